//! JSON and NDJSON: objects whose keys are the columns, in their order.

use std::io::Write;

use polars::prelude::DataFrame;
use polars_io::prelude::{JsonFormat, JsonWriter, SerWriter};

use super::ExportError;

/// How the objects stand together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// All in one array.
    Array,
    /// Each on its line.
    Lines,
}

/// Writes one object a row.
pub(super) fn write<W: Write>(
    frame: &DataFrame,
    shape: Shape,
    mut sink: W,
) -> Result<(), ExportError> {
    let format = match shape {
        Shape::Array => JsonFormat::Json,
        Shape::Lines => JsonFormat::JsonLines,
    };
    JsonWriter::new(&mut sink)
        .with_json_format(format)
        .finish(&mut frame.clone())?;
    if shape == Shape::Array {
        sink.write_all(b"\n")?;
    }
    Ok(())
}
