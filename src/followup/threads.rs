//! One weakness or plan over all reports of an area: links between neighbours
//! → threads.
//!
//! A thread holds one statement a report at most, and no statement is in two
//! threads. Neighbours alone do not make one: through rewordings a chain can
//! drift until its ends speak of different things. So whoever joins a thread is
//! held against all who are in it, not only the last (complete linkage); a chain
//! is cut where that fails, and the rest is a thread of its own.

use std::collections::BTreeSet;

use super::FollowUp;
use super::links::Link;

/// A statement by the place of its report among those of the area, and its own
/// among those of the report.
pub(super) type Place = (usize, usize);

/// The least probability of every pair within a thread that neighbours link.
const HOLDS: f32 = 0.4;
/// The least probability at which a statement is one that came back: there are
/// more reports to be mistaken in.
const RETURNED: f32 = 0.7;

/// The threads of one kind of statement of an area.
#[derive(Debug, Default)]
pub(super) struct Threads {
    years: Vec<i32>,
    /// Of which reports the part that holds such statements was found.
    known: Vec<bool>,
    /// The thread of each statement, report by report.
    of: Vec<Vec<usize>>,
    /// The statements of each thread, report by report.
    members: Vec<Vec<Place>>,
}

/// What is known of a thread up to a report.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Told {
    pub(super) stated_in: String,
    pub(super) first_year: i32,
    pub(super) years_open: i32,
}

impl Threads {
    /// `counts`: the statements of each report; `links`: those between each
    /// report and the next; `alike`: how sure it is that two state the same.
    pub(super) fn new(
        years: Vec<i32>,
        known: Vec<bool>,
        counts: &[usize],
        links: &[Vec<Link>],
        closed: &BTreeSet<Place>,
        alike: impl Fn(Place, Place) -> f32,
    ) -> Self {
        let mut threads = Self {
            years,
            known,
            ..Self::default()
        };
        for (year, &count) in counts.iter().enumerate() {
            let links = year.checked_sub(1).and_then(|before| links.get(before));
            let joined = threads.joined(year, count, links, closed, &alike);
            threads.add(year, &joined);
        }
        threads
    }

    /// The thread that each statement of a report goes on with, if any.
    fn joined(
        &self,
        year: usize,
        count: usize,
        links: Option<&Vec<Link>>,
        closed: &BTreeSet<Place>,
        alike: &impl Fn(Place, Place) -> f32,
    ) -> Vec<Option<usize>> {
        let mut offers: Vec<(bool, f32, usize, usize)> = Vec::new();
        for link in links.into_iter().flatten() {
            let thread = self.of[year - 1][link.before];
            offers.push((true, link.likeness, thread, link.after));
        }
        for (thread, members) in self.members.iter().enumerate() {
            let last = *members.last().unwrap_or(&(0, 0));
            if last.0 + 1 < year && !closed.contains(&last) {
                for at in 0..count {
                    let sure = alike(last, (year, at));
                    if sure >= RETURNED {
                        offers.push((false, sure, thread, at));
                    }
                }
            }
        }
        offers.retain(|(_, _, thread, at)| {
            let holds = |member: &Place| alike(*member, (year, *at)) >= HOLDS;
            self.members[*thread].iter().all(holds)
        });
        // Neighbours first, the surest of them first.
        offers.sort_by(|x, y| {
            let sure = y.1.total_cmp(&x.1);
            y.0.cmp(&x.0).then(sure).then((x.2, x.3).cmp(&(y.2, y.3)))
        });
        let mut joined = vec![None; count];
        let mut taken = vec![false; self.members.len()];
        for (_, _, thread, at) in offers {
            if joined[at].is_none() && !taken[thread] {
                joined[at] = Some(thread);
                taken[thread] = true;
            }
        }
        joined
    }

    fn add(&mut self, year: usize, joined: &[Option<usize>]) {
        let mut of = Vec::with_capacity(joined.len());
        for (at, thread) in joined.iter().enumerate() {
            let thread = thread.unwrap_or_else(|| {
                self.members.push(Vec::new());
                self.members.len() - 1
            });
            self.members[thread].push((year, at));
            of.push(thread);
        }
        self.of.push(of);
    }

    /// The thread of a statement, from 1.
    pub(super) fn number(&self, (year, at): Place) -> usize {
        self.of[year][at] + 1
    }

    /// The row with the years that state what stands at a place.
    pub(super) fn dated(&self, row: FollowUp, place: Place) -> FollowUp {
        let told = self.told(place);
        FollowUp {
            stated_in: told.stated_in,
            first_year: told.first_year,
            years_open: told.years_open,
            ..row
        }
    }

    /// What is known of the thread of a statement up to its report.
    pub(super) fn told(&self, (year, at): Place) -> Told {
        let members = &self.members[self.of[year][at]];
        let stated: Vec<usize> = members
            .iter()
            .map(|member| member.0)
            .filter(|stated| *stated <= year)
            .collect();
        let unbroken = stated.windows(2).rev().take_while(|pair| {
            // A report whose weaknesses were not found is no gap.
            (pair[0] + 1..pair[1]).all(|between| !self.known[between])
        });
        let years: Vec<String> = stated.iter().map(|&y| self.years[y].to_string()).collect();
        Told {
            years_open: 1 + unbroken.count() as i32,
            first_year: stated.first().map_or(0, |&first| self.years[first]),
            stated_in: years.join(";"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{FollowUp, follow, tests::weakness};
    use super::*;

    /// Threads over reports of one to three statements each; pairs that are
    /// alike as `alike` says, neighbours linked where that is over a half.
    fn threads(counts: &[usize], alike: impl Fn(Place, Place) -> f32) -> Threads {
        let mut links = Vec::new();
        for year in 1..counts.len() {
            let mut pair = Vec::new();
            for before in 0..counts[year - 1] {
                for after in 0..counts[year] {
                    let likeness = alike((year - 1, before), (year, after));
                    if likeness > 0.5 {
                        pair.push(Link {
                            before,
                            after,
                            likeness,
                        });
                    }
                }
            }
            links.push(pair);
        }
        let years = (2011..).take(counts.len()).collect();
        let known = counts.iter().map(|count| *count > 0).collect();
        Threads::new(years, known, counts, &links, &BTreeSet::new(), alike)
    }

    #[test]
    fn a_chain_whose_ends_speak_of_different_things_is_cut() {
        let drifting = |a: Place, b: Place| if b.0 - a.0 < 2 { 0.8 } else { 0.1 };
        let threads = threads(&[1, 1, 1, 1], drifting);
        let numbers: Vec<usize> = (0..4).map(|year| threads.number((year, 0))).collect();
        assert_eq!(numbers, [1, 1, 2, 2]);
        assert_eq!(threads.told((3, 0)).stated_in, "2013;2014");
    }

    #[test]
    fn what_came_back_counts_from_there_and_tells_the_years_before() {
        let threads = threads(&[1, 2, 2, 1], |a, b| {
            if a.1 == 0 && b.1 == 0 && a.0 != 1 && b.0 != 1 {
                0.9
            } else {
                0.0
            }
        });
        let told = threads.told((3, 0));
        assert_eq!(told.stated_in, "2011;2013;2014");
        assert_eq!((told.first_year, told.years_open), (2011, 2));
    }

    #[test]
    fn a_report_without_its_weaknesses_is_no_gap() {
        let threads = threads(&[1, 0, 1], |_, _| 0.9);
        assert_eq!(threads.told((2, 0)).stated_in, "2011;2013");
        assert_eq!(threads.told((2, 0)).years_open, 2);
    }

    #[test]
    fn one_that_became_two_goes_on_in_the_surer() {
        let threads = threads(&[1, 2], |_, b| if b.1 == 0 { 0.6 } else { 0.9 });
        assert_eq!(threads.number((1, 0)), 2);
        assert_eq!(threads.number((1, 1)), 1);
    }

    #[test]
    fn a_weakness_that_skipped_a_year_keeps_its_first_year() {
        let rows = follow(&[
            weakness(2019, "行政应诉能力不强"),
            weakness(2019, "执法装备老旧"),
            weakness(2020, "执法装备老旧"),
            weakness(2021, "行政应诉能力还不强"),
            weakness(2021, "执法装备较为老旧"),
        ]);
        let told = |r: &FollowUp| (r.stated_in.clone(), r.first_year, r.years_open);
        let back = rows.iter().find(|r| r.status == "new").map(told);
        assert_eq!(back, Some(("2019;2021".to_owned(), 2019, 1)));
        let stayed = rows
            .iter()
            .find(|r| r.next_year == 2021 && r.text == "执法装备老旧")
            .map(told);
        assert_eq!(stayed, Some(("2019;2020;2021".to_owned(), 2019, 3)));
    }
}
