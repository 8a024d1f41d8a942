//! What a rate is of: 信访事项及时受理率 → 信访事项.

use super::super::{label, retag};
use crate::lexicon::{LEXICON, Role};

/// The things a rate is of by its own words; empty where they are too short to
/// tell.
pub(in super::super) fn rated(name: &str) -> String {
    let adverbs = &LEXICON.classes.rate_adverb;
    let words = retag::cut(name, 0..name.len());
    let ends = words.iter().find(|w| {
        let said = w.said(name);
        w.role != Role::Noun || said.ends_with('率') || adverbs.iter().any(|m| m == said)
    });
    let subject = &name[..ends.map_or(name.len(), |w| w.span.start)];
    let mut without = adverbs
        .iter()
        .filter_map(|m| subject.strip_suffix(m.as_str()));
    let subject = without.next().unwrap_or(subject);
    match label::count(subject) >= 3 {
        true => subject.to_owned(),
        false => String::new(),
    }
}
