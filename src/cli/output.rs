//! Where output goes: data to standard output or a file that appears whole or
//! not at all.

use std::io::{IsTerminal, Write};
use std::path::Path;

use polars::prelude::DataFrame;
use tongbi::export::{self, Format};

use super::Error;
use super::args::{Color, FormatArg, Global};

/// Prints what was laid out for a person. A reader that closes the pipe early
/// (`| head`) is no error; what could not arrive is one.
pub fn print(layout: &str, coloured: bool) -> Result<(), Error> {
    let mut words = tongbi::printable_layout(layout, coloured).into_owned();
    if !words.ends_with('\n') {
        words.push('\n');
    }
    let mut out = std::io::stdout().lock();
    arrived(out.write_all(words.as_bytes()).and_then(|()| out.flush()))
}

/// What became of writing to standard output.
pub fn arrived(written: std::io::Result<()>) -> Result<(), Error> {
    match written {
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
        other => other.map_err(Error::Output),
    }
}

/// Columns of the terminal; wide where there is none, so that a pipe keeps
/// every word.
pub fn width() -> usize {
    if let Some(columns) = std::env::var("COLUMNS").ok().and_then(|c| c.parse().ok()) {
        return columns;
    }
    match terminal_size::terminal_size() {
        Some((terminal_size::Width(columns), _)) => usize::from(columns),
        None => 120,
    }
}

/// Whether to colour standard output.
pub fn color(global: &Global) -> bool {
    match global.color {
        Color::Always => true,
        Color::Never => false,
        Color::Auto => {
            std::io::stdout().is_terminal()
                && std::env::var_os("NO_COLOR").is_none_or(|v| v.is_empty())
        }
    }
}

/// The format of a table: as asked, else by the file's ending, else CSV; with
/// a byte order mark where one is asked for.
pub fn format(asked: Option<FormatArg>, bom: bool, output: Option<&Path>) -> Result<Format, Error> {
    match (named(asked, output)?, bom) {
        (Format::Csv, true) => Ok(Format::CsvBom),
        (format, true) => Err(Error::NoFormat(format!(
            "--bom is for CSV, and this is written as {}",
            format.name()
        ))),
        (format, false) => Ok(format),
    }
}

fn named(asked: Option<FormatArg>, output: Option<&Path>) -> Result<Format, Error> {
    if let Some(format) = asked {
        return Ok(match format {
            FormatArg::Csv => Format::Csv,
            FormatArg::Parquet => Format::Parquet,
            FormatArg::Json => Format::Json,
            FormatArg::Ndjson => Format::Ndjson,
            FormatArg::Xlsx => Format::Xlsx,
            FormatArg::SdmxCsv => Format::SdmxCsv,
        });
    }
    let Some(path) = output.filter(|p| p.as_os_str() != "-") else {
        return Ok(Format::Csv);
    };
    Format::of_path(path).ok_or_else(|| {
        Error::NoFormat(format!(
            "{}: the ending names no format; say --format csv, parquet, json, ndjson, xlsx or sdmx-csv",
            path.display()
        ))
    })
}

/// Writes a table, in frames, to a file or to standard output.
pub fn write(
    frames: impl Iterator<Item = Result<DataFrame, Error>>,
    format: Format,
    output: Option<&Path>,
) -> Result<(), Error> {
    match output.filter(|p| p.as_os_str() != "-") {
        Some(path) => export::whole_file_or(path, |file| export::write_all(frames, format, file)),
        None => {
            let mut out = std::io::stdout().lock();
            match export::write_all(frames, format, &mut out) {
                Err(Error::Export(error)) if error.is_broken_pipe() => Ok(()),
                Ok(()) => arrived(out.flush()),
                other => other,
            }
        }
    }
}

/// Writes a file whole or not at all.
pub fn whole_file(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    Ok(export::whole_file(path, |file| Ok(file.write_all(bytes)?))?)
}
