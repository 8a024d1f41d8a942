//! What is compared of an observation: its label in the common wording, the
//! words before it, where it stands and how large it is.

use super::words::{Marks, words};
use crate::observations::Observation;
use std::collections::BTreeMap;

/// Gram number and weight, sorted by number.
type Grams = Vec<(u32, f64)>;

/// What is compared of one observation.
pub(super) struct Features {
    /// Its label in the common wording.
    pub(super) wording: String,
    pub(super) label: Bag,
    /// The words of the sentence just before the figure, whatever the label
    /// took of them.
    pub(super) lead: Bag,
    pub(super) marks: Marks,
    /// The group of its unit within the block.
    pub(super) group: usize,
    /// Position among the observations of its report.
    pub(super) order: usize,
    /// The catalog's id for its label.
    pub(super) known: Option<&'static str>,
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

/// Features of all observations of one area.
pub(super) fn features(rows: &[&Observation]) -> Vec<Features> {
    let wordings: Vec<String> = rows.iter().map(|o| words().wording(&o.label)).collect();
    let labels = bags(&wordings);
    let leads = bags(&rows.iter().map(|o| lead(o)).collect::<Vec<_>>());
    let mut order: BTreeMap<(i32, &str), usize> = BTreeMap::new();
    rows.iter()
        .zip(wordings)
        .zip(labels.into_iter().zip(leads))
        .map(|((o, wording), (label, lead))| {
            let next = order.entry((o.year, o.source.as_str())).or_default();
            *next += 1;
            Features {
                marks: words().marks(&wording),
                group: words().block(&o.unit).1,
                order: *next,
                known: super::catalog::catalog().find(&wording, &o.unit, o.kind),
                wording,
                label,
                lead,
            }
        })
        .collect()
}

/// The letters before the figure, in the common wording.
fn lead(o: &Observation) -> String {
    let at = o.sentence.find(o.text.as_str()).unwrap_or(0);
    let letters: Vec<char> = o
        .sentence
        .get(..at)
        .unwrap_or_default()
        .chars()
        .filter(|c| c.is_alphabetic())
        .collect();
    let from = letters.len().saturating_sub(LEAD);
    words().wording(
        &letters
            .get(from..)
            .unwrap_or_default()
            .iter()
            .collect::<String>(),
    )
}

/// The bags of texts, each gram weighted by its rarity among them.
fn bags(texts: &[String]) -> Vec<Bag> {
    let mut distinct: Vec<&String> = texts.iter().collect();
    distinct.sort_unstable();
    distinct.dedup();
    let mut frequency: BTreeMap<(char, char), (u32, u32)> = BTreeMap::new();
    for text in &distinct {
        for gram in grams_of(text) {
            let number = frequency.len() as u32;
            frequency.entry(gram).or_insert((number, 0)).1 += 1;
        }
    }
    let total = distinct.len() as f64;
    texts
        .iter()
        .map(|text| {
            let mut grams: Grams = grams_of(text)
                .into_iter()
                .filter_map(|gram| {
                    let &(number, df) = frequency.get(&gram)?;
                    let rarity = (1.0 + total / f64::from(df.max(1))).ln();
                    // A single character says less than a pair.
                    Some((number, if gram.1 == '\0' { 0.5 * rarity } else { rarity }))
                })
                .collect();
            grams.sort_unstable_by_key(|g| g.0);
            Bag {
                mass: grams.iter().map(|g| g.1).sum(),
                grams,
            }
        })
        .collect()
}

/// Characters (paired with NUL) and pairs of neighbours, each once.
fn grams_of(text: &str) -> Vec<(char, char)> {
    let mut out: Vec<(char, char)> = text.chars().map(|c| (c, '\0')).collect();
    out.extend(text.chars().zip(text.chars().skip(1)));
    out.sort_unstable();
    out.dedup();
    out
}
