//! The numbers that a plan sets (增长20%，达到282亿元), held against the figures
//! that the next report states for the same thing.

use super::FollowUp;
use super::likeness::{Letters, Profile, dice, likeness};
use super::years::Year;
use crate::figures::Qualifier;
use crate::observations::{Observation, Period};
use crate::statements::Statement;

/// The least likeness of two labels that name the same thing.
const SAME_LABEL: f32 = 0.6;
/// By how much of itself a number that was set as “about” may be missed.
const ABOUT: f64 = 0.05;

/// The row of a plan with what became of its numbers.
pub(super) fn held(plan: &Statement, before: &Year, after: &Year, row: FollowUp) -> FollowUp {
    let set: Vec<&Observation> = before
        .targets
        .iter()
        .copied()
        .filter(|t| {
            t.source == plan.source
                && t.line == plan.line
                && plan.start <= t.start
                && t.end <= plan.end
        })
        .collect();
    let pairs: Vec<(&Observation, &Observation)> = set
        .iter()
        .filter_map(|target| Some((*target, stated(target, &after.figures)?)))
        .collect();
    let words = |texts: Vec<&str>| texts.join("；");
    let missed = pairs.iter().any(|(target, figure)| !met(target, figure));
    let row = match pairs.first() {
        Some((_, figure)) => judged(row, figure, missed),
        None => row,
    };
    FollowUp {
        target_text: words(set.iter().map(|t| t.text.as_str()).collect()),
        reached_text: words(pairs.iter().map(|(_, f)| f.text.as_str()).collect()),
        reached_line: pairs.first().map_or(0, |(_, f)| f.line),
        target: match (pairs.is_empty(), missed) {
            (true, _) => "",
            (false, true) => "missed",
            (false, false) => "met",
        },
        ..row
    }
}

/// The row of a plan whose number is stated: missed where it is short, and
/// delivered where nothing else says so. What is planned again stays so.
fn judged(row: FollowUp, figure: &Observation, missed: bool) -> FollowUp {
    let status = match (row.status, missed) {
        ("delivered" | "no_trace" | "cannot_tell", true) => "missed",
        ("no_trace" | "cannot_tell", false) => "delivered",
        (status, _) => status,
    };
    if status == row.status || row.status == "delivered" {
        return FollowUp { status, ..row };
    }
    let words = if figure.sentence.is_empty() {
        &figure.text
    } else {
        &figure.sentence
    };
    FollowUp {
        status,
        evidence_text: words.clone(),
        evidence_line: figure.line,
        next_source: figure.source.clone(),
        ..row
    }
}

/// The figure of the next report that measures what a target sets.
fn stated<'a>(target: &Observation, figures: &[&'a Observation]) -> Option<&'a Observation> {
    let letters = Letters::of(&target.label);
    let mut best: Option<(f32, &Observation)> = None;
    for figure in figures {
        let comparable = figure.unit == target.unit
            && figure.kind == target.kind
            && matches!(figure.period, Period::Year | Period::Stock);
        if !comparable {
            continue;
        }
        let score = same_thing(target, &letters, figure);
        if score >= SAME_LABEL && best.is_none_or(|(s, _)| score > s) {
            best = Some((score, figure));
        }
    }
    best.map(|(_, figure)| figure)
}

fn same_thing(target: &Observation, letters: &Letters, figure: &Observation) -> f32 {
    if !target.indicator.is_empty() && target.indicator == figure.indicator {
        return 1.0;
    }
    let kept = dice(letters, &Letters::of(&figure.label));
    // Labels of the same field share a word; labels of the same thing share
    // most of their letters as well.
    if kept < SAME_LABEL / 2.0 {
        return 0.0;
    }
    kept.max(0.5 * (kept + likeness(&Profile::new(&target.label), &Profile::new(&figure.label))))
}

/// Whether a figure reaches what was set. Less is wanted where the words say so
/// (控制在5.5%以内) or where a fall was set (下降3%).
fn met(target: &Observation, figure: &Observation) -> bool {
    let slack = match target.qualifier {
        Qualifier::About => ABOUT * target.value.abs(),
        _ => 0.0,
    };
    if target.qualifier == Qualifier::Under || target.value < 0.0 {
        figure.value <= target.value + slack
    } else {
        figure.value >= target.value - slack
    }
}

#[cfg(test)]
mod tests {
    use super::super::{follow_with, tests::statement};
    use crate::figures::Qualifier;
    use crate::observations::{Kind, Observation, Period};
    use crate::outline::Section;

    fn figure(year: i32, section: Section, label: &str, value: f64, at: usize) -> Observation {
        let period = match section {
            Section::Plans => Period::Target,
            _ => Period::Year,
        };
        Observation {
            area: "澜溪县".to_owned(),
            year,
            indicator: String::new(),
            label: label.to_owned(),
            value,
            value_max: None,
            unit: "%".to_owned(),
            qualifier: Qualifier::Exact,
            kind: Kind::Share,
            period,
            section,
            heading: String::new(),
            text: format!("{value}%"),
            source: format!("{year}.txt"),
            line: 1,
            start: at,
            end: at + 3,
            sentence: String::new(),
            rule: "".into(),
            decided: String::new(),
            parts: Default::default(),
            nature: Default::default(),
            stated: None,
            confidence: None,
            value_year: None,
        }
    }

    fn told(planned: &[Observation], reached: &[Observation]) -> (String, String, &'static str) {
        let plan = "规范行政应诉，负责人出庭应诉率达到97%";
        let rows = follow_with(
            &[
                statement(2020, Section::Plans, plan),
                statement(2021, Section::Measures, "办理公证15件。"),
            ],
            &[planned, reached].concat(),
        );
        let row = rows.into_iter().next().unwrap_or_default();
        (row.target_text, row.reached_text, row.target)
    }

    #[test]
    fn a_target_is_held_against_the_figure_of_its_label() {
        let planned = [figure(2020, Section::Plans, "负责人出庭应诉率", 97.0, 30)];
        let other = figure(2021, Section::Measures, "人民调解成功率", 99.0, 0);
        for (value, result) in [(98.2, "met"), (95.7, "missed")] {
            let own = figure(
                2021,
                Section::Measures,
                "行政机关负责人出庭应诉率",
                value,
                0,
            );
            assert_eq!(
                told(&planned, &[other.clone(), own]),
                ("97%".to_owned(), format!("{value}%"), result)
            );
        }
        assert_eq!(told(&planned, &[other]).2, "");
    }

    #[test]
    fn a_number_set_and_not_reached_makes_the_plan_missed() {
        let planned = [figure(2020, Section::Plans, "负责人出庭应诉率", 97.0, 30)];
        let status = |value| {
            let reached = figure(2021, Section::Measures, "负责人出庭应诉率", value, 0);
            let plan = "规范行政应诉，负责人出庭应诉率达到97%";
            let stated = [
                statement(2020, Section::Plans, plan),
                statement(2021, Section::Measures, "办理公证15件。"),
                statement(2021, Section::Plans, "开展普法宣传"),
            ];
            let rows = follow_with(&stated, &[planned[0].clone(), reached]);
            (rows[0].status, rows[0].evidence_line)
        };
        assert_eq!(status(95.7), ("missed", 1));
        assert_eq!(status(98.2), ("delivered", 1));
    }

    #[test]
    fn less_is_wanted_where_the_target_is_an_upper_bound() {
        let planned = [Observation {
            qualifier: Qualifier::Under,
            ..figure(2020, Section::Plans, "行政诉讼败诉率", 5.5, 30)
        }];
        let reached = |v| [figure(2021, Section::Measures, "行政诉讼败诉率", v, 0)];
        assert_eq!(told(&planned, &reached(5.1)).2, "met");
        assert_eq!(told(&planned, &reached(6.0)).2, "missed");
    }

    #[test]
    fn a_figure_of_another_plan_is_not_this_ones_target() {
        let elsewhere = [figure(2020, Section::Plans, "负责人出庭应诉率", 97.0, 9000)];
        let reached = [figure(2021, Section::Measures, "负责人出庭应诉率", 98.0, 0)];
        assert_eq!(told(&elsewhere, &reached).0, "");
    }
}
