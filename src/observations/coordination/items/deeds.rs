//! 制定、修改、废止规章: each deed is done to the object of the last.

use super::super::super::retag;
use crate::lexicon::{Role, Word};

/// The deeds with the object of the last; none where they are no deeds.
pub(super) fn with_object(names: &[String]) -> Option<Vec<String>> {
    let (last, others) = names.split_last()?;
    let verbs = |name: &str| {
        let words = retag::cut(name, 0..name.len());
        let deed = words.iter().take_while(|w| w.role == Role::Verb);
        deed.last().map_or(0, |w| w.span.end)
    };
    let object = last.get(verbs(last)..).filter(|o| !o.is_empty())?;
    let all = verbs(last) > 0 && others.iter().all(|name| verbs(name) == name.len());
    all.then(|| {
        let with_object = others.iter().map(|deed| format!("{deed}{object}"));
        with_object.chain([last.clone()]).collect()
    })
}

/// Whether the names are deeds, the last two joined by a word where the others
/// are by a mark.
pub(super) fn end_in_a_pair(text: &str, subject: &[Word], names: &[String]) -> bool {
    let deed = |name: &String| {
        let words = retag::cut(name, 0..name.len());
        words.iter().all(|w| w.role == Role::Verb)
    };
    let mut joiners = subject.iter().rev().filter(|w| w.role == Role::And);
    let pair = joiners.next().is_some_and(|w| w.said(text) != "、");
    pair && joiners.all(|w| w.said(text) == "、") && names.len() > 2 && names[1..].iter().all(deed)
}
