//! Holds the floors of accuracy from the truth that ships with the program: a
//! clone alone can tell whether a change reads worse. A floor is a score that
//! was reached, never a wish: raise it when a change raises the score, and do
//! not lower it to make a change pass.

#[path = "../../benches/accuracy/score/mod.rs"]
mod score;
#[path = "../../benches/accuracy/series.rs"]
mod series;

use std::path::Path;

/// The floor of each measure for each series, in the order of their names.
const FLOORS: &[(&str, [f64; 5])] = &[
    ("figures.precision", [0.995, 0.995, 0.995, 0.995, 0.995]),
    ("figures.recall", [0.995, 0.995, 0.995, 0.995, 0.995]),
    ("figures.period", [0.995, 0.985, 0.98, 0.98, 0.98]),
    ("figures.label", [0.984, 0.93, 0.94, 0.925, 0.97]),
    ("same.precision", [0.995, 0.995, 0.995, 0.995, 0.975]),
    ("same.recall", [0.99, 0.97, 0.98, 0.99, 0.99]),
    ("followup.found", [0.99, 0.97, 0.99, 0.99, 0.99]),
    ("followup.stands_f1", [0.99, 0.89, 0.99, 0.95, 0.54]),
    ("followup.class", [0.97, 0.89, 0.92, 0.89, 0.72]),
    ("followup.evidence", [0.99, 0.88, 0.99, 0.99, 0.49]),
    ("plans.found", [0.99, 0.99, 0.99, 0.99, 0.0]),
    ("plans.status", [0.96, 0.99, 0.99, 0.99, 0.55]),
    ("checks.slip_precision", [0.99, 0.99, 0.99, 0.99, 0.0]),
    ("checks.slip_recall", [0.99, 0.99, 0.99, 0.87, 0.0]),
    ("checks.verified", [0.99, 0.97, 0.97, 0.84, 0.0]),
];

#[test]
fn each_series_is_read_as_well_as_it_was() {
    let tongbi = Path::new(env!("CARGO_BIN_EXE_tongbi"));
    let mut fallen = Vec::new();
    for (at, name) in series::SERIES.iter().enumerate() {
        let scores = series::scores(tongbi, name);
        for (measure, floors) in FLOORS {
            let score = scores.iter().find(|score| score.name == *measure);
            let reached = score.map_or(f64::NAN, |score| score.value);
            // A score that is missing has fallen, too.
            if reached.is_nan() || reached < floors[at] {
                fallen.push(format!("{name} {measure}: {reached:.4} < {}", floors[at]));
            }
        }
    }
    assert!(fallen.is_empty(), "scores fell:\n{}", fallen.join("\n"));
}
