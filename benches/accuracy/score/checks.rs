//! The reports' arithmetic: slips found, nothing else called one, and the
//! claims that hold verified.

use super::likeness::dice;
use super::rows::near;
use super::{Row, Score};

/// From this likeness on two wordings are one claim.
const SAME: f64 = 0.5;

pub(super) fn score(truth: &[Row], found: &[Row]) -> Vec<Score> {
    let (slips, claims): (Vec<&Row>, Vec<&Row>) = truth.iter().partition(|row| !holds(row));
    let of_claim = |claim: &Row| {
        let same: Vec<&Row> = found.iter().filter(|said| is_of(claim, said)).collect();
        let kind: Vec<&Row> = same
            .iter()
            .copied()
            .filter(|said| said.get("kind") == claim.get("kind"))
            .collect();
        if kind.is_empty() { same } else { kind }
    };
    let caught = |slip: &&&Row| of_claim(slip).iter().any(|said| !holds(said));
    let verified = |claim: &&&Row| of_claim(claim).iter().any(|said| holds(said));
    let said: Vec<&Row> = found.iter().filter(|said| !holds(said)).collect();
    let right = |said: &&&Row| slips.iter().any(|slip| is_of(slip, said));
    vec![
        Score::share(
            "checks.slip_precision",
            said.iter().filter(right).count(),
            said.len(),
        ),
        Score::share(
            "checks.slip_recall",
            slips.iter().filter(caught).count(),
            slips.len(),
        ),
        Score::share(
            "checks.verified",
            claims.iter().filter(verified).count(),
            claims.len(),
        ),
    ]
}

fn holds(row: &Row) -> bool {
    row.get("ok").eq_ignore_ascii_case("true")
}

fn is_of(claim: &Row, said: &Row) -> bool {
    said.is_from("source", claim.get("file"))
        && said.line("line") == claim.line("line")
        && (near(claim.number("stated"), said.number("stated"))
            || dice(claim.get("text"), said.get("text")) >= SAME)
}
