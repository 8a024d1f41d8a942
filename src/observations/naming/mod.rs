//! Names the figures of a block one after another: what a clause does not say
//! is carried from the clauses before it.

mod antecedent;
mod beside;
mod carried;
mod change;
mod doer;
mod each;
mod own;
mod share;
mod unsaid;

pub(super) use doer::acts;

use super::Kind;
pub(super) use super::clause::Clause;
use super::label;
use super::retag;
use crate::lexicon::{LEXICON, Role};

/// A label and the rule that made it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Named {
    /// The label.
    pub label: String,
    /// How it was made.
    pub rule: &'static str,
    /// Whether a verb governs what was counted.
    pub governed: bool,
}

impl Named {
    /// 开展法治督察 → 法治督察: that it was done says no more than the number.
    fn without_bare_deed(&mut self) {
        let Some(end) = LEXICON.classes.bare_deed.beginning(&self.label) else {
            return;
        };
        let thing = &self.label[end..];
        let first = retag::cut(thing, 0..thing.len()).first().map(|w| w.role);
        let named = !matches!(first, Some(Role::Verb | Role::Light));
        if named && label::count(thing) >= THING {
            self.label.replace_range(..end, "");
        }
    }
}

/// Fewest characters of a thing that names a row without what was done.
const THING: usize = 4;

/// What is carried from clause to clause.
#[derive(Debug, Clone, Default)]
pub(super) struct Naming {
    /// The thing counted in this sentence.
    head: String,
    /// The thing counted before it in this sentence.
    older: String,
    /// Labels of the amounts of this part of the sentence.
    levels: Vec<String>,
    /// Labels of its amounts and rates.
    values: Vec<String>,
    /// The item of a 其中 list, and how many there were.
    inner: String,
    inner_count: usize,
    inside: bool,
    /// Whether the item of a 其中 list has a part of the sentence to itself.
    apart: bool,
    /// The verb of the whole of a 其中 list, and where it was said.
    outer_verb: String,
    outer_said: std::ops::Range<usize>,
    /// The last label that is no change.
    last: String,
    /// The labels of the last list with 分别, and its subject as a whole.
    list: Vec<String>,
    whole: String,
    /// The verb that governs the items of a list.
    verb: String,
    /// The unit of the figure before.
    unit: String,
    /// The unit of the figure before that, while this one is named.
    measure: String,
    /// What the last rate with a subject of its own was of.
    rated: String,
    /// The body whose deeds this part tells (政务大厅接待群众).
    body: String,
    /// Who acted without an object in this part (分局立案).
    agent: String,
    /// Whether the thing counted was only looked at (检查商铺): what is told
    /// next was not done by it.
    checked: bool,
    /// Whether a verb has stood in this part of the sentence.
    governed: bool,
    /// The thing counted in the sentence before.
    before: String,
    /// The clause that opens the sentence.
    opening: Option<String>,
    /// The property that the clause straight before names, without its figure.
    passing: Option<String>,
    /// The field the heading names.
    heading: Option<String>,
    /// What a share of the whole just named is of.
    shared: String,
    /// Whether the noun of the figure before stood behind it.
    noun_behind: bool,
    /// Where the block begins.
    from: usize,
    sentence: usize,
    part: usize,
    /// Whether nothing stands between this clause and that of the figure before.
    straight: bool,
    /// Where the clause of the figure before ends.
    read: usize,
}

/// How many figures back a rate or a deed looks for what it is of.
const FIGURES: usize = 40;

impl Naming {
    /// Begins a block under a heading; `before` is what the block before it,
    /// under the same heading, spoke of last.
    pub fn new(heading: Option<String>, before: String, from: usize) -> Self {
        Self {
            heading,
            before,
            from,
            sentence: usize::MAX,
            part: usize::MAX,
            ..Self::default()
        }
    }

    /// What the block spoke of last.
    pub fn subject_left(self) -> String {
        if self.head.is_empty() {
            self.before
        } else {
            self.head
        }
    }

    /// One name for each figure of the run.
    pub fn name(&mut self, c: &Clause) -> Vec<Named> {
        self.enter(c);
        let n = c.run.figures.len();
        let each = c.before.iter().rposition(|w| w.role == Role::Each);
        // 城乡居民收入由A、B分别提高到C、D: the list begins before its 分别.
        let said = c.text.get(c.run.before.clone()).unwrap_or("");
        let early = n > 1 && LEXICON.classes.parts.words().any(|k| said.contains(k));
        // 事故起数、死亡人数下降17.6%、11.6%: as many names as figures.
        let paired = n > 1 && c.kind != Kind::Level && c.before.iter().any(|w| w.role == Role::And);
        // A、B分别实现9元、8元，同比增长5%、3%: of each in order.
        let of_each = n > 1
            && c.kind == Kind::Change
            && self.list.len() == n
            && c.direction.is_some_and(|d| {
                tidy::phrase(c.text, &c.before[..d.at.min(c.before.len())]).is_empty()
            });
        let each = each.or((early || paired || of_each).then_some(c.before.len()));
        if let Some(mut named) = each.and_then(|each| self.list(c, each, n)) {
            named.iter_mut().for_each(Named::without_bare_deed);
            return named;
        }
        let mut named = match c.kind {
            Kind::Change => self.change(c),
            Kind::Share if c.before.iter().any(|w| w.role == Role::Part) => self.part_of(c),
            Kind::Share if !self.shared.is_empty() => self.of_the_whole(c),
            _ => self.own(c),
        };
        if c.kind != Kind::Share {
            // 完成目标任务的42%: the rate is of the deed.
            named.without_bare_deed();
        }
        vec![named; n]
    }
}

#[cfg(test)]
mod tests;
