//! Files → sheets: a header and rows of words, whatever the format. What is a
//! number is decided cell by cell, so that a bad one can be named.

use std::collections::HashMap;
use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;

use super::{InputError, parquet, workbook};
use crate::read;

/// Other headers of a column, as tables made by hand have them.
const ALIASES: [(&str, &[&str]); 9] = [
    ("area", &["地区", "单位名称", "行政区划", "地方"]),
    ("year", &["年份", "年度", "年"]),
    ("indicator", &["指标代码", "指标编码"]),
    ("label", &["名称", "指标名称", "指标"]),
    ("value", &["数值", "值", "数据"]),
    ("unit", &["单位", "计量单位"]),
    ("kind", &["类型"]),
    ("text", &["原文"]),
    ("source", &["来源"]),
];

/// The format of a table, by the ending of its file.
#[derive(Clone, Copy)]
pub(super) enum Ending {
    Csv,
    Parquet,
    Workbook,
}

impl Ending {
    pub(super) fn of(path: &Path) -> Option<Self> {
        match path.extension()?.to_str()?.to_ascii_lowercase().as_str() {
            "csv" | "tsv" => Some(Self::Csv),
            "parquet" => Some(Self::Parquet),
            "xlsx" | "xlsm" => Some(Self::Workbook),
            _ => None,
        }
    }
}

/// Why a file gives no sheet.
pub(super) enum Refusal {
    File(std::io::Error),
    Content(String),
    /// What is large (`holds`, `unpacks to more than`), its size, the limit.
    TooLarge {
        what: &'static str,
        size: u64,
        limit: u64,
    },
    /// A device, a pipe, a socket.
    NoFile,
}

impl Refusal {
    pub(super) fn content(error: impl ToString) -> Self {
        Self::Content(error.to_string())
    }

    pub(super) fn at(self, path: &str) -> InputError {
        let path = path.to_owned();
        match self {
            Self::File(source) => InputError::File { path, source },
            Self::Content(reason) => InputError::Content { path, reason },
            Self::TooLarge { what, size, limit } => InputError::TooLarge {
                path,
                what,
                size,
                limit,
            },
            Self::NoFile => InputError::NoFile { path },
        }
    }
}

/// A header and the rows under it.
#[derive(Default)]
pub(super) struct Sheet {
    /// The names of the columns; known ones under our name.
    pub(super) header: Vec<String>,
    places: HashMap<String, usize>,
    rows: Vec<(usize, Vec<String>)>,
}

/// One row of a sheet.
pub(super) struct Row<'a> {
    /// As a spreadsheet counts them, from 1.
    pub(super) number: usize,
    sheet: &'a Sheet,
    cells: &'a [String],
}

impl Sheet {
    pub(super) fn new(
        header: impl Iterator<Item = String>,
        rows: Vec<(usize, Vec<String>)>,
    ) -> Self {
        let header: Vec<String> = header.map(|name| our_name(&name)).collect();
        let mut places = HashMap::new();
        for (place, name) in header.iter().enumerate() {
            places.entry(name.clone()).or_insert(place);
        }
        Self {
            header,
            places,
            rows,
        }
    }

    /// The rows that have words in them.
    pub(super) fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        self.rows.iter().map(|(number, cells)| Row {
            number: *number,
            sheet: self,
            cells,
        })
    }
}

impl Row<'_> {
    /// The trimmed words of a cell; `None` where it is blank or not there.
    pub(super) fn words(&self, name: &str) -> Option<&str> {
        let cell = self.cells.get(*self.sheet.places.get(name)?)?.trim();
        Some(cell).filter(|words| !words.is_empty())
    }

    /// The first cell with words in it that stands under no header: a comma too
    /// many, as in an unquoted 1,600, moves every cell behind it.
    pub(super) fn beyond_header(&self) -> Option<&str> {
        let beyond = self.cells.get(self.sheet.header.len()..)?;
        beyond
            .iter()
            .map(|cell| cell.trim())
            .find(|c| !c.is_empty())
    }
}

pub(super) fn our_name(header: &str) -> String {
    let header = header.trim_start_matches('\u{feff}').trim();
    ALIASES
        .iter()
        .find(|(name, others)| name.eq_ignore_ascii_case(header) || others.contains(&header))
        .map_or(header, |(name, _)| name)
        .to_owned()
}

/// Reads a whole file that holds and unpacks to no more than `limit` bytes.
pub(super) fn read(path: &Path, limit: u64) -> Result<Sheet, Refusal> {
    let bytes = bytes(path, limit)?;
    match Ending::of(path) {
        Some(Ending::Parquet) => parquet::read(bytes),
        Some(Ending::Workbook) => workbook::read(bytes, limit),
        Some(Ending::Csv) | None => csv(&bytes),
    }
}

/// Opens what is a file: a pipe would wait, a device would never end.
fn open(path: &Path) -> Result<File, Refusal> {
    let found = std::fs::metadata(path).map_err(Refusal::File)?;
    if !found.is_file() {
        return Err(Refusal::NoFile);
    }
    File::open(path).map_err(Refusal::File)
}

fn bytes(path: &Path, limit: u64) -> Result<Vec<u8>, Refusal> {
    let mut bytes = Vec::new();
    let read = open(path)?.take(limit.saturating_add(1));
    let size = BufReader::new(read)
        .read_to_end(&mut bytes)
        .map_err(Refusal::File)? as u64;
    if size > limit {
        return Err(Refusal::TooLarge {
            what: "holds more than",
            size: limit,
            limit,
        });
    }
    Ok(bytes)
}

/// Reads the header, and of a CSV file no more.
pub(super) fn header(path: &Path, limit: u64) -> Result<Vec<String>, Refusal> {
    /// No header is longer; what has no end of line is no table.
    const LONGEST: u64 = 1 << 16;
    if !matches!(Ending::of(path), Some(Ending::Csv)) {
        return read(path, limit).map(|sheet| sheet.header);
    }
    let mut line = Vec::new();
    BufReader::new(open(path)?.take(LONGEST))
        .read_until(b'\n', &mut line)
        .map_err(Refusal::File)?;
    Ok(csv(&line)?.header)
}

fn csv(bytes: &[u8]) -> Result<Sheet, Refusal> {
    let text = read::decoded(bytes).map_err(Refusal::Content)?;
    let first = text.lines().next().unwrap_or_default();
    let separator = [b',', b'\t', b';']
        .into_iter()
        .max_by_key(|separator| {
            let count = first.bytes().filter(|byte| byte == separator).count();
            (count, *separator == b',')
        })
        .unwrap_or(b',');
    let mut reader = ::csv::ReaderBuilder::new()
        .delimiter(separator)
        .flexible(true)
        .from_reader(text.as_bytes());
    let header = reader.headers().map_err(Refusal::content)?.clone();
    let mut rows = Vec::new();
    for (number, record) in (2..).zip(reader.records()) {
        let record = record.map_err(Refusal::content)?;
        rows.push((number, record.iter().map(str::to_owned).collect()));
    }
    Ok(Sheet::new(header.iter().map(str::to_owned), rows))
}
