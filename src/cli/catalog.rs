//! `catalog suggest`: what many places measure and the catalog does not know.

use std::path::Path;

use tongbi::indicators::Suggestions;

use super::args::{Global, Input};
use super::source::Part;
use super::{Error, Outcome, output, source};

/// Writes the rows to add.
pub fn suggest(
    input: &Input,
    least: usize,
    to: Option<&Path>,
    global: &Global,
) -> Result<Outcome, Error> {
    let source = source::open(input, global)?;
    let rows = |part: &Part| part.observation_rows().map(|rows| rows.into_owned());
    let mut seen = Suggestions::default();
    source.each(rows, |parts| {
        for rows in parts {
            rows?.iter().for_each(|row| seen.add(row));
        }
        Ok::<(), Error>(())
    })?;
    let rows: Vec<String> = seen.rows(least).iter().map(|row| row.toml()).collect();
    let text = rows.join("\n");
    match to.filter(|to| to.as_os_str() != "-") {
        Some(file) => output::whole_file(file, text.as_bytes())?,
        None => output::print(&text),
    }
    Ok(source.outcome_with(false))
}
