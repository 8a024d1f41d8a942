//! What a person ruled on weaknesses, onto the follow-up.

use super::FollowUp;
use crate::decisions::{Decision, Decisions, Verdict};
use crate::statements::Statement;

/// The rulings on the weaknesses of an area.
pub(super) struct Ruled<'d> {
    fixed: Vec<&'d Decision>,
}

/// A weakness that was ruled fixed.
pub(super) struct Fixed<'d>(&'d Decision);

impl<'d> Ruled<'d> {
    pub(super) fn on(area: &str, decisions: &'d Decisions) -> Self {
        let fixed = decisions
            .rows
            .iter()
            .filter(|decision| decision.verdict == Verdict::Fixed && decision.on.area == area);
        Self {
            fixed: fixed.collect(),
        }
    }

    pub(super) fn fixed(&self, weakness: &Statement) -> Option<Fixed<'d>> {
        let ruled = self.fixed.iter().find(|decision| {
            Some(weakness.year) == decision.on.year && decision.on.is_weakness(&weakness.text)
        });
        ruled.map(|decision| Fixed(decision))
    }

    pub(super) fn is_fixed(&self, weakness: &Statement) -> bool {
        self.fixed(weakness).is_some()
    }

    /// The row that leads to a weakness: what is ruled on it is told there too,
    /// since the last report's weaknesses have no row of their own.
    pub(super) fn standing(&self, row: FollowUp, weakness: &Statement) -> FollowUp {
        match self.fixed(weakness) {
            Some(fixed) => FollowUp {
                decided: fixed.said(),
                ..row
            },
            None => row,
        }
    }
}

impl Fixed<'_> {
    /// The evidence is the reason given.
    pub(super) fn row(&self, row: FollowUp) -> FollowUp {
        FollowUp {
            status: "dropped_with_evidence",
            evidence_text: self.0.reason.clone(),
            decided: self.said(),
            ..row
        }
    }

    /// `fixed 2024-03-01: reason`.
    fn said(&self) -> String {
        let date = if self.0.date.is_empty() {
            String::new()
        } else {
            format!(" {}", self.0.date)
        };
        format!("fixed{date}: {}", self.0.reason)
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::weakness;
    use super::super::{FollowUp, follow_ruled};
    use super::*;
    use crate::decisions::Subject;

    fn fixed(year: i32) -> Decisions {
        let decision = Decision {
            row: 2,
            on: Subject {
                area: "澜溪县".to_owned(),
                year: Some(year),
                text: "执法装备老旧".to_owned(),
                ..Subject::default()
            },
            verdict: Verdict::Fixed,
            reason: "现场核查已更新".to_owned(),
            date: "2023-05-06".to_owned(),
        };
        Decisions {
            rows: vec![decision],
            ..Decisions::default()
        }
    }

    fn told(year: i32) -> Vec<FollowUp> {
        let stated = [2020, 2021].map(|year| weakness(year, "执法装备老旧"));
        follow_ruled(&stated, &[], &fixed(year))
    }

    #[test]
    fn a_weakness_ruled_fixed_goes_on_in_no_later_one() {
        let rows = told(2020);
        let status: Vec<_> = rows.iter().map(|row| (row.status, row.thread)).collect();
        assert_eq!(status, [("dropped_with_evidence", 1), ("new", 2)]);
        assert_eq!(rows[0].evidence_text, "现场核查已更新");
        assert_eq!(rows[0].decided, "fixed 2023-05-06: 现场核查已更新");
    }

    #[test]
    fn what_is_ruled_on_the_last_reports_weakness_is_told_where_it_stands() {
        let rows = told(2021);
        assert_eq!(rows[0].status, "repeated");
        assert!(rows[0].decided.starts_with("fixed 2023-05-06"));
    }
}
