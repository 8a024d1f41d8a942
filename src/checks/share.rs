//! A stated percentage against part ÷ whole.
//!
//! The part is the figure just before the claim (败诉5件，败诉率10.6%), the whole
//! a larger one of the same unit before it. Any such pair may bear the claim
//! out; to convict it, the words must leave one pair only.

use super::passage::Figure;
use super::words::{Rate, WORDS, compatible, has};
use super::{Found, exact, within};
use crate::observations::Kind;
use crate::observations::interval::{Interval, digits, interval, is_percent, one_digit_off};

/// A claim this far from what follows, in points, is taken for another reading
/// and not for a slip, unless a single digit is off.
const CLOSE: f64 = 5.0;

/// The same where the claim stands right behind its part but does not name it.
const NEXT_TO: f64 = 1.5;

/// How many sentences back a whole may stand.
const SENTENCES_BACK: usize = 2;

/// How the claim names itself.
enum Wording<'a> {
    /// 占比, 占审结案件的.
    Portion,
    /// 败诉率: the word before 率.
    Rate(&'a str),
}

pub(super) fn recompute<'a>(figures: &[Figure<'a>], at: usize) -> Option<Found<'a>> {
    let claim = figures.get(at)?;
    if claim.row.kind != Kind::Share
        || !is_percent(&claim.row.unit)
        || !claim.is_now()
        || claim.row.value_max.is_some()
    {
        return None;
    }
    let clause = claim.clause();
    if has(clause, &WORDS.not_a_portion) {
        return None;
    }
    let wording = wording(clause)?;
    // Every part and whole in reach may bear the claim out, the nearest first.
    let readings = parts(figures, at, &wording);
    let borne = readings
        .iter()
        .filter_map(|reading| reading.borne(figures, at, &wording))
        .next();
    if borne.is_some() {
        return borne;
    }
    let [p] = readings.first()?.0[..] else {
        // 撤销8件、变更2件: their sum is one reading among others.
        return None;
    };
    let part = figures.get(p)?;
    let named = is_named(part, &wording);
    let whole = figures.get(the_whole(figures, p, &wholes(figures, p, at))?)?;
    let found = compare(claim, &[part], whole)?;
    let off = (found.value - claim.row.value).abs();
    // 审结55件，其中撤销9件，纠错率16.9%: another name, but no other part.
    let tied = named || part.lead.contains("其中") && p + 1 == at && off <= NEXT_TO;
    let named_in_list = matches!(wording, Wording::Rate(_)) && named;
    let convicts = tied
        && bare(clause, &wording)
        && (named_in_list || !part.continues_list())
        && [claim, part, whole].iter().all(|f| exact(f.row))
        && claim.row.value <= 100.0
        && (off <= CLOSE && off <= 0.3 * found.value
            || one_digit_off(
                claim.row.value,
                found.value,
                digits(&claim.row.text, claim.row.value).last,
            ))
        && !explained(figures, at);
    convicts.then_some(found)
}

fn wording(clause: &str) -> Option<Wording<'_>> {
    if has(clause, &WORDS.portion) {
        return Some(Wording::Portion);
    }
    let at = clause.rfind('率')?;
    clause.get(..at).map(Wording::Rate)
}

/// The figures taken together as the part.
struct Part(Vec<usize>);

impl Part {
    /// What bears the claim out, of all wholes in reach.
    fn borne<'a>(
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
fn parts(figures: &[Figure<'_>], at: usize, wording: &Wording<'_>) -> Vec<Part> {
    let Some(claim) = figures.get(at) else {
        return Vec::new();
    };
    let before: Vec<usize> = (0..at)
        .rev()
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
fn is_named(part: &Figure<'_>, wording: &Wording<'_>) -> bool {
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
fn bare(clause: &str, wording: &Wording<'_>) -> bool {
    match wording {
        Wording::Portion => {
            let clause = clause.trim_start_matches(['约', '均', ' ']);
            WORDS.portion.iter().any(|w| clause.starts_with(w.as_str()))
                && !has(clause, &WORDS.elsewhere)
        }
        Wording::Rate(_) => true,
    }
}

/// The larger figures of the same unit before the part, nearest first.
fn wholes(figures: &[Figure<'_>], p: usize, at: usize) -> Vec<usize> {
    let part = &figures[p];
    let hundred = figures[at].row.value >= 100.0;
    (0..p)
        .rev()
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
fn the_whole(figures: &[Figure<'_>], p: usize, wholes: &[usize]) -> Option<usize> {
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
        .take_while(|&i| figures[i].segment == part.segment)
        .find(|&i| figures[i].lead.contains("其中"));
    if let Some(opening) = opening {
        let w = wholes.iter().copied().find(|&w| w < opening)?;
        let nearest = (0..opening)
            .rev()
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

fn compare<'a>(claim: &Figure<'a>, parts: &[&Figure<'a>], whole: &Figure<'a>) -> Option<Found<'a>> {
    let stated = interval(claim.row);
    let part = parts
        .iter()
        .map(|p| interval(p.row))
        .reduce(Interval::plus)?;
    let follows = part.percent_of(interval(whole.row))?;
    if follows.half() > 1.0 || whole.row.value <= 0.0 {
        return None;
    }
    let sum: f64 = parts.iter().map(|p| p.row.value).sum();
    let value = 100.0 * sum / whole.row.value;
    let rounds = stated.meets(follows);
    let last = 2.0 * stated.half();
    let cut = value - claim.row.value;
    let truncated = !rounds && exact(claim.row) && cut > 0.0 && cut < last + follows.half();
    Some(Found {
        value,
        tolerance: stated.reach(claim.row.value) + follows.half(),
        ok: rounds || truncated,
        parts: parts.iter().map(|p| p.row).chain([whole.row]).collect(),
        note: if truncated { "truncated" } else { "" },
    })
}

/// Whether any other two figures near the claim give what it states: then the
/// reading was wrong, not the report.
fn explained(figures: &[Figure<'_>], at: usize) -> bool {
    let claim = &figures[at];
    let near: Vec<&Figure<'_>> = figures
        .iter()
        .filter(|f| {
            f.row.line == claim.row.line
                && f.row.kind == Kind::Level
                && f.segment.abs_diff(claim.segment) <= 1
        })
        .collect();
    near.iter().any(|p| {
        near.iter().any(|w| {
            w.row.value > p.row.value
                && compatible(&w.row.unit, &p.row.unit)
                && within(
                    100.0 * p.row.value / w.row.value - claim.row.value,
                    interval(claim.row).half(),
                    1.0,
                )
        })
    })
}

#[cfg(test)]
mod tests {
    use super::super::samples::verdicts;

    #[test]
    fn a_share_follows_from_the_part_before_it() {
        assert_eq!(
            verdicts(
                "share",
                &[(2022, "立案{640件}，其中涉农案件{176件}，占{27.5%}。")]
            ),
            [("27.5%".to_owned(), true)]
        );
    }

    #[test]
    fn a_share_that_misses_by_a_digit_is_a_slip() {
        // 38 of 41 is 92.7 %.
        assert_eq!(
            verdicts(
                "share",
                &[(2022, "结案{41件}，其中调撤{38件}，调撤率{94.7%}。")]
            ),
            [("94.7%".to_owned(), false)]
        );
    }

    #[test]
    fn decimals_cut_off_are_no_slip() {
        // 17 of 143 is 11.888… %.
        assert_eq!(
            verdicts(
                "share",
                &[(2022, "审结{143件}，其中撤销{17件}（占比{11.8%}）。")]
            ),
            [("11.8%".to_owned(), true)]
        );
    }

    #[test]
    fn two_wholes_leave_the_reading_open() {
        // 9.4 is neither 4 of 58 nor 4 of 53, but nothing says of which it is meant.
        assert!(
            verdicts(
                "share",
                &[(2022, "应诉{58件}，审结{53件}，败诉{4件}，败诉率{9.4%}。")]
            )
            .is_empty()
        );
    }

    #[test]
    fn either_of_two_wholes_bears_a_share_out() {
        assert_eq!(
            verdicts(
                "share",
                &[(2022, "应诉{58件}，审结{53件}，败诉{4件}，败诉率{7.5%}。")]
            ),
            [("7.5%".to_owned(), true)]
        );
    }

    #[test]
    fn a_named_scope_points_to_the_whole() {
        // 收到46件 is larger too; 审结案件中 says which is meant.
        assert_eq!(
            verdicts(
                "share",
                &[(
                    2022,
                    "收到{46件}，审结{41件}，败诉{5件}；审结案件中出庭{38件}，出庭率{94.7%}。"
                )]
            ),
            [("94.7%".to_owned(), false)]
        );
    }

    #[test]
    fn a_whole_elsewhere_settles_nothing() {
        assert!(
            verdicts(
                "share",
                &[(
                    2022,
                    "新增企业{640家}，其中专精特新企业{176家}，占全省的{29.5%}。"
                )]
            )
            .is_empty()
        );
    }

    #[test]
    fn progress_is_no_portion() {
        assert!(
            verdicts(
                "share",
                &[(
                    2022,
                    "计划开工{640个}，已开工{176个}，占完成年度目标的{29.5%}。"
                )]
            )
            .is_empty()
        );
    }

    /// What 纠错率 counts is called 撤销; 终止 stands nearer and is another thing.
    #[test]
    fn a_rate_counts_what_it_is_known_to_count() {
        let of = |rate| {
            let text = format!(
                "审结{{105件}}，其中维持{{79件}}、撤销{{14件}}、终止{{12件}}，纠错率{{{rate}}}。"
            );
            verdicts("share", &[(2022, &text)])
        };
        assert_eq!(of("13.3%"), [("13.3%".to_owned(), true)]);
        // 3.13 for 13.3 is too far off for anything but a slip of the pen.
        assert_eq!(of("31.3%"), [("31.3%".to_owned(), false)]);
    }

    #[test]
    fn a_rate_may_count_several_parts() {
        let of = |rate| {
            let text = format!("审结{{100件}}，其中撤销{{8件}}、变更{{3件}}，纠错率{{{rate}}}。");
            verdicts("share", &[(2022, &text)])
        };
        assert_eq!(of("11%"), [("11%".to_owned(), true)]);
        // 8 or 11: the words leave both readings.
        assert!(of("10%").is_empty());
    }

    /// 行政应诉案件 is called like the rate, too: 应出庭 and 出庭 are meant.
    #[test]
    fn another_figure_of_the_name_does_not_hide_the_part() {
        assert_eq!(
            verdicts(
                "share",
                &[(
                    2022,
                    "办理行政应诉案件{86件}，应出庭{60件}，实际出庭{58件}，出庭应诉率{96.7%}。"
                )]
            ),
            [("96.7%".to_owned(), true)]
        );
    }

    #[test]
    fn a_rounded_amount_convicts_nobody() {
        assert!(
            verdicts(
                "share",
                &[(
                    2022,
                    "受理{900余件}，其中调解成功{850件}，调解成功率{99.0%}。"
                )]
            )
            .is_empty()
        );
    }
}
