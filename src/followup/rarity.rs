//! How much it says that two statements share a pair of characters: little
//! where every second sentence of the area has it, much where these two alone
//! do (the inverse document frequency of Spärck Jones, 1972). An area's own
//! sentences are few, so that what reports in general say counts as well: what
//! is said of every lack, and the usual words of the genre.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use super::likeness::Letters;
use super::terms;
use super::years::Year;

type Pair = (char, char);

/// How often each pair of characters stands in the sentences of an area.
pub(super) struct Rarity {
    counts: FxHashMap<Pair, u32>,
    sentences: f32,
}

/// Sentences that every area is taken to have beside its own.
const BACKGROUND: f32 = 100.0;
/// What is left of the weight of a pair that says only that something lacks.
const OF_EVERY_LACK: f32 = 0.1;

static OF_LACKS: LazyLock<FxHashSet<Pair>> = LazyLock::new(|| {
    terms::boilerplate()
        .flat_map(|word| Letters::of(&word).distinct())
        .collect()
});

/// What two texts share of the weight of each.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Shared {
    /// As a share of the first.
    pub(super) of_first: f32,
    /// As a share of the second.
    pub(super) of_second: f32,
}

impl Rarity {
    pub(super) fn of(years: &[Year]) -> Self {
        let mut counts: FxHashMap<Pair, u32> = FxHashMap::default();
        let mut sentences = 0.0;
        for year in years {
            let stated = year.weaknesses.iter().chain(&year.plans);
            for read in stated.chain(year.measures.iter()) {
                sentences += 1.0;
                for pair in read.profile.letters().distinct() {
                    *counts.entry(pair).or_default() += 1;
                }
            }
        }
        Self { counts, sentences }
    }

    /// What a pair says, from 0 to 1.
    fn weight(&self, pair: Pair) -> f32 {
        let count = self.counts.get(&pair).copied().unwrap_or(0) as f32;
        let all = self.sentences + BACKGROUND;
        let rare = (all / (count + 1.0)).ln() / all.ln();
        if OF_LACKS.contains(&pair) {
            rare * OF_EVERY_LACK
        } else {
            rare
        }
    }

    pub(super) fn shared(&self, first: &Letters, second: &Letters) -> Shared {
        let weigh = |pairs: &mut dyn Iterator<Item = Pair>| -> f32 {
            pairs.map(|pair| self.weight(pair)).sum()
        };
        let common = weigh(&mut first.common(second));
        if common == 0.0 {
            return Shared::default();
        }
        Shared {
            of_first: common / weigh(&mut first.pairs()),
            of_second: common / weigh(&mut second.pairs()),
        }
    }
}

impl Shared {
    /// As a share of the one that it is more of: of the shorter.
    pub(super) fn of_shorter(self) -> f32 {
        self.of_first.max(self.of_second)
    }

    /// As a share of the longer.
    pub(super) fn of_longer(self) -> f32 {
        self.of_first.min(self.of_second)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letters(text: &str) -> Letters {
        Letters::of(text)
    }

    #[test]
    fn a_rare_word_shared_says_more_than_a_common_one() {
        let mut counts = FxHashMap::default();
        for pair in letters("行政执法").distinct() {
            counts.insert(pair, 80);
        }
        let rarity = Rarity {
            counts,
            sentences: 100.0,
        };
        let of = |a: &str, b: &str| rarity.shared(&letters(a), &letters(b)).of_shorter();
        assert!(of("公证办理", "公证服务") > of("行政执法办理", "行政执法服务") / 2.0);
        assert!(of("有待进一步加强公证", "有待进一步加强执法") < 0.5);
        assert_eq!(of("公证", "公证"), 1.0);
        assert_eq!(of("公证", "执法"), 0.0);
    }
}
