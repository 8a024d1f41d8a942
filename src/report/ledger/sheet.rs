//! One sheet of the workbook, laid out to be printed: A4 landscape, a title, the
//! header repeated, rows as high as their text.

use rust_xlsxwriter::{
    Color, Format, FormatAlign, FormatBorder, FormatUnderline, Worksheet, XlsxError,
};

use super::pieces;
use crate::followup::FollowUp;
use crate::followup::redline::Tag;
use crate::report::words::{Lang, sentence, word};

/// A column: the key of its title and its width in characters.
pub(super) type Column = (&'static str, f64);

/// A row: the place, and the cells of the columns.
pub(super) type Row<'a> = (&'a str, Vec<Cell<'a>>);

/// A cell of the ledger.
pub(super) enum Cell<'a> {
    Number(f64),
    Share(f64),
    Words(String),
    Redline(&'a FollowUp),
    /// Words over the whole width.
    Note(String),
}

/// What a sheet holds.
pub(super) struct Sheet<'a> {
    /// The key of its name.
    pub(super) name: &'static str,
    pub(super) columns: Vec<Column>,
    /// How many of the columns are printed.
    pub(super) printed: usize,
    pub(super) rows: Vec<Row<'a>>,
}

/// The typeface of public documents; Excel takes another where it is missing.
const FONT: &str = "宋体";
const SIZE: f64 = 10.0;
/// Points that a line of text takes, and those above and below.
const LINE: f64 = 13.5;
const MARGIN: f64 = 4.0;
/// Excel's highest row.
const HIGHEST: f64 = 400.0;
/// The width of the column of places.
const PLACE: f64 = 14.0;
/// The row of the header: below the title and what is said of it.
const HEADER: u32 = 2;
/// A4.
const PAPER: u8 = 9;

pub(super) struct Formats {
    title: Format,
    said: Format,
    header: Format,
    words: Format,
    number: Format,
    share: Format,
    same: Format,
    deleted: Format,
    inserted: Format,
}

impl Formats {
    pub(super) fn new() -> Self {
        let plain = Format::new().set_font_name(FONT).set_font_size(SIZE);
        let cell = plain
            .clone()
            .set_text_wrap()
            .set_align(FormatAlign::Top)
            .set_border(FormatBorder::Thin)
            .set_border_color(Color::RGB(0x00C8_CED6));
        Self {
            title: plain
                .clone()
                .set_bold()
                .set_font_size(16)
                .set_align(FormatAlign::Center)
                .set_align(FormatAlign::VerticalCenter),
            said: plain.clone().set_align(FormatAlign::Right),
            header: cell
                .clone()
                .set_bold()
                .set_align(FormatAlign::Center)
                .set_align(FormatAlign::VerticalCenter)
                .set_background_color(Color::RGB(0x00E8_EDF3)),
            number: cell.clone().set_align(FormatAlign::Center),
            share: cell.clone().set_num_format("0.00"),
            words: cell,
            same: plain.clone(),
            deleted: plain
                .clone()
                .set_font_color(Color::RGB(0x00B4_2318))
                .set_font_strikethrough(),
            inserted: plain
                .set_font_color(Color::RGB(0x0006_6B3C))
                .set_underline(FormatUnderline::Single),
        }
    }
}

/// Writes a sheet. Places are a column only where there are several.
pub(super) fn fill(
    to: &mut Worksheet,
    sheet: &Sheet,
    several: bool,
    title: &str,
    formats: &Formats,
    lang: Lang,
) -> Result<(), XlsxError> {
    to.set_name(word(sheet.name, lang))?;
    let shift = u16::from(several);
    let mut columns: Vec<Column> = Vec::new();
    if several {
        columns.push(("area", PLACE));
    }
    columns.extend(&sheet.columns);
    let printed = shift + sheet.printed as u16 - 1;
    let version = sentence(
        "ledger_made",
        lang,
        &[("version", env!("CARGO_PKG_VERSION"))],
    );
    to.merge_range(0, 0, 0, printed, title, &formats.title)?;
    to.merge_range(1, 0, 1, printed, &version, &formats.said)?;
    to.set_row_height(0, 28)?;
    for (at, (name, width)) in (0..).zip(&columns) {
        to.write_string_with_format(HEADER, at, word(name, lang), &formats.header)?;
        to.set_column_width(at, *width)?;
    }
    let titles: Vec<(f64, f64)> = columns
        .iter()
        .map(|(name, width)| (wide(word(name, lang)), *width))
        .collect();
    to.set_row_height(HEADER, height(&titles))?;
    for (row, (area, cells)) in (HEADER + 1..).zip(&sheet.rows) {
        write_row(to, row, area, cells, &columns, several, formats)?;
    }
    let last_column = columns.len() as u16 - 1;
    let last_row = HEADER + sheet.rows.len() as u32;
    to.set_freeze_panes(HEADER + 1, 0)?;
    to.autofilter(HEADER, 0, last_row, last_column)?;
    to.set_landscape();
    to.set_paper_size(PAPER);
    to.set_margins(0.4, 0.4, 0.5, 0.6, 0.3, 0.3);
    to.set_print_fit_to_pages(1, 0);
    to.set_repeat_rows(0, HEADER)?;
    to.set_print_area(0, 0, last_row, printed)?;
    // The day of printing and the page.
    to.set_footer("&L&D&R&P / &N");
    Ok(())
}

fn write_row(
    to: &mut Worksheet,
    row: u32,
    area: &str,
    cells: &[Cell],
    columns: &[Column],
    several: bool,
    formats: &Formats,
) -> Result<(), XlsxError> {
    if let [Cell::Note(words)] = cells {
        let last = columns.len() as u16 - 1;
        let width: f64 = columns.iter().map(|(_, width)| width).sum();
        to.merge_range(row, 0, row, last, words, &formats.words)?;
        let all: f64 = lines(words).map(|w| needed(w, width)).sum();
        to.set_row_height(row, (all * LINE + MARGIN).min(HIGHEST))?;
        return Ok(());
    }
    let shift = u16::from(several);
    let mut high = LINE + MARGIN;
    if several {
        to.write_string_with_format(row, 0, area, &formats.words)?;
        high = height(&[(wide(area), PLACE)]);
    }
    for (at, cell) in (shift..).zip(cells) {
        write(to, row, at, cell, formats)?;
        let width = columns
            .get(usize::from(at))
            .map_or(PLACE, |(_, width)| *width);
        let all: f64 = match cell {
            Cell::Words(words) => lines(words).map(|w| needed(w, width)).sum(),
            Cell::Redline(told) => {
                let words: f64 = pieces(told).iter().map(|piece| wide(&piece.text)).sum();
                needed(words, width)
            }
            _ => 1.0,
        };
        high = high.max(all * LINE + MARGIN);
    }
    to.set_row_height(row, high.min(HIGHEST))?;
    Ok(())
}

/// The columns that words take: two a Chinese character.
fn wide(words: &str) -> f64 {
    words
        .chars()
        .map(|c| if c.is_ascii() { 1.0 } else { 2.0 })
        .sum()
}

fn lines(words: &str) -> impl Iterator<Item = f64> {
    words.split('\n').map(wide)
}

/// Lines that words of a width take in a column: its borders take a little, and
/// a line breaks before it is full.
fn needed(words: f64, column: f64) -> f64 {
    (words / (column - 2.0).max(2.0)).ceil().max(1.0)
}

/// The height of a row of words, each with the width of its column.
fn height(cells: &[(f64, f64)]) -> f64 {
    let most = cells.iter().map(|(words, column)| needed(*words, *column));
    (most.fold(1.0, f64::max) * LINE + MARGIN).min(HIGHEST)
}

fn write(
    to: &mut Worksheet,
    row: u32,
    at: u16,
    cell: &Cell,
    formats: &Formats,
) -> Result<(), XlsxError> {
    match cell {
        Cell::Number(number) => {
            to.write_number_with_format(row, at, *number, &formats.number)?;
        }
        Cell::Share(share) => {
            to.write_number_with_format(row, at, *share, &formats.share)?;
        }
        Cell::Words(words) | Cell::Note(words) => {
            to.write_string_with_format(row, at, words, &formats.words)?;
        }
        Cell::Redline(told) => {
            let pieces = pieces(told);
            let runs: Vec<(&Format, &str)> = pieces
                .iter()
                .map(|piece| {
                    let format = match piece.tag {
                        Tag::Equal => &formats.same,
                        Tag::Delete => &formats.deleted,
                        Tag::Insert => &formats.inserted,
                    };
                    (format, piece.text.as_str())
                })
                .collect();
            if runs.len() > 1 {
                to.write_rich_string_with_format(row, at, &runs, &formats.words)?;
            } else {
                to.write_string_with_format(row, at, &told.next_text, &formats.words)?;
            }
        }
    }
    Ok(())
}
