//! Where a figure stands: its sentence, its clause, the figures that share it,
//! and the words around it that say what it is. First step of the stage: the
//! figures of a block → [`Run`]s; the phases behind it read [`Clause`]s.

mod around;
mod breaks;
mod run;

pub(super) use around::{after, before, beyond, dated};
pub(super) use run::{Joint, Run, runs};

use std::ops::Range;

use super::Kind;
use super::kind::Direction;
use crate::lexicon::{LEXICON, Word};

/// One run of figures with all that the phases may read of it.
pub(super) struct Clause<'a> {
    /// The report's text.
    pub text: &'a str,
    /// Where it stands.
    pub run: &'a Run,
    /// The words before the number.
    pub before: &'a [Word],
    /// The words behind it.
    pub after: &'a [Word],
    /// The words behind its own clause that say what an amount was for.
    pub beyond: &'a [Word],
    /// The units of its figures.
    pub units: &'a [&'a str],
    /// The value of the first.
    pub value: f64,
    /// What the first measures.
    pub kind: Kind,
    /// The direction of a change.
    pub direction: Option<&'a Direction>,
}

/// Longest sentence, in bytes, that is looked at and kept whole.
pub(super) const LONGEST: usize = 6000;

/// As much of a sentence, from its beginning, as is looked at for each figure.
pub(super) fn beginning(text: &str, mut span: Range<usize>) -> &str {
    span.end = span.end.min(span.start + LONGEST);
    while !text.is_char_boundary(span.end) {
        span.end -= 1;
    }
    text.get(span).unwrap_or("")
}

/// How far back, in bytes, a clause looks for what it does not say.
const MEMORY: usize = 1500;

impl Clause<'_> {
    /// The text from `from` to this clause, as far back as it may look.
    pub fn said(&self, from: usize) -> &str {
        let to = self.run.before.start;
        let mut from = from.max(to.saturating_sub(MEMORY));
        while !self.text.is_char_boundary(from) {
            from += 1;
        }
        self.text.get(from..to).unwrap_or("")
    }

    /// The unit of its first figure.
    pub fn unit(&self) -> &str {
        self.units.first().copied().unwrap_or("")
    }

    /// Whether it is a rate or ratio.
    pub fn is_share(&self) -> bool {
        self.kind == Kind::Share
    }

    /// Whether it is an item of the list before.
    pub fn is_item(&self) -> bool {
        self.run.joint == Joint::Item
    }

    /// Whether it is an amount of money.
    pub fn is_money(&self) -> bool {
        LEXICON.classes.currency.contains(self.unit())
    }

    /// Whether it counts people.
    pub fn counts_people(&self) -> bool {
        LEXICON.period.post_units.iter().any(|u| u == self.unit())
    }
}
