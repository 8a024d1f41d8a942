//! `trends`: the trend table, the revisions of each value, or areas beside each
//! other.

use polars::prelude::{IntoLazy, SortMultipleOptions, col};
use tongbi::export::Format;
use tongbi::report::terminal;
use tongbi::tables::Table;

use super::args::{Global, Input};
use super::{Error, Outcome, filtered, input, near, output, show};
use tongbi::source::Part;

/// Shows one of the three.
pub fn run(input: &Input, vintages: bool, ranks: bool, global: &Global) -> Result<Outcome, Error> {
    let source = input::open(input, global)?;
    if ranks {
        let frame = filtered(source.ranks()?, Table::Ranks, global);
        show(std::iter::once(frame), terminal::ranks, global, |_| false)?;
    } else if vintages {
        let make = |part: &Part| filtered(part.vintages()?, Table::Vintages, global);
        source.each(make, |frames| {
            show(frames, terminal::vintages, global, |_| false)
        })?;
    } else {
        let years = source.years();
        let make = |part: &Part| filtered(part.trends(&years)?, Table::Trends, global);
        source.each(make, |frames| {
            show(frames, terminal::trends, global, |_| false)
        })?;
    }
    Ok(Outcome::of(
        source.refused(),
        near::unknown_indicator(&source, global)?,
    ))
}

/// The columns of the long form.
const LONG: [&str; 13] = [
    "area",
    "indicator",
    "name",
    "name_en",
    "unit",
    "kind",
    "year",
    "value",
    "value_max",
    "qualifier",
    "text",
    "source",
    "line",
];

/// What each year states, a row each, as CSV to standard output.
pub fn long(named: &Input, global: &Global) -> Result<Outcome, Error> {
    let source = input::open(named, global)?;
    let make = |part: &Part| {
        let stated = filtered(part.stated()?, Table::Observations, global)?;
        let names = part.indicators()?.lazy();
        let named = stated.lazy().left_join(
            names.select([col("indicator"), col("name"), col("name_en")]),
            col("indicator"),
            col("indicator"),
        );
        let sorted = named.sort(
            ["area", "indicator", "year"],
            SortMultipleOptions::default(),
        );
        Ok(sorted.select(LONG.map(col)).collect()?)
    };
    source.each(make, |frames| output::write(frames, Format::Csv, None))?;
    let unknown = near::unknown_indicator(&source, global)?;
    Ok(Outcome::of(source.refused(), unknown))
}
