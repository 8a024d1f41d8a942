//! Kinds of reports. A genre is data: what its titles say, which year it
//! reports on, how its parts are told; one file of `datasets/genres` each, and
//! a line in [`FILES`]. Left of every stage: what differs from genre to genre
//! is asked of it here, and no stage knows a genre by its name.

mod form;

use std::collections::HashMap;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};
use serde::Deserialize;

use crate::cues::Words;

pub use form::{Again, Form, Forms, Line, Said, Sum};

/// The genres, by the names of their files. The first is that of all reports
/// that belong to no other.
const FILES: [(&str, &str); 4] = [
    ("other", include_str!("../../datasets/genres/other.toml")),
    (
        "rule-of-law",
        include_str!("../../datasets/genres/rule-of-law.toml"),
    ),
    (
        "government-work",
        include_str!("../../datasets/genres/government-work.toml"),
    ),
    ("foi", include_str!("../../datasets/genres/foi.toml")),
];

/// The genre of a report: one of [`Genre::ALL`].
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Genre(u8);

/// Which year a report is about, by the year in its title.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum YearRule {
    /// That year.
    Titled,
    /// The year before: it is given at the beginning of a year.
    Before,
}

/// A file of `datasets/genres`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    id: String,
    name: Name,
    title: Vec<String>,
    address: Words,
    opening: Words,
    year: YearRule,
    reviews_last_year: bool,
    on_one_year: bool,
    parts: Vec<String>,
    #[serde(default)]
    forms: Option<Forms>,
}

#[derive(Deserialize)]
struct Name {
    zh: String,
    en: String,
}

/// The files are part of the program, so that they parse is a test.
static ENTRIES: LazyLock<Vec<Entry>> = LazyLock::new(|| {
    FILES
        .iter()
        .map(|(file, text)| {
            toml::from_str(text).unwrap_or_else(|e| panic!("datasets/genres/{file}.toml: {e}"))
        })
        .collect()
});

/// The title words of all genres in one pass, each with its genre: of words that
/// run into each other (法治政府工作报告) the first counts.
static TITLES: LazyLock<(AhoCorasick, Vec<Genre>)> = LazyLock::new(|| {
    let words = |genre: Genre| genre.entry().title.iter().map(move |word| (word, genre));
    let (words, genres): (Vec<_>, Vec<_>) = Genre::ALL.into_iter().flat_map(words).unzip();
    let titles = AhoCorasick::builder()
        .match_kind(MatchKind::LeftmostLongest)
        .build(words)
        .unwrap_or_else(|e| panic!("datasets/genres: {e}"));
    (titles, genres)
});

/// What a cell of a form measures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coded {
    /// What it is called in Chinese.
    pub name: String,
    /// What it is called in English.
    pub name_en: String,
    /// The unit of its values, multipliers included.
    pub unit: &'static str,
}

/// The cells of the forms of all genres, by their codes.
static CODES: LazyLock<HashMap<String, Coded>> = LazyLock::new(|| {
    let forms = Genre::ALL.into_iter().filter_map(Genre::forms);
    forms
        .flat_map(|forms| &forms.form)
        .flat_map(|form| form.cells().map(move |(row, column)| (form, row, column)))
        .map(|(form, row, column)| {
            let (name, name_en) = form.name_of(row, column);
            let unit = form.unit.as_str();
            let coded = Coded {
                name,
                name_en,
                unit,
            };
            (form.code_of(row, column), coded)
        })
        .collect()
});

/// What the code of a cell of a form stands for; nothing where it is no such
/// code.
#[must_use]
pub fn coded(code: &str) -> Option<&'static Coded> {
    CODES.get(code)
}

impl Genre {
    /// All genres.
    pub const ALL: [Self; FILES.len()] = {
        let mut all = [Self(0); FILES.len()];
        let mut at = 0;
        while at < all.len() {
            all[at] = Self(at as u8);
            at += 1;
        }
        all
    };

    fn entry(self) -> &'static Entry {
        &ENTRIES[usize::from(self.0)]
    }

    /// The genre of this id.
    #[must_use]
    pub fn named(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|genre| genre.as_str() == id)
    }

    /// Its id, the word used in tables.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        &self.entry().id
    }

    /// What it is called in Chinese.
    #[must_use]
    pub fn name_zh(self) -> &'static str {
        &self.entry().name.zh
    }

    /// What it is called in English.
    #[must_use]
    pub fn name_en(self) -> &'static str {
        &self.entry().name.en
    }

    /// Which year the year in a title says.
    #[must_use]
    pub fn year_rule(self) -> YearRule {
        self.entry().year
    }

    /// Whether 去年 is the year it reports on.
    #[must_use]
    pub fn reviews_last_year(self) -> bool {
        self.entry().reviews_last_year
    }

    /// Whether no part of it reviews several years.
    #[must_use]
    pub fn is_on_one_year(self) -> bool {
        self.entry().on_one_year
    }

    /// The sections that every such report has: one without them was not
    /// understood.
    #[must_use]
    pub fn parts(self) -> &'static [String] {
        &self.entry().parts
    }

    /// Its forms, where its tables have the same rows and columns everywhere.
    #[must_use]
    pub fn forms(self) -> Option<&'static Forms> {
        self.entry().forms.as_ref()
    }

    /// The genre that a title names last: 落实政府工作报告情况 is no such report
    /// where 法治政府建设情况报告 follows.
    #[must_use]
    pub fn of_title(title: &str) -> Option<Self> {
        let (titles, genres) = &*TITLES;
        let last = titles.find_iter(title).last()?;
        genres.get(last.pattern().as_usize()).copied()
    }

    /// The genre whose words the text says to those it is given to.
    #[must_use]
    pub fn of_address(text: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|genre| genre.entry().address.within(text))
    }

    /// The genre that the first lines speak of.
    #[must_use]
    pub fn of_opening(opening: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|genre| genre.entry().opening.within(opening))
    }
}

/// The genres that tests of other stages speak of.
#[cfg(test)]
impl Genre {
    pub(crate) fn rule_of_law() -> Self {
        Self::named("rule_of_law").expect("a genre")
    }

    pub(crate) fn government_work() -> Self {
        Self::named("government_work").expect("a genre")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_genre_is_found_by_its_id_and_the_first_is_of_all_others() {
        for genre in Genre::ALL {
            assert_eq!(Genre::named(genre.as_str()), Some(genre));
        }
        assert_eq!(Genre::default().as_str(), "other");
        assert_eq!(Genre::named("minutes"), None);
    }

    #[test]
    fn every_cell_of_every_form_has_a_code_of_its_own() {
        for forms in Genre::ALL.into_iter().filter_map(Genre::forms) {
            let cells: usize = forms.form.iter().map(|form| form.cells().count()).sum();
            assert_eq!(CODES.len(), cells);
        }
        let natural = coded("foi.requests.received.natural").expect("a code");
        assert_eq!(natural.name, "本年新收政府信息公开申请（自然人）");
        assert_eq!(natural.name_en, "Requests received (natural persons)");
        assert!(coded("foi.requests.received").is_some() && coded("mediators").is_none());
    }

    #[test]
    fn a_title_says_its_genre_by_what_it_names_last() {
        let of = |title| Genre::of_title(title).map(Genre::as_str);
        assert_eq!(of("登封市2024年政府工作报告"), Some("government_work"));
        assert_eq!(
            of("登封市人民政府关于2023年度法治政府建设情况的报告"),
            Some("rule_of_law")
        );
        assert_eq!(of("2023年法治政府工作报告"), Some("rule_of_law"));
        assert_eq!(of("2023年国民经济和社会发展统计公报"), None);
    }
}
