//! The first year of each weakness, carried from report to report: through
//! links, and over the years in which it was not stated.

use super::Year;
use super::likeness::{Profile, likeness};
use super::links::Link;

/// What is known of the weaknesses before the current pair of reports.
#[derive(Default)]
pub(super) struct Threads {
    /// First years of the weaknesses of the last report seen, by index.
    current: Vec<i32>,
    /// Weaknesses of earlier reports that were not stated again.
    gone: Vec<(Profile, i32)>,
    started: bool,
}

/// First years of the weaknesses of two neighbouring reports, by index.
pub(super) struct FirstYears {
    pub(super) before: Vec<i32>,
    pub(super) after: Vec<i32>,
}

/// The least likeness at which a weakness counts as one that came back. Higher
/// than for neighbours: there are more years to be mistaken in.
const RETURNED: f32 = 0.55;

impl Threads {
    /// Moves on by one pair of reports.
    pub(super) fn step(&mut self, before: &Year, after: &Year, links: &[Link]) -> FirstYears {
        if !self.started {
            self.started = true;
            self.current = vec![before.year; before.weaknesses.len()];
        }
        let mut first: Vec<Option<i32>> = vec![None; after.weaknesses.len()];
        for link in links {
            let year = self.current.get(link.before).copied();
            if let Some(slot) = first.get_mut(link.after) {
                *slot = match (*slot, year) {
                    (Some(a), Some(b)) => Some(a.min(b)),
                    (a, b) => a.or(b),
                };
            }
        }
        let after_years: Vec<i32> = first
            .iter()
            .zip(&after.weaknesses)
            .map(|(known, new)| {
                known
                    .or_else(|| self.returned(&new.profile))
                    .unwrap_or(after.year)
            })
            .collect();
        for (i, old) in before.weaknesses.iter().enumerate() {
            if links.iter().all(|l| l.before != i) {
                let year = self.current.get(i).copied().unwrap_or(before.year);
                self.gone.push((old.profile.clone(), year));
            }
        }
        let before_years = std::mem::replace(&mut self.current, after_years.clone());
        FirstYears {
            before: before_years,
            after: after_years,
        }
    }

    /// The first year of the weakness that came back in these words; its
    /// thread is taken up again and no longer gone.
    fn returned(&mut self, new: &Profile) -> Option<i32> {
        let (best, _) = self
            .gone
            .iter()
            .enumerate()
            .map(|(i, (old, _))| (i, likeness(old, new)))
            .filter(|(_, s)| *s >= RETURNED)
            .max_by(|x, y| x.1.total_cmp(&y.1).then(y.0.cmp(&x.0)))?;
        Some(self.gone.remove(best).1)
    }
}

#[cfg(test)]
mod tests {
    use super::super::{follow, tests::weakness};

    #[test]
    fn a_weakness_that_skipped_a_year_keeps_its_first_year() {
        let rows = follow(&[
            weakness(2019, "行政应诉能力不强"),
            weakness(2019, "执法装备老旧"),
            weakness(2020, "执法装备老旧"),
            weakness(2021, "行政应诉能力还不强"),
            weakness(2021, "执法装备较为老旧"),
        ]);
        let back = rows
            .iter()
            .find(|r| r.status == "new")
            .map(|r| (r.next_text.as_str(), r.first_year, r.years_open));
        assert_eq!(back, Some(("行政应诉能力还不强", 2019, 3)));
        let stayed = rows
            .iter()
            .find(|r| r.next_year == 2021 && r.text == "执法装备老旧")
            .map(|r| (r.first_year, r.years_open));
        assert_eq!(stayed, Some((2019, 3)));
    }
}
