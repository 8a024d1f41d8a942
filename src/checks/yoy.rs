//! A stated change against last year (同比增长 8.6%, 较上年提高 2.8 个百分点,
//! 比上年增加 6 件) against the two values it is about.
//!
//! The value now is the figure just before the claim; the value then is what
//! this report quotes in between (上年为83件) or what last year's report said of
//! the same indicator.

use super::passage::{Figure, REACH, around};
use super::words::{WORDS, compatible, has, names_year_before};
use super::{Found, Years, exact, slip, within};
use crate::observations::interval::{Interval, interval, is_percent};
use crate::observations::{Kind, Observation, Period};

/// A growth rate further than this from what follows, in points, is taken for
/// another base and not for a slip, unless a single digit is off.
const CLOSE: f64 = 4.0;

pub(super) fn recompute<'a>(
    figures: &[Figure<'a>],
    at: usize,
    years: &Years<'a>,
) -> Option<Found<'a>> {
    let claim = figures.get(at)?;
    if claim.row.kind != Kind::Change
        || matches!(claim.row.period, Period::Target | Period::Span)
        || claim.row.value_max.is_some()
    {
        return None;
    }
    if has(claim.clause(), &WORDS.other_base) {
        return None;
    }
    let (now, quoted) = base(figures, at)?;
    let before: Vec<&'a Observation> = [quoted, years.year_before(now.row)]
        .into_iter()
        .flatten()
        .collect();
    let found: Vec<Found<'a>> = before
        .iter()
        .filter_map(|then| compare(claim, now.row, then))
        .collect();
    if let Some(i) = found.iter().position(|f| f.ok) {
        return found.into_iter().nth(i);
    }
    let clause = claim.clause();
    let convicts = is_bare(clause, claim.row.year)
        && names_year_before(clause, &WORDS.year_on_year, claim.row.year)
        && !claim.continues_list()
        && !now.continues_list()
        && exact(claim.row)
        && exact(now.row)
        && before.iter().all(|b| exact(b))
        // Of figures called otherwise one digit alone may be off.
        && (before.iter().all(|b| similar(b, now.row))
            || found.iter().all(|f| slip::of_the_pen(claim.row, f.value)))
        && !(is_percent(&claim.row.unit) && now.row.kind == Kind::Level && is_revised(now.row))
        && found.iter().all(|f| is_close(claim.row, f, now.row))
        && !explained(figures, at, years);
    found.into_iter().next().filter(|_| convicts)
}

/// Whether another figure of the same stretch changed as the claim says: then
/// the reading was wrong, not the report.
fn explained<'a>(figures: &[Figure<'a>], at: usize, years: &Years<'a>) -> bool {
    figures.get(at).is_some_and(|claim| {
        figures[around(figures, at, 0).start..at]
            .iter()
            .filter(|f| f.is_now() && f.row.kind == wanted(claim))
            .filter_map(|f| compare(claim, f.row, years.year_before(f.row)?))
            .any(|f| f.ok)
    })
}

/// The figure the change is about: the one just before, with a value of last
/// year that stands in between.
fn base<'f, 'a>(
    figures: &'f [Figure<'a>],
    at: usize,
) -> Option<(&'f Figure<'a>, Option<&'a Observation>)> {
    let claim = figures.get(at)?;
    let wanted = wanted(claim);
    let mut quoted = None;
    for f in figures.get(..at)?.iter().rev().take(REACH) {
        if f.segment != claim.segment {
            return None;
        }
        if f.row.period == Period::Prior && f.row.kind != Kind::Change {
            if quoted.is_none() && f.row.kind == wanted && is_last_year(f) {
                quoted = Some(f.row);
            }
            continue;
        }
        let fits = f.row.kind == wanted
            && f.is_now()
            && f.row.value_max.is_none()
            && (is_percent(&claim.row.unit) || compatible(&f.row.unit, &claim.row.unit));
        return fits.then_some((f, quoted.filter(|q| compatible(&q.unit, &f.row.unit))));
    }
    None
}

/// Percentage points change a share, anything else a level.
fn wanted(claim: &Figure<'_>) -> Kind {
    if claim.row.unit.ends_with("百分点") {
        Kind::Share
    } else {
        Kind::Level
    }
}

/// Whether a figure of an earlier year is said to be last year's.
pub(super) fn is_last_year(f: &Figure<'_>) -> bool {
    f.row.value_year == Some(f.row.year - 1)
}

/// Whether nothing but the change itself is said in the clause: a subject of
/// its own (案值同比增长) is about another figure.
fn is_bare(clause: &str, year: i32) -> bool {
    // 受疫情影响同比下降6.3%: a cause is no subject.
    let mut rest = match clause.find("影响") {
        Some(at) if clause.trim_start().starts_with('受') => {
            clause.get(at + "影响".len()..).unwrap_or("")
        }
        _ => clause,
    };
    rest = rest.trim();
    let year_before = format!("{}年", year - 1);
    let words = || {
        WORDS
            .year_on_year
            .iter()
            .chain([&year_before])
            .chain(&WORDS.direction)
            .chain(&WORDS.filler)
    };
    while !rest.is_empty() {
        match words()
            .filter_map(|w| rest.strip_prefix(w.as_str()))
            .min_by_key(|r| r.len())
        {
            Some(less) => rest = less,
            None => return false,
        }
    }
    true
}

fn compare<'a>(
    claim: &Figure<'a>,
    now: &'a Observation,
    then: &'a Observation,
) -> Option<Found<'a>> {
    let (a, b) = (interval(now), interval(then));
    let relative = is_percent(&claim.row.unit) && now.kind == Kind::Level;
    let (value, follows) = if relative {
        let difference = 100.0 * (now.value - then.value) / then.value;
        let ratio = a.percent_of(b)?;
        (
            difference,
            ratio.minus(Interval {
                lo: 100.0,
                hi: 100.0,
            }),
        )
    } else {
        (now.value - then.value, a.minus(b))
    };
    let limit = if relative {
        1.0
    } else {
        0.1 * now.value.abs().max(1.0)
    };
    if !value.is_finite() || follows.half() > limit {
        return None;
    }
    let stated = interval(claim.row);
    let rounds = stated.meets(follows);
    let cut = value.abs() - claim.row.value.abs();
    let truncated = !rounds
        && exact(claim.row)
        && value.signum() == claim.row.value.signum()
        && cut > 0.0
        && cut < 2.0 * stated.half() + follows.half();
    Some(Found {
        value,
        tolerance: stated.reach(claim.row.value) + follows.half(),
        ok: rounds || truncated,
        parts: vec![now, then],
        note: if truncated { "truncated" } else { "" },
    })
}

/// Whether the stated change misses by little, by one digit, or by its sign.
fn is_close(claim: &Observation, found: &Found<'_>, now: &Observation) -> bool {
    let off = (found.value - claim.value).abs();
    let reach = if is_percent(&claim.unit) {
        CLOSE
    } else {
        (0.05 * now.value.abs()).max(2.0)
    };
    off <= reach && off <= 0.75 * found.value.abs().max(claim.value.abs())
        || [0.1, 10.0].iter().any(|shift| {
            // The decimal point was moved.
            within(
                found.value - shift * claim.value,
                shift * found.tolerance,
                found.value,
            )
        })
        || slip::of_the_pen(claim, found.value)
        || within(found.value + claim.value, found.tolerance, found.value)
}

/// Whether last year's row is called enough alike to convict this year's.
pub(super) fn similar(then: &Observation, now: &Observation) -> bool {
    if then.year == now.year || then.label == now.label {
        return true;
    }
    let pairs = |s: &str| -> Vec<(char, char)> { s.chars().zip(s.chars().skip(1)).collect() };
    let (a, b) = (pairs(&then.label), pairs(&now.label));
    let common = a.iter().filter(|p| b.contains(p)).count();
    #[allow(clippy::cast_precision_loss)]
    let shorter = a.len().min(b.len()) as f64;
    #[allow(clippy::cast_precision_loss)]
    let shared = common as f64;
    shorter > 0.0 && shared >= 0.4 * shorter
}

/// Whether growth is reckoned at constant prices or on a revised base, so that
/// two published values need not give it.
pub(super) fn is_revised(now: &Observation) -> bool {
    has(&now.label, &WORDS.revised)
}

#[cfg(test)]
mod tests {
    use super::super::samples::verdicts;

    #[test]
    fn a_digit_too_many_is_a_slip() {
        // 203 against 186 is 9.1 %.
        assert_eq!(
            verdicts(
                "yoy",
                &[
                    (2021, "受理申请{186件}。"),
                    (2022, "受理申请{203件}，同比增长{19.1%}。")
                ]
            ),
            [("19.1%".to_owned(), false)]
        );
    }

    #[test]
    fn growth_follows_from_two_reports() {
        assert_eq!(
            verdicts(
                "yoy",
                &[
                    (2021, "受理申请{68件}。"),
                    (2022, "受理申请{83件}，同比增长{22.1%}。")
                ]
            ),
            [("22.1%".to_owned(), true)]
        );
    }

    #[test]
    fn swapped_digits_are_a_slip() {
        // 385 against 346 is 11.3 %.
        assert_eq!(
            verdicts(
                "yoy",
                &[
                    (2021, "受理申请{346件}。"),
                    (2022, "受理申请{385件}，同比增长{13.1%}。")
                ]
            ),
            [("13.1%".to_owned(), false)]
        );
    }

    #[test]
    fn growth_called_a_fall_is_a_slip() {
        assert_eq!(
            verdicts(
                "yoy",
                &[
                    (2021, "受理申请{346件}。"),
                    (2022, "受理申请{385件}，同比下降{11.3%}。")
                ]
            ),
            [("11.3%".to_owned(), false)]
        );
    }

    #[test]
    fn another_base_settles_nothing() {
        assert!(
            verdicts(
                "yoy",
                &[
                    (2021, "受理申请{346件}。"),
                    (2022, "受理申请{385件}，同口径同比增长{13.1%}。")
                ]
            )
            .is_empty()
        );
    }

    #[test]
    fn a_subject_of_its_own_is_another_indicator() {
        assert!(
            verdicts(
                "yoy",
                &[
                    (2021, "受理申请{346件}。"),
                    (2022, "受理申请{385件}，办件总额同比增长{13.1%}。")
                ]
            )
            .is_empty()
        );
    }

    #[test]
    fn growth_at_constant_prices_is_no_slip() {
        assert!(
            verdicts(
                "yoy",
                &[
                    (2021, "工业增加值{500亿元}。"),
                    (2022, "工业增加值{540亿元}，同比增长{6.0%}。")
                ]
            )
            .is_empty()
        );
    }

    #[test]
    fn points_change_a_share() {
        assert_eq!(
            verdicts(
                "yoy",
                &[
                    (2021, "满意率{97.4%}。"),
                    (2022, "满意率{97.9%}，比上年提高{0.5个百分点}。")
                ]
            ),
            [("0.5个百分点".to_owned(), true)]
        );
    }

    #[test]
    fn a_value_of_last_year_in_between_serves_alone() {
        assert_eq!(
            verdicts(
                "yoy",
                &[(2022, "受理申请{97件}（上年为{83件}），同比增长{16.9%}。")]
            ),
            [("16.9%".to_owned(), true)]
        );
    }

    /// 较2021年 in the report of 2022 is 较上年; 较2019年 is another base.
    #[test]
    fn the_year_before_may_be_named_by_its_number() {
        let reports = |base: &str| {
            let now = format!("受理申请{{251件}}，较{base}增加{{31件}}。");
            verdicts("yoy", &[(2021, "受理申请{238件}。"), (2022, &now)])
        };
        assert_eq!(reports("2021年"), [("31件".to_owned(), false)]);
        assert!(reports("2019年").is_empty());
    }

    #[test]
    fn an_amount_more_is_the_difference() {
        assert_eq!(
            verdicts(
                "yoy",
                &[
                    (2021, "应诉案件{46件}。"),
                    (2022, "应诉案件{52件}，比上年增加{6件}。")
                ]
            ),
            [("6件".to_owned(), true)]
        );
    }
}
