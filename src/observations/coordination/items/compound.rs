//! 城乡居民收入 → 城镇居民收入, 农村居民收入.

use crate::lexicon::LEXICON;

/// The names with the first compound among them taken apart; none where there
/// is no compound.
pub(super) fn taken_apart(names: Vec<String>) -> Option<Vec<String>> {
    let mut out = Vec::new();
    let mut found = false;
    for name in names {
        let mut compounds = LEXICON.classes.parts.iter();
        match compounds.find(|(compound, _)| !found && name.contains(*compound)) {
            Some((compound, parts)) => {
                found = true;
                out.extend(parts.iter().map(|part| name.replacen(compound, part, 1)));
            }
            None => out.push(name),
        }
    }
    found.then_some(out)
}
