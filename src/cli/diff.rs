//! `diff`: the indicators that changed between two years.

use tongbi::deltas;
use tongbi::report::terminal;
use tongbi::tables::Table;

use super::args::{DeltaFinding, Global, Input, Pair};
use super::{Error, Outcome, filtered, holds, input, near, show, summary, years};
use tongbi::source::Part;

/// Shows the deltas; exit code 1 where one of `fail_on` is among them.
pub fn run(
    input: &Input,
    pair: &Pair,
    fail_on: &[DeltaFinding],
    global: &Global,
) -> Result<Outcome, Error> {
    let source = input::open(input, global)?;
    let (from, to) = years(&source.years(), pair)?;
    if source.years().len() < 2 {
        summary::one_year(&source.years());
    }
    let compared = deltas::Compared {
        years: deltas::Years::Pair { from, to },
        vintage: pair.vintage(),
    };
    let make = |part: &Part| filtered(part.deltas(compared)?, Table::Deltas, global);
    let found = source.each(make, |frames| {
        show(frames, terminal::deltas, global, |frame| {
            fail_on.iter().any(|finding| match finding {
                DeltaFinding::Worse => holds(frame, "assessment", "worse"),
                DeltaFinding::Vanished => holds(frame, "status", "vanished"),
            })
        })
    })?;
    Ok(Outcome::of(
        source.refused(),
        found | near::unknown_indicator(&source, global)?,
    ))
}
