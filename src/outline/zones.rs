//! The zones of a report, with what spoke for each: for those who ask why.

use std::ops::Range;

use super::evidence::{self, Evidence, FEATURES};
use super::model::{MODEL, N, PARTS};
use super::{Section, cut};

/// A stretch of a report that one section covers.
#[derive(Debug, Clone, PartialEq)]
pub struct Zone {
    /// What it is for.
    pub section: Section,
    /// Bytes of the text.
    pub span: Range<usize>,
    /// How likely its sentences belong to it, on average.
    pub sure: f32,
    /// What speaks for it most: each feature, and by how much it outweighs what
    /// it says on average for other sections, over the whole zone.
    pub reasons: Vec<(String, f32)>,
}

/// How many reasons are told.
const REASONS: usize = 4;

/// The zones of a text that reports on `year`.
#[must_use]
pub fn zones(text: &str, year: i32) -> Vec<Zone> {
    let cut = cut::cut(text);
    let evidence = evidence::evidence(text, year, &cut);
    let path = MODEL.path(&evidence);
    let likely = MODEL.likely(&evidence);
    let mut zones = Vec::new();
    let mut from = 0;
    while from < path.len() {
        let section = path[from];
        let same = path[from..].iter().take_while(|s| **s == section).count();
        let units = from..from + same;
        let at = usize::from(section);
        let sure: f32 = likely[units.clone()].iter().map(|row| row[at]).sum();
        zones.push(Zone {
            section: PARTS[at].1,
            span: evidence.units[from].span.start..evidence.units[units.end - 1].span.end,
            sure: sure / same as f32,
            reasons: reasons(&evidence, units, at),
        });
        from += same;
    }
    zones
}

/// What speaks most for a section in some units.
fn reasons(evidence: &Evidence, units: Range<usize>, section: usize) -> Vec<(String, f32)> {
    let mut sums = vec![0.0; FEATURES.len()];
    for unit in &evidence.units[units] {
        for feature in evidence.features(unit) {
            let row = &MODEL.weights[usize::from(*feature)];
            let all: f32 = row.iter().sum();
            let others = (all - row[section]) / (N - 1) as f32;
            sums[usize::from(*feature)] += row[section] - others;
        }
    }
    let mut reasons: Vec<(String, f32)> = FEATURES.iter().cloned().zip(sums).collect();
    reasons.retain(|(reason, sum)| *sum > 0.0 && evidence::is_told(reason));
    reasons.sort_by(|a, b| b.1.total_cmp(&a.1));
    reasons.truncate(REASONS);
    reasons
}
