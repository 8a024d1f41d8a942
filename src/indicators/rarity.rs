//! How rare a character or a pair of neighbours is in labels: the term frequency
//! adjustment of record linkage. Agreement on 羊绒 says more than agreement on
//! 案件. A fixed table (`datasets/weights/grams.csv`: in how many labels each was seen),
//! so that no pair depends on what else was read.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

/// A character, or a pair of neighbours: the first in the upper half, so that one
/// number tells, hashes and orders both.
pub(super) type Gram = u64;

/// A gram of one character has nothing here.
const SECOND: Gram = u32::MAX as Gram;

/// Labels in which each gram was seen, and how many labels there were.
struct Counts {
    of: FxHashMap<Gram, u32>,
    labels: f64,
}

static COUNTS: LazyLock<Counts> =
    LazyLock::new(|| Counts::parse(include_str!("../../datasets/weights/grams.csv")));

impl Counts {
    /// `gram,labels`; the line without a gram says how many labels were counted.
    fn parse(table: &str) -> Self {
        let mut own = Self {
            of: FxHashMap::default(),
            labels: 1.0,
        };
        for line in table.lines().skip(1) {
            let Some((gram, count)) = line.split_once(',') else {
                continue;
            };
            let Ok(count) = count.parse::<u32>() else {
                continue;
            };
            let mut found = None;
            grams(gram, |gram| found = Some(gram));
            match found {
                Some(gram) => {
                    own.of.insert(gram, count);
                }
                None => own.labels = f64::from(count.max(1)),
            }
        }
        own
    }
}

/// What agreement on a gram weighs; a single character says less than a pair.
pub(super) fn rarity(gram: Gram) -> f64 {
    let seen = COUNTS.of.get(&gram).map_or(0.5, |count| f64::from(*count));
    let weight = (1.0 + COUNTS.labels / seen).ln();
    if gram & SECOND == 0 {
        0.5 * weight
    } else {
        weight
    }
}

/// Calls `each` for the grams of a text; the last is the pair at its end.
pub(super) fn grams(text: &str, mut each: impl FnMut(Gram)) {
    let mut before = None;
    for c in text.chars().map(Gram::from) {
        each(c << 32);
        if let Some(before) = before {
            each(before << 32 | c);
        }
        before = Some(c);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_many_labels_say_weighs_less() {
        let weight = |text: &str| {
            let mut last = 0;
            grams(text, |gram| last = gram);
            rarity(last)
        };
        assert!(weight("案件") < weight("羊绒"));
        assert!(weight("增长") < weight("案件"));
    }
}
