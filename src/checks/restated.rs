//! Last year's value as this report quotes it (上年为83件) against what last
//! year's report said.

use super::passage::{Figure, REACH};
use super::words::{WORDS, compatible, has};
use super::yoy::{is_last_year, is_revised, similar};
use super::{Found, Years, exact, slip, within};
use crate::observations::interval::interval;
use crate::observations::{Kind, Period};

/// A quotation further off than this share of the value is taken for another
/// indicator, unless a single digit is off.
const CLOSE: f64 = 0.1;

pub(super) fn recompute<'a>(
    figures: &[Figure<'a>],
    at: usize,
    years: &Years<'a>,
) -> Option<Found<'a>> {
    let claim = figures.get(at)?;
    if claim.row.period != Period::Prior
        || claim.row.kind == Kind::Change
        || claim.row.value_max.is_some()
        || !is_last_year(claim)
    {
        return None;
    }
    // The value now stands just before, 97件（上年为83件）, or it is what the
    // quoted one became, 由上年的83件增至97件.
    let behind = figures.get(at + 1).filter(|f| has(f.lead, &WORDS.reaching));
    let before = || {
        let mut before = figures.get(..at)?.iter().rev().take(REACH);
        before.find(|f| f.row.kind != Kind::Change)
    };
    let now = behind.or_else(before)?;
    if now.segment != claim.segment
        || !now.is_now()
        || now.row.kind != claim.row.kind
        || !compatible(&now.row.unit, &claim.row.unit)
    {
        return None;
    }
    let then = years.year_before(now.row)?;
    let tolerance = interval(claim.row).half() + interval(then).half();
    if tolerance > 0.1 * then.value.abs() {
        return None;
    }
    let off = claim.row.value - then.value;
    let ok = within(off, tolerance, then.value);
    let close = off.abs() <= CLOSE * then.value.abs() || slip::of_the_pen(claim.row, then.value);
    let alike = similar(then, now.row) || slip::of_the_pen(claim.row, then.value);
    let convicts = exact(claim.row) && exact(then) && alike && !is_revised(now.row) && close;
    (ok || convicts).then(|| Found {
        value: then.value,
        tolerance,
        ok,
        parts: vec![then],
        note: "",
    })
}

#[cfg(test)]
mod tests {
    use super::super::samples::verdicts;

    #[test]
    fn a_value_quoted_as_published_holds() {
        assert_eq!(
            verdicts(
                "restated",
                &[
                    (2021, "公开申请{59件}。"),
                    (2022, "公开申请{63件}（上年为{59件}）。")
                ]
            ),
            [("59件".to_owned(), true)]
        );
    }

    #[test]
    fn a_value_quoted_differently_is_a_slip() {
        assert_eq!(
            verdicts(
                "restated",
                &[
                    (2021, "公开申请{57件}。"),
                    (2022, "公开申请{63件}（上年为{59件}）。")
                ]
            ),
            [("59件".to_owned(), false)]
        );
    }

    #[test]
    fn the_value_now_may_stand_behind() {
        assert_eq!(
            verdicts(
                "restated",
                &[
                    (2021, "公开申请{57件}。增至{58件}。"),
                    (2022, "公开申请由上年的{54件}增至{63件}。")
                ]
            ),
            [("54件".to_owned(), false)]
        );
    }

    #[test]
    fn a_value_far_off_is_another_indicator() {
        assert!(
            verdicts(
                "restated",
                &[
                    (2021, "公开申请{570件}。"),
                    (2022, "公开申请{63件}（上年为{39件}）。")
                ]
            )
            .is_empty()
        );
    }

    #[test]
    fn another_unit_of_money_is_the_same_amount() {
        assert_eq!(
            verdicts(
                "restated",
                &[
                    (2021, "挽回损失{8046000元}。"),
                    (2022, "挽回损失{862.3万元}（上年为{804.6万元}）。")
                ]
            ),
            [("804.6万元".to_owned(), true)]
        );
    }
}
