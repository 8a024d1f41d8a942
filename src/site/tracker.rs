//! The tracker: every weakness and plan of every place with what became of it,
//! filtered by status, age, kind of body and topic.

use std::collections::BTreeMap;

use serde::Serialize;

use super::gather::{Gathered, PlaceNotes};
use super::map::{province, province_name};
use super::written::Written;
use super::{SiteError, pages};
use crate::report::{Lang, ThreadNotes, word};

/// Places up to which the matrix has a row each; above, a row a province.
const PLACES: usize = 600;

/// The statuses of the columns.
const STATUSES: [&str; 6] = [
    "repeated",
    "reworded",
    "new",
    "dropped_without_evidence",
    "dropped_with_evidence",
    "cannot_tell",
];

#[derive(Serialize)]
struct Page {
    statuses: Vec<&'static str>,
    rows: Vec<MatrixRow>,
    scripts: Vec<String>,
    total: usize,
    bodies: Vec<(String, String)>,
    topics: Vec<(String, String)>,
}

#[derive(Serialize)]
struct MatrixRow {
    name: String,
    href: String,
    places: usize,
    counts: Vec<usize>,
    oldest: i32,
}

/// One thread for the script: place, page, address, words, status, first year,
/// years open, open, kind, body, topics.
#[derive(Serialize)]
struct Entry<'a>(
    &'a str,
    &'a str,
    &'a str,
    &'a str,
    &'a str,
    i32,
    i32,
    bool,
    &'a str,
    &'static str,
    Vec<&'static str>,
);

/// Writes the tracker and its data.
pub(super) fn write(gathered: &Gathered, written: &Written, lang: Lang) -> Result<(), SiteError> {
    let all = gathered
        .places
        .iter()
        .flat_map(|p| p.threads.iter().map(move |t| (p, t)));
    let mut entries: Vec<Entry> = all.map(|(p, t)| entry(p, t)).collect();
    // What has been open longest comes first.
    entries.sort_by_key(|e| (!e.7, std::cmp::Reverse(e.6), e.8 != "weakness"));
    let mut scripts = Vec::new();
    for (n, shard) in pages::shards("tracked", &entries).iter().enumerate() {
        let name = format!("data/tracker-{}.js", n + 1);
        written.write(&name, shard.as_bytes())?;
        scripts.push(name);
    }
    let named = |prefix: &str, keys: &[&str]| -> Vec<(String, String)> {
        keys.iter()
            .map(|key| {
                (
                    (*key).to_owned(),
                    word(&format!("{prefix}{key}"), lang).to_owned(),
                )
            })
            .collect()
    };
    let page = Page {
        statuses: STATUSES.to_vec(),
        rows: matrix(&gathered.places),
        scripts,
        total: entries.len(),
        bodies: named("site_body_", &BODIES),
        topics: named("topic_", &topics::names()),
    };
    let html = pages::render("tracker.html", "", word("site_tracker", lang), lang, &page)?;
    written.write("tracker.html", html.as_bytes())
}

/// The kinds of body, by the code of the place.
const BODIES: [&str; 4] = ["province", "city", "county", "other"];

fn body(place: &PlaceNotes) -> &'static str {
    match place.code.as_str() {
        "" => "other",
        code if code.ends_with("0000") => "province",
        code if code.ends_with("00") => "city",
        _ => "county",
    }
}

fn entry<'a>(place: &'a PlaceNotes, thread: &'a ThreadNotes) -> Entry<'a> {
    Entry(
        &place.area,
        &place.file,
        &thread.id,
        &thread.text,
        thread.status,
        thread.first_year,
        thread.years_open,
        thread.open,
        thread.kind,
        body(place),
        topics::of(&thread.text),
    )
}

fn matrix(places: &[PlaceNotes]) -> Vec<MatrixRow> {
    let by_place = places.len() <= PLACES;
    let mut rows: BTreeMap<(String, String), MatrixRow> = BTreeMap::new();
    for (at, place) in places.iter().enumerate() {
        let (key, name, href) = if by_place {
            (
                (format!("{at:06}"), String::new()),
                place.area.clone(),
                format!("places/{}.html", place.file),
            )
        } else {
            let code = province(&place.code);
            (
                (code.to_owned(), String::new()),
                province_name(code).to_owned(),
                format!("index.html#province-{code}"),
            )
        };
        let row = rows.entry(key).or_insert_with(|| MatrixRow {
            name,
            href,
            places: 0,
            counts: vec![0; STATUSES.len()],
            oldest: 0,
        });
        row.places += 1;
        for thread in place
            .threads
            .iter()
            .filter(|t| t.kind == "weakness" && (t.open || t.last_year >= place.from))
        {
            if let Some(n) = STATUSES.iter().position(|s| *s == thread.status)
                && let Some(count) = row.counts.get_mut(n)
            {
                *count += 1;
            }
            if thread.open {
                row.oldest = row.oldest.max(thread.years_open);
            }
        }
    }
    rows.into_values().collect()
}

/// What a statement is about, by the words of `datasets/topics.csv`.
mod topics {
    use std::sync::LazyLock;

    use aho_corasick::AhoCorasick;

    struct Topics {
        names: Vec<&'static str>,
        of_word: Vec<&'static str>,
        words: Option<AhoCorasick>,
    }

    static TOPICS: LazyLock<Topics> = LazyLock::new(|| {
        let rows = include_str!("../../datasets/topics.csv").lines().skip(1);
        let rows: Vec<(&str, &str)> = rows.filter_map(|line| line.split_once(',')).collect();
        let mut names: Vec<&str> = Vec::new();
        for (name, _) in &rows {
            if !names.contains(name) {
                names.push(name);
            }
        }
        Topics {
            names,
            of_word: rows.iter().map(|(name, _)| *name).collect(),
            words: AhoCorasick::new(rows.iter().map(|(_, word)| word.trim())).ok(),
        }
    });

    /// All topics.
    pub fn names() -> Vec<&'static str> {
        TOPICS.names.clone()
    }

    /// The topics of a statement, each once.
    pub fn of(text: &str) -> Vec<&'static str> {
        let mut found: Vec<&str> = Vec::new();
        for hit in TOPICS.words.iter().flat_map(|words| words.find_iter(text)) {
            if let Some(name) = TOPICS.of_word.get(hit.pattern().as_usize())
                && !found.contains(name)
            {
                found.push(name);
            }
        }
        found
    }
}
