//! One row of a decisions file → one decision, or everything that is wrong
//! with it.

use std::collections::BTreeMap;

use super::file::{DATASET, meaning};
use super::{Decision, Subject, Verdict};
use crate::indicators::Polarity;

/// Multipliers a value may end in.
const MULTIPLIERS: [(&str, f64); 3] = [("万亿", 1e12), ("亿", 1e8), ("万", 1e4)];

/// The cells of a row by column.
pub(super) struct Cells(pub(super) BTreeMap<String, String>);

/// A column, and what stands there and what would do.
pub(super) type Wrong = (&'static str, String);

impl Cells {
    fn words(&self, column: &str) -> &str {
        self.0.get(column).map_or("", String::as_str)
    }

    fn needed(&self, column: &'static str, why: &str) -> Result<&str, Wrong> {
        let words = self.words(column);
        if words.is_empty() {
            return Err((column, format!("it is empty; {why}")));
        }
        Ok(words)
    }

    fn year(&self, column: &'static str) -> Result<Option<i32>, Wrong> {
        let words = self.words(column);
        if words.is_empty() {
            return Ok(None);
        }
        let year = words
            .trim_end_matches('年')
            .parse()
            .ok()
            .filter(|y| (1900..=2200).contains(y));
        year.map(Some)
            .ok_or_else(|| (column, format!("`{words}` is no year; write 2023")))
    }

    fn needed_year(&self, column: &'static str) -> Result<i32, Wrong> {
        let missing = || (column, "it is empty; write the year reported on".to_owned());
        self.year(column)?.ok_or_else(missing)
    }
}

/// The decision of a row, if there is one, or every column that is wrong and why.
pub(super) fn decision(row: usize, cells: &Cells) -> Result<Option<Decision>, Vec<Wrong>> {
    let word = cells.words("decision");
    if word.is_empty() {
        return Ok(None);
    }
    let Some(meant) = meaning(&DATASET.verdicts, word) else {
        let known = "same (相同), apart (不同), rename (改名), value (数值), polarity (方向), fixed (已整改)";
        let reason = format!("`{word}` is none of {known}; leave it empty to decide later");
        return Err(vec![("decision", reason)]);
    };
    let mut wrong = Vec::new();
    let mut note = |result: Result<(), Wrong>| wrong.extend(result.err());
    let mut on = Subject {
        area: cells.words("area").to_owned(),
        year: None,
        label: cells.words("label").to_owned(),
        text: cells.words("text").to_owned(),
    };
    note(cells.year("year").map(|year| on.year = year));
    if matches!(meant, "rename" | "polarity") {
        note(
            cells
                .needed("label", "write the label or the id of the indicator")
                .map(drop),
        );
    } else {
        note(
            cells
                .needed("area", "write the place as the report has it")
                .map(drop),
        );
        if on.year.is_none() && cells.words("year").is_empty() {
            note(cells.needed_year("year").map(drop));
        }
        note(
            cells
                .needed("text", "write the words as they stand in the report")
                .map(drop),
        );
    }
    let verdict = verdict(meant, &on, cells);
    match verdict {
        Ok(verdict) if wrong.is_empty() => Ok(Some(Decision {
            row,
            on,
            verdict,
            reason: cells.words("reason").to_owned(),
            date: cells.words("date").to_owned(),
        })),
        verdict => {
            wrong.extend(verdict.err());
            Err(wrong)
        }
    }
}

fn verdict(meant: &str, on: &Subject, cells: &Cells) -> Result<Verdict, Wrong> {
    Ok(match meant {
        "same" => Verdict::Same(other(on, cells)?),
        "apart" => Verdict::Apart(other(on, cells)?),
        "rename" => Verdict::Rename(cells.needed("to", "write the new name")?.to_owned()),
        "value" => {
            cells.needed("reason", "say why the printed figure is not the right one")?;
            Verdict::Value(number(cells.needed("to", "write the right value")?)?)
        }
        "polarity" => Verdict::Polarity(polarity(cells.words("to"))?),
        _ => {
            cells.needed("reason", "say what shows that the weakness is fixed")?;
            Verdict::Fixed
        }
    })
}

/// The other figure of `same` and `apart`.
fn other(on: &Subject, cells: &Cells) -> Result<Subject, Wrong> {
    let year = cells.needed_year("other_year")?;
    if Some(year) == on.year {
        let why = "both are of one year; a report states an indicator once";
        return Err(("other_year", format!("`{year}`: {why}")));
    }
    let text = cells.needed("other_text", "write the other figure as it stands there")?;
    Ok(Subject {
        area: on.area.clone(),
        year: Some(year),
        label: cells.words("other_label").to_owned(),
        text: text.to_owned(),
    })
}

fn polarity(word: &str) -> Result<Polarity, Wrong> {
    match meaning(&DATASET.polarities, word) {
        Some("more") => Ok(Polarity::More),
        Some("less") => Ok(Polarity::Less),
        Some(_) => Ok(Polarity::Neither),
        None => {
            let right = "write more, less or neither: of what is it better to have";
            Err(("to", format!("`{word}`: {right}")))
        }
    }
}

/// 1,600 or 5038.64万 or 94.4%, in the base unit.
fn number(words: &str) -> Result<f64, Wrong> {
    let wrong = || {
        (
            "to",
            format!("`{words}` is no number; write 1600 or 0.16万"),
        )
    };
    let bare: String = words
        .trim_end_matches(['%', '％'])
        .chars()
        .filter(|c| !matches!(c, ',' | '，' | ' '))
        .collect();
    let (digits, times) = MULTIPLIERS
        .iter()
        .find_map(|(word, times)| Some((bare.strip_suffix(word)?, *times)))
        .unwrap_or((&bare, 1.0));
    let value: f64 = digits.parse().map_err(|_| wrong())?;
    if !value.is_finite() {
        return Err(wrong());
    }
    // 5038.64 × 10000 is 50386400, not a bit more.
    Ok((value * times * 1e6).round() / 1e6)
}
