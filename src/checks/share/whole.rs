//! What a stated share is a share of: the larger figures before the part, and
//! the one of them that the words leave.

use crate::checks::passage::{Figure, REACH};
use crate::checks::within;
use crate::checks::words::{WORDS, compatible};

/// How many sentences back a whole may stand.
const SENTENCES_BACK: usize = 2;

/// The larger figures of the same unit before the part, nearest first.
pub(super) fn wholes(figures: &[Figure<'_>], p: usize, at: usize) -> Vec<usize> {
    let part = &figures[p];
    let hundred = figures[at].row.value >= 100.0;
    (0..p)
        .rev()
        .take(REACH)
        .take_while(|&i| {
            figures[i].row.line == part.row.line
                && figures[i].sentence + SENTENCES_BACK >= part.sentence
        })
        .filter(|&i| {
            let w = &figures[i];
            w.is_level()
                && compatible(&w.row.unit, &part.row.unit)
                && (w.row.value > part.row.value
                    || hundred && within(w.row.value - part.row.value, 0.0, part.row.value))
        })
        .collect()
}

/// The one whole that the wording leaves, if it leaves one.
pub(super) fn the_whole(figures: &[Figure<'_>], p: usize, wholes: &[usize]) -> Option<usize> {
    let part = figures.get(p)?;
    let here = |w: &usize| figures.get(*w).is_some_and(|f| f.segment == part.segment);
    // 审结案件中，…38件: the scope is named, and the figure of that name is the
    // whole; it reaches over a semicolon where nothing larger stands behind it.
    let reach = if wholes.iter().any(here) {
        p
    } else {
        first_of_sentence(figures, p)
    };
    if let Some(scope) = figures.get(reach..=p)?.iter().rev().find_map(scope) {
        let mut of_name = wholes
            .iter()
            .map(|&w| (w, &figures[w]))
            .filter(|(_, f)| f.clause().contains(scope) || f.row.label.contains(scope));
        let (w, nearest) = of_name.next()?;
        // A second of that name in the same sentence would leave two readings.
        return of_name
            .all(|(_, f)| f.sentence != nearest.sentence)
            .then_some(w);
    }
    // 审结55件，其中败诉5件，…，出庭应诉54件: the figure before 其中, until the
    // next semicolon.
    let opening = (0..=p)
        .rev()
        .take(REACH)
        .take_while(|&i| figures[i].segment == part.segment)
        .find(|&i| figures[i].lead.contains("其中"));
    if let Some(opening) = opening {
        let w = wholes.iter().copied().find(|&w| w < opening)?;
        let nearest = (0..opening)
            .rev()
            .take(REACH)
            .find(|&i| figures[i].is_level() && compatible(&figures[i].row.unit, &part.row.unit));
        // 其中维持79件、撤销14件: its neighbours in the list are parts as well.
        let listed = (opening + 1..=p).all(|i| figures[i].continues_list());
        let no_other = listed || !wholes.iter().any(|&i| i >= opening);
        return (nearest == Some(w) && no_other).then_some(w);
    }
    // Otherwise the only one between the same semicolons; or, where there is
    // none, the only one of the sentence that is called like the part
    // (处罚案件4676件；…重点领域处罚案件1289件).
    let only = |mut found: std::vec::IntoIter<usize>| match (found.next(), found.next()) {
        (Some(w), None) => Some(w),
        _ => None,
    };
    let inside: Vec<usize> = wholes.iter().copied().filter(|w| here(w)).collect();
    if !inside.is_empty() {
        return only(inside.into_iter());
    }
    let sentence: Vec<usize> = wholes
        .iter()
        .copied()
        .filter(|&w| figures[w].sentence == part.sentence)
        .collect();
    let alike = |n: usize| -> Vec<usize> {
        sentence
            .iter()
            .copied()
            .filter(|&w| called_alike(&figures[w], part, n))
            .collect()
    };
    only(alike(if sentence.len() == 1 { 2 } else { 4 }).into_iter())
}

/// The first figure of the sentence that figure `p` stands in.
fn first_of_sentence(figures: &[Figure<'_>], p: usize) -> usize {
    (0..=p)
        .rev()
        .take(REACH)
        .take_while(|&i| figures[i].sentence == figures[p].sentence)
        .last()
        .unwrap_or(p)
}

/// Whether the part's name ends in the whole's last `n` characters.
fn called_alike(whole: &Figure<'_>, part: &Figure<'_>, n: usize) -> bool {
    let name = whole.clause();
    let tail = name
        .char_indices()
        .rev()
        .nth(n - 1)
        .map_or("", |(i, _)| &name[i..]);
    !tail.is_empty() && part.clause().ends_with(tail)
}

/// The two characters before 案件中, 事项中, …: what a named scope is called.
fn scope<'a>(part: &Figure<'a>) -> Option<&'a str> {
    let at = WORDS
        .scope
        .iter()
        .find_map(|w| part.lead.find(w.as_str()))?;
    let name = part.lead.get(..at)?.trim_end_matches('的');
    let (start, _) = name.char_indices().rev().nth(1)?;
    name.get(start..)
        .filter(|n| !n.contains(['，', ',', '。', '；', ';', '、']))
}
