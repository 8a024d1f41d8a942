use super::*;
use crate::figures::Qualifier;
use crate::indicators::{Indicator, Polarity};
use crate::observations::{Kind, Observation, Period};
use crate::tables::{self, samples};
use serde_json::{Map, Value};

fn deltas_of(rows: &[Observation], indicators: &[Indicator]) -> Vec<Map<String, Value>> {
    deltas_between(rows, indicators, Years::Consecutive)
}

fn deltas_between(
    rows: &[Observation],
    indicators: &[Indicator],
    years: Years,
) -> Vec<Map<String, Value>> {
    let observations = tables::observations(rows).unwrap().lazy();
    let indicators = tables::indicators(indicators).unwrap().lazy();
    let frame = deltas(observations, indicators, years)
        .unwrap()
        .collect()
        .unwrap();
    tables::rows(&frame)
}

fn cases(year: i32, value: f64) -> Observation {
    samples::observation("甲县", year, "受理案件", value)
}

fn other(year: i32) -> Observation {
    samples::observation("甲县", year, "参照", 1.0)
}

#[test]
fn the_columns_are_those_of_the_table() {
    let observations = tables::observations(&[cases(2020, 1.0), cases(2021, 2.0)]).unwrap();
    let indicators = tables::indicators(&[]).unwrap();
    let frame = deltas(observations.lazy(), indicators.lazy(), Years::default())
        .unwrap()
        .collect()
        .unwrap();
    assert_eq!(**frame.schema(), Table::Deltas.schema());
}

#[test]
fn a_level_changes_in_percent_and_not_in_points() {
    let more = samples::indicator("受理案件", Polarity::More);
    let rows = deltas_of(&[cases(2020, 80.0), cases(2021, 100.0)], &[more]);
    let row = &rows[0];
    assert_eq!(row["change"], 20);
    assert_eq!(row["change_pct"], 25);
    assert_eq!(row["change_pp"], Value::Null);
    assert_eq!(row["direction"], "up");
    assert_eq!(row["assessment"], "better");
    assert_eq!(row["status"], "both");
    assert_eq!(row["comparison"], "exact");
    assert_eq!(row["from_text"], "80件");
    assert_eq!(row["to_source"], "甲县/2021.txt");
    assert_eq!(row["to_line"], 3);
}

/// Never the percent change of a percentage, and no dust of the subtraction.
#[test]
fn a_share_changes_in_points_and_not_in_percent() {
    let share = |year, value| Observation {
        kind: Kind::Share,
        unit: "%".into(),
        ..cases(year, value)
    };
    let less = samples::indicator("受理案件", Polarity::Less);
    let rows = deltas_of(&[share(2020, 94.0), share(2021, 94.4)], &[less]);
    assert_eq!(rows[0]["change_pp"], 0.4);
    assert_eq!(rows[0]["change_pct"], Value::Null);
    assert_eq!(rows[0]["assessment"], "worse");
}

#[test]
fn growth_rates_have_neither_percent_nor_points() {
    let growth = |year, value| Observation {
        kind: Kind::Change,
        unit: "%".into(),
        ..cases(year, value)
    };
    let rows = deltas_of(&[growth(2020, 0.1), growth(2021, -0.1)], &[]);
    assert_eq!(rows[0]["change"], -0.2);
    assert_eq!(rows[0]["change_pct"], Value::Null);
    assert_eq!(rows[0]["change_pp"], Value::Null);
    assert_eq!(rows[0]["tier"], "steady");
}

#[test]
fn a_zero_base_gives_no_percent() {
    let rows = deltas_of(&[cases(2020, 0.0), cases(2021, 5.0)], &[]);
    assert_eq!(rows[0]["change"], 5);
    assert_eq!(rows[0]["change_pct"], Value::Null);
    assert_eq!(rows[0]["score"], 1);
}

/// 1600余 → 1800: up by at most 200, and by more than 100: 余 stays below 1700.
#[test]
fn a_bound_stays_a_bound() {
    let over = Observation {
        qualifier: Qualifier::Over,
        ..cases(2020, 1600.0)
    };
    let rows = deltas_of(&[over, cases(2021, 1800.0)], &[]);
    assert_eq!(rows[0]["change_max"], 200);
    assert_eq!(rows[0]["change_min"], 100);
    assert_eq!(rows[0]["change_pct_max"], 12.5);
    assert_eq!(rows[0]["comparison"], "bounded");
    assert_eq!(rows[0]["direction"], "up");
}

/// A fall of more than 5 % lies below −5.
#[test]
fn a_bounded_fall_is_bounded_from_above() {
    let fall = |year, value, qualifier| Observation {
        kind: Kind::Change,
        unit: "%".into(),
        qualifier,
        ..cases(year, value)
    };
    let rows = deltas_of(
        &[
            fall(2020, 2.0, Qualifier::Exact),
            fall(2021, -5.0, Qualifier::Over),
        ],
        &[],
    );
    assert_eq!(rows[0]["change_max"], -7);
    assert_eq!(rows[0]["change_min"], -8);
}

/// 30件以上 may be any number from 30 on: 35 after it is no rise.
#[test]
fn a_bound_without_another_side_leaves_the_direction_open() {
    let at_least = Observation {
        qualifier: Qualifier::Over,
        text: "30件以上".into(),
        ..cases(2020, 30.0)
    };
    let rows = deltas_of(&[at_least, cases(2021, 35.0)], &[]);
    assert_eq!(rows[0]["change_max"], 5);
    assert_eq!(rows[0]["change_min"], Value::Null);
    assert_eq!(rows[0]["direction"], Value::Null);
    assert_eq!(rows[0]["assessment"], "neutral");
}

/// The next report may quote another value; whose word is taken is a choice.
#[test]
fn values_are_taken_from_the_report_asked_for() {
    let quoted = Observation {
        period: Period::Prior,
        value_year: Some(2020),
        sentence: "受理案件90件（上年为82件）。".into(),
        ..cases(2021, 82.0)
    };
    let rows = [cases(2020, 80.0), cases(2021, 90.0), quoted];
    let of = |vintage| {
        let observations = tables::observations(&rows).unwrap().lazy();
        let names = tables::indicators(&[]).unwrap().lazy();
        let which = Compared {
            vintage,
            ..Compared::default()
        };
        let frame = deltas(observations, names, which).unwrap();
        tables::rows(&frame.collect().unwrap()).remove(0)
    };
    let own = of(Vintage::Own);
    assert_eq!(
        (&own["change"], &own["from_vintage"]),
        (&10.into(), &2020.into())
    );
    let latest = of(Vintage::Latest);
    assert_eq!(
        (&latest["change"], &latest["from_vintage"]),
        (&8.into(), &2021.into())
    );
    assert_eq!(latest["from_source"], "甲县/2021.txt");
}

#[test]
fn the_same_number_stated_otherwise_has_no_direction() {
    let over = Observation {
        qualifier: Qualifier::Over,
        ..cases(2020, 1600.0)
    };
    let rows = deltas_of(&[over.clone(), cases(2021, 1600.0)], &[]);
    assert_eq!(rows[0]["direction"], Value::Null);
    let again = Observation {
        year: 2021,
        ..over.clone()
    };
    let rows = deltas_of(&[over, again], &[]);
    assert_eq!(rows[0]["direction"], "flat");
}

#[test]
fn a_range_stays_a_range() {
    let range = Observation {
        qualifier: Qualifier::Range,
        value_max: Some(50.0),
        ..cases(2021, 45.0)
    };
    let rows = deltas_of(&[cases(2020, 40.0), range], &[]);
    assert_eq!(rows[0]["change"], Value::Null);
    assert_eq!(rows[0]["change_min"], 5);
    assert_eq!(rows[0]["change_max"], 10);
    assert_eq!(rows[0]["direction"], "up");
}

#[test]
fn what_appears_or_vanishes_is_coverage_not_change() {
    let rows = deltas_of(
        &[
            cases(2020, 4.0),
            samples::observation("甲县", 2021, "办结案件", 3.0),
        ],
        &[],
    );
    let brief: Vec<_> = rows
        .iter()
        .map(|row| {
            (
                row["indicator"].as_str().unwrap(),
                row["status"].as_str().unwrap(),
            )
        })
        .collect();
    assert_eq!(brief, [("办结案件", "appeared"), ("受理案件", "vanished")]);
    for row in &rows {
        assert_eq!(row["change"], Value::Null);
        assert_eq!(row["direction"], Value::Null);
        assert_eq!(row["assessment"], "neutral");
    }
    assert_eq!(rows[0]["unit"], "件");
    assert_eq!(rows[1]["to_line"], Value::Null);
}

#[test]
fn a_changed_way_of_counting_is_no_change() {
    let new = Observation {
        text: "120件".into(),
        sentence: "按新口径统计，受理案件120件。".into(),
        ..cases(2021, 120.0)
    };
    let rows = deltas_of(&[cases(2020, 60.0), new], &[]);
    assert_eq!(rows[0]["status"], "redefined");
    assert_eq!(rows[0]["change"], Value::Null);
    assert_eq!(rows[0]["change_max"], Value::Null);
    assert_eq!(rows[0]["to_value"], 120);
}

/// A count and a rate under one id cannot be subtracted.
#[test]
fn a_count_is_not_compared_with_a_rate() {
    let rate = Observation {
        kind: Kind::Share,
        ..cases(2021, 90.0)
    };
    let rows = deltas_of(&[cases(2020, 60.0), rate], &[]);
    assert_eq!(rows[0]["status"], "redefined");
    assert_eq!(rows[0]["change_pp"], Value::Null);
}

#[test]
fn plans_and_quoted_earlier_values_are_not_compared() {
    let target = Observation {
        period: Period::Target,
        ..cases(2021, 200.0)
    };
    let prior = Observation {
        period: Period::Prior,
        ..cases(2021, 70.0)
    };
    let rows = deltas_of(&[cases(2020, 80.0), prior, target, cases(2021, 100.0)], &[]);
    assert_eq!(rows.len(), 1);
    assert_eq!(rows[0]["to_value"], 100);
}

#[test]
fn consecutive_years_are_those_with_reports() {
    let rows = deltas_of(
        &[
            cases(2018, 1.0),
            cases(2021, 2.0),
            other(2022),
            cases(2023, 3.0),
        ],
        &[],
    );
    let of: Vec<_> = rows
        .iter()
        .filter(|row| row["indicator"] == "受理案件")
        .map(|row| {
            (
                row["from_year"].as_i64().unwrap(),
                row["to_year"].as_i64().unwrap(),
                row["years_apart"].as_i64().unwrap(),
                row["status"].as_str().unwrap(),
            )
        })
        .collect();
    assert_eq!(
        of,
        [
            (2018, 2021, 3, "both"),
            (2021, 2022, 1, "vanished"),
            (2022, 2023, 1, "appeared")
        ]
    );
}

#[test]
fn a_pair_compares_areas_that_have_both_years() {
    let far = samples::observation("乙市", 2020, "受理案件", 9.0);
    let rows = deltas_between(
        &[far, cases(2020, 1.0), cases(2021, 5.0), cases(2022, 2.0)],
        &[],
        Years::Pair {
            from: 2020,
            to: 2022,
        },
    );
    assert_eq!(rows.len(), 1);
    assert_eq!(rows[0]["area"], "甲县");
    assert_eq!(rows[0]["change"], 1);
}

/// A doubling of what doubles every year says less than one of what stood
/// still; both say more than a change of 1 %.
#[test]
fn rows_are_sorted_by_what_matters() {
    let series = |indicator: &str, values: [f64; 4]| {
        let indicator = indicator.to_owned();
        (2018..)
            .zip(values)
            .map(move |(year, value)| samples::observation("甲县", year, &indicator, value))
            .collect::<Vec<_>>()
    };
    let mut rows = series("a-steady", [100.0, 100.0, 100.0, 101.0]);
    rows.extend(series("b-always-doubles", [10.0, 20.0, 40.0, 80.0]));
    rows.extend(series("c-doubles-once", [10.0, 10.0, 10.0, 20.0]));
    let rows = deltas_between(
        &rows,
        &[],
        Years::Pair {
            from: 2020,
            to: 2021,
        },
    );
    let order: Vec<_> = rows
        .iter()
        .map(|row| row["indicator"].as_str().unwrap())
        .collect();
    assert_eq!(order, ["c-doubles-once", "b-always-doubles", "a-steady"]);
    assert_eq!(rows[0]["tier"], "major");
    assert_eq!(rows[0]["usual_score"], 0);
    assert_eq!(rows[2]["tier"], "steady");
}

#[test]
fn tiers_are_by_score() {
    assert_eq!(tier_of(1.0 / 3.0), "major");
    assert_eq!(tier_of(20.0 / 220.0), "notable");
    assert_eq!(tier_of(5.0 / 205.0), "slight");
    assert_eq!(tier_of(0.0), "steady");
}

#[test]
fn one_report_has_nothing_to_be_compared_with() {
    assert_eq!(deltas_of(&[], &[]).len(), 0);
    assert_eq!(deltas_of(&[cases(2020, 1.0)], &[]).len(), 0);
}

/// A panel of areas gives the same rows in the same order whatever the order
/// of the rows it was made from.
#[test]
fn the_order_of_the_areas_does_not_matter() {
    let mut rows = Vec::new();
    for area in ["甲县", "乙市", "丙区"] {
        for year in 2019..2022 {
            for (nth, indicator) in ["受理案件", "办结案件"].into_iter().enumerate() {
                let value = f64::from(year % 7) * (nth + 2) as f64;
                rows.push(samples::observation(area, year, indicator, value));
            }
        }
    }
    let forward = deltas_of(&rows, &[]);
    rows.reverse();
    assert_eq!(forward.len(), 12);
    assert_eq!(forward, deltas_of(&rows, &[]));
}
