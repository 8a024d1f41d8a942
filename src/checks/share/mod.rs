//! A stated percentage against part ÷ whole.
//!
//! The part is the figure just before the claim (败诉5件，败诉率10.6%), the whole
//! a larger one of the same unit before it. Any such pair may bear the claim
//! out; to convict it, the words must leave one pair only.

mod part;
mod whole;

use super::passage::{Figure, around};
use super::words::{WORDS, compatible, has};
use super::{Found, exact, slip, within};
use crate::observations::Kind;
use crate::observations::interval::{Interval, interval, is_percent};
use part::{Wording, bare, is_named, parts, wording};
use whole::{the_whole, wholes};

/// A claim this far from what follows, in points, is taken for another reading
/// and not for a slip, unless a single digit is off.
const CLOSE: f64 = 5.0;

/// The same where the claim stands right behind its part but does not name it.
const NEXT_TO: f64 = 1.5;

pub(super) fn recompute<'a>(figures: &[Figure<'a>], at: usize) -> Option<Found<'a>> {
    let claim = figures.get(at)?;
    if claim.row.kind != Kind::Share
        || !is_percent(&claim.row.unit)
        || !claim.is_now()
        || claim.row.value_max.is_some()
    {
        return None;
    }
    let clause = claim.clause();
    if has(clause, &WORDS.not_a_portion) {
        return None;
    }
    let wording = wording(clause)?;
    // Every part and whole in reach may bear the claim out, the nearest first.
    let readings = parts(figures, at, &wording);
    let borne = readings
        .iter()
        .filter_map(|reading| reading.borne(figures, at, &wording))
        .next();
    if borne.is_some() {
        return borne;
    }
    let [p] = readings.first()?.0[..] else {
        // 撤销8件、变更2件: their sum is one reading among others.
        return None;
    };
    let part = figures.get(p)?;
    let named = is_named(part, &wording);
    let whole = figures.get(the_whole(figures, p, &wholes(figures, p, at))?)?;
    let found = compare(claim, &[part], whole)?;
    let off = (found.value - claim.row.value).abs();
    // 审结55件，其中撤销9件，纠错率16.9%: another name, but no other part.
    let slipped = slip::of_the_pen(claim.row, found.value);
    let next_to = part.lead.contains("其中") && p + 1 == at;
    let tied = named || next_to && (off <= NEXT_TO || slipped);
    let named_in_list = matches!(wording, Wording::Rate(_)) && named;
    let convicts = tied
        && bare(clause, &wording)
        && (named_in_list || !part.continues_list())
        && [claim, part, whole].iter().all(|f| exact(f.row))
        && claim.row.value <= 100.0
        && (off <= CLOSE && off <= 0.3 * found.value || slipped)
        && !explained(figures, at);
    convicts.then_some(found)
}

fn compare<'a>(claim: &Figure<'a>, parts: &[&Figure<'a>], whole: &Figure<'a>) -> Option<Found<'a>> {
    let stated = interval(claim.row);
    let part = parts
        .iter()
        .map(|p| interval(p.row))
        .reduce(Interval::plus)?;
    let follows = part.percent_of(interval(whole.row))?;
    if follows.half() > 1.0 || whole.row.value <= 0.0 {
        return None;
    }
    let sum: f64 = parts.iter().map(|p| p.row.value).sum();
    let value = 100.0 * sum / whole.row.value;
    let rounds = stated.meets(follows);
    let last = 2.0 * stated.half();
    let cut = value - claim.row.value;
    let truncated = !rounds && exact(claim.row) && cut > 0.0 && cut < last + follows.half();
    Some(Found {
        value,
        tolerance: stated.reach(claim.row.value) + follows.half(),
        ok: rounds || truncated,
        parts: parts.iter().map(|p| p.row).chain([whole.row]).collect(),
        note: if truncated { "truncated" } else { "" },
    })
}

/// Whether any other two figures near the claim give what it states: then the
/// reading was wrong, not the report.
fn explained(figures: &[Figure<'_>], at: usize) -> bool {
    let claim = &figures[at];
    let near: Vec<&Figure<'_>> = figures[around(figures, at, 1)]
        .iter()
        .filter(|f| f.row.line == claim.row.line && f.row.kind == Kind::Level)
        .collect();
    near.iter().any(|p| {
        near.iter().any(|w| {
            w.row.value > p.row.value
                && compatible(&w.row.unit, &p.row.unit)
                && within(
                    100.0 * p.row.value / w.row.value - claim.row.value,
                    interval(claim.row).half(),
                    1.0,
                )
        })
    })
}

#[cfg(test)]
mod tests;
