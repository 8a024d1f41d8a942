//! The alignment on small invented series.

use super::*;
use crate::figures::Qualifier;
use crate::observations::Period;
use crate::outline::Section;

fn row(year: i32, label: &str, value: f64, unit: &str, kind: Kind) -> Observation {
    Observation {
        area: "甲县".into(),
        year,
        indicator: String::new(),
        label: label.into(),
        value,
        value_max: None,
        unit: unit.into(),
        qualifier: Qualifier::Exact,
        kind,
        period: Period::Year,
        section: Section::Measures,
        heading: String::new(),
        text: format!("{value}{unit}"),
        source: format!("{year}.txt"),
        line: 1,
        start: 0,
        end: 0,
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

fn ids(rows: &[(i32, &str, f64, &str, Kind)]) -> Vec<String> {
    let mut rows: Vec<Observation> = rows
        .iter()
        .map(|&(y, l, v, u, k)| row(y, l, v, u, k))
        .collect();
    let _ = align(&mut rows);
    rows.into_iter().map(|o| o.indicator).collect()
}

#[test]
fn wording_and_measure_word_may_drift() {
    let got = ids(&[
        (2021, "河道巡查发现问题", 182.0, "个", Kind::Level),
        (2022, "巡查河道发现的问题", 205.0, "处", Kind::Level),
    ]);
    assert_eq!(got[0], got[1]);
}

#[test]
fn near_twins_stay_apart() {
    let got = ids(&[
        (2021, "行政复议申请收到", 182.0, "件", Kind::Level),
        (2021, "行政复议受理", 160.0, "件", Kind::Level),
        (2022, "行政复议受理", 182.0, "件", Kind::Level),
        (2022, "新收行政复议申请", 205.0, "件", Kind::Level),
    ]);
    assert_eq!(got[0], got[3]);
    assert_eq!(got[1], got[2]);
    assert_ne!(got[0], got[1]);
}

#[test]
fn a_gap_year_does_not_break_a_chain() {
    let got = ids(&[
        (2020, "古树名木挂牌保护", 40.0, "株", Kind::Level),
        (2021, "湿地修复", 12.0, "公顷", Kind::Level),
        (2022, "古树名木挂牌保护", 44.0, "株", Kind::Level),
    ]);
    assert_eq!(got[0], got[2]);
    assert_ne!(got[0], got[1]);
}

#[test]
fn a_level_is_not_its_growth() {
    let got = ids(&[
        (2020, "茶叶产值", 7.0, "%", Kind::Share),
        (2021, "茶叶产值", 7.0, "%", Kind::Change),
    ]);
    assert_ne!(got[0], got[1]);
}

#[test]
fn a_fall_continues_a_growth() {
    let got = ids(&[
        (2020, "茶叶出口增长", 7.0, "%", Kind::Change),
        (2021, "茶叶出口下降", -3.0, "%", Kind::Change),
    ]);
    assert_eq!(got[0], got[1]);
}

#[test]
fn one_year_never_states_one_indicator_twice() {
    let got = ids(&[
        (2020, "护林员培训", 7.0, "人", Kind::Level),
        (2020, "护林员培训", 9.0, "人", Kind::Level),
        (2021, "护林员培训", 8.0, "人", Kind::Level),
    ]);
    assert_ne!(got[0], got[1]);
}

#[test]
fn a_change_is_named_after_neither_way() {
    let mut rows = vec![
        row(2021, "办理公证下降", -4.5, "%", Kind::Change),
        row(2022, "办理公证增长", 19.5, "%", Kind::Change),
    ];
    let aligned = align(&mut rows);
    assert_eq!(aligned.indicators[0].name, "办理公证增减");
    assert_eq!(rows[0].indicator, "办理公证增减[% change]");
    assert_eq!(rows[0].indicator, rows[1].indicator);
}

#[test]
fn what_came_together_over_years_is_no_value_of_the_year() {
    let mut rows = vec![
        row(2021, "办理督办事项", 1004.0, "件", Kind::Level),
        row(2022, "办理督办事项", 6148.0, "件", Kind::Level),
        row(2021, "持证执法人员", 1004.0, "名", Kind::Level),
        row(2022, "持证执法人员", 1100.0, "名", Kind::Level),
    ];
    for total in [1, 3] {
        rows[total].period = Period::Stock;
    }
    // Reports that share little else: what is alike in them says less.
    for (year, label) in [
        (2021, "新建口袋公园"),
        (2021, "改造老旧小区"),
        (2021, "发放惠农补贴"),
        (2022, "引进外资企业"),
        (2022, "举办招聘会"),
        (2022, "新增停车泊位"),
    ] {
        rows.push(row(year, label, 12.0, "个", Kind::Level));
    }
    let _ = align(&mut rows);
    assert_ne!(rows[0].indicator, rows[1].indicator);
    assert_eq!(rows[2].indicator, rows[3].indicator);
}
