//! The words around a figure: the table of `datasets/labels.toml`, and the cut
//! of a clause into [`Word`]s by it. Everything else in this stage reads roles,
//! not words.

mod cut;
mod settle;
mod table;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::LazyLock;

use crate::cues::Words;
use aho_corasick::{AhoCorasick, MatchKind};
pub(super) use cut::is_mark;
use rustc_hash::FxHashSet;
pub(super) use table::PeriodWords;
use table::{Attribute, Money, Table};

/// What a word does in its clause. The lists stand in `datasets/labels.toml`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// Anything the table does not know: nouns, mostly.
    Noun,
    /// Names what was counted or done.
    Verb,
    /// Says only that work was done.
    Light,
    /// Adverbs and connectives.
    Drop,
    /// A time of the whole report, a date.
    Time,
    /// 全市, 我县.
    Scope,
    /// The number that follows is the value itself (达到, 提高到).
    Reach,
    /// The number that follows is a growth.
    Rise,
    /// The number that follows is a fall.
    Fall,
    /// A cut against a norm (压缩).
    Cut,
    /// 同比, 比上年.
    Compare,
    /// 分别.
    Each,
    /// 其中, 包括.
    Inside,
    /// 占.
    Part,
    /// 等 after a list of examples.
    Etc,
    /// 的.
    Of,
    /// 和, 、.
    And,
    /// Small words before an object (对, 为).
    Particle,
    /// Opens an adverbial (围绕, 向).
    Prep,
    /// The clause proper begins behind it (以来).
    Since,
    /// Punctuation and marks.
    Mark,
}

/// A word of a clause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    /// What it does.
    pub role: Role,
    /// Bytes of the report's text.
    pub span: Range<usize>,
}

/// The table, ready to search.
pub(super) struct Lexicon {
    cutter: AhoCorasick,
    roles: Vec<Role>,
    times: FxHashSet<String>,
    /// Words of reaching that are deeds where a thing follows.
    deeds: FxHashSet<String>,
    fields: AhoCorasick,
    topics: AhoCorasick,
    /// Fields that are a procedure, the subject of whatever is done in it.
    pub procedures: Vec<String>,
    /// 复议 → 行政复议.
    pub aliases: BTreeMap<String, String>,
    /// Modifiers that tell no thing of a class from another.
    pub vague: BTreeSet<String>,
    /// Words of headings that name no subject.
    pub furniture: Words,
    /// Verbs of spending.
    pub money: Money,
    /// What alone names no row.
    pub attribute: Attribute,
    /// 城乡 → 城镇, 农村.
    pub compound: BTreeMap<String, Vec<String>>,
    /// Classes that the last item of a list names for all.
    pub classes: Vec<String>,
    /// What stands between the items of a list and the property they share.
    pub shared: Vec<String>,
    /// Words that tell the time of a figure.
    pub period: PeriodWords,
}

/// The table of `datasets/labels.toml`.
pub(super) static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let table: Table = toml::from_str(include_str!("../../../datasets/labels.toml"))
        .unwrap_or_else(|e| panic!("datasets/labels.toml: {e}"));
    Lexicon::new(table)
});

impl Lexicon {
    fn new(table: Table) -> Self {
        let r = table.roles;
        // Where a word stands in two lists, the list named first here wins.
        let times = r.time.iter().cloned().collect();
        let lists = [
            (Role::Noun, r.noun),
            (Role::Time, r.time),
            (Role::Scope, r.scope),
            (Role::Reach, r.reach),
            (Role::Rise, r.rise),
            (Role::Fall, r.fall),
            (Role::Cut, r.cut),
            (Role::Compare, r.compare),
            (Role::Each, r.each),
            (Role::Inside, r.inside),
            (Role::Part, r.part),
            (Role::Etc, r.etc),
            (Role::Of, r.of),
            (Role::And, r.and),
            (Role::Drop, r.drop),
            (Role::Particle, r.particle),
            (Role::Prep, r.prep),
            (Role::Since, r.since),
            (Role::Verb, r.verb),
            (Role::Light, r.light),
        ];
        let mut patterns = Vec::new();
        let mut roles = Vec::new();
        let mut seen = BTreeSet::new();
        for (role, words) in lists {
            for word in words {
                if seen.insert(word.clone()) {
                    patterns.push(word);
                    roles.push(role);
                }
            }
        }
        Self {
            cutter: automaton(&patterns),
            roles,
            times,
            deeds: r.deed.into_iter().collect(),
            fields: automaton(&table.fields.words),
            topics: automaton(&table.fields.topics),
            vague: table.fields.vague,
            procedures: table.fields.procedures,
            aliases: table.fields.aliases,
            furniture: table.fields.furniture,
            money: table.money,
            attribute: table.attribute,
            compound: table.compound,
            classes: table.list.classes,
            shared: table.list.shared,
            period: table.period,
        }
    }

    /// The last work of the law named in `text`.
    pub fn topic<'t>(&self, text: &'t str) -> Option<&'t str> {
        let law = |end: usize| LAWS.iter().any(|l| text[end..].starts_with(l));
        let found = self
            .topics
            .find_iter(text)
            .filter(|m| !law(m.end()))
            .last()?;
        text.get(found.range())
    }

    /// The first field of work named in `text`, for example 行政复议.
    pub fn field<'t>(&self, text: &'t str) -> Option<&'t str> {
        let law = |end: usize| LAWS.iter().any(|l| text[end..].starts_with(l));
        let found = self.fields.find_iter(text).find(|m| !law(m.end()))?;
        text.get(found.range())
    }
}

/// What makes a field the name of a law.
const LAWS: [&str; 4] = ["法", "条例", "规定", "办法"];

fn automaton(patterns: &[String]) -> AhoCorasick {
    AhoCorasick::builder()
        .match_kind(MatchKind::LeftmostLongest)
        .build(patterns)
        .unwrap_or_else(|e| panic!("datasets/labels.toml: {e}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn roles(text: &str) -> Vec<(Role, &str)> {
        LEXICON
            .cut(text, 0..text.len())
            .into_iter()
            .map(|w| (w.role, &text[w.span]))
            .collect()
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
    fn new_goes_with_any_deed_and_a_thing_reached_is_a_deed() {
        assert_eq!(
            roles("新评定调解室"),
            [(Role::Verb, "新评定"), (Role::Noun, "调解室")]
        );
        assert_eq!(roles("突破关键技术")[0], (Role::Verb, "突破"));
        assert_eq!(roles("总量突破")[1], (Role::Reach, "突破"));
    }

    #[test]
    fn the_marker_of_a_line_is_no_word() {
        assert_eq!(roles("B10.办理")[0], (Role::Mark, "B10."));
        assert_eq!(roles("PM2.5浓度")[0].0, Role::Noun);
    }
}
