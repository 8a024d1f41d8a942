//! `followup`: the ledger of weaknesses and plans, at the terminal or as a file.

use std::path::Path;

use tongbi::followup::{FollowUp, follow_with};
use tongbi::observations::Observation;
use tongbi::report::{Lang, Ledger};
use tongbi::statements::Statement;
use tongbi::tables;

use super::args::{FollowupFinding, FormatArg, Global, Input, SectionArg};
use super::{Error, Outcome, input, lang, output};
use tongbi::source::{Part, Source};

/// Where the ledger goes.
pub struct Sink<'a> {
    pub format: Option<FormatArg>,
    pub output: Option<&'a Path>,
}

/// What the ledger of some areas is made of.
struct Followed {
    rows: Vec<FollowUp>,
    observations: Vec<Observation>,
    statements: Vec<Statement>,
}

pub fn run(
    input: &Input,
    fail_on: &[FollowupFinding],
    sink: &Sink,
    global: &Global,
) -> Result<Outcome, Error> {
    let source = input::open(input, global)?;
    let to_file = sink.format.is_some() || sink.output.is_some_and(|p| p.as_os_str() != "-");
    let found = if to_file {
        write(&source, fail_on, sink, global)?
    } else {
        print(&source, fail_on, global)?
    };
    Ok(Outcome::of(source.refused(), found))
}

/// Prints the ledger of the areas as they come.
fn print(source: &Source, fail_on: &[FollowupFinding], global: &Global) -> Result<bool, Error> {
    let mut found = false;
    for part in source.parts() {
        let followed = follow(&part, global)?;
        found |= finds(&followed.rows, fail_on);
        let ledger = followed.ledger(lang(global));
        let coloured = output::color(global);
        output::print(&ledger.terminal(output::width(), coloured), coloured)?;
    }
    Ok(found)
}

/// Writes the workbook, or the table `followup` in another format.
fn write(
    source: &Source,
    fail_on: &[FollowupFinding],
    sink: &Sink,
    global: &Global,
) -> Result<bool, Error> {
    let format = output::format(sink.format, false, sink.output)?;
    let mut all = Followed {
        rows: Vec::new(),
        observations: Vec::new(),
        statements: Vec::new(),
    };
    for part in source.parts() {
        let followed = follow(&part, global)?;
        all.rows.extend(followed.rows);
        all.observations.extend(followed.observations);
        all.statements.extend(followed.statements);
    }
    let found = finds(&all.rows, fail_on);
    match (format, sink.output) {
        (tongbi::export::Format::Xlsx, Some(path)) => {
            // A ledger is a document: Chinese unless asked otherwise.
            let language = global.lang.map_or(Lang::Zh, |_| lang(global));
            output::whole_file(path, &all.ledger(language).workbook()?)?;
        }
        (format, path) => {
            let frame = tables::followup(&all.rows).map_err(Error::from);
            output::write(std::iter::once(frame), format, path)?;
        }
    }
    Ok(found)
}

fn follow(part: &Part, global: &Global) -> Result<Followed, Error> {
    let statements = part.statement_rows()?.into_owned();
    let observations = part.observation_rows()?.into_owned();
    let mut rows = match part {
        Part::Panel(loaded) => loaded.followup(),
        Part::Segment(_) => follow_with(&statements, &observations),
    };
    let kind = match global.section {
        Some(SectionArg::Weaknesses) => Some("weakness"),
        Some(SectionArg::Plans) => Some("plan"),
        _ => None,
    };
    rows.retain(|row| kind.is_none_or(|kind| row.kind == kind));
    Ok(Followed {
        rows,
        observations,
        statements,
    })
}

impl Followed {
    fn ledger(&self, lang: Lang) -> Ledger<'_> {
        Ledger {
            rows: &self.rows,
            observations: &self.observations,
            statements: &self.statements,
            lang,
        }
    }
}

fn finds(rows: &[FollowUp], fail_on: &[FollowupFinding]) -> bool {
    let wanted = |finding: &FollowupFinding| match finding {
        FollowupFinding::Repeated => "repeated",
        FollowupFinding::DroppedWithoutEvidence => "dropped_without_evidence",
        FollowupFinding::NoTrace => "no_trace",
    };
    rows.iter()
        .any(|row| fail_on.iter().any(|finding| row.status == wanted(finding)))
}
