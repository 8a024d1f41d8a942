//! A stated total against the parts listed with it.
//!
//! 共126件，其中继续有效95件、修改8件、废止23件: a list of figures of the total's
//! unit right behind it. Any full list may bear the total out; to convict it,
//! the list must be opened as one, be unbroken, and claim to be whole.

use super::passage::{Figure, REACH};
use super::words::{WORDS, compatible, has};
use super::{Found, exact, slip, within};
use crate::observations::Observation;
use crate::observations::interval::{Interval, interval};

/// Parts that miss the total by more than this share of it are taken for a
/// list of some of the parts …
const SHORT: f64 = 0.04;
/// … and parts that exceed it by more, for overlapping ones.
const OVER: f64 = 0.08;
/// A total missed by at most so many is missed by a slip of the pen.
const FEW: f64 = 3.0;
/// So many parts joined by 、 are a full list even where nothing opens it.
const MANY: usize = 3;

pub(super) fn recompute<'a>(figures: &[Figure<'a>], at: usize) -> Option<Found<'a>> {
    let total = figures.get(at)?;
    if !total.is_level() || total.row.value <= 0.0 {
        return None;
    }
    listed_behind(figures, at).or_else(|| listed_before(figures, at))
}

/// A list of parts: figures of the same unit, joined.
struct List<'f, 'a> {
    parts: Vec<&'f Figure<'a>>,
    /// 其中, 分别, … stands before the first.
    opened: bool,
    /// How many of the first parts are joined by 、 alone; 0 for fewer than two.
    joined: usize,
    /// The list ends here: no further figure is joined to it by 、.
    ended: bool,
}

impl<'a> List<'_, 'a> {
    fn rows(&self, n: usize) -> Vec<&'a Observation> {
        self.parts.iter().take(n).map(|f| f.row).collect()
    }

    /// Whether the first `n` parts may be all there are.
    fn may_be_whole(&self, n: usize) -> bool {
        n == self.parts.len() && self.opened
            || n == self.joined && (self.ended || n < self.parts.len())
            || self.parts.get(n - 1).is_some_and(|f| is_remainder(f))
    }

    /// How many of the first parts the wording claims to be all, if it does.
    fn claimed_whole(&self) -> Option<usize> {
        let n = if self.joined >= 2 {
            self.joined
        } else {
            self.parts.len()
        };
        let parts = self.parts.get(..n)?;
        let last = parts.last()?;
        let claimed = self.opened || self.joined >= MANY || is_remainder(last);
        let partial =
            parts.iter().any(|f| has(f.lead, &WORDS.partial)) || has(last.rest(), &WORDS.partial);
        (claimed
            && !partial
            && (self.ended || n < self.parts.len())
            && parts.iter().all(|f| exact(f.row)))
        .then_some(n)
    }
}

fn listed_behind<'a>(figures: &[Figure<'a>], at: usize) -> Option<Found<'a>> {
    let total = figures.get(at)?;
    let list = list(figures, at)?;
    let borne = (2..=list.parts.len())
        .filter(|&n| list.may_be_whole(n))
        .filter_map(|n| compare(total.row, list.rows(n)))
        .find(|f| f.ok);
    if borne.is_some() {
        return borne;
    }
    let n = list.claimed_whole()?;
    let parts = list.rows(n);
    let smallest = parts.iter().map(|r| r.value).fold(f64::INFINITY, f64::min);
    let one_unit = parts.iter().all(|r| r.unit == total.row.unit);
    let found = compare(total.row, parts)?;
    let off = found.value - total.row.value;
    let slip_of_pen = slip::of_the_pen(total.row, found.value);
    let close = if off > 0.0 {
        off <= OVER * total.row.value || slip_of_pen
    } else if list.parts.get(n - 1).is_some_and(|f| is_remainder(f)) {
        -off <= SHORT * total.row.value || slip_of_pen
    } else {
        // A list of the greater parts may come near the total by itself.
        -off <= SHORT * total.row.value && -off < smallest && (-off <= FEW || slip_of_pen)
    };
    (exact(total.row) && one_unit && close).then_some(found)
}

/// The figures of the total's unit that stand in a list behind it.
fn list<'f, 'a>(figures: &'f [Figure<'a>], at: usize) -> Option<List<'f, 'a>> {
    let total = figures.get(at)?;
    let is_part = |f: &Figure<'_>| {
        f.is_level() && compatible(&f.row.unit, &total.row.unit) && f.row.value < total.row.value
    };
    let mut behind = figures.get(at + 1..)?.iter().take(REACH);
    // Its growth and last year's value may stand between.
    let opening = behind
        .by_ref()
        .take_while(|f| f.sentence == total.sentence)
        .find(|f| f.is_level() && (f.depth <= total.depth || f.opens_bracket()) || opens(f))?;
    let opened = opens(opening) || opening.opens_bracket();
    if !is_part(opening)
        || opening.segment != total.segment && !opened
        || total.continues_list() && !opened
    {
        return None;
    }
    let mut list = List {
        parts: vec![opening],
        opened,
        joined: 1,
        ended: true,
    };
    let mut unbroken = true;
    for f in behind {
        if f.segment != opening.segment {
            break;
        }
        // A remark on one part (含…3件) is not the next part.
        if f.depth > opening.depth {
            continue;
        }
        if !is_part(f) {
            list.ended = !f.continues_list() || !compatible(&f.row.unit, &total.row.unit);
            break;
        }
        if f.continues_list() {
            list.joined += usize::from(unbroken);
        } else if f.follows_comma() && !opens(f) {
            unbroken = false;
        } else {
            break;
        }
        list.parts.push(f);
    }
    if list.joined < 2 {
        list.joined = 0;
    }
    (list.parts.len() >= 2).then_some(list)
}

fn opens(f: &Figure<'_>) -> bool {
    has(f.lead, &WORDS.list_opening)
}

fn is_remainder(f: &Figure<'_>) -> bool {
    let name = f.clause().trim_start_matches(['、', '和']);
    WORDS.remainder.iter().any(|w| name.starts_with(w.as_str()))
}

/// 甲12件、乙13件，共25件: borne out, or missed by one digit where all parts are
/// of one unit and joined by 、; otherwise no row.
fn listed_before<'a>(figures: &[Figure<'a>], at: usize) -> Option<Found<'a>> {
    let total = figures.get(at)?;
    if !has(total.clause(), &WORDS.total_after) {
        return None;
    }
    let mut parts = Vec::new();
    for f in figures.get(..at)?.iter().rev().take(REACH) {
        if f.segment != total.segment || !f.is_level() || !compatible(&f.row.unit, &total.row.unit)
        {
            break;
        }
        parts.push(f.row);
        if !f.continues_list() {
            break;
        }
    }
    parts.reverse();
    if parts.len() < 2 {
        return None;
    }
    let certain = exact(total.row)
        && has(total.clause(), &WORDS.whole_after)
        && parts.iter().all(|p| exact(p) && p.unit == total.row.unit);
    compare(total.row, parts).filter(|f| f.ok || certain && slip::of_the_pen(total.row, f.value))
}

fn compare<'a>(total: &'a Observation, parts: Vec<&'a Observation>) -> Option<Found<'a>> {
    let sum = parts.iter().map(|p| interval(p)).reduce(Interval::plus)?;
    let value: f64 = parts.iter().map(|p| p.value).sum();
    let tolerance = interval(total).half() + sum.half();
    // A sum known to a tenth at best settles nothing.
    if tolerance > 0.1 * total.value {
        return None;
    }
    Some(Found {
        value,
        tolerance,
        ok: within(value - total.value, tolerance, total.value),
        parts,
        note: "",
    })
}

#[cfg(test)]
mod tests {
    use super::super::samples::verdicts;

    #[test]
    fn a_list_behind_the_total_adds_up() {
        assert_eq!(
            verdicts(
                "sum",
                &[(
                    2022,
                    "清理文件{98件}，其中有效{73件}、修改{6件}、废止{19件}。"
                )]
            ),
            [("98件".to_owned(), true)]
        );
    }

    #[test]
    fn a_whole_list_that_misses_is_a_slip() {
        // 72 and 32 are 104.
        assert_eq!(
            verdicts(
                "sum",
                &[(
                    2022,
                    "评查案卷{102本}，其中处罚案卷{72本}、许可案卷{32本}，优良率{90.2%}。"
                )]
            ),
            [("102本".to_owned(), false)]
        );
    }

    #[test]
    fn the_greater_parts_are_not_all() {
        assert!(
            verdicts(
                "sum",
                &[
                    (2022, "立案{500件}，其中城管{200件}、交通{150件}。"),
                    (2022, "立案{500件}，其中城管{300件}、交通{190件}。")
                ]
            )
            .is_empty()
        );
    }

    #[test]
    fn a_list_that_says_so_is_partial() {
        assert!(
            verdicts(
                "sum",
                &[(
                    2022,
                    "改造小区{40个}，其中主要有老旧小区{30个}、新建小区{9个}。"
                )]
            )
            .is_empty()
        );
    }

    #[test]
    fn growth_and_last_year_may_stand_between() {
        assert_eq!(
            verdicts(
                "sum",
                &[(
                    2022,
                    "收到申请{136件}（上年为{97件}），同比增长{40.2%}，其中受理{121件}、不予受理{15件}。"
                )]
            ),
            [("136件".to_owned(), true)]
        );
    }

    #[test]
    fn a_remainder_closes_a_list_that_nothing_opens() {
        assert_eq!(
            verdicts("sum", &[(2022, "应诉{105件}，结案{92件}，未结{13件}。")]),
            [("105件".to_owned(), true)]
        );
    }

    #[test]
    fn parts_of_a_part_are_no_list() {
        // 28 = 21 + 7 by chance: it stands in the list itself.
        assert_eq!(
            verdicts(
                "sum",
                &[(
                    2022,
                    "建设项目{105个}，其中甲类{3个}、乙类{28个}、丙类{21个}、丁类{7个}、戊类{46个}。"
                )]
            ),
            [("105个".to_owned(), true)]
        );
    }

    #[test]
    fn a_total_behind_its_parts_that_misses_by_a_digit_is_a_slip() {
        let of = |total: &str| {
            let said = format!("办理建议{{83件}}、提案{{145件}}，合计{{{total}}}。");
            verdicts("sum", &[(2022, said.as_str())])
        };
        assert_eq!(of("218件"), [("218件".to_owned(), false)]);
        assert!(of("260件").is_empty());
    }

    #[test]
    fn a_total_behind_its_parts_adds_up() {
        assert_eq!(
            verdicts(
                "sum",
                &[(2022, "办理建议{118件}、提案{151件}，共{269件}。")]
            ),
            [("269件".to_owned(), true)]
        );
    }
}
