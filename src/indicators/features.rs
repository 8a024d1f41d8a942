//! What is compared of an observation: its label in the common wording, the
//! words before it, where it stands and how large it is. Labels and leads recur
//! from year to year, so each wording is looked at once.

use super::catalog::catalog;
use super::words::{Marks, words};
use crate::observations::Observation;
use crate::observations::block;
use rustc_hash::FxHashMap;
use std::rc::Rc;

/// Gram number and weight, sorted by number.
type Grams = Vec<(u32, f64)>;

/// What is compared of one observation.
pub(super) struct Features {
    /// Shared by all rows whose labels have the same wording.
    pub(super) label: Rc<Label>,
    /// The words of the sentence just before the figure, whatever the label
    /// took of them.
    pub(super) lead: Rc<Bag>,
    /// The group of its unit within the block.
    pub(super) group: usize,
    /// The catalog's id for its label.
    pub(super) known: Option<&'static str>,
}

/// A label in the common wording.
pub(super) struct Label {
    pub(super) wording: String,
    pub(super) bag: Bag,
    pub(super) marks: Marks,
    /// Its last characters, the very last first.
    pub(super) last: Vec<char>,
}

/// Grams of a text, weighted by how rare each is among the texts of the area.
#[derive(Default)]
pub(super) struct Bag {
    pub(super) grams: Grams,
    /// Sum of the weights.
    pub(super) mass: f64,
}

/// `part` of `whole`; nothing of nothing is nothing.
pub(super) fn share(part: f64, whole: f64) -> f64 {
    if whole > 0.0 { part / whole } else { 0.0 }
}

/// Characters of the sentence before a figure that are its lead.
const LEAD: usize = 18;

/// Last characters of a label that are compared.
pub(super) const LAST: usize = 4;

/// Features of all observations of one area.
pub(super) fn features(rows: &[&Observation]) -> Vec<Features> {
    let mut known_labels: FxHashMap<&str, usize> = FxHashMap::default();
    let mut wordings = Wordings::default();
    let label_of: Vec<usize> = rows
        .iter()
        .map(|o| {
            *known_labels
                .entry(o.label.as_str())
                .or_insert_with(|| wordings.number(words().wording(&o.label)))
        })
        .collect();
    let mut leads = Wordings::default();
    let lead_of: Vec<usize> = rows.iter().map(|o| leads.number(lead(o))).collect();
    let lead_bags: Vec<Rc<Bag>> = bags(&leads.texts).into_iter().map(Rc::new).collect();
    let label_bags = bags(&wordings.texts);
    let labels: Vec<Rc<Label>> = wordings
        .texts
        .into_iter()
        .zip(label_bags)
        .map(|(wording, bag)| {
            Rc::new(Label {
                marks: words().marks(&wording),
                last: wording.chars().rev().take(LAST).collect(),
                wording,
                bag,
            })
        })
        .collect();
    rows.iter()
        .zip(label_of.iter().zip(&lead_of))
        .filter_map(|(o, (&label, &lead))| {
            let label = Rc::clone(labels.get(label)?);
            Some(Features {
                group: block(&o.unit).1,
                known: catalog().find(&label.wording, &o.unit, o.kind),
                label,
                lead: Rc::clone(lead_bags.get(lead)?),
            })
        })
        .collect()
}

/// Distinct texts, numbered as they come.
#[derive(Default)]
struct Wordings {
    texts: Vec<String>,
    numbers: FxHashMap<String, usize>,
}

impl Wordings {
    fn number(&mut self, text: String) -> usize {
        if let Some(&number) = self.numbers.get(&text) {
            return number;
        }
        self.texts.push(text.clone());
        self.numbers.insert(text, self.texts.len() - 1);
        self.texts.len() - 1
    }
}

/// The letters before the figure, in the common wording.
fn lead(o: &Observation) -> String {
    // A search made ready for long texts would take longer than this one.
    let (sentence, text) = (o.sentence.as_bytes(), o.text.as_bytes());
    let at = sentence
        .windows(text.len().max(1))
        .position(|words| words == text);
    let before = o.sentence.get(..at.unwrap_or(0)).unwrap_or_default();
    let mut from = before.len();
    let letters = before.char_indices().rev().filter(|(_, c)| is_letter(*c));
    for (at, _) in letters.take(LEAD) {
        from = at;
    }
    let letters = before[from..].chars().filter(|c| is_letter(*c));
    words().wording(&letters.collect::<String>())
}

/// Nearly all are Chinese: asked first, the others cost nothing.
fn is_letter(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c) || c.is_alphabetic()
}

/// The bags of distinct texts, each gram weighted by its rarity among them.
fn bags(distinct: &[String]) -> Vec<Bag> {
    // Numbered in the order of the texts, so that sums do not depend on which
    // report came first.
    let mut order: Vec<usize> = (0..distinct.len()).collect();
    order.sort_unstable_by_key(|&i| distinct.get(i));
    let mut numbers: FxHashMap<Gram, u32> = FxHashMap::default();
    // Of each gram: whether it is one character, how many texts have it, and the
    // last of them.
    let mut known: Vec<(bool, u32, usize)> = Vec::new();
    let mut numbered: Vec<Vec<u32>> = vec![Vec::new(); distinct.len()];
    for i in order {
        let text = &distinct[i];
        let own = &mut numbered[i];
        own.reserve(text.len());
        grams_of(text, |gram| {
            let number = *numbers.entry(gram).or_insert_with(|| {
                known.push((gram & SECOND == 0, 0, usize::MAX));
                known.len() as u32 - 1
            });
            let (_, texts, last) = &mut known[number as usize];
            if *last != i {
                (*texts, *last) = (*texts + 1, i);
                own.push(number);
            }
        });
    }
    let total = distinct.len() as f64;
    let weights: Vec<f64> = known
        .into_iter()
        .map(|(single, texts, _)| {
            let rarity = (1.0 + total / f64::from(texts)).ln();
            // A single character says less than a pair.
            if single { 0.5 * rarity } else { rarity }
        })
        .collect();
    numbered
        .into_iter()
        .map(|mut numbers| {
            numbers.sort_unstable();
            let weighted = numbers.into_iter().map(|n| (n, weights[n as usize]));
            let grams: Grams = weighted.collect();
            Bag {
                mass: grams.iter().map(|g| g.1).sum(),
                grams,
            }
        })
        .collect()
}

/// A character, or a pair of neighbours: the first in the upper half, so that one
/// number tells, hashes and orders both.
type Gram = u64;

/// A gram of one character has nothing here.
const SECOND: Gram = u32::MAX as Gram;

/// Calls `each` for the grams of a text.
fn grams_of(text: &str, mut each: impl FnMut(Gram)) {
    let mut before = None;
    for c in text.chars().map(Gram::from) {
        each(c << 32);
        if let Some(before) = before {
            each(before << 32 | c);
        }
        before = Some(c);
    }
}
