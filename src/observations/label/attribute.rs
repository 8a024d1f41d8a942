//! What alone names no row: properties and classes of things.

use rustc_hash::FxHashSet;

use super::super::lexicon::LEXICON;
use super::super::tidy;
use super::Core;

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
    ending(name, &LEXICON.attribute.words)
}

/// The class of things a name ends in: 文件, 事项.
pub(in super::super) fn class(name: &str) -> Option<&str> {
    ending(name, &LEXICON.attribute.classes)
}

/// Whether a name is a property and nothing else (产量, 涉案金额).
pub(in super::super) fn attribute(name: &str) -> bool {
    let a = &LEXICON.attribute;
    a.words.contains(name)
        || a.classes.contains(name)
        || a.rates.iter().any(|r| name.ends_with(r.as_str()))
}

/// Whether a name needs a subject said elsewhere.
pub(in super::super) fn dependent(core: &Core) -> bool {
    let a = &LEXICON.attribute;
    let name = core.name.as_str();
    if a.whole.iter().any(|w| name.ends_with(w.as_str())) {
        return false;
    }
    let n = tidy::count(name);
    // 开展有效劝导: what was done is said.
    let said = a.bare_deeds.beginning(name).map_or("", |end| &name[end..]);
    if core.only_verbs && tidy::count(said) >= 4 {
        return false;
    }
    if core.only_verbs || n <= 3 {
        return true;
    }
    let short = |name: &str| {
        // 一次性化解率: how it was done is no subject.
        let manner = a.manner.iter().find_map(|m| name.strip_prefix(m.as_str()));
        tidy::count(manner.unwrap_or(name)) <= 5
            && a.rates.iter().any(|r| name.ends_with(r.as_str()))
            && !a.rated.iter().any(|r| name.starts_with(r.as_str()))
    };
    // 办复率、满意率: none of them says of what.
    if name.split(['、', '和', '及', '与']).all(short) {
        return true;
    }
    if n <= 5 && a.rates.iter().any(|r| name.ends_with(r.as_str())) {
        return false;
    }
    property(name).or_else(|| class(name)).is_some_and(|w| {
        let rest = &name[..name.len() - w.len()];
        let bare = tidy::count(w) <= 2 && tidy::count(rest) <= 2;
        tidy::count(rest) < 2 || rest == core.verb && (bare || rest.starts_with('涉'))
    })
}
