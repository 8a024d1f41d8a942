//! Observations → indicators: joins the observations of all years of an area
//! that measure the same thing, and names them by the catalog where it knows
//! them. Last stage before the tables.

mod assignment;
mod candidates;
mod catalog;
mod chain;
mod coded;
mod comparison;
mod features;
pub mod fitting;
mod links;
mod naming;
mod polarity;
mod rarity;
mod standing;
mod suggest;
mod told;
mod weights;
mod words;

use crate::observations::{Kind, Observation};
use std::collections::BTreeMap;

pub use comparison::Comparison;
pub use suggest::{Suggestion, Suggestions};
pub use weights::{Bar, Weights};

/// Whether more of an indicator is good.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Polarity {
    /// More is better (调解成功率).
    More,
    /// Less is better (败诉率).
    Less,
    /// Nobody can say (行政复议申请收到).
    Neither,
}

impl Polarity {
    /// The sign an improvement has: 1, −1 or 0.
    #[must_use]
    pub fn sign(self) -> i32 {
        match self {
            Self::More => 1,
            Self::Less => -1,
            Self::Neither => 0,
        }
    }
}

/// The thing measured, the same across years and areas.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Indicator {
    /// Stable id: the catalog's, or the label it was first seen under.
    pub id: String,
    /// Chinese name.
    pub name: String,
    /// English name; empty where the catalog has none.
    pub name_en: String,
    /// Unit of its values.
    pub unit: String,
    /// Level, share or change.
    pub kind: Kind,
    /// Whether more is better.
    pub polarity: Polarity,
    /// Whether the catalog knows it.
    pub catalogued: bool,
}

/// Two observations of one area that measure the same thing, or may.
#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    /// Index of the earlier observation.
    pub left: usize,
    /// Index of the later observation.
    pub right: usize,
    /// Whether the alignment made it; if not, it was too doubtful and is left to
    /// a person.
    pub joined: bool,
    /// Between 0 and 1.
    pub confidence: f64,
    /// What speaks for and against, in a few words, the weightiest first.
    pub reasons: String,
    /// The waterfall: what each comparison weighs, the weightiest first.
    pub bars: Vec<Bar>,
}

/// What the alignment found.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Alignment {
    /// All indicators, sorted by id.
    pub indicators: Vec<Indicator>,
    /// For each observation that is joined with an earlier one the strongest
    /// evidence for it; and the joins too doubtful to make.
    pub links: Vec<Link>,
}

impl Alignment {
    /// What is kept apart and possibly the same.
    pub fn doubts(&self) -> impl Iterator<Item = &Link> {
        self.links.iter().filter(|link| !link.joined)
    }
}

/// What a person ruled on two observations, by their indices.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ruling {
    /// The earlier index.
    pub left: usize,
    /// The later index.
    pub right: usize,
    /// Whether they measure the same thing.
    pub same: bool,
}

/// [`align_with`] without rulings.
#[must_use]
pub fn align(observations: &mut [Observation]) -> Alignment {
    align_with(observations, &[])
}

/// Sets `indicator` of every observation. Among the observations of one area
/// and year with the period `year` or `stock`, no two get the same id.
#[must_use]
pub fn align_with(observations: &mut [Observation], rulings: &[Ruling]) -> Alignment {
    with(observations, rulings, true)
}

/// [`align`] without the links, which are a tenth of its time: the indicators.
#[must_use]
pub fn identify(observations: &mut [Observation]) -> Vec<Indicator> {
    with(observations, &[], false).indicators
}

fn with(observations: &mut [Observation], rulings: &[Ruling], links: bool) -> Alignment {
    use rayon::prelude::*;
    let mut areas: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    let weighed = |(_, o): &(usize, &Observation)| !coded::is_coded(o);
    for (i, o) in observations.iter().enumerate().filter(weighed) {
        areas.entry(o.area.as_str()).or_default().push(i);
    }
    let areas: Vec<Vec<usize>> = areas.into_values().collect();
    let rows = &*observations;
    let named: Vec<naming::Named> = areas
        .par_iter()
        .map(|at| {
            let own: Vec<&Observation> = at.iter().filter_map(|&i| rows.get(i)).collect();
            naming::name(
                &own,
                chain::chain(&own, &within(at, rulings), weights::fitted(), links),
            )
        })
        .collect();
    let mut indicators: BTreeMap<String, Indicator> = BTreeMap::new();
    let mut links = Vec::new();
    for (at, named) in areas.iter().zip(named) {
        for ((&i, id), confidence) in at.iter().zip(named.ids).zip(named.confidence) {
            if let Some(o) = observations.get_mut(i) {
                (o.indicator, o.confidence) = (id, confidence);
            }
        }
        for indicator in named.indicators {
            indicators.entry(indicator.id.clone()).or_insert(indicator);
        }
        let placed = |link: Link| {
            Some(Link {
                left: *at.get(link.left)?,
                right: *at.get(link.right)?,
                ..link
            })
        };
        links.extend(named.links.into_iter().filter_map(placed));
    }
    let mut alignment = Alignment {
        indicators: indicators.into_values().collect(),
        links,
    };
    coded::align(observations, &mut alignment);
    alignment
}

/// The Chinese name of a catalogued id; any other id is its own name.
#[must_use]
pub fn name_of(id: &str) -> &str {
    let catalogued = catalog::catalog().get(id).map(|entry| entry.name.as_str());
    let coded = || crate::genres::coded(id).map(|coded| coded.name.as_str());
    catalogued.or_else(coded).unwrap_or(id)
}

/// The rulings on rows of one area, by their positions in it.
fn within(at: &[usize], rulings: &[Ruling]) -> Vec<Ruling> {
    let place = |index: usize| at.binary_search(&index).ok();
    let own = rulings.iter().filter_map(|ruling| {
        Some(Ruling {
            left: place(ruling.left)?,
            right: place(ruling.right)?,
            same: ruling.same,
        })
    });
    own.collect()
}

#[cfg(test)]
mod tests;
