//! The ledger as an Excel workbook: a sheet of weaknesses with room for the
//! auditor's opinion, one of plans, one of how much is last year's text.

use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, FormatUnderline,
    Workbook, Worksheet, XlsxError,
};

use super::{Ledger, moved, origin, pieces, place, status};
use crate::followup::FollowUp;
use crate::followup::beside::Indicators;
use crate::followup::ledger::{Entry, ledger as entries};
use crate::followup::redline::Tag;
use crate::report::ledger::terminal::section_word;
use crate::report::words::{Lang, word};

struct Formats {
    header: Format,
    words: Format,
    number: Format,
    share: Format,
    same: Format,
    deleted: Format,
    inserted: Format,
}

impl Formats {
    fn new() -> Self {
        let cell = Format::new()
            .set_text_wrap()
            .set_align(FormatAlign::Top)
            .set_border(FormatBorder::Thin)
            .set_border_color(Color::RGB(0x00C8_CED6));
        Self {
            header: cell
                .clone()
                .set_bold()
                .set_align(FormatAlign::VerticalCenter)
                .set_background_color(Color::RGB(0x00E8_EDF3)),
            number: cell.clone().set_align(FormatAlign::Center),
            share: cell.clone().set_num_format("0.00"),
            words: cell,
            same: Format::new(),
            deleted: Format::new()
                .set_font_color(Color::RGB(0x00B4_2318))
                .set_font_strikethrough(),
            inserted: Format::new()
                .set_font_color(Color::RGB(0x0006_6B3C))
                .set_underline(FormatUnderline::Single),
        }
    }
}

/// A cell of the ledger.
enum Cell<'a> {
    Number(f64),
    Share(f64),
    Words(String),
    Redline(&'a FollowUp),
}

/// A row: the place, and the cells of the columns.
type Row<'a> = (&'a str, Vec<Cell<'a>>);

/// A column: the key of its title and its width in characters.
type Column = (&'static str, f64);

const WEAKNESSES: [Column; 11] = [
    ("ledger_number", 6.0),
    ("ledger_problem", 40.0),
    ("ledger_first", 10.0),
    ("ledger_years", 10.0),
    ("ledger_status", 16.0),
    ("ledger_now", 46.0),
    ("ledger_evidence", 50.0),
    ("ledger_source", 24.0),
    ("ledger_opinion", 24.0),
    ("ledger_plan", 40.0),
    ("ledger_indicators", 36.0),
];
const PLANS: [Column; 11] = [
    ("ledger_number", 6.0),
    ("ledger_plan_item", 40.0),
    ("ledger_planned", 10.0),
    ("ledger_status", 16.0),
    ("ledger_now", 46.0),
    ("ledger_evidence", 50.0),
    ("number_set", 18.0),
    ("number_reached", 18.0),
    ("number_result", 10.0),
    ("ledger_source", 24.0),
    ("ledger_opinion", 24.0),
];
const REUSE: [Column; 9] = [
    ("years", 14.0),
    ("section", 18.0),
    ("reuse_verbatim", 14.0),
    ("reuse_template", 18.0),
    ("reuse_cosine", 12.0),
    ("reuse_jaccard", 12.0),
    ("reuse_min_edit", 14.0),
    ("reuse_simple", 14.0),
    ("reuse_found", 18.0),
];

pub(super) fn workbook(ledger: &Ledger) -> Result<Vec<u8>, XlsxError> {
    let lang = ledger.lang;
    let mut workbook = Workbook::new();
    // The time of writing would make every file a different one.
    let created = ExcelDateTime::from_ymd(2000, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&created));
    let formats = Formats::new();
    let several = ledger.rows.iter().any(|r| r.area != ledger.rows[0].area);
    let indicators = ledger.indicators();
    let weaknesses = entries(ledger.rows, "weakness");
    let plans = entries(ledger.rows, "plan");
    let copied = ledger.reuse();
    let sheets: [(&str, &[Column], Vec<Row>); 3] = [
        (
            "ledger_sheet",
            &WEAKNESSES,
            (1..)
                .zip(&weaknesses)
                .map(|(n, e)| (e.last().area.as_str(), weakness(n, e, &indicators, lang)))
                .collect(),
        ),
        (
            "ledger_plans_sheet",
            &PLANS,
            (1..)
                .zip(&plans)
                .map(|(n, e)| (e.last().area.as_str(), plan(n, e, lang)))
                .collect(),
        ),
        (
            "reuse",
            &REUSE,
            copied
                .iter()
                .map(|r| {
                    let found = if r.is_copied() { "copied" } else { "" };
                    let cells = vec![
                        Cell::Words(format!("{}→{}", r.year, r.next_year)),
                        Cell::Words(word(section_word(r), lang).to_owned()),
                        Cell::Share(r.verbatim),
                        Cell::Share(r.template),
                        Cell::Share(r.cosine),
                        Cell::Share(r.jaccard),
                        Cell::Share(r.min_edit),
                        Cell::Share(r.simple),
                        Cell::Words(word(found, lang).to_owned()),
                    ];
                    (r.area.as_str(), cells)
                })
                .collect(),
        ),
    ];
    for (name, columns, rows) in &sheets {
        let sheet = workbook.add_worksheet();
        sheet.set_name(word(name, lang))?;
        fill(sheet, columns, rows, several, &formats, lang)?;
    }
    workbook.save_to_buffer()
}

fn weakness<'a>(n: u32, entry: &Entry<'a>, beside: &Indicators, lang: Lang) -> Vec<Cell<'a>> {
    let last = entry.last();
    let mut told = vec![status(last, lang)];
    told.extend(origin(entry, lang));
    let moved: Vec<String> = beside.beside(last).iter().map(moved).collect();
    vec![
        Cell::Number(f64::from(n)),
        Cell::Words(entry.first_text().to_owned()),
        Cell::Number(f64::from(entry.first_year())),
        Cell::Number(f64::from(entry.years_open())),
        Cell::Words(told.join("\n")),
        now(last, lang),
        Cell::Words(last.evidence_text.clone()),
        Cell::Words(found_at(last)),
        Cell::Words(String::new()),
        Cell::Words(last.plan_text.clone()),
        Cell::Words(moved.join("\n")),
    ]
}

fn plan<'a>(n: u32, entry: &Entry<'a>, lang: Lang) -> Vec<Cell<'a>> {
    let last = entry.last();
    let result = match last.target {
        "" => "",
        told => word(told, lang),
    };
    vec![
        Cell::Number(f64::from(n)),
        Cell::Words(entry.first_text().to_owned()),
        Cell::Number(f64::from(entry.first_year())),
        Cell::Words(status(last, lang)),
        now(last, lang),
        Cell::Words(match last.status {
            "carried_over" => String::new(),
            _ => last.evidence_text.clone(),
        }),
        Cell::Words(last.target_text.clone()),
        Cell::Words(last.reached_text.clone()),
        Cell::Words(result.to_owned()),
        Cell::Words(found_at(last)),
        Cell::Words(String::new()),
    ]
}

/// This year's words, as a redline of last year's.
fn now<'a>(row: &'a FollowUp, lang: Lang) -> Cell<'a> {
    match row.status {
        "new" => Cell::Words(row.next_text.clone()),
        "repeated" | "reworded" | "carried_over" => Cell::Redline(row),
        "delivered" => Cell::Words(String::new()),
        "no_trace" => Cell::Words(word("nothing_found", lang).to_owned()),
        _ => Cell::Words(word("no_longer_stated", lang).to_owned()),
    }
}

/// Where what is told of a row stands.
fn found_at(row: &FollowUp) -> String {
    let places = [
        place(&row.next_source, row.next_line),
        place(&row.next_source, row.evidence_line),
        place(&row.source, row.line),
    ];
    places
        .into_iter()
        .find(|p| !p.is_empty())
        .unwrap_or_default()
}

fn fill(
    sheet: &mut Worksheet,
    columns: &[Column],
    rows: &[Row],
    several: bool,
    formats: &Formats,
    lang: Lang,
) -> Result<(), XlsxError> {
    // Places are a column only where there are several.
    let shift = u16::from(several);
    if several {
        sheet.write_string_with_format(0, 0, word("area", lang), &formats.header)?;
        sheet.set_column_width(0, 14.0)?;
    }
    for (at, (title, width)) in (shift..).zip(columns) {
        sheet.write_string_with_format(0, at, word(title, lang), &formats.header)?;
        sheet.set_column_width(at, *width)?;
    }
    for (row, (area, cells)) in (1..).zip(rows) {
        if several {
            sheet.write_string_with_format(row, 0, *area, &formats.words)?;
        }
        for (at, cell) in (shift..).zip(cells) {
            write(sheet, row, at, cell, formats)?;
        }
    }
    let last = shift + columns.len() as u16 - 1;
    sheet.set_freeze_panes(1, 0)?;
    sheet.autofilter(0, 0, rows.len() as u32, last)?;
    sheet.set_landscape();
    sheet.set_print_fit_to_pages(1, 0);
    sheet.set_repeat_rows(0, 0)?;
    Ok(())
}

fn write(
    sheet: &mut Worksheet,
    row: u32,
    at: u16,
    cell: &Cell,
    formats: &Formats,
) -> Result<(), XlsxError> {
    match cell {
        Cell::Number(number) => {
            sheet.write_number_with_format(row, at, *number, &formats.number)?;
        }
        Cell::Share(share) => {
            sheet.write_number_with_format(row, at, *share, &formats.share)?;
        }
        Cell::Words(words) => {
            sheet.write_string_with_format(row, at, words, &formats.words)?;
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
                sheet.write_rich_string_with_format(row, at, &runs, &formats.words)?;
            } else {
                sheet.write_string_with_format(row, at, &told.next_text, &formats.words)?;
            }
        }
    }
    Ok(())
}
