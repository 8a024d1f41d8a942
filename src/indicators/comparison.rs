//! A pair of figures → comparison levels, part by part, in the tradition of
//! Fellegi and Sunter: each comparison says on which of its few levels the pair
//! lies (the objects are the same, alike, unlike …), and what each level weighs
//! is data (`weights`). Reads features only; knows no weights.

use super::features::{Bag, Features, LAST, Label, common, share};
use super::words::{Parting, words};
use crate::observations::{Kind, Nature, Observation, Period};

/// A comparison and the names of its levels.
#[derive(Debug, Clone, Copy)]
pub struct Comparison {
    /// Its name in the table of weights.
    pub name: &'static str,
    /// Its levels.
    pub levels: &'static [&'static str],
}

impl Comparison {
    /// The name of a level.
    #[must_use]
    pub fn level(&self, level: u8) -> &'static str {
        self.levels
            .get(usize::from(level))
            .copied()
            .unwrap_or_default()
    }
}

const fn of(name: &'static str, levels: &'static [&'static str]) -> Comparison {
    Comparison { name, levels }
}

const ALIKE: &[&str] = &["same", "0.8", "0.6", "0.4", "0.2", "unlike"];
const SAID: &[&str] = &["none", "same", "unsaid", "other"];

/// What is compared of the pair itself.
pub const OWN: [Comparison; 23] = [
    of(
        "label",
        &["same", "0.85", "0.7", "0.55", "0.4", "0.25", "unlike"],
    ),
    of("label_held", &["all", "0.85", "0.65", "0.45", "unlike"]),
    of("ending", &["0", "1", "2", "3", "4"]),
    of(
        "object",
        &["none", "same", "0.75", "0.5", "0.25", "unlike", "unsaid"],
    ),
    of("act", SAID),
    of("property", SAID),
    of("agent", SAID),
    of("scope", &["none", "same", "narrower", "other"]),
    of("stage", &["none", "unsaid", "unsaid_twice", "parted"]),
    of("unit", &["same", "group", "block"]),
    of(
        "size",
        &[
            "none",
            "equal",
            "1.1",
            "1.3",
            "1.7",
            "3",
            "10",
            "far",
            "few_equal",
            "few_near",
            "few_far",
        ],
    ),
    of("share_size", &["none", "0.5", "2", "5", "10", "25", "far"]),
    of("change_size", &["none", "same_sign", "other_sign"]),
    of("period", &["same", "other", "total_against_year"]),
    of("nature", &["plain", "same", "other"]),
    of("quoted", &["none", "equal", "other"]),
    of("growth", &["none", "follows", "near", "other"]),
    of("lead", ALIKE),
    of("heading", ALIKE),
    of("catalog", &["none", "same", "one", "other"]),
    of("behind", ALIKE),
    of(
        "jump",
        &[
            "none",
            "alike_near",
            "alike_wide",
            "alike_far",
            "some_near",
            "some_wide",
            "some_far",
            "unlike_near",
            "unlike_wide",
            "unlike_far",
            "points",
        ],
    ),
    of("new", &["none", "both", "one", "one_against_total"]),
];

/// What its standing among all pairs of the two reports adds.
pub const STANDING: [Comparison; 5] = [
    of(
        "rival",
        &[
            "none",
            "far_ahead",
            "ahead",
            "just_ahead",
            "even",
            "behind",
            "far_behind",
        ],
    ),
    of("neighbours", &["0", "1", "2", "3", "4"]),
    of("order", &["unknown", "between", "beside", "crossed"]),
    of("place", &["0.03", "0.08", "0.2", "0.4", "far"]),
    of("reports", &["0.15", "0.3", "0.45", "0.6", "0.75", "alike"]),
];

/// The levels of the pair's own comparisons.
pub type Own = [u8; OWN.len()];
/// The levels of its standing.
pub type Standing = [u8; STANDING.len()];

/// One figure to compare.
pub(super) type Side<'a> = (&'a Observation, &'a Features);

/// Compares two figures of one block; `shared` is the weight that their labels
/// have in common, the earlier figure stands first.
pub(super) fn compare((a, x): Side, (b, y): Side, shared: f64) -> Own {
    let (one, two) = (&x.label.bag, &y.label.bag);
    let dice = share(2.0 * shared, one.mass + two.mass);
    let held = share(shared, one.mass.min(two.mass));
    let same_label = x.label.wording == y.label.wording;
    [
        if same_label {
            0
        } else {
            below(dice, &[0.85, 0.7, 0.55, 0.4, 0.25]) + 1
        },
        below(held, &[0.97, 0.85, 0.65, 0.45]),
        ending(&x.label, &y.label),
        object((a, x), (b, y)),
        said(&a.parts.act, &b.parts.act),
        said(&a.parts.property, &b.parts.property),
        said(&a.parts.agent, &b.parts.agent),
        scope(&a.parts.scope, &b.parts.scope),
        stage(&x.label, &y.label),
        unit((a, x), (b, y)),
        size(a, b),
        share_size(a, b),
        change_size(a, b),
        period(a, b),
        nature(a, b),
        quoted(a, (b, y)),
        growth(a, (b, y)),
        alike(&x.lead, &y.lead),
        alike(&x.heading, &y.heading),
        catalog(x, y),
        alike(&x.behind, &y.behind),
        jump(a, b, dice),
        new((a, x), (b, y)),
    ]
}

/// How many of the bounds, largest first, lie above the value.
pub(super) fn below(value: f64, bounds: &[f64]) -> u8 {
    bounds.iter().filter(|bound| value < **bound).count() as u8
}

fn alike(a: &Bag, b: &Bag) -> u8 {
    let dice = share(2.0 * common(a, b), a.mass + b.mass);
    below(dice, &[0.97, 0.8, 0.6, 0.4, 0.2])
}

/// How far two labels end alike: Chinese names the thing last.
fn ending(a: &Label, b: &Label) -> u8 {
    let ends = a.last.iter().zip(&b.last);
    let same = ends.take_while(|(x, y)| x == y).count();
    same.min(LAST) as u8
}

fn object((a, x): Side, (b, y): Side) -> u8 {
    let (one, other) = (a.parts.object.as_str(), b.parts.object.as_str());
    match (one.is_empty(), other.is_empty()) {
        (true, true) => 0,
        (true, false) | (false, true) => 6,
        _ if one == other => 1,
        _ => {
            let shared = common(&x.object, &y.object);
            let dice = share(2.0 * shared, x.object.mass + y.object.mass);
            2 + below(dice, &[0.75, 0.5, 0.25])
        }
    }
}

fn said(a: &str, b: &str) -> u8 {
    match (a.is_empty(), b.is_empty()) {
        (true, true) => 0,
        (false, false) if a == b => 1,
        (false, false) => 3,
        _ => 2,
    }
}

/// Scopes are written one behind the other; one within the other is narrower.
fn scope(a: &str, b: &str) -> u8 {
    if a == b {
        return u8::from(!a.is_empty());
    }
    let within = |part: &str, whole: &str| {
        part.is_empty() || part.split('、').all(|p| whole.split('、').any(|w| w == p))
    };
    if within(a, b) || within(b, a) { 2 } else { 3 }
}

fn stage(a: &Label, b: &Label) -> u8 {
    match words().parting(&a.marks, &b.marks) {
        Parting::None => 0,
        Parting::Unsaid(1) => 1,
        Parting::Unsaid(_) => 2,
        Parting::Parted => 3,
    }
}

fn unit((a, x): Side, (b, y): Side) -> u8 {
    if a.unit == b.unit {
        0
    } else if x.group == y.group {
        1
    } else {
        2
    }
}

/// A count below which equal says little.
const FEW: f64 = 10.0;

fn size(a: &Observation, b: &Observation) -> u8 {
    if a.kind != Kind::Level || a.value <= 0.0 || b.value <= 0.0 {
        return 0;
    }
    let ratio = (a.value / b.value).max(b.value / a.value);
    if a.value.min(b.value) < FEW {
        return match ratio {
            r if r <= 1.001 => 8,
            r if r <= 2.0 => 9,
            _ => 10,
        };
    }
    let bounds = [1.005, 1.1, 1.3, 1.7, 3.0, 10.0];
    1 + bounds.iter().filter(|bound| ratio > **bound).count() as u8
}

fn share_size(a: &Observation, b: &Observation) -> u8 {
    if a.kind != Kind::Share {
        return 0;
    }
    let points = (a.value - b.value).abs();
    let bounds = [0.5, 2.0, 5.0, 10.0, 25.0];
    1 + bounds.iter().filter(|bound| points > **bound).count() as u8
}

fn change_size(a: &Observation, b: &Observation) -> u8 {
    match a.kind {
        Kind::Change => 1 + u8::from((a.value < 0.0) != (b.value < 0.0)),
        _ => 0,
    }
}

/// From which multiple of a year's value on a total (累计办理) is one of years.
const OF_YEARS: f64 = 1.6;

fn period(a: &Observation, b: &Observation) -> u8 {
    let (total, year) = match (a.period, b.period) {
        (p, q) if p == q => return 0,
        (Period::Stock, Period::Year) => (a, b),
        (Period::Year, Period::Stock) => (b, a),
        _ => return 1,
    };
    if a.kind == Kind::Level && total.value >= OF_YEARS * year.value {
        2
    } else {
        1
    }
}

fn nature(a: &Observation, b: &Observation) -> u8 {
    match (a.nature, b.nature) {
        (Nature::Plain, Nature::Plain) => 0,
        (p, q) if p == q => 1,
        _ => 2,
    }
}

/// What the later report quotes of the year before, where that is the earlier
/// figure's.
fn quoted(a: &Observation, (b, y): Side) -> u8 {
    if b.year - a.year != 1 || y.quoted.is_empty() {
        return 0;
    }
    let equal = |value: &f64| (value - a.value).abs() <= 1e-6 * value.abs().max(a.value.abs());
    if y.quoted.iter().any(equal) { 1 } else { 2 }
}

/// Whether the growth that the later report states follows from both.
fn growth(a: &Observation, (b, y): Side) -> u8 {
    let Some(before) = y.before.filter(|_| b.year - a.year == 1) else {
        return 0;
    };
    let off = (a.value - before.value).abs();
    if off <= before.tolerance {
        1
    } else if off <= 4.0 * before.tolerance {
        2
    } else {
        3
    }
}

/// How wide the jump is for how alike the labels are: a wide one needs more.
fn jump(a: &Observation, b: &Observation, dice: f64) -> u8 {
    match a.kind {
        Kind::Level if a.value > 0.0 && b.value > 0.0 => {
            let ratio = (a.value / b.value).max(b.value / a.value);
            let wide = u8::from(ratio > 1.3) + u8::from(ratio > 3.0);
            1 + 3 * below(dice, &[0.7, 0.4]) + wide
        }
        Kind::Share if (a.value - b.value).abs() > 10.0 => 10,
        _ => 0,
    }
}

/// What is new of a thing against all there is of it.
fn new((a, x): Side, (b, y): Side) -> u8 {
    match (x.is_new, y.is_new) {
        (false, false) => 0,
        (true, true) => 1,
        _ if a.period == b.period => 2,
        _ => 3,
    }
}

fn catalog(x: &Features, y: &Features) -> u8 {
    match (x.known, y.known) {
        (None, None) => 0,
        (Some(p), Some(q)) if p == q => 1,
        (Some(_), Some(_)) => 3,
        _ => 2,
    }
}
