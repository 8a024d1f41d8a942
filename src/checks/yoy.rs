//! A stated change against last year (同比增长 8.6%, 较上年提高 2.8 个百分点,
//! 比上年增加 6 件) against the two values it is about.
//!
//! The value now is the figure just before the claim; the value then is what
//! this report quotes in between (上年为83件) or what last year's report said of
//! the same indicator.

use super::interval::{digits, interval, is_percent, one_digit_off};
use super::passage::Figure;
use super::words::{WORDS, compatible, has};
use super::{Found, Years, exact, within};
use crate::observations::{Kind, Observation, Period};

/// A growth rate further than this from what follows, in points, is taken for
/// another base and not for a slip, unless a single digit is off.
const CLOSE: f64 = 4.0;

pub(super) fn recompute<'a>(
    figures: &[Figure<'a>],
    at: usize,
    years: &Years<'a>,
) -> Option<Found<'a>> {
    let claim = figures.get(at)?;
    if claim.row.kind != Kind::Change
        || matches!(claim.row.period, Period::Target | Period::Span)
        || claim.row.value_max.is_some()
    {
        return None;
    }
    if has(claim.clause(), &WORDS.other_base) {
        return None;
    }
    let (now, quoted) = base(figures, at)?;
    let before: Vec<&'a Observation> = [quoted, years.year_before(now.row)]
        .into_iter()
        .flatten()
        .collect();
    let found: Vec<Found<'a>> = before
        .iter()
        .filter_map(|then| compare(claim, now.row, then))
        .collect();
    if let Some(i) = found.iter().position(|f| f.ok) {
        return found.into_iter().nth(i);
    }
    let convicts = is_bare(claim.clause())
        && has(claim.clause(), &WORDS.year_on_year)
        && !claim.continues_list()
        && !now.continues_list()
        && exact(claim.row)
        && exact(now.row)
        && before.iter().all(|b| exact(b) && similar(b, now.row))
        && !(is_percent(&claim.row.unit) && now.row.kind == Kind::Level && is_revised(now.row))
        && found.iter().all(|f| is_close(claim.row, f, now.row));
    found.into_iter().next().filter(|_| convicts)
}

/// The figure the change is about: the one just before, with a value of last
/// year that stands in between.
fn base<'f, 'a>(
    figures: &'f [Figure<'a>],
    at: usize,
) -> Option<(&'f Figure<'a>, Option<&'a Observation>)> {
    let claim = figures.get(at)?;
    let wanted = wanted(claim);
    let mut quoted = None;
    for f in figures.get(..at)?.iter().rev() {
        if f.segment != claim.segment {
            return None;
        }
        if f.row.period == Period::Prior && f.row.kind != Kind::Change {
            if quoted.is_none() && f.row.kind == wanted && is_last_year(f) {
                quoted = Some(f.row);
            }
            continue;
        }
        let fits = f.row.kind == wanted
            && f.is_now()
            && f.row.value_max.is_none()
            && (is_percent(&claim.row.unit) || compatible(&f.row.unit, &claim.row.unit));
        return fits.then_some((f, quoted.filter(|q| compatible(&q.unit, &f.row.unit))));
    }
    None
}

/// Percentage points change a share, anything else a level.
fn wanted(claim: &Figure<'_>) -> Kind {
    if claim.row.unit.ends_with("百分点") {
        Kind::Share
    } else {
        Kind::Level
    }
}

/// Whether a figure of an earlier year is said to be last year's.
pub(super) fn is_last_year(f: &Figure<'_>) -> bool {
    let clause = f
        .lead
        .rsplit(['，', ',', '。', '；', ';'])
        .next()
        .unwrap_or("");
    has(clause, &WORDS.last_year) && !clause.contains("上年同期")
}

/// Whether nothing but the change itself is said in the clause: a subject of
/// its own (案值同比增长) is about another figure.
fn is_bare(clause: &str) -> bool {
    // 受疫情影响同比下降6.3%: a cause is no subject.
    let mut rest = match clause.find("影响") {
        Some(at) if clause.trim_start().starts_with('受') => {
            clause.get(at + "影响".len()..).unwrap_or("")
        }
        _ => clause,
    };
    rest = rest.trim();
    let words = || {
        WORDS
            .year_on_year
            .iter()
            .chain(&WORDS.direction)
            .chain(&WORDS.filler)
    };
    while !rest.is_empty() {
        match words()
            .filter_map(|w| rest.strip_prefix(w.as_str()))
            .min_by_key(|r| r.len())
        {
            Some(less) => rest = less,
            None => return false,
        }
    }
    true
}

fn compare<'a>(
    claim: &Figure<'a>,
    now: &'a Observation,
    then: &'a Observation,
) -> Option<Found<'a>> {
    let (a, b) = (interval(now), interval(then));
    let relative = is_percent(&claim.row.unit) && now.kind == Kind::Level;
    let (value, follows) = if relative {
        let difference = 100.0 * (now.value - then.value) / then.value;
        let ratio = a.percent_of(b)?;
        (difference, ratio)
    } else {
        (now.value - then.value, a.minus(b))
    };
    let limit = if relative {
        1.0
    } else {
        0.1 * now.value.abs().max(1.0)
    };
    if !value.is_finite() || follows.half() > limit {
        return None;
    }
    let tolerance = interval(claim.row).half() + follows.half();
    let off = value - claim.row.value;
    let rounds = within(off, tolerance, value);
    let truncated = !rounds
        && value.abs() > claim.row.value.abs()
        && value.signum() == claim.row.value.signum()
        && off.abs() < 2.0 * interval(claim.row).half() + follows.half();
    Some(Found {
        value,
        tolerance,
        ok: rounds || truncated,
        parts: vec![now, then],
        note: if truncated { "truncated" } else { "" },
    })
}

/// Whether the stated change misses by little, by one digit, or by its sign.
fn is_close(claim: &Observation, found: &Found<'_>, now: &Observation) -> bool {
    let off = (found.value - claim.value).abs();
    let reach = if is_percent(&claim.unit) {
        CLOSE
    } else {
        (0.05 * now.value.abs()).max(2.0)
    };
    off <= reach && off <= 0.75 * found.value.abs().max(claim.value.abs())
        || one_digit_off(claim.value, found.value, digits(&claim.text).last)
        || within(found.value + claim.value, found.tolerance, found.value)
}

/// Whether last year's row is called enough alike to convict this year's.
pub(super) fn similar(then: &Observation, now: &Observation) -> bool {
    if then.year == now.year || then.label == now.label {
        return true;
    }
    let pairs = |s: &str| -> Vec<(char, char)> { s.chars().zip(s.chars().skip(1)).collect() };
    let (a, b) = (pairs(&then.label), pairs(&now.label));
    let common = a.iter().filter(|p| b.contains(p)).count();
    #[allow(clippy::cast_precision_loss)]
    let shorter = a.len().min(b.len()) as f64;
    #[allow(clippy::cast_precision_loss)]
    let shared = common as f64;
    shorter > 0.0 && shared >= 0.4 * shorter
}

/// Whether growth is reckoned at constant prices or on a revised base, so that
/// two published values need not give it.
pub(super) fn is_revised(now: &Observation) -> bool {
    has(&now.label, &WORDS.revised)
}
