//! The search over places, indicators, weaknesses, plans and sentences: parts of
//! data that the page loads one after the other, as far as a reader asks.

use serde::Serialize;

use super::gather::{Gathered, PlaceNotes};
use super::indicators::IndicatorPage;
use super::written::Written;
use super::{MOST, SiteError, pages};
use crate::report::{Lang, word};

/// One thing to find: kind, what is shown, where it leads.
#[derive(Serialize)]
struct Entry<'a>(&'static str, &'a str, String);

/// One sentence: place, year, words, where it stands.
#[derive(Serialize)]
struct Sentence<'a>(&'a str, i32, &'a str, String);

#[derive(Serialize)]
struct Page {
    first: Vec<String>,
    then: Vec<String>,
    sentences: Vec<String>,
}

/// The parts of sentences as the places come.
#[derive(Debug, Default)]
pub(super) struct Sentences {
    rows: String,
    parts: Vec<String>,
}

impl Sentences {
    /// Takes the sentences of a place, and writes a part where it is full.
    pub fn take(&mut self, place: &mut PlaceNotes, written: &Written) -> Result<(), SiteError> {
        for (year, line, words) in std::mem::take(&mut place.sentences) {
            let row = Sentence(
                &place.area,
                year,
                &words,
                format!("places/{}.html#{line}", place.file),
            );
            let row = pages::row(&row);
            if !self.rows.is_empty() && self.rows.len() + row.len() > MOST {
                self.flush(written)?;
            }
            self.rows.push_str(&row);
        }
        Ok(())
    }

    fn flush(&mut self, written: &Written) -> Result<(), SiteError> {
        let name = format!("data/sentences-{}.js", self.parts.len() + 1);
        let part = pages::shard("sentences", &std::mem::take(&mut self.rows));
        written.write(&name, part.as_bytes())?;
        self.parts.push(name);
        Ok(())
    }
}

/// Writes the page and what it loads.
pub(super) fn write(
    gathered: &mut Gathered,
    indicators: &[IndicatorPage],
    written: &Written,
    lang: Lang,
) -> Result<(), SiteError> {
    if !gathered.sentences.rows.is_empty() {
        let mut sentences = std::mem::take(&mut gathered.sentences);
        sentences.flush(written)?;
        gathered.sentences = sentences;
    }
    let places = gathered
        .places
        .iter()
        .map(|p| Entry("place", &p.area, format!("places/{}.html", p.file)));
    let named = indicators
        .iter()
        .map(|i| Entry("indicator", &i.name, format!("indicators/{}.html", i.file)));
    let first: Vec<Entry> = places.chain(named).collect();
    let threads: Vec<Entry> = gathered
        .places
        .iter()
        .flat_map(|p| {
            p.threads.iter().map(move |t| {
                let at = format!("places/{}.html#{}", p.file, t.id);
                Entry(t.kind, &t.text, at)
            })
        })
        .collect();
    let write = |name: &str, rows: &[Entry]| -> Result<Vec<String>, SiteError> {
        let mut parts = Vec::new();
        for (n, part) in pages::shards("found", rows).iter().enumerate() {
            let file = format!("data/{name}-{}.js", n + 1);
            written.write(&file, part.as_bytes())?;
            parts.push(file);
        }
        Ok(parts)
    };
    let page = Page {
        first: write("names", &first)?,
        then: write("statements", &threads)?,
        sentences: gathered.sentences.parts.clone(),
    };
    let html = pages::render("search.html", "", word("site_search", lang), lang, &page)?;
    written.write("search.html", html.as_bytes())
}
