//! Threads → tracked changes between two years: a statement of both is a
//! redline, one of the earlier year alone a deleted paragraph, one of the later
//! alone an inserted paragraph.

use serde::Serialize;

use crate::report::threads::{Edit, Step, Thread, edits};

/// Numbers of the changes: each is given once in a document.
#[derive(Default)]
pub(super) struct Numbers(usize);

impl Numbers {
    fn next(&mut self) -> usize {
        self.0 += 1;
        self.0
    }
}

/// One statement as a paragraph with its changes.
#[derive(Debug, Serialize)]
pub(super) struct Revised {
    /// What happens to the paragraph itself: `del`, `ins`, or nothing.
    pub paragraph: &'static str,
    /// The number of that change.
    pub number: usize,
    pub pieces: Vec<Piece>,
    /// What became of the statement.
    pub status: &'static str,
    pub first_year: i32,
    pub age: String,
    pub evidence: String,
    pub evidence_line: usize,
    pub plan: String,
}

/// Words that stay, go or come.
#[derive(Debug, Serialize)]
pub(super) struct Piece {
    pub number: usize,
    #[serde(flatten)]
    pub edit: Edit,
}

/// The statements of either year, in the order of the threads.
pub(super) fn revised<'a>(
    threads: impl Iterator<Item = &'a Thread>,
    (from, to): (i32, i32),
    numbers: &mut Numbers,
) -> Vec<Revised> {
    let mut all = Vec::new();
    for thread in threads {
        let (paragraph, words) = match (thread.stated_in(from), thread.stated_in(to)) {
            (Some(old), Some(new)) => ("", edits(&old.text, &new.text)),
            (Some(old), None) => ("del", vec![edit("del", old)]),
            (None, Some(new)) => ("ins", vec![edit("ins", new)]),
            (None, None) => continue,
        };
        let fate = thread.stated_in(from);
        all.push(Revised {
            paragraph,
            number: numbers.next(),
            pieces: words
                .into_iter()
                .map(|edit| Piece {
                    number: numbers.next(),
                    edit,
                })
                .collect(),
            status: fate.map_or("new", |s| s.status),
            first_year: thread.first_year,
            age: thread.age.clone(),
            evidence: fate.map(|s| s.evidence.clone()).unwrap_or_default(),
            evidence_line: fate.map_or(0, |s| s.evidence_line),
            plan: fate.map(|s| s.plan.clone()).unwrap_or_default(),
        });
    }
    all
}

fn edit(tag: &'static str, step: &Step) -> Edit {
    Edit {
        tag,
        text: step.text.clone(),
    }
}
