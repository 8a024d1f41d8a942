//! What was said before: all that a clause may refer to without saying it. One
//! value with one writer: [`Discourse::enter`] moves it to a clause,
//! [`Discourse::record`] writes down what that clause told; the phases only
//! read it.

mod enter;
mod opening;
mod record;

use std::ops::Range;

pub(super) use opening::legal_work;
pub(super) use record::{Counted, Leaves, Listed, Taken, Told};

/// How many figures back a rate or a deed looks for what it is of.
pub(super) const FIGURES: usize = 40;

/// Most characters of a body that is said before its deeds.
pub(super) const BODY: usize = 14;

/// What was said before a clause.
#[derive(Debug, Clone, Default)]
pub(super) struct Discourse {
    /// The field the heading names.
    pub heading: Option<String>,
    /// The thing counted in the sentence before.
    pub sentence_before: String,
    /// The subject of the clause that opens the sentence.
    pub opening: Option<String>,
    /// The property that the clause straight before names, without its figure.
    pub passing: Option<String>,
    /// The thing counted in this sentence.
    pub counted: String,
    /// The thing counted before it in this sentence.
    pub counted_before: String,
    /// Whether it was only looked at (检查商铺): what is told next was not done
    /// by it.
    pub only_inspected: bool,
    /// The last label that is no change.
    pub last: String,
    /// The unit of the figure before.
    pub unit: String,
    /// Whether the noun of the figure before stood behind it.
    pub noun_behind: bool,
    /// Labels of the amounts of the sentence.
    pub amounts: Vec<String>,
    /// Labels of its amounts and rates.
    pub values: Vec<String>,
    /// What the last rate with a subject of its own was of.
    pub rated: String,
    /// What a share of the whole just named is of.
    pub share_of: String,
    /// The verb that governs the items of a list.
    pub verb: String,
    /// Whether a verb has stood in this part of the sentence.
    pub governed: bool,
    /// The body whose deeds this part tells (政务大厅接待群众).
    pub body: String,
    /// Who acted without an object in this part (分局立案).
    pub agent: String,
    /// The labels of the last list with 分别, and its subject as a whole.
    pub list: Listed,
    /// The list of parts behind 其中.
    pub parts: Parts,
    /// Where the block begins.
    pub from: usize,
    /// Whether nothing stands between this clause and that of the figure before.
    pub straight: bool,
    /// Where the sentence, and its part, begin.
    sentence: usize,
    part: usize,
    /// Where the clause of the figure before ends.
    read: usize,
}

/// The list of parts behind 其中.
#[derive(Debug, Clone, Default)]
pub(super) struct Parts {
    /// Whether it goes on.
    pub open: bool,
    /// Whether an item has a part of the sentence to itself.
    pub apart: bool,
    /// The last item, and how many there were.
    pub item: String,
    /// How many there were.
    pub items: usize,
    /// The verb of the whole.
    pub verb: String,
    /// Where the whole was said.
    pub said: Range<usize>,
}

impl Discourse {
    /// Begins a block under a heading; `before` is what the block before it,
    /// under the same heading, spoke of last.
    pub fn new(heading: Option<String>, before: String, from: usize) -> Self {
        Self {
            heading,
            sentence_before: before,
            from,
            sentence: usize::MAX,
            part: usize::MAX,
            ..Self::default()
        }
    }

    /// What the block spoke of last.
    pub fn subject_left(self) -> String {
        match self.counted.is_empty() {
            true => self.sentence_before,
            false => self.counted,
        }
    }

    /// The nearest subject: of a rate, or of an amount.
    pub fn nearest(&self, rate: bool) -> String {
        if rate && self.parts.open && self.parts.items == 1 {
            return self.parts.item.clone();
        }
        if !self.counted.is_empty() {
            return self.counted.clone();
        }
        if let Some(opening) = &self.opening {
            return opening.clone();
        }
        let carried = rate || self.parts.open;
        if carried && !self.sentence_before.is_empty() {
            return self.sentence_before.clone();
        }
        self.heading.clone().unwrap_or_default()
    }

    /// The last label that is no change, or else the nearest subject.
    pub fn last_or_nearest(&self) -> String {
        match self.last.is_empty() {
            true => self.nearest(true),
            false => self.last.clone(),
        }
    }
}
