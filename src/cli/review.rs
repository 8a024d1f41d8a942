//! `tongbi review`: the doubtful cases as a decisions file to edit.

use std::path::Path;

use tongbi::review::{self, COLUMNS};

use super::args::{Global, Input};
use super::{Error, Outcome, input, output};

/// Writes the cases to `file`. A file that stands there is the decisions in
/// force: they stay, at the top.
pub fn run(named: &Input, file: &Path, global: &Global) -> Result<Outcome, Error> {
    let to_file = file.as_os_str() != "-";
    let given = global.decisions.as_deref();
    if to_file && file.exists() && given.is_some_and(|given| given != file) {
        return Err(Error::NoPlace(format!(
            "{} is there already and --decisions names another file; give -o a new name",
            file.display()
        )));
    }
    let in_force = (to_file && file.exists()).then_some(file);
    let loaded = input::load_with(named, in_force.or(given).map(Path::to_owned), global)?;
    if to_file && !loaded.decisions.wrong.is_empty() {
        return Err(Error::NoPlace(format!(
            "{} has rows that cannot be understood, and writing it anew would lose them; mend or delete them first",
            loaded.decisions.path.display()
        )));
    }
    let followup = loaded.followup();
    let rows = review::review(&loaded.panel, &followup, &loaded.decisions);
    let mut csv = csv::Writer::from_writer(Vec::new());
    let mut written = csv.write_record(COLUMNS);
    for row in &rows {
        written = written.and_then(|()| {
            csv.write_record(row.iter().map(|cell| tongbi::guarded(cell).into_owned()))
        });
    }
    let bytes = written
        .map_err(std::io::Error::from)
        .and_then(|()| csv.into_inner().map_err(|error| error.into_error()))
        .map_err(tongbi::export::ExportError::from)?;
    if !to_file {
        output::print(&String::from_utf8_lossy(&bytes), false)?;
        return Ok(Outcome::of(loaded.refused, false));
    }
    // Spreadsheets know UTF-8 by its byte order mark.
    output::whole_file(file, &["\u{feff}".as_bytes(), &bytes].concat())?;
    if !global.quiet {
        let decided = loaded.decisions.rows.len();
        tell!(
            "{}: {decided} decided, {} to decide: fill in the column decision (same, apart, fixed; or rename, value, polarity in a row of your own), keep the file beside the reports",
            file.display(),
            rows.len() - decided
        );
    }
    Ok(Outcome::of(loaded.refused, false))
}
