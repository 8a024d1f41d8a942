//! Excel workbooks: one sheet a table, with a frozen header, filters, widths
//! that fit, number formats by unit, and sparklines beside trends.

use std::io::Write;

use polars::prelude::*;
use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, Sparkline, SparklineType, Workbook,
    Worksheet,
};

use super::ExportError;
use crate::tables::{ColumnSpec, Table, Type};

/// Widths in characters; Chinese ones count twice.
const NARROWEST: usize = 8;
const WIDEST: usize = 48;
/// Rows looked at for the width of a column.
const LOOKED_AT: usize = 200;
/// Most characters that Excel takes in a cell.
const CELL: usize = 32_767;
/// Header of the column of sparklines.
const SPARKLINE: &str = "sparkline";

struct Formats {
    header: Format,
    whole: Format,
    fraction: Format,
    percent: Format,
    plain: Format,
}

/// Writes the tables as one workbook, a sheet each.
///
/// # Errors
/// When a table has more rows than a sheet, or the sink refuses.
pub fn workbook<W: Write>(tables: &[&DataFrame], mut sink: W) -> Result<(), ExportError> {
    let mut workbook = Workbook::new();
    // The time of writing would make every file a different one.
    let created = ExcelDateTime::from_ymd(2000, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&created));
    let formats = Formats {
        header: Format::new()
            .set_bold()
            .set_background_color(Color::RGB(0x00E8_EDF3))
            .set_align(FormatAlign::VerticalCenter),
        whole: Format::new().set_num_format("#,##0"),
        fraction: Format::new().set_num_format("#,##0.0###"),
        percent: Format::new().set_num_format("General\"%\""),
        plain: Format::new().set_num_format("0"),
    };
    for frame in tables {
        sheet(workbook.add_worksheet(), frame, &formats)?;
    }
    sink.write_all(&workbook.save_to_buffer()?)?;
    Ok(())
}

fn sheet(sheet: &mut Worksheet, frame: &DataFrame, formats: &Formats) -> Result<(), ExportError> {
    let table = Table::of_frame(frame);
    sheet.set_name(table.map_or("table", Table::name))?;
    let units = match frame.column("unit") {
        Ok(units) => Some(units.str()?.clone()),
        Err(_) => None,
    };
    for (place, column) in (0..).zip(frame.columns()) {
        let name = column.name().as_str();
        let spec = table.and_then(|table| table.column(name));
        sheet.write_string_with_format(0, place, name, &formats.header)?;
        sheet.set_column_width(place, width(column) as f64)?;
        for (row, index) in (1..).zip(0..column.len()) {
            let unit = units.as_ref().and_then(|units| units.get(index));
            let format = |number| number_format(formats, spec, unit, number);
            match cell(&column.get(index)?) {
                Cell::Empty => {}
                Cell::Words(words) => {
                    sheet.write_string(row, place, words)?;
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
        sparklines(sheet, frame, formats)?;
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

/// Values of a row whose unit is % show the sign; `change` and `value` of a
/// row share its unit, relative changes are always percent.
fn number_format<'a>(
    formats: &'a Formats,
    column: Option<&ColumnSpec>,
    unit: Option<&str>,
    number: f64,
) -> &'a Format {
    const PERCENT: [&str; 2] = ["change_pct", "cagr_pct"];
    const UNITLESS: [&str; 6] = [
        "score",
        "usual_score",
        "similarity",
        "mk_tau",
        "mk_p",
        "change_pp",
    ];
    match column {
        Some(spec) if spec.kind != Type::Number => &formats.plain,
        Some(spec) if UNITLESS.contains(&spec.name) => &formats.fraction,
        Some(spec) if PERCENT.contains(&spec.name) => &formats.fraction,
        _ if unit == Some("%") => &formats.percent,
        _ if number.fract() == 0.0 => &formats.whole,
        _ => &formats.fraction,
    }
}

/// A line through the years of each trend, in a column of its own at the end.
fn sparklines(
    sheet: &mut Worksheet,
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
            .set_range((table.name(), row, first, row, last))
            .set_type(SparklineType::Line)
            .show_markers(true);
        sheet.add_sparkline(row, beside, &line)?;
    }
    Ok(())
}

fn width(column: &Column) -> usize {
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
    let header = of(column.name()) + 3;
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
}
