//! Who did it, in a name that says so.

use super::super::retag;
use crate::lexicon::{LEXICON, Role};

/// Whether a name is a subject and what it did, with no object (法院结案).
pub(in super::super) fn acts(name: &str) -> bool {
    doer(name).is_some()
}

/// Who did it, in a name that is a subject and what it did.
pub(in super::super) fn doer(name: &str) -> Option<String> {
    let words = retag::cut(name, 0..name.len());
    let verb = words.iter().position(|w| w.role == Role::Verb)?;
    let who = name.get(..words.get(verb)?.span.start)?;
    (verb > 0 && verb + 1 == words.len()).then(|| who.to_owned())
}

/// The body that a name begins with, where it says what the body did:
/// 政务大厅接待群众.
pub(in super::super) fn acting_body(name: &str) -> Option<String> {
    let words = retag::cut(name, 0..name.len());
    let verb = words.iter().position(|w| w.role == Role::Verb)?;
    let who = name.get(..words.get(verb)?.span.start)?;
    (verb > 0 && LEXICON.classes.body.ends(who)).then(|| who.to_owned())
}

/// One whose deeds in the clauses that follow stay theirs: to the end of
/// 负责人, 常务会议 in a name.
pub(in super::super) fn office_holder(name: &str) -> Option<String> {
    let classes = &LEXICON.classes;
    let holder = classes.office_holder.last_end(name);
    let at = holder.or_else(|| classes.meeting.last_end(name))?;
    (at < name.len()).then(|| name[..at].to_owned())
}
