//! `observe --stdin`: the per-report stage as a filter, one report a line in,
//! one row a line out. What cannot be read becomes a row, too, so that nothing
//! that calls this many times over loses a report without a word.

use std::io::{BufRead, Write};

use polars::prelude::{Column, DataFrame, PolarsResult, df};
use serde::Deserialize;
use tongbi::Panel;
use tongbi::export::{self, ExportError, Format};
use tongbi::read::{self, Report};
use tongbi::store;
use tongbi::tables;

use super::{Error, Outcome};

/// A line of input.
#[derive(Deserialize)]
struct Given {
    area: String,
    year: i32,
    text: String,
    #[serde(default)]
    source: Option<String>,
}

/// Reads standard input to its end.
pub fn run(by_area: bool) -> Result<Outcome, Error> {
    let mut filter = Filter {
        out: std::io::stdout().lock(),
        refused: false,
    };
    let done = if by_area {
        filter.areas()
    } else {
        filter.reports()
    };
    match done {
        Err(Error::Export(error)) if error.is_broken_pipe() => Ok(Outcome::Done),
        Err(error) => Err(error),
        Ok(()) if filter.refused => Ok(Outcome::WithFindings),
        Ok(()) => Ok(Outcome::Done),
    }
}

struct Filter<W: Write> {
    out: W,
    /// A line could not be used.
    refused: bool,
}

impl<W: Write> Filter<W> {
    /// Each report for itself: its rows before the next line is read.
    fn reports(&mut self) -> Result<(), Error> {
        self.lines(|filter, report| {
            let observed = tongbi::observe(&report);
            for table in &observed.unread {
                eprintln!("tongbi: {table}");
            }
            filter.rows("reports", tables::reports(&[report])?)?;
            filter.rows(
                "observations",
                tables::observations(&observed.observations)?,
            )?;
            filter.rows("statements", tables::statements(&observed.statements)?)
        })
    }

    /// Each area with all its reports, aligned.
    fn areas(&mut self) -> Result<(), Error> {
        let mut together: Vec<Report> = Vec::new();
        self.lines(|filter, report| {
            if together.last().is_some_and(|last| last.area != report.area) {
                filter.area(std::mem::take(&mut together))?;
            }
            together.push(report);
            Ok(())
        })?;
        self.area(together)
    }

    fn area(&mut self, reports: Vec<Report>) -> Result<(), Error> {
        if reports.is_empty() {
            return Ok(());
        }
        let panel: Panel = tongbi::panel(reports);
        for (table, frame) in store::area_tables(&panel)? {
            self.rows(table, frame)?;
        }
        self.flush()
    }

    /// Calls `each` for every report, and writes a row for every line that is none.
    fn lines(
        &mut self,
        mut each: impl FnMut(&mut Self, Report) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let mut input = std::io::stdin().lock();
        let mut line = Vec::new();
        for number in 1.. {
            line.clear();
            let length = input
                .read_until(b'\n', &mut line)
                .map_err(ExportError::Sink)?;
            if length == 0 {
                break;
            }
            if line.iter().all(u8::is_ascii_whitespace) {
                continue;
            }
            match serde_json::from_slice::<Given>(&line) {
                Ok(given) => {
                    let source = given.source.unwrap_or_else(|| format!("stdin:{number}"));
                    each(
                        self,
                        read::given(given.area, given.year, source, given.text),
                    )?;
                }
                Err(error) => self.refuse(number, &error.to_string())?,
            }
            self.flush()?;
        }
        Ok(())
    }

    fn refuse(&mut self, line: i64, reason: &str) -> Result<(), Error> {
        self.refused = true;
        let remedy = r#"a line is {"area": "…", "year": 2023, "text": "…"}"#;
        let frame = df!("line" => [line], "error" => [format!("{reason}; {remedy}")])?;
        self.rows("errors", frame)
    }

    fn rows(&mut self, table: &str, frame: DataFrame) -> Result<(), Error> {
        if frame.height() == 0 {
            return Ok(());
        }
        let named = with_table(table, frame)?;
        export::write(&named, Format::Ndjson, &mut self.out)?;
        Ok(())
    }

    fn flush(&mut self) -> Result<(), Error> {
        Ok(self.out.flush().map_err(ExportError::Sink)?)
    }
}

/// The frame with its table's name before.
fn with_table(table: &str, mut frame: DataFrame) -> PolarsResult<DataFrame> {
    let names = Column::new("table".into(), [table]).new_from_index(0, frame.height());
    frame.insert_column(0, names)?;
    Ok(frame)
}
