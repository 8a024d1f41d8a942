//! What each year's report says of each indicator, found by place, indicator and
//! year, with the words and the address of the figure.

use std::collections::BTreeMap;

use serde::Serialize;

use super::addresses::Addresses;
use super::format;
use super::words::Lang;
use crate::Panel;
use crate::observations::{Observation, Period};

/// A stated value and where it stands.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Stated {
    pub shown: String,
    pub value: f64,
    pub href: String,
    pub year: i32,
    /// What its report calls it, and its words there.
    pub label: String,
    pub text: String,
    pub sentence: String,
    pub source: String,
    pub line: usize,
}

impl Stated {
    /// File and line, for a quotation.
    pub fn place(&self) -> String {
        format!("{}:{}", self.source, self.line)
    }
}

/// Observations by (area, indicator, year): what each year says of itself.
pub(super) struct Stock<'a> {
    panel: &'a Panel,
    addresses: &'a Addresses<'a>,
    by_key: BTreeMap<(&'a str, &'a str, i32), usize>,
    by_line: BTreeMap<(&'a str, usize), Vec<&'a Observation>>,
}

impl<'a> Stock<'a> {
    pub fn new(panel: &'a Panel, addresses: &'a Addresses<'a>) -> Self {
        let mut by_key = BTreeMap::new();
        let mut by_line: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for (i, o) in panel.observations.iter().enumerate() {
            by_line
                .entry((o.source.as_str(), o.line))
                .or_default()
                .push(o);
            if matches!(o.period, Period::Year | Period::Stock) && !o.indicator.is_empty() {
                by_key
                    .entry((o.area.as_str(), o.indicator.as_str(), o.year))
                    .or_insert(i);
            }
        }
        Self {
            panel,
            addresses,
            by_key,
            by_line,
        }
    }

    /// What the report calls the figure of these words on this line.
    pub fn label_at(&self, source: &str, line: usize, text: &str) -> &'a str {
        self.by_line
            .get(&(source, line))
            .into_iter()
            .flatten()
            .find(|o| o.text == text)
            .map_or("", |o| o.label.as_str())
    }

    pub fn get(&self, area: &str, indicator: &str, year: i32) -> Option<(usize, &'a Observation)> {
        let index = *self.by_key.get(&(area, indicator, year))?;
        Some((index, self.panel.observations.get(index)?))
    }

    pub fn stated(&self, area: &str, indicator: &str, year: i32, lang: Lang) -> Option<Stated> {
        let (index, o) = self.get(area, indicator, year)?;
        Some(self.of(
            index,
            o,
            format::stated(
                &o.text,
                o.value,
                &o.unit,
                o.kind.as_str(),
                o.qualifier.as_str(),
                lang,
            ),
        ))
    }

    pub fn of(&self, index: usize, o: &Observation, shown: String) -> Stated {
        Stated {
            shown,
            value: o.value,
            href: self.addresses.figure(index),
            year: o.year,
            label: o.label.clone(),
            text: o.text.clone(),
            sentence: o.sentence.clone(),
            source: o.source.clone(),
            line: o.line,
        }
    }

    /// The address of an observation.
    pub fn address(&self, index: usize) -> String {
        self.addresses.figure(index)
    }
}
