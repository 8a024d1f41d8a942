//! The statements of neighbouring reports, pair by pair, with the levels at
//! which they agree: what weights are fitted from.

use super::comparisons::{
    Comparison, DELIVERED, EVIDENCE, Levels, Matrix, REPEATED, WEAKNESS, addressing, delivering,
};
use super::rarity::Rarity;
use super::weights::Weights;
use super::years::{Read, Year, by_area};
use crate::statements::Statement;

/// A question about two statements.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Question {
    /// Whether two weaknesses are one.
    Weakness,
    /// Whether a sentence addresses a weakness.
    Evidence,
    /// Whether a sentence says that a plan was carried out.
    Delivered,
    /// Whether a plan is planned again.
    Repeated,
}

impl Question {
    /// Its comparisons.
    #[must_use]
    pub fn comparisons(self) -> &'static [Comparison] {
        match self {
            Self::Weakness => WEAKNESS,
            Self::Evidence => EVIDENCE,
            Self::Delivered => DELIVERED,
            Self::Repeated => REPEATED,
        }
    }
}

/// Two statements of neighbouring reports, compared.
#[derive(Debug, Clone)]
pub struct Compared<'a> {
    /// What is asked of them.
    pub question: Question,
    /// The weakness or plan of the earlier report.
    pub before: &'a Statement,
    /// The statement or sentence of the later.
    pub after: &'a Statement,
    /// The level of each comparison of the question.
    pub levels: Vec<u8>,
}

/// Compares the statements of each report with those of the next: what weights
/// are fitted from.
#[must_use]
pub fn compare(statements: &[Statement]) -> Vec<Compared<'_>> {
    let mut all = Vec::new();
    for years in by_area(statements, &[]).into_values() {
        let years: Vec<Year> = years
            .into_iter()
            .map(|(year, (statements, figures))| Year::new(year, &statements, &figures))
            .collect();
        let rarity = Rarity::of(&years);
        for pair in years.windows(2) {
            if let [before, after] = pair {
                compare_pair(before, after, &rarity, &mut all);
            }
        }
    }
    all
}

fn compare_pair<'a>(
    before: &Year<'a>,
    after: &Year<'a>,
    rarity: &Rarity,
    all: &mut Vec<Compared<'a>>,
) {
    let mut add = |question: Question, a: &Read<'a>, b: &Read<'a>, levels: &Levels| {
        all.push(Compared {
            question,
            before: a.statement,
            after: b.statement,
            levels: levels[..question.comparisons().len()].to_vec(),
        });
    };
    let weights = Weights::default();
    let of_weaknesses = Matrix::weaknesses(&before.weaknesses, &after.weaknesses, rarity, &weights);
    let of_plans = Matrix::plans(&before.plans, &after.plans, rarity, &weights);
    for (question, matrix, old, new) in [
        (
            Question::Weakness,
            of_weaknesses,
            &before.weaknesses,
            &after.weaknesses,
        ),
        (Question::Repeated, of_plans, &before.plans, &after.plans),
    ] {
        for (at, levels) in matrix.levels.iter().enumerate() {
            let (i, j) = matrix.pair(at);
            add(question, &old[i], &new[j], levels);
        }
    }
    for weakness in &before.weaknesses {
        for (at, levels) in addressing(weakness, after, rarity) {
            add(Question::Evidence, weakness, &after.measures[at], &levels);
        }
    }
    for plan in &before.plans {
        for (at, levels) in delivering(plan, after, rarity) {
            add(Question::Delivered, plan, &after.measures[at], &levels);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{statement, weakness};
    use super::*;
    use crate::outline::Section;

    #[test]
    fn every_question_is_asked_of_neighbouring_reports() {
        let stated = [
            weakness(2020, "执法装备老旧"),
            statement(2020, Section::Plans, "更新执法装备20套"),
            weakness(2021, "执法装备较为老旧"),
            statement(2021, Section::Measures, "更新执法装备22套。"),
            statement(2021, Section::Plans, "继续更新执法装备"),
        ];
        let mut asked: Vec<Question> = compare(&stated).iter().map(|c| c.question).collect();
        asked.sort();
        asked.dedup();
        assert_eq!(asked.len(), 4);
    }
}
