//! A decisions file → decisions, as people keep it: CSV in UTF-8 or GBK as
//! spreadsheets save it, XLSX, or TOML. A row with an empty `decision` is not
//! decided yet; every row that cannot be understood is told with its place, and
//! the others count.

use std::collections::BTreeMap;
use std::io::Cursor;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use calamine::{Data, Reader};
use serde::Deserialize;

use super::Decisions;
use super::row::{Cells, decision};
use crate::formula::unguarded;

/// The names looked for beside the reports.
const NAMES: [&str; 3] = ["decisions.csv", "decisions.xlsx", "decisions.toml"];

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

/// The words that people write for columns and decisions.
#[derive(Deserialize)]
pub(super) struct Dataset {
    columns: BTreeMap<String, Vec<String>>,
    pub(super) verdicts: BTreeMap<String, Vec<String>>,
    pub(super) polarities: BTreeMap<String, Vec<String>>,
}

pub(super) static DATASET: LazyLock<Dataset> = LazyLock::new(|| {
    ::toml::from_str(include_str!("../../datasets/decisions.toml"))
        .unwrap_or_else(|e| panic!("datasets/decisions.toml: {e}"))
});

/// What a word means in a table of words; `None` where none of them is it.
pub(super) fn meaning<'t>(table: &'t BTreeMap<String, Vec<String>>, word: &str) -> Option<&'t str> {
    let bare = |w: &str| w.split_whitespace().collect::<String>().to_lowercase();
    let word = bare(word);
    let found = table
        .iter()
        .find(|(_, words)| words.iter().any(|w| bare(w) == word));
    found.map(|(meant, _)| meant.as_str())
}

/// Reads a decisions file. Rows that cannot be understood are handed on in
/// [`Decisions::wrong`].
///
/// # Errors
/// Where the file as a whole cannot be read.
pub fn read(path: &Path) -> Result<Decisions, DecisionError> {
    let shown = path.display().to_string();
    let limit = crate::read::Options::MAX_FILE_SIZE;
    let bytes = crate::whole_file::read(path, limit).map_err(|source| DecisionError::File {
        path: shown.clone(),
        source,
    })?;
    let ending = path.extension().and_then(|ending| ending.to_str());
    let rows = match ending.unwrap_or_default().to_ascii_lowercase().as_str() {
        "xlsx" | "xlsm" => workbook(bytes),
        "toml" => text_of(&bytes).and_then(|text| toml(&text)),
        _ => text_of(&bytes).and_then(|text| csv(&text)),
    };
    let rows = rows.map_err(|reason| DecisionError::Content {
        path: shown.clone(),
        reason,
    })?;
    let mut decisions = Decisions {
        path: path.to_owned(),
        ..Decisions::default()
    };
    for (row, cells) in rows {
        match decision(row, &Cells(cells)) {
            Ok(decision) => decisions.rows.extend(decision),
            Err(wrong) => decisions
                .wrong
                .extend(
                    wrong
                        .into_iter()
                        .map(|(column, reason)| DecisionError::Row {
                            path: shown.clone(),
                            row,
                            column,
                            reason,
                        }),
                ),
        }
    }
    Ok(decisions)
}

/// The text of a file in the encodings in which Chinese spreadsheets save.
fn text_of(bytes: &[u8]) -> Result<String, String> {
    let decoded = crate::read::text_of(bytes);
    let text = decoded.ok_or("its characters cannot be read; save it as CSV UTF-8 or XLSX")?;
    Ok(text.trim_start_matches('\u{feff}').to_owned())
}

type Rows = Vec<(usize, BTreeMap<String, String>)>;

/// Rows of cells, the header among them, each with its number → rows by column.
fn headed(rows: Vec<(usize, Vec<String>)>) -> Result<Rows, String> {
    const HEADER_WITHIN: usize = 8;
    let named = |cells: &[String]| -> Vec<String> {
        let ours = |cell: &String| {
            meaning(&DATASET.columns, cell)
                .unwrap_or(cell.trim())
                .to_owned()
        };
        cells.iter().map(ours).collect()
    };
    let is_header =
        |(_, cells): &(usize, Vec<String>)| named(cells).iter().any(|n| n == "decision");
    let Some(at) = rows.iter().take(HEADER_WITHIN).position(is_header) else {
        let first = rows
            .first()
            .map(|(_, cells)| cells.join(", "))
            .unwrap_or_default();
        return Err(format!(
            "no column decision (决定); the header has {first}: take the header that `tongbi review` writes"
        ));
    };
    let header = named(&rows[at].1);
    let behind = rows.into_iter().skip(at + 1);
    Ok(behind
        .map(|(row, cells)| {
            let cells = cells.iter().map(|cell| cell.trim().to_owned());
            (row, header.iter().cloned().zip(cells).collect())
        })
        .collect())
}

fn csv(text: &str) -> Result<Rows, String> {
    let first = text.lines().next().unwrap_or_default();
    let separators = [b',', b'\t', b';'];
    let most = |separator: &u8| first.bytes().filter(|b| b == separator).count();
    let separator = separators
        .into_iter()
        .rev()
        .max_by_key(most)
        .unwrap_or(b',');
    let mut reader = ::csv::ReaderBuilder::new()
        .flexible(true)
        .has_headers(false)
        .delimiter(separator)
        .from_reader(text.as_bytes());
    let mut rows = Vec::new();
    for (index, record) in reader.records().enumerate() {
        let record = record.map_err(|error| error.to_string())?;
        // The header is row 1.
        rows.push((
            index + 1,
            record.iter().map(unguarded).map(str::to_owned).collect(),
        ));
    }
    headed(rows)
}

fn workbook(bytes: Vec<u8>) -> Result<Rows, String> {
    let mut workbook =
        calamine::Xlsx::new(Cursor::new(bytes)).map_err(|error| error.to_string())?;
    let range = match workbook.worksheet_range_at(0) {
        Some(range) => range.map_err(|error| error.to_string())?,
        None => return Err("it has no sheet; put the decisions on the first".to_owned()),
    };
    let first = range.start().map_or(0, |(row, _)| row as usize);
    let rows = range.rows().enumerate();
    headed(
        rows.map(|(at, cells)| (first + at + 1, cells.iter().map(cell).collect()))
            .collect(),
    )
}

/// The words of a cell; a whole number without a point, a date as a date.
fn cell(data: &Data) -> String {
    match data {
        Data::DateTime(date) => {
            let (year, month, day, ..) = date.to_ymd_hms_milli();
            format!("{year}-{month:02}-{day:02}")
        }
        Data::Float(number) if number.fract() == 0.0 && number.abs() < 1e15 => {
            format!("{number:.0}")
        }
        other => other.to_string(),
    }
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
