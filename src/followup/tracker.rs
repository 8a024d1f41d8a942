//! Many places side by side: how their weaknesses stand, and which of them many
//! places share.

use std::collections::{BTreeMap, BTreeSet};

use super::FollowUp;
use super::ledger::{Entry, ledger};
use super::likeness::Profile;

/// How the weaknesses of one place stand after its last report.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Place<'a> {
    /// The place or body reporting.
    pub area: &'a str,
    /// The year of its first and of its last report read.
    pub years: (i32, i32),
    /// Open weaknesses by what the last report makes of them, and closed ones by
    /// what became of them: the number of each status.
    pub counts: BTreeMap<&'static str, usize>,
    /// Open ones in all.
    pub open: usize,
    /// Closed ones in all.
    pub closed: usize,
    /// The most reports in a row that state one of the open ones.
    pub oldest: i32,
}

/// A thing that weaknesses of several places are about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Topic<'a> {
    /// Its usual word.
    pub name: String,
    /// The places with an open weakness about it, in order.
    pub areas: Vec<&'a str>,
    /// Those weaknesses, in their last words.
    pub texts: Vec<&'a str>,
}

/// The tracker of the places that rows tell of.
#[derive(Debug, Clone)]
pub struct Tracker<'a> {
    /// All weaknesses, in the order of the ledger.
    pub entries: Vec<Entry<'a>>,
    /// The places in order.
    pub places: Vec<Place<'a>>,
    /// What weaknesses of more than one place are about, the most shared first.
    pub shared: Vec<Topic<'a>>,
}

/// The statuses of a weakness after the last report, in the order in which they
/// are told: the open ones first.
pub const STATUSES: [&str; 7] = [
    "repeated",
    "reworded",
    "new",
    "cannot_tell",
    "dropped_without_evidence",
    "dropped_with_evidence",
    "ruled_fixed",
];

impl<'a> Tracker<'a> {
    /// Sets the places of the rows side by side.
    #[must_use]
    pub fn new(rows: &'a [FollowUp]) -> Self {
        let entries = ledger(rows, "weakness");
        let mut places: BTreeMap<&str, Place> = BTreeMap::new();
        for row in rows {
            let place = places.entry(&row.area).or_insert_with(|| Place {
                area: &row.area,
                years: (row.year, row.next_year),
                ..Place::default()
            });
            let (from, to) = place.years;
            place.years = (from.min(row.year), to.max(row.next_year));
        }
        for entry in entries.iter().filter(|e| !e.goes_on_elsewhere()) {
            if let Some(place) = places.get_mut(entry.last().area.as_str()) {
                place.count(entry);
            }
        }
        Self {
            shared: shared(&entries),
            places: places.into_values().collect(),
            entries,
        }
    }
}

impl Place<'_> {
    fn count(&mut self, entry: &Entry) {
        *self.counts.entry(state(entry)).or_default() += 1;
        if entry.open {
            self.open += 1;
            self.oldest = self.oldest.max(entry.years_open());
        } else if state(entry) != "cannot_tell" {
            self.closed += 1;
        }
    }
}

/// How a weakness stands: its last status, or that a person ruled it fixed.
#[must_use]
pub fn state(entry: &Entry) -> &'static str {
    if entry.decided().is_empty() {
        entry.last().status
    } else {
        "ruled_fixed"
    }
}

/// The year in which a weakness was closed; none while it is open, or where it
/// cannot be told.
#[must_use]
pub fn closed_in(entry: &Entry) -> Option<i32> {
    let last = entry.last();
    let closed = !entry.open && !entry.goes_on_elsewhere() && state(entry) != "cannot_tell";
    closed.then_some(if last.stands() {
        last.next_year
    } else {
        last.year.max(last.next_year)
    })
}

/// What a weakness is about, by the usual word for it; empty where no word of
/// the genre is in it.
#[must_use]
pub fn topic(text: &str) -> String {
    Profile::new(text).whole.main_concept().unwrap_or_default()
}

/// The bodies a weakness is said of.
#[must_use]
pub fn bodies(text: &str) -> Vec<&'static str> {
    Profile::new(text).parts().bodies().collect()
}

/// The things that open weaknesses of several places are about.
fn shared<'a>(entries: &[Entry<'a>]) -> Vec<Topic<'a>> {
    let mut topics: BTreeMap<String, (BTreeSet<&str>, Vec<&str>)> = BTreeMap::new();
    for entry in entries.iter().filter(|entry| entry.open) {
        let name = topic(entry.text());
        if !name.is_empty() {
            let (areas, texts) = topics.entry(name).or_default();
            areas.insert(&entry.last().area);
            texts.push(entry.text());
        }
    }
    let mut shared: Vec<Topic> = topics
        .into_iter()
        .filter(|(_, (areas, _))| areas.len() > 1)
        .map(|(name, (areas, texts))| Topic {
            name,
            areas: areas.into_iter().collect(),
            texts,
        })
        .collect();
    shared.sort_by_key(|topic| std::cmp::Reverse(topic.areas.len()));
    shared
}

#[cfg(test)]
mod tests {
    use super::super::{follow, tests::weakness};
    use super::*;
    use crate::statements::Statement;

    fn of(area: &str, year: i32, text: &str) -> Statement {
        Statement {
            area: area.to_owned(),
            ..weakness(year, text)
        }
    }

    #[test]
    fn places_stand_side_by_side_with_what_they_share() {
        let stated = [
            of("甲县", 2020, "执法装备老旧"),
            of("甲县", 2020, "信访积案较多"),
            of("甲县", 2021, "执法装备老旧"),
            of("乙县", 2020, "人民调解员配备不足"),
            of("乙县", 2021, "执法装备配备滞后"),
        ];
        let rows = follow(&stated);
        let tracker = Tracker::new(&rows);
        let told: Vec<_> = tracker
            .places
            .iter()
            .map(|p| (p.area, p.open, p.closed, p.oldest))
            .collect();
        assert_eq!(told, [("乙县", 1, 1, 1), ("甲县", 1, 1, 2)]);
        assert_eq!(tracker.shared.len(), 1);
        assert_eq!(tracker.shared[0].areas, ["乙县", "甲县"]);
    }

    #[test]
    fn a_topic_is_the_usual_word() {
        assert_eq!(topic("执法车辆等装备陈旧"), "执法装备");
        assert_eq!(topic("高质量发展水平还不高"), "");
    }
}
