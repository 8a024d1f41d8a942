//! Indicator tables as input: a CSV, Parquet or Excel file with the columns of
//! `observations` becomes observations, so that figures kept elsewhere stand
//! beside reports. Only area, year, indicator or label, value and unit are
//! needed. A row that cannot be read is named and left out.

mod cell;
mod parquet;
mod sheet;
mod workbook;

use std::borrow::Cow;
use std::path::Path;

use super::words::{KINDS, PERIODS, QUALIFIERS, SECTIONS};
use crate::figures::Qualifier;
use crate::indicators;
use crate::observations::{self, Kind, Nature, Observation, Period};
use crate::outline::Section;
use cell::{base_unit, in_base, kind_of, number};
use sheet::Row;

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
    /// The bytes are not what the ending says.
    #[error("{path}: cannot be read as a table ({reason}); save it as CSV UTF-8")]
    Content {
        /// The file.
        path: String,
        /// What is wrong.
        reason: String,
    },
    /// More than the limit a file may hold or unpack to.
    #[error("{path}: {what} {size} bytes; raise the limit of {limit} with --max-file-size")]
    TooLarge {
        /// The file.
        path: String,
        /// What is large.
        what: &'static str,
        /// How large.
        size: u64,
        /// The limit in force.
        limit: u64,
    },
    /// A device, a pipe, a socket.
    #[error("{path}: not a file; save its content to a file")]
    NoFile {
        /// What was named.
        path: String,
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
    pub column: String,
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

/// The columns a table must have, each with what stands in for it.
const NEEDED: [(&str, &[&str]); 5] = [
    ("area", &["area"]),
    ("year", &["year"]),
    ("indicator or label", &["indicator", "label"]),
    ("value", &["value"]),
    ("unit", &["unit"]),
];

/// Whether the ending of a path is that of a table: such a path, named, is
/// read as one.
#[must_use]
pub fn has_table_ending(path: &Path) -> bool {
    sheet::Ending::of(path).is_some()
}

/// Whether a file is an indicator table, by its ending and its header: in a
/// folder other tables may stand beside it, as those that were exported.
#[must_use]
pub fn is_indicator_table(path: &Path, limit: u64) -> bool {
    has_table_ending(path)
        && sheet::header(path, limit).is_ok_and(|header| missing(&header).is_none())
}

/// Reads an indicator table that holds, and unpacks to, at most `limit` bytes.
///
/// # Errors
/// When the file cannot be read or needed columns are missing; single bad rows
/// are in the result.
pub fn read_indicator_table(path: &Path, limit: u64) -> Result<IndicatorTable, InputError> {
    let shown = path.display().to_string().replace('\\', "/");
    let sheet = sheet::read(path, limit).map_err(|error| error.at(&shown))?;
    if let Some(column) = missing(&sheet.header) {
        return Err(InputError::Column {
            path: shown,
            column,
            found: sheet.header.join(", "),
        });
    }
    let mut table = IndicatorTable::default();
    for row in sheet.rows() {
        let bad = |column: &str, reason| BadRow {
            path: shown.clone(),
            row: row.number,
            column: column.to_owned(),
            reason,
        };
        if let Some(words) = row.beyond_header() {
            let behind = sheet.header.last().map_or("", String::as_str);
            let reason = format!(
                "`{words}` stands behind it, under no header; quote a cell that holds a comma"
            );
            table.bad_rows.push(bad(behind, reason));
            continue;
        }
        match observation(&row, &shown) {
            Ok(observation) => table.observations.push(observation),
            Err((column, reason)) => table.bad_rows.push(bad(column, reason)),
        }
    }
    Ok(table)
}

/// The first needed column that a header has not.
fn missing(header: &[String]) -> Option<&'static str> {
    let has = |name: &&str| header.iter().any(|column| column == name);
    NEEDED
        .iter()
        .find(|(_, any)| !any.iter().any(&has))
        .map(|(name, _)| *name)
}

/// The observation of a row, or the column that cannot be read and why.
fn observation(row: &Row, path: &str) -> Result<Observation, (&'static str, String)> {
    let needed = |name: &'static str| {
        row.words(name)
            .ok_or_else(|| (name, "it is empty".to_owned()))
    };
    let area = needed("area")?.to_owned();
    let year_word = needed("year")?;
    let year =
        cell::year(year_word).ok_or_else(|| ("year", format!("`{year_word}` is no year")))?;
    let label = row
        .words("label")
        .or_else(|| row.words("indicator").map(indicators::name_of))
        .ok_or_else(|| ("label", "it is empty".to_owned()))?
        .to_owned();
    let stated = needed("value")?;
    let value = number(stated).ok_or_else(|| ("value", format!("`{stated}` is no number")))?;
    let upper = match row.words("value_max") {
        None => None,
        Some(word) => {
            Some(number(word).ok_or_else(|| ("value_max", format!("`{word}` is no number")))?)
        }
    };
    let stated_unit = match row.words("unit") {
        // 94.4% without a unit says its unit itself.
        None if stated.ends_with(['%', '％']) => "%",
        unit => unit.unwrap_or_default(),
    };
    let (times, unit) = base_unit(stated_unit);
    let usual_qualifier = if upper.is_some() {
        Qualifier::Range
    } else {
        Qualifier::Exact
    };
    let qualifier =
        word_of(row, "qualifier", &QUALIFIERS, Qualifier::as_str)?.unwrap_or(usual_qualifier);
    let kind = word_of(row, "kind", &KINDS, Kind::as_str)?.unwrap_or_else(|| kind_of(unit, &label));
    let period = word_of(row, "period", &PERIODS, Period::as_str)?.unwrap_or(Period::Year);
    let section = word_of(row, "section", &SECTIONS, Section::as_str)?.unwrap_or(Section::Other);
    let text = row
        .words("text")
        .map_or_else(|| format!("{stated}{stated_unit}"), str::to_owned);
    let count = |name| row.words(name).and_then(|word| word.parse::<usize>().ok());
    let owned = |name| row.words(name).unwrap_or_default().to_owned();
    Ok(Observation {
        area,
        year,
        indicator: owned("indicator"),
        sentence: row
            .words("sentence")
            .map_or_else(|| format!("{label}：{text}"), str::to_owned),
        parts: observations::parts(&label, unit, kind),
        label,
        value: in_base(value, times),
        value_max: upper.map(|upper| in_base(upper, times)),
        unit: unit.to_owned(),
        qualifier,
        kind,
        period,
        section,
        heading: owned("heading"),
        text,
        source: row
            .words("source")
            .map_or_else(|| path.to_owned(), str::to_owned),
        line: count("line").unwrap_or(row.number),
        start: count("start").unwrap_or(0),
        end: count("end").unwrap_or(0),
        rule: Cow::Borrowed("indicator table"),
        decided: String::new(),
        nature: Nature::Plain,
        stated: None,
        confidence: None,
        value_year: row.words("value_year").and_then(|word| word.parse().ok()),
    })
}

/// The value that a cell's word stands for; `None` where the cell is empty.
fn word_of<T: Copy>(
    row: &Row,
    name: &'static str,
    all: &[T],
    word: fn(T) -> &'static str,
) -> Result<Option<T>, (&'static str, String)> {
    let Some(found) = row.words(name) else {
        return Ok(None);
    };
    let known = all.iter().copied().find(|value| word(*value) == found);
    known.map(Some).ok_or_else(|| {
        let words: Vec<&str> = all.iter().copied().map(word).collect();
        (name, format!("`{found}` is none of {}", words.join(", ")))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn read(name: &str, content: &[u8]) -> Result<IndicatorTable, InputError> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(name);
        fs::write(&path, content).unwrap();
        read_indicator_table(&path, 1 << 20)
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

    /// Excel in China saves CSV as GBK.
    #[test]
    fn other_encodings_of_chinese_are_read() {
        let mut content = b"area,year,label,value,unit\n".to_vec();
        // 青岭县,2021,办结案件,5,件
        content
            .extend(b"\xC7\xE0\xC1\xEB\xCF\xD8,2021,\xB0\xEC\xBD\xE1\xB0\xB8\xBC\xFE,5,\xBC\xFE\n");
        let table = read("a.csv", &content).unwrap();
        assert_eq!(table.observations[0].area, "青岭县");
        assert_eq!(table.observations[0].label, "办结案件");
    }

    /// An unquoted 1,600 would else be the value 1 with the unit 600.
    #[test]
    fn a_cell_under_no_header_makes_the_row_bad() {
        let content = "area,year,label,value,unit\n甲县,2021,案件,1,600,件\n甲县,2021,案件,5,件,\n";
        let table = read("a.csv", content.as_bytes()).unwrap();
        assert_eq!(table.observations.len(), 1);
        assert!(
            table.bad_rows[0]
                .to_string()
                .contains("row 2, column unit: `件` stands behind it")
        );
    }

    /// A title stands above the header, and other sheets before the table's.
    #[test]
    fn a_workbook_is_searched_for_the_table() {
        let mut book = rust_xlsxwriter::Workbook::new();
        book.add_worksheet().write(0, 0, "说明").unwrap();
        let sheet = book.add_worksheet();
        sheet.write(0, 0, "指标汇总").unwrap();
        for (column, name) in (0..).zip(["地区", "年份", "指标", "数值", "单位"]) {
            sheet.write(1, column, name).unwrap();
        }
        for (row, value) in [(2, 5038.64), (3, 12.0)] {
            sheet.write(row, 0, "青岭县").unwrap();
            sheet.write(row, 1, 2021).unwrap();
            sheet.write(row, 2, "追回工资").unwrap();
            sheet.write(row, 3, value).unwrap();
            sheet.write(row, 4, "万元").unwrap();
        }
        sheet.write(3, 3, "若干").unwrap();
        let table = read("a.xlsx", &book.save_to_buffer().unwrap()).unwrap();
        assert_eq!(table.observations[0].value, 50_386_400.0);
        assert_eq!(
            (table.bad_rows[0].row, table.bad_rows[0].column.as_str()),
            (4, "value")
        );
    }

    #[test]
    fn only_headers_of_the_table_make_a_file_one() {
        let folder = tempfile::tempdir().unwrap();
        let is = |name: &str, content: &str| {
            let path = folder.path().join(name);
            fs::write(&path, content).unwrap();
            is_indicator_table(&path, 1 << 20)
        };
        assert!(is("a.csv", "area,year,label,value,unit\n"));
        assert!(!is("decisions.csv", "area,left,right,decision\n"));
        assert!(!is("a.txt", "area,year,label,value,unit\n"));
        assert!(!is("broken.xlsx", "no workbook"));
    }

    /// What `export observations` writes can be read again.
    #[test]
    fn an_exported_table_comes_back() {
        let row = crate::tables::samples::observation("甲县", 2021, "受理案件", 12.0);
        let frame = crate::tables::observations(std::slice::from_ref(&row)).unwrap();
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
}
