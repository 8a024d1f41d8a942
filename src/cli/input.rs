//! What the arguments name, asked of the library: flags → [`Request`], and what
//! happens on the way told on standard error.

use std::io::IsTerminal;
use std::path::PathBuf;
use std::sync::Mutex;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};
use tongbi::decisions;
use tongbi::outline::Section;
use tongbi::read::{Columns, Options};
use tongbi::report::Lang;
use tongbi::source::{self, Loaded, Request, Source, Step};
use tongbi::tables::Filter;

use super::Error;
use super::args::{Global, Input};

/// Opens what the arguments name, with the decisions in force.
pub fn open(input: &Input, global: &Global) -> Result<Source, Error> {
    let teller = Teller::new(global);
    Ok(source::open(&request(input, global), &|step| {
        teller.tell(step)
    })?)
}

/// Reads everything that the arguments name into memory.
pub fn load(input: &Input, global: &Global) -> Result<Loaded, Error> {
    let decisions = request(input, global).decisions;
    load_with(input, decisions, global)
}

/// [`load`] with the decisions of a file.
pub fn load_with(
    input: &Input,
    decisions: Option<PathBuf>,
    global: &Global,
) -> Result<Loaded, Error> {
    let request = Request {
        decisions,
        ..request(input, global)
    };
    let teller = Teller::new(global);
    Ok(source::load(&request, &|step| teller.tell(step))?)
}

/// How reports are read.
pub fn options(global: &Global) -> Options {
    Options {
        area: global.area.clone(),
        year: global.year,
        max_file_size: global.max_file_size,
        columns: Columns {
            text: global.text_column.clone(),
            area: global.area_column.clone(),
            year: global.year_column.clone(),
        },
    }
}

/// The decisions are those asked for, or those beside what is read.
fn request(input: &Input, global: &Global) -> Request {
    let given = global.decisions.clone();
    Request {
        paths: input.paths.clone(),
        options: options(global),
        kept: Filter {
            areas: global.area.iter().cloned().collect(),
            years: global.years.clone(),
            ..Filter::default()
        },
        decisions: given.or_else(|| decisions::find(&input.paths)),
    }
}

/// Says on standard error what happens.
struct Teller {
    quiet: bool,
    lang: Lang,
    bar: Mutex<ProgressBar>,
}

impl Teller {
    fn new(global: &Global) -> Self {
        Self {
            quiet: global.quiet,
            lang: super::lang(global),
            bar: Mutex::new(ProgressBar::hidden()),
        }
    }

    fn tell(&self, step: Step) {
        match step {
            Step::Refused(why) => tell!("tongbi: {why}"),
            Step::Lacks { source, sections } => {
                tell!("{}", lacks(&source, &sections, self.lang))
            }
            Step::Elsewhere { path, decisions } if !self.quiet => tell!(
                "tongbi: {}: {decisions} decisions are about reports that were not read",
                path.display()
            ),
            Step::Elsewhere { .. } => {}
            Step::Makers { path, makers } => tell!(
                "tongbi: {}: its rows were made by {}, and may differ for that alone; `tongbi ingest` on its reports makes them alike",
                path.display(),
                makers.join(" and by ")
            ),
            Step::Reports(n) => {
                if let Ok(mut bar) = self.bar.lock() {
                    *bar = progress(n, self.quiet);
                }
            }
            Step::Observed => {
                if let Ok(bar) = self.bar.lock() {
                    bar.inc(1);
                }
            }
        }
    }
}

impl Drop for Teller {
    fn drop(&mut self) {
        if let Ok(bar) = self.bar.lock() {
            bar.finish_and_clear();
        }
    }
}

/// That parts of a report were not found, in the reader's language.
fn lacks(source: &str, sections: &[Section], lang: Lang) -> String {
    let each = sections.iter().map(|section| match (section, lang) {
        (Section::Measures, Lang::Zh) => "工作回顾",
        (Section::Weaknesses, Lang::Zh) => "存在的不足",
        (Section::Plans, Lang::Zh) => "下一步安排",
        (section, _) => section.as_str(),
    });
    let each: Vec<&str> = each.collect();
    match lang {
        Lang::Zh => format!(
            "tongbi: {source}：没有找到{}，对照时无从判断",
            each.join("、")
        ),
        Lang::En => format!(
            "tongbi: {source}: no {} found in it; the follow-up cannot tell what became of them",
            each.join(", no ")
        ),
    }
}

/// A bar on standard error once there is enough to wait for.
pub fn progress(reports: usize, quiet: bool) -> ProgressBar {
    const WORTH_A_BAR: usize = 50;
    if quiet || reports < WORTH_A_BAR || !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(reports as u64);
    if let Ok(style) =
        ProgressStyle::with_template("{msg} {bar:30} {human_pos}/{human_len} {per_sec} {eta}")
    {
        bar.set_style(style);
    }
    bar.enable_steady_tick(Duration::from_millis(200));
    bar
}
