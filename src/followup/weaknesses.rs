//! The rows of weaknesses: what became of each in the next report, and which
//! are new there.

use std::collections::BTreeSet;

use super::comparisons::Matrix;
use super::evidence::{self, Evidence};
use super::links::{self, Link};
use super::rarity::Rarity;
use super::ruled::Ruled;
use super::threads::{Place, Threads};
use super::weights::Weights;
use super::years::{Read, Year};
use super::{FollowUp, intensity, plans, row};

/// The weaknesses of an area, linked over all its reports.
pub(super) struct Followed<'y, 'a> {
    years: &'y [Year<'a>],
    rarity: &'y Rarity,
    ruled: &'y Ruled<'y>,
    weights: &'y Weights,
    links: Vec<Vec<Link>>,
    threads: Threads,
}

impl<'y, 'a> Followed<'y, 'a> {
    pub(super) fn new(
        years: &'y [Year<'a>],
        rarity: &'y Rarity,
        ruled: &'y Ruled<'y>,
        weights: &'y Weights,
    ) -> Self {
        let sure: Vec<Vec<Matrix>> = (0..years.len())
            .map(|early| {
                let later = &years[early + 1..];
                let pair = |late: &Year| {
                    Matrix::weaknesses(&years[early].weaknesses, &late.weaknesses, rarity, weights)
                };
                later.iter().map(pair).collect()
            })
            .collect();
        let mut closed: BTreeSet<Place> = BTreeSet::new();
        for (number, year) in years.iter().enumerate() {
            for (at, weakness) in year.weaknesses.iter().enumerate() {
                if ruled.is_fixed(weakness.statement) {
                    closed.insert((number, at));
                }
            }
        }
        let neighbours = sure.iter().enumerate().filter_map(|(year, later)| {
            let mut links = links::link(later.first()?);
            links.retain(|link| !closed.contains(&(year, link.before)));
            Some(links)
        });
        let links: Vec<Vec<Link>> = neighbours.collect();
        let threads = Threads::new(
            years.iter().map(|y| y.year).collect(),
            years.iter().map(|y| !y.weaknesses.is_empty()).collect(),
            &years.iter().map(|y| y.weaknesses.len()).collect::<Vec<_>>(),
            &links,
            &closed,
            |a, b| sure[a.0][b.0 - a.0 - 1].get(a.1, b.1),
        );
        Self {
            years,
            rarity,
            ruled,
            weights,
            links,
            threads,
        }
    }

    /// The rows of a report and the next.
    pub(super) fn rows(&self, at: usize, rows: &mut Vec<FollowUp>) {
        let after = &self.years[at + 1];
        for (i, old) in self.years[at].weaknesses.iter().enumerate() {
            self.fate((at, i), old, rows);
        }
        for (j, new) in after.weaknesses.iter().enumerate() {
            if self.links[at].iter().all(|link| link.after != j) {
                rows.push(self.appeared((at + 1, j), new));
            }
        }
    }

    /// What became of a weakness in the next report.
    fn fate(&self, place: Place, old: &Read, rows: &mut Vec<FollowUp>) {
        let (before, after) = (&self.years[place.0], &self.years[place.0 + 1]);
        let base = FollowUp {
            thread: self.threads.number(place),
            ..row(old.statement, "weakness", before, after)
        };
        let base = self.threads.dated(base, place);
        if let Some(fixed) = self.ruled.fixed(old.statement) {
            rows.push(fixed.row(base));
            return;
        }
        let found = evidence::best(old, after, self.rarity, self.weights);
        let mut again = self.links[place.0]
            .iter()
            .filter(|link| link.before == place.1)
            .peekable();
        if again.peek().is_none() {
            rows.push(dropped(found, after, base));
            return;
        }
        // What was done about it, though it stands again.
        let base = with_evidence(found.as_ref(), base);
        for link in again {
            let new = &after.weaknesses[link.after];
            let stated = FollowUp {
                status: links::status(&old.profile, &new.profile),
                similarity: f64::from(link.likeness),
                wording: intensity::wording(&old.profile, &new.profile),
                ..base.clone()
            };
            rows.push(self.now(stated, (place.0 + 1, link.after), new));
        }
    }

    /// A weakness that the report before does not state, as far as is known.
    fn appeared(&self, place: Place, new: &Read) -> FollowUp {
        let before = &self.years[place.0 - 1];
        let base = FollowUp {
            text: String::new(),
            status: if before.weaknesses.is_empty() {
                "cannot_tell"
            } else {
                "new"
            },
            source: String::new(),
            line: 0,
            ..row(new.statement, "weakness", before, &self.years[place.0])
        };
        self.now(base, place, new)
    }

    /// The row with where the weakness stands in the following report, and with
    /// the plan that answers it there.
    fn now(&self, row: FollowUp, place: Place, new: &Read) -> FollowUp {
        let after = &self.years[place.0];
        let plan = plans::answering(&new.profile, &after.plans);
        let from = row.thread;
        let thread = self.threads.number(place);
        let row = FollowUp {
            next_text: new.statement.text.clone(),
            next_source: new.statement.source.clone(),
            next_line: new.statement.line,
            plan_text: plan.map_or_else(String::new, |p| p.statement.text.clone()),
            plan_line: plan.map_or(0, |p| p.statement.line),
            thread,
            from_thread: if from == thread { 0 } else { from },
            ..row
        };
        self.threads
            .dated(self.ruled.standing(row, new.statement), place)
    }
}

fn dropped(found: Option<Evidence>, after: &Year, row: FollowUp) -> FollowUp {
    // Without the part that would state it nobody can say that it is dropped.
    if after.weaknesses.is_empty() {
        return FollowUp {
            status: "cannot_tell",
            ..with_evidence(found.as_ref(), row)
        };
    }
    let Some(found) = found else {
        return FollowUp {
            status: "dropped_without_evidence",
            ..row
        };
    };
    FollowUp {
        status: "dropped_with_evidence",
        similarity: f64::from(found.score),
        next_source: found.sentence.statement.source.clone(),
        ..with_evidence(Some(&found), row)
    }
}

/// The row with the words of the following report that address it.
fn with_evidence(found: Option<&Evidence>, row: FollowUp) -> FollowUp {
    FollowUp {
        evidence_text: found.map_or_else(String::new, |e| e.text.clone()),
        evidence_line: found.map_or(0, |e| e.sentence.statement.line),
        ..row
    }
}
