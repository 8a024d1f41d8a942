//! A Parquet file → a sheet. Columns of types that are no words, numbers or
//! years are passed over: pandas writes its categories as dictionaries, and
//! sums of money as decimals, which the reader does not take.

use std::io::Cursor;

use polars::prelude::{AnyValue, ArrowDataType, DataFrame};
use polars_io::prelude::{ParquetReader, SerReader};

use super::sheet::{Refusal, Sheet};
use crate::read::guarded;

/// The rows of a file; its columns of other types read as missing.
pub(super) fn read(bytes: Vec<u8>) -> Result<Sheet, Refusal> {
    let frame = guarded(move || frame(bytes));
    let frame = frame.unwrap_or_else(|| Err(Refusal::content("it cannot be taken apart")))?;
    let rows = (0..frame.height())
        .map(|index| {
            let cells = frame.columns().iter();
            let words = cells.map(|column| column.get(index).map_or_else(|_| String::new(), cell));
            (index + 2, words.collect())
        })
        .collect();
    let names = frame.columns().iter().map(|c| c.name().to_string());
    Ok(Sheet::new(names, rows))
}

fn frame(bytes: Vec<u8>) -> Result<DataFrame, Refusal> {
    let mut reader = ParquetReader::new(Cursor::new(bytes));
    let schema = reader.schema().map_err(Refusal::content)?;
    let known = schema
        .iter_values()
        .filter(|field| is_known(&field.dtype))
        .map(|field| field.name.to_string());
    let known: Vec<String> = known.collect();
    if known.is_empty() {
        return Err(Refusal::content(
            "none of its columns holds words or numbers",
        ));
    }
    let reader = reader.with_columns(Some(known));
    reader.finish().map_err(Refusal::content)
}

/// Whether a column holds what a cell of a table can hold.
fn is_known(kind: &ArrowDataType) -> bool {
    matches!(
        kind,
        ArrowDataType::Boolean
            | ArrowDataType::Int8
            | ArrowDataType::Int16
            | ArrowDataType::Int32
            | ArrowDataType::Int64
            | ArrowDataType::UInt8
            | ArrowDataType::UInt16
            | ArrowDataType::UInt32
            | ArrowDataType::UInt64
            | ArrowDataType::Float32
            | ArrowDataType::Float64
            | ArrowDataType::Utf8
            | ArrowDataType::LargeUtf8
            | ArrowDataType::Utf8View
    )
}

fn cell(value: AnyValue) -> String {
    match value.get_str() {
        Some(words) => words.to_owned(),
        None if value.is_null() => String::new(),
        None => match value.extract::<f64>() {
            Some(number) => number.to_string(),
            None => value.to_string(),
        },
    }
}
