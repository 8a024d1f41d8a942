//! Kinds of reports. A genre is data: what its titles say, which year it
//! reports on, how its parts are told; one file of `datasets/genres` each, and
//! a line in [`FILES`]. Left of every stage: what differs from genre to genre
//! is asked of it here, and no stage knows a genre by its name.

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};
use serde::Deserialize;

use crate::cues::Words;

/// The genres, by the names of their files. The first is that of all reports
/// that belong to no other.
const FILES: [(&str, &str); 3] = [
    ("other", include_str!("../../datasets/genres/other.toml")),
    (
        "rule-of-law",
        include_str!("../../datasets/genres/rule-of-law.toml"),
    ),
    (
        "government-work",
        include_str!("../../datasets/genres/government-work.toml"),
    ),
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
