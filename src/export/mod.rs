//! Any table as CSV, Parquet, JSON, NDJSON, XLSX or SDMX-CSV, and all of them
//! as a data package. End of the flow.

mod csv;
mod file;
mod headers;
mod json;
mod package;
mod parquet;
mod sdmx;
mod series;
mod xlsx;

use std::io::Write;
use std::path::{Path, PathBuf};

use polars::prelude::{DataFrame, PolarsError};

pub use file::{whole_file, whole_file_or};
pub use headers::Headers;
pub use package::{Meta, Package};
pub use series::write_all;
pub use xlsx::workbook;

/// A file format for tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// Comma-separated values, UTF-8.
    Csv,
    /// The same with a byte order mark, by which Excel knows UTF-8.
    CsvBom,
    /// CSV whose cells stand as they are, those that a spreadsheet would run as
    /// well.
    CsvRaw,
    /// Apache Parquet.
    Parquet,
    /// One JSON array of objects.
    Json,
    /// One JSON object a line.
    Ndjson,
    /// An Excel workbook with one sheet.
    Xlsx,
    /// SDMX-CSV 2.0; observations only.
    SdmxCsv,
}

impl Format {
    /// All formats.
    pub const ALL: [Self; 8] = [
        Self::Csv,
        Self::CsvBom,
        Self::CsvRaw,
        Self::Parquet,
        Self::Json,
        Self::Ndjson,
        Self::Xlsx,
        Self::SdmxCsv,
    ];

    /// Its name on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::CsvBom => "csv-bom",
            Self::CsvRaw => "csv-raw",
            Self::Parquet => "parquet",
            Self::Json => "json",
            Self::Ndjson => "ndjson",
            Self::Xlsx => "xlsx",
            Self::SdmxCsv => "sdmx-csv",
        }
    }

    /// The format of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.name() == name)
    }

    /// The format that the ending of a file name asks for.
    #[must_use]
    pub fn of_path(path: &Path) -> Option<Self> {
        let ending = path.extension()?.to_str()?.to_ascii_lowercase();
        if ending == "jsonl" {
            return Some(Self::Ndjson);
        }
        Self::named(&ending)
    }

    /// How its tables are written, where it is CSV.
    fn csv(self) -> Option<csv::Style> {
        let (bom, raw) = match self {
            Self::Csv => (false, false),
            Self::CsvBom => (true, false),
            Self::CsvRaw => (false, true),
            _ => return None,
        };
        let header = true;
        Some(csv::Style { bom, header, raw })
    }

    /// Whether its bytes are no text and should not go to a terminal.
    #[must_use]
    pub fn is_binary(self) -> bool {
        matches!(self, Self::Parquet | Self::Xlsx)
    }
}

/// Why a table could not be written.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The file system refused.
    #[error("cannot write {}: {source}; check that the folder exists and may be written to", path.display())]
    File {
        /// The file wanted.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// The sink refused.
    #[error("cannot write the table: {0}")]
    Sink(#[from] std::io::Error),
    /// The frame is not what the format needs.
    #[error("cannot write the table: {0}")]
    Frame(#[from] PolarsError),
    /// The workbook could not be made.
    #[error("cannot write the workbook: {0}")]
    Workbook(#[from] rust_xlsxwriter::XlsxError),
    /// The data package could not be described.
    #[error("cannot describe the data package: {0}")]
    Description(#[from] serde_json::Error),
    /// A frame without the columns of any table.
    #[error("a data package is made of tongbi's own tables; one has other columns")]
    NoTable,
    /// SDMX-CSV holds observations and nothing else.
    #[error("sdmx-csv is for observations, not for {0}; choose csv or parquet")]
    NotObservations(&'static str),
}

impl ExportError {
    /// Whether the reader of the sink went away (`| head`), which is no error.
    #[must_use]
    pub fn is_broken_pipe(&self) -> bool {
        let io = match self {
            Self::File { source, .. } | Self::Sink(source) => Some(source),
            Self::Frame(PolarsError::IO { error, .. }) => Some(error.as_ref()),
            _ => None,
        };
        io.is_some_and(|error| error.kind() == std::io::ErrorKind::BrokenPipe)
    }
}

/// Writes a table in a format. The same table gives the same bytes.
///
/// # Errors
/// When the sink refuses, or the frame has not the columns of its table.
pub fn write<W: Write>(frame: &DataFrame, format: Format, sink: W) -> Result<(), ExportError> {
    if let Some(style) = format.csv() {
        return csv::write(frame, style, sink);
    }
    match format {
        Format::Csv | Format::CsvBom | Format::CsvRaw => Ok(()),
        Format::Parquet => parquet::write(frame, sink),
        Format::Json => json::write(frame, json::Shape::Array, sink),
        Format::Ndjson => json::write(frame, json::Shape::Lines, sink),
        Format::Xlsx => xlsx::workbook(&[frame], Headers::Names, sink),
        Format::SdmxCsv => sdmx::write(frame, sink),
    }
}

/// Writes a table to a file, which appears whole or not at all.
///
/// # Errors
/// As [`write`], with the path.
pub fn write_file(frame: &DataFrame, format: Format, path: &Path) -> Result<(), ExportError> {
    whole_file(path, |file| write(frame, format, file))
}

#[cfg(test)]
mod tests;
