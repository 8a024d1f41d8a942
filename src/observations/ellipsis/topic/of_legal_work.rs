//! 开展法治督察，发现问题52个: of the work of the law that the sentence is about.

use super::super::super::discourse::legal_work;
use super::super::super::label::join;
use super::super::super::retag;
use super::super::super::rule::{Rule, fires, leaves};
use super::super::super::subject::acts;
use super::super::Scene;
use super::{Apply, wants_work};
use crate::lexicon::{LEXICON, Role};

pub(super) const RULE: Rule<Apply> = Rule {
    id: "of_legal_work",
    apply,
    examples: &[
        fires(
            "开展法治督察，印发整改通知{9份}。",
            0,
            "法治督察印发整改通知",
        ),
        leaves("办理仲裁{12件}、公证{9件}。", 1, "办理公证"),
    ],
};

fn apply(s: Scene, label: &str) -> Option<String> {
    if !wants_work(label) {
        return None;
    }
    Some(join(work(s, label)?, label))
}

/// The work of the law that a label is of. Who did it and no object (法院结案):
/// the work is said further before.
pub(super) fn work<'a>(s: Scene<'a>, label: &str) -> Option<&'a str> {
    let further = |work: &&str| {
        acts(label) || opens(label) && LEXICON.classes.procedure.iter().any(|p| p == work)
    };
    let near = legal_work(s.c.said(s.c.run.part.start));
    let work = near.or_else(|| legal_work(s.c.said(s.c.run.sentence.start)).filter(further))?;
    // 办理仲裁12件、公证9件、调解4件: one item is not of another.
    let sibling = s.c.is_item() && s.d.last.ends_with(work);
    (!sibling).then_some(work)
}

/// Whether a label begins with what was done.
fn opens(label: &str) -> bool {
    let words = retag::cut(label, 0..label.len());
    words.first().is_some_and(|w| w.role == Role::Verb)
}
