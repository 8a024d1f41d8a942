//! A stated percentage against part ÷ whole.
//!
//! The part is the figure just before the claim (败诉5件，败诉率10.6%), the whole
//! a larger one of the same unit before it. Any such pair may bear the claim
//! out; to convict it, the words must leave one pair only.

use super::interval::{Interval, digits, interval, is_percent, one_digit_off};
use super::passage::Figure;
use super::words::{WORDS, compatible, has};
use super::{Found, exact, within};
use crate::observations::Kind;

/// A claim this far from what follows, in points, is taken for another reading
/// and not for a slip, unless a single digit is off.
const CLOSE: f64 = 5.0;

/// How many sentences back a whole may stand.
const SENTENCES_BACK: usize = 2;

/// How the claim names itself.
enum Wording<'a> {
    /// 占比, 占审结案件的.
    Portion,
    /// 败诉率: the word before 率.
    Rate(&'a str),
}

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
    let p = part(figures, at)?;
    let part = figures.get(p)?;
    let named = is_named(part, &wording);
    let wholes = wholes(figures, p, at);
    // Every whole in reach may bear the claim out, the nearest first.
    let same_segment = |w: &usize| figures.get(*w).is_some_and(|f| f.segment == part.segment);
    let borne = wholes
        .iter()
        .filter(|w| named || same_segment(w))
        .filter_map(|&w| compare(claim, part, figures.get(w)?))
        .find(|f| f.ok);
    if borne.is_some() {
        return borne;
    }
    let reading = the_whole(figures, p, &wholes)?;
    let found = compare(claim, part, figures.get(reading)?)?;
    let off = (found.value - claim.row.value).abs();
    let convicts = named
        && bare(clause, &wording)
        && !part.continues_list()
        && [claim, part, figures.get(reading)?]
            .iter()
            .all(|f| exact(f.row))
        && claim.row.value <= 100.0
        && (off <= CLOSE && off <= 0.3 * found.value
            || one_digit_off(claim.row.value, found.value, digits(&claim.row.text).last))
        && !explained(figures, at);
    convicts.then_some(found)
}

fn wording(clause: &str) -> Option<Wording<'_>> {
    if has(clause, &WORDS.portion) {
        return Some(Wording::Portion);
    }
    let at = clause.rfind('率')?;
    clause.get(..at).map(Wording::Rate)
}

/// The figure just before the claim, other shares and changes passed over:
/// only within the same stretch between semicolons.
fn part(figures: &[Figure<'_>], at: usize) -> Option<usize> {
    let claim = figures.get(at)?;
    (0..at)
        .rev()
        .take_while(|&i| {
            figures[i].segment == claim.segment && figures[i].row.line == claim.row.line
        })
        .find(|&i| figures[i].is_level())
}

/// Whether the words about the part say that the claim is about it.
fn is_named(part: &Figure<'_>, wording: &Wording<'_>) -> bool {
    match wording {
        Wording::Portion => true,
        Wording::Rate(word) => {
            let last_two = word
                .char_indices()
                .rev()
                .nth(1)
                .map_or("", |(i, _)| &word[i..]);
            !last_two.is_empty()
                && [part.clause(), part.rest(), &part.row.label]
                    .iter()
                    .any(|t| t.contains(last_two))
        }
    }
}

/// Whether the claim's clause has no subject of its own: 占比, 占审结案件的,
/// but not 高新技术产业增加值占比.
fn bare(clause: &str, wording: &Wording<'_>) -> bool {
    match wording {
        Wording::Portion => WORDS
            .portion
            .iter()
            .any(|w| clause.trim_start().starts_with(w.as_str())),
        Wording::Rate(_) => true,
    }
}

/// The larger figures of the same unit before the part, nearest first.
fn wholes(figures: &[Figure<'_>], p: usize, at: usize) -> Vec<usize> {
    let part = &figures[p];
    let hundred = figures[at].row.value >= 100.0;
    (0..p)
        .rev()
        .take_while(|&i| {
            figures[i].row.line == part.row.line
                && figures[i].sentence + SENTENCES_BACK >= part.sentence
        })
        .filter(|&i| {
            let w = &figures[i];
            w.is_level()
                && compatible(&w.row.unit, &part.row.unit)
                && (w.row.value > part.row.value
                    || hundred && within(w.row.value - part.row.value, 0.0, part.row.value))
        })
        .collect()
}

/// The one whole that the wording leaves, if it leaves one.
fn the_whole(figures: &[Figure<'_>], p: usize, wholes: &[usize]) -> Option<usize> {
    let part = figures.get(p)?;
    // 审结案件中，…38件: the scope is named, and the figure of that name is the whole.
    if let Some(scope) = scope(part) {
        let mut of_name = wholes
            .iter()
            .map(|&w| (w, &figures[w]))
            .filter(|(_, f)| f.clause().contains(scope) || f.row.label.contains(scope));
        let (w, nearest) = of_name.next()?;
        // A second of that name in the same sentence would leave two readings.
        return of_name
            .all(|(_, f)| f.sentence != nearest.sentence)
            .then_some(w);
    }
    // 审结55件，其中败诉5件: the figure before 其中.
    if part.lead.contains("其中") {
        let w = *wholes.first()?;
        let between = figures.get(w + 1..p)?;
        return between
            .iter()
            .all(|f| !f.is_level() || !compatible(&f.row.unit, &part.row.unit))
            .then_some(w);
    }
    // Otherwise the only one between the same semicolons.
    let mut here = wholes
        .iter()
        .filter(|&&w| figures[w].segment == part.segment);
    match (here.next(), here.next()) {
        (Some(&w), None) => Some(w),
        _ => None,
    }
}

/// The two characters before 案件中, 事项中, …: what a named scope is called.
fn scope<'a>(part: &Figure<'a>) -> Option<&'a str> {
    let at = WORDS
        .scope
        .iter()
        .find_map(|w| part.lead.find(w.as_str()))?;
    let name = part.lead.get(..at)?.trim_end_matches('的');
    let (start, _) = name.char_indices().rev().nth(1)?;
    name.get(start..)
        .filter(|n| !n.contains(['，', ',', '。', '；', ';', '、']))
}

fn compare<'a>(claim: &Figure<'a>, part: &Figure<'a>, whole: &Figure<'a>) -> Option<Found<'a>> {
    let stated: Interval = interval(claim.row);
    let follows = interval(part.row).percent_of(interval(whole.row))?;
    if follows.half() > 1.0 || whole.row.value <= 0.0 {
        return None;
    }
    let value = 100.0 * part.row.value / whole.row.value;
    let tolerance = stated.half() + follows.half();
    let off = value - claim.row.value;
    let rounds = within(off, tolerance, value);
    let truncated = !rounds && off > 0.0 && off < 2.0 * stated.half() + follows.half();
    Some(Found {
        value,
        tolerance,
        ok: rounds || truncated,
        parts: vec![part.row, whole.row],
        note: if truncated { "truncated" } else { "" },
    })
}

/// Whether any other two figures near the claim give what it states: then the
/// reading was wrong, not the report.
fn explained(figures: &[Figure<'_>], at: usize) -> bool {
    let claim = &figures[at];
    let near: Vec<&Figure<'_>> = figures
        .iter()
        .filter(|f| {
            f.row.line == claim.row.line
                && f.row.kind == Kind::Level
                && f.segment.abs_diff(claim.segment) <= 1
        })
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
