//! CSV after RFC 4180: UTF-8, one header line, null as nothing.

use std::io::Write;

use polars::prelude::{Column, DataFrame, IntoColumn, StringChunked};
use polars_io::prelude::{CsvWriter, SerWriter};

use super::ExportError;
use crate::formula;

/// How a table is written as CSV.
#[derive(Debug, Clone, Copy)]
pub(super) struct Style {
    /// Begins with a byte order mark.
    pub(super) bom: bool,
    /// Has its header line.
    pub(super) header: bool,
    /// Cells that a spreadsheet would run stand as they are.
    pub(super) raw: bool,
}

/// Writes the frame; floats positionally, so that 1600 has no `.0`.
pub(super) fn write<W: Write>(frame: &DataFrame, style: Style, sink: W) -> Result<(), ExportError> {
    let mut frame = frame.clone();
    if !style.raw {
        guard(&mut frame)?;
    }
    CsvWriter::new(sink)
        .include_bom(style.bom)
        .include_header(style.header)
        .with_float_scientific(Some(false))
        .finish(&mut frame)?;
    Ok(())
}

/// Guards the cells that a spreadsheet would run.
fn guard(frame: &mut DataFrame) -> Result<(), ExportError> {
    let changed: Vec<(usize, Column)> = frame
        .columns()
        .iter()
        .enumerate()
        .filter_map(|(i, column)| {
            let words = column.str().ok()?;
            let runs = |cell: &str| matches!(formula::guarded(cell), std::borrow::Cow::Owned(_));
            if !words.iter().flatten().any(runs) {
                return None;
            }
            let cells = words.iter().map(|cell| cell.map(formula::guarded));
            let mut safe: StringChunked = cells.collect();
            safe.rename(column.name().clone());
            Some((i, safe.into_column()))
        })
        .collect();
    for (i, column) in changed {
        frame.replace_column(i, column)?;
    }
    Ok(())
}
