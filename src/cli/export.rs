//! `export`: a table in a format; all of them as a workbook or a data package.

use std::path::Path;

use polars::prelude::DataFrame;
use tongbi::deltas;
use tongbi::export::{self, Format, Headers, Meta, Package};
use tongbi::tables::{self, Table};

use super::args::{self, FormatArg, Global, Input, Pair};
use super::{Error, Outcome, filtered, input, near, output, years};
use tongbi::source::{Part, Source};

/// The tables of a workbook and a package, in the order of their sheets.
const ALL: [Table; 11] = [
    Table::Reports,
    Table::Observations,
    Table::Indicators,
    Table::Alignment,
    Table::Deltas,
    Table::Trends,
    Table::Vintages,
    Table::Ranks,
    Table::Statements,
    Table::Followup,
    Table::Checks,
];

/// What else the command line says.
pub struct How<'a> {
    pub pair: &'a Pair,
    pub format: Option<FormatArg>,
    pub bom: bool,
    pub headers: Headers,
    /// What a package says of itself.
    pub meta: Meta,
    pub output: Option<&'a Path>,
}

/// Writes what is asked for.
pub fn run(
    asked: args::Table,
    input: &Input,
    how: &How,
    global: &Global,
) -> Result<Outcome, Error> {
    let Some(table) = asked.table() else {
        return all(asked, input, how, global);
    };
    let format = match (
        output::format(how.format, how.bom, how.output)?,
        how.meta.raw,
    ) {
        (Format::Csv, true) => Format::CsvRaw,
        (format, true) => {
            return Err(Error::NoFormat(format!(
                "--raw is for CSV, and this is written as {}",
                format.name()
            )));
        }
        (format, false) => format,
    };
    let source = input::open(input, global)?;
    frames(&source, table, how.pair, global, |frames| {
        match (format, how.output) {
            // A sheet knows its table by the names of the columns.
            (Format::Xlsx, Some(path)) if how.headers != Headers::Names => {
                let whole = frames.collect::<Result<Vec<DataFrame>, Error>>()?;
                let whole = tables::stacked(whole)?;
                export::whole_file(path, |file| export::workbook(&[&whole], how.headers, file))?;
                Ok(())
            }
            _ => {
                let named = frames.map(|frame| Ok(how.headers.of_frame(&frame?)?));
                output::write(named, format, how.output)
            }
        }
    })?;
    Ok(Outcome::of(
        source.refused(),
        near::unknown_indicator(&source, global)?,
    ))
}

fn all(asked: args::Table, input: &Input, how: &How, global: &Global) -> Result<Outcome, Error> {
    let is_package = asked == args::Table::Package;
    let (what, example) = if is_package {
        ("a package is a folder", "package/")
    } else {
        ("a workbook is a file", "tables.xlsx")
    };
    if how.bom
        || how.meta.raw && !is_package
        || how
            .format
            .is_some_and(|f| is_package || f != FormatArg::Xlsx)
    {
        return Err(Error::NoFormat(format!(
            "{what} with a format of its own; leave --format and --bom away"
        )));
    }
    let Some(place) = how.output.filter(|p| is_package || p.as_os_str() != "-") else {
        return Err(Error::NoFormat(format!(
            "{what}; name it with -o {example}"
        )));
    };
    let mut source = input::open(input, global)?;
    if let Source::Read(loaded) = &mut source {
        loaded.panel.name_sources();
    }
    if is_package {
        let mut package = Package::new(place, how.meta.clone())?;
        for table in ALL {
            frames(&source, table, how.pair, global, |frames| {
                package.table(table, frames)
            })?;
        }
        package.finish()?;
    } else {
        let sheets: Vec<DataFrame> = ALL
            .into_iter()
            .map(|table| {
                let frames = frames(&source, table, how.pair, global, |frames| {
                    frames.collect::<Result<Vec<DataFrame>, Error>>()
                })?;
                Ok(tables::stacked(frames)?)
            })
            .collect::<Result<_, Error>>()?;
        let sheets: Vec<&DataFrame> = sheets.iter().collect();
        export::whole_file(place, |file| export::workbook(&sheets, how.headers, file))?;
    }
    Ok(Outcome::of(
        source.refused(),
        near::unknown_indicator(&source, global)?,
    ))
}

/// A table of the source in frames, filtered, for somebody to take.
fn frames<R>(
    source: &Source,
    table: Table,
    pair: &Pair,
    global: &Global,
    take: impl FnOnce(&mut dyn Iterator<Item = Result<DataFrame, Error>>) -> Result<R, Error>,
) -> Result<R, Error> {
    let all_years = source.years();
    let years = match (pair.from, pair.to) {
        (None, None) => deltas::Years::Consecutive,
        _ => {
            let (from, to) = years(&all_years, pair)?;
            deltas::Years::Pair { from, to }
        }
    };
    let compared = deltas::Compared {
        years,
        vintage: pair.vintage(),
    };
    // What is of all areas together cannot come in parts.
    let whole = match table {
        Table::Indicators => Some(source.indicators()?),
        Table::Ranks => Some(source.ranks()?),
        _ => None,
    };
    if let Some(frame) = whole {
        return take(&mut std::iter::once(filtered(frame, table, global)));
    }
    let make = |part: &Part| {
        let frame = match table {
            Table::Reports => part.reports()?,
            Table::Observations => part.observations()?,
            Table::Indicators => part.indicators()?,
            Table::Alignment => part.alignment()?,
            Table::Statements => part.statements()?,
            Table::Deltas => part.deltas(compared)?,
            Table::Trends => part.trends(&all_years)?,
            Table::Vintages => part.vintages()?,
            Table::Ranks => part.stated()?,
            Table::Followup => part.followup()?,
            Table::Checks => part.checks(true)?,
        };
        filtered(frame, table, global)
    };
    source.each(make, take)
}

impl args::Table {
    /// The one table it names, if it names one.
    fn table(self) -> Option<Table> {
        Some(match self {
            Self::Reports => Table::Reports,
            Self::Observations => Table::Observations,
            Self::Statements => Table::Statements,
            Self::Deltas => Table::Deltas,
            Self::Trends => Table::Trends,
            Self::Followup => Table::Followup,
            Self::Checks => Table::Checks,
            Self::Indicators => Table::Indicators,
            Self::Alignment => Table::Alignment,
            Self::Vintages => Table::Vintages,
            Self::Ranks => Table::Ranks,
            Self::Workbook | Self::Package => return None,
        })
    }
}
