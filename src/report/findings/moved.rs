//! Figures: what got worse or better, what is no longer reported, and the
//! farthest neutral moves. What may not be believed yet is told elsewhere.

use super::{Finding, Material};
use crate::report::indicator_rows::Row;
use crate::report::words::{sentence, word};

/// Names listed in one sentence before 等.
const NAMED: usize = 3;
/// Moves told one by one.
const MOVES: usize = 3;
/// A move is worth telling from here on: |a−b| / (|a|+|b|), a third or so.
const WORTH_TELLING: f64 = 0.15;

/// How many indicators got `better` or `worse`, and the farthest moved.
pub(super) fn listed(m: &Material, out: &mut Vec<Finding>, way: &'static str) {
    let (tone, key) = if way == "worse" {
        ("bad", "finding_worse")
    } else {
        ("good", "finding_better")
    };
    tell(m, out, (tone, key), |r| {
        r.assessment == way && r.is_believed()
    });
}

/// What is no longer reported, and what is counted differently now.
pub(super) fn gone(m: &Material, out: &mut Vec<Finding>) {
    tell(m, out, ("warn", "finding_vanished"), |r| {
        r.status == "vanished"
    });
    tell(m, out, ("plain", "finding_redefined"), |r| {
        r.status == "redefined"
    });
}

/// The farthest moves of which neither more nor less is better.
pub(super) fn neutral(m: &Material, out: &mut Vec<Finding>) {
    let mut moved: Vec<&Row> = m
        .rows
        .iter()
        .filter(|r| r.is_compared() && r.kind == "level" && !r.change_pct.is_empty())
        .filter(|r| r.move_by.abs() >= WORTH_TELLING && r.is_believed())
        .filter(|r| !matches!(r.assessment.as_str(), "better" | "worse"))
        .collect();
    moved.sort_by(|a, b| farther(a, b));
    for row in moved.into_iter().take(MOVES) {
        let (Some(from), Some(to)) = (&row.from, &row.to) else {
            continue;
        };
        let key = if row.move_by < 0.0 {
            "finding_fell"
        } else {
            "finding_rose"
        };
        out.push(Finding {
            tone: "plain",
            number: row.change_pct.clone(),
            text: sentence(
                key,
                m.lang,
                &[
                    ("name", &row.name),
                    ("from", &from.shown),
                    ("to", &to.shown),
                ],
            ),
            href: row.id.clone(),
            source: row.places(),
        });
    }
}

fn farther(a: &Row, b: &Row) -> std::cmp::Ordering {
    let moved = |row: &Row| row.move_by.abs();
    moved(b).total_cmp(&moved(a)).then_with(|| a.id.cmp(&b.id))
}

/// A sentence that counts rows and names the first, farthest moved first.
fn tell(
    m: &Material,
    out: &mut Vec<Finding>,
    (tone, key): (&'static str, &str),
    holds: impl Fn(&Row) -> bool,
) {
    let mut found: Vec<&Row> = m.rows.iter().filter(|r| holds(r)).collect();
    found.sort_by(|a, b| farther(a, b));
    let Some(first) = found.first() else {
        return;
    };
    let moved = tone == "bad" || tone == "good";
    let named = found
        .iter()
        .take(NAMED)
        .map(|row| match row.change.as_str() {
            change if moved && !change.is_empty() => format!(
                "{}{}{change}{}",
                row.name,
                word("open_bracket", m.lang),
                word("close_bracket", m.lang)
            ),
            _ => row.name.clone(),
        });
    let mut names = named.collect::<Vec<_>>().join(word("listing", m.lang));
    if found.len() > NAMED {
        names.push_str(word("and_more", m.lang));
    }
    let n = found.len().to_string();
    out.push(Finding {
        tone,
        text: sentence(key, m.lang, &[("n", &n), ("names", &names)]),
        number: n,
        href: first.id.clone(),
        source: first.places(),
    });
}
