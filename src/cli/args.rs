//! The arguments of every command, and the help that teaches them.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use clap::{Args, Parser, Subcommand, ValueEnum};
use tongbi::tables::YearSet;

/// Year on year: what changed in a government's annual reports.
#[derive(Debug, Parser)]
#[command(name = "tongbi", version, propagate_version = true, after_help = EXAMPLES)]
pub struct Cli {
    #[command(subcommand)]
    pub command: Command,

    #[command(flatten)]
    pub global: Global,
}

const EXAMPLES: &str = "\
Examples:
  tongbi 登封市/                              the change report beside the folder: 同比报告.html
  tongbi diff 2023.txt 2024.txt               what moved between two reports
  tongbi followup 登封市/                     what became of every stated weakness
  tongbi check 2023.txt                       does the report's own arithmetic hold?
  tongbi export observations . -o rows.csv    every figure with its sentence
  tongbi explain 2023.txt:15                  how line 15 was read, and why

Exit codes: 0 done; 1 done, but some input could not be read or --fail-on found
something; 2 nothing could be done.";

/// Flags that every command knows.
#[derive(Debug, Args)]
pub struct Global {
    /// Keep only this area; names the area of a report that does not say it.
    #[arg(long, global = true, value_name = "AREA")]
    pub area: Option<String>,

    /// The year a report is about, where neither text nor name settles it.
    #[arg(long, global = true, value_name = "YEAR")]
    pub year: Option<i32>,

    /// Keep only these years: 2023, 2020-2024 or 2020,2022.
    #[arg(long, global = true, value_name = "YEARS", value_parser = YearSet::parse)]
    pub years: Option<YearSet>,

    /// Keep only indicators whose id, name or label holds this text.
    #[arg(long, global = true, value_name = "TEXT")]
    pub indicator: Option<String>,

    /// Keep only this section.
    #[arg(long, global = true, value_name = "SECTION")]
    pub section: Option<SectionArg>,

    /// Language of the output [default: zh for reports, the locale at the terminal].
    #[arg(long, global = true, value_enum)]
    pub lang: Option<Language>,

    /// Colour at the terminal; a pipe gets none unless asked.
    #[arg(long, global = true, value_enum, default_value_t = Color::Auto)]
    pub color: Color,

    /// What a person decided [default: decisions.csv or decisions.toml beside the reports].
    #[arg(long, global = true, value_name = "FILE")]
    pub decisions: Option<PathBuf>,

    /// Worker threads [default: one a core]; the output does not depend on it.
    #[arg(long, global = true, value_name = "N")]
    pub threads: Option<usize>,

    /// What one file may hold, and unpack to: 64M, 1G, or bytes.
    #[arg(long, global = true, value_name = "SIZE", value_parser = size, default_value = "64M")]
    pub max_file_size: u64,

    /// The column of a corpus table that holds the texts, where it is not plain which.
    #[arg(long, global = true, value_name = "COLUMN")]
    pub text_column: Option<String>,

    /// The column of a corpus table that holds the place.
    #[arg(long, global = true, value_name = "COLUMN")]
    pub area_column: Option<String>,

    /// The column of a corpus table that holds the year.
    #[arg(long, global = true, value_name = "COLUMN")]
    pub year_column: Option<String>,

    /// No progress bar and no summary on standard error.
    #[arg(short, long, global = true)]
    pub quiet: bool,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// The change report: what moved, what vanished, what was never fixed.
    ///
    /// The ending of FILE chooses the format: .html, .md, .docx or .xlsx; `-`
    /// prints to the terminal. A path alone, `tongbi PATH`, is `tongbi report
    /// PATH`. The newest two years are compared unless --from and --to say
    /// otherwise; trends and follow-up use all years.
    #[command(after_help = "Examples:
  tongbi report datasets/lanxi -o change-report.html
  tongbi report 登封市/2022.txt 登封市/2023.txt -o - --lang en")]
    Report {
        #[command(flatten)]
        input: Input,
        #[command(flatten)]
        pair: Pair,
        /// Two pages to print: findings, ten changes, weaknesses, sources.
        #[arg(long)]
        brief: bool,
        /// Where to write the report [default: 同比报告.html beside the input].
        #[arg(short, long, value_name = "FILE")]
        output: Option<PathBuf>,
    },
    /// Many places as a site: static files that open from disk.
    ///
    /// An overview with a map, a page a place (its change report), a page an
    /// indicator (all places and years, as CSV too), the tracker of weaknesses
    /// and plans, and a search. Places are compared in their own last two years.
    /// Run again, it writes only the files that changed.
    #[command(after_help = "Examples:
  tongbi site 全省/ -o site
  tongbi site panel -o site --lang en")]
    Site {
        #[command(flatten)]
        input: Input,
        /// The folder of the site; made where it is missing.
        #[arg(short, long, value_name = "DIR")]
        output: PathBuf,
    },
    /// The indicators that changed between two years.
    #[command(after_help = "Examples:
  tongbi diff 登封市/ --from 2022 --to 2023
  tongbi diff 登封市/ --fail-on worse,vanished")]
    Diff {
        #[command(flatten)]
        input: Input,
        #[command(flatten)]
        pair: Pair,
        /// Exit with 1 where such a finding is there.
        #[arg(long, value_enum, value_delimiter = ',')]
        fail_on: Vec<DeltaFinding>,
    },
    /// Every indicator over all years: CAGR, Sen's slope, Mann–Kendall.
    #[command(after_help = "Examples:
  tongbi trends 登封市/
  tongbi trends 登封市/ --vintages            last year's values as this year's report quotes them
  tongbi trends panel --ranks --years 2023    areas beside each other")]
    Trends {
        #[command(flatten)]
        input: Input,
        /// What each year's value was said to be, by its own report and by the next.
        #[arg(long, conflicts_with = "ranks")]
        vintages: bool,
        /// Each area's rank, percentile and distance from the median.
        #[arg(long)]
        ranks: bool,
        /// One row an indicator and year, as CSV: what panel models take.
        #[arg(long, conflicts_with_all = ["ranks", "vintages"])]
        long: bool,
    },
    /// What became of every stated weakness and plan, with redline.
    ///
    /// Prints a ledger, one entry a weakness or plan over all years. With -o, a
    /// name ending in .xlsx is the ledger as a workbook (整改台账), one in .csv,
    /// .json, .ndjson or .parquet the table behind it.
    #[command(after_help = "Examples:
  tongbi followup 登封市/
  tongbi followup 登封市/ -o ledger.xlsx
  tongbi followup 登封市/ --section weaknesses
  tongbi followup 登封市/ --fail-on dropped-without-evidence")]
    Followup {
        #[command(flatten)]
        input: Input,
        /// Exit with 1 where such a finding is there.
        #[arg(long, value_enum, value_delimiter = ',')]
        fail_on: Vec<FollowupFinding>,
        /// Format [default: by the ending of FILE, else the ledger].
        #[arg(long, value_enum)]
        format: Option<FormatArg>,
        /// Where to write [default: standard output].
        #[arg(short, long, value_name = "FILE")]
        output: Option<PathBuf>,
    },
    /// The reports' own arithmetic: shares, sums, year-on-year, restated values.
    Check {
        #[command(flatten)]
        input: Input,
        /// Show the claims that hold, too.
        #[arg(long)]
        all: bool,
        /// Exit with 1 where such a finding is there.
        #[arg(long, value_enum, value_delimiter = ',')]
        fail_on: Vec<CheckFinding>,
    },
    /// A table as CSV, Parquet, JSON, NDJSON, XLSX or SDMX-CSV; or all of them.
    #[command(after_help = "Examples:
  tongbi export observations 登封市/ > rows.csv
  tongbi export deltas 登封市/ -o deltas.csv --bom
  tongbi export observations 登封市/ --explain --section weaknesses
  tongbi export observations . --format sdmx-csv -o rows.csv
  tongbi export workbook 登封市/ -o 登封市.xlsx
  tongbi export package panel -o package/")]
    Export {
        /// Which table.
        #[arg(value_enum)]
        table: Table,
        #[command(flatten)]
        input: Input,
        #[command(flatten)]
        pair: Pair,
        /// Format [default: by the ending of FILE, else csv].
        #[arg(long, value_enum)]
        format: Option<FormatArg>,
        /// Begin CSV with a byte order mark, by which Excel knows UTF-8.
        #[arg(long)]
        bom: bool,
        /// Leave cells of CSV that a spreadsheet would run as formulas (= + - @)
        /// as they are; otherwise a ' stands before them.
        #[arg(long, conflicts_with = "bom")]
        raw: bool,
        /// Of observations, instead of the table: how each line was read, every
        /// figure with its label and the rule that named it, every number left
        /// out and why.
        #[arg(long, conflicts_with_all = ["format", "bom", "raw"])]
        explain: bool,
        /// What a package says of itself: its version, licence and day.
        #[arg(long, value_name = "VERSION")]
        package_version: Option<String>,
        /// The licence of a package, by its name: CC-BY-4.0.
        #[arg(long, value_name = "NAME")]
        license: Option<String>,
        /// The day a package was made, YYYY-MM-DD; none is written without it.
        #[arg(long, value_name = "DATE")]
        created: Option<String>,
        /// How columns are called: as they are, or as Stata and R take them
        /// (y2023); with --lang, in words.
        #[arg(long, value_enum, default_value_t = NamesArg::Plain)]
        names: NamesArg,
        /// Where to write [default: standard output]; of a package, the folder.
        #[arg(short, long, value_name = "FILE")]
        output: Option<PathBuf>,
    },
    /// Read reports into a store of Parquet tables.
    ///
    /// Files that did not change since the last time are skipped, changed ones
    /// replace what was there, and those that are gone are named. It may be
    /// stopped at any time and run again: the store stays whole.
    #[command(after_help = "Examples:
  tongbi ingest reports/ --store panel
  tongbi trends panel --area 登封市 --years 2020-2024")]
    Ingest {
        #[command(flatten)]
        input: Input,
        /// The store's folder; made where it is missing.
        #[arg(long, value_name = "DIR")]
        store: PathBuf,
        /// Drop the reports whose files are gone.
        #[arg(long)]
        prune: bool,
    },
    /// A store as it lies on the disk.
    #[command(subcommand)]
    Store(Store),
    /// The catalog of usual indicators.
    #[command(subcommand)]
    Catalog(Catalog),
    /// The per-report stage as a filter: reports in, observations and statements out.
    ///
    /// Each line of standard input is one report as JSON: {"area", "year",
    /// "text"}, and "source" where there is one. Each line of output is a row as
    /// JSON with its `table` first: reports, observations, statements, or
    /// errors, where a line could not be used. Output is flushed after every
    /// report, so that an engine can run many of these side by side.
    #[command(after_help = "Example:
  tongbi observe --stdin < reports.ndjson > rows.ndjson")]
    Observe {
        /// Read NDJSON from standard input.
        #[arg(long, required = true)]
        stdin: bool,
        /// Align each area: all its reports must follow each other. Its rows come
        /// after the last, with `indicator`, and so do its indicators and doubts.
        #[arg(long)]
        by_area: bool,
    },
    /// The doubtful cases, as a decisions file to edit.
    ///
    /// One row a case: two figures that may be one indicator, a weakness that
    /// went without evidence. Write into the column `decision` one of
    ///   same      both figures measure the same thing
    ///   apart     they do not
    ///   fixed     the weakness is fixed (give the reason)
    /// or into a row of your own
    ///   value     the figure `text` of `area` and `year` is `to` (give the reason)
    ///   rename    the indicator `label` is called `to`
    ///   polarity  of the indicator `label` it is better to have `to`: more, less, neither
    /// and leave empty what is not decided. The file is found again as
    /// decisions.csv beside the reports; every output marks what was decided, and
    /// a decision that fits nothing any more is named on standard error.
    #[command(
        verbatim_doc_comment,
        after_help = "Examples:
  tongbi review 登封市/ -o 登封市/decisions.csv
  tongbi diff 登封市/ --decisions decisions.csv"
    )]
    Review {
        #[command(flatten)]
        input: Input,
        /// Where to write; a decisions file that is there keeps what it says.
        #[arg(short, long, value_name = "FILE", default_value = "-")]
        output: PathBuf,
    },
    /// How lines were read: each figure, its unit and label, each number left out and why.
    #[command(after_help = "Examples:
  tongbi explain 登封市/2023.txt:15
  tongbi explain 登封市/2023.txt")]
    Explain {
        /// A report, with `:LINE` for one line of it.
        #[arg(value_name = "FILE[:LINE]", required = true)]
        places: Vec<String>,
    },
    /// The manual pages, one a command, into a folder.
    #[command(after_help = "Example:
  tongbi manual -o ~/.local/share/man/man1")]
    Manual {
        /// The folder; made where it is missing.
        #[arg(short, long, value_name = "DIR")]
        output: PathBuf,
    },
    /// The completions of a shell, to standard output.
    #[command(after_help = "Examples:
  tongbi completions bash > ~/.local/share/bash-completion/completions/tongbi
  tongbi completions zsh > \"${fpath[1]}/_tongbi\"")]
    Completions {
        /// Which shell.
        #[arg(value_enum)]
        shell: clap_complete::Shell,
    },
}

/// What to do with a store.
#[derive(Debug, Subcommand)]
pub enum Store {
    /// Holds every part of a store against the hash it was written with.
    ///
    /// Lists those that are missing or not as they were written and exits with
    /// 1 where there are any; `tongbi ingest` on the reports makes exactly those
    /// again.
    #[command(after_help = "Example:
  tongbi store verify panel")]
    Verify {
        /// The store's folder.
        #[arg(value_name = "DIR")]
        store: PathBuf,
    },
}

/// What to do with the catalog.
#[derive(Debug, Subcommand)]
pub enum Catalog {
    /// Rows to add to it: what many places measure and it does not know, the
    /// most shared first.
    #[command(after_help = "Example:
  tongbi catalog suggest panel > rows.toml")]
    Suggest {
        #[command(flatten)]
        input: Input,
        /// Places that state it at least.
        #[arg(long, value_name = "N", default_value_t = 3)]
        least: usize,
        /// Where to write [default: standard output].
        #[arg(short, long, value_name = "FILE")]
        output: Option<PathBuf>,
    },
}

/// What is read.
#[derive(Debug, Args)]
pub struct Input {
    /// Reports, indicator tables (CSV, Parquet, XLSX), folders of them, or a store.
    #[arg(value_name = "PATH", required = true)]
    pub paths: Vec<PathBuf>,
}

/// The two years compared.
#[derive(Debug, Args)]
pub struct Pair {
    /// The earlier year [default: the last but one read].
    #[arg(long, value_name = "Y")]
    pub from: Option<i32>,
    /// The later year [default: the last read].
    #[arg(long, value_name = "Y")]
    pub to: Option<i32>,
    /// Whose word a value is taken on: its own year's report, or the next one
    /// where that quotes it.
    #[arg(long, value_enum, default_value_t = VintageArg::Own)]
    pub vintage: VintageArg,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum VintageArg {
    Own,
    Latest,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Table {
    Reports,
    Observations,
    Statements,
    Deltas,
    Trends,
    Followup,
    Checks,
    Indicators,
    /// Values as their own report and the next one state them.
    Vintages,
    /// Areas beside each other.
    Ranks,
    /// All tables as sheets of one workbook.
    Workbook,
    /// All tables as a Frictionless Data Package: a folder.
    Package,
    Alignment,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum FormatArg {
    Csv,
    Parquet,
    Json,
    Ndjson,
    Xlsx,
    /// SDMX-CSV 2.0; observations only.
    SdmxCsv,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum NamesArg {
    Plain,
    Stata,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum SectionArg {
    Leadership,
    Measures,
    Weaknesses,
    Causes,
    Plans,
    Other,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Language {
    Zh,
    En,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Color {
    Auto,
    Always,
    Never,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum DeltaFinding {
    /// An indicator got worse.
    Worse,
    /// An indicator is no longer reported.
    Vanished,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum FollowupFinding {
    /// A weakness stands again word for word.
    Repeated,
    /// A weakness is no longer named and nothing addresses it.
    DroppedWithoutEvidence,
    /// A plan left no trace.
    NoTrace,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum CheckFinding {
    /// A claim does not hold.
    Slip,
}

/// Whether the arguments are `--version --verbose`, in any order.
pub fn asks_for_all_of_the_version(arguments: impl Iterator<Item = std::ffi::OsString>) -> bool {
    let mut arguments: Vec<_> = arguments.skip(1).collect();
    arguments.sort();
    arguments == ["--verbose", "--version"] || arguments == ["--verbose", "-V"]
}

/// The version with what rows depend on: two programs that print the same make
/// the same tables.
pub fn version() -> String {
    format!(
        "tongbi {}\nrules {}\nstore format {}",
        env!("CARGO_PKG_VERSION"),
        tongbi::RULES,
        tongbi::store::FORMAT
    )
}

/// The arguments given; a path alone is `report PATH`, which is what a folder
/// dropped on the program gives.
pub fn parse() -> Cli {
    let given: Vec<OsString> = std::env::args_os().collect();
    Cli::try_parse_from(&given)
        .or_else(|error| match report_of(&given, &error) {
            Some(report) => Cli::try_parse_from(report),
            None => Err(error),
        })
        .unwrap_or_else(|error| error.exit())
}

/// The same arguments as `report`, where what stands in the place of a command
/// is a path that exists.
fn report_of(given: &[OsString], error: &clap::Error) -> Option<Vec<OsString>> {
    use clap::error::{ContextKind, ContextValue};
    let Some(ContextValue::String(word)) = error.get(ContextKind::InvalidSubcommand) else {
        return None;
    };
    let (program, rest) = given.split_first()?;
    Path::new(word).exists().then(|| {
        let mut report = vec![program.clone(), "report".into()];
        report.extend_from_slice(rest);
        report
    })
}

/// The script that completes tongbi's commands and flags in a shell.
pub fn completions(shell: clap_complete::Shell) -> String {
    use clap::CommandFactory;
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "tongbi", &mut script);
    String::from_utf8_lossy(&script).into_owned()
}

/// Writes the manual page of the program and of each command into a folder.
pub fn manual(folder: &std::path::Path) -> std::io::Result<()> {
    use clap::CommandFactory;
    std::fs::create_dir_all(folder)?;
    clap_mangen::generate_to(Cli::command(), folder)
}

/// Bytes, with K, M or G for powers of 1024.
fn size(words: &str) -> Result<u64, String> {
    let words = words.trim();
    let (digits, power) = match words.char_indices().last() {
        Some((at, 'k' | 'K')) => (&words[..at], 10),
        Some((at, 'm' | 'M')) => (&words[..at], 20),
        Some((at, 'g' | 'G')) => (&words[..at], 30),
        _ => (words, 0),
    };
    digits
        .parse::<u64>()
        .ok()
        .and_then(|n| n.checked_mul(1 << power))
        .filter(|n| *n > 0)
        .ok_or_else(|| "a size is bytes, or a number with K, M or G: 64M".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_arguments_are_consistent() {
        use clap::CommandFactory;
        Cli::command().debug_assert();
    }

    #[test]
    fn the_default_file_size_is_the_librarys() {
        assert_eq!(size("64M"), Ok(tongbi::read::Options::MAX_FILE_SIZE));
        assert_eq!(size("1g"), Ok(1 << 30));
        assert!(size("0").is_err() && size("64 MB").is_err() && size("99999999999G").is_err());
    }
}
