//! What is compared of an observation: its label in the common wording, the
//! words before it, where it stands and how large it is. Labels and leads recur
//! from year to year, so each wording is looked at once.

use super::catalog::catalog;
use super::words::{Marks, words};
use crate::observations::Observation;
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
                group: words().block(&o.unit).1,
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
    let at = o.sentence.find(o.text.as_str()).unwrap_or(0);
    let before = o.sentence.get(..at).unwrap_or_default();
    let letters = before.chars().rev().filter(|c| c.is_alphabetic());
    let mut letters: Vec<char> = letters.take(LEAD).collect();
    letters.reverse();
    words().wording(&letters.into_iter().collect::<String>())
}

/// The bags of distinct texts, each gram weighted by its rarity among them.
fn bags(distinct: &[String]) -> Vec<Bag> {
    let grams: Vec<Vec<Gram>> = distinct.iter().map(|text| grams_of(text)).collect();
    // Numbered in the order of the texts, so that sums do not depend on which
    // report came first.
    let mut order: Vec<usize> = (0..distinct.len()).collect();
    order.sort_unstable_by_key(|&i| distinct.get(i));
    let mut numbers: FxHashMap<Gram, (u32, u32)> = FxHashMap::default();
    for gram in order.iter().filter_map(|&i| grams.get(i)).flatten() {
        let next = numbers.len() as u32;
        numbers.entry(*gram).or_insert((next, 0)).1 += 1;
    }
    let total = distinct.len() as f64;
    let mut weights = vec![0.0; numbers.len()];
    for (gram, &(number, frequency)) in &numbers {
        if let Some(weight) = weights.get_mut(number as usize) {
            let rarity = (1.0 + total / f64::from(frequency.max(1))).ln();
            // A single character says less than a pair.
            *weight = if gram.1 == '\0' { 0.5 * rarity } else { rarity };
        }
    }
    grams
        .into_iter()
        .map(|grams| {
            let numbered = grams.iter().filter_map(|gram| Some(numbers.get(gram)?.0));
            let mut grams: Grams = numbered
                .filter_map(|number| Some((number, *weights.get(number as usize)?)))
                .collect();
            grams.sort_unstable_by_key(|g| g.0);
            Bag {
                mass: grams.iter().map(|g| g.1).sum(),
                grams,
            }
        })
        .collect()
}

/// A character (paired with NUL) or a pair of neighbours.
type Gram = (char, char);

/// The grams of a text, each once.
fn grams_of(text: &str) -> Vec<Gram> {
    let mut out = Vec::with_capacity(text.len());
    let mut before = None;
    for c in text.chars() {
        out.push((c, '\0'));
        out.extend(before.map(|b| (b, c)));
        before = Some(c);
    }
    out.sort_unstable();
    out.dedup();
    out
}
