//! The change report: HTML, Markdown, Word and terminal. End of the flow.
//!
//! [`ChangeReport`] names the tables; [`view`] turns them into what a page
//! shows, [`findings`] into the sentences it opens with, and one file a format
//! writes it down. Nothing here reads a file or a clock: the same tables give
//! the same bytes.

use polars::prelude::DataFrame;

use crate::Panel;
use crate::checks::Check;
use crate::followup::FollowUp;

mod addresses;
mod brief;
pub(crate) mod cells;
pub(crate) mod chart;
mod claims;
mod compared;
mod docx;
mod evidence;
mod findings;
mod format;
mod html;
mod indicator_rows;
mod ledger;
mod look;
mod markdown;
mod multiples;
mod notes;
mod overview;
mod place;
mod redlines;
mod reused;
mod scope;
mod series;
mod slug;
mod stock;
mod survey;
pub mod terminal;
mod threads;
mod view;
mod words;

pub use docx::docx;
pub(crate) use format::{amount, percent};
pub use html::html;
pub(crate) use html::{Crumb, STYLE, environment, page};
pub(crate) use indicator_rows::change_words;
pub use ledger::Ledger;
pub use markdown::markdown;
pub(crate) use notes::ThreadNotes;
pub(crate) use overview::Counts;
pub(crate) use scope::Scope;
pub(crate) use slug::{Slugs, slug};
pub use survey::{Counted, Survey};
pub use words::Lang;
pub(crate) use words::{all as words, sentence, unit, word};

/// What a change report is made of.
#[derive(Debug, Clone, Copy)]
pub struct ChangeReport<'a> {
    /// Everything read, or with a `survey` the places told in detail; so are the
    /// tables.
    pub panel: &'a Panel,
    /// The numbers of all places, where they are more than are held.
    pub survey: Option<&'a Survey>,
    /// The table `deltas`, from `from` to `to`.
    pub deltas: &'a DataFrame,
    /// The table `trends` over all years.
    pub trends: &'a DataFrame,
    /// The table `deltas` of every pair of years, of the [`places_in_detail`]:
    /// what a page needs to compare any two of them.
    pub pairs: Option<&'a DataFrame>,
    /// What became of weaknesses and plans, all years.
    pub followup: &'a [FollowUp],
    /// All claims that were recomputed.
    pub checks: &'a [Check],
    /// The earlier year.
    pub from: i32,
    /// The later year.
    pub to: i32,
    /// The language of its words.
    pub lang: Lang,
    /// How much of the texts it carries.
    pub detail: Detail,
}

/// How much of the texts a page carries: as much as it has room for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Detail {
    /// The texts, and both years' as a redline.
    #[default]
    Whole,
    /// The redline; of the texts the lines that are quoted.
    Redline,
    /// The lines that are quoted.
    Cited,
    /// The same, without the plans of earlier years and the years before the
    /// latest few.
    Spare,
    /// What two pages of paper have room for.
    Brief,
}

/// Why a report could not be written.
#[derive(Debug, thiserror::Error)]
pub enum ReportError {
    /// A template asks for something the view does not have.
    #[error("the report template failed: {0}; this is a defect of tongbi, please report it")]
    Template(#[from] minijinja::Error),
    /// The ledger does not fit into a workbook.
    #[error("the workbook could not be made: {0}")]
    Workbook(#[from] rust_xlsxwriter::XlsxError),
    /// The parts of a Word document do not fit into an archive.
    #[error("the Word document could not be packed: {0}")]
    Archive(#[from] zip::result::ZipError),
    /// The same, on writing its bytes.
    #[error("the Word document could not be packed: {0}")]
    Packing(#[from] std::io::Error),
}

/// The places that a report of so many tells in detail; of the others it gives
/// the numbers.
///
/// # Errors
/// Where a frame lacks a column of its table.
pub fn places_in_detail(report: &ChangeReport) -> polars::prelude::PolarsResult<Vec<String>> {
    let survey = Survey::of_report(report)?;
    Ok(survey.in_detail().into_iter().map(str::to_owned).collect())
}

/// The report at the terminal: findings and the tables behind them, in `width`
/// columns.
#[must_use]
pub fn terminal(report: &ChangeReport, width: usize, color: bool) -> String {
    terminal::report(report, width, color)
}

/// The findings of each place as a table: area, number, finding, source.
///
/// # Errors
/// Never: the columns are of one length.
pub fn findings_table(report: &ChangeReport) -> polars::prelude::PolarsResult<DataFrame> {
    let view = view::view(report);
    let all = || {
        view.places
            .iter()
            .flat_map(|p| p.findings.iter().map(move |f| (p, f)))
    };
    polars::prelude::df!(
        "area" => all().map(|(p, _)| p.area.as_str()).collect::<Vec<_>>(),
        "number" => all().map(|(_, f)| f.number.as_str()).collect::<Vec<_>>(),
        "finding" => all().map(|(_, f)| f.text.as_str()).collect::<Vec<_>>(),
        "source" => all().map(|(_, f)| f.source.as_str()).collect::<Vec<_>>(),
    )
}

/// The findings in a few lines, for standard error.
#[must_use]
pub fn summary(report: &ChangeReport, lang: Lang) -> String {
    terminal::summary(report, lang)
}

#[cfg(test)]
mod tests;
