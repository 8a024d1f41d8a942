//! Where the sentences and figures of a page stand: addresses made of year and
//! line, the same in every run over the same texts.

use std::collections::BTreeMap;

use super::slug::slug;
use crate::Panel;

/// The addresses of the reports of a panel, their lines and their figures.
pub(super) struct Addresses<'a> {
    panel: &'a Panel,
    /// What stands before each, by source: the place where there are several,
    /// and the year.
    reports: BTreeMap<&'a str, (String, String)>,
    /// By their places in the panel.
    figures: Vec<String>,
}

impl<'a> Addresses<'a> {
    /// Of a page with one place, or with `several`.
    pub fn new(panel: &'a Panel, several: bool) -> Self {
        let mut years: BTreeMap<(&str, i32), u8> = BTreeMap::new();
        let mut reports = BTreeMap::new();
        for report in &panel.reports {
            // Two reports of a year are of two genres.
            let times = years.entry((&report.area, report.year)).or_default();
            let second = if *times == 0 {
                String::new()
            } else {
                char::from(b'a' + (*times).min(25)).to_string()
            };
            *times += 1;
            reports.insert(
                report.source.as_str(),
                (
                    prefix(&report.area, several),
                    format!("{}{second}", report.year),
                ),
            );
        }
        let mut on_line: BTreeMap<(&str, usize), usize> = BTreeMap::new();
        let figures = panel
            .observations
            .iter()
            .map(|o| {
                let nth = on_line.entry((&o.source, o.line)).or_default();
                *nth += 1;
                let year;
                let (prefix, tag) = match reports.get(o.source.as_str()) {
                    Some((prefix, tag)) => (prefix.as_str(), tag.as_str()),
                    // A table of figures: its rows may come from anywhere.
                    None => {
                        year = o.year.to_string();
                        ("", year.as_str())
                    }
                };
                format!("{prefix}f{tag}-{}-{nth}", o.line)
            })
            .collect();
        Self {
            panel,
            reports,
            figures,
        }
    }

    /// The address of a report's text, by its place in the panel.
    pub fn text(&self, index: usize) -> String {
        let report = self.panel.reports.get(index);
        let found = report.and_then(|r| self.reports.get(r.source.as_str()));
        found.map_or_else(
            || format!("text-{index}"),
            |(prefix, tag)| format!("{prefix}text-{tag}"),
        )
    }

    /// The address of a line; none for a source that was not read.
    pub fn line(&self, source: &str, line: usize) -> Option<String> {
        let (prefix, tag) = self.reports.get(source)?;
        (line > 0).then(|| format!("{prefix}l{tag}-{line}"))
    }

    /// The address of an observation, by its place in the panel.
    pub fn figure(&self, index: usize) -> String {
        self.figures.get(index).cloned().unwrap_or_default()
    }
}

/// What the addresses of a place begin with.
pub(super) fn prefix(area: &str, several: bool) -> String {
    if several {
        format!("{}-", slug(area))
    } else {
        String::new()
    }
}
