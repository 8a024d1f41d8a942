//! Tables → values, without guessing: a cell is known by the heads of its row
//! and its column. Between `read` and `observations` in the flow: what stands in
//! tables is read here, what stands in sentences there.
//!
//! ```text
//! grid ─ sheet ─► layout (heads, roles of columns) ─ rows ─► entries ─ value ─► label, value, unit, period
//! ```
//!
//! [`found`] finds tables in plain text, [`sheet`] says what stands where,
//! [`layout`] which rows are heads and what each column is, [`head`] takes heads
//! apart, [`rows`] names the rows, [`title`] reads what stands above, [`value`]
//! puts it together. What stays open is told, never guessed. The words they go
//! by are in `datasets/tables.toml` ([`words`]). Tables of a genre that has forms
//! for them are read by the names and codes of these ([`coded`]).

mod cell;
mod coded;
mod found;
mod head;
mod joined;
mod layout;
mod rows;
mod sheet;
mod title;
mod value;
mod words;

#[cfg(test)]
mod tests;

use std::ops::Range;

use crate::figures::Qualifier;
use crate::genres::Form;
use crate::observations::{Kind, Period, Stated};
use crate::read::{Cell, Folding, Grid, Report};

use rows::{Entries, Entry};
use sheet::{Filled, Sheet};
use title::Title;
use value::{Open, Setting, Value};

/// The rule by which a cell of a table was read.
pub const CELL: &str = "cell of a table";
/// The rule by which a cell of a form was read.
pub const CODED: &str = "cell of a form";

/// What rows are called that sum up the others.
pub fn totals() -> impl Iterator<Item = &'static str> {
    words::WORDS.totals.iter().map(String::as_str)
}

/// What the tables of a report say.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Forms {
    /// Its tables that hold numbers, in reading order.
    pub tables: Vec<Table>,
    /// Forms of its genre that were not found in it.
    pub missing: Vec<&'static str>,
}

/// A table that holds numbers.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Table {
    /// Bytes of the text that its rows take.
    pub span: Range<usize>,
    /// Rows of it that are prose (a note below the figures).
    pub notes: Vec<Range<usize>>,
    /// What its cells measure.
    pub cells: Vec<Measured>,
    /// Cells that hold a number of which the table does not say what it is.
    pub unread: Vec<Unread>,
}

/// A number of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Measured {
    /// The code of its cell, where the table has a form; empty where it has none.
    pub code: String,
    /// What the heads of its row and column call it.
    pub label: String,
    /// In the base unit; a fall is negative.
    pub value: f64,
    /// The upper end of a range.
    pub value_max: Option<f64>,
    /// Measure word or unit.
    pub unit: String,
    /// How exact it is stated.
    pub qualifier: Qualifier,
    /// Level, share or change.
    pub kind: Kind,
    /// The time it is about, where the table says one.
    pub period: Option<Period>,
    /// The year it is about, where that is not the one reported on.
    pub of_year: Option<i32>,
    /// The change of it that its row states.
    pub stated: Option<Stated>,
    /// Bytes of the number in the text.
    pub span: Range<usize>,
}

/// A number that was not read, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unread {
    /// Bytes of the cell in the text.
    pub span: Range<usize>,
    /// Its words.
    pub words: String,
    /// What is missing.
    pub why: &'static str,
}

impl Forms {
    /// Bytes of the text that tables take, in order, notes left out.
    #[must_use]
    pub fn lines(&self) -> Vec<Range<usize>> {
        let mut lines = Vec::new();
        for table in &self.tables {
            let mut from = table.span.start;
            for note in &table.notes {
                lines.push(from..note.start);
                from = note.end;
            }
            lines.push(from..table.span.end);
        }
        lines.retain(|span| !span.is_empty());
        lines
    }
}

/// Reads the tables of a report.
#[must_use]
pub fn read(report: &Report) -> Forms {
    let text = report.text.as_str();
    let found = found::tables(text, &report.tables);
    let known = known_forms(report);
    if found.is_empty() && report.tables.is_empty() && known.is_empty() {
        return Forms::default();
    }
    let mut grids: Vec<Grid> = report.tables.iter().cloned().chain(found).collect();
    grids.sort_by_key(|grid| grid.span.start);
    let folding = Folding::of(text);
    let sheets = sheets(text, grids, &folding);
    let mut forms = Forms::default();
    let taken = in_forms(&known, &sheets, report, &folding, &mut forms);
    for read in sheets {
        let overlaps = |span: &Range<usize>| {
            span.start < read.grid.span.end && read.grid.span.start < span.end
        };
        if taken.iter().any(overlaps) {
            continue;
        }
        let mut table = table(&read, report);
        table.notes.extend(read.groups);
        table.notes.sort_by_key(|note| note.start);
        if !table.cells.is_empty() || !table.unread.is_empty() {
            forms.tables.push(table);
        }
    }
    forms.tables.sort_by_key(|table| table.span.start);
    forms
}

/// A grid with what its cells say and what stands above it.
struct Read {
    grid: Grid,
    sheet: Sheet,
    above: Vec<String>,
    /// Bytes of headings between its parts.
    groups: Vec<Range<usize>>,
}

fn sheets(text: &str, grids: Vec<Grid>, folding: &Folding) -> Vec<Read> {
    let fold = |cell: &Cell| folding.fold(text.get(cell.span.clone()).unwrap_or(""));
    let mut last = 0;
    let mut all = Vec::new();
    for (grid, groups) in joined::joined(text, grids) {
        let above = lines_above(text, last, grid.span.start)
            .map(|line| squeezed(&folding.fold(line)))
            .collect();
        last = grid.span.end;
        if let Some(sheet) = Sheet::of(&grid, fold) {
            all.push(Read {
                grid,
                sheet,
                above,
                groups,
            });
        }
    }
    all
}

/// The forms that a report of its genre and year has.
fn known_forms(report: &Report) -> Vec<&'static Form> {
    let forms = report.genre.forms();
    let forms = forms.filter(|forms| report.year >= forms.since);
    forms.map_or_else(Vec::new, |forms| forms.form.iter().collect())
}

/// Reads the tables that have a form; the bytes of the text that they take.
fn in_forms(
    known: &[&'static Form],
    sheets: &[Read],
    report: &Report,
    folding: &Folding,
    forms: &mut Forms,
) -> Vec<Range<usize>> {
    let mut taken: Vec<Range<usize>> = Vec::new();
    let mut missing: Vec<&Form> = Vec::new();
    for form in known {
        let drawn = sheets.iter().filter(|read| read.grid.spans_known);
        let met: Vec<(Range<usize>, coded::Met)> = drawn
            .filter_map(|read| Some((read.grid.span.clone(), coded::in_sheet(form, &read.sheet)?)))
            .collect();
        if met.is_empty() {
            missing.push(form);
        }
        for (span, met) in met {
            taken.push(span.clone());
            forms.tables.push(of_form(met, span));
        }
    }
    if missing.is_empty() {
        return taken;
    }
    let stream = coded::Stream::of(&report.text, &taken, |words| folding.fold(words));
    missing.retain(|form| {
        let Some(met) = coded::in_stream(form, &stream) else {
            return true;
        };
        taken.push(met.span.clone());
        let span = met.span.clone();
        forms.tables.push(of_form(met, span));
        false
    });
    forms.missing = missing.iter().map(|form| form.name.zh.as_str()).collect();
    taken
}

/// What was met of a form, as a table.
fn of_form(met: coded::Met, span: Range<usize>) -> Table {
    let mut table = Table {
        span,
        ..Table::default()
    };
    for cell in met.cells {
        match cell.number.in_unit(&cell.unit) {
            Some(number) => table.cells.push(Measured {
                code: cell.code,
                label: cell.label,
                value: number.value,
                value_max: number.value_max,
                unit: number.unit,
                qualifier: number.qualifier,
                kind: Kind::Level,
                period: Some(if cell.stock {
                    Period::Stock
                } else {
                    Period::Year
                }),
                of_year: None,
                stated: None,
                span: cell.span,
            }),
            None => table.unread.push(Unread {
                words: cell.number.words,
                span: cell.span,
                why: Open::NoNumber.why(),
            }),
        }
    }
    let odd = met.odd.into_iter().map(|(span, words, open)| Unread {
        span,
        words,
        why: open.why(),
    });
    table.unread.extend(odd);
    table
}

/// The filled lines straight above a table, none of the table before it.
fn lines_above(text: &str, from: usize, to: usize) -> impl Iterator<Item = &str> {
    const MOST: usize = 2;
    let lines = text.get(from..to).unwrap_or("").lines();
    let mut near: Vec<&str> = lines
        .rev()
        .filter(|line| !line.trim().is_empty())
        .take(MOST)
        .collect();
    near.reverse();
    near.into_iter()
}

fn squeezed(words: &str) -> String {
    words.split_whitespace().collect()
}

fn table(read: &Read, report: &Report) -> Table {
    let sheet = &read.sheet;
    let mut table = Table {
        span: read.grid.span.clone(),
        ..Table::default()
    };
    let layouts = layout::layouts(sheet);
    for (n, layout) in layouts.iter().enumerate() {
        let Entries {
            entries,
            notes,
            odd,
        } = rows::entries(sheet, layout);
        let lines: &[String] = if n == 0 { &read.above } else { &[] };
        let lines = lines.iter().chain(&layout.title).map(String::as_str);
        let title = Title::of(lines, &report.area);
        let setting = Setting {
            year: report.year,
            area: &report.area,
            title: &title,
        };
        let mut cells: Vec<(usize, Measured)> = Vec::new();
        for entry in &entries {
            match value::value(entry, &entries, setting) {
                Ok(value) => cells.push((entry.at.0, measured(entry, value))),
                Err(Open::NothingMeasured) => {}
                Err(open) => table.unread.push(unread(entry.cell, open)),
            }
        }
        for row in cells.chunk_by_mut(|a, b| a.0 == b.0) {
            state(row);
        }
        table.cells.extend(cells.into_iter().map(|(_, cell)| cell));
        if !entries.is_empty() {
            let odd = odd.into_iter().map(|cell| unread(cell, Open::NoNumber));
            table.unread.extend(odd);
        }
        table
            .notes
            .extend(notes.iter().filter_map(|row| span_of(sheet, *row)));
    }
    table
}

/// Gives each value of a row the change that the row states of it.
fn state(row: &mut [(usize, Measured)]) {
    let changes: Vec<(String, Stated)> = row
        .iter()
        .filter(|(_, cell)| cell.kind == Kind::Change)
        .map(|(_, cell)| {
            let stated = Stated {
                change: cell.value,
                unit: cell.unit.clone(),
            };
            let what = cell
                .label
                .strip_suffix("增长")
                .or(cell.label.strip_suffix("下降"));
            (what.unwrap_or(&cell.label).to_owned(), stated)
        })
        .collect();
    let now = |cell: &Measured| !matches!(cell.period, Some(Period::Prior | Period::Target));
    for (_, cell) in row
        .iter_mut()
        .filter(|(_, cell)| cell.kind != Kind::Change && now(cell))
    {
        let own = changes.iter().find(|(what, _)| *what == cell.label);
        cell.stated = own.map(|(_, stated)| stated.clone());
    }
}

fn measured(entry: &Entry, value: Value) -> Measured {
    Measured {
        code: String::new(),
        label: value.label,
        value: value.value,
        value_max: value.value_max,
        unit: value.unit,
        qualifier: value.qualifier,
        kind: value.kind,
        period: value.period,
        of_year: value.of_year,
        stated: None,
        span: entry.cell.cell.span.clone(),
    }
}

fn unread(cell: &Filled, open: Open) -> Unread {
    Unread {
        span: cell.cell.span.clone(),
        words: cell.words.clone(),
        why: open.why(),
    }
}

impl Open {
    fn why(self) -> &'static str {
        match self {
            Self::NothingMeasured => "it measures nothing",
            Self::NoName => "neither its row nor its column says what it counts",
            Self::NoUnit => "nothing says its unit",
            Self::NoNumber => "it is no single number",
            Self::NoRow => "no row of the form is so called",
            Self::NoColumn => "its row has another number of cells than the form",
            Self::NoHead => "no head over its column tells it from the others",
        }
    }
}

/// Bytes of the text from the first to the last cell of a row.
fn span_of(sheet: &Sheet, row: usize) -> Option<Range<usize>> {
    let mut cells = sheet.row(row).filter(|filled| filled.cell.row == row);
    let first = cells.next()?.cell.span.clone();
    Some(cells.fold(first, |all, filled| {
        all.start..filled.cell.span.end.max(all.end)
    }))
}
