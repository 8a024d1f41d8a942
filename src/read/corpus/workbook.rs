//! Corpus tables as Excel workbooks: the first worksheet that has rows.

use std::path::Path;

use calamine::{Data, Reader};

use super::Table;

pub(super) fn open(path: &Path) -> Result<Table, String> {
    let mut book: calamine::Xlsx<_> =
        calamine::open_workbook(path).map_err(|e: calamine::XlsxError| e.to_string())?;
    for name in book.sheet_names() {
        let range = book.worksheet_range(&name).map_err(|e| e.to_string())?;
        if range.height() < 2 {
            continue;
        }
        let above = range.start().map_or(0, |(row, _)| row as usize);
        let mut rows = (above + 1..)
            .zip(range.rows())
            .map(|(number, row)| (number, row.iter().map(words).collect::<Vec<_>>()))
            .filter(|(_, cells)| cells.iter().any(|cell| !cell.trim().is_empty()))
            .collect::<Vec<_>>()
            .into_iter();
        let header = rows.next().map(|(_, cells)| cells).unwrap_or_default();
        return Ok(Table {
            header,
            rows: Box::new(rows.map(Ok)),
        });
    }
    Err("no worksheet with rows".to_owned())
}

fn words(data: &Data) -> String {
    match data {
        Data::Float(number) => number.to_string(),
        other => other.to_string(),
    }
}
