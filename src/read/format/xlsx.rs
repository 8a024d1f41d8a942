//! Workbooks that hold a report: paragraphs in rows of one cell, tables in rows
//! of several. A row that is blank, or a numbered heading, ends a table.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::io::Cursor;

use calamine::{DataRef, Dimensions, Reader as _, Xlsx as Workbook};

use super::rows::{Rows, Written};
use super::{Document, Reader, Refusal, archive};
use crate::cues::is_han;
use crate::read::heading::is_numbered;

pub(super) struct Xlsx;

/// A longer row of one cell is a paragraph.
const LONGEST: usize = 40;
/// Columns beyond this hold no table of a report.
const MOST_COLUMNS: u32 = 256;

impl Reader for Xlsx {
    fn read(&self, bytes: &[u8], limit: u64) -> Result<Document, Refusal> {
        archive::within(bytes, limit)?;
        let damaged = |e: calamine::XlsxError| Refusal::Damaged(e.to_string());
        let mut book = Workbook::new(Cursor::new(bytes)).map_err(damaged)?;
        let mut written = Written::default();
        let mut tables = 0;
        for name in book.sheet_names() {
            let mut sheet = Sheet::default();
            let mut left = limit;
            // Cell by cell: a single far one would make a range of billions.
            let mut cells = book.worksheet_cells_reader(&name).map_err(damaged)?;
            while let Some(cell) = cells.next_cell().map_err(damaged)? {
                let words = words(cell.get_value());
                left = left
                    .checked_sub(words.len() as u64)
                    .ok_or(Refusal::TooLarge)?;
                sheet.put(cell.get_position(), words);
            }
            drop(cells);
            if sheet.cells.is_empty() {
                continue;
            }
            for region in book.merge_cells_by_sheet_name(&name).map_err(damaged)? {
                sheet.merge(&region);
            }
            if name.contains(is_han) {
                written.line(&name);
            }
            sheet.write(&mut written, &mut tables);
        }
        Ok(Document {
            text: written.text,
            tables: written.tables,
            ..Document::default()
        })
    }
}

fn words(value: &DataRef) -> String {
    match value {
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::String(words) => words.trim().to_owned(),
        DataRef::SharedString(words) => words.trim().to_owned(),
        DataRef::Bool(_) | DataRef::Error(_) | DataRef::Empty => String::new(),
        DataRef::DateTime(date) => date.to_string(),
        DataRef::DateTimeIso(words) | DataRef::DurationIso(words) => words.clone(),
    }
}

/// What the cells of a worksheet say.
#[derive(Debug, Default)]
struct Sheet {
    cells: BTreeMap<(u32, u32), String>,
    rows: BTreeSet<u32>,
    columns: u32,
    /// The regions that are one cell, by their first.
    merged: HashMap<(u32, u32), Dimensions>,
    /// Places that a region takes besides its first.
    covered: HashSet<(u32, u32)>,
}

impl Sheet {
    fn put(&mut self, at: (u32, u32), words: String) {
        if !words.is_empty() && at.1 < MOST_COLUMNS {
            self.rows.insert(at.0);
            self.columns = self.columns.max(at.1 + 1);
            self.cells.insert(at, words);
        }
    }

    fn merge(&mut self, region: &Dimensions) {
        let columns = region.start.1..=region.end.1.min(self.columns.saturating_sub(1));
        for row in self
            .rows
            .range(region.start.0..=region.end.0.max(region.start.0))
        {
            let places = columns.clone().map(|column| (*row, column));
            self.covered
                .extend(places.filter(|place| *place != region.start));
        }
        self.merged.insert(region.start, *region);
    }

    /// Its rows, as lines and tables.
    fn write(&self, written: &mut Written, tables: &mut usize) {
        let mut rows = Rows::default();
        let mut last = None;
        for row in &self.rows {
            // A blank row ends a table.
            let blank = last.replace(*row).is_some_and(|last| last + 1 < *row);
            let paragraph = self.paragraph(*row);
            if blank || paragraph.is_some() {
                end_table(std::mem::take(&mut rows), written, tables);
            }
            match paragraph {
                Some(words) => words.lines().for_each(|line| written.line(line)),
                None => self.row(*row, &mut rows),
            }
        }
        end_table(rows, written, tables);
    }

    fn words(&self, row: u32, column: u32) -> &str {
        self.cells.get(&(row, column)).map_or("", String::as_str)
    }

    /// The words of a row that is no row of a table.
    fn paragraph(&self, row: u32) -> Option<&str> {
        let mut filled = (0..self.columns).filter(|c| !self.words(row, *c).is_empty());
        let (Some(one), None) = (filled.next(), filled.next()) else {
            return None;
        };
        let words = self.words(row, one);
        let region = self.merged.get(&(row, one));
        let high = region.is_some_and(|region| region.end.0 > region.start.0);
        let reached = (0..self.columns).any(|c| {
            self.covered.contains(&(row, c)) && region.is_none_or(|r| !r.contains(row, c))
        });
        let paragraph = words.chars().count() > LONGEST || is_numbered(words);
        (self.columns == 1 || paragraph && !high && !reached).then_some(words)
    }

    fn row(&self, row: u32, rows: &mut Rows) {
        rows.row();
        for column in 0..self.columns {
            if self.covered.contains(&(row, column)) {
                continue;
            }
            let (mut columns, mut down) = (1, 1);
            if let Some(region) = self.merged.get(&(row, column)) {
                columns = region.end.1.saturating_sub(region.start.1) as usize + 1;
                down = self.rows.range(row..=region.end.0.max(row)).count();
            }
            rows.cell(columns, down, false);
            self.words(row, column)
                .lines()
                .for_each(|line| rows.line(line));
        }
    }
}

fn end_table(rows: Rows, written: &mut Written, tables: &mut usize) {
    if rows.is_empty() {
        return;
    }
    match rows.of_figures() {
        Some(lines) => {
            *tables += 1;
            lines.iter().for_each(|row| written.row(*tables, row));
        }
        None => rows.lines().iter().for_each(|row| written.line(&row.text)),
    }
}
