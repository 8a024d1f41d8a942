//! The procedure that a phrase names: the subject of whatever is received, closed
//! or won in it.

use super::super::{label, retag};
use crate::lexicon::{LEXICON, Role};

/// The procedure a phrase names.
pub(in super::super) fn procedure(phrase: &str) -> Option<&str> {
    let mut named = LEXICON.classes.procedure.iter().map(String::as_str);
    if let Some(found) = named.find(|p| phrase.contains(p)) {
        return Some(whole_name(phrase, found));
    }
    let short = LEXICON
        .classes
        .short_for
        .iter()
        .find(|(a, _)| phrase.contains(*a))?;
    short.1.first().map(String::as_str)
}

/// 热线 is called by its whole name: 市民服务热线.
fn whole_name<'p>(phrase: &'p str, procedure: &'p str) -> &'p str {
    if label::count(procedure) > 2 {
        return procedure;
    }
    let end = phrase.find(procedure).map_or(0, |i| i + procedure.len());
    let words = retag::cut(phrase, 0..end);
    let nouns = words.iter().rev().take_while(|w| w.role == Role::Noun);
    let name = nouns.last().and_then(|w| phrase.get(w.span.start..end));
    name.map_or(procedure, |n| {
        n.trim_start_matches(|c: char| c.is_ascii_digit())
    })
}
