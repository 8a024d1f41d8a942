//! What speaks for and against two observations measuring the same thing, as
//! log-odds: each signal times its weight. The weights are those of a logistic
//! regression on pairs of hand-made series (see `WEIGHTS`), so that the odds
//! can be read as a confidence.

use super::candidates::Candidate;
use super::features::{Features, LAST, Label, share};
use super::words::{Parting, words};
use crate::observations::{Kind, Observation, Period};
use std::fmt::Write;
use std::rc::Rc;

/// How many signals there are.
const SIGNALS: usize = 17;

/// Each signal's name and weight; the first always speaks.
/// Fitted on some 4,000
/// pairs of three invented series and 170 pairs of published reports judged by
/// hand, then rounded: the floors in `tests/testsuite/gold.rs` hold what is reached.
const WEIGHTS: [(&str, f64); SIGNALS] = [
    ("prior", -5.0),
    ("label", 2.6),
    ("label held", 2.2),
    ("last words", 1.2),
    ("same label", 1.6),
    ("words before", 0.4),
    ("own words", -0.6),
    ("other unit", -0.9),
    ("near in size", 2.3),
    ("far in size", -1.1),
    ("stage or scope unsaid", -0.85),
    ("other stage or scope", -2.75),
    ("a total against a year", -4.0),
    ("both in the catalog", 1.0),
    ("other in the catalog", -2.6),
    ("neighbours", 0.7),
    ("reports alike", 6.0),
];
/// The places of the signals that are known only after a first round.
const NEIGHBOURS: usize = SIGNALS - 2;
const ALIKE: usize = SIGNALS - 1;

/// What the sure joins say of a pair: how many neighbours in the text are joined
/// with each other, and which share of the two reports' rows is.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Joins {
    pub(super) neighbours: f64,
    pub(super) alike: f64,
}

impl Joins {
    /// What they add to the log-odds that the pair's own signals make.
    pub(super) fn beyond(self, own: f64) -> f64 {
        own + WEIGHTS[NEIGHBOURS].1 * self.neighbours + WEIGHTS[ALIKE].1 * self.alike
    }
}

/// The signals of a pair.
#[derive(Debug, Clone, Copy)]
pub(super) struct Evidence([f64; SIGNALS]);

impl Evidence {
    /// Log-odds that both measure the same thing.
    pub(super) fn log_odds(&self) -> f64 {
        WEIGHTS
            .iter()
            .zip(&self.0)
            .map(|((_, weight), signal)| weight * signal)
            .sum()
    }

    /// With what the sure joins say.
    pub(super) fn with(mut self, joins: Joins) -> Self {
        self.0[NEIGHBOURS] = joins.neighbours;
        self.0[ALIKE] = joins.alike;
        self
    }

    /// What speaks for and against, the weightiest first.
    pub(super) fn reasons(&self) -> String {
        let mut parts: Vec<(&str, f64)> = WEIGHTS
            .iter()
            .zip(&self.0)
            .skip(1)
            .map(|((name, weight), signal)| (*name, weight * signal))
            .filter(|(_, part)| part.abs() >= 0.05)
            .collect();
        parts.sort_by(|a, b| b.1.abs().total_cmp(&a.1.abs()));
        let mut words = String::with_capacity(24 * parts.len());
        for (name, part) in parts {
            let comma = if words.is_empty() { "" } else { ", " };
            let (sign, tenths) = (
                if part < 0.0 { '-' } else { '+' },
                (10.0 * part.abs()).round(),
            );
            let (whole, tenth) = (tenths as u64 / 10, tenths as u64 % 10);
            // Writing to a String cannot fail. Integers: a float with one decimal
            // takes four times as long, and every link has some of these.
            let _ = write!(words, "{comma}{name} {sign}{whole}.{tenth}");
        }
        words
    }
}

/// The confidence that log-odds stand for.
pub(super) fn confidence(log_odds: f64) -> f64 {
    1.0 / (1.0 + (-log_odds).exp())
}

/// From which multiple of a year's value on a total (累计办理) is one of years.
const OF_YEARS: f64 = 1.6;

/// Whether one is what came together over years and the other a year's share of
/// it: 办理建议1004件, 五年累计办理建议6148件.
fn is_total_against_year(a: &Observation, b: &Observation) -> bool {
    let (total, year) = match (a.period, b.period) {
        (Period::Stock, Period::Year) => (a, b),
        (Period::Year, Period::Stock) => (b, a),
        _ => return false,
    };
    a.kind == Kind::Level && total.value >= OF_YEARS * year.value
}

/// The evidence on two observations of one block (same kind, units compare).
pub(super) fn weigh(
    (a, x): (&Observation, &Features),
    (b, y): (&Observation, &Features),
    candidate: &Candidate,
) -> Evidence {
    let flag = |yes: bool| f64::from(u8::from(yes));
    let (one, two) = (&x.label.bag, &y.label.bag);
    let less = one.mass.min(two.mass);
    let (unsaid, parted) = match words().parting(&x.label.marks, &y.label.marks) {
        Parting::None => (0.0, false),
        Parting::Unsaid(n) => (f64::from(n.min(6)), false),
        Parting::Parted => (0.0, true),
    };
    let (same, other) = match (x.known, y.known) {
        (Some(p), Some(q)) => (p == q, p != q),
        _ => (false, false),
    };
    let (near, far) = size(a, b);
    Evidence([
        1.0,
        share(2.0 * candidate.label, one.mass + two.mass),
        share(candidate.label, less),
        last_words(&x.label, &y.label),
        flag(Rc::ptr_eq(&x.label, &y.label)),
        candidate.lead,
        ((less - candidate.label) / MANY_WORDS).min(1.0),
        flag(x.group != y.group),
        near,
        far,
        unsaid,
        flag(parted),
        flag(is_total_against_year(a, b)),
        flag(same),
        flag(other),
        0.0,
        0.0,
    ])
}

/// A weight of words that only one has from which more of it says no more.
const MANY_WORDS: f64 = 30.0;

/// How far two labels end alike: Chinese names the thing last.
fn last_words(a: &Label, b: &Label) -> f64 {
    let ends = a.last.iter().zip(&b.last);
    ends.take_while(|(x, y)| x == y).count() as f64 / LAST as f64
}

/// Whether the values are near, and how far they are from each other: an amount
/// stays within a third from year to year, a share within a few points.
fn size(a: &Observation, b: &Observation) -> (f64, f64) {
    let years = f64::from((a.year - b.year).abs().max(1)).sqrt();
    let (near, far) = match a.kind {
        Kind::Level if a.value > 0.0 && b.value > 0.0 => {
            let ratio = (a.value / b.value).ln().abs() / years;
            (ratio / 0.35, (ratio - 0.7).max(0.0))
        }
        Kind::Share => {
            let points = (a.value - b.value).abs() / years;
            (0.5 + points / 10.0, (points - 10.0).max(0.0) / 15.0)
        }
        _ => return (0.0, 0.0),
    };
    ((1.0 - near).max(0.0), far.min(4.0))
}
