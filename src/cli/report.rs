//! `report`: the change report of what was read. Of a store of many places only
//! those told in detail are held; the others are counted, segment by segment.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use polars::prelude::{DataFrame, Expr, IntoLazy, col, lit};
use tongbi::export::{self, Headers};
use tongbi::report::{ChangeReport, Counted, Detail, Lang, Survey};
use tongbi::store::Store;
use tongbi::tables::{self, Filter, Table};
use tongbi::{checks, deltas};

use super::args::{Global, Input, Pair};
use super::{Error, Outcome, filtered, input, lang, near, output, summary, years};
use tongbi::source::Loaded;
use tongbi::source::{Part, Source};

/// The file a report goes to where none is named: it stands beside what is read.
const PAGE: &str = "同比报告.html";
const BRIEF: &str = "同比简报.html";

/// Where a report goes that is given no name.
fn beside(input: &Input, detail: Detail) -> PathBuf {
    let first = input.paths.first().and_then(|path| path.parent());
    first
        .unwrap_or(Path::new(""))
        .join(if detail == Detail::Brief { BRIEF } else { PAGE })
}

/// Writes the report, or shows it.
pub fn run(
    input: &Input,
    pair: &Pair,
    output: Option<&Path>,
    detail: Detail,
    global: &Global,
) -> Result<Outcome, Error> {
    let beside = beside(input, detail);
    let output = output.unwrap_or(&beside);
    let mut source = input::open(input, global)?;
    if let Source::Read(loaded) = &mut source {
        loaded.panel.name_sources();
    }
    let all_years = source.years();
    let (from, to) = years(&all_years, pair)?;
    let compared = deltas::Compared {
        years: deltas::Years::Pair { from, to },
        vintage: pair.vintage(),
    };
    let held;
    let survey;
    let (loaded, survey) = match &source {
        Source::Read(loaded) => (loaded, None),
        Source::Stored { store, filter } => {
            survey = count(&source, compared, global)?;
            let mut panel = in_detail(store, filter, &survey)?;
            panel.name_sources();
            held = Loaded::of(panel);
            (&held, Some(&survey))
        }
    };
    let whole = Part::Panel(loaded);
    let deltas = filtered(whole.deltas(compared)?, Table::Deltas, global)?;
    let trends = filtered(whole.trends(&all_years)?, Table::Trends, global)?;
    let followup = loaded.followup();
    let checks = checks::check(&loaded.panel.observations);
    let terminal_output = output.as_os_str() == "-";
    let mut change = ChangeReport {
        panel: &loaded.panel,
        survey,
        deltas: &deltas,
        trends: &trends,
        pairs: None,
        followup: &followup,
        checks: &checks,
        from,
        to,
        lang: match global.lang {
            Some(_) => lang(global),
            None if terminal_output => lang(global),
            None => Lang::Zh,
        },
        detail,
    };
    if terminal_output {
        let coloured = output::color(global);
        let layout = tongbi::report::terminal(&change, output::width(), coloured);
        output::print(&layout, coloured)?;
        return Ok(Outcome::of(
            loaded.refused,
            near::unknown_indicator(&source, global)?,
        ));
    }
    let pairs = filtered(
        pair_table(loaded, &change, pair.vintage())?,
        Table::Deltas,
        global,
    )?;
    change.pairs = Some(&pairs);
    let bytes = match output.extension().and_then(|e| e.to_str()) {
        Some("html" | "htm") => tongbi::report::html(&change)?.into_bytes(),
        Some("md" | "markdown") => tongbi::report::markdown(&change)?.into_bytes(),
        Some("docx") => tongbi::report::docx(&change)?,
        Some("xlsx") => workbook(&whole, &change)?,
        _ => {
            return Err(Error::NoFormat(format!(
                "{}: a report is written as .html, .md, .docx or .xlsx; end the name of -o in one of these, or use - for the terminal",
                output.display()
            )));
        }
    };
    output::whole_file(output, &bytes)?;
    if !global.quiet {
        summary::reported(&change, output, lang(global));
    }
    Ok(Outcome::of(
        loaded.refused,
        near::unknown_indicator(&source, global)?,
    ))
}

/// The report as a workbook: the findings, then the tables behind them.
fn workbook(whole: &Part, change: &ChangeReport) -> Result<Vec<u8>, Error> {
    let findings = tongbi::report::findings_table(change)?;
    let (followup, checks) = (tables::followup(change.followup)?, whole.checks(true)?);
    let (reports, observations) = (whole.reports()?, whole.observations()?);
    let sheets = [
        &findings,
        change.deltas,
        change.trends,
        &followup,
        &checks,
        &observations,
        &reports,
    ];
    let mut bytes = Vec::new();
    export::workbook(&sheets, Headers::Words(change.lang), &mut bytes)?;
    Ok(bytes)
}

/// The numbers of all places, segment by segment: once over everything, then
/// over the few indicators in which the places are ranked.
fn count(source: &Source, compared: deltas::Compared, global: &Global) -> Result<Survey, Error> {
    let mut survey = Survey::default();
    let counted = |part: &Part| {
        let deltas = part.deltas_alone(lit(true), compared)?;
        let deltas = filtered(deltas, Table::Deltas, global)?;
        let (reports, weaknesses) = (part.report_years()?, part.weakness_years()?);
        let observations = part.claims()?;
        let figures: Vec<&str> = observations.iter().map(|o| o.area.as_str()).collect();
        Ok::<_, Error>(Survey::of(Counted {
            reports: &borrowed(&reports),
            figures: &figures,
            weaknesses: &borrowed(&weaknesses),
            checks: &checks::check(&observations),
            deltas: &deltas,
        })?)
    };
    source.each(counted, |parts| {
        for part in parts {
            survey.merge(part?);
        }
        Ok::<_, Error>(())
    })?;
    let ranked = survey.ranked().into_iter();
    let ranked = ranked.map(|id| col("indicator").eq(lit(id)));
    let ranked = ranked.reduce(Expr::or).unwrap_or_else(|| lit(false));
    let deltas = source.frame(|part| {
        filtered(
            part.deltas_alone(ranked.clone(), compared)?,
            Table::Deltas,
            global,
        )
    })?;
    survey.rank(&deltas, &source.indicators()?)?;
    Ok(survey)
}

fn borrowed(places: &[(String, i32)]) -> Vec<(&str, i32)> {
    places
        .iter()
        .map(|(area, year)| (area.as_str(), *year))
        .collect()
}

/// The places told in detail, out of a store.
fn in_detail(store: &Store, filter: &Filter, survey: &Survey) -> Result<tongbi::Panel, Error> {
    let areas = survey.in_detail();
    // No name would keep every place.
    if areas.is_empty() {
        return Ok(tongbi::Panel::default());
    }
    let named = Filter {
        areas: areas.iter().map(|area| (*area).to_owned()).collect(),
        ..filter.clone()
    };
    let mut panel = store.panel(&named)?;
    // A filter takes areas by a part of their name.
    panel.keep(|area, _| areas.contains(area));
    Ok(panel)
}

/// Every pair of years, of the places that the report tells in detail.
fn pair_table(
    loaded: &Loaded,
    change: &ChangeReport,
    vintage: deltas::Vintage,
) -> Result<DataFrame, Error> {
    let every = deltas::Compared {
        years: deltas::Years::Every,
        vintage,
    };
    let indicators = tables::indicators(&loaded.panel.alignment.indicators)?.lazy();
    let observations = if change.survey.is_some() {
        tables::observations(&loaded.panel.observations)?
    } else {
        let detailed: HashSet<String> = tongbi::report::places_in_detail(change)?
            .into_iter()
            .collect();
        let of_detailed: Vec<_> = loaded
            .panel
            .observations
            .iter()
            .filter(|o| detailed.contains(&o.area))
            .cloned()
            .collect();
        tables::observations(&of_detailed)?
    };
    Ok(deltas::deltas(observations.lazy(), indicators, every)?.collect()?)
}
