//! From arguments to library calls: what to read ([`input`]), what to make of
//! it (a function a command here), where it goes ([`output`]).

/// Tells something on standard error: whatever a file says of itself, no control
/// character of it reaches the terminal.
macro_rules! tell {
    ($($words:tt)*) => {
        eprintln!("{}", tongbi::printable(&format!($($words)*)))
    };
}
pub(crate) use tell;

pub mod args;
mod catalog;
mod diff;
mod explain;
mod export;
mod followup;
mod ingest;
mod input;
mod near;
mod observe;
mod output;
mod report;
mod review;
mod site;
mod store;
mod summary;
mod trends;

use polars::prelude::{DataFrame, IntoLazy, PolarsError};
use tongbi::deltas;
use tongbi::export::{Headers, Meta};
use tongbi::report::{Detail, Lang, ReportError, terminal};
use tongbi::source::{Part, SourceError};
use tongbi::tables::{Filter, Table};

use args::{CheckFinding, Cli, Command, Global, Pair};

/// How a run ended that could do something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Everything was read and done.
    Done,
    /// Some input could not be read, or `--fail-on` found something.
    WithFindings,
}

impl Outcome {
    /// So much could not be used, and whether `--fail-on` found something.
    fn of(refused: usize, found: bool) -> Self {
        if refused > 0 || found {
            Self::WithFindings
        } else {
            Self::Done
        }
    }
}

/// Why nothing could be done.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Nothing could be read.
    #[error(transparent)]
    Source(#[from] SourceError),
    /// There are no two years to compare.
    #[error("{0}")]
    NoPair(String),
    /// A place to explain is not there.
    #[error("{0}")]
    NoPlace(String),
    /// The ending of the output says no format.
    #[error("{0}")]
    NoFormat(String),
    /// A table could not be computed.
    #[error("a table could not be computed: {0}")]
    Table(#[from] PolarsError),
    /// The report could not be rendered.
    #[error(transparent)]
    Report(#[from] ReportError),
    /// A site could not be written.
    #[error(transparent)]
    Site(#[from] tongbi::site::SiteError),
    /// A table could not be written.
    #[error(transparent)]
    Export(#[from] tongbi::export::ExportError),
    /// A store could not be written.
    #[error(transparent)]
    Store(#[from] tongbi::store::StoreError),
    /// What was printed did not arrive.
    #[error("standard output: {0}; nothing was kept, run it again with room to write")]
    Output(std::io::Error),
    /// The manual pages could not be written.
    #[error("{path}: {source}; name a folder that can be written with -o")]
    Manual {
        path: String,
        source: std::io::Error,
    },
    /// The worker threads could not be started.
    #[error("cannot start {0} threads; try a smaller --threads")]
    Threads(usize),
}

/// Carries out a command.
pub fn run(cli: &Cli) -> Result<Outcome, Error> {
    let global = &cli.global;
    if let Some(n) = global.threads {
        rayon::ThreadPoolBuilder::new()
            .num_threads(n)
            .build_global()
            .map_err(|_| Error::Threads(n))?;
    }
    match &cli.command {
        Command::Report {
            input,
            pair,
            brief,
            output,
        } => {
            let detail = if *brief {
                Detail::Brief
            } else {
                Detail::default()
            };
            report::run(input, pair, output.as_deref(), detail, global)
        }
        Command::Site { input, output } => site::run(input, output, global),
        Command::Diff {
            input,
            pair,
            fail_on,
        } => diff::run(input, pair, fail_on, global),
        Command::Trends {
            input,
            vintages,
            ranks,
            long,
        } => {
            if *long {
                return trends::long(input, global);
            }
            trends::run(input, *vintages, *ranks, global)
        }
        Command::Followup {
            input,
            fail_on,
            format,
            output,
        } => {
            let sink = followup::Sink {
                format: *format,
                output: output.as_deref(),
            };
            followup::run(input, fail_on, &sink, global)
        }
        Command::Check {
            input,
            all,
            fail_on,
        } => {
            let source = input::open(input, global)?;
            let make = |part: &Part| filtered(part.checks(*all)?, Table::Checks, global);
            let found = source.each(make, |frames| {
                show(frames, terminal::checks, global, |frame| {
                    fail_on.contains(&CheckFinding::Slip) && denied(frame, "ok")
                })
            })?;
            Ok(Outcome::of(source.refused(), found))
        }
        Command::Export {
            table,
            input,
            pair,
            format,
            bom,
            raw,
            explain,
            package_version,
            license,
            created,
            names,
            output,
        } => {
            if *explain {
                return explain::table(*table, input, output.as_deref(), global);
            }
            let how = export::How {
                pair,
                format: *format,
                bom: *bom,
                meta: Meta {
                    version: package_version.clone(),
                    licence: license.clone(),
                    created: created.clone(),
                    raw: *raw,
                },
                headers: match (names, global.lang) {
                    (args::NamesArg::Stata, _) => Headers::Statistical,
                    (_, Some(_)) => Headers::Words(lang(global)),
                    (_, None) => Headers::Names,
                },
                output: output.as_deref(),
            };
            export::run(*table, input, &how, global)
        }
        Command::Ingest {
            input,
            store,
            prune,
        } => ingest::run(input, store, *prune, global),
        Command::Store(args::Store::Verify { store }) => store::verify(store, global),
        Command::Catalog(args::Catalog::Suggest {
            input,
            least,
            output,
        }) => catalog::suggest(input, *least, output.as_deref(), global),
        Command::Observe { by_area, .. } => observe::run(*by_area),
        Command::Review { input, output } => review::run(input, output, global),
        Command::Explain { places } => explain::run(places, global),
        Command::Manual { output } => {
            args::manual(output).map_err(|source| Error::Manual {
                path: output.display().to_string(),
                source,
            })?;
            Ok(Outcome::Done)
        }
        Command::Completions { shell } => {
            output::print(&args::completions(*shell), false)?;
            Ok(Outcome::Done)
        }
    }
}

/// Prints frames as they come; whether `finds` is true of one.
fn show(
    frames: impl Iterator<Item = Result<DataFrame, Error>>,
    shown: impl Fn(&DataFrame, Lang, usize, bool) -> String,
    global: &Global,
    finds: impl Fn(&DataFrame) -> bool,
) -> Result<bool, Error> {
    let mut found = false;
    for frame in frames {
        let frame = frame?;
        found |= finds(&frame);
        let coloured = output::color(global);
        let layout = shown(&frame, lang(global), output::width(), coloured);
        output::print(&layout, coloured)?;
    }
    Ok(found)
}

/// Applies `--indicator` and `--section`; areas and years were kept on reading.
fn filtered(frame: DataFrame, table: Table, global: &Global) -> Result<DataFrame, Error> {
    let filter = Filter {
        indicators: global.indicator.iter().cloned().collect(),
        sections: global.section.iter().map(|s| s.word().to_owned()).collect(),
        ..Filter::default()
    };
    Ok(filter.apply(frame.lazy(), table).collect()?)
}

/// Whether a flag is down in some row.
fn denied(frame: &DataFrame, column: &str) -> bool {
    let flags = frame.column(column).and_then(|c| c.bool());
    flags.is_ok_and(|flags| !flags.all())
}

fn holds(frame: &DataFrame, column: &str, word: &str) -> bool {
    frame
        .column(column)
        .and_then(|c| c.str().map(|words| words.iter().any(|w| w == Some(word))))
        .unwrap_or(false)
}

/// The two years to compare: as asked, else the last two read.
fn years(found: &[i32], pair: &Pair) -> Result<(i32, i32), Error> {
    let list = || {
        found
            .iter()
            .map(i32::to_string)
            .collect::<Vec<_>>()
            .join(", ")
    };
    for year in [pair.from, pair.to].into_iter().flatten() {
        if !found.contains(&year) {
            return Err(Error::NoPair(format!(
                "there is no report for {year}; the years read are {}: choose two of them with --from and --to",
                list()
            )));
        }
    }
    let to = pair
        .to
        .or_else(|| found.last().copied())
        .ok_or(SourceError::NothingRead)?;
    // One year alone is shown against nothing: its figures, weaknesses and
    // checks are worth reading before the second report is there.
    let from = pair
        .from
        .or_else(|| found.iter().rev().copied().find(|y| *y < to))
        .unwrap_or(to - 1);
    if from >= to {
        return Err(Error::NoPair(format!(
            "--from {from} is not before --to {to}; the earlier year goes to --from"
        )));
    }
    Ok((from, to))
}

/// The language at the terminal: as asked, else the locale's.
fn lang(global: &Global) -> Lang {
    match global.lang {
        Some(args::Language::Zh) => Lang::Zh,
        Some(args::Language::En) => Lang::En,
        None => match sys_locale::get_locale() {
            Some(locale) if locale.starts_with("zh") => Lang::Zh,
            _ => Lang::En,
        },
    }
}

impl Pair {
    fn vintage(&self) -> deltas::Vintage {
        match self.vintage {
            args::VintageArg::Own => deltas::Vintage::Own,
            args::VintageArg::Latest => deltas::Vintage::Latest,
        }
    }
}

impl args::SectionArg {
    fn word(self) -> &'static str {
        use tongbi::outline::Section;
        match self {
            Self::Leadership => Section::Leadership,
            Self::Measures => Section::Measures,
            Self::Weaknesses => Section::Weaknesses,
            Self::Causes => Section::Causes,
            Self::Plans => Section::Plans,
            Self::Other => Section::Other,
        }
        .as_str()
    }
}
