//! The indicators that belong to a weakness, beside what became of it: whether
//! what is said to be lacking moved.

use std::collections::BTreeMap;

use super::FollowUp;
use super::subject::{Subject, focus};
use super::terms::plain;
use crate::observations::{Kind, Observation, Period};
use crate::outline::Section;

/// An indicator between the two reports of a row.
#[derive(Debug, Clone, PartialEq)]
pub struct Beside<'a> {
    /// What the later report calls it.
    pub label: &'a str,
    /// The figure of the earlier report.
    pub from: &'a Observation,
    /// The figure of the later report.
    pub to: &'a Observation,
}

/// The figures of all reports, ready to be asked.
pub struct Indicators<'a> {
    by_area: BTreeMap<&'a str, Vec<Series<'a>>>,
}

/// One indicator of one area.
struct Series<'a> {
    subject: Subject,
    years: BTreeMap<i32, &'a Observation>,
}

/// The least share of a label that must be about the weakness.
const BELONGS: f32 = 0.5;
/// Indicators shown beside a weakness at most.
const SHOWN: usize = 3;

impl<'a> Indicators<'a> {
    /// Reads aligned observations; of several figures of one indicator in a
    /// year the first counts.
    #[must_use]
    pub fn new(observations: &'a [Observation]) -> Self {
        let mut series: BTreeMap<(&str, &str), BTreeMap<i32, &Observation>> = BTreeMap::new();
        for one in observations {
            let of_the_year = matches!(one.period, Period::Year | Period::Stock);
            let reviewed = matches!(one.section, Section::Measures | Section::Leadership);
            // A growth rate beside its level would say the same twice.
            if of_the_year && reviewed && one.kind != Kind::Change && !one.indicator.is_empty() {
                let years = series.entry((&one.area, &one.indicator)).or_default();
                years.entry(one.year).or_insert(one);
            }
        }
        let mut by_area: BTreeMap<&str, Vec<Series>> = BTreeMap::new();
        for ((area, _), years) in series {
            let Some((_, latest)) = years.last_key_value() else {
                continue;
            };
            let subject = Subject::of(&plain(&latest.label));
            if years.len() > 1 {
                let list = by_area.entry(area).or_default();
                list.push(Series { subject, years });
            }
        }
        Self { by_area }
    }

    /// The indicators stated in both reports that belong to the weakness of a
    /// row, those that are most about it first.
    #[must_use]
    pub fn beside(&self, row: &FollowUp) -> Vec<Beside<'a>> {
        let words = if row.text.is_empty() {
            &row.next_text
        } else {
            &row.text
        };
        let weakness = Subject::of(&plain(words));
        let mut found: Vec<(f32, Beside)> = Vec::new();
        for series in self.by_area.get(row.area.as_str()).into_iter().flatten() {
            let pair = (
                series.years.get(&row.year),
                series.years.get(&row.next_year),
            );
            let (Some(from), Some(to)) = pair else {
                continue;
            };
            let about = focus(&series.subject, &weakness);
            if about >= BELONGS && from.unit == to.unit {
                let label = to.label.as_str();
                found.push((about, Beside { label, from, to }));
            }
        }
        found.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.to.start.cmp(&b.1.to.start)));
        found.truncate(SHOWN);
        found.into_iter().map(|(_, beside)| beside).collect()
    }
}
