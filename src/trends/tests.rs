use super::*;
use crate::figures::Qualifier;
use crate::indicators::Polarity;
use crate::observations::{Kind, Observation};
use crate::tables::{self, samples};
use serde_json::{Map, Value};

fn trends_of(rows: &[Observation]) -> (Vec<String>, Vec<Map<String, Value>>) {
    let observations = tables::observations(rows).unwrap().lazy();
    let names = [samples::indicator("受理案件", Polarity::Neither)];
    let indicators = tables::indicators(&names).unwrap().lazy();
    let frame = trends(observations, indicators).unwrap().collect().unwrap();
    let names = frame.get_column_names();
    (
        names.into_iter().map(|name| name.to_string()).collect(),
        tables::rows(&frame),
    )
}

fn series(first: i32, values: &[f64]) -> Vec<Observation> {
    (first..)
        .zip(values)
        .map(|(year, value)| samples::observation("甲县", year, "受理案件", *value))
        .collect()
}

#[test]
fn the_table_is_wide_with_the_years_in_the_middle() {
    let (names, rows) = trends_of(&series(2019, &[10.0, 20.0]));
    assert_eq!(
        names[..14].join(" "),
        "area indicator unit kind first_year last_year n 2019 2020 \
         cagr_pct sen_slope mk_tau mk_p trend"
    );
    assert_eq!(rows[0]["2020"], 20);
    assert_eq!(rows[0]["cagr_pct"], 100);
    assert_eq!(rows[0]["trend"], "too few years");
    assert_eq!(rows[0]["name"], "受理案件");
}

#[test]
fn five_rising_years_are_a_trend_and_four_are_too_few() {
    let (_, rows) = trends_of(&series(2016, &[1.0, 2.0, 3.0, 4.0, 5.0]));
    assert_eq!(rows[0]["trend"], "increasing");
    assert_eq!(rows[0]["mk_s"], 10);
    assert_eq!(rows[0]["sen_slope"], 1);
    let (_, rows) = trends_of(&series(2016, &[5.0, 4.0, 3.0, 2.0]));
    assert_eq!(rows[0]["trend"], "too few years");
    let (_, rows) = trends_of(&series(2016, &[6.0, 5.0, 4.0, 3.0, 2.0]));
    assert_eq!(rows[0]["trend"], "decreasing");
    let (_, rows) = trends_of(&series(2016, &[3.0, 5.0, 3.0, 5.0, 3.0]));
    assert_eq!(rows[0]["trend"], "no trend");
}

#[test]
fn gaps_are_named_and_counted() {
    let mut rows = series(2018, &[10.0, 0.0, 0.0, 40.0]);
    rows.drain(1..3);
    let (names, rows) = trends_of(&rows);
    assert!(!names.contains(&"2019".to_owned()));
    assert_eq!(rows[0]["missing_years"], "2019, 2020");
    assert_eq!(rows[0]["sen_slope"], 10);
    assert_eq!(rows[0]["n"], 2);
}

#[test]
fn shares_do_not_compound() {
    let rows: Vec<Observation> = series(2019, &[90.0, 95.0])
        .into_iter()
        .map(|row| Observation {
            kind: Kind::Share,
            ..row
        })
        .collect();
    let (_, rows) = trends_of(&rows);
    assert_eq!(rows[0]["cagr_pct"], Value::Null);
    assert_eq!(rows[0]["sen_slope"], 5);
}

#[test]
fn a_new_way_of_counting_begins_anew() {
    let mut rows = series(2016, &[100.0, 100.0, 10.0, 20.0]);
    rows[2].sentence = "统计口径调整，受理案件10件。".into();
    let (_, rows) = trends_of(&rows);
    assert_eq!(rows[0]["comparable_from"], 2018);
    assert_eq!(rows[0]["n"], 4);
    assert_eq!(rows[0]["n_compared"], 2);
    assert_eq!(rows[0]["cagr_pct"], 100);
}

#[test]
fn approximations_are_counted_and_ranges_left_out() {
    let mut rows = series(2019, &[10.0, 12.0, 14.0]);
    rows[1].qualifier = Qualifier::About;
    rows[2].qualifier = Qualifier::Range;
    let (_, rows) = trends_of(&rows);
    assert_eq!(rows[0]["n_inexact"], 1);
    assert_eq!(rows[0]["last_year"], 2020);
}

#[test]
fn areas_are_kept_apart() {
    let mut rows = series(2019, &[1.0, 2.0]);
    rows.push(samples::observation("乙市", 2020, "受理案件", 7.0));
    let (_, rows) = trends_of(&rows);
    assert_eq!(rows.len(), 2);
    assert_eq!(rows[0]["area"], "乙市");
    assert_eq!(rows[0]["2019"], Value::Null);
    assert_eq!(rows[0]["mk_p"], Value::Null);
}
