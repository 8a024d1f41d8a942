//! What holds of all rows together, and the statements that the unit tests of
//! this stage are about.

use std::collections::BTreeMap;

use super::years::Read;
use super::*;
use crate::outline::Section;

/// A statement of the fictional place the unit tests are about.
pub(super) fn statement(year: i32, section: Section, text: &str) -> Statement {
    Statement {
        area: "澜溪县".to_string(),
        year,
        section,
        ordinal: 1,
        heading: String::new(),
        text: text.to_string(),
        source: format!("{year}.txt"),
        line: 1,
        start: 0,
        end: text.len(),
    }
}

pub(super) fn weakness(year: i32, text: &str) -> Statement {
    statement(year, Section::Weaknesses, text)
}

pub(super) fn read(statements: &[Statement]) -> Vec<Read<'_>> {
    statements.iter().map(Read::new).collect()
}

#[test]
fn an_indicator_belongs_to_the_weakness_it_measures() {
    let weakness = "行政机关负责人出庭应诉意识不强";
    assert!(belongs("负责人出庭应诉率", weakness) > 0.5);
    assert!(belongs("公证办理", weakness) < 0.1);
}

#[test]
fn areas_are_kept_apart() {
    let mut other = weakness(2021, "执法装备老旧");
    other.area = "青岭县".to_string();
    assert!(follow(&[weakness(2020, "执法装备老旧"), other]).is_empty());
}

#[test]
fn every_weakness_has_a_row_and_every_new_one_too() {
    let rows = follow(&[
        weakness(2020, "执法装备老旧"),
        weakness(2020, "调解员队伍老化"),
        weakness(2021, "执法装备老旧"),
        weakness(2021, "信访积案较多"),
    ]);
    let told: Vec<_> = rows.iter().map(|r| r.status).collect();
    assert_eq!(told, ["repeated", "dropped_without_evidence", "new"]);
}

#[test]
fn where_the_weaknesses_of_a_report_were_not_found_nothing_can_be_told() {
    let rows = follow(&[
        weakness(2020, "执法装备老旧"),
        statement(2021, Section::Measures, "办理公证15件。"),
        weakness(2022, "信访积案较多"),
    ]);
    let told: Vec<_> = rows.iter().map(|r| (r.next_year, r.status)).collect();
    assert_eq!(told, [(2021, "cannot_tell"), (2022, "cannot_tell")]);
    assert_eq!(rows[1].next_text, "信访积案较多");
}

/// No statement is in two threads, and every age is the count of its reports.
#[test]
fn threads_hold_each_statement_once_and_ages_count_reports() {
    let mut stated = Vec::new();
    for (year, texts) in [
        (
            2018,
            [
                "执法装备老旧",
                "行政复议办案力量不足，行政应诉水平不高",
                "信访积案较多",
            ],
        ),
        (
            2019,
            ["执法装备较为老旧", "行政复议人员紧缺", "行政应诉能力偏弱"],
        ),
        (
            2020,
            ["执法装备保障不足", "普法形式单一", "行政应诉能力偏弱"],
        ),
        (
            2021,
            [
                "信访积案较多",
                "普法宣传形式单一",
                "行政复议、行政应诉力量薄弱",
            ],
        ),
    ] {
        stated.extend(texts.map(|text| weakness(year, text)));
    }
    let rows = follow(&stated);
    let mut of: BTreeMap<(i32, &str), usize> = BTreeMap::new();
    for row in &rows {
        let from = if row.from_thread == 0 {
            row.thread
        } else {
            row.from_thread
        };
        let mut places = Vec::new();
        if !row.text.is_empty() {
            places.push(((row.year, row.text.as_str()), from));
        }
        if row.stands() {
            places.push(((row.next_year, row.next_text.as_str()), row.thread));
        }
        for (place, thread) in places {
            assert_eq!(*of.entry(place).or_insert(thread), thread, "{place:?}");
        }
        let years: Vec<i32> = row
            .stated_in
            .split(';')
            .filter_map(|y| y.parse().ok())
            .collect();
        let unbroken = years
            .windows(2)
            .rev()
            .take_while(|w| w[1] == w[0] + 1)
            .count();
        assert_eq!(row.years_open as usize, unbroken + 1, "{}", row.stated_in);
        assert_eq!(Some(&row.first_year), years.first());
        let last = if row.stands() {
            row.next_year
        } else {
            row.year
        };
        assert_eq!(Some(&last), years.last());
    }
}
