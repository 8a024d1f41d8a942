//! A table that comes in frames, one after the other, so that none need be held
//! whole. The bytes are those of the table written at once, but for Parquet,
//! where each frame is a row group.

use std::io::Write;

use polars::prelude::{DataFrame, PolarsError};
use polars_io::prelude::ParquetWriter;

use super::{ExportError, Format, csv, json, write};
use crate::tables::stacked;

/// Writes frames with the same columns as one table.
///
/// # Errors
/// As [`write`], and what the frames say.
pub fn write_all<W: Write, E: From<ExportError>>(
    mut frames: impl Iterator<Item = Result<DataFrame, E>>,
    format: Format,
    mut sink: W,
) -> Result<(), E> {
    let Some(first) = frames.next().transpose()? else {
        return Ok(());
    };
    let Some(second) = frames.next() else {
        return Ok(write(&first, format, sink)?);
    };
    let frames = std::iter::once(Ok(first)).chain([second]).chain(frames);
    let failed = |error: PolarsError| E::from(ExportError::Frame(error));
    match format {
        Format::Csv | Format::CsvBom | Format::CsvRaw => {
            let mut style = format.csv();
            for frame in frames {
                let frame = frame?;
                if let Some(style) = &mut style {
                    csv::write(&frame, *style, &mut sink)?;
                    (style.bom, style.header) = (false, false);
                }
            }
            Ok(())
        }
        Format::Ndjson => {
            for frame in frames {
                json::write(&frame?, json::Shape::Lines, &mut sink)?;
            }
            Ok(())
        }
        Format::Json => {
            let mut open = b'[';
            for frame in frames {
                let mut lines = Vec::new();
                json::write(&frame?, json::Shape::Lines, &mut lines)?;
                for line in lines.split(|b| *b == b'\n').filter(|line| !line.is_empty()) {
                    let written = sink.write_all(&[open]).and_then(|()| sink.write_all(line));
                    written.map_err(ExportError::Sink)?;
                    open = b',';
                }
            }
            let end: &[u8] = if open == b'[' { b"[]\n" } else { b"]\n" };
            Ok(sink.write_all(end).map_err(ExportError::Sink)?)
        }
        Format::Parquet => {
            let mut frames = frames.peekable();
            let Some(Ok(first)) = frames.peek() else {
                return frames.next().map_or(Ok(()), |frame| frame.map(drop));
            };
            let mut writer = ParquetWriter::new(sink)
                .batched(first.schema())
                .map_err(failed)?;
            for frame in frames {
                let mut frame = frame?;
                frame.rechunk_mut();
                writer.write_batch(&frame).map_err(failed)?;
            }
            writer.finish().map(drop).map_err(failed)
        }
        // One sheet, and one row an indicator and year, need all rows.
        Format::Xlsx | Format::SdmxCsv => {
            let frames: Vec<DataFrame> = frames.collect::<Result<_, E>>()?;
            Ok(write(&stacked(frames).map_err(failed)?, format, sink)?)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tables::{observations, samples};

    fn frames() -> Vec<DataFrame> {
        ["甲县", "乙市", "丙区"]
            .map(|area| {
                observations(&[
                    samples::observation(area, 2020, "受理案件", 1.0),
                    samples::observation(area, 2021, "受理案件", 2.5),
                ])
                .unwrap()
            })
            .into()
    }

    fn whole(frames: &[DataFrame]) -> DataFrame {
        let mut whole = frames[0].clone();
        for frame in &frames[1..] {
            whole.vstack_mut(frame).unwrap();
        }
        whole
    }

    #[test]
    fn frames_give_the_bytes_of_the_whole() {
        for format in Format::ALL {
            if format == Format::Parquet {
                continue;
            }
            for taken in [&frames()[..1], &frames()[..]] {
                let (mut once, mut series) = (Vec::new(), Vec::new());
                write(&whole(taken), format, &mut once).unwrap();
                let one_by_one = taken.iter().cloned().map(Ok::<_, ExportError>);
                write_all(one_by_one, format, &mut series).unwrap();
                assert!(once == series, "{} of {}", format.name(), taken.len());
            }
        }
    }

    #[test]
    fn parquet_gives_the_rows_of_the_whole() {
        use polars_io::prelude::{ParquetReader, SerReader};
        let mut bytes = Vec::new();
        let frames = frames();
        let one_by_one = frames.iter().cloned().map(Ok::<_, ExportError>);
        write_all(one_by_one, Format::Parquet, &mut bytes).unwrap();
        let read = ParquetReader::new(std::io::Cursor::new(bytes)).finish();
        assert!(read.unwrap().equals_missing(&whole(&frames)));
    }
}
