//! 国家级、省级示范村, 合格、不合格案卷: where the last item shows by another how far
//! its own kind reaches, all are of what stands behind it.

use super::super::super::label::count;
use crate::lexicon::LEXICON;

/// Characters among which a kind ends (国家级).
const LONGEST_KIND: usize = 4;

/// Gives the items what the last is a kind of; whether they share it.
pub(super) fn share(names: &mut [String]) -> bool {
    let Some((last, others)) = names.split_last_mut() else {
        return false;
    };
    let end = behind_another(last, others).or_else(|| behind_a_grade(last, others));
    let Some(shared) = end.map(|end| last[end..].to_owned()) else {
        return false;
    };
    if count(&shared) < 2 {
        return false;
    }
    for other in others {
        other.push_str(&shared);
    }
    true
}

/// 不合格 behind 合格: where the kind of the last ends.
fn behind_another(last: &str, others: &[String]) -> Option<usize> {
    others.iter().find_map(|other| {
        let at = last.find(other.as_str()).filter(|at| *at > 0)?;
        (count(&last[..at]) == 1).then(|| at + other.len())
    })
}

/// 省级 behind 国家级.
fn behind_a_grade(last: &str, others: &[String]) -> Option<usize> {
    LEXICON.classes.grade_mark.iter().find_map(|mark| {
        let of_all = others.iter().all(|other| other.ends_with(mark.as_str()));
        let at = last
            .find(mark.as_str())
            .filter(|at| count(&last[..*at]) < LONGEST_KIND)?;
        of_all.then(|| at + mark.len())
    })
}
