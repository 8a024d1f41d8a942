//! Names that share the deed of the figure before: items of a list, and two
//! things side by side.

mod beside_a_thing;
mod item_of_a_list;

use super::super::head::Core;
use super::super::rule::Rule;
use super::Scene;

/// A name with the deed of the figure before.
pub(super) struct Shared {
    /// The name.
    pub core: Core,
    /// The rule that made it.
    pub rule: &'static str,
    /// Whether the deed governs this clause as well.
    pub governs: bool,
}

/// The name with its deed, by what the clause itself calls it and whether a verb
/// governs that.
type Apply = fn(Scene, &Core, bool) -> Option<Core>;

/// The rules: the first that applies shares the deed.
pub(in super::super) const RULES: &[Rule<Apply>] = &[beside_a_thing::RULE, item_of_a_list::RULE];

/// Shares the deed of the figure before with a name.
pub(super) fn share(scene: Scene, core: &Core, governs: bool) -> Option<Shared> {
    RULES.iter().find_map(|rule| {
        let core = (rule.apply)(scene, core, governs)?;
        Some(Shared {
            governs: rule.id == beside_a_thing::RULE.id && !core.verb.is_empty(),
            rule: rule.id,
            core,
        })
    })
}
