//! Names of changes: 同比增长5%, 比上年提高2个百分点.

mod change_of_last;
mod change_of_property;
mod change_said;
mod compared;

use super::super::discourse::{Leaves, Told};
use super::super::head;
use super::super::rule::Rule;
use super::{Found, Scene};
use crate::lexicon::{LEXICON, Word};

/// What the rules of this phase see.
pub(in super::super) struct Change<'a> {
    scene: Scene<'a>,
    /// The word of its direction.
    word: &'a str,
    /// The words before that.
    own: &'a [Word],
    /// What they name.
    name: String,
}

impl<'a> Change<'a> {
    fn of(scene: Scene<'a>) -> Self {
        let c = scene.c;
        let (at, word) = match c.direction {
            Some(d) => (d.at.min(c.before.len()), d.word.as_str()),
            None => (c.before.len(), ""),
        };
        let own = &c.before[..at];
        let mut name = scene.phrase(own);
        if c.direction.is_none() && name.is_empty() {
            name = scene.phrase(c.after);
        }
        if name.ends_with("影响") && own.iter().any(|w| w.said(c.text) == "受") {
            // 受天气影响下降6%: why, not what.
            name.clear();
        }
        Self {
            scene,
            word,
            own,
            name,
        }
    }

    /// The change of something.
    fn label(&self, name: &str) -> String {
        match name.ends_with(self.word) {
            true => name.to_owned(),
            false => format!("{name}{}", self.word),
        }
    }
}

/// A label that leaves nothing.
fn found(label: String) -> Found {
    Found {
        label,
        leaves: Leaves::Nothing,
    }
}

/// The label of a change.
type Apply = fn(&Change) -> Option<Found>;

/// The rules of this phase: the first that has a label gives it.
pub(in super::super) const RULES: &[Rule<Apply>] = &[
    change_of_last::RULE,
    compared::RULE,
    change_of_property::RULE,
    change_said::RULE,
];

/// Names a change.
pub(super) fn tell(scene: Scene) -> Told {
    let change = Change::of(scene);
    let told = RULES.iter().find_map(|rule| {
        let found = (rule.apply)(&change)?;
        Some(found.told(rule.id))
    });
    Told {
        governs: head::governs(scene.c.text, scene.c.before),
        ..told.unwrap_or_default()
    }
}

/// Whether a text begins with a verb that compares (高于, 快于).
fn compares(text: &str) -> bool {
    LEXICON.classes.comparison.begins(text)
}
