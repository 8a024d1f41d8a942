//! The words around numbers: `datasets/units.toml`, read once and made ready
//! to search. Adding a unit, a qualifier or a name is a line there, none here.

mod table;

use std::collections::{BTreeMap, HashSet};
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, Anchored, Input, MatchKind, StartKind};
use memchr::memmem::Finder;
use rustc_hash::{FxHashMap, FxHashSet};

use super::Qualifier;
use crate::cues::{begins, ends};
use table::Table;
pub(super) use table::{Before, Class, Directions, Milestone};

/// What the words straight behind a number make of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Behind {
    /// A unit: its canonical name, and whether it also follows a single
    /// Chinese digit.
    Unit(&'static str, bool),
    /// A date or a span of time.
    Time,
    /// A span of time that may be what is measured; its name.
    Duration(&'static str),
    /// An age, its name.
    Age(&'static str),
    /// Part of a name.
    Name,
    /// A count of the report's own list.
    Announce,
    /// The noun that is counted.
    Noun,
    /// A word that begins like a unit.
    Shield,
}

/// A word before a number that qualifies it.
pub(super) struct Lead {
    pub word: String,
    pub qualifier: Qualifier,
    /// Characters that make another word of it.
    pub not_after: String,
    /// Whether it counts only before a number without digits (过百亿).
    pub bare: bool,
}

/// A word behind a unit that qualifies the number.
pub(super) struct Trail {
    pub word: String,
    pub qualifier: Qualifier,
    /// Whether it counts only where no Chinese character follows (3天内, not 内部).
    pub alone: bool,
}

/// The table, ready to search.
pub(super) struct Vocabulary {
    behind: AhoCorasick,
    roles: Vec<Behind>,
    names: AhoCorasick,
    /// The first two characters of each name: they tell most numbers from names.
    name_openings: FxHashSet<[Option<char>; 2]>,
    lines: Vec<String>,
    per: AhoCorasick,
    measured: AhoCorasick,
    ages: AhoCorasick,
    furniture: AhoCorasick,
    measure_starts: FxHashSet<char>,
    /// Leads by their last character, the longest first.
    leads: FxHashMap<char, Vec<Lead>>,
    /// Words behind a unit that qualify it, the longest first.
    pub trails: Vec<Trail>,
    /// Words before the verb of a clause that qualify its numbers.
    across: Vec<(Finder<'static>, Qualifier)>,
    /// Signs before a number, and their unit.
    pub signs: Vec<(&'static str, &'static str)>,
    /// Units of which there are no tenths.
    pub whole: Vec<String>,
    pub grade: Vec<String>,
    pub yu: Vec<String>,
    pub duo: Vec<String>,
    pub before: Before,
    pub class: Class,
    /// Capacities that say what kind of works a thing is.
    pub specification: Vec<Class>,
    pub directions: Directions,
    pub longest_furniture: usize,
    /// Units that are so many of another.
    times: Vec<(&'static str, &'static str, f64)>,
    /// Smaller units that may follow a unit, and how much of it one is.
    smaller: BTreeMap<String, Vec<(String, f64)>>,
    /// 半 behind a unit, and the words that begin with it.
    pub half: char,
    pub half_words: Vec<String>,
    /// Units behind which a digit is a tenth of one.
    pub tenths: Vec<String>,
    all: Vec<String>,
    pub milestone: Milestone,
}

/// The table of `datasets/units.toml`.
pub(super) static VOCABULARY: LazyLock<Vocabulary> = LazyLock::new(|| {
    let table: Table = toml::from_str(include_str!("../../../datasets/units.toml"))
        .unwrap_or_else(|e| panic!("datasets/units.toml: {e}"));
    Vocabulary::new(table)
});

/// The table lives as long as the program, and so do its words.
fn kept(word: String) -> &'static str {
    Box::leak(word.into_boxed_str())
}

fn qualifier(name: &str) -> Qualifier {
    match name {
        "over" => Qualifier::Over,
        "under" => Qualifier::Under,
        "about" => Qualifier::About,
        other => panic!("datasets/units.toml: no qualifier {other:?}"),
    }
}

fn longest_first(words: &[String]) -> AhoCorasick {
    AhoCorasick::builder()
        .match_kind(MatchKind::LeftmostLongest)
        .start_kind(StartKind::Both)
        .build(words)
        .unwrap_or_else(|e| panic!("datasets/units.toml: {e}"))
}

fn at_start(searcher: &AhoCorasick, text: &str) -> Option<(usize, usize)> {
    let found = searcher.find(Input::new(text).anchored(Anchored::Yes))?;
    Some((found.pattern().as_usize(), found.end()))
}

fn opening(text: &str) -> [Option<char>; 2] {
    let mut chars = text.chars();
    [chars.next(), chars.next()]
}

impl Vocabulary {
    fn new(table: Table) -> Self {
        let same = table.units.same;
        let canonical = |word: &str| kept(same.get(word).cloned().unwrap_or_else(|| word.into()));
        let mut words: Vec<String> = Vec::new();
        let mut roles = Vec::new();
        let mut seen = HashSet::new();
        // Where a word stands in two lists, the list named first here wins.
        let b = table.behind;
        let mut add = |list: Vec<String>, role: &dyn Fn(&str) -> Behind| {
            for word in list {
                if seen.insert(word.clone()) {
                    roles.push(role(&word));
                    words.push(word);
                }
            }
        };
        let measure_starts = table
            .units
            .counted
            .iter()
            .filter_map(|w| w.chars().next())
            .collect();
        add(table.units.counted, &|w| Behind::Unit(canonical(w), true));
        add(table.units.digits_only, &|w| {
            Behind::Unit(canonical(w), false)
        });
        add(b.duration, &|w| Behind::Duration(canonical(w)));
        add(b.time, &|_| Behind::Time);
        add(b.age, &|w| Behind::Age(canonical(w)));
        add(b.name, &|_| Behind::Name);
        add(b.announce, &|_| Behind::Announce);
        add(b.noun, &|_| Behind::Noun);
        add(b.shield, &|_| Behind::Shield);

        let mut leads: FxHashMap<char, Vec<Lead>> = FxHashMap::default();
        for group in table.qualifiers.before {
            for word in group.words {
                let Some(last) = word.chars().last() else {
                    continue;
                };
                leads.entry(last).or_default().push(Lead {
                    word,
                    qualifier: qualifier(&group.meaning),
                    not_after: group.not_after.clone(),
                    bare: group.bare,
                });
            }
        }
        for group in leads.values_mut() {
            group.sort_by_key(|l| std::cmp::Reverse(l.word.len()));
        }
        let mut trails = Vec::new();
        for group in table.qualifiers.behind {
            let (meaning, alone) = (qualifier(&group.meaning), group.alone);
            trails.extend(group.words.into_iter().map(|word| Trail {
                word,
                qualifier: meaning,
                alone,
            }));
        }
        trails.sort_by_key(|t| std::cmp::Reverse(t.word.len()));
        let mut across = Vec::new();
        for group in table.qualifiers.across {
            let meaning = qualifier(&group.meaning);
            let words = group.words.iter();
            across.extend(words.map(|w| (Finder::new(w).into_owned(), meaning)));
        }
        let mut signs: Vec<_> = table
            .units
            .signs
            .into_iter()
            .map(|(sign, unit)| (kept(sign), kept(unit)))
            .collect();
        signs.sort_by_key(|(sign, _)| std::cmp::Reverse(sign.len()));

        let times = table.units.times.into_iter();
        let times = times.map(|(word, is)| (kept(word), kept(is.unit), is.times));
        Self {
            times: times.collect(),
            smaller: table.units.smaller,
            half: table.remainder.half.chars().next().unwrap_or('半'),
            half_words: table.remainder.half_words,
            tenths: table.remainder.tenths,
            all: table.remainder.all,
            milestone: table.milestone,
            behind: longest_first(&words),
            roles,
            names: longest_first(&table.names.all),
            name_openings: table.names.all.iter().map(|name| opening(name)).collect(),
            lines: table.names.lines,
            per: longest_first(&table.compound.per),
            measured: longest_first(&table.measured.time),
            ages: longest_first(&table.measured.age),
            furniture: longest_first(&table.furniture.keys),
            measure_starts,
            leads,
            trails,
            across,
            signs,
            whole: table.units.whole,
            grade: table.grade.after,
            yu: table.more.yu,
            duo: table.more.duo,
            before: table.before,
            class: table.class,
            specification: table.specification,
            directions: table.directions,
            longest_furniture: table.furniture.longest,
        }
    }

    /// What stands straight behind a number, and how long it is.
    pub(super) fn behind(&self, text: &str) -> Option<(Behind, usize)> {
        let (word, len) = at_start(&self.behind, text)?;
        Some((*self.roles.get(word)?, len))
    }

    /// The unit that `piece` (个) begins, where `text` goes on with it behind 半:
    /// 小时 of 三个半小时.
    pub(super) fn behind_parted(&self, piece: &str, text: &str) -> Option<(Behind, usize)> {
        const LONGEST_REST: usize = 4;
        let rest: String = text.chars().take(LONGEST_REST).collect();
        let (word, len) = self.behind(&format!("{piece}{rest}"))?;
        let whole = matches!(word, Behind::Unit(..) | Behind::Duration(_));
        (whole && len > piece.len()).then(|| (word, len - piece.len()))
    }

    /// What one of a unit is in the unit of tables.
    pub(super) fn times(&self, unit: &str) -> Option<(&'static str, f64)> {
        let found = self.times.iter().find(|(word, ..)| *word == unit)?;
        Some((found.1, found.2))
    }

    /// The smaller unit of `unit` that a text begins with: its bytes, and how
    /// much of the unit one is.
    pub(super) fn smaller(&self, unit: &str, text: &str) -> Option<(usize, f64)> {
        let mut smaller = self.smaller.get(unit)?.iter();
        let (word, worth) = smaller.find(|(word, _)| begins(text, word))?;
        Some((word.len(), *worth))
    }

    /// The bytes of a number that says all of it (百分百).
    pub(super) fn all_of_it(&self, text: &str) -> Option<usize> {
        let found = self.all.iter().find(|word| begins(text, word))?;
        Some(found.len())
    }

    /// The length of the name that begins with this number.
    pub(super) fn name(&self, text: &str) -> Option<usize> {
        self.name_openings
            .contains(&opening(text))
            .then(|| at_start(&self.names, text).map(|(_, len)| len))?
    }

    /// The qualifier a clause says before its verb: 至少建设1家.
    pub(super) fn across(&self, clause: &str) -> Option<Qualifier> {
        let mut across = self.across.iter();
        let said = across.find(|(word, _)| word.find(clause.as_bytes()).is_some());
        said.map(|(_, qualifier)| *qualifier)
    }

    /// Whether a number is that of a telephone line.
    pub(super) fn is_line(&self, number: &str) -> bool {
        let fits = |line: &String| {
            line.len() == number.len()
                && line.bytes().zip(number.bytes()).all(|(pattern, digit)| {
                    pattern == digit || pattern == b'?' && digit.is_ascii_digit()
                })
        };
        self.lines.iter().any(fits)
    }

    /// The length of what may stand behind / in a compound unit.
    pub(super) fn per(&self, text: &str) -> Option<usize> {
        at_start(&self.per, text).map(|(_, len)| len)
    }

    /// Whether the clause measures time.
    pub(super) fn measures_time(&self, clause: &str) -> bool {
        self.measured.is_match(clause)
    }

    /// Whether the clause measures age.
    pub(super) fn measures_age(&self, clause: &str) -> bool {
        self.ages.is_match(clause)
    }

    /// Whether the line belongs to the web page.
    pub(super) fn is_furniture(&self, line: &str) -> bool {
        line.len() <= self.longest_furniture && self.furniture.is_match(line)
    }

    /// Whether a measure word may begin with `c`.
    pub(super) fn is_measure(&self, c: char) -> bool {
        self.measure_starts.contains(&c)
    }

    /// Leads that end in `c`.
    pub(super) fn leads(&self, c: char) -> &[Lead] {
        self.leads.get(&c).map_or(&[], Vec::as_slice)
    }
}

/// The one of `words` that `text` ends in.
pub(super) fn ends_in<'w>(text: &str, words: &'w [String]) -> Option<&'w str> {
    words.iter().map(String::as_str).find(|w| ends(text, w))
}

/// Whether `text` begins with one of `words`.
pub(super) fn begins_in(text: &str, words: &[String]) -> bool {
    words.iter().any(|w| begins(text, w))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_word_behind_a_number_decides() {
        let behind = |t| VOCABULARY.behind(t).map(|(b, _)| b);
        assert_eq!(behind("家律所"), Some(Behind::Unit("家", true)));
        assert_eq!(behind("家庭"), Some(Behind::Noun));
        assert_eq!(behind("个月内"), Some(Behind::Duration("个月")));
        assert_eq!(behind("个百分点"), Some(Behind::Unit("个百分点", true)));
        assert_eq!(behind("百分点"), Some(Behind::Unit("个百分点", true)));
        assert_eq!(behind("面积"), Some(Behind::Shield));
        assert_eq!(behind("的"), None);
    }
}
