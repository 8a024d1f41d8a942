//! Indicator tables as input: a CSV or Parquet file with the columns of
//! `observations` becomes observations, so that figures kept elsewhere stand
//! beside reports. Only area, year, indicator or label, value and unit are
//! needed. A row that cannot be read is named and left out.

use std::borrow::Cow;
use std::fs;
use std::io::Cursor;
use std::path::Path;

use polars::prelude::*;
use polars_io::prelude::{CsvReadOptions, ParquetReader, SerReader};

use super::words::{KINDS, PERIODS, QUALIFIERS, SECTIONS};
use crate::figures::Qualifier;
use crate::observations::{Kind, Observation, Period};
use crate::outline::Section;

/// Why a table could not be read at all.
#[derive(Debug, thiserror::Error)]
pub enum InputError {
    /// The file system refused.
    #[error("{path}: {source}")]
    File {
        /// The file.
        path: String,
        /// What the system said.
        source: std::io::Error,
    },
    /// The ending is none of a table.
    #[error("{path}: no table format is known by this ending; give a .csv or .parquet file")]
    Ending {
        /// The file.
        path: String,
    },
    /// The bytes are not what the ending says.
    #[error("{path}: cannot be read as a table ({reason}); save it as CSV UTF-8")]
    Content {
        /// The file.
        path: String,
        /// What is wrong.
        reason: String,
    },
    /// A needed column is not there.
    #[error("{path}: no column {column}; the header has {found}")]
    Column {
        /// The file.
        path: String,
        /// The column or columns needed.
        column: &'static str,
        /// The columns that are there.
        found: String,
    },
}

/// A row that was left out.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{path}, row {row}, column {column}: {reason}; the row is left out")]
pub struct BadRow {
    /// The file.
    pub path: String,
    /// Row as a spreadsheet counts: the header is row 1.
    pub row: usize,
    /// The column that cannot be read.
    pub column: &'static str,
    /// What stands there and what would be right.
    pub reason: String,
}

/// What an indicator table yields.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct IndicatorTable {
    /// One a good row, in the order of the file; not yet aligned.
    pub observations: Vec<Observation>,
    /// The others.
    pub bad_rows: Vec<BadRow>,
}

/// Other headers of a column, as tables made by hand have them.
const ALIASES: [(&str, &[&str]); 8] = [
    ("area", &["地区", "单位名称", "行政区划"]),
    ("year", &["年份", "年度"]),
    ("indicator", &["指标", "指标代码"]),
    ("label", &["名称", "指标名称"]),
    ("value", &["数值", "值"]),
    ("unit", &["单位", "计量单位"]),
    ("kind", &["类型"]),
    ("text", &["原文"]),
];

/// Multipliers before a unit, longest first; 千 belongs to 千瓦 and 千米.
const MULTIPLIERS: [(&str, f64); 3] = [("万亿", 1e12), ("亿", 1e8), ("万", 1e4)];

/// Units of rates, and endings of labels by which a rate is a growth rate.
const RATES: [&str; 2] = ["%", "‰"];
const POINTS: &str = "百分点";
const GROWTH: [&str; 7] = ["增长", "增速", "增幅", "增长率", "下降", "降幅", "涨幅"];

/// Whether the ending of a path is that of an indicator table.
#[must_use]
pub fn is_indicator_table(path: &Path) -> bool {
    ending(path).is_some()
}

/// Reads an indicator table.
///
/// # Errors
/// When the file cannot be read or needed columns are missing; single bad rows
/// are in the result.
pub fn read_indicator_table(path: &Path) -> Result<IndicatorTable, InputError> {
    let shown = path.display().to_string().replace('\\', "/");
    let ending = ending(path).ok_or_else(|| InputError::Ending {
        path: shown.clone(),
    })?;
    let bytes = fs::read(path).map_err(|source| InputError::File {
        path: shown.clone(),
        source,
    })?;
    let frame = match ending {
        Ending::Csv => csv(bytes),
        Ending::Parquet => ParquetReader::new(Cursor::new(bytes))
            .finish()
            .map_err(|error| error.to_string()),
    };
    let frame = frame.map_err(|reason| InputError::Content {
        path: shown.clone(),
        reason,
    })?;
    rows(&frame, &shown)
}

#[derive(Clone, Copy)]
enum Ending {
    Csv,
    Parquet,
}

fn ending(path: &Path) -> Option<Ending> {
    match path.extension()?.to_str()?.to_ascii_lowercase().as_str() {
        "csv" | "tsv" => Some(Ending::Csv),
        "parquet" => Some(Ending::Parquet),
        _ => None,
    }
}

/// Every column as words: what is a number is decided cell by cell, so that a
/// bad one can be named.
fn csv(bytes: Vec<u8>) -> Result<DataFrame, String> {
    let text = std::str::from_utf8(&bytes).map_err(|_| "it is not UTF-8".to_owned())?;
    let header = text.lines().next().unwrap_or_default();
    let separator = [b',', b'\t', b';']
        .into_iter()
        .max_by_key(|separator| {
            let count = header.bytes().filter(|byte| byte == separator).count();
            (count, *separator == b',')
        })
        .unwrap_or(b',');
    CsvReadOptions::default()
        .with_infer_schema_length(Some(0))
        .map_parse_options(|options| options.with_separator(separator))
        .into_reader_with_file_handle(Cursor::new(bytes))
        .finish()
        .map_err(|error| error.to_string())
}

fn rows(frame: &DataFrame, path: &str) -> Result<IndicatorTable, InputError> {
    let cells = Cells::new(frame);
    for (column, there) in [
        ("area", cells.has("area")),
        ("year", cells.has("year")),
        (
            "indicator or label",
            cells.has("indicator") || cells.has("label"),
        ),
        ("value", cells.has("value")),
        ("unit", cells.has("unit")),
    ] {
        if !there {
            return Err(InputError::Column {
                path: path.to_owned(),
                column,
                found: cells.names().join(", "),
            });
        }
    }
    let mut table = IndicatorTable::default();
    for index in 0..frame.height() {
        // The header is row 1.
        let row = index + 2;
        match observation(&cells, index, row, path) {
            Ok(observation) => table.observations.push(observation),
            Err((column, reason)) => table.bad_rows.push(BadRow {
                path: path.to_owned(),
                row,
                column,
                reason,
            }),
        }
    }
    Ok(table)
}

/// The observation of a row, or the column that cannot be read and why.
fn observation(
    cells: &Cells,
    index: usize,
    row: usize,
    path: &str,
) -> Result<Observation, (&'static str, String)> {
    let words = |name: &'static str| cells.words(name, index);
    let needed = |name: &'static str| words(name).ok_or_else(|| (name, "it is empty".to_owned()));
    let area = needed("area")?;
    let year_word = needed("year")?;
    let year = year_word
        .trim_end_matches('年')
        .parse::<i32>()
        .ok()
        .filter(|year| (1900..=2200).contains(year))
        .ok_or_else(|| ("year", format!("`{year_word}` is no year")))?;
    let label = words("label")
        .or_else(|| words("indicator"))
        .ok_or_else(|| ("label", "it is empty".to_owned()))?;
    let stated = needed("value")?;
    let number = number(&stated).ok_or_else(|| ("value", format!("`{stated}` is no number")))?;
    let upper = match words("value_max") {
        None => None,
        Some(word) => Some(
            self::number(&word).ok_or_else(|| ("value_max", format!("`{word}` is no number")))?,
        ),
    };
    let stated_unit = words("unit").unwrap_or_default();
    let (times, unit) = base_unit(&stated_unit);
    let usual_qualifier = if upper.is_some() {
        Qualifier::Range
    } else {
        Qualifier::Exact
    };
    let qualifier = word_of(cells, index, "qualifier", &QUALIFIERS, Qualifier::as_str)?
        .unwrap_or(usual_qualifier);
    let kind = word_of(cells, index, "kind", &KINDS, Kind::as_str)?
        .unwrap_or_else(|| kind_of(unit, &label));
    let period = word_of(cells, index, "period", &PERIODS, Period::as_str)?.unwrap_or(Period::Year);
    let section =
        word_of(cells, index, "section", &SECTIONS, Section::as_str)?.unwrap_or(Section::Other);
    let text = words("text").unwrap_or_else(|| format!("{stated}{stated_unit}"));
    Ok(Observation {
        area,
        year,
        indicator: words("indicator").unwrap_or_default(),
        sentence: words("sentence").unwrap_or_else(|| format!("{label}：{text}")),
        label,
        value: in_base(number, times),
        value_max: upper.map(|upper| in_base(upper, times)),
        unit: unit.to_owned(),
        qualifier,
        kind,
        period,
        section,
        heading: words("heading").unwrap_or_default(),
        text,
        source: words("source").unwrap_or_else(|| path.to_owned()),
        line: words("line")
            .and_then(|line| line.parse().ok())
            .unwrap_or(row),
        start: 0,
        end: 0,
        rule: Cow::Borrowed("indicator table"),
    })
}

/// The value that a cell's word stands for; `None` where the cell is empty.
fn word_of<T: Copy>(
    cells: &Cells,
    index: usize,
    name: &'static str,
    all: &[T],
    word: fn(T) -> &'static str,
) -> Result<Option<T>, (&'static str, String)> {
    let Some(found) = cells.words(name, index) else {
        return Ok(None);
    };
    let known = all.iter().copied().find(|value| word(*value) == found);
    known.map(Some).ok_or_else(|| {
        let words: Vec<&str> = all.iter().copied().map(word).collect();
        (name, format!("`{found}` is none of {}", words.join(", ")))
    })
}

/// 1600, 1,600, 1，600, −15.5, 94.4%.
fn number(word: &str) -> Option<f64> {
    let plain: String = word
        .trim_end_matches(['%', '％'])
        .chars()
        .filter(|c| !matches!(c, ',' | '，' | ' '))
        .map(|c| if c == '−' { '-' } else { c })
        .collect();
    plain.parse().ok().filter(|value: &f64| value.is_finite())
}

fn base_unit(unit: &str) -> (f64, &str) {
    MULTIPLIERS
        .iter()
        .find_map(|(word, times)| unit.strip_prefix(word).map(|rest| (*times, rest)))
        .unwrap_or((1.0, unit))
}

/// 5038.64 × 10000 is 50386400, not a bit more.
fn in_base(value: f64, times: f64) -> f64 {
    const DECIMALS: f64 = 1e4;
    let product = value * times;
    if times > 1.0 && product.abs() < f64::MAX / DECIMALS {
        (product * DECIMALS).round() / DECIMALS
    } else {
        product
    }
}

fn kind_of(unit: &str, label: &str) -> Kind {
    let grows = GROWTH.iter().any(|word| label.ends_with(word));
    if unit.ends_with(POINTS) || (RATES.contains(&unit) && grows) {
        Kind::Change
    } else if RATES.contains(&unit) {
        Kind::Share
    } else {
        Kind::Level
    }
}

/// Cells of a frame as words, whatever type they have.
struct Cells<'a>(Vec<(&'a str, &'a Column)>);

impl<'a> Cells<'a> {
    fn new(frame: &'a DataFrame) -> Self {
        let named = |column: &'a Column| {
            let header = column.name().trim_start_matches('\u{feff}').trim();
            let known = ALIASES
                .iter()
                .find(|(name, others)| {
                    name.eq_ignore_ascii_case(header) || others.contains(&header)
                })
                .map_or(header, |(name, _)| name);
            (known, column)
        };
        Self(frame.columns().iter().map(named).collect())
    }

    fn column(&self, name: &str) -> Option<&Column> {
        let found = self.0.iter().find(|(known, _)| *known == name);
        found.map(|(_, column)| *column)
    }

    fn names(&self) -> Vec<&str> {
        self.0.iter().map(|(name, _)| *name).collect()
    }

    fn has(&self, name: &str) -> bool {
        self.column(name).is_some()
    }

    /// The trimmed words of a cell; `None` where it is null or blank.
    fn words(&self, name: &str, index: usize) -> Option<String> {
        let value = self.column(name)?.get(index).ok()?;
        let words = match value.get_str() {
            Some(words) => words.trim().to_owned(),
            None if value.is_null() => return None,
            None => match value.extract::<f64>() {
                Some(number) => number.to_string(),
                None => value.to_string(),
            },
        };
        Some(words).filter(|words| !words.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(name: &str, content: &[u8]) -> Result<IndicatorTable, InputError> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(name);
        fs::write(&path, content).unwrap();
        read_indicator_table(&path)
    }

    #[test]
    fn five_columns_are_enough() {
        let content = "area,year,label,value,unit\n甲县,2021,受理案件,\"1,600\",件\n";
        let table = read("a.csv", content.as_bytes()).unwrap();
        assert_eq!(table.bad_rows, []);
        let row = &table.observations[0];
        assert_eq!((row.value, row.year, row.line), (1600.0, 2021, 2));
        assert_eq!((row.kind, row.period), (Kind::Level, Period::Year));
        assert_eq!(row.text, "1,600件");
        assert!(row.source.ends_with("/a.csv"));
    }

    /// Excel writes a byte order mark; tables made by hand have Chinese headers.
    #[test]
    fn chinese_headers_and_a_byte_order_mark_are_read() {
        let content = "\u{feff}地区\t年份\t指标名称\t数值\t单位\n甲县\t2021年\t满意率\t94.4\t%\n";
        let table = read("a.tsv", content.as_bytes()).unwrap();
        assert_eq!(table.observations[0].kind, Kind::Share);
        assert_eq!(table.observations[0].label, "满意率");
    }

    /// Values of a table are in the base unit, whatever unit the file has.
    #[test]
    fn multipliers_go_into_the_value() {
        let content =
            "area,year,label,value,unit\n甲县,2021,工资,5038.64,万元\n甲县,2021,容量,3,千瓦\n";
        let table = read("a.csv", content.as_bytes()).unwrap();
        let values: Vec<_> = table
            .observations
            .iter()
            .map(|row| (row.value, row.unit.as_str()))
            .collect();
        assert_eq!(values, [(50_386_400.0, "元"), (3.0, "千瓦")]);
    }

    #[test]
    fn bad_rows_are_named_and_the_rest_goes_in() {
        let content = "area,year,label,value,unit,kind\n\
                       甲县,2021,案件,若干,件,\n\
                       甲县,21,案件,5,件,\n\
                       甲县,2021,案件,5,件,amount\n\
                       甲县,2021,案件,5,件,level\n";
        let table = read("a.csv", content.as_bytes()).unwrap();
        assert_eq!(table.observations.len(), 1);
        let words: Vec<String> = table.bad_rows.iter().map(ToString::to_string).collect();
        assert!(words[0].contains("a.csv, row 2, column value: `若干` is no number"));
        assert!(words[1].contains("row 3, column year"));
        assert!(words[2].contains("row 4, column kind: `amount` is none of level, share, change"));
    }

    #[test]
    fn a_missing_column_is_named() {
        let error = read("a.csv", "area,year,value\n甲县,2021,5\n".as_bytes()).unwrap_err();
        assert!(error.to_string().contains("no column indicator or label"));
        assert!(error.to_string().contains("area, year, value"));
    }

    #[test]
    fn other_encodings_are_refused_with_a_remedy() {
        let error = read("a.csv", b"area,year\n\xBC\xD7\xCF\xD8,2021\n").unwrap_err();
        assert!(error.to_string().contains("save it as CSV UTF-8"));
    }

    /// What `export observations` writes can be read again.
    #[test]
    fn an_exported_table_comes_back() {
        let row = crate::tables::samples::observation("甲县", 2021, "受理案件", 12.0);
        let frame = crate::tables::observations(&[row.clone()]).unwrap();
        let mut bytes = Vec::new();
        polars_io::prelude::ParquetWriter::new(&mut bytes)
            .finish(&mut frame.clone())
            .unwrap();
        let table = read("a.parquet", &bytes).unwrap();
        let back = &table.observations[0];
        assert_eq!(
            (back.value, &back.source, back.line),
            (12.0, &row.source, 3)
        );
        assert_eq!(back.section, row.section);
    }

    #[test]
    fn growth_is_a_change_and_a_rate_a_share() {
        assert_eq!(kind_of("%", "生产总值增长"), Kind::Change);
        assert_eq!(kind_of("%", "调解成功率"), Kind::Share);
        assert_eq!(kind_of("个百分点", "满意率提高"), Kind::Change);
    }
}
