//! What the pages of all places need of each: a few words and numbers, held
//! until the last place is written.

use std::collections::BTreeMap;

use crate::report::{Counts, ThreadNotes};

/// One place.
#[derive(Debug, Clone, Default)]
pub(super) struct PlaceNotes {
    pub area: String,
    /// Its code in GB/T 2260; empty where it is not known.
    pub code: String,
    /// Its page, without folder and ending.
    pub file: String,
    pub from: i32,
    pub to: i32,
    pub years: Vec<i32>,
    pub counts: Counts,
    pub threads: Vec<ThreadNotes>,
    /// Sentences of the latest report with their line addresses, for the search.
    pub sentences: Vec<(i32, String, String)>,
}

/// One indicator over all places.
#[derive(Debug, Clone, Default)]
pub(super) struct IndicatorNotes {
    pub id: String,
    pub name: String,
    pub name_en: String,
    pub unit: String,
    pub kind: String,
    /// more, less or neither.
    pub polarity: String,
    pub rows: Vec<PlaceValues>,
}

/// What one place states of an indicator.
#[derive(Debug, Clone)]
pub(super) struct PlaceValues {
    pub area: String,
    pub values: Vec<(i32, f64)>,
    /// Between its own last two years: direction, how far (0 to 1), in words, and
    /// whether it may be believed.
    pub moved: Option<Moved>,
}

/// How an indicator of a place moved.
#[derive(Debug, Clone)]
pub(super) struct Moved {
    pub direction: String,
    pub score: f64,
    pub change: String,
    pub believed: bool,
}

/// Everything gathered.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    pub places: Vec<PlaceNotes>,
    /// By id, unit and kind.
    pub indicators: BTreeMap<(String, String, String), IndicatorNotes>,
    /// The sentences of the places, written in parts as they come.
    pub sentences: super::search::Sentences,
    /// Addresses of pages already given.
    pub files: crate::report::Slugs,
}

impl Gathered {
    /// Places by code and name, so that neighbours stand together.
    pub fn sort(&mut self) {
        let key = |p: &PlaceNotes| (p.code.is_empty(), p.code.clone(), p.area.clone());
        self.places.sort_by_key(key);
    }

    /// The page of a place.
    pub fn files_by_area(&self) -> BTreeMap<&str, &PlaceNotes> {
        self.places.iter().map(|p| (p.area.as_str(), p)).collect()
    }

    /// All years read, in order.
    pub fn years(&self) -> Vec<i32> {
        let mut years: Vec<i32> = self.places.iter().flat_map(|p| p.years.clone()).collect();
        years.sort_unstable();
        years.dedup();
        years
    }
}
