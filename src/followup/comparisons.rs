//! Two statements → the levels at which they agree: what the weights of
//! evidence weigh.
//!
//! Four questions are asked of pairs: whether two weaknesses are one, whether a
//! sentence of a review addresses a weakness, whether it says that a plan was
//! carried out, and whether a plan is planned again. Each has a list of
//! comparisons; the value of a comparison falls between two of its cuts, and
//! that is its level.

use super::evidence::{spoken_of, testimony};
use super::likeness::{contained, dice, objects, openings};
use super::rarity::Rarity;
use super::subject::focus;
use super::weights::{Model, Weights};
use super::years::{Read, Year};
use super::{evidence, plans};

/// One comparison of two statements.
#[derive(Debug, Clone, Copy)]
pub struct Comparison {
    /// Its name in the weights.
    pub name: &'static str,
    /// Where one level ends and the next begins.
    pub cuts: &'static [f32],
}

const fn by(name: &'static str, cuts: &'static [f32]) -> Comparison {
    Comparison { name, cuts }
}

/// Whether two weaknesses are one.
pub const WEAKNESS: &[Comparison] = &[
    // What they are about, by the things they name.
    by("object", &[0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8]),
    // The letters they share, and how rare those are.
    by("letters", &[0.1, 0.2, 0.3, 0.4, 0.5, 0.65, 0.8]),
    by("rare_of_shorter", &[0.05, 0.1, 0.2, 0.3, 0.45, 0.6, 0.8]),
    by("rare_of_longer", &[0.05, 0.1, 0.2, 0.3, 0.45, 0.6]),
    // What is lacking, and of whom it is said.
    by("lack", &[0.5, 1.5]),
    by("body", &[0.5, 1.5]),
    // The clause that each begins with.
    by("opening", &[0.2, 0.4, 0.6, 0.8]),
    by("position", &[0.5, 0.75, 0.9]),
    // Whether each is the best that the other has.
    by("rivals", &[0.5, 1.5]),
];

/// Whether a sentence of a review addresses a weakness.
pub const EVIDENCE: &[Comparison] = &[
    // All of it together: what is spoken of, as a result, and of little else.
    by("addressed", &[0.05, 0.1, 0.15, 0.2, 0.27, 0.35, 0.45, 0.6]),
    by("mentioned", &[0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8]),
    by("focus", &[0.1, 0.2, 0.3, 0.45, 0.6]),
    by("rare", &[0.03, 0.06, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5]),
    // What it says as evidence, whatever for.
    by("testimony", &[0.1, 0.7, 0.83, 0.9]),
    by("title", &[0.2, 0.5, 0.8]),
    // One clause that speaks of it and of nothing else.
    by("clause", &[0.1, 0.2, 0.3, 0.5, 0.7]),
    by("of_the_year", &[0.5]),
    by("right_way", &[0.5]),
    by("answers_lack", &[0.5]),
    // A weakness told in few words is wide: of a wide field something is said.
    by("wide", &[0.5, 1.5, 2.5]),
    by("rank", &[0.5, 1.5]),
];

/// Whether a sentence of a review says that a plan was carried out.
pub const DELIVERED: &[Comparison] = &[
    by("mentioned", &[0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8]),
    by("focus", &[0.1, 0.2, 0.3, 0.45, 0.6]),
    by("rare", &[0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.65]),
    by("kept", &[0.1, 0.2, 0.3, 0.4, 0.5, 0.65]),
    by("testimony", &[0.1, 0.7, 0.83, 0.9]),
    // The best clause of the plan that stands in it.
    by("clause", &[0.3, 0.45, 0.6, 0.75, 0.9]),
    by("of_the_year", &[0.5]),
    // The figure that it sets, stated with its unit.
    by("number", &[0.5, 1.5]),
    by("rank", &[0.5, 1.5]),
];

/// Whether a plan is planned again by another.
pub const REPEATED: &[Comparison] = &[
    by("object", &[0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8]),
    by("letters", &[0.1, 0.2, 0.3, 0.4, 0.5, 0.65, 0.8]),
    by("rare_of_shorter", &[0.05, 0.1, 0.2, 0.3, 0.45, 0.6, 0.8]),
    by("rare_of_longer", &[0.05, 0.1, 0.2, 0.3, 0.45, 0.6]),
    by("kept", &[0.1, 0.2, 0.3, 0.4, 0.5, 0.65]),
    by("clause", &[0.3, 0.45, 0.6, 0.75, 0.9]),
    by("rivals", &[0.5, 1.5]),
];

/// Comparisons a question has at most.
const WIDTH: usize = 12;

/// The levels of one pair; those that a question does not have are 0.
pub(super) type Levels = [u8; WIDTH];

fn levels(values: &[f32], comparisons: &[Comparison]) -> Levels {
    let mut levels = [0; WIDTH];
    for ((level, value), comparison) in levels.iter_mut().zip(values).zip(comparisons) {
        *level = comparison
            .cuts
            .iter()
            .take_while(|cut| value >= *cut)
            .count() as u8;
    }
    levels
}

/// The pairs of two lists of statements of one kind.
pub(super) struct Matrix {
    columns: usize,
    sure: Vec<f32>,
    pub(super) levels: Vec<Levels>,
    pub(super) least: f32,
}

impl Matrix {
    pub(super) fn weaknesses(
        before: &[Read],
        after: &[Read],
        rarity: &Rarity,
        weights: &Weights,
    ) -> Self {
        let values = |a: &Read, b: &Read| {
            let shared = rarity.shared(a.profile.letters(), b.profile.letters());
            let (mine, other) = (a.profile.parts(), b.profile.parts());
            vec![
                objects(&a.profile, &b.profile),
                dice(a.profile.letters(), b.profile.letters()),
                shared.of_shorter(),
                shared.of_longer(),
                f32::from(mine.lack.agreement(other.lack)),
                f32::from(mine.body.agreement(other.body)),
                openings(&a.profile, &b.profile),
                1.0 - (a.position - b.position).abs(),
            ]
        };
        // By what is judged who is best: objects, and rare words shared.
        Self::of(before, after, WEAKNESS, &weights.weakness, values, |v| {
            v[0] + v[2] + v[3]
        })
    }

    pub(super) fn plans(
        before: &[Read],
        after: &[Read],
        rarity: &Rarity,
        weights: &Weights,
    ) -> Self {
        let values = |a: &Read, b: &Read| {
            let shared = rarity.shared(a.profile.letters(), b.profile.letters());
            vec![
                objects(&a.profile, &b.profile),
                dice(a.profile.letters(), b.profile.letters()),
                shared.of_shorter(),
                shared.of_longer(),
                contained(a.profile.letters(), b.profile.letters()),
                plans::clause_kept(&a.profile, &b.profile),
            ]
        };
        Self::of(before, after, REPEATED, &weights.repeated, values, |v| {
            v[2] + v[3] + v[4]
        })
    }

    fn of(
        before: &[Read],
        after: &[Read],
        comparisons: &[Comparison],
        model: &Model,
        values: impl Fn(&Read, &Read) -> Vec<f32>,
        likeness: impl Fn(&[f32]) -> f32,
    ) -> Self {
        let mut all: Vec<Vec<f32>> = Vec::with_capacity(before.len() * after.len());
        for a in before {
            all.extend(after.iter().map(|b| values(a, b)));
        }
        let alike: Vec<f32> = all.iter().map(|v| likeness(v)).collect();
        let columns = after.len();
        let best_of_row = |i: usize| highest(alike[i * columns..(i + 1) * columns].iter());
        let rows: Vec<f32> = (0..before.len()).map(best_of_row).collect();
        let best_of_column = |j: usize| highest(alike.iter().skip(j).step_by(columns));
        let ends: Vec<f32> = (0..columns).map(best_of_column).collect();
        let mut matrix = Self {
            columns,
            sure: Vec::with_capacity(all.len()),
            levels: Vec::with_capacity(all.len()),
            least: model.least,
        };
        for (at, mut values) in all.into_iter().enumerate() {
            let (i, j) = (at / columns, at % columns);
            let best = |of: f32| f32::from(u8::from(alike[at] > 0.0 && alike[at] >= of));
            values.push(best(rows[i]) + best(ends[j]));
            let levels = levels(&values, comparisons);
            let same = before[i].profile.plain == after[j].profile.plain;
            matrix.levels.push(levels);
            matrix.sure.push(if same {
                1.0
            } else {
                model.probability(&levels).min(0.999)
            });
        }
        matrix
    }

    /// How sure it is that the two are one.
    pub(super) fn get(&self, before: usize, after: usize) -> f32 {
        self.sure
            .get(before * self.columns + after)
            .copied()
            .unwrap_or(0.0)
    }

    /// The places of the pair that stands here among the levels.
    pub(super) fn pair(&self, at: usize) -> (usize, usize) {
        (at / self.columns, at % self.columns)
    }

    /// How many there are on either side.
    pub(super) fn shape(&self) -> (usize, usize) {
        (
            self.sure.len().checked_div(self.columns).unwrap_or(0),
            self.columns,
        )
    }
}

fn highest<'a>(values: impl Iterator<Item = &'a f32>) -> f32 {
    values.copied().fold(0.0, f32::max)
}

/// The sentences of a review that speak of a weakness, each with its place and
/// levels.
pub(super) fn addressing(weakness: &Read, review: &Year, rarity: &Rarity) -> Vec<(usize, Levels)> {
    let found: Vec<(usize, Vec<f32>)> = review
        .measures
        .about(&weakness.profile)
        .filter(|(_, sentence)| sentence.testimony > 0.0)
        .map(|(at, sentence)| {
            let said = &sentence.profile;
            let view = evidence::standing(&weakness.profile, sentence);
            let shared = rarity.shared(weakness.profile.letters(), said.letters());
            let answered = weakness.profile.parts().lack.meets(said.parts().answer);
            let spoken = spoken_of(&weakness.profile, said);
            let focus = focus(&said.whole, &weakness.profile.whole);
            let testimony = testimony(&said.plain);
            let values = vec![
                view.weighed(spoken * testimony * (0.55 + 0.45 * focus), sentence.span),
                spoken,
                focus,
                shared.of_first,
                testimony,
                view.titled,
                view.clause,
                f32::from(u8::from(!sentence.span)),
                f32::from(u8::from(!view.wrong_way)),
                f32::from(u8::from(answered)),
                wide(weakness),
            ];
            (at, values)
        })
        .collect();
    ranked(found, EVIDENCE, |v| v[0])
}

/// How wide the field of a weakness is, by how few letters it is told in.
fn wide(weakness: &Read) -> f32 {
    const LETTERS: [usize; 3] = [22, 16, 11];
    let letters = weakness
        .profile
        .plain
        .chars()
        .filter(|c| c.is_alphanumeric());
    let letters = letters.count();
    LETTERS.iter().filter(|most| letters <= **most).count() as f32
}

/// The sentences of a review that speak of a plan, each with its place and levels.
pub(super) fn delivering(plan: &Read, review: &Year, rarity: &Rarity) -> Vec<(usize, Levels)> {
    let found: Vec<(usize, Vec<f32>)> = review
        .measures
        .about(&plan.profile)
        .filter(|(_, sentence)| sentence.testimony > 0.0)
        .map(|(at, sentence)| {
            let said = &sentence.profile;
            let values = vec![
                spoken_of(&plan.profile, said),
                focus(&said.whole, &plan.profile.whole),
                rarity
                    .shared(plan.profile.letters(), said.letters())
                    .of_first,
                contained(plan.profile.letters(), said.letters()),
                testimony(&said.plain),
                plans::clause_kept(&plan.profile, said),
                f32::from(u8::from(!sentence.span)),
                f32::from(plans::number_stated(&plan.profile.plain, &said.plain)),
            ];
            (at, values)
        })
        .collect();
    ranked(found, DELIVERED, |v| (v[0] + v[2] + v[3]) * v[4])
}

/// With the last comparison: 2 for the best of all, 1 for the next two.
fn ranked(
    found: Vec<(usize, Vec<f32>)>,
    comparisons: &[Comparison],
    likeness: impl Fn(&[f32]) -> f32,
) -> Vec<(usize, Levels)> {
    let mut order: Vec<usize> = (0..found.len()).collect();
    order.sort_by(|&a, &b| {
        likeness(&found[b].1)
            .total_cmp(&likeness(&found[a].1))
            .then(a.cmp(&b))
    });
    let mut rank = vec![0.0; found.len()];
    for (place, &at) in order.iter().enumerate().take(3) {
        rank[at] = if place == 0 { 2.0 } else { 1.0 };
    }
    let with_rank = found.into_iter().zip(rank).map(|((at, mut values), rank)| {
        values.push(rank);
        (at, levels(&values, comparisons))
    });
    with_rank.collect()
}

#[cfg(test)]
mod tests {
    use super::super::tests::{read, weakness};
    use super::*;

    #[test]
    fn a_value_falls_between_two_cuts() {
        let comparisons = &[by("object", &[0.2, 0.4])];
        for (value, level) in [(0.1, 0), (0.2, 1), (0.39, 1), (0.9, 2)] {
            assert_eq!(levels(&[value], comparisons)[0], level);
        }
    }

    #[test]
    fn the_same_words_are_sure_and_the_best_of_both_has_no_rival() {
        let (old, new) = (
            [
                weakness(2020, "执法装备老旧"),
                weakness(2020, "信访积案较多"),
            ],
            [
                weakness(2021, "信访积案较多"),
                weakness(2021, "执法车辆等装备陈旧"),
            ],
        );
        let (old, new) = (read(&old), read(&new));
        let rarity = Rarity::of(&[]);
        let matrix = Matrix::weaknesses(&old, &new, &rarity, Weights::built_in());
        assert_eq!(matrix.shape(), (2, 2));
        assert_eq!(matrix.get(1, 0), 1.0);
        assert_eq!(matrix.levels[1][8], 2);
        assert_eq!(matrix.levels[0][8], 0);
    }
}
