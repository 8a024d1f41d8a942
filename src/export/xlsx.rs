//! Excel workbooks: one sheet a table, with a frozen header, filters, widths
//! that fit, number formats by unit, and sparklines beside trends.

use std::io::Write;

use polars::prelude::*;
use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, Sparkline, SparklineType, Workbook,
    Worksheet,
};

use super::{ExportError, Headers};
use crate::tables::{ColumnSpec, ROWS_UNIT, Table, Type};

/// Widths in characters; Chinese ones count twice.
const NARROWEST: usize = 8;
const WIDEST: usize = 48;
/// Rows looked at for the width of a column.
const LOOKED_AT: usize = 200;
/// Most characters that Excel takes in a cell.
const CELL: usize = 32_767;
/// Header of the column of sparklines.
const SPARKLINE: &str = "sparkline";

/// Currencies whose amounts are shown in 万 and 亿.
const MONEY: [&str; 2] = ["元", "美元"];
const MYRIAD: f64 = 1e4;
const HUNDRED_MILLION: f64 = 1e8;

struct Formats {
    header: Format,
    whole: Format,
    fraction: Format,
    percent: Format,
    plain: Format,
    money: [Money; MONEY.len()],
}

impl Formats {
    fn new() -> Self {
        Self {
            header: Format::new()
                .set_bold()
                .set_background_color(Color::RGB(0x00E8_EDF3))
                .set_align(FormatAlign::VerticalCenter),
            whole: Format::new().set_num_format("#,##0"),
            fraction: Format::new().set_num_format("#,##0.0###"),
            percent: Format::new().set_num_format("0.0##\"%\""),
            money: MONEY.map(Money::new),
            plain: Format::new().set_num_format("0"),
        }
    }
}

/// Amounts of a currency as Chinese tables give them; the cell keeps the base
/// unit. Excel scales by thousands: the point is set by hand before the last
/// digits of thousands, or of millions.
struct Money {
    unit: &'static str,
    myriads: Format,
    hundred_millions: Format,
}

impl Money {
    fn new(unit: &'static str) -> Self {
        let format = |pattern: &str, multiple| {
            Format::new().set_num_format(format!("{pattern}\"{multiple}{unit}\""))
        };
        Self {
            unit,
            myriads: format(r"0\.0,", "万"),
            hundred_millions: format(r"0\.00,,", "亿"),
        }
    }
}

/// Writes the tables as one workbook, a sheet each.
///
/// # Errors
/// When a table has more rows than a sheet, or the sink refuses.
pub fn workbook<W: Write>(
    tables: &[&DataFrame],
    headers: Headers,
    mut sink: W,
) -> Result<(), ExportError> {
    let mut workbook = Workbook::new();
    // The time of writing would make every file a different one.
    let created = ExcelDateTime::from_ymd(2000, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&created));
    let formats = Formats::new();
    for frame in tables {
        sheet(workbook.add_worksheet(), frame, headers, &formats)?;
    }
    sink.write_all(&workbook.save_to_buffer()?)?;
    Ok(())
}

fn sheet(
    sheet: &mut Worksheet,
    frame: &DataFrame,
    headers: Headers,
    formats: &Formats,
) -> Result<(), ExportError> {
    let table = Table::of_frame(frame);
    let findings = frame.column("finding").is_ok();
    let name = table.map_or(if findings { "findings" } else { "table" }, Table::name);
    let name = headers.table(name);
    sheet.set_name(name)?;
    let units = match frame.column("unit") {
        Ok(units) => Some(units.str()?.clone()),
        Err(_) => None,
    };
    for (place, column) in (0..).zip(frame.columns()) {
        let name = column.name().as_str();
        let spec = table.and_then(|table| table.column(name));
        let header = headers.column(name);
        sheet.write_string_with_format(0, place, &header, &formats.header)?;
        sheet.set_column_width(place, width(column, &header) as f64)?;
        for (row, index) in (1..).zip(0..column.len()) {
            let unit = units.as_ref().and_then(|units| units.get(index));
            let format = |number| number_format(formats, spec, unit, number);
            match cell(&column.get(index)?) {
                Cell::Empty => {}
                Cell::Words(words) => {
                    sheet.write_string(row, place, headers.value(name, &words))?;
                }
                Cell::Flag(flag) => {
                    sheet.write_boolean(row, place, flag)?;
                }
                Cell::Number(number) => {
                    sheet.write_number_with_format(row, place, number, format(number))?;
                }
            }
        }
    }
    let trends = table == Some(Table::Trends);
    if trends {
        sparklines(sheet, name, frame, formats)?;
    }
    let last_row = frame.height() as u32;
    let last_column = frame.width().saturating_sub(1) as u16;
    sheet.set_freeze_panes(1, if trends { 2 } else { 0 })?;
    sheet.autofilter(0, 0, last_row, last_column)?;
    Ok(())
}

/// What a cell is given.
#[derive(Debug, PartialEq)]
enum Cell {
    Empty,
    Words(String),
    Flag(bool),
    Number(f64),
}

fn cell(value: &AnyValue) -> Cell {
    match value.get_str() {
        Some(words) => Cell::Words(words.chars().take(CELL).collect()),
        None => match value {
            AnyValue::Boolean(flag) => Cell::Flag(*flag),
            other => other.extract::<f64>().map_or(Cell::Empty, Cell::Number),
        },
    }
}

/// The format of a number: by the unit of its column, else by that of its row.
fn number_format<'a>(
    formats: &'a Formats,
    column: Option<&ColumnSpec>,
    unit: Option<&str>,
    number: f64,
) -> &'a Format {
    let own_unit = match column {
        Some(spec) if spec.kind != Type::Number => return &formats.plain,
        Some(spec) => spec.unit(),
        // A year of `trends`.
        None => Some(ROWS_UNIT),
    };
    let unit = match own_unit {
        Some(words) if words.starts_with(ROWS_UNIT) => unit.unwrap_or_default(),
        Some(unit) => unit,
        None => "",
    };
    let size = number.abs();
    match formats.money.iter().find(|money| money.unit == unit) {
        Some(money) if size >= HUNDRED_MILLION => &money.hundred_millions,
        Some(money) if size >= MYRIAD => &money.myriads,
        _ if unit == "%" => &formats.percent,
        _ if number.fract() == 0.0 => &formats.whole,
        _ => &formats.fraction,
    }
}

/// A line through the years of each trend, in a column of its own at the end.
fn sparklines(
    sheet: &mut Worksheet,
    name: &str,
    frame: &DataFrame,
    formats: &Formats,
) -> Result<(), ExportError> {
    let table = Table::Trends;
    let first = table.columns().len();
    let years = (frame.width()).saturating_sub(first + table.columns_after_years().len());
    if years < 2 {
        return Ok(());
    }
    let (first, last, beside) = (
        first as u16,
        (first + years - 1) as u16,
        frame.width() as u16,
    );
    sheet.write_string_with_format(0, beside, SPARKLINE, &formats.header)?;
    sheet.set_column_width(beside, 20.0)?;
    for row in 1..=frame.height() as u32 {
        let line = Sparkline::new()
            .set_range((name, row, first, row, last))
            .set_type(SparklineType::Line)
            .show_markers(true);
        sheet.add_sparkline(row, beside, &line)?;
    }
    Ok(())
}

fn width(column: &Column, header: &str) -> usize {
    let of = |words: &str| -> usize {
        words
            .chars()
            .map(|c| if c.is_ascii() { 1 } else { 2 })
            .sum()
    };
    let values = (0..column.len().min(LOOKED_AT)).map(|index| match column.get(index) {
        Ok(AnyValue::Null) | Err(_) => 0,
        Ok(value) => match value.get_str() {
            Some(words) => of(words),
            None => of(&value.to_string()) + 2,
        },
    });
    let header = of(header) + 3;
    values.fold(header, usize::max).clamp(NARROWEST, WIDEST)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A frame of one row holds its words as owned scalars.
    #[test]
    fn words_are_words_however_they_are_held() {
        let words = Cell::Words("新增".into());
        assert_eq!(cell(&AnyValue::String("新增")), words);
        assert_eq!(cell(&AnyValue::StringOwned("新增".into())), words);
        assert_eq!(cell(&AnyValue::Int32(2020)), Cell::Number(2020.0));
        assert_eq!(cell(&AnyValue::Boolean(false)), Cell::Flag(false));
        assert_eq!(cell(&AnyValue::Null), Cell::Empty);
    }

    #[test]
    fn numbers_are_formatted_by_their_unit() {
        let formats = Formats::new();
        let shown = |table: Table, column, unit, number| {
            number_format(&formats, table.column(column), Some(unit), number)
        };
        let trends = Table::Trends;
        assert_eq!(
            shown(trends, "2021", "元", 1.6e7),
            &formats.money[0].myriads
        );
        assert_eq!(
            shown(trends, "2021", "元", 2.5e9),
            &formats.money[0].hundred_millions
        );
        assert_eq!(shown(trends, "2021", "件", 1.6e7), &formats.whole);
        assert_eq!(shown(trends, "2021", "%", 94.4), &formats.percent);
        // A growth rate is in percent, whatever grows; tau is in nothing.
        assert_eq!(shown(trends, "cagr_pct", "元", 2.5), &formats.percent);
        assert_eq!(shown(trends, "mk_tau", "%", 0.5), &formats.fraction);
        assert_eq!(shown(trends, "n", "元", 5e4), &formats.plain);
    }
}
