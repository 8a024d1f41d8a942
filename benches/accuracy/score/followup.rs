//! What became of each weakness and each plan: found at all, held to stand
//! again where it does, of the right class, with the right evidence. Where a
//! careful reader could choose another status (`alternative`), that counts too.

use super::likeness::{alike, contained, dice};
use super::{Row, Score};

/// From this likeness on two wordings are one statement.
const SAME: f64 = 0.5;

/// Statuses that say a statement stands again.
const STANDS: [&str; 3] = ["repeated", "reworded", "carried_over"];

#[derive(Default)]
struct Count {
    rows: usize,
    found: usize,
    right_class: usize,
    right_status: usize,
    stands_right: usize,
    stands_said: usize,
    stands_true: usize,
    evidence: usize,
    evidence_right: usize,
}

/// Of weaknesses.
pub(super) fn weaknesses(truth: &[Row], found: &[Row]) -> Vec<Score> {
    let count = counted(truth, found);
    let (right, said, stands) = (count.stands_right, count.stands_said, count.stands_true);
    vec![
        Score::share("followup.found", count.found, count.rows),
        Score::share("followup.stands_f1", 2 * right, said + stands),
        Score::share("followup.class", count.right_class, count.rows),
        Score::share("followup.evidence", count.evidence_right, count.evidence),
    ]
}

/// Of plans.
pub(super) fn plans(truth: &[Row], found: &[Row]) -> Vec<Score> {
    let count = counted(truth, found);
    vec![
        Score::share("plans.found", count.found, count.rows),
        Score::share("plans.status", count.right_status, count.rows),
    ]
}

fn counted(truth: &[Row], found: &[Row]) -> Count {
    let mut count = Count::default();
    for row in truth {
        count.rows += 1;
        if row.get("status") == "new" {
            let is_new = is_told_new(row, found);
            count.found += usize::from(is_new);
            count.right_class += usize::from(is_new);
            count.right_status += usize::from(is_new);
        } else {
            count.take(row, best(row, found));
        }
    }
    count
}

fn is_told_new(row: &Row, found: &[Row]) -> bool {
    found.iter().any(|said| {
        let words = match said.get("next_text") {
            "" => said.get("text"),
            words => words,
        };
        said.get("status") == "new"
            && said.is_from("next_source", row.get("next_file"))
            && alike(row.get("next_text"), words) >= SAME
    })
}

/// The row that follows the statement.
fn best<'f>(row: &Row, found: &'f [Row]) -> Option<&'f Row> {
    let candidates = found.iter().filter(|said| {
        said.is_from("source", row.get("file")) && said.is_from("next_source", row.get("next_file"))
    });
    let rank = |said: &Row| {
        let words = said.get("text");
        let text = dice(row.get("text"), words).max(0.99 * contained(row.get("text"), words));
        let next = dice(row.get("next_text"), said.get("next_text"));
        ((text * 100.0).round(), next)
    };
    candidates
        .map(|said| (rank(said), said))
        .max_by(|(a, _), (b, _)| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)))
        .map(|(_, said)| said)
        .filter(|said| alike(row.get("text"), said.get("text")) >= SAME)
}

impl Count {
    fn take(&mut self, row: &Row, said: Option<&Row>) {
        let truth = row.get("status");
        let stands = STANDS.contains(&truth);
        let Some(said) = said else {
            self.stands_true += usize::from(stands);
            return;
        };
        self.found += 1;
        let status = status(row, said);
        let excused = status != truth && status == row.get("alternative");
        let says_stands = STANDS.contains(&status);
        let next = row.get("next_text");
        let place = !stands || next.is_empty() || alike(next, said.get("next_text")) >= SAME;
        self.stands_right += usize::from(stands && (says_stands && place || excused));
        self.stands_true += usize::from(stands);
        let is_said = if stands {
            says_stands || excused
        } else {
            says_stands && !excused
        };
        self.stands_said += usize::from(is_said);
        self.right_class +=
            usize::from(excused || stands && says_stands && place || status == truth);
        self.right_status += usize::from(excused || status == truth);
        if !row.get("evidence_text").is_empty() {
            self.evidence += 1;
            self.evidence_right += usize::from(is_evidence(row, said));
        }
    }
}

/// The status said; the truth has no word for a number set and not reached.
fn status<'r>(row: &'r Row, said: &'r Row) -> &'r str {
    let has_number = row.get("text").contains(|c: char| c.is_ascii_digit());
    match (said.get("status"), row.get("status")) {
        ("missed", truth @ ("delivered" | "no_trace")) if has_number => truth,
        (status, _) => status,
    }
}

fn is_evidence(row: &Row, said: &Row) -> bool {
    let (truth, found) = (row.get("evidence_text"), said.get("evidence_text"));
    !found.is_empty() && contained(truth, found).max(contained(found, truth)) >= SAME
}
