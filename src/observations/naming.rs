//! The order of the phases that name figures: a clause → its labels, with what
//! was said before it read, and what it tells written down.

use super::clause::Clause;
use super::discourse::{Discourse, Told};
use super::{Kind, coordination, ellipsis, label, retag};
use crate::lexicon::{LEXICON, Role};

/// A label and the rules that made it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Named {
    /// The label.
    pub label: String,
    /// The ids of the rules, joined by `+`.
    pub rule: String,
    /// Whether a verb governs what was counted.
    pub governed: bool,
}

/// One name for each figure of a clause.
pub(super) fn name(discourse: &mut Discourse, c: &Clause) -> Vec<Named> {
    discourse.enter(c);
    let n = c.run.figures.len();
    let list = coordination::tell(c, discourse);
    let listed = list.is_some();
    let mut told = list.unwrap_or_else(|| ellipsis::tell(c, discourse));
    discourse.record(c, &told);
    if !listed && let Some(names) = coordination::announced(c) {
        discourse.announce(names);
    }
    if listed || c.kind != Kind::Share {
        // 完成目标任务的42%: the rate is of the deed.
        told.labels.iter_mut().for_each(without_bare_deed);
    }
    let Told { labels, rules, .. } = told;
    let rule = rules.join("+");
    let each = labels.into_iter().map(|label| Named {
        label,
        rule: rule.clone(),
        governed: discourse.governed,
    });
    let mut named: Vec<Named> = each.collect();
    if let ([one], false) = (named.as_slice(), listed) {
        named = vec![one.clone(); n];
    }
    named
}

/// Fewest characters of a thing that names a row without what was done.
const THING: usize = 4;

/// 开展法治督察 → 法治督察: that it was done says no more than the number.
fn without_bare_deed(name: &mut String) {
    let Some(end) = LEXICON.classes.bare_deed.beginning(name) else {
        return;
    };
    let thing = &name[end..];
    let first = retag::cut(thing, 0..thing.len()).first().map(|w| w.role);
    let named = !matches!(first, Some(Role::Verb | Role::Light));
    if named && label::count(thing) >= THING {
        name.replace_range(..end, "");
    }
}
