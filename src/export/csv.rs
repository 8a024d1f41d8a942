//! CSV after RFC 4180: UTF-8, one header line, null as nothing.

use std::io::Write;

use polars::prelude::DataFrame;
use polars_io::prelude::{CsvWriter, SerWriter};

use super::ExportError;

/// Writes the frame; floats positionally, so that 1600 has no `.0`.
pub(super) fn write<W: Write>(frame: &DataFrame, bom: bool, sink: W) -> Result<(), ExportError> {
    append(frame, bom, true, sink)
}

/// Writes the frame with or without its header line.
pub(super) fn append<W: Write>(
    frame: &DataFrame,
    bom: bool,
    header: bool,
    sink: W,
) -> Result<(), ExportError> {
    CsvWriter::new(sink)
        .include_bom(bom)
        .include_header(header)
        .with_float_scientific(Some(false))
        .finish(&mut frame.clone())?;
    Ok(())
}
