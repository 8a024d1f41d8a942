//! The work that a short name is part of, set before it: 开展法治督察，整改到位50个.

mod came_of_work;
mod of_legal_work;
mod of_the_work_told;
mod work_told;

use super::super::label::count;
use super::super::rule::Rule;
use super::super::subject::acts;
use super::Scene;
use crate::lexicon::LEXICON;

/// Most characters of a label that its topic is set before.
const SHORT: usize = 8;

/// Most characters of a label of a doer and a deed that its topic is set before.
const LONG: usize = 10;

/// Most characters of a label that the work told before is set before.
const BARE: usize = 4;

/// The label with the work before it.
type Apply = fn(Scene, &str) -> Option<String>;

/// The rules of this phase: the first that finds a work gives it.
pub(in super::super) const RULES: &[Rule<Apply>] = &[
    came_of_work::RULE,
    of_legal_work::RULE,
    of_the_work_told::RULE,
];

/// The label with the work it is part of, and the rule that found it.
pub(super) fn before(scene: Scene, label: &str) -> Option<(String, &'static str)> {
    let found = |rule: &Rule<Apply>| {
        let whole = (rule.apply)(scene, label)?;
        (whole != label).then_some((whole, rule.id))
    };
    RULES.iter().find_map(found)
}

/// Whether a label is so short that it may want its work.
fn wants_work(label: &str) -> bool {
    let size = count(label);
    let short = size <= SHORT || size <= LONG && acts(label);
    short && LEXICON.field(label).is_none()
}
