//! The thing counted before, without its verb, at most so long that it may stand
//! behind an attribute.

use super::super::discourse::FIGURES;
use super::super::{label, retag, subject};
use super::{Scene, antecedent};
use crate::lexicon::{LEXICON, Role};

/// Most characters of a thing that is set behind its attribute.
const LONG: usize = 10;

/// The thing an attribute is of.
pub(super) fn thing_before(scene: Scene) -> Option<String> {
    let mut thing = subject::thing(&scene.d.nearest(false));
    let papers = LEXICON.classes.file_unit.contains(scene.c.unit());
    if papers && label::thing_class(&thing).is_none() {
        // 抽取案卷36本，平均得分91分，其中优秀21本: the files are.
        let named = |amount: &&String| {
            let class = label::thing_class(amount);
            class.is_some_and(|c| LEXICON.classes.specific_class.contains(c))
        };
        let mut amounts = scene.d.amounts.iter().rev().take(FIGURES);
        if let Some(amount) = amounts.find(named) {
            thing = subject::thing(amount);
        }
    }
    let mut grades = LEXICON.classes.grade.iter();
    let better = grades.find_map(|g| thing.strip_prefix(g.as_str()));
    let thing = without_verbs(better.unwrap_or(&thing));
    let bare = label::thing_class(thing).filter(|class| {
        let modifier = thing.strip_suffix(class).unwrap_or("");
        modifier.is_empty() || LEXICON.classes.vague.contains(modifier)
    });
    let full = bare.and_then(|class| antecedent::in_full(scene, class));
    let thing = full.unwrap_or_else(|| thing.to_owned());
    if label::count(&thing) > LONG {
        return label::thing_class(&thing).map(str::to_owned);
    }
    (label::count(&thing) >= 2).then_some(thing)
}

/// The nouns a thing ends in: 集中评查案卷 → 案卷.
fn without_verbs(thing: &str) -> &str {
    let words = retag::cut(thing, 0..thing.len());
    let nouns = words.iter().rev().take_while(|w| w.role == Role::Noun);
    let from = nouns.last().map_or(0, |w| w.span.start);
    &thing[from..]
}
