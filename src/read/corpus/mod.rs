//! Corpus tables: whole reports as the rows of one file, as researchers keep
//! them, a column of texts beside columns for place and year. A row is a
//! report, its source `file.csv#ROW`. Rows stream: memory holds one batch.

mod column;
mod csv;
mod json;
mod parquet;
mod stata;
mod workbook;

use std::path::Path;

use rayon::prelude::*;

use super::error::{ReadError, shown, source};
use super::format::Document;
use super::{Format, Options, Outcome, Report, content, identity, sha256};
use column::Chosen;

/// Rows that are looked at to tell which column holds the texts.
const SAMPLE: usize = 20;
/// Rows read and observed at a time.
const AT_ONCE: usize = 256;

/// Which columns hold what, where a person says so.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Columns {
    /// `--text-column`.
    pub text: Option<String>,
    /// `--area-column`.
    pub area: Option<String>,
    /// `--year-column`.
    pub year: Option<String>,
}

/// A row: its number, as the file's own program counts, and its cells.
type Row = (usize, Vec<String>);

/// A header and the rows under it; a row that cannot be read comes with its
/// number and the reason.
struct Table {
    header: Vec<String>,
    rows: Box<dyn Iterator<Item = Result<Row, (usize, String)>> + Send>,
}

/// The formats of corpus tables, by the ending of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ending {
    Csv,
    Lines,
    Parquet,
    Workbook,
    Stata,
}

impl Ending {
    fn of(path: &Path) -> Option<Self> {
        Some(
            match path.extension()?.to_str()?.to_ascii_lowercase().as_str() {
                "csv" | "tsv" => Self::Csv,
                "jsonl" | "ndjson" | "json" => Self::Lines,
                "parquet" => Self::Parquet,
                "xlsx" | "xlsm" => Self::Workbook,
                "dta" => Self::Stata,
                _ => return None,
            },
        )
    }

    fn open(self, path: &Path) -> Result<Table, String> {
        match self {
            Self::Csv => csv::open(path),
            Self::Lines => json::open(path),
            Self::Parquet => parquet::open(path),
            Self::Workbook => workbook::open(path),
            Self::Stata => stata::open(path),
        }
    }
}

/// The reports of a corpus table, a batch at a time.
pub(super) struct Corpus {
    reader: Reader,
    rows: Box<dyn Iterator<Item = Result<Row, (usize, String)>> + Send>,
}

/// Rows → reports.
struct Reader {
    path: String,
    chosen: Chosen,
    options: Options,
}

/// Whether a file is a corpus table: by its ending, and a column of whole texts.
#[must_use]
pub fn is_corpus(path: &Path, columns: &Columns) -> bool {
    let Some(ending) = Ending::of(path) else {
        return false;
    };
    let only = matches!(ending, Ending::Lines | Ending::Stata);
    only || columns.text.is_some()
        || ending.open(path).is_ok_and(|mut table| {
            let sample = sample(&mut table);
            column::choose(&table.header, &sample, columns).is_ok()
        })
}

fn sample(table: &mut Table) -> Vec<Row> {
    table.rows.by_ref().take(SAMPLE).flatten().collect()
}

impl Corpus {
    /// Opens a file.
    pub(super) fn open(path: &Path, options: &Options) -> Result<Self, ReadError> {
        let refused = |reason: String| ReadError::Corpus {
            path: shown(path),
            reason,
        };
        let ending = Ending::of(path).ok_or_else(|| refused("no table".to_owned()))?;
        let mut table = ending.open(path).map_err(refused)?;
        let first: Vec<_> = table.rows.by_ref().take(SAMPLE).collect();
        let sample: Vec<Row> = first.iter().flatten().cloned().collect();
        let chosen = column::choose(&table.header, &sample, &options.columns).map_err(refused)?;
        Ok(Self {
            reader: Reader {
                path: source(path),
                chosen,
                options: options.clone(),
            },
            rows: Box::new(first.into_iter().chain(table.rows)),
        })
    }
}

impl Reader {
    /// The report of a row.
    fn report(&self, row: Result<Row, (usize, String)>) -> Result<Report, ReadError> {
        let bad = |number: usize, reason: String| ReadError::Row {
            path: shown(Path::new(&self.path)),
            row: number,
            reason,
        };
        let (number, cells) = row.map_err(|(number, reason)| bad(number, reason))?;
        let text = self.chosen.text(&cells);
        if text.is_empty() {
            return Err(bad(number, "the text is empty".to_owned()));
        }
        if text.len() as u64 > self.options.max_file_size {
            return Err(bad(
                number,
                "the text is larger than --max-file-size".to_owned(),
            ));
        }
        if let Some(what) = content::no_report(text) {
            return Err(bad(number, format!("no report: {what}")));
        }
        let document = Document {
            title: self.chosen.title(&cells).to_owned(),
            text: text.to_owned(),
            ..Document::default()
        };
        let source = format!("{}#{number}", self.path);
        let said = self
            .chosen
            .said(&cells)
            .map_err(|reason| bad(number, reason))?;
        let found = identity::find_row(&source, &document, &self.options, said)?;
        Ok(Report {
            area: found.area,
            year: found.year,
            genre: found.genre,
            title: found.title,
            source,
            sha256: sha256(document.text.as_bytes()),
            format: Format::Text,
            text: document.text,
            area_code: found.code,
            identity: found.identity,
            ..Report::default()
        })
    }
}

impl Iterator for Corpus {
    type Item = Outcome;

    fn next(&mut self) -> Option<Outcome> {
        let rows: Vec<_> = self.rows.by_ref().take(AT_ONCE).collect();
        if rows.is_empty() {
            return None;
        }
        let reader = &self.reader;
        let read: Vec<Result<Report, ReadError>> =
            rows.into_par_iter().map(|row| reader.report(row)).collect();
        let mut outcome = Outcome::default();
        for one in read {
            match one {
                Ok(report) => outcome.reports.push(report),
                Err(error) => outcome.skipped.push(error),
            }
        }
        Some(outcome)
    }
}
