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
        parts: crate::observations::parts(label, unit, kind),
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
    assert_eq!(rows[0].indicator, "公证·办理[% change]");
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

fn years(of: &[i32]) -> Vec<Observation> {
    let said = |year: i32| {
        let later = year > 2021;
        let case = if later {
            "新收行政复议申请"
        } else {
            "行政复议申请收到"
        };
        let grown = f64::from(year - 2019);
        vec![
            row(year, case, 100.0 * grown, "件", Kind::Level),
            row(year, "行政复议受理", 80.0 * grown, "件", Kind::Level),
            row(year, "人民调解员", 400.0 + grown, "名", Kind::Level),
            row(year, "法律援助案件", 60.0 + grown, "件", Kind::Level),
            row(year, "政务服务满意率", 95.0 + grown, "%", Kind::Share),
        ]
    };
    of.iter().flat_map(|year| said(*year)).collect()
}

fn named(mut rows: Vec<Observation>) -> BTreeMap<(i32, String), String> {
    let _ = align(&mut rows);
    let name = |o: Observation| ((o.year, o.label), o.indicator);
    rows.into_iter().map(name).collect()
}

/// What was read before is called the same when a year is added, and in
/// whatever order the reports come.
#[test]
fn another_year_renames_nothing() {
    let before = named(years(&[2020, 2021, 2022]));
    for order in [[2020, 2021, 2022, 2023], [2023, 2021, 2022, 2020]] {
        let after = named(years(&order));
        for (row, id) in &before {
            assert_eq!(after.get(row), Some(id), "{row:?}");
        }
    }
    assert_eq!(
        before[&(2021, "行政复议申请收到".to_owned())],
        before[&(2022, "新收行政复议申请".to_owned())]
    );
    assert!(before.values().all(|id| !id.contains('#')));
}

#[test]
fn a_link_tells_why() {
    let mut rows = years(&[2020, 2021]);
    let alignment = align(&mut rows);
    let link = &alignment.links[0];
    assert!(link.joined && link.confidence > 0.5);
    let told: Vec<String> = link.bars.iter().map(|bar| bar.told(true)).collect();
    assert_eq!(told[0], "起点");
    assert!(told.iter().any(|bar| bar.starts_with("标签：")), "{told:?}");
    let odds: f64 = link.bars.iter().map(|bar| bar.weight).sum();
    let said = 1.0 / (1.0 + (-odds).exp());
    assert!((said - link.confidence).abs() < 0.1, "{said}");
}
