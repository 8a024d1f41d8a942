//! The reports' own arithmetic: shares from parts, sums, year-on-year changes,
//! last year's values quoted differently, and targets said to be met. Right of
//! the tables in the flow.
//!
//! A claim becomes a row where its words say what it follows from. It is a
//! slip only where they leave one reading, every number is exact, and the
//! stated value is close by the one that follows; what cannot be settled is no
//! row, because a report accused wrongly is worse than a slip overlooked.

mod form;
mod passage;
mod restated;
#[cfg(test)]
mod samples;
mod share;
mod slip;
mod sum;
mod table;
mod target;
mod words;
mod yoy;

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::figures::Qualifier;
use crate::observations::{Observation, Period};

use passage::Figure;

/// A claim that can be recomputed: one row of the table `checks`. A claim that
/// cannot be settled is no row.
#[derive(Debug, Clone, PartialEq)]
pub struct Check {
    /// The place or body reporting.
    pub area: String,
    /// The year reported on.
    pub year: i32,
    /// share, sum, yoy, restated, target.
    pub kind: &'static str,
    /// The claim verbatim: the figure's text.
    pub text: String,
    /// The value the report states.
    pub stated: f64,
    /// The value that follows from the parts.
    pub recomputed: f64,
    /// Largest difference that rounding explains.
    pub tolerance: f64,
    /// Whether the claim holds.
    pub ok: bool,
    /// The figures it follows from, `source:line:text` joined by `;`.
    pub parts: String,
    /// The report's path.
    pub source: String,
    /// 1-based line of the claim.
    pub line: usize,
    /// What else is to be said: `truncated` where decimals were cut off
    /// instead of rounded (no slip). Empty otherwise.
    pub note: &'static str,
}

impl Check {
    fn new(kind: &'static str, claim: &Observation, found: &Found<'_>) -> Self {
        let parts: Vec<String> = found
            .parts
            .iter()
            .map(|p| place(&p.source, p.line, &p.text))
            .collect();
        Self {
            area: claim.area.clone(),
            year: claim.year,
            kind,
            text: claim.text.clone(),
            stated: claim.value,
            recomputed: found.value,
            tolerance: found.tolerance,
            ok: found.ok,
            parts: parts.join(";"),
            source: claim.source.clone(),
            line: claim.line,
            note: found.note,
        }
    }
}

/// What a claim was recomputed from, and whether it holds.
struct Found<'a> {
    value: f64,
    tolerance: f64,
    ok: bool,
    parts: Vec<&'a Observation>,
    note: &'static str,
}

/// The rows of an area's earlier reports, to be looked up by year and indicator.
#[derive(Default)]
struct Years<'a> {
    rows: FxHashMap<(i32, &'a str), &'a Observation>,
    targets: FxHashMap<i32, Vec<&'a Observation>>,
}

impl<'a> Years<'a> {
    fn new(area: &[&'a Observation]) -> Self {
        let mut years = Self::default();
        for o in area.iter().filter(|o| !o.indicator.is_empty()) {
            match o.period {
                Period::Year | Period::Stock => {
                    let key = (o.year, o.indicator.as_str());
                    years.rows.entry(key).or_insert(o);
                }
                Period::Target => years.targets.entry(o.year).or_default().push(o),
                Period::Prior | Period::Span => {}
            }
        }
        years
    }

    /// What the report of the year before said of the indicator of `row`.
    fn year_before(&self, row: &'a Observation) -> Option<&'a Observation> {
        if row.indicator.is_empty() {
            return None;
        }
        self.rows
            .get(&(row.year - 1, row.indicator.as_str()))
            .copied()
            .filter(|p| p.kind == row.kind && words::compatible(&p.unit, &row.unit))
    }

    /// The one target that the report of the year before set for what `row`
    /// measures: the same indicator, or one name ends in the other (公证处办理公证
    /// is 办理公证).
    fn target(&self, row: &Observation) -> Option<&'a Observation> {
        const SHORTEST_NAME: usize = 4;
        let ends = |long: &str, short: &str| {
            short.chars().count() >= SHORTEST_NAME && long.ends_with(short)
        };
        let set = self.targets.get(&(row.year - 1))?;
        let mut same = set.iter().copied().filter(|target| {
            target.kind == row.kind
                && words::compatible(&target.unit, &row.unit)
                && (target.indicator == row.indicator
                    || ends(&row.label, &target.label)
                    || ends(&target.label, &row.label))
        });
        same.next().filter(|_| same.next().is_none())
    }
}

/// Whether a row can convict: exact, and no range.
fn exact(row: &Observation) -> bool {
    row.qualifier == Qualifier::Exact && row.value_max.is_none()
}

/// Whether two numbers are equal but for the error of floating point.
fn within(difference: f64, tolerance: f64, scale: f64) -> bool {
    difference.abs() <= tolerance + 1e-9 * scale.abs().max(1.0)
}

/// Checks every claim of the observations that can be recomputed. Expects
/// aligned observations of any number of areas and years.
#[must_use]
pub fn check(observations: &[Observation]) -> Vec<Check> {
    let mut areas: BTreeMap<&str, Vec<&Observation>> = BTreeMap::new();
    for o in observations {
        areas.entry(&o.area).or_default().push(o);
    }
    let areas: Vec<Vec<&Observation>> = areas.into_values().collect();
    let checks: Vec<Vec<Check>> = areas.par_iter().map(|rows| check_area(rows)).collect();
    checks.into_iter().flatten().collect()
}

/// The claims of one area, by year.
fn check_area(observations: &[&Observation]) -> Vec<Check> {
    let years = Years::new(observations);
    let mut reports: BTreeMap<(i32, &str), Vec<&Observation>> = BTreeMap::new();
    let in_sentence = |o: &&&Observation| !o.sentence.is_empty() && o.rule != crate::forms::CODED;
    for o in observations.iter().filter(in_sentence) {
        reports.entry((o.year, &o.source)).or_default().push(o);
    }
    let mut out: Vec<Check> = form::check(observations);
    for rows in reports.values_mut() {
        rows.sort_by_key(|o| (o.line, o.start));
        out.extend(table::check(rows));
        let figures = passage::figures(rows);
        for at in 0..figures.len() {
            out.extend(check_one(&figures, at, &years));
        }
    }
    blame_the_root(out)
}

/// A figure that is a slip itself proves nothing against another: where a wrong
/// share also makes the stated change of that share wrong, only the share is
/// a slip.
fn blame_the_root(mut checks: Vec<Check>) -> Vec<Check> {
    let slips: BTreeSet<String> = checks
        .iter()
        // A figure below its target is right as a figure.
        .filter(|c| !c.ok && c.kind != "target")
        .map(|c| place(&c.source, c.line, &c.text))
        .collect();
    checks.retain(|c| c.ok || !c.parts.split(';').any(|p| slips.contains(p)));
    checks
}

/// A figure as it is named among the parts of a check.
fn place(source: &str, line: usize, text: &str) -> String {
    format!("{source}:{line}:{text}")
}

/// What one figure claims: at most one thing about other figures, and whether
/// it met its target.
fn check_one<'a>(
    figures: &[Figure<'a>],
    at: usize,
    years: &Years<'a>,
) -> impl Iterator<Item = Check> {
    let row = |kind, found: Option<Found<'a>>| {
        let claim = figures.get(at)?.row;
        found.map(|found| Check::new(kind, claim, &found))
    };
    // Cells of a row stand beside each other, not in one sentence.
    let in_sentence = figures
        .get(at)
        .is_some_and(|f| f.row.rule != crate::forms::CELL);
    let listed = || {
        row("share", share::recompute(figures, at))
            .or_else(|| row("sum", sum::recompute(figures, at)))
    };
    let about_others = in_sentence
        .then(listed)
        .flatten()
        .or_else(|| row("yoy", yoy::recompute(figures, at, years)))
        .or_else(|| row("restated", restated::recompute(figures, at, years)));
    let target = row("target", target::recompute(figures, at, years));
    about_others.into_iter().chain(target)
}

#[cfg(test)]
mod tests {
    use super::samples::{sentence, verdicts};
    use super::*;

    #[test]
    fn a_check_names_its_parts_by_place() {
        let rows = sentence(2022, 7, "抽查项目{80个}，其中合格{60个}，合格率{75.0%}。");
        let found = check(&rows);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].parts, "甲县/2022.txt:7:60个;甲县/2022.txt:7:80个");
        assert!(found[0].ok && found[0].note.is_empty());
    }

    #[test]
    fn only_the_root_of_a_chain_of_slips_is_blamed() {
        // 60 of 80 is 75.0 %; the stated change was made from the right value.
        let reports = [
            (2021, "抽查项目{50个}，其中合格{35个}，合格率{70.0%}。"),
            (
                2022,
                "抽查项目{80个}，其中合格{60个}，合格率{77.0%}，比上年提高{5.0个百分点}。",
            ),
        ];
        assert_eq!(
            verdicts("share", &reports),
            [("70.0%".to_owned(), true), ("77.0%".to_owned(), false)]
        );
        assert!(verdicts("yoy", &reports).is_empty());
    }

    #[test]
    fn no_figure_is_held_against_all_of_a_text_without_stops() {
        let said: String = (0..2000).map(|n| format!("，办理案件{{{n}件}}")).collect();
        let rows = sentence(2022, 1, &said);
        let rows: Vec<&Observation> = rows.iter().collect();
        let figures = passage::figures(&rows);
        assert_eq!(figures.len(), 2000);
        for at in [0, 1000, 1999] {
            let near = passage::around(&figures, at, 1);
            assert!(near.contains(&at) && near.len() <= 2 * passage::REACH);
        }
        assert_eq!(passage::around(&figures, 2000, 0), 0..0);
    }

    #[test]
    fn plans_claim_nothing() {
        let mut rows = sentence(
            2022,
            1,
            "改造小区{40个}，其中老旧小区{30个}、新建小区{9个}。",
        );
        assert_eq!(check(&rows).len(), 1);
        for row in &mut rows {
            row.section = crate::outline::Section::Plans;
        }
        assert!(check(&rows).is_empty());
    }
}
