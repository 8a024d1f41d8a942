//! The brief: what two pages have room for. The findings, the ten farthest moves
//! that may be believed, the open weaknesses, lost plans, slips and sources.

use super::indicator_rows::Row;
use super::place::Place;

const FINDINGS: usize = 8;
const DELTAS: usize = 10;
const WEAKNESSES: usize = 8;
const PLANS: usize = 4;
const SLIPS: usize = 5;

/// Cuts a place down to a brief.
pub(super) fn cut(place: &mut Place) {
    place.findings.truncate(FINDINGS);
    place.rows.retain(Row::is_told);
    place.rows.sort_by(|a, b| {
        let weight = |row: &Row| (row.assessment != "worse", row.assessment != "better");
        let moved = |row: &Row| row.move_by.abs();
        (weight(a).cmp(&weight(b))).then_with(|| moved(b).total_cmp(&moved(a)))
    });
    place.rows.truncate(DELTAS);
    for row in &mut place.rows {
        row.group.clear();
    }
    place.weaknesses.truncate(WEAKNESSES);
    place.plans.retain(|t| {
        let last = t.steps.iter().rev().find(|s| s.next_year > 0);
        last.is_some_and(|s| s.status == "no_trace" || s.target == "missed")
    });
    place.plans.truncate(PLANS);
    place.slips.truncate(SLIPS);
    for thread in place.weaknesses.iter_mut().chain(&mut place.plans) {
        thread.related.clear();
    }
    place.closed.clear();
    place.planned.clear();
    place.earlier_plans.clear();
    place.doubts.clear();
    place.look.clear();
    place.multiples.clear();
    place.chapters.clear();
    place.texts.clear();
}
