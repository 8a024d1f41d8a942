//! Corpus tables as Parquet, a slice of rows at a time.

use std::fs::File;
use std::path::{Path, PathBuf};

use polars::prelude::{AnyValue, DataFrame};
use polars_io::prelude::{ParquetReader, SerReader};

use super::{Row, Table};

/// Rows of a slice.
const SLICE: usize = 512;

pub(super) fn open(path: &Path) -> Result<Table, String> {
    let file = File::open(path).map_err(|e| e.to_string())?;
    let mut reader = ParquetReader::new(file);
    let schema = reader.schema().map_err(|e| e.to_string())?;
    let header = schema.iter_names().map(|name| name.to_string()).collect();
    let height = reader.num_rows().map_err(|e| e.to_string())?;
    let path: PathBuf = path.to_owned();
    let rows = (0..height)
        .step_by(SLICE)
        .flat_map(move |from| match slice(&path, from) {
            Ok(rows) => rows.into_iter().map(Ok).collect::<Vec<_>>(),
            Err(reason) => vec![Err((from + 1, reason))],
        });
    Ok(Table {
        header,
        rows: Box::new(rows),
    })
}

fn slice(path: &Path, from: usize) -> Result<Vec<Row>, String> {
    let file = File::open(path).map_err(|e| e.to_string())?;
    let frame: DataFrame = ParquetReader::new(file)
        .with_slice(Some((from, SLICE)))
        .finish()
        .map_err(|e| e.to_string())?;
    let row = |i: usize| {
        let cells = frame.columns().iter();
        let cells = cells.map(|column| column.get(i).map_or_else(|_| String::new(), words));
        (from + i + 1, cells.collect())
    };
    Ok((0..frame.height()).map(row).collect())
}

fn words(value: AnyValue) -> String {
    match value.get_str() {
        Some(words) => words.to_owned(),
        None if value.is_null() => String::new(),
        None => value.to_string(),
    }
}
