//! The words of the reports, each with what it does in a clause and the classes
//! that rules ask for: `datasets/lexicon.csv`, one word a line. Left of every
//! stage; knows no rule.
//!
//! [`Lexicon::cut`] cuts a clause into [`Word`]s, by the longest word at each
//! place: a longer word shields the shorter ones inside it (增加值 is no 增加).
//! A stage asks for roles and classes, not for words.

mod classes;
mod cut;
mod table;
mod word;

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};
use serde::Deserialize;

pub(crate) use classes::{Classes, PeriodWords};
pub(crate) use cut::is_mark;
pub(crate) use word::{Role, Word};

/// The lexicon, ready to search.
pub(crate) struct Lexicon {
    cutter: AhoCorasick,
    roles: Vec<Role>,
    fields: AhoCorasick,
    legal_works: AhoCorasick,
    /// What rules ask for.
    pub classes: Classes,
    /// What tells the time of a figure: the classes `period.*`.
    pub period: PeriodWords,
}

/// The lexicon that is built in. Broken, it is a fault of the program, which
/// the tests of this module find.
pub(crate) static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    Lexicon::parse(include_str!("../../datasets/lexicon.csv"))
        .unwrap_or_else(|wrong| panic!("datasets/lexicon.csv: {wrong}"))
});

impl Lexicon {
    fn parse(text: &str) -> Result<Self, String> {
        let entries = table::entries(text)?;
        let known = || entries.iter().filter_map(|e| Some((e.word, e.role?)));
        let told = |e: toml::de::Error| e.message().to_owned();
        let mut tree = table::classes(&entries);
        let period = tree.remove("period").unwrap_or(toml::Table::new().into());
        let period = PeriodWords::deserialize(period).map_err(told)?;
        let classes = Classes::deserialize(tree).map_err(told)?;
        Ok(Self {
            cutter: automaton(known().map(|(word, _)| word))?,
            roles: known().map(|(_, role)| role).collect(),
            fields: automaton(&classes.field)?,
            legal_works: automaton(&classes.legal_work)?,
            classes,
            period,
        })
    }

    /// The last work of the law named in `text`.
    pub fn legal_work<'t>(&self, text: &'t str) -> Option<&'t str> {
        let law = |end: usize| self.classes.law.begins(&text[end..]);
        let found = self.legal_works.find_iter(text).filter(|m| !law(m.end()));
        text.get(found.last()?.range())
    }

    /// The first field of work named in `text`, for example 行政复议.
    pub fn field<'t>(&self, text: &'t str) -> Option<&'t str> {
        let law = |end: usize| self.classes.law.begins(&text[end..]);
        let found = self.fields.find_iter(text).find(|m| !law(m.end()))?;
        text.get(found.range())
    }
}

fn automaton<W: AsRef<[u8]>>(words: impl IntoIterator<Item = W>) -> Result<AhoCorasick, String> {
    AhoCorasick::builder()
        .match_kind(MatchKind::LeftmostLongest)
        .build(words)
        .map_err(|e| e.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn roles(text: &str) -> Vec<(Role, &str)> {
        let words = LEXICON.cut(text, 0..text.len());
        words.iter().map(|w| (w.role, w.said(text))).collect()
    }

    #[test]
    fn a_class_that_no_rule_asks_for_is_refused() {
        let table = include_str!("../../datasets/lexicon.csv");
        let more = format!("{table}某词,,nobody_asks\n");
        let wrong = Lexicon::parse(&more).err();
        assert!(wrong.is_some_and(|w| w.contains("nobody_asks")));
        let less = table.replace(" grade", "").replace(",grade", ",");
        assert!(Lexicon::parse(&less).is_err());
    }

    #[test]
    fn a_longer_word_shields_the_shorter_one_inside() {
        assert_eq!(
            roles("规上工业增加值增长"),
            [
                (Role::Noun, "规上工业"),
                (Role::Noun, "增加值"),
                (Role::Rise, "增长")
            ]
        );
    }

    #[test]
    fn dates_are_times() {
        assert_eq!(
            roles("2023年1—6月共受理"),
            [
                (Role::Time, "2023年1—6月"),
                (Role::Drop, "共"),
                (Role::Verb, "受理")
            ]
        );
    }

    #[test]
    fn a_heading_names_its_field() {
        assert_eq!(LEXICON.field("发挥行政复议主渠道作用"), Some("行政复议"));
        assert_eq!(LEXICON.field("其他工作"), None);
    }

    #[test]
    fn the_marker_of_a_line_is_no_word() {
        assert_eq!(roles("B10.办理")[0], (Role::Mark, "B10."));
        assert_eq!(roles("PM2.5浓度")[0].0, Role::Noun);
    }
}
