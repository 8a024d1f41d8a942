//! The sentence of the next report's review that addresses a weakness no
//! longer stated there.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use super::Read;
use super::likeness::{Profile, cover};
use super::plans;
use super::terms::{DATASET, finder};

static DONE: LazyLock<AhoCorasick> = LazyLock::new(|| finder(&DATASET.results.done));
static WORSE: LazyLock<AhoCorasick> = LazyLock::new(|| finder(&DATASET.results.worse));

/// The least score at which a sentence counts as evidence.
const EVIDENCE: f32 = 0.25;

/// The sentence that addresses a statement best, if one does.
pub(super) fn best<'r, 'a>(
    statement: &Profile,
    measures: &'r [Read<'a>],
) -> Option<(f32, &'r Read<'a>)> {
    plans::best(measures, |m| addressed(statement, &m.profile)).filter(|(s, _)| *s >= EVIDENCE)
}

/// Whether a sentence says that something was done or got better.
fn reports_a_result(plain: &str) -> bool {
    DONE.is_match(plain) && !WORSE.is_match(plain)
}

/// A clause addressed counts a little less than the whole statement.
const CLAUSE: f32 = 0.85;
/// How much it counts that the sentence speaks of little else.
const FOCUS: f32 = 0.3;

/// How far a sentence of a review addresses a statement, 0 to 1.
pub(super) fn addressed(statement: &Profile, sentence: &Profile) -> f32 {
    if !reports_a_result(&sentence.plain) {
        return 0.0;
    }
    let focus = cover(&sentence.whole, &statement.whole, false);
    focus_free(statement, sentence) * (1.0 - FOCUS + FOCUS * focus)
}

/// The share of a statement, or of the best of its clauses, that a sentence
/// speaks of, whatever else it says.
pub(super) fn focus_free(statement: &Profile, sentence: &Profile) -> f32 {
    statement
        .clauses
        .iter()
        .map(|c| CLAUSE * cover(c, &sentence.whole, true))
        .fold(cover(&statement.whole, &sentence.whole, true), f32::max)
}

#[cfg(test)]
mod tests {
    use super::super::{
        follow,
        tests::{statement, weakness},
    };
    use crate::outline::Section;

    fn of(measure: &str) -> (&'static str, String) {
        let rows = follow(&[
            weakness(2020, "乡镇合法性审核人员配备不足"),
            statement(2021, Section::Measures, measure),
        ]);
        rows.first()
            .map(|r| (r.status, r.evidence_text.clone()))
            .unwrap_or_default()
    }

    #[test]
    fn the_sentence_that_names_the_object_and_a_result_is_evidence() {
        let text = "9个乡镇全部配齐合法性审核人员。";
        assert_eq!(of(text), ("dropped_with_evidence", text.to_string()));
    }

    #[test]
    fn what_is_not_mentioned_is_not_called_fixed() {
        assert_eq!(of("办理公证1520件。").0, "dropped_without_evidence");
    }

    #[test]
    fn a_sentence_that_still_complains_is_no_evidence() {
        assert_eq!(
            of("合法性审核人员力量有待加强。").0,
            "dropped_without_evidence"
        );
    }
}
