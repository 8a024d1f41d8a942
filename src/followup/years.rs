//! The statements and figures of an area, report by report, made ready to be
//! held against each other.

use std::collections::BTreeMap;

use super::likeness::Profile;
use super::review::Review;
use crate::observations::Observation;
use crate::outline::Section;
use crate::statements::Statement;

/// A statement with what it is about.
pub(super) struct Read<'a> {
    pub(super) statement: &'a Statement,
    pub(super) profile: Profile,
    /// What it is worth as evidence, whatever for; 0 but for measures.
    pub(super) testimony: f32,
    /// Whether it stands in a part that sums up several years.
    pub(super) span: bool,
    /// Where it stands among those of its section, 0 to 1.
    pub(super) position: f32,
}

impl<'a> Read<'a> {
    pub(super) fn new(statement: &'a Statement) -> Self {
        Self {
            statement,
            profile: Profile::new(&statement.text),
            testimony: 0.0,
            span: false,
            position: 0.0,
        }
    }
}

/// The statements of one area and year.
#[derive(Default)]
pub(super) struct Year<'a> {
    pub(super) year: i32,
    pub(super) source: &'a str,
    pub(super) weaknesses: Vec<Read<'a>>,
    pub(super) measures: Review<'a>,
    pub(super) plans: Vec<Read<'a>>,
    /// Figures of the review, and the numbers that its plans set.
    pub(super) figures: Vec<&'a Observation>,
    pub(super) targets: Vec<&'a Observation>,
}

/// The statements of an area, and its figures, by year.
pub(super) type Stated<'a> = BTreeMap<i32, (Vec<&'a Statement>, Vec<&'a Observation>)>;

/// Areas in order, each with its years.
pub(super) fn by_area<'a>(
    statements: &'a [Statement],
    observations: &'a [Observation],
) -> BTreeMap<&'a str, Stated<'a>> {
    let mut areas: BTreeMap<&str, Stated> = BTreeMap::new();
    for one in statements {
        let years = areas.entry(&one.area).or_default();
        years.entry(one.year).or_default().0.push(one);
    }
    for one in observations {
        // A year of which no statement is known is no report to follow into.
        let year = areas.get_mut(one.area.as_str());
        if let Some((_, figures)) = year.and_then(|years| years.get_mut(&one.year)) {
            figures.push(one);
        }
    }
    areas
}

impl<'a> Year<'a> {
    pub(super) fn new(
        year: i32,
        statements: &[&'a Statement],
        figures: &[&'a Observation],
    ) -> Self {
        let mut of = Self {
            year,
            source: statements.first().map_or("", |s| &s.source),
            ..Self::default()
        };
        let mut measures = Vec::new();
        for statement in statements {
            let list = match statement.section {
                Section::Weaknesses => &mut of.weaknesses,
                // What leaders did is a measure too (述法, 旁听庭审).
                Section::Measures | Section::Leadership => &mut measures,
                Section::Plans => &mut of.plans,
                Section::Causes | Section::Other => continue,
            };
            list.push(Read::new(statement));
        }
        place(&mut of.weaknesses);
        place(&mut of.plans);
        of.measures = Review::new(measures);
        for figure in figures {
            match figure.section {
                Section::Plans => of.targets.push(figure),
                Section::Measures | Section::Leadership => of.figures.push(figure),
                _ => {}
            }
        }
        of
    }
}

/// Says of each where it stands among all.
fn place(list: &mut [Read]) {
    let last = list.len().saturating_sub(1).max(1) as f32;
    for (i, one) in list.iter_mut().enumerate() {
        one.position = i as f32 / last;
    }
}
