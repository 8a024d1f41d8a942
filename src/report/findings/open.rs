//! Weaknesses: open for years, standing again, gone without a word.

use super::{Finding, Material, short};
use crate::report::threads::Thread;
use crate::report::words::sentence;

/// Weaknesses open for so many years are told one by one.
const LONG_OPEN: i32 = 3;
/// Longest open weaknesses told.
const LONG_OPEN_TOLD: usize = 2;

/// Those open longest, then how many stand again.
pub(super) fn long_open(m: &Material, out: &mut Vec<Finding>) {
    for thread in m
        .weaknesses
        .iter()
        .filter(|t| t.years_open >= LONG_OPEN && t.stated_in(m.to).is_some())
        .take(LONG_OPEN_TOLD)
    {
        let n = thread.years_open.to_string();
        out.push(Finding {
            tone: "bad",
            number: sentence("years_open", m.lang, &[("n", &n)]),
            text: sentence(
                "finding_open",
                m.lang,
                &[
                    ("text", &short(&thread.text)),
                    ("n", &n),
                    ("first", &thread.since.to_string()),
                ],
            ),
            href: thread.id.clone(),
            source: thread.place(),
        });
    }
    let count = |status: &str| {
        m.steps(m.weaknesses)
            .filter(|(_, s)| s.status == status)
            .count()
    };
    let (repeated, reworded) = (count("repeated"), count("reworded"));
    if repeated + reworded > 0 {
        out.push(Finding {
            tone: "warn",
            number: (repeated + reworded).to_string(),
            text: sentence(
                "finding_standing",
                m.lang,
                &[
                    ("repeated", &repeated.to_string()),
                    ("reworded", &reworded.to_string()),
                ],
            ),
            href: format!("{}weaknesses", m.at),
            source: String::new(),
        });
    }
}

/// Those no longer stated though nothing addresses them.
pub(super) fn dropped(m: &Material, out: &mut Vec<Finding>) {
    gone(
        m,
        out,
        "dropped_without_evidence",
        "finding_dropped",
        "warn",
    );
}

/// Those no longer stated where the report says what was done.
pub(super) fn addressed(m: &Material, out: &mut Vec<Finding>) {
    gone(m, out, "dropped_with_evidence", "finding_addressed", "good");
}

fn gone(m: &Material, out: &mut Vec<Finding>, status: &str, key: &str, tone: &'static str) {
    let found: Vec<&Thread> = m
        .steps(m.weaknesses)
        .filter(|(_, s)| s.status == status)
        .map(|(t, _)| t)
        .collect();
    if let Some(first) = found.first() {
        let n = found.len().to_string();
        out.push(Finding {
            tone,
            text: sentence(key, m.lang, &[("n", &n), ("text", &short(&first.text))]),
            number: n,
            href: first.id.clone(),
            source: first.place(),
        });
    }
}
