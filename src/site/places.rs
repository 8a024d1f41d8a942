//! A page a place: the change report between its own last two years, and what the
//! other pages need of it.

use std::collections::{BTreeMap, BTreeSet};

use polars::prelude::*;
use rayon::prelude::*;

use super::gather::{Gathered, IndicatorNotes, Moved, PlaceNotes, PlaceValues};
use super::pages;
use super::written::Written;
use super::{Places, SiteError};
use crate::indicators::Polarity;
use crate::report::cells::{Cells, cells, float, text, years};
use crate::report::{ChangeReport, Detail, Lang, Scope, change_words, page, slug};

/// Writes the pages, some places at once.
pub(super) fn write(
    places: &Places,
    written: &Written,
    gathered: &mut Gathered,
    lang: Lang,
    tick: &(dyn Fn() + Sync),
) -> Result<(), SiteError> {
    let panel = places.panel;
    let mut areas: BTreeMap<&str, BTreeSet<i32>> = BTreeMap::new();
    for report in &panel.reports {
        areas.entry(&report.area).or_default().insert(report.year);
    }
    for o in &panel.observations {
        areas.entry(&o.area).or_default().insert(o.year);
    }
    let named: Vec<(&str, BTreeSet<i32>, String)> = areas
        .into_iter()
        .map(|(area, years)| (area, years, gathered.files.give(area)))
        .collect();
    let mut notes: Vec<PlaceNotes> = named
        .par_iter()
        .map(|(area, years, file)| {
            let notes = place(places, area, years, file, written, lang);
            tick();
            notes
        })
        .collect::<Result<_, SiteError>>()?;
    for place in &mut notes {
        gathered.sentences.take(place, written)?;
    }
    note_indicators(places, &notes, gathered, lang);
    gathered.places.extend(notes);
    Ok(())
}

/// The last two years of a place, or the only one against nothing.
fn own_years(years: &BTreeSet<i32>) -> (i32, i32) {
    let mut latest = years.iter().rev().copied();
    let to = latest.next().unwrap_or_default();
    (latest.next().unwrap_or(to - 1), to)
}

fn place(
    places: &Places,
    area: &str,
    years: &BTreeSet<i32>,
    file: &str,
    written: &Written,
    lang: Lang,
) -> Result<PlaceNotes, SiteError> {
    let (from, to) = own_years(years);
    let all = ChangeReport {
        panel: places.panel,
        survey: None,
        deltas: places.pairs,
        trends: places.trends,
        pairs: Some(places.pairs),
        followup: places.followup,
        checks: places.checks,
        from,
        to,
        lang,
        detail: Detail::Whole,
    };
    let scope = Scope::of(&all, &BTreeSet::from([area]));
    let own = scope.report(&all);
    let of_years = |end: &str, year: i32| col(end).eq(lit(year));
    let deltas = own
        .deltas
        .clone()
        .lazy()
        .filter(of_years("from_year", from).and(of_years("to_year", to)))
        .collect()?;
    let report = ChangeReport {
        deltas: &deltas,
        ..own
    };
    let (html, shown) = page(&report, &pages::crumbs("../", lang))?;
    written.write(&format!("places/{file}.html"), html.as_bytes())?;
    let reports = &report.panel.reports;
    let code = reports.iter().map(|r| r.area_code.clone());
    Ok(PlaceNotes {
        area: area.to_owned(),
        code: code.into_iter().find(|c| !c.is_empty()).unwrap_or_default(),
        file: file.to_owned(),
        from,
        to,
        years: years.iter().copied().collect(),
        counts: shown.counts,
        threads: shown.threads,
        sentences: shown.lines.into_iter().filter(|l| l.0 == to).collect(),
    })
}

/// What the places state of each indicator, and how it moved between the last
/// two years of each.
fn note_indicators(places: &Places, notes: &[PlaceNotes], gathered: &mut Gathered, lang: Lang) {
    let own: BTreeMap<&str, (i32, i32)> = notes
        .iter()
        .map(|p| (p.area.as_str(), (p.from, p.to)))
        .collect();
    let polarity: BTreeMap<&str, Polarity> = places
        .panel
        .alignment
        .indicators
        .iter()
        .map(|i| (i.id.as_str(), i.polarity))
        .collect();
    let mut moved: BTreeMap<(String, String), Moved> = BTreeMap::new();
    for row in cells(places.pairs) {
        let years = own.get(text(&row, "area"));
        let of = |end: &str| float(&row, end).map(|y| y as i32);
        if text(&row, "status") == "both"
            && years.is_some_and(|(from, to)| {
                of("from_year") == Some(*from) && of("to_year") == Some(*to)
            })
        {
            let key = (
                text(&row, "area").to_owned(),
                text(&row, "indicator").to_owned(),
            );
            moved.insert(key, how_moved(&row, lang));
        }
    }
    for row in cells(places.trends) {
        let (area, id) = (text(&row, "area"), text(&row, "indicator"));
        let key = (
            id.to_owned(),
            text(&row, "unit").to_owned(),
            text(&row, "kind").to_owned(),
        );
        let one = gathered
            .indicators
            .entry(key)
            .or_insert_with(|| IndicatorNotes {
                id: id.to_owned(),
                name: text(&row, "name").to_owned(),
                name_en: text(&row, "name_en").to_owned(),
                unit: text(&row, "unit").to_owned(),
                kind: text(&row, "kind").to_owned(),
                polarity: match polarity.get(id) {
                    Some(Polarity::More) => "more",
                    Some(Polarity::Less) => "less",
                    _ => "neither",
                }
                .to_owned(),
                rows: Vec::new(),
            });
        one.rows.push(PlaceValues {
            area: area.to_owned(),
            values: years(&row)
                .into_iter()
                .filter_map(|(year, value)| Some((year, value?)))
                .collect(),
            moved: moved.remove(&(area.to_owned(), id.to_owned())),
        });
    }
}

fn how_moved(row: &Cells, lang: Lang) -> Moved {
    const SURE: f64 = 0.95;
    let change = match float(row, "change_pct") {
        Some(percent) => crate::report::percent(percent),
        None => change_words(row, lang),
    };
    Moved {
        direction: text(row, "direction").to_owned(),
        score: float(row, "score").unwrap_or_default(),
        change,
        believed: text(row, "caution").is_empty()
            && float(row, "confidence").is_none_or(|c| c >= SURE),
    }
}

/// The name of an indicator's page.
pub(super) fn indicator_file(one: &IndicatorNotes) -> String {
    slug(&format!("{} {} {}", one.id, one.unit, one.kind))
}
