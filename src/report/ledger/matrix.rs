//! Many places side by side, in front of their ledgers: how many weaknesses of
//! each stand how, and which of them several places share.

use crate::followup::tracker::{STATUSES, Tracker};
use crate::report::terminal::page::{Page, Style};
use crate::report::words::{Lang, sentence, word};

/// Shared weaknesses shown at most.
const SHARED: usize = 10;
/// Places named behind a shared weakness at most.
const NAMED: usize = 6;

/// The columns of the matrix behind the place and its years: the number of open
/// ones, of closed ones, the longest stated, and each status that occurs.
pub(super) fn columns(tracker: &Tracker) -> Vec<&'static str> {
    let occurs = |status: &&str| {
        tracker
            .places
            .iter()
            .any(|p| p.counts.contains_key(*status))
    };
    let mut columns = vec!["tracker_open", "tracker_closed", "tracker_oldest"];
    columns.extend(STATUSES.into_iter().filter(occurs));
    columns
}

/// A place's number in a column.
pub(super) fn number(place: &crate::followup::tracker::Place, column: &str) -> usize {
    match column {
        "tracker_open" => place.open,
        "tracker_closed" => place.closed,
        "tracker_oldest" => usize::try_from(place.oldest).unwrap_or(0),
        status => place.counts.get(status).copied().unwrap_or(0),
    }
}

/// A shared weakness in words: what it is about, and the places.
pub(super) fn shared(tracker: &Tracker, lang: Lang) -> Vec<String> {
    let topics = tracker.shared.iter().take(SHARED);
    topics
        .map(|topic| {
            let mut areas = topic.areas[..topic.areas.len().min(NAMED)].join("、");
            if topic.areas.len() > NAMED {
                areas.push('…');
            }
            let n = topic.areas.len().to_string();
            sentence(
                "tracker_shared_line",
                lang,
                &[("topic", &topic.name), ("n", &n), ("areas", &areas)],
            )
        })
        .collect()
}

pub(super) fn print(page: &mut Page, tracker: &Tracker, lang: Lang) {
    page.blank();
    page.line(0, &[(Style::Bold, word("tracker_sheet", lang))]);
    for place in &tracker.places {
        let years = format!("  {}→{}  ", place.years.0, place.years.1);
        let told: Vec<String> = columns(tracker)
            .into_iter()
            .filter(|column| number(place, column) > 0)
            .map(|column| format!("{} {}", word(column, lang), number(place, column)))
            .collect();
        let words = [
            (Style::Plain, place.area),
            (Style::Dim, years.as_str()),
            (Style::Plain, &told.join(" · ")),
        ];
        page.hanging(2, 6, &words);
    }
    if tracker.shared.is_empty() {
        return;
    }
    page.blank();
    page.line(0, &[(Style::Bold, word("tracker_shared", lang))]);
    for line in shared(tracker, lang) {
        page.hanging(2, 6, &[(Style::Plain, &line)]);
    }
}
