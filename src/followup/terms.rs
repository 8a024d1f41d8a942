//! Text → terms: what a statement is about, in the words of the genre. Words
//! come from `datasets/followup.toml`; what no word covers and is no
//! boilerplate is kept as character pairs, so that an unknown object counts too.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::dataset::{BACKGROUND, ConceptEntry, DATASET};
use crate::read::simplified;
use aho_corasick::{AhoCorasick, MatchKind};

/// Words of the dataset, ready to be found in a text in one pass.
pub(super) struct Lexicon {
    finder: AhoCorasick,
    words: Vec<Word>,
    weights: Vec<f32>,
    /// The usual word for each concept.
    usual: Vec<&'static str>,
    /// `related[a * n + b]`: how far concept `b` answers for concept `a`, and
    /// `a` for `b`, where two weaknesses are compared.
    pub(super) related: Vec<f32>,
    /// The same where a sentence of a review is held against a weakness: what
    /// was done for a part speaks for the whole, what was done for something
    /// near speaks for it less.
    pub(super) vouched: Vec<f32>,
}

impl Lexicon {
    /// How many concepts there are.
    pub(super) fn concepts(&self) -> usize {
        self.weights.len()
    }

    /// The usual word for a concept.
    pub(super) fn usual_word(&self, concept: u16) -> &'static str {
        self.usual
            .get(usize::from(concept))
            .copied()
            .unwrap_or_default()
    }

    /// The concepts that a term names.
    pub(super) fn names(&self, term: &Term) -> &[u16] {
        self.word(term).map_or(&[], |word| &word.names)
    }

    /// The concepts that it is a sign of.
    pub(super) fn signs(&self, term: &Term) -> &[u16] {
        self.word(term).map_or(&[], |word| &word.signs)
    }

    fn word(&self, term: &Term) -> Option<&Word> {
        self.words.get(term.key.word()?)
    }
}

/// What a word of the dataset stands for; boilerplate stands for nothing.
#[derive(Debug, Clone, Default)]
struct Word {
    names: Vec<u16>,
    signs: Vec<u16>,
    /// What it says where it names nothing.
    weight: f32,
}

/// Weights of words of the background.
const COMMON: f32 = 0.1;
const USUAL: f32 = 0.25;

/// How far the wider thing answers for its part, and the part for the whole.
const PART_BY_WHOLE: f32 = 0.6;
const WHOLE_BY_PART: f32 = 0.6;
/// How much of its nearness a thing keeps as evidence.
const NEAR_AS_EVIDENCE: f32 = 0.5;

pub(super) static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let data = &*DATASET;
    let n = data.concept.len();
    let number: BTreeMap<&str, usize> = data
        .concept
        .iter()
        .enumerate()
        .map(|(i, c)| (c.id.as_str(), i))
        .collect();
    let mut related = vec![0.0_f32; n * n];
    let mut vouched = related.clone();
    let mut words: BTreeMap<String, Word> = BTreeMap::new();
    let background = &*BACKGROUND;
    let lists = [
        (&background.usual, USUAL),
        (&background.common, COMMON),
        (&data.boilerplate.words, 0.0),
    ];
    for (list, weight) in lists {
        for word in list {
            words.entry(plain(word)).or_default().weight = weight;
        }
    }
    for (i, concept) in data.concept.iter().enumerate() {
        related[i * n + i] = 1.0;
        vouched[i * n + i] = 1.0;
        for word in &concept.words {
            words.entry(plain(word)).or_default().names.push(i as u16);
        }
        for word in &concept.signs {
            words.entry(plain(word)).or_default().signs.push(i as u16);
        }
        for wider in concept.under.iter().filter_map(|w| number.get(w.as_str())) {
            related[i * n + wider] = PART_BY_WHOLE;
            related[wider * n + i] = WHOLE_BY_PART;
            vouched[i * n + wider] = PART_BY_WHOLE;
            vouched[wider * n + i] = WHOLE_BY_PART;
        }
        for (other, &share) in &concept.near {
            if let Some(&j) = number.get(other.as_str()) {
                related[i * n + j] = share;
                related[j * n + i] = share;
                vouched[i * n + j] = NEAR_AS_EVIDENCE * share;
                vouched[j * n + i] = NEAR_AS_EVIDENCE * share;
            }
        }
    }
    let finder = AhoCorasick::builder()
        .match_kind(MatchKind::LeftmostLongest)
        .build(words.keys())
        .unwrap_or_else(|e| panic!("datasets/followup.toml: {e}"));
    Lexicon {
        finder,
        words: words.into_values().collect(),
        weights: data.concept.iter().map(|c| c.weight).collect(),
        usual: data.concept.iter().map(ConceptEntry::usual_word).collect(),
        related,
        vouched,
    }
});

/// The words that say of a thing only that it is lacking, and those that all
/// reports have.
pub(super) fn boilerplate() -> impl Iterator<Item = String> {
    let words = DATASET.boilerplate.words.iter();
    words.chain(&BACKGROUND.common).map(|word| plain(word))
}

/// The text without quotation marks, brackets and white space, and with one
/// form of comma and semicolon, in simplified characters: reports of one place
/// change these at will.
pub(super) fn plain(text: &str) -> String {
    text.chars()
        .map(|c| simplified(c).unwrap_or(c))
        .filter_map(|c| match c {
            '“' | '”' | '"' | '‘' | '’' | '《' | '》' | '「' | '」' => None,
            c if c.is_whitespace() => None,
            ',' => Some('，'),
            ';' => Some('；'),
            '(' => Some('（'),
            ')' => Some('）'),
            c => Some(c),
        })
        .collect()
}

/// One thing a text speaks of.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Term {
    pub(super) key: Key,
    /// How much it says about what the text is about.
    pub(super) weight: f32,
}

/// What tells one term from another: the number of a word of the lexicon, or
/// two neighbouring characters no word covers. One number, since terms are
/// sorted, compared and hashed more often than anything else here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Key(u64);

impl Key {
    /// Pairs stand behind all words.
    const PAIR: u64 = 1 << 63;

    fn of_word(number: usize) -> Self {
        Self(number as u64)
    }

    fn of_pair(first: char, second: char) -> Self {
        Self(Self::PAIR | u64::from(first) << 32 | u64::from(second))
    }

    /// The number of the word.
    fn word(self) -> Option<usize> {
        (self.0 < Self::PAIR).then_some(self.0 as usize)
    }
}

/// Weight of a pair of characters no word covers: three pairs (a word of four
/// characters) weigh about as much as one word of the lexicon.
const PAIR_WEIGHT: f32 = 0.3;
/// Weight of a word that is only a sign of something.
const SIGN_WEIGHT: f32 = 0.5;
/// What stands between two clauses; no word of the lexicon has one.
pub(super) const CLAUSE_ENDS: [char; 4] = ['，', '；', '。', '：'];

/// The terms of a plain text (see [`plain`]), each once, sorted by key.
pub(super) fn terms(text: &str) -> Vec<Term> {
    weighed(found(text))
}

/// Terms found, each once, sorted by key and weighed against each other.
fn weighed(mut found: Vec<Term>) -> Vec<Term> {
    found.sort_unstable_by_key(|term| term.key);
    found.dedup_by_key(|term| term.key);
    damp(&mut found);
    found
}

/// The terms of a plain text as they come. Those of its clauses are those of
/// the text.
fn found(text: &str) -> Vec<Term> {
    let lexicon = &*LEXICON;
    let mut found = Vec::with_capacity(text.len() / 4);
    let mut at = 0;
    for m in lexicon.finder.find_iter(text) {
        pairs(&text[at..m.start()], &mut found);
        at = m.end();
        let id = m.pattern().as_usize();
        let word = &lexicon.words[id];
        let weight = if !word.names.is_empty() {
            let weights = word.names.iter().map(|&c| lexicon.weights[c as usize]);
            weights.fold(0.0, f32::max)
        } else if !word.signs.is_empty() {
            SIGN_WEIGHT
        } else if word.weight > 0.0 {
            word.weight
        } else {
            continue;
        };
        let key = Key::of_word(id);
        found.push(Term { key, weight });
    }
    pairs(&text[at..], &mut found);
    found
}

/// Several words for one thing say little more than one: each is weighed down
/// by the square root of their number.
fn damp(found: &mut [Term]) {
    let first = |term: &Term| LEXICON.names(term).first().copied();
    let mut named: Vec<u16> = found.iter().filter_map(first).collect();
    named.sort_unstable();
    for term in found {
        if let Some(name) = first(term) {
            let from = named.partition_point(|n| *n < name);
            let until = named.partition_point(|n| *n <= name);
            term.weight /= ((until - from) as f32).sqrt();
        }
    }
}

fn pairs(text: &str, found: &mut Vec<Term>) {
    let mut before = None;
    for c in text.chars() {
        let han = ('\u{4e00}'..='\u{9fff}').contains(&c) || c.is_ascii_alphabetic();
        if han {
            if let Some(b) = before {
                found.push(Term {
                    key: Key::of_pair(b, c),
                    weight: PAIR_WEIGHT,
                });
            }
            before = Some(c);
        } else {
            before = None;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_dataset_names_only_concepts_it_has() {
        let ids: Vec<&str> = DATASET.concept.iter().map(|c| c.id.as_str()).collect();
        for concept in &DATASET.concept {
            for other in concept.under.iter().chain(concept.near.keys()) {
                assert!(ids.contains(&other.as_str()), "{}: {other}", concept.id);
            }
        }
    }

    #[test]
    fn no_word_reaches_over_the_end_of_a_clause() {
        let text = "执法装备，老旧；人民调解。力量：不足";
        let whole = weighed(found(text));
        let clauses = text.split(CLAUSE_ENDS).flat_map(found).collect();
        assert_eq!(whole, weighed(clauses));
        let words = DATASET
            .concept
            .iter()
            .flat_map(|c| c.words.iter().chain(&c.signs));
        let words = words.chain(&DATASET.boilerplate.words);
        let words = words.chain(&BACKGROUND.common).chain(&BACKGROUND.usual);
        for word in words {
            assert!(!plain(word).contains(CLAUSE_ENDS), "{word}");
        }
    }

    #[test]
    fn boilerplate_is_no_term() {
        assert!(terms("有待进一步加强").is_empty());
    }

    #[test]
    fn an_unknown_object_counts_by_its_characters() {
        assert_eq!(terms("鳌江堤坝").len(), 3);
    }
}
