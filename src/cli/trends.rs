//! `trends`: the trend table, the revisions of each value, or areas beside each
//! other.

use tongbi::report::terminal;
use tongbi::tables::Table;

use super::args::{Global, Input};
use super::{Error, Outcome, filtered, show, source};

/// Shows one of the three.
pub fn run(input: &Input, vintages: bool, ranks: bool, global: &Global) -> Result<Outcome, Error> {
    let source = source::open(input, global)?;
    if ranks {
        let frame = filtered(source.ranks()?, Table::Ranks, global);
        show(std::iter::once(frame), terminal::ranks, global, |_| false)?;
    } else if vintages {
        let frames = source.frames(|part| filtered(part.vintages()?, Table::Vintages, global));
        show(frames, terminal::vintages, global, |_| false)?;
    } else {
        let years = source.years();
        let frames = source.frames(|part| filtered(part.trends(&years)?, Table::Trends, global));
        show(frames, terminal::trends, global, |_| false)?;
    }
    Ok(source.outcome_with(false))
}
