//! The part of a report that is told in detail: the rows of some places alone.

use std::collections::BTreeSet;

use polars::prelude::*;

use super::ChangeReport;
use crate::Panel;
use crate::checks::Check;
use crate::followup::FollowUp;
use crate::indicators::{Alignment, Link};

/// Rows of some places, owned.
pub(crate) struct Scope {
    panel: Panel,
    deltas: DataFrame,
    trends: DataFrame,
    pairs: Option<DataFrame>,
    followup: Vec<FollowUp>,
    checks: Vec<Check>,
}

impl Scope {
    /// What `report` has of these areas.
    pub fn of(report: &ChangeReport, areas: &BTreeSet<&str>) -> Self {
        let has = |area: &str| areas.contains(area);
        let of_areas = |frame: &DataFrame| {
            let any = areas
                .iter()
                .map(|area| col("area").eq(lit(*area)))
                .reduce(Expr::or);
            frame
                .clone()
                .lazy()
                .filter(any.unwrap_or_else(|| lit(false)))
                .collect()
                .unwrap_or_else(|_| frame.clear())
        };
        // Links name observations by their place among all.
        let mut places = vec![None; report.panel.observations.len()];
        let mut observations = Vec::new();
        for (o, place) in report.panel.observations.iter().zip(&mut places) {
            if has(&o.area) {
                *place = Some(observations.len());
                observations.push(o.clone());
            }
        }
        let at = |index: usize| places.get(index).copied().flatten();
        let links = report
            .panel
            .alignment
            .links
            .iter()
            .filter_map(|link| {
                Some(Link {
                    left: at(link.left)?,
                    right: at(link.right)?,
                    ..link.clone()
                })
            })
            .collect();
        let keep = |area: &str| has(area);
        Self {
            panel: Panel {
                reports: report
                    .panel
                    .reports
                    .iter()
                    .filter(|r| keep(&r.area))
                    .cloned()
                    .collect(),
                observations,
                statements: report
                    .panel
                    .statements
                    .iter()
                    .filter(|s| keep(&s.area))
                    .cloned()
                    .collect(),
                alignment: Alignment {
                    indicators: report.panel.alignment.indicators.clone(),
                    links,
                },
                unread: Vec::new(),
            },
            deltas: of_areas(report.deltas),
            trends: of_areas(report.trends),
            pairs: report.pairs.map(of_areas),
            followup: report
                .followup
                .iter()
                .filter(|f| keep(&f.area))
                .cloned()
                .collect(),
            checks: report
                .checks
                .iter()
                .filter(|c| keep(&c.area))
                .cloned()
                .collect(),
        }
    }

    /// A report of them.
    pub fn report(&self, of: &ChangeReport) -> ChangeReport<'_> {
        ChangeReport {
            panel: &self.panel,
            survey: None,
            deltas: &self.deltas,
            trends: &self.trends,
            pairs: self.pairs.as_ref(),
            followup: &self.followup,
            checks: &self.checks,
            from: of.from,
            to: of.to,
            lang: of.lang,
            detail: of.detail,
        }
    }
}
