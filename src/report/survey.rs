//! What a report counts over all places, some places at a time: a panel of the
//! whole country is counted segment by segment, and only the places told in
//! detail are held.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use polars::prelude::*;

use super::ChangeReport;
use super::cells::{Cells, float, text};
use super::overview::Counts;
use crate::checks::Check;
use crate::outline::Section;
use crate::tables;

/// Places listed with their numbers: those with most comparable indicators.
const LISTED: usize = 400;
/// So few places are told in detail, half a megabyte of page each; of more the
/// overview alone, and a site has a page for each.
const FEW: usize = 5;
/// Indicators whose places are ranked: those that most places state.
const RANKED: usize = 10;
/// Places that must state an indicator for ranks to mean something.
const ENOUGH: usize = 3;

/// The numbers of all places.
#[derive(Debug, Default)]
pub struct Survey {
    pub(super) counts: BTreeMap<String, Counts>,
    pub(super) years: BTreeSet<i32>,
    pub(super) reports: usize,
    /// How many places state each indicator in the later year.
    places: HashMap<String, usize>,
    /// The deltas of the indicators that most places state, with that number.
    pub(super) stated: Vec<Cells>,
    /// Those of them of which less is better.
    pub(super) less: BTreeSet<String>,
}

/// What is counted of some places.
#[derive(Debug, Clone, Copy)]
pub struct Counted<'a> {
    /// Area and year of each report.
    pub reports: &'a [(&'a str, i32)],
    /// The area of each figure.
    pub figures: &'a [&'a str],
    /// Area and year of each weakness stated.
    pub weaknesses: &'a [(&'a str, i32)],
    /// The recomputed claims.
    pub checks: &'a [Check],
    /// The table `deltas` between the two years.
    pub deltas: &'a DataFrame,
}

impl Survey {
    /// Counts some places, all years of each.
    ///
    /// # Errors
    /// Where a frame lacks a column of its table.
    pub fn of(what: Counted) -> PolarsResult<Self> {
        let mut survey = Self {
            reports: what.reports.len(),
            years: what.reports.iter().map(|(_, year)| *year).collect(),
            ..Self::default()
        };
        let mut latest: BTreeMap<&str, i32> = BTreeMap::new();
        for (area, year) in what.reports {
            survey.at(area).reports += 1;
            let last = latest.entry(area).or_insert(*year);
            *last = *year.max(last);
        }
        for area in what.figures {
            survey.at(area).figures += 1;
        }
        for (area, year) in what.weaknesses {
            if latest.get(area) == Some(year) {
                survey.at(area).open += 1;
            }
        }
        for check in what.checks.iter().filter(|c| !c.ok) {
            survey.at(&check.area).slips += 1;
        }
        for row in compared(what.deltas)? {
            let n = |column: &str| float(&row, column).unwrap_or_default() as usize;
            let counts = survey.at(text(&row, "area"));
            counts.indicators = n("indicators");
            counts.both = n("both");
            counts.appeared = n("appeared");
            counts.vanished = n("vanished");
            counts.better = n("better");
            counts.worse = n("worse");
        }
        let stated = what
            .deltas
            .clone()
            .lazy()
            .filter(col("to_value").is_not_null());
        let places = stated
            .group_by([col("indicator")])
            .agg([col("area").count().alias("places")])
            .collect()?;
        for row in tables::rows(&places) {
            let places = float(&row, "places").unwrap_or_default() as usize;
            survey
                .places
                .insert(text(&row, "indicator").to_owned(), places);
        }
        Ok(survey)
    }

    /// Takes the numbers of other places in.
    pub fn merge(&mut self, other: Self) {
        self.counts.extend(other.counts);
        self.years.extend(other.years);
        self.reports += other.reports;
        for (indicator, places) in other.places {
            *self.places.entry(indicator).or_default() += places;
        }
    }

    /// The places that a report tells in detail: all of a few, of more none but
    /// their numbers.
    #[must_use]
    pub fn in_detail(&self) -> BTreeSet<&str> {
        if self.counts.len() > FEW {
            return BTreeSet::new();
        }
        self.counts.keys().map(String::as_str).collect()
    }

    /// The places listed with their numbers.
    pub(super) fn listed(&self) -> BTreeSet<&str> {
        self.foremost(LISTED)
    }

    /// Those with most comparable indicators.
    fn foremost(&self, n: usize) -> BTreeSet<&str> {
        let both = self.counts.iter().map(|(area, c)| (area.as_str(), c.both));
        let mut areas: Vec<(&str, usize)> = both.collect();
        areas.sort_by_key(|(area, both)| (std::cmp::Reverse(*both), *area));
        areas.into_iter().take(n).map(|(area, _)| area).collect()
    }

    /// The indicators that most places state, and in which they are ranked.
    #[must_use]
    pub fn ranked(&self) -> Vec<&str> {
        let mut most: Vec<(&str, usize)> = self
            .places
            .iter()
            .map(|(indicator, places)| (indicator.as_str(), *places))
            .filter(|(_, places)| *places >= ENOUGH)
            .collect();
        most.sort_by_key(|(indicator, places)| (std::cmp::Reverse(*places), *indicator));
        most.into_iter()
            .take(RANKED)
            .map(|(indicator, _)| indicator)
            .collect()
    }

    /// Ranks the places in these indicators: `deltas` has their rows of all
    /// places, `indicators` says of which less is better.
    ///
    /// # Errors
    /// Where a frame lacks a column of its table.
    pub fn rank(&mut self, deltas: &DataFrame, indicators: &DataFrame) -> PolarsResult<()> {
        let ranked = df!(
            "indicator" => self.ranked(),
            "places" => self.ranked().iter().map(|id| self.places[*id] as i64).collect::<Vec<_>>(),
        )?;
        let frame = deltas
            .clone()
            .lazy()
            .filter(col("to_value").is_not_null())
            .inner_join(ranked.lazy(), col("indicator"), col("indicator"))
            .select([
                col("area"),
                col("indicator"),
                col("name"),
                col("name_en"),
                col("label"),
                col("unit"),
                col("kind"),
                col("to_value"),
                col("to_text"),
                col("to_qualifier"),
                col("from_value"),
                col("change"),
                col("change_min"),
                col("change_max"),
                col("comparison"),
                col("direction"),
                col("status"),
                col("score"),
                col("places"),
            ])
            .sort(
                ["places", "indicator", "area"],
                SortMultipleOptions::default().with_order_descending_multi([true, false, false]),
            )
            .collect()?;
        self.stated = tables::rows(&frame);
        let less = indicators
            .clone()
            .lazy()
            .filter(col("polarity").eq(lit("less")))
            .select([col("indicator")])
            .collect()?;
        let less = tables::rows(&less);
        self.less = less
            .iter()
            .map(|r| text(r, "indicator").to_owned())
            .collect();
        Ok(())
    }

    /// The numbers of a report that holds all places.
    pub(super) fn of_report(report: &ChangeReport) -> PolarsResult<Self> {
        let panel = report.panel;
        let reports: Vec<(&str, i32)> = panel
            .reports
            .iter()
            .map(|r| (r.area.as_str(), r.year))
            .collect();
        let figures: Vec<&str> = panel.observations.iter().map(|o| o.area.as_str()).collect();
        let stated = panel.statements.iter();
        let weaknesses: Vec<(&str, i32)> = stated
            .filter(|s| s.section == Section::Weaknesses)
            .map(|s| (s.area.as_str(), s.year))
            .collect();
        let mut survey = Self::of(Counted {
            reports: &reports,
            figures: &figures,
            weaknesses: &weaknesses,
            checks: report.checks,
            deltas: report.deltas,
        })?;
        let indicators = tables::indicators(&panel.alignment.indicators)?;
        survey.rank(report.deltas, &indicators)?;
        Ok(survey)
    }

    fn at(&mut self, area: &str) -> &mut Counts {
        self.counts.entry(area.to_owned()).or_default()
    }
}

/// The deltas of each area, counted by status and assessment.
fn compared(deltas: &DataFrame) -> PolarsResult<Vec<Cells>> {
    let count = |column: &str, word: &'static str| {
        col(column)
            .eq(lit(word))
            .cast(DataType::Int64)
            .sum()
            .alias(word)
    };
    let frame = deltas
        .clone()
        .lazy()
        .group_by([col("area")])
        .agg([
            col("indicator").count().alias("indicators"),
            count("status", "both"),
            count("status", "appeared"),
            count("status", "vanished"),
            count("assessment", "better"),
            count("assessment", "worse"),
        ])
        .collect()?;
    Ok(tables::rows(&frame))
}
