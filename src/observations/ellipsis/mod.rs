//! What a clause does not say and the clauses before it did: last phase of the
//! names of single figures. Each folder is a list of rules: where the clause
//! says nothing of its own ([`silent`]), a change, a share of a whole, and the
//! name that refers to what was named before, that leans on a subject, or that
//! takes the work it is part of before it.

mod antecedent;
pub(super) mod change;
pub(super) mod named;
mod own_words;
pub(super) mod share;
pub(super) mod shared_deed;
pub(super) mod silent;
pub(super) mod subject_before;
mod thing_before;
pub(super) mod topic;

use super::Kind;
pub(super) use subject_before::of_name_in;

use super::clause::Clause;
use super::discourse::{Discourse, Leaves, Told};
use crate::lexicon::Role;

/// What all rules of these phases see: a clause, and what was said before it.
#[derive(Clone, Copy)]
pub(super) struct Scene<'a> {
    /// The clause.
    pub c: &'a Clause<'a>,
    /// What was said before it.
    pub d: &'a Discourse,
}

impl Scene<'_> {
    /// The text of a phrase of the clause.
    fn phrase(&self, words: &[crate::lexicon::Word]) -> String {
        super::label::phrase(self.c.text, words)
    }

    /// Whether nothing that can name a figure stands behind the number.
    fn silent_behind(&self) -> bool {
        self.phrase(self.c.after).is_empty()
    }
}

/// A label that needs no name of the clause, and what it leaves.
pub(super) struct Found {
    label: String,
    leaves: Leaves,
}

impl Found {
    fn told(self, rule: &'static str) -> Told {
        Told {
            labels: vec![self.label],
            rules: vec![rule],
            leaves: self.leaves,
            ..Told::default()
        }
    }
}

/// Names the figures of a clause.
pub(super) fn tell(c: &Clause, d: &Discourse) -> Told {
    let scene = Scene { c, d };
    match c.kind {
        Kind::Change => change::tell(scene),
        Kind::Share => share::tell(scene).unwrap_or_else(|| level_or_rate(scene)),
        Kind::Level => level_or_rate(scene),
    }
}

fn level_or_rate(scene: Scene) -> Told {
    silent::tell(scene).unwrap_or_else(|| named::tell(scene))
}

/// Whether a share is a part of a whole that the clause names (占).
fn names_a_whole(c: &Clause) -> bool {
    c.before.iter().any(|w| w.role == Role::Part)
}
