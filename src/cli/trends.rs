//! `trends`: the trend table, the revisions of each value, or areas beside each
//! other.

use tongbi::report::terminal;
use tongbi::tables::Table;

use super::args::{Global, Input};
use super::{Error, Outcome, filtered, input, show};
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
    Ok(Outcome::of(source.refused(), false))
}
