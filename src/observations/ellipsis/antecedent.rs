//! The class of a name as it was said in full before: 案卷 → 行政执法案卷.

use super::super::{label, retag};
use super::Scene;
use crate::lexicon::{LEXICON, Role};

/// How far before a class its modifier may begin, in bytes.
const WINDOW: usize = 36;

/// The class in full, where something before says it so.
pub(super) fn in_full(scene: Scene, class: &str) -> Option<String> {
    if !LEXICON.classes.specific_class.contains(class) {
        return None;
    }
    // A sentence on other work of the law speaks of other things.
    let sentence = scene.c.said(scene.c.run.sentence.start);
    let before = match LEXICON.legal_work(sentence) {
        Some(_) => sentence,
        None => scene.c.said(scene.d.from),
    };
    // 评查案卷120卷，其中处罚案卷84卷、许可案卷36卷，评出优秀案卷: of all of them.
    let parts = &scene.d.parts;
    let behind = scene.c.run.before.start.saturating_sub(parts.said.end);
    let whole = parts.open && parts.items > 1 && !scene.c.is_item();
    let before = match whole {
        true => &before[..before.len().saturating_sub(behind)],
        false => before,
    };
    for (i, _) in before.rmatch_indices(class) {
        let mut from = i.saturating_sub(WINDOW);
        while !before.is_char_boundary(from) {
            from += 1;
        }
        let words = retag::cut(before, from..i);
        let nouns = words.iter().rev().take_while(|w| w.role == Role::Noun);
        let Some(first) = nouns.last() else { continue };
        let modifier = label::clean(&before[first.span.start..i]);
        let whole = first.span.start > from || from == 0;
        let graded = LEXICON.classes.grade.contains(&modifier);
        let telling = !graded && !LEXICON.classes.vague.contains(&modifier);
        if whole && telling && (2..=8).contains(&label::count(&modifier)) {
            return Some(format!("{modifier}{class}"));
        }
    }
    None
}
