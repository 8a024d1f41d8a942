//! What is compared of an observation: its label in the common wording, its
//! object, the words around it and its heading, where it stands, and what the
//! report itself says of the year before. A function of the report alone.
//! Labels, leads and headings recur, so each wording is looked at once.

use super::catalog::catalog;
use super::rarity::{Gram, grams, rarity};
use super::words::{Marks, words};
use crate::observations::{Kind, Observation, Period, block};
use rustc_hash::FxHashMap;
use std::rc::Rc;

/// What is compared of one observation.
pub(super) struct Features {
    /// Shared by all rows whose labels have the same wording.
    pub(super) label: Rc<Label>,
    /// The object of the label.
    pub(super) object: Rc<Bag>,
    /// The words of the sentence just before the figure, whatever the label
    /// took of them.
    pub(super) lead: Rc<Bag>,
    /// The words just behind it.
    pub(super) behind: Rc<Bag>,
    /// The headings above.
    pub(super) heading: Rc<Bag>,
    /// The group of its unit within the block.
    pub(super) group: usize,
    /// The catalog's id for its label.
    pub(super) known: Option<&'static str>,
    /// Whether it counts what is new of a thing.
    pub(super) is_new: bool,
    /// Earlier values quoted in the same sentence.
    pub(super) quoted: Vec<f64>,
    /// The value of the year before, by the growth stated beside it.
    pub(super) before: Option<Before>,
}

/// A value that follows from a level and its stated growth.
#[derive(Debug, Clone, Copy)]
pub(super) struct Before {
    pub(super) value: f64,
    /// How far rounding may move it.
    pub(super) tolerance: f64,
}

/// A label in the common wording.
pub(super) struct Label {
    pub(super) wording: String,
    pub(super) bag: Bag,
    pub(super) marks: Marks,
    /// Its last characters, the very last first.
    pub(super) last: Vec<char>,
    is_new: bool,
}

/// Grams of a text and what each weighs, sorted by gram.
#[derive(Default)]
pub(super) struct Bag {
    pub(super) grams: Vec<(Gram, f64)>,
    /// Sum of the weights.
    pub(super) mass: f64,
}

impl Bag {
    fn of(text: &str) -> Self {
        let mut own = Vec::with_capacity(2 * text.len() / 3);
        grams(text, |gram| own.push(gram));
        own.sort_unstable();
        own.dedup();
        let grams: Vec<(Gram, f64)> = own.into_iter().map(|g| (g, rarity(g))).collect();
        Self {
            mass: grams.iter().map(|g| g.1).sum(),
            grams,
        }
    }
}

/// The weight that two bags have in common.
pub(super) fn common(a: &Bag, b: &Bag) -> f64 {
    let (mut one, mut other) = (a.grams.iter().peekable(), b.grams.iter().peekable());
    let mut sum = 0.0;
    while let (Some((x, weight)), Some((y, _))) = (one.peek(), other.peek()) {
        match x.cmp(y) {
            std::cmp::Ordering::Less => _ = one.next(),
            std::cmp::Ordering::Greater => _ = other.next(),
            std::cmp::Ordering::Equal => {
                sum += weight;
                (_, _) = (one.next(), other.next());
            }
        }
    }
    sum
}

/// `part` of `whole`; nothing of nothing is nothing.
pub(super) fn share(part: f64, whole: f64) -> f64 {
    if whole > 0.0 { part / whole } else { 0.0 }
}

/// Characters of the sentence before and behind a figure that are looked at.
const LEAD: usize = 18;
const BEHIND: usize = 12;

/// Last characters of a label that are compared.
pub(super) const LAST: usize = 4;

/// Features of all observations of one area.
pub(super) fn features(rows: &[&Observation]) -> Vec<Features> {
    let mut labels: FxHashMap<&str, Rc<Label>> = FxHashMap::default();
    let mut bags = Bags::default();
    let mut out: Vec<Features> = rows
        .iter()
        .map(|o| {
            let label = labels
                .entry(o.label.as_str())
                .or_insert_with(|| Rc::new(label(&o.label)));
            let label = Rc::clone(label);
            let (before, after) = around(o);
            Features {
                group: block(&o.unit).1,
                known: catalog().find(&label.wording, o),
                is_new: label.is_new,
                label,
                object: bags.of(&o.parts.object),
                lead: bags.of(&lead(before)),
                behind: bags.of(&behind(after)),
                heading: bags.of(&o.heading),
                quoted: Vec::new(),
                before: year_before(o),
            }
        })
        .collect();
    quote(rows, &mut out);
    out
}

fn label(text: &str) -> Label {
    let wording = words().wording(text);
    Label {
        bag: Bag::of(&wording),
        marks: words().marks(&wording),
        last: wording.chars().rev().take(LAST).collect(),
        is_new: words().is_new(text),
        wording,
    }
}

/// Bags by their texts.
#[derive(Default)]
struct Bags(FxHashMap<String, Rc<Bag>>);

impl Bags {
    fn of(&mut self, text: &str) -> Rc<Bag> {
        if let Some(bag) = self.0.get(text) {
            return Rc::clone(bag);
        }
        let letters: String = text.chars().filter(|c| c.is_alphanumeric()).collect();
        let bag = Rc::new(Bag::of(&letters));
        self.0.insert(text.to_owned(), Rc::clone(&bag));
        bag
    }
}

/// The sentence before and behind the figure.
fn around(o: &Observation) -> (&str, &str) {
    // A search made ready for long texts would take longer than this one.
    let (sentence, text) = (o.sentence.as_bytes(), o.text.as_bytes());
    let at = sentence
        .windows(text.len().max(1))
        .position(|words| words == text);
    let Some(at) = at else {
        return ("", "");
    };
    (
        o.sentence.get(..at).unwrap_or_default(),
        o.sentence.get(at + text.len()..).unwrap_or_default(),
    )
}

/// The letters before the figure, in the common wording.
fn lead(before: &str) -> String {
    let mut from = before.len();
    let letters = before.char_indices().rev().filter(|(_, c)| is_letter(*c));
    for (at, _) in letters.take(LEAD) {
        from = at;
    }
    let letters = before[from..].chars().filter(|c| is_letter(*c));
    words().wording(&letters.collect::<String>())
}

/// The letters behind it to the next mark or number.
fn behind(after: &str) -> String {
    let stops = |c: &char| matches!(c, '，' | '。' | '；' | '、') || c.is_ascii_digit();
    let near = after.chars().take_while(|c| !stops(c));
    let letters = near.filter(|c| is_letter(*c)).take(BEHIND);
    words().wording(&letters.collect::<String>())
}

/// Nearly all are Chinese: asked first, the others cost nothing.
fn is_letter(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c) || c.is_alphabetic()
}

/// What a level and its stated growth say of the year before.
fn year_before(o: &Observation) -> Option<Before> {
    let stated = o.stated.as_ref()?;
    let percent = matches!(stated.unit.as_str(), "%" | "％");
    let of_change = |value: f64, rounding: f64| Before {
        value,
        tolerance: rounding,
    };
    match o.kind {
        Kind::Level if percent && stated.change > -99.0 => {
            let value = o.value / (1.0 + stated.change / 100.0);
            let rounding = half_step(stated.change) / (100.0 + stated.change) + ROUNDED;
            Some(of_change(value, value.abs() * rounding))
        }
        Kind::Level if !percent => {
            let value = o.value - stated.change;
            Some(of_change(value, value.abs() * ROUNDED))
        }
        Kind::Share if !percent => Some(of_change(o.value - stated.change, POINT)),
        _ => None,
    }
}

/// By how much of itself the rounding of a level moves what follows from it.
const ROUNDED: f64 = 0.0015;
/// By how many points that of a share does.
const POINT: f64 = 0.06;

/// Half of the last decimal that a rate is stated with.
fn half_step(rate: f64) -> f64 {
    if rate.fract() == 0.0 {
        0.5
    } else if (rate * 10.0 - (rate * 10.0).round()).abs() < 1e-6 {
        0.05
    } else {
        0.005
    }
}

/// How many rows before and behind a figure an earlier value of it may stand.
const QUOTED: usize = 2;

/// Gives each row the earlier values that its sentence quotes beside it.
fn quote(rows: &[&Observation], features: &mut [Features]) {
    for (at, prior) in rows.iter().enumerate() {
        if prior.period != Period::Prior {
            continue;
        }
        let near = at.saturating_sub(QUOTED)..(at + QUOTED + 1).min(rows.len());
        for n in near {
            let (Some(o), Some(own)) = (rows.get(n), features.get_mut(n)) else {
                continue;
            };
            let of_its_year = matches!(o.period, Period::Year | Period::Stock);
            if of_its_year
                && o.year == prior.year
                && o.kind == prior.kind
                && block(&o.unit).0 == block(&prior.unit).0
                && o.sentence == prior.sentence
            {
                own.quoted.push(prior.value);
            }
        }
    }
}
