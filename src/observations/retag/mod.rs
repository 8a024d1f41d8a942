//! What a word does by the words beside it: the words of a clause as the lexicon
//! cuts them → with the roles they have there. First phase of naming; all
//! clauses of this stage are cut through [`cut`].

mod after_an_event;
mod all_of_them;
mod attribute_with_copula;
mod contents;
mod found_out;
mod new_deed;
mod said_aside;
mod thing_reached;

use std::ops::Range;

use super::rule::Rule;
use crate::lexicon::{LEXICON, Role, Word};

/// What a rule does to the words of a clause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Edit {
    /// These words do something else.
    Role(Range<usize>, Role),
    /// These words are one.
    Join(Range<usize>, Role),
    /// The first bytes of this word are no part of it.
    Shorten(usize, usize),
}

/// What the words of a clause of `text` are; no edit where the rule has nothing
/// to say.
type Apply = fn(text: &str, words: &[Word]) -> Vec<Edit>;

/// The rules of this phase: each sees what those before it left.
pub(super) const RULES: &[Rule<Apply>] = &[
    new_deed::RULE,
    thing_reached::RULE,
    attribute_with_copula::RULE,
    found_out::RULE,
    after_an_event::RULE,
    said_aside::RULE,
    contents::RULE,
    all_of_them::RULE,
];

/// Cuts `text[span]` into words.
pub(super) fn cut(text: &str, span: Range<usize>) -> Vec<Word> {
    let mut words = LEXICON.cut(text, span);
    for rule in RULES {
        let edits = (rule.apply)(text, &words);
        edit(&mut words, edits);
    }
    words
}

/// Does the edits, the last first, so that the places of the others stay.
fn edit(words: &mut Vec<Word>, edits: Vec<Edit>) {
    for edit in edits.into_iter().rev() {
        match edit {
            Edit::Role(range, role) => words[range].iter_mut().for_each(|w| w.role = role),
            Edit::Shorten(at, bytes) => words[at].span.start += bytes,
            Edit::Join(range, role) => {
                let span = words[range.start].span.start..words[range.end - 1].span.end;
                words[range.start] = Word { role, span };
                words.drain(range.start + 1..range.end);
            }
        }
    }
}

/// Whether a rule of this phase has something to say of a clause of a sentence
/// whose figures stand in braces.
#[cfg(test)]
pub(super) fn has_a_part(id: &str, sentence: &str) -> bool {
    let clauses = sentence.split(['{', '}', '，', '。', '；', '：']);
    clauses.into_iter().any(|clause| {
        let mut words = LEXICON.cut(clause, 0..clause.len());
        RULES.iter().any(|rule| {
            let edits = (rule.apply)(clause, &words);
            let fires = rule.id == id && !edits.is_empty();
            edit(&mut words, edits);
            fires
        })
    })
}
