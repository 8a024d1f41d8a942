//! What a stated share is of: the figure, or figures, that the claim names, and
//! the one it stands behind.

use super::compare;
use super::whole::wholes;
use crate::checks::Found;
use crate::checks::passage::{Figure, REACH};
use crate::checks::words::{Rate, WORDS, compatible, has};
use crate::observations::interval::digits;

/// How the claim names itself.
pub(super) enum Wording<'a> {
    /// 占比, 占审结案件的.
    Portion,
    /// 败诉率: the word before 率.
    Rate(&'a str),
}

pub(super) fn wording(clause: &str) -> Option<Wording<'_>> {
    if has(clause, &WORDS.portion) {
        return Some(Wording::Portion);
    }
    let at = clause.rfind('率')?;
    clause.get(..at).map(Wording::Rate)
}

/// The figures taken together as the part.
pub(super) struct Part(pub(super) Vec<usize>);

impl Part {
    /// What bears the claim out, of all wholes in reach.
    pub(super) fn borne<'a>(
        &self,
        figures: &[Figure<'a>],
        at: usize,
        wording: &Wording<'_>,
    ) -> Option<Found<'a>> {
        let claim = figures.get(at)?;
        let taken: Vec<&Figure<'a>> = self.0.iter().filter_map(|&i| figures.get(i)).collect();
        let first = *self.0.first()?;
        let named = taken.iter().all(|part| is_named(part, wording));
        let same_segment = |w: &usize| {
            figures
                .get(*w)
                .is_some_and(|f| f.segment == taken[0].segment)
        };
        // Whole percents are met by chance too often to look for the whole of an
        // unnamed part in another sentence.
        let telling = digits(&claim.row.text, claim.row.value).last < 1.0;
        wholes(figures, first, at)
            .iter()
            .filter(|w| named || telling || same_segment(w))
            .filter_map(|&w| compare(claim, &taken, figures.get(w)?))
            .find(|f| f.ok)
    }
}

/// What the share may be of, the surest first: the nearest figure of the same
/// stretch between semicolons that the claim names (败诉率 … 败诉5件), all those
/// it names together (撤销8件、变更2件，纠错率), the one just before it.
pub(super) fn parts(figures: &[Figure<'_>], at: usize, wording: &Wording<'_>) -> Vec<Part> {
    let Some(claim) = figures.get(at) else {
        return Vec::new();
    };
    let before: Vec<usize> = (0..at)
        .rev()
        .take(REACH)
        .take_while(|&i| figures[i].segment == claim.segment)
        .filter(|&i| figures[i].is_level())
        .collect();
    let mut named: Vec<usize> = match wording {
        Wording::Portion => Vec::new(),
        Wording::Rate(_) => before
            .iter()
            .copied()
            .filter(|&i| is_named(&figures[i], wording))
            .collect(),
    };
    let mut parts = Vec::new();
    if let Some(&nearest) = named.first() {
        parts.push(Part(vec![nearest]));
        let unit = &figures[nearest].row.unit;
        named.retain(|&i| compatible(&figures[i].row.unit, unit));
    }
    if named.len() > 1 && known_rate(wording).is_some() {
        named.reverse();
        let all = Part(named);
        // Where a rate counts several, one of them alone convicts nobody.
        parts.insert(0, all);
    }
    if let Some(&nearest) = before.first() {
        parts.push(Part(vec![nearest]));
    }
    parts
}

/// What the rate counts, where the dataset says it.
fn known_rate(wording: &Wording<'_>) -> Option<&'static Rate> {
    match wording {
        Wording::Portion => None,
        Wording::Rate(word) => WORDS.rates.iter().find(|r| word.ends_with(r.rate.as_str())),
    }
}

/// Whether the words about the part say that the claim is about it.
pub(super) fn is_named(part: &Figure<'_>, wording: &Wording<'_>) -> bool {
    let Wording::Rate(word) = wording else {
        return true;
    };
    let said = |name: &str| {
        [part.clause(), part.rest(), &part.row.label]
            .iter()
            .any(|words| words.contains(name))
    };
    if let Some(rate) = known_rate(wording) {
        return rate.parts.iter().any(|name| said(name));
    }
    let last_two = word
        .char_indices()
        .rev()
        .nth(1)
        .map_or("", |(i, _)| &word[i..]);
    !last_two.is_empty() && said(last_two)
}

/// Whether the claim's clause has no subject of its own: 占比, 占审结案件的,
/// but not 高新技术产业增加值占比.
pub(super) fn bare(clause: &str, wording: &Wording<'_>) -> bool {
    match wording {
        Wording::Portion => {
            let clause = clause.trim_start_matches(['约', '均', ' ']);
            WORDS.portion.iter().any(|w| clause.starts_with(w.as_str()))
                && !has(clause, &WORDS.elsewhere)
        }
        Wording::Rate(_) => true,
    }
}
