//! A stated total against the parts listed with it.
//!
//! 共126件，其中继续有效95件、修改8件、废止23件: a list of figures of the total's
//! unit right behind it. Any full list may bear the total out; to convict it,
//! the list must be opened as one, be unbroken, and claim to be whole.

use super::interval::interval;
use super::passage::Figure;
use super::words::{WORDS, compatible, has};
use super::{Found, exact, within};
use crate::observations::Observation;

/// Parts that miss the total by more than this share of it are taken for a
/// list of some of the parts …
const SHORT: f64 = 0.04;
/// … and parts that exceed it by more, for overlapping ones.
const OVER: f64 = 0.08;

pub(super) fn recompute<'a>(figures: &[Figure<'a>], at: usize) -> Option<Found<'a>> {
    let total = figures.get(at)?;
    if !total.is_level() || total.row.value <= 0.0 {
        return None;
    }
    listed_behind(figures, at).or_else(|| listed_before(figures, at))
}

/// A list of parts: figures of the same unit, joined.
struct List {
    parts: Vec<usize>,
    /// 其中, 分别, … stands before the first.
    opened: bool,
    /// How many of the first parts are joined by 、 alone.
    joined: usize,
}

fn listed_behind<'a>(figures: &[Figure<'a>], at: usize) -> Option<Found<'a>> {
    let total = figures.get(at)?;
    let list = list(figures, at)?;
    let rows = |n: usize| -> Vec<&'a Observation> {
        list.parts
            .iter()
            .take(n)
            .filter_map(|&i| figures.get(i))
            .map(|f| f.row)
            .collect()
    };
    let whole_at = |n: usize| {
        n == list.parts.len() && list.opened
            || n == list.joined
            || list
                .parts
                .get(n - 1)
                .and_then(|&i| figures.get(i))
                .is_some_and(|f| is_remainder(f))
    };
    for n in 2..=list.parts.len() {
        if whole_at(n) {
            let found = compare(total.row, rows(n))?;
            if found.ok {
                return Some(found);
            }
        }
    }
    let n = list.joined;
    if n < 2
        || !list.opened
        || !list.parts.iter().take(n).all(|&i| {
            figures
                .get(i)
                .is_some_and(|f| exact(f.row) && f.row.unit == total.row.unit)
        })
    {
        return None;
    }
    let last = figures.get(*list.parts.get(n - 1)?)?;
    let words_partial = list
        .parts
        .iter()
        .take(n)
        .filter_map(|&i| figures.get(i))
        .any(|f| has(f.lead, &WORDS.partial));
    if words_partial
        || has(last.rest(), &WORDS.partial)
        || last.tail.starts_with('等')
        || !exact(total.row)
    {
        return None;
    }
    let found = compare(total.row, rows(n))?;
    let smallest = rows(n)
        .iter()
        .map(|r| r.value)
        .fold(f64::INFINITY, f64::min);
    let off = found.value - total.row.value;
    let convicts = if off > 0.0 {
        off <= OVER * total.row.value
    } else {
        -off <= SHORT * total.row.value && -off < smallest
    };
    convicts.then_some(found)
}

/// The figures of the total's unit that stand in a list behind it.
fn list(figures: &[Figure<'_>], at: usize) -> Option<List> {
    let total = figures.get(at)?;
    let is_part = |f: &Figure<'_>| {
        f.is_level() && compatible(&f.row.unit, &total.row.unit) && f.row.value < total.row.value
    };
    // Its growth and last year's value may stand between.
    let first = (at + 1..figures.len()).find(|&i| {
        let f = &figures[i];
        f.sentence != total.sentence || f.is_level() && f.depth <= total.depth || opens(f)
    })?;
    let opening = figures
        .get(first)
        .filter(|f| f.sentence == total.sentence && is_part(f))?;
    let opened = opens(opening);
    if opening.segment != total.segment && !opened {
        return None;
    }
    let mut list = List {
        parts: vec![first],
        opened,
        joined: 1,
    };
    let mut unbroken = true;
    for (i, f) in figures.iter().enumerate().skip(first + 1) {
        if f.segment != opening.segment || !is_part(f) {
            break;
        }
        if f.continues_list() {
            list.joined += usize::from(unbroken);
        } else if f.follows_comma() && !f.lead.contains("其中") {
            unbroken = false;
        } else {
            break;
        }
        list.parts.push(i);
    }
    if list.joined < 2 {
        list.joined = 0;
    }
    (list.parts.len() >= 2).then_some(list)
}

fn opens(f: &Figure<'_>) -> bool {
    has(f.lead, &WORDS.list_opening)
}

fn is_remainder(f: &Figure<'_>) -> bool {
    let name = f.clause().trim_start_matches(['、', '和']);
    WORDS.remainder.iter().any(|w| name.starts_with(w.as_str()))
}

/// 甲12件、乙13件，共25件: borne out or no row.
fn listed_before<'a>(figures: &[Figure<'a>], at: usize) -> Option<Found<'a>> {
    let total = figures.get(at)?;
    if !has(total.clause(), &WORDS.total_after) {
        return None;
    }
    let mut parts = Vec::new();
    for f in figures.get(..at)?.iter().rev() {
        if f.segment != total.segment || !f.is_level() || !compatible(&f.row.unit, &total.row.unit)
        {
            break;
        }
        parts.push(f.row);
        if !f.continues_list() {
            break;
        }
    }
    parts.reverse();
    if parts.len() < 2 {
        return None;
    }
    compare(total.row, parts).filter(|f| f.ok)
}

fn compare<'a>(total: &'a Observation, parts: Vec<&'a Observation>) -> Option<Found<'a>> {
    let sum = parts
        .iter()
        .map(|p| interval(p))
        .reduce(super::interval::Interval::plus)?;
    let value: f64 = parts.iter().map(|p| p.value).sum();
    let tolerance = interval(total).half() + sum.half();
    // A sum known to a tenth at best settles nothing.
    if tolerance > 0.1 * total.value {
        return None;
    }
    let ok = within(value - total.value, tolerance, total.value);
    Some(Found {
        value,
        tolerance,
        ok,
        parts,
        note: "",
    })
}
