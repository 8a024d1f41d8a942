//! Parquet with Zstandard and statistics, as DuckDB, pandas and Polars read it.

use std::io::Write;

use polars::prelude::DataFrame;
use polars_io::prelude::ParquetWriter;

use super::ExportError;

/// Writes the frame. Its chunks are merged before: they follow the threads
/// that made them and would show in the row groups.
pub(super) fn write<W: Write>(frame: &DataFrame, sink: W) -> Result<(), ExportError> {
    let mut whole = frame.clone();
    whole.rechunk_mut();
    ParquetWriter::new(sink).finish(&mut whole)?;
    Ok(())
}
