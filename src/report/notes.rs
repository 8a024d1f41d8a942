//! What a site keeps of a place's page: where its threads and lines stand.

use super::overview::Counts;
use super::place::Place;
use super::threads::Thread;

/// What was said on the page of one place.
#[derive(Debug, Clone, Default)]
pub(crate) struct Notes {
    pub counts: Counts,
    pub threads: Vec<ThreadNotes>,
    /// Year, address and words of each line.
    pub lines: Vec<(i32, String, String)>,
}

/// One weakness or plan.
#[derive(Debug, Clone)]
pub(crate) struct ThreadNotes {
    pub kind: &'static str,
    pub id: String,
    pub text: String,
    pub status: &'static str,
    pub first_year: i32,
    pub last_year: i32,
    pub years_open: i32,
    pub open: bool,
}

impl Notes {
    pub(super) fn of(place: &Place) -> Self {
        let weaknesses = place.weaknesses.iter().chain(&place.closed);
        let plans = place.plans.iter().chain(&place.planned);
        let threads = weaknesses.map(|t| thread("weakness", t));
        let lines = place.texts.iter().flat_map(|text| {
            text.lines.iter().map(move |line| {
                let runs = line.sentences.iter().flatten();
                let words = runs.map(|run| run.text.as_str()).collect();
                (text.year, line.id.clone(), words)
            })
        });
        Self {
            counts: place.counts,
            threads: threads.chain(plans.map(|t| thread("plan", t))).collect(),
            lines: lines.collect(),
        }
    }
}

fn thread(kind: &'static str, t: &Thread) -> ThreadNotes {
    ThreadNotes {
        kind,
        id: t.id.clone(),
        text: t.text.clone(),
        status: t.status,
        first_year: t.first_year,
        last_year: t.last_year,
        years_open: t.years_open,
        open: t.open,
    }
}
