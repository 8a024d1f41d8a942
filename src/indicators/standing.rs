//! How a pair stands among all pairs of its two reports: whether another is
//! nearer to either of its figures, whether what stands around them is joined
//! with each other, in the same order, and how much of the reports goes on. All
//! of it without a word of the labels: a series that is worded anew every year
//! keeps its order, its neighbours and its rivals. Depends on the two reports
//! and on nothing that is read beside them.

use super::candidates::{Candidate, Role};
use super::comparison::{Standing, below};
use super::features::share;
use crate::observations::Observation;
use std::collections::BTreeMap;

/// Rows around a figure whose partners are looked at.
const AROUND: [isize; 4] = [-2, -1, 1, 2];
/// How far the partner of a neighbour may stand from the other figure.
const BESIDE: usize = 3;
/// How far the nearest joined row before and behind is looked for.
const REACH: usize = 8;
/// Log-odds from which a rival is one.
const RIVAL: f64 = -8.0;

/// Where the rows of an area stand.
pub(super) struct Places {
    /// The number of each row's year.
    year: Vec<usize>,
    years: usize,
    /// The report of each row and its place there.
    at: Vec<(usize, usize)>,
    /// The rows of each report in the order of the text.
    reports: Vec<Vec<usize>>,
    /// Actual values of each year.
    actual: Vec<usize>,
    is_actual: Vec<bool>,
}

impl Places {
    pub(super) fn new(rows: &[&Observation]) -> Self {
        let mut years: Vec<i32> = rows.iter().map(|o| o.year).collect();
        years.sort_unstable();
        years.dedup();
        let mut of_report: BTreeMap<(i32, &str), Vec<usize>> = BTreeMap::new();
        for (i, o) in rows.iter().enumerate() {
            of_report.entry((o.year, &o.source)).or_default().push(i);
        }
        let reports: Vec<Vec<usize>> = of_report.into_values().collect();
        let mut at = vec![(0, 0); rows.len()];
        for (report, own) in reports.iter().enumerate() {
            for (nth, &i) in own.iter().enumerate() {
                at[i] = (report, nth);
            }
        }
        let year: Vec<usize> = rows
            .iter()
            .map(|o| years.partition_point(|y| *y < o.year))
            .collect();
        let is_actual: Vec<bool> = rows.iter().map(|o| Role::of(o) == Role::Actual).collect();
        let mut actual = vec![0; years.len()];
        for (&year, _) in year.iter().zip(&is_actual).filter(|(_, is)| **is) {
            actual[year] += 1;
        }
        Self {
            year,
            years: years.len(),
            at,
            reports,
            actual,
            is_actual,
        }
    }

    /// The number of each row's year.
    pub(super) fn years(&self) -> &[usize] {
        &self.year
    }

    /// How far down its report a row stands, 0 to 1.
    fn depth(&self, row: usize) -> f64 {
        let (report, nth) = self.at[row];
        nth as f64 / (self.reports[report].len().max(2) - 1) as f64
    }

    /// The row so many places further in the report of `row`.
    fn beside(&self, row: usize, step: isize) -> Option<usize> {
        let (report, nth) = self.at[row];
        let place = nth.checked_add_signed(step)?;
        self.reports[report].get(place).copied()
    }
}

/// What the pairs of an area say of each other, given the log-odds of each.
pub(super) struct Stand<'a> {
    places: &'a Places,
    /// The two highest log-odds of each row with each other year, and whose the
    /// first is.
    best: Vec<[(f64, usize); 2]>,
    /// The row of each other year that a row is surely joined with: each the
    /// other's best.
    partner: Vec<Option<usize>>,
    /// Joined actual values of two years.
    joined: Vec<usize>,
}

impl<'a> Stand<'a> {
    pub(super) fn new(places: &'a Places, pairs: &[(Candidate, f64)]) -> Self {
        let slots = places.year.len() * places.years;
        let mut own = Self {
            places,
            best: vec![[(f64::NEG_INFINITY, usize::MAX); 2]; slots],
            partner: vec![None; slots],
            joined: vec![0; places.years * places.years],
        };
        for (n, (candidate, odds)) in pairs.iter().enumerate() {
            for slot in own.slots(candidate) {
                let best = &mut own.best[slot];
                if *odds > best[0].0 {
                    *best = [(*odds, n), best[0]];
                } else if *odds > best[1].0 {
                    best[1] = (*odds, n);
                }
            }
        }
        for (n, (candidate, odds)) in pairs.iter().enumerate() {
            let [left, right] = own.slots(candidate);
            if *odds > 0.0 && own.best[left][0].1 == n && own.best[right][0].1 == n {
                own.partner[left] = Some(candidate.right);
                own.partner[right] = Some(candidate.left);
                if places.is_actual[candidate.left] {
                    let (from, to) = (places.year[candidate.left], places.year[candidate.right]);
                    own.joined[from * places.years + to] += 1;
                    own.joined[to * places.years + from] += 1;
                }
            }
        }
        own
    }

    /// What each row of the pair has with the other's year.
    fn slots(&self, candidate: &Candidate) -> [usize; 2] {
        let of = |row: usize, other: usize| {
            row * self.places.years + self.places.year.get(other).copied().unwrap_or(0)
        };
        [
            of(candidate.left, candidate.right),
            of(candidate.right, candidate.left),
        ]
    }

    /// The standing of the `n`th pair.
    pub(super) fn of(&self, n: usize, candidate: &Candidate, odds: f64) -> Standing {
        [
            self.rival(n, candidate, odds),
            self.neighbours(candidate),
            self.order(candidate),
            self.place(candidate),
            self.reports(candidate),
        ]
    }

    fn rival(&self, n: usize, candidate: &Candidate, odds: f64) -> u8 {
        let rivals = self.slots(candidate).map(|slot| {
            let [first, second] = self.best[slot];
            if first.1 == n { second.0 } else { first.0 }
        });
        let rival = rivals[0].max(rivals[1]);
        if rival <= RIVAL {
            return 0;
        }
        1 + below(odds - rival, &[3.0, 1.5, 0.5, -0.5, -2.0])
    }

    /// The partner of a row in the year of another.
    fn joined_with(&self, row: usize, other: usize) -> Option<usize> {
        self.partner[row * self.places.years + self.places.year[other]]
            .filter(|partner| *partner != other)
            .filter(|partner| self.places.at[*partner].0 == self.places.at[other].0)
    }

    fn neighbours(&self, candidate: &Candidate) -> u8 {
        let (left, right) = (candidate.left, candidate.right);
        let near = |row: &usize| {
            let partner = self.joined_with(*row, right);
            partner.is_some_and(|p| self.places.at[p].1.abs_diff(self.places.at[right].1) <= BESIDE)
        };
        let beside = AROUND
            .iter()
            .filter_map(|&step| self.places.beside(left, step));
        beside.filter(near).count() as u8
    }

    /// Whether the nearest joined rows before and behind stand so in the other
    /// report, too.
    fn order(&self, candidate: &Candidate) -> u8 {
        let (left, right) = (candidate.left, candidate.right);
        let nearest = |sign: isize| {
            (1..=REACH as isize)
                .filter_map(|step| self.places.beside(left, sign * step))
                .find_map(|row| self.joined_with(row, right))
                .map(|partner| self.places.at[partner].1)
        };
        let own = self.places.at[right].1;
        let before = nearest(-1).map(|nth| nth < own);
        let behind = nearest(1).map(|nth| nth > own);
        match (before, behind) {
            (None, None) => 0,
            (Some(true), Some(true)) => 1,
            (Some(true), _) | (_, Some(true)) => 2,
            _ => 3,
        }
    }

    fn place(&self, candidate: &Candidate) -> u8 {
        let apart = self.places.depth(candidate.left) - self.places.depth(candidate.right);
        let bounds = [0.03, 0.08, 0.2, 0.4];
        bounds.iter().filter(|bound| apart.abs() > **bound).count() as u8
    }

    fn reports(&self, candidate: &Candidate) -> u8 {
        let [one, other] = [candidate.left, candidate.right].map(|row| self.places.year[row]);
        let joined = self.joined[one * self.places.years + other];
        let stated = self.places.actual[one].min(self.places.actual[other]);
        let alike = share(joined as f64, stated as f64);
        let bounds = [0.15, 0.3, 0.45, 0.6, 0.75];
        bounds.iter().filter(|bound| alike > **bound).count() as u8
    }
}
