//! What a clause itself calls its figure: the words before the number, the noun
//! after it, or both, by the verbs among them. Phase between the cut of clauses
//! and what is said elsewhere: [`Clause`] → [`Core`].

mod befell;
mod both_sides;
mod brought;
mod called;
mod came_to;
mod covered;
mod examples;
mod govern;
mod how_many_in;
mod how_often;
mod in_batches;
mod manner_of_deed;
mod noun_after;
mod noun_behind;
mod own;
mod reached;
mod spent;
pub(super) mod treated;
mod underwent;
mod verb_and_noun;
mod what_befell;
mod words_before;

pub(super) use govern::governs;
pub(super) use own::without_adverbial;

use super::clause::Clause;
use super::label;
use super::rule::Rule;
use crate::lexicon::{Role, Word};

/// A name made from one clause.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Core {
    /// The label so far.
    pub name: String,
    /// The verb that governs it, for the items of a list that follow.
    pub verb: String,
    /// Whether only verbs name it (审结55件).
    pub only_verbs: bool,
    /// The rule that made it.
    pub rule: &'static str,
}

impl Core {
    /// Whether it needs a subject said elsewhere.
    pub fn dependent(&self) -> bool {
        label::dependent(&self.name, &self.verb, self.only_verbs)
    }
}

/// What the rules of this phase see: a clause, and what its words are.
pub(super) struct View<'a> {
    /// The clause.
    c: &'a Clause<'a>,
    /// Whether nothing stands before the number.
    alone: bool,
    /// The noun behind the number.
    behind: &'a [Word],
    /// Whether it is no noun, but what can be done with the things.
    able: bool,
    /// Whether it can name the figure.
    more: bool,
    /// The words before the number that name it, in full.
    full: Vec<Word>,
    /// What they say.
    name: String,
    /// The deed among them.
    verb: String,
    /// Whether a noun is among them.
    noun: bool,
}

impl<'a> View<'a> {
    fn new(c: &'a Clause<'a>) -> Self {
        let able = noun_after::able(c.text, c.after);
        let behind = able.unwrap_or_else(|| noun_after::noun_after(c.text, c.after, false));
        let more = govern::has_noun(behind);
        let full = own::own(c, more);
        let own = label::trim(&full);
        Self {
            c,
            alone: label::trim(c.before).is_empty(),
            behind,
            able: able.is_some(),
            more,
            name: label::phrase(c.text, own),
            verb: govern::governing(c.text, own),
            noun: govern::has_noun(own),
            full,
        }
    }

    /// The words before the number that name it.
    fn own(&self) -> &[Word] {
        label::trim(&self.full)
    }

    /// The text of a phrase.
    fn phrase(&self, words: &[Word]) -> String {
        label::phrase(self.c.text, words)
    }

    /// A word as it stands in the text.
    fn says(&self, word: &Word) -> &'a str {
        word.said(self.c.text)
    }

    /// Whether 的 stands straight behind the number.
    fn of_after(&self) -> bool {
        self.c.after.first().is_some_and(|w| w.role == Role::Of)
    }
}

/// A name that needs no verb for what follows.
fn noun(name: String) -> Core {
    Core {
        name,
        ..Core::default()
    }
}

/// The name of a figure, where the rule has one.
type Apply = fn(&View) -> Option<Core>;

/// The rules of this phase: the first that has a name gives it.
pub(super) const RULES: &[Rule<Apply>] = &[
    reached::RULE,
    treated::RULE,
    in_batches::RULE,
    how_many_in::RULE,
    brought::RULE,
    befell::RULE,
    called::RULE,
    covered::RULE,
    came_to::RULE,
    underwent::RULE,
    manner_of_deed::RULE,
    spent::RULE,
    what_befell::RULE,
    noun_behind::RULE,
    verb_and_noun::RULE,
    how_often::RULE,
    both_sides::RULE,
    words_before::RULE,
];

/// Names a figure by its clause.
pub(super) fn core(c: &Clause) -> Core {
    let view = View::new(c);
    let named = RULES.iter().find_map(|rule| {
        let core = (rule.apply)(&view)?;
        Some(Core {
            rule: rule.id,
            ..core
        })
    });
    named.unwrap_or_default()
}
