//! What a person ruled on weaknesses, onto the follow-up.

use super::FollowUp;
use crate::decisions::{Decisions, Verdict};

/// A weakness that a person ruled fixed is dropped with evidence: the evidence
/// is the reason given.
pub fn rule(rows: &mut [FollowUp], decisions: &Decisions) {
    let fixed = decisions
        .rows
        .iter()
        .filter(|decision| decision.verdict == Verdict::Fixed);
    for decision in fixed {
        let on = &decision.on;
        for row in rows.iter_mut().filter(|row| {
            row.kind == "weakness"
                && row.area == on.area
                && Some(row.year) == on.year
                && on.is_weakness(&row.text)
        }) {
            row.status = "dropped_with_evidence";
            row.evidence_text = format!("【人工确定】{}", decision.reason);
            row.wording = "";
            row.evidence_line = 0;
            row.next_text.clear();
            row.next_line = 0;
            row.decided = format!("fixed: {}", decision.reason);
        }
    }
}
