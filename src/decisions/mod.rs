//! The machine proposes, the auditor decides: what a person ruled over the
//! alignment, the values, the names and the follow-up. Stands behind
//! `indicators` in the flow: [`decide`] corrects values, aligns with the
//! rulings, then names; `followup::follow_ruled` takes what is decided on weaknesses.
//!
//! Decisions live in a CSV, XLSX or TOML file beside the reports ([`find`], [`read`]).
//! They name rows by what a person reads in the report (area, year, label,
//! words), never by a number of ours, so that they outlive reading it anew.

mod apply;
mod file;
mod row;

use std::path::PathBuf;

use crate::indicators::Polarity;

pub use apply::{Decided, decide};
pub use file::{DecisionError, find, read};

/// All decisions of one file.
#[derive(Debug, Default)]
pub struct Decisions {
    /// The file.
    pub path: PathBuf,
    /// Its decisions, in order.
    pub rows: Vec<Decision>,
    /// What could not be understood of its other rows, in order.
    pub wrong: Vec<DecisionError>,
}

/// One decision.
#[derive(Debug, Clone, PartialEq)]
pub struct Decision {
    /// Row as a spreadsheet counts, the header being row 1; in TOML the number
    /// of the `[[decision]]`.
    pub row: usize,
    /// What it is about.
    pub on: Subject,
    /// What was decided.
    pub verdict: Verdict,
    /// Why; may be empty where it need not be said.
    pub reason: String,
    /// When, as it stands there; may be empty.
    pub date: String,
}

/// A row of a report, as a person names it. What is empty is not asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Subject {
    /// The place or body reporting; empty for all, where that makes sense.
    pub area: String,
    /// The year reported on.
    pub year: Option<i32>,
    /// The label, or the indicator's id.
    pub label: String,
    /// The figure or the weakness, verbatim.
    pub text: String,
}

/// What was decided.
#[derive(Debug, Clone, PartialEq)]
pub enum Verdict {
    /// `same`: both measure the same thing.
    Same(Subject),
    /// `apart`: they do not.
    Apart(Subject),
    /// `rename`: the indicator is called so.
    Rename(String),
    /// `value`: the figure is this one, in its base unit.
    Value(f64),
    /// `polarity`: whether more is better.
    Polarity(Polarity),
    /// `fixed`: the weakness is fixed.
    Fixed,
}

impl Verdict {
    /// The word in the column `decision`.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            Self::Same(_) => "same",
            Self::Apart(_) => "apart",
            Self::Rename(_) => "rename",
            Self::Value(_) => "value",
            Self::Polarity(_) => "polarity",
            Self::Fixed => "fixed",
        }
    }
}

/// A decision that could not be applied.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "{path}, row {row}: the decision `{word}` on {subject} {why}; mend the row by what `tongbi review` writes, or delete it"
)]
pub struct Stale {
    /// The file.
    pub path: String,
    /// Its row.
    pub row: usize,
    /// The decision.
    pub word: &'static str,
    /// What it is about.
    pub subject: Subject,
    /// What does not fit.
    pub why: &'static str,
}

impl std::fmt::Display for Subject {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let year = self.year.map(|year| year.to_string()).unwrap_or_default();
        let parts = [&self.area, &year, &self.label, &self.text];
        let said: Vec<&str> = parts
            .into_iter()
            .map(String::as_str)
            .filter(|part| !part.is_empty())
            .collect();
        f.write_str(&said.join(" "))
    }
}

/// A text as it is compared: letters and digits only.
pub(crate) fn plain(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

#[cfg(test)]
mod tests;
