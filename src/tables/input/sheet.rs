//! Files → sheets: a header and rows of words, whatever the format. What is a
//! number is decided cell by cell, so that a bad one can be named.

use std::collections::HashMap;
use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;

use super::{InputError, parquet, workbook};
use crate::formula::unguarded;
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

/// A title and remarks may stand above the header.
const HEADER_WITHIN: usize = 8;

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
    let mut lines = Vec::new();
    let mut file = BufReader::new(open(path)?.take(LONGEST));
    for _ in 0..=HEADER_WITHIN {
        file.read_until(b'\n', &mut lines).map_err(Refusal::File)?;
    }
    Ok(csv(&lines)?.header)
}

/// Separators, the likeliest first.
const SEPARATORS: [u8; 3] = [b',', b'\t', b';'];

fn csv(bytes: &[u8]) -> Result<Sheet, Refusal> {
    let text = read::decoded(bytes).map_err(Refusal::Content)?;
    let text = text.trim_start_matches('\u{feff}');
    let (declared, rest) = declared_separator(text);
    let mut reader = ::csv::ReaderBuilder::new()
        .delimiter(declared.unwrap_or_else(|| usual_separator(rest)))
        .flexible(true)
        .has_headers(false)
        .from_reader(rest.as_bytes());
    let mut rows = Vec::new();
    for (number, record) in (1 + usize::from(declared.is_some())..).zip(reader.records()) {
        let record = record.map_err(Refusal::content)?;
        rows.push((
            number,
            record.iter().map(unguarded).map(str::to_owned).collect(),
        ));
    }
    Ok(under_header(rows))
}

/// `sep=;`, as some programs write above the header, and what follows it.
fn declared_separator(text: &str) -> (Option<u8>, &str) {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    let said = first.trim().trim_matches('"').strip_prefix("sep=");
    match said.map(str::as_bytes) {
        Some(&[separator]) => (Some(separator), rest),
        Some([]) if first.contains('\t') => (Some(b'\t'), rest),
        _ => (None, text),
    }
}

/// What parts the most cells of a line near the top.
fn usual_separator(text: &str) -> u8 {
    let most = |separator: u8| {
        let lines = text.lines().take(HEADER_WITHIN);
        lines
            .map(|line| line.bytes().filter(|byte| *byte == separator).count())
            .max()
    };
    let likeliest = SEPARATORS.into_iter().rev();
    likeliest
        .max_by_key(|separator| most(*separator))
        .unwrap_or(b',')
}

/// A sheet of numbered rows: the header is the first that has the needed
/// columns, else the first; rows without words are none.
fn under_header(mut rows: Vec<(usize, Vec<String>)>) -> Sheet {
    let is_header = |(_, cells): &(usize, Vec<String>)| {
        let names: Vec<String> = cells.iter().map(|cell| our_name(cell)).collect();
        super::missing(&names).is_none()
    };
    let at = rows
        .iter()
        .take(HEADER_WITHIN)
        .position(is_header)
        .unwrap_or(0);
    let below = rows.split_off((at + 1).min(rows.len()));
    let header = rows.pop().map(|(_, cells)| cells).unwrap_or_default();
    let below = below
        .into_iter()
        .filter(|(_, cells)| cells.iter().any(|cell| !cell.trim().is_empty()))
        .collect();
    Sheet::new(header.into_iter(), below)
}
