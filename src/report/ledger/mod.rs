//! The follow-up ledger, one entry a weakness or plan over all years: at the
//! terminal, and as the workbook that an auditor hands on (整改台账).

mod matrix;
mod sheet;
mod terminal;
mod workbook;

use super::words::{Lang, sentence, word};
use crate::followup::beside::{Beside, Indicators};
use crate::followup::ledger::Entry;
use crate::followup::reuse::{Reuse, reuse};
use crate::followup::{FollowUp, redline};
use crate::observations::Observation;
use crate::statements::Statement;

/// What a ledger is made of.
#[derive(Debug, Clone, Copy)]
pub struct Ledger<'a> {
    /// What became of weaknesses and plans, all years.
    pub rows: &'a [FollowUp],
    /// The figures of the same reports, aligned.
    pub observations: &'a [Observation],
    /// The statements of the same reports.
    pub statements: &'a [Statement],
    /// The language of its words.
    pub lang: Lang,
}

impl Ledger<'_> {
    /// The ledger at the terminal, in `width` columns.
    #[must_use]
    pub fn terminal(&self, width: usize, color: bool) -> String {
        terminal::ledger(self, width, color)
    }

    /// The ledger as an Excel workbook.
    ///
    /// # Errors
    /// When there are more entries than a sheet has rows.
    pub fn workbook(&self) -> Result<Vec<u8>, super::ReportError> {
        Ok(workbook::workbook(self)?)
    }

    fn indicators(&self) -> Indicators<'_> {
        Indicators::new(self.observations)
    }

    fn reuse(&self) -> Vec<Reuse> {
        reuse(self.statements)
    }
}

/// What became of a statement, with how its wording changed.
fn status(row: &FollowUp, lang: Lang) -> String {
    let told = word(row.status, lang);
    if row.wording.is_empty() {
        return told.to_owned();
    }
    format!(
        "{told}{}{}{}",
        word("open_bracket", lang),
        word(row.wording, lang),
        word("close_bracket", lang)
    )
}

/// Whether that is good news, bad news or a warning.
fn tone(status: &str) -> &'static str {
    match status {
        "delivered" | "dropped_with_evidence" => "good",
        "missed" | "repeated" | "dropped_without_evidence" | "no_trace" => "bad",
        "reworded" | "carried_over" => "warn",
        _ => "plain",
    }
}

/// A place in a report; empty where there is none.
fn place(source: &str, line: usize) -> String {
    if line == 0 {
        return String::new();
    }
    format!("{source}:{line}")
}

/// How an entry stands now: what a person ruled goes before what was found.
fn state(entry: &Entry, lang: Lang) -> String {
    if entry.decided().is_empty() {
        status(entry.last(), lang)
    } else {
        word("ruled_fixed", lang).to_owned()
    }
}

/// How many reports state it and since when: 已在3份报告中提出，2015年起.
fn age(entry: &Entry, lang: Lang) -> String {
    let n = entry.years_open().to_string();
    let since = entry.since().to_string();
    sentence("stated_for", lang, &[("n", &n), ("year", &since)])
}

/// Where an entry came from or went to, beside its years.
fn origin(entry: &Entry, lang: Lang) -> Vec<String> {
    let number = |key: &str, i: usize| sentence(key, lang, &[("n", &(i + 1).to_string())]);
    let mut notes = Vec::new();
    if entry.returned() {
        let years: Vec<String> = entry.years_before().iter().map(i32::to_string).collect();
        let (years, since) = (years.join("、"), entry.since().to_string());
        notes.push(sentence(
            "returned",
            lang,
            &[("years", &years), ("year", &since)],
        ));
    }
    notes.extend(entry.split_from.map(|i| number("split_from", i)));
    notes.extend(entry.merged_into.map(|i| number("merged_into", i)));
    notes
}

/// An indicator beside a weakness: 负责人出庭应诉率 95.7% → 98.2%.
fn moved(beside: &Beside) -> String {
    let (from, to) = (beside.from, beside.to);
    let arrow = match to.value.total_cmp(&from.value) {
        std::cmp::Ordering::Less => "↓",
        std::cmp::Ordering::Equal => "=",
        std::cmp::Ordering::Greater => "↑",
    };
    format!("{} {} → {} {arrow}", beside.label, from.text, to.text)
}

/// The redline of a row that stands again; one piece where nothing changed.
fn pieces(row: &FollowUp) -> Vec<redline::Piece> {
    redline::redline(&row.text, &row.next_text)
}
