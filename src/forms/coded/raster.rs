//! A form in a grid whose columns are known: rows by their names, columns by
//! what stands above them.

use std::ops::Range;

use crate::genres::{Form, Line};

use super::super::cell::Said;
use super::super::sheet::Sheet;
use super::super::value::Open;
use super::Met;
use super::names::{bare, ends_like, in_order, is_like};

/// What of a form a sheet holds; nothing where it is another table.
pub(in super::super) fn in_sheet(form: &Form, sheet: &Sheet) -> Option<Met> {
    let rows = if form.rows.is_empty() {
        let first = (0..sheet.rows).find(|row| numbers(sheet, *row) * 2 > form.columns.len())?;
        vec![(first, None)]
    } else {
        named_rows(form, sheet)
    };
    if rows.len() * 2 < form.rows.len() || rows.is_empty() {
        return None;
    }
    let first = rows.first()?.0;
    let columns = columns(form, sheet, first)?;
    let mut met = Met::default();
    for (row, line) in &rows {
        // A number under no column of the form: the row is cut otherwise than its
        // heads, and which number is whose nobody can say.
        let own = sheet.row(*row).filter(|cell| cell.cell.row == *row);
        let numbers: Vec<_> = own
            .filter(|cell| matches!(cell.said, Said::Number(_)))
            .collect();
        let known = |at: usize| columns.iter().any(|(column, _)| *column == at);
        if numbers.iter().any(|cell| !known(cell.cell.column)) {
            let numbers = numbers.into_iter();
            met.odd
                .extend(numbers.map(|c| (c.cell.span.clone(), c.words.clone(), Open::NoColumn)));
            continue;
        }
        for (column, of) in &columns {
            if let Some(cell) = sheet
                .get(*row, *column)
                .filter(|cell| cell.cell.row == *row)
            {
                let said = (&cell.said, cell.words.as_str(), cell.cell.span.clone());
                met.take(form, (*line, of), said);
            }
        }
    }
    let last = rows.last().map_or(first, |(row, _)| *row);
    met.span = span(sheet, first..last + 1);
    for row in (first..=last).filter(|row| !rows.iter().any(|(known, _)| known == row)) {
        let numbers = sheet
            .row(row)
            .filter(|c| c.cell.row == row && matches!(c.said, Said::Number(_)));
        met.odd
            .extend(numbers.map(|c| (c.cell.span.clone(), c.words.clone(), Open::NoRow)));
    }
    Some(met)
}

fn numbers(sheet: &Sheet, row: usize) -> usize {
    sheet
        .row(row)
        .filter(|cell| matches!(cell.said, Said::Number(_) | Said::Absent))
        .count()
}

/// The rows of the sheet that are rows of the form, in order.
fn named_rows<'f>(form: &'f Form, sheet: &Sheet) -> Vec<(usize, Option<&'f Line>)> {
    let names: Vec<String> = (0..sheet.rows)
        .map(|row| {
            let before = sheet
                .row(row)
                .take_while(|cell| matches!(cell.said, Said::Words));
            bare(&before.map(|cell| cell.words.as_str()).collect::<String>())
        })
        .collect();
    let met = in_order(sheet.rows, form.rows.len(), |row, line| {
        ends_like(&names[row], &form.rows[line])
    });
    met.into_iter()
        .map(|(row, line)| (row, Some(&form.rows[line])))
        .collect()
}

/// Which columns of the sheet are columns of the form, by the words above its
/// first row; where those are not met, by their number.
fn columns<'f>(form: &'f Form, sheet: &Sheet, first: usize) -> Option<Vec<(usize, &'f Line)>> {
    let heads: Vec<(String, String)> = (0..sheet.columns).map(|c| head(sheet, first, c)).collect();
    let met = in_order(sheet.columns, form.columns.len(), |column, line| {
        let (own, above) = &heads[column];
        let line = &form.columns[line];
        if above.contains(&line.under) {
            is_like(own, line)
        } else {
            0.0
        }
    });
    if met.len() * 2 >= form.columns.len() {
        return Some(
            met.into_iter()
                .map(|(c, line)| (c, &form.columns[line]))
                .collect(),
        );
    }
    let filled: Vec<usize> = (0..sheet.columns)
        .filter(|c| {
            let cell = sheet.get(first, *c);
            cell.is_some_and(|cell| matches!(cell.said, Said::Number(_) | Said::Absent))
        })
        .collect();
    (filled.len() == form.columns.len()).then(|| filled.into_iter().zip(&form.columns).collect())
}

/// The words straight above a row in a column, and those above them.
fn head(sheet: &Sheet, first: usize, column: usize) -> (String, String) {
    let mut words: Vec<&str> = Vec::new();
    for row in (0..first).rev() {
        match sheet.get(row, column) {
            Some(cell) if matches!(cell.said, Said::Number(_) | Said::Absent) => break,
            Some(cell) if cell.cell.row == row && !cell.words.is_empty() => words.push(&cell.words),
            _ => {}
        }
    }
    let own = words.first().copied().unwrap_or("");
    let above: String = words.iter().skip(1).rev().copied().collect();
    (bare(own), bare(&above))
}

/// Bytes of the text that some rows take.
fn span(sheet: &Sheet, rows: Range<usize>) -> Range<usize> {
    let cells = rows.flat_map(|row| sheet.row(row).map(|cell| cell.cell.span.clone()));
    cells
        .reduce(|all, cell| all.start.min(cell.start)..all.end.max(cell.end))
        .unwrap_or(0..0)
}
