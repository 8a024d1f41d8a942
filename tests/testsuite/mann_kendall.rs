//! The statistics of trends against pymannkendall, on generated series without
//! gaps: `tests/fixtures/mann_kendall.csv`, recorded by
//! `tests/interop/record_mann_kendall.py`.

use std::path::Path;

use tongbi::trends::{mann_kendall, sen};

/// Above so many values the p-value is the normal approximation, as theirs.
const EXACT_UP_TO: usize = 10;

#[test]
fn statistics_agree_with_pymannkendall() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/mann_kendall.csv");
    let mut counted_out = 0;
    let mut approximated = 0;
    for record in csv::Reader::from_path(path).expect("the fixture").records() {
        let record = record.expect("a record");
        let values: Vec<f64> = record[0]
            .split(' ')
            .map(|v| v.parse().expect("a value"))
            .collect();
        let recorded = |column: usize| record[column].parse::<f64>().expect("a number");
        let near = |ours: f64, column: usize| {
            assert!(
                (ours - recorded(column)).abs() < 1e-9,
                "{ours}, recorded {record:?}"
            );
        };
        let found = mann_kendall::test(&values).expect("two values or more");
        let points: Vec<(i32, f64)> = (2000..).zip(values.iter().copied()).collect();
        assert_eq!(found.s.to_string(), record[1], "{record:?}");
        near(found.tau, 2);
        near(sen::slope(&points).expect("two values or more"), 3);
        if values.len() > EXACT_UP_TO {
            near(found.p, 4);
            approximated += 1;
        } else if !record[5].is_empty() {
            near(found.p, 5);
            counted_out += 1;
        }
    }
    assert!(
        counted_out > 10 && approximated > 10,
        "{counted_out}, {approximated}"
    );
}
