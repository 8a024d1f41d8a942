//! Label → label parts: who did it (agent), what was done (act), what is
//! counted (object), the property of it that was measured, and which part of
//! the whole (scope); and the key they make together. Stands behind the label:
//! a pure function of a finished row's label, unit and kind, so that a report
//! says the same of it whatever is read beside it.
//!
//! The words and what each stands for are `datasets/parts.csv`, one a line;
//! what no line knows is part of the object.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};

use super::Kind;
use super::measure_words::block;

/// What a label is made of. Each part is in its canonical words, so that
/// 新收行政复议申请 and 行政复议申请收到 are made of the same; empty where the
/// label says nothing of it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Parts {
    /// Who did it (法院).
    pub agent: String,
    /// What was done (受理).
    pub act: String,
    /// What is counted (行政复议申请).
    pub object: String,
    /// The rate, amount or time of it (办结率).
    pub property: String,
    /// Which part of the whole (规上).
    pub scope: String,
    /// All of these with unit and kind in one word; the same in every run.
    pub key: String,
}

/// The part that a word belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    /// Ends the name of one who acts.
    Agent,
    Act,
    Object,
    /// A class that says little beside another object (案件).
    Class,
    Property,
    Scope,
    /// Which way a change went: that stands in its value.
    Direction,
    /// Says nothing of what is measured.
    Drop,
}

impl Part {
    fn named(word: &str) -> Option<Self> {
        Some(match word {
            "agent" => Self::Agent,
            "act" => Self::Act,
            "object" => Self::Object,
            "class" => Self::Class,
            "property" => Self::Property,
            "scope" => Self::Scope,
            "direction" => Self::Direction,
            "drop" => Self::Drop,
            _ => return None,
        })
    }
}

/// The words, ready to search.
struct Vocabulary {
    /// Words inside a label, the longest at each place.
    cutter: AhoCorasick,
    /// What each of them is and stands for.
    words: Vec<(Part, String)>,
    /// Endings of those who act.
    agents: Vec<String>,
}

static VOCABULARY: LazyLock<Vocabulary> =
    LazyLock::new(|| Vocabulary::of(include_str!("../../datasets/parts.csv")));

impl Vocabulary {
    /// Lines that cannot be understood are none; a test holds that there are none.
    fn of(table: &str) -> Self {
        let mut patterns: Vec<&str> = Vec::new();
        let mut words = Vec::new();
        let mut agents = Vec::new();
        for line in table.lines().skip(1) {
            let mut cells = line.split(',');
            let (Some(word), Some(part)) = (cells.next(), cells.next().and_then(Part::named))
            else {
                continue;
            };
            if part == Part::Agent {
                agents.push(word.to_owned());
                continue;
            }
            let stands_for = cells.next().filter(|w| !w.is_empty()).unwrap_or(word);
            patterns.push(word);
            words.push((part, stands_for.to_owned()));
        }
        Self {
            cutter: automaton(&patterns),
            words,
            agents,
        }
    }

    /// The label cut into words of known parts and, between them, others.
    fn cut<'t>(&'t self, label: &'t str) -> Vec<(Part, &'t str)> {
        let mut out = Vec::new();
        let mut at = 0;
        for found in self.cutter.find_iter(label) {
            let between = label.get(at..found.start()).unwrap_or_default();
            if !between.is_empty() {
                out.push((Part::Object, between));
            }
            if let Some((part, word)) = self.words.get(found.pattern().as_usize()) {
                out.push((*part, word.as_str()));
            }
            at = found.end();
        }
        let rest = label.get(at..).unwrap_or_default();
        if !rest.is_empty() {
            out.push((Part::Object, rest));
        }
        out
    }

    fn acts(&self, word: &str) -> bool {
        self.agents.iter().any(|end| word.ends_with(end.as_str()))
    }
}

fn automaton(patterns: &[&str]) -> AhoCorasick {
    AhoCorasick::builder()
        .match_kind(MatchKind::LeftmostLongest)
        .build(patterns)
        .unwrap_or_else(|e| panic!("datasets/parts.csv: {e}"))
}

/// Takes a label apart.
#[must_use]
pub fn parts(label: &str, unit: &str, kind: Kind) -> Parts {
    let bare: String = label.chars().filter(|c| c.is_alphanumeric()).collect();
    let words = VOCABULARY.cut(&bare);
    let mut own = Parts::default();
    let mut classes = String::new();
    let mut scopes: BTreeSet<&str> = BTreeSet::new();
    for (at, &(part, word)) in words.iter().enumerate() {
        match part {
            // The last deed counts: 收到申请受理 is what was accepted.
            Part::Act => word.clone_into(&mut own.act),
            Part::Property => word.clone_into(&mut own.property),
            Part::Scope => {
                scopes.insert(word);
            }
            Part::Class => word.clone_into(&mut classes),
            Part::Object if acts_next(&words, at) => word.clone_into(&mut own.agent),
            Part::Object => own.object.push_str(word),
            Part::Agent | Part::Direction | Part::Drop => {}
        }
    }
    if own.object.is_empty() {
        own.object = classes;
    }
    own.scope = scopes.into_iter().collect::<Vec<_>>().join("、");
    if own.property.is_empty() && kind == Kind::Share {
        RATE.clone_into(&mut own.property);
    }
    own.key = key(&own, unit, kind);
    own
}

/// What a share measures that does not say what.
const RATE: &str = "率";

/// Whether the object at `at` is one who acts: it ends like one, a deed follows,
/// and behind that an object of the deed.
fn acts_next(words: &[(Part, &str)], at: usize) -> bool {
    let rest = words.get(at..).unwrap_or_default();
    let (Some((_, word)), Some((Part::Act, _))) = (rest.first(), rest.get(1)) else {
        return false;
    };
    let object = |(part, _): &(Part, &str)| matches!(part, Part::Object | Part::Class);
    rest.iter().skip(2).any(object) && VOCABULARY.acts(word)
}

/// The parts in one word: 行政复议申请·收到[件].
fn key(parts: &Parts, unit: &str, kind: Kind) -> String {
    let said = [
        &parts.agent,
        &parts.scope,
        &parts.object,
        &parts.act,
        &parts.property,
    ];
    let said: Vec<&str> = said
        .into_iter()
        .map(String::as_str)
        .filter(|part| !part.is_empty())
        .collect();
    let kind = match kind {
        Kind::Level => "",
        Kind::Share => " share",
        Kind::Change => " change",
    };
    format!("{}[{}{kind}]", said.join("·"), block(unit).0)
}

/// Whether the words only say that something grew or fell.
pub(super) fn is_comparison(words: &str) -> bool {
    let bare: String = words.chars().filter(|c| c.is_alphanumeric()).collect();
    let parts = VOCABULARY.cut(&bare);
    parts.iter().any(|(part, _)| *part == Part::Direction)
        && parts
            .iter()
            .all(|(part, _)| matches!(part, Part::Direction | Part::Drop))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn level(label: &str) -> Parts {
        parts(label, "件", Kind::Level)
    }

    #[test]
    fn every_line_of_the_table_is_understood() {
        let lines = include_str!("../../datasets/parts.csv").lines().skip(1);
        let mut words = BTreeSet::new();
        for line in lines {
            let cells: Vec<&str> = line.split(',').collect();
            assert_eq!(cells.len(), 3, "{line}");
            assert!(Part::named(cells[1]).is_some(), "{line}");
            let again = cells[1] != "agent" && !words.insert(cells[0]);
            assert!(!again, "twice: {line}");
        }
    }

    #[test]
    fn the_order_of_the_words_makes_no_other_key() {
        assert_eq!(level("行政复议申请收到").key, level("新收行政复议申请").key);
        assert_ne!(level("行政复议申请收到").key, level("行政复议申请受理").key);
    }

    #[test]
    fn parts_are_told_apart() {
        let parts = level("法院受理行政诉讼案件");
        let said = [&parts.agent, &parts.act, &parts.object].map(String::as_str);
        assert_eq!(said, ["法院", "受理", "行政诉讼"]);
        assert_eq!(level("城镇新增就业").object, "城镇新增就业");
        assert_eq!(level("高价值发明专利拥有量").object, "高价值发明专利");
    }

    #[test]
    fn a_share_and_its_level_are_two_things() {
        let share = parts("行政复议按期办结率", "%", Kind::Share);
        assert_eq!(
            (share.object.as_str(), share.property.as_str()),
            ("行政复议", "办结率")
        );
        assert_ne!(share.key, level("行政复议办结").key);
    }
}
