//! A decisions file → decisions. A row with an empty `decision` is not decided
//! yet; a row that cannot be understood is an error with its place.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::{Decision, Decisions, Subject, Verdict};
use crate::indicators::Polarity;

/// The names looked for beside the reports.
const NAMES: [&str; 2] = ["decisions.csv", "decisions.toml"];

/// Multipliers a value may end in.
const MULTIPLIERS: [(&str, f64); 3] = [("万亿", 1e12), ("亿", 1e8), ("万", 1e4)];

/// Why decisions could not be read.
#[derive(Debug, thiserror::Error)]
pub enum DecisionError {
    /// The file system refused.
    #[error("{path}: {source}; give another file with --decisions")]
    File {
        /// The file.
        path: String,
        /// What the system said.
        source: std::io::Error,
    },
    /// The file as a whole cannot be understood.
    #[error("{path}: {reason}")]
    Content {
        /// The file.
        path: String,
        /// What is wrong and what would be right.
        reason: String,
    },
    /// One row cannot be understood.
    #[error("{path}, row {row}, column {column}: {reason}")]
    Row {
        /// The file.
        path: String,
        /// Row as a spreadsheet counts; in TOML the number of the decision.
        row: usize,
        /// The column.
        column: &'static str,
        /// What stands there and what would be right.
        reason: String,
    },
}

/// The decisions file beside what is read: in a folder itself, or in the folder
/// of a file.
#[must_use]
pub fn find(paths: &[PathBuf]) -> Option<PathBuf> {
    paths.iter().find_map(|path| {
        let folder = if path.is_dir() { path } else { path.parent()? };
        NAMES
            .iter()
            .map(|name| folder.join(name))
            .find(|file| file.is_file())
    })
}

/// Reads a decisions file.
///
/// # Errors
/// Where the file cannot be read, or a row of it cannot be understood.
pub fn read(path: &Path) -> Result<Decisions, DecisionError> {
    let shown = path.display().to_string();
    let limit = crate::read::Options::MAX_FILE_SIZE;
    let bytes = crate::whole_file::read(path, limit).map_err(|source| DecisionError::File {
        path: shown.clone(),
        source,
    })?;
    let content = |reason: String| DecisionError::Content {
        path: shown.clone(),
        reason,
    };
    let text = String::from_utf8(bytes)
        .map_err(|_| content("it is not UTF-8; save it as CSV UTF-8".to_owned()))?;
    let text = text.trim_start_matches('\u{feff}');
    let is_toml = path.extension().is_some_and(|ending| ending == "toml");
    let rows = if is_toml { toml(text) } else { csv(text) }.map_err(content)?;
    let mut decisions = Decisions {
        path: path.to_owned(),
        rows: Vec::new(),
    };
    for (row, cells) in rows {
        let decision = decision(row, &Cells(cells));
        let decision = decision.map_err(|(column, reason)| DecisionError::Row {
            path: shown.clone(),
            row,
            column,
            reason,
        })?;
        decisions.rows.extend(decision);
    }
    Ok(decisions)
}

type Rows = Vec<(usize, BTreeMap<String, String>)>;

fn csv(text: &str) -> Result<Rows, String> {
    let mut reader = ::csv::ReaderBuilder::new()
        .flexible(true)
        .from_reader(text.as_bytes());
    let headers = reader.headers().map_err(|error| error.to_string())?.clone();
    if !headers.iter().any(|header| header.trim() == "decision") {
        return Err(format!(
            "no column decision; the header has {}: take the header that `tongbi review` writes",
            headers.iter().collect::<Vec<_>>().join(", ")
        ));
    }
    let mut rows = Vec::new();
    for (index, record) in reader.records().enumerate() {
        let record = record.map_err(|error| error.to_string())?;
        let cells = headers
            .iter()
            .zip(&record)
            .map(|(name, cell)| (name.trim().to_owned(), cell.trim().to_owned()))
            .collect();
        // The header is row 1.
        rows.push((index + 2, cells));
    }
    Ok(rows)
}

fn toml(text: &str) -> Result<Rows, String> {
    let table: ::toml::Table = text
        .parse()
        .map_err(|error: ::toml::de::Error| error.to_string())?;
    let Some(all) = table.get("decision").and_then(|d| d.as_array()) else {
        return Err("no [[decision]] in it; write one for each decision".to_owned());
    };
    let word = |value: &::toml::Value| match value {
        ::toml::Value::String(words) => words.trim().to_owned(),
        ::toml::Value::Integer(number) => number.to_string(),
        ::toml::Value::Float(number) => number.to_string(),
        // Nothing else stands in a decision; it is then said to be missing.
        _ => String::new(),
    };
    Ok(all
        .iter()
        .enumerate()
        .map(|(index, one)| {
            let cells = one.as_table().into_iter().flatten();
            let cells = cells.map(|(name, value)| (name.clone(), word(value)));
            (index + 1, cells.collect())
        })
        .collect())
}

struct Cells(BTreeMap<String, String>);

type Wrong = (&'static str, String);

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

/// The decision of a row, if there is one, or the column that is wrong and why.
fn decision(row: usize, cells: &Cells) -> Result<Option<Decision>, Wrong> {
    let word = cells.words("decision");
    if word.is_empty() {
        return Ok(None);
    }
    let on = Subject {
        area: cells.words("area").to_owned(),
        year: cells.year("year")?,
        label: cells.words("label").to_owned(),
        text: cells.words("text").to_owned(),
    };
    let everywhere = matches!(word, "rename" | "polarity");
    if !everywhere {
        cells.needed("area", "write the place as the report has it")?;
        cells.needed_year("year")?;
        cells.needed("text", "write the words as they stand in the report")?;
    } else {
        cells.needed("label", "write the label or the id of the indicator")?;
    }
    let verdict = match word {
        "same" | "apart" => {
            let year = cells.needed_year("other_year")?;
            if Some(year) == on.year {
                let why = "both are of one year; a report states an indicator once";
                return Err(("other_year", format!("`{year}`: {why}")));
            }
            let other = Subject {
                area: on.area.clone(),
                year: Some(year),
                label: cells.words("other_label").to_owned(),
                text: cells
                    .needed("other_text", "write the other figure as it stands there")?
                    .to_owned(),
            };
            if word == "same" {
                Verdict::Same(other)
            } else {
                Verdict::Apart(other)
            }
        }
        "rename" => Verdict::Rename(cells.needed("to", "write the new name")?.to_owned()),
        "value" => {
            cells.needed("reason", "say why the printed figure is not the right one")?;
            Verdict::Value(number(cells.needed("to", "write the right value")?)?)
        }
        "polarity" => Verdict::Polarity(match cells.words("to") {
            "more" => Polarity::More,
            "less" => Polarity::Less,
            "neither" => Polarity::Neither,
            other => {
                let right = "write more, less or neither: of what is it better to have";
                return Err(("to", format!("`{other}`: {right}")));
            }
        }),
        "fixed" => {
            cells.needed("reason", "say what shows that the weakness is fixed")?;
            Verdict::Fixed
        }
        other => {
            let known = "same, apart, rename, value, polarity, fixed";
            return Err((
                "decision",
                format!("`{other}` is none of {known}; leave it empty to decide later"),
            ));
        }
    };
    Ok(Some(Decision {
        row,
        on,
        verdict,
        reason: cells.words("reason").to_owned(),
    }))
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
