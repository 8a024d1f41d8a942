//! One row of the table `followup`.

/// What became of a statement in the next report.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct FollowUp {
    /// The place or body reporting.
    pub area: String,
    /// The year of the report that states it (for `new`: the report before).
    pub year: i32,
    /// The year of the following report.
    pub next_year: i32,
    /// Weakness or plan.
    pub kind: &'static str,
    /// The statement; empty for `new`.
    pub text: String,
    /// repeated, reworded, dropped_with_evidence, dropped_without_evidence,
    /// new; delivered, missed, carried_over, no_trace; cannot_tell where the
    /// part of the other report that would say was not found.
    pub status: &'static str,
    /// How sure it is that `next_text` states `text`, or that the evidence
    /// addresses it, 0 to 1; 1 for the same words.
    pub similarity: f64,
    /// Where it stands again: the words.
    pub next_text: String,
    /// The sentence of the next report that addresses it; for a weakness that
    /// stands again, what was done about it meanwhile.
    pub evidence_text: String,
    /// The first of `stated_in`.
    pub first_year: i32,
    /// How many reports state it, counted back from the last without a gap.
    pub years_open: i32,
    /// Path of the report that states it; empty for `new`.
    pub source: String,
    /// 1-based line there; 0 for `new`.
    pub line: usize,
    /// Path of the following report.
    pub next_source: String,
    /// 1-based line of `next_text`; 0 where there is none.
    pub next_line: usize,
    /// 1-based line of `evidence_text` in the following report; 0 where there is none.
    pub evidence_line: usize,
    /// How the wording of one stated again changed: softened, intensified,
    /// narrowed, widened; empty where it did not.
    pub wording: &'static str,
    /// The plan item of the following report that addresses the weakness it
    /// still (or newly) states; empty where none does.
    pub plan_text: String,
    /// 1-based line of `plan_text` in the following report; 0 where there is none.
    pub plan_line: usize,
    /// The numbers that a plan sets, as they stand in it (20%；282亿元).
    pub target_text: String,
    /// The figures that the following report states for them, in their order.
    pub reached_text: String,
    /// 1-based line of the first of these; 0 where none is stated.
    pub reached_line: usize,
    /// met or missed, of the numbers for which a figure is stated; a single
    /// one missed makes the plan missed. Empty where no figure is stated.
    pub target: &'static str,
    /// What a person decided on it; empty where nobody did.
    pub decided: String,
    /// The years whose reports state it, up to this row, joined by `;`: those of
    /// the thread that the row leads to.
    pub stated_in: String,
    /// Which weakness or plan of the area it is over all years, from 1: the
    /// thread of `next_text` where it stands again, of `text` otherwise.
    pub thread: usize,
    /// The thread of `text` where that is another: what was merged, split off or
    /// has drifted into something else. 0 otherwise.
    pub from_thread: usize,
}

impl FollowUp {
    /// Whether the next report states it.
    #[must_use]
    pub fn stands(&self) -> bool {
        stands_again(self.status) || self.text.is_empty()
    }
}

/// Whether a statement of this status is there in the next report too.
#[must_use]
pub fn stands_again(status: &str) -> bool {
    matches!(status, "repeated" | "reworded" | "carried_over")
}
