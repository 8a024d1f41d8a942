//! `catalog suggest`: what many places measure and the catalog does not know.

use std::path::Path;

use tongbi::indicators::Suggestions;
use tongbi::source::{Part, SourceError};

use super::args::{Global, Input};
use super::{Error, Outcome, input, output};

/// Writes the rows to add.
pub fn suggest(
    named: &Input,
    least: usize,
    to: Option<&Path>,
    global: &Global,
) -> Result<Outcome, Error> {
    let source = input::open(named, global)?;
    let rows = |part: &Part| part.observation_rows().map(|rows| rows.into_owned());
    let mut seen = Suggestions::default();
    source.each(rows, |parts| {
        for rows in parts {
            rows?.iter().for_each(|row| seen.add(row));
        }
        Ok::<(), SourceError>(())
    })?;
    let rows: Vec<String> = seen.rows(least).iter().map(|row| row.toml()).collect();
    let text = rows.join("\n");
    match to.filter(|to| to.as_os_str() != "-") {
        Some(file) => output::whole_file(file, text.as_bytes())?,
        None => output::print(&text, false)?,
    }
    Ok(Outcome::of(source.refused(), false))
}
