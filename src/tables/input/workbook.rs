//! An Excel workbook → a sheet. Cells are taken as they come and kept only where
//! a table can have them: a single cell in the last corner of a worksheet would
//! make a grid of hundreds of gigabytes.

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Seek};

use calamine::{Data, DataRef, Reader, Xlsx};

use super::sheet::{Refusal, Sheet, our_name};

/// A title and remarks may stand above the header of a worksheet.
const HEADER_WITHIN: usize = 8;

/// No table has more columns.
const MOST_COLUMNS: usize = 1000;

/// The cells of one row by their columns.
type Cells = BTreeMap<usize, String>;

/// The first worksheet that has the needed columns, else the first one. No more
/// than `limit` bytes are unpacked.
pub(super) fn read(bytes: Vec<u8>, limit: u64) -> Result<Sheet, Refusal> {
    unpacks_within(&bytes, limit)?;
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(Refusal::content)?;
    let mut first = None;
    for name in book.sheet_names() {
        let sheet = worksheet(&mut book, &name)?;
        if super::missing(&sheet.header).is_none() {
            return Ok(sheet);
        }
        first.get_or_insert(sheet);
    }
    Ok(first.unwrap_or_default())
}

/// Unpacks every member once, into nothing: what it says of its size is not
/// believed.
fn unpacks_within(bytes: &[u8], limit: u64) -> Result<(), Refusal> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(Refusal::content)?;
    let mut left = limit;
    for at in 0..archive.len() {
        let member = archive.by_index(at).map_err(Refusal::content)?;
        let mut member = member.take(left.saturating_add(1));
        let unpacked =
            std::io::copy(&mut member, &mut std::io::sink()).map_err(Refusal::content)?;
        left = left.checked_sub(unpacked).ok_or(Refusal::TooLarge {
            what: "unpacks to more than",
            size: limit,
            limit,
        })?;
    }
    Ok(())
}

fn worksheet<R: Read + Seek>(book: &mut Xlsx<R>, name: &str) -> Result<Sheet, Refusal> {
    let mut rows = rows(book, name)?.into_iter().peekable();
    let mut above = Vec::new();
    while let Some(row) = rows.next_if(|_| above.len() < HEADER_WITHIN) {
        above.push(row);
    }
    let is_header = |(_, cells): &(usize, Cells)| {
        let names: Vec<String> = cells.values().map(|name| our_name(name)).collect();
        super::missing(&names).is_none()
    };
    let at = above.iter().position(is_header).unwrap_or(0);
    let mut rows = above.into_iter().skip(at).chain(rows);
    let header = rows.next().map(|(_, cells)| cells).unwrap_or_default();
    let columns = header.keys().next_back().map_or(0, |last| last + 1);
    let header = dense(header, columns);
    let rows = rows.map(|(number, cells)| (number, dense(cells, columns)));
    Ok(Sheet::new(header.into_iter(), rows.collect()))
}

/// The rows with words in them, by their number as a spreadsheet counts.
fn rows<R: Read + Seek>(book: &mut Xlsx<R>, name: &str) -> Result<BTreeMap<usize, Cells>, Refusal> {
    let mut reader = book
        .worksheet_cells_reader(name)
        .map_err(Refusal::content)?;
    let mut rows: BTreeMap<usize, Cells> = BTreeMap::new();
    while let Some(cell) = reader.next_cell().map_err(Refusal::content)? {
        let (row, column) = cell.get_position();
        let (row, column) = (row as usize + 1, column as usize);
        let words = words(cell.get_value());
        if words.trim().is_empty() {
            continue;
        }
        if column >= MOST_COLUMNS {
            return Err(Refusal::Content(format!(
                "row {row} has a cell in column {}; no table has more than {MOST_COLUMNS}",
                column + 1
            )));
        }
        rows.entry(row).or_default().insert(column, words);
    }
    Ok(rows)
}

/// The cells under a header of so many columns, and the first behind them.
fn dense(mut cells: Cells, columns: usize) -> Vec<String> {
    let beyond = cells.split_off(&columns);
    let mut row = vec![String::new(); columns];
    for (column, words) in cells {
        row[column] = words;
    }
    row.extend(beyond.into_values().next());
    row
}

fn words(value: &DataRef) -> String {
    match value {
        DataRef::Float(number) => number.to_string(),
        DataRef::SharedString(words) => (*words).to_owned(),
        other => Data::from(other.clone()).to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rust_xlsxwriter::Workbook;

    fn book(cells: &[(u32, u16, &str)]) -> Vec<u8> {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        for (row, column, words) in cells {
            sheet.write_string(*row, *column, *words).unwrap();
        }
        book.save_to_buffer().unwrap()
    }

    #[test]
    fn a_cell_in_the_last_corner_is_named() {
        let Err(Refusal::Content(reason)) = read(book(&[(1_048_575, 16_383, "甲")]), 1 << 20)
        else {
            panic!("read");
        };
        assert!(reason.contains("16384"), "{reason}");
    }

    #[test]
    fn rows_keep_their_numbers_below_a_title_and_blanks() {
        let mut cells = vec![(0, 0, "各县指标")];
        for (column, name) in (0..).zip(["area", "year", "label", "value", "unit"]) {
            cells.push((2, column, name));
        }
        cells.extend([(5, 0, "甲县"), (5, 4, "件"), (5, 9, "多"), (5, 12, "余")]);
        let Ok(sheet) = read(book(&cells), 1 << 20) else {
            panic!("refused");
        };
        let rows: Vec<_> = sheet.rows().collect();
        assert_eq!(rows.len(), 1);
        assert_eq!((rows[0].number, rows[0].words("unit")), (6, Some("件")));
        assert_eq!(rows[0].beyond_header(), Some("多"));
    }

    #[test]
    fn what_unpacks_to_more_than_the_limit_is_refused() {
        let long = "甲".repeat(30_000);
        assert!(matches!(
            read(book(&[(0, 0, &long)]), 20_000),
            Err(Refusal::TooLarge { .. })
        ));
    }
}
