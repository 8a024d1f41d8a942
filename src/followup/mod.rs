//! What became of each stated weakness and each plan, year over year.
//! Right of the tables in the flow; matches by words, not by position.
//!
//! [`years`] holds the statements of an area ready, [`terms`] reads what one is
//! about, [`subject`] and [`likeness`] hold two against each other, [`rarity`]
//! knows which words are rare. [`comparisons`] puts all that into levels, and
//! [`weights`] weighs them into a probability ([`cases`] is what they are fitted
//! from). [`links`] decides which weakness of
//! the next report is which of this one's, [`threads`] joins them over all
//! reports, [`evidence`] finds the sentence of a [`review`] that addresses one,
//! [`plans`] does the same for plans, [`targets`] holds their numbers against
//! those reached, [`intensity`] weighs the wording, [`beside`] finds the
//! indicators that belong to a weakness. [`ruled`] takes what a person decided,
//! [`ledger`] joins the rows to one entry a weakness or plan, [`tracker`] sets
//! many places side by side. [`redline`] and [`reuse`] compare words, not
//! meanings.
//!
//! What is merely not mentioned is never called fixed: `dropped_without_evidence`
//! and `no_trace` say that nothing was found, no more; and where the part of a
//! report that would say was not found, nothing can be told at all.

use rayon::prelude::*;

use crate::decisions::Decisions;
use crate::observations::Observation;
use crate::statements::Statement;

pub mod beside;
pub mod cases;
pub mod comparisons;
mod dataset;
mod evidence;
mod intensity;
pub mod ledger;
mod likeness;
mod links;
mod parts;
mod plans;
mod rarity;
pub mod redline;
pub mod reuse;
mod review;
mod row;
mod ruled;
mod subject;
mod targets;
mod terms;
mod threads;
pub mod tracker;
mod weaknesses;
mod weights;
mod words;
mod years;

pub use row::{FollowUp, stands_again};
pub use weights::{Model, Weights};

use likeness::Profile;
use rarity::Rarity;
use ruled::Ruled;
use years::{Stated, Year, by_area};

/// Follows weaknesses and plans through each pair of neighbouring reports of
/// each area.
#[must_use]
pub fn follow(statements: &[Statement]) -> Vec<FollowUp> {
    follow_with(statements, &[])
}

/// [`follow`], with the figures of the same reports: the numbers that plans set
/// are held against those that the next report states.
#[must_use]
pub fn follow_with(statements: &[Statement], observations: &[Observation]) -> Vec<FollowUp> {
    follow_ruled(statements, observations, &Decisions::default())
}

/// [`follow_with`], with what a person decided on weaknesses: one that is ruled
/// fixed is followed no further.
#[must_use]
pub fn follow_ruled(
    statements: &[Statement],
    observations: &[Observation],
    decisions: &Decisions,
) -> Vec<FollowUp> {
    follow_weighed(statements, observations, decisions, Weights::built_in())
}

/// [`follow_ruled`] by other weights than those built in.
#[must_use]
pub fn follow_weighed(
    statements: &[Statement],
    observations: &[Observation],
    decisions: &Decisions,
    weights: &Weights,
) -> Vec<FollowUp> {
    let areas: Vec<(&str, Stated)> = by_area(statements, observations).into_iter().collect();
    // Rows are large: grown one by one they would be copied again and again.
    let rows: Vec<Vec<FollowUp>> = areas
        .into_par_iter()
        .map(|(name, years)| area(years, &Ruled::on(name, decisions), weights))
        .collect();
    let mut all = Vec::with_capacity(rows.iter().map(Vec::len).sum());
    all.extend(rows.into_iter().flatten());
    all
}

fn area(years: Stated, ruled: &Ruled, weights: &Weights) -> Vec<FollowUp> {
    let years: Vec<Year> = years
        .into_iter()
        .map(|(year, (statements, figures))| Year::new(year, &statements, &figures))
        .collect();
    let rarity = Rarity::of(&years);
    let weaknesses = weaknesses::Followed::new(&years, &rarity, ruled, weights);
    let plans = plans::Followed::new(&years, &rarity, weights);
    let mut rows = Vec::new();
    for before in 0..years.len().saturating_sub(1) {
        weaknesses.rows(before, &mut rows);
        plans.rows(before, &mut rows);
    }
    rows
}

/// How far an indicator, by its label, belongs to a weakness, 0 to 1: whether
/// it measures what is said to be lacking. From about a half on it is worth
/// showing beside it.
#[must_use]
pub fn belongs(label: &str, weakness: &str) -> f64 {
    let (label, weakness) = (Profile::new(label), Profile::new(weakness));
    f64::from(subject::focus(&label.whole, &weakness.whole))
}

/// A row with everything that is known before anything was found.
fn row(statement: &Statement, kind: &'static str, before: &Year, after: &Year) -> FollowUp {
    FollowUp {
        area: statement.area.clone(),
        year: before.year,
        next_year: after.year,
        kind,
        text: statement.text.clone(),
        first_year: before.year,
        years_open: 1,
        source: statement.source.clone(),
        line: statement.line,
        next_source: after.source.to_string(),
        ..FollowUp::default()
    }
}

#[cfg(test)]
mod tests;
