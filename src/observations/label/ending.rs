//! What alone names no row: properties and classes of things.

use rustc_hash::FxHashSet;

use super::count;
use crate::lexicon::LEXICON;

/// The longest of `words` that `name` ends in.
fn ending<'n>(name: &'n str, words: &FxHashSet<String>) -> Option<&'n str> {
    const LONGEST: usize = 8;
    let chars = name.chars().count();
    name.char_indices()
        .skip(chars.saturating_sub(LONGEST))
        .filter_map(|(i, _)| name.get(i..))
        .find(|end| words.contains(*end))
}

/// The property a name ends in: 面积, 涉案金额.
pub(in super::super) fn property(name: &str) -> Option<&str> {
    ending(name, &LEXICON.classes.property)
}

/// The class of things a name ends in: 文件, 事项.
pub(in super::super) fn thing_class(name: &str) -> Option<&str> {
    ending(name, &LEXICON.classes.thing_class)
}

/// Whether a name is a property and nothing else (产量, 涉案金额).
pub(in super::super) fn attribute(name: &str) -> bool {
    let a = &LEXICON.classes;
    a.property.contains(name)
        || a.thing_class.contains(name)
        || a.rate_ending.iter().any(|r| name.ends_with(r.as_str()))
}

/// Whether a name needs a subject said elsewhere; `verb` is the deed in it,
/// `only_verbs` whether it holds nothing else.
pub(in super::super) fn dependent(name: &str, verb: &str, only_verbs: bool) -> bool {
    let a = &LEXICON.classes;
    if a.self_contained.iter().any(|w| name.ends_with(w.as_str())) {
        return false;
    }
    let n = count(name);
    // 开展有效劝导: what was done is said.
    let said = a.bare_deed.beginning(name).map_or("", |end| &name[end..]);
    if only_verbs && count(said) >= 4 {
        return false;
    }
    if only_verbs || n <= 3 {
        return true;
    }
    let short = |name: &str| {
        // 一次性化解率: how it was done is no subject.
        let manner = a
            .rate_adverb
            .iter()
            .find_map(|m| name.strip_prefix(m.as_str()));
        count(manner.unwrap_or(name)) <= 5
            && a.rate_ending.iter().any(|r| name.ends_with(r.as_str()))
            && !a.rated_thing.iter().any(|r| name.starts_with(r.as_str()))
    };
    // 办复率、满意率: none of them says of what.
    if name.split(['、', '和', '及', '与']).all(short) {
        return true;
    }
    if n <= 5 && a.rate_ending.iter().any(|r| name.ends_with(r.as_str())) {
        return false;
    }
    property(name)
        .or_else(|| thing_class(name))
        .is_some_and(|w| {
            let rest = &name[..name.len() - w.len()];
            let bare = count(w) <= 2 && count(rest) <= 2;
            count(rest) < 2 || rest == verb && (bare || rest.starts_with('涉'))
        })
}
