//! Numbers whose characters stand apart, as converters of pages leave them:
//! 2 35 . 6, 1 , 280, and groups of three behind a full-width comma (1，234).
//! Where what is written may be one number or several, it is read as none.

use super::signs::digit;
use crate::figures::decimal::{Decimal, LONGEST};

/// What characters apart are.
pub(super) enum Apart {
    /// One number: its bytes, its value, its digits before the point.
    One {
        len: usize,
        value: Decimal,
        digits: usize,
        shaped: bool,
    },
    /// One number or several: as far as they reach.
    Open(usize),
}

/// A mark between two runs of digits.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Gap {
    Blank,
    Point,
    /// A comma; whether a blank stands at it.
    Comma,
}

/// Most digits that are put together.
const MOST: usize = 12;

fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}' | '\u{3000}')
}

/// The gap a text begins with, its bytes, and whether a blank stands in it; none
/// where no digit stands behind it.
fn gap(text: &str) -> Option<(Gap, usize, bool)> {
    let mut chars = text.chars().peekable();
    let mut len = 0;
    let mut blank = false;
    let mut mark = None;
    while let Some(c) = chars.next() {
        if digit(c).is_some() {
            return (len > 0).then_some((mark.unwrap_or(Gap::Blank), len, blank));
        }
        let said = match c {
            '.' | '．' => Gap::Point,
            ',' | '，' => Gap::Comma,
            // One blank on each side of a mark, or one alone.
            c if is_blank(c) && !chars.peek().copied().is_some_and(is_blank) => {
                blank = true;
                len += c.len_utf8();
                continue;
            }
            _ => return None,
        };
        if mark.replace(said).is_some() {
            return None;
        }
        len += c.len_utf8();
    }
    None
}

/// Runs of digits and the gaps between them.
struct Runs {
    len: usize,
    /// The digits of each run.
    runs: Vec<Vec<u8>>,
    gaps: Vec<Gap>,
    /// Whether a blank stands at a mark or before what follows.
    loose: bool,
    /// Whether any gap is more than a number's own marks.
    apart: bool,
}

fn runs(text: &str) -> Runs {
    let mut out = Runs {
        len: 0,
        runs: Vec::new(),
        gaps: Vec::new(),
        loose: false,
        apart: false,
    };
    loop {
        let mut run = Vec::new();
        for c in text[out.len..].chars() {
            let Some(d) = digit(c) else { break };
            run.push(d);
            out.len += c.len_utf8();
        }
        out.runs.push(run);
        let Some((gap, len, blank)) = gap(&text[out.len..]) else {
            break;
        };
        out.loose |= blank && gap != Gap::Blank;
        out.apart |= blank || text[out.len..].starts_with('，');
        out.gaps.push(gap);
        out.len += len;
    }
    out.loose |= text[out.len..].starts_with(is_blank);
    out
}

/// Reads digits with gaps at the start of a text that running words stand
/// before; none where they stand as numbers do.
pub(super) fn apart(text: &str) -> Option<Apart> {
    let found = runs(text);
    let points = found.gaps.iter().filter(|g| **g == Gap::Point).count();
    let commas = found.gaps.iter().filter(|g| **g == Gap::Comma).count();
    if !found.apart || found.gaps.is_empty() {
        return None;
    }
    let total: usize = found.runs.iter().map(Vec::len).sum();
    let first = found.runs.first().map_or(0, Vec::len);
    let zero = first > 1 && found.runs[0].first() == Some(&0);
    let open = Some(Apart::Open(found.len));
    if points > 1 || total > MOST.min(LONGEST) || zero {
        return open;
    }
    if commas > 0 && !grouped(&found) {
        return comma_ends(text, &found);
    }
    // 12 35件: two numbers of a row as well as one; 12 35 件 is set apart throughout.
    let blanks = found.gaps.contains(&Gap::Blank);
    if blanks && commas == 0 && first != 1 && !found.loose {
        return open;
    }
    let mut value = Decimal::ZERO;
    let (mut digits, mut fraction) = (0, false);
    for (i, run) in found.runs.iter().enumerate() {
        fraction |= i > 0 && found.gaps[i - 1] == Gap::Point;
        for d in run {
            value.push(*d, fraction);
            digits += usize::from(!fraction);
        }
    }
    Some(Apart::One {
        len: found.len,
        value,
        digits,
        shaped: points + commas > 0,
    })
}

/// Whether the commas part groups of three.
fn grouped(found: &Runs) -> bool {
    let mut size = 0;
    let mut groups = Vec::new();
    for (i, run) in found.runs.iter().enumerate() {
        let ends = i > 0 && found.gaps[i - 1] != Gap::Blank;
        if ends {
            groups.push(size);
            size = 0;
        }
        size += run.len();
        if i > 0 && found.gaps[i - 1] == Gap::Point {
            // What stands behind the point has no groups.
            return groups_of_three(&groups);
        }
    }
    groups.push(size);
    groups_of_three(&groups)
}

fn groups_of_three(groups: &[usize]) -> bool {
    let Some((first, rest)) = groups.split_first() else {
        return false;
    };
    (1..=3).contains(first) && !rest.is_empty() && rest.iter().all(|g| *g == 3)
}

/// A comma that parts no groups ends the number: what stands before it is read
/// as it stands.
fn comma_ends(text: &str, found: &Runs) -> Option<Apart> {
    let comma = text[..found.len].find([',', '，'])?;
    let before = text[..comma].trim_end_matches(is_blank);
    let inner = runs(before);
    (inner.apart && inner.len == before.len())
        .then(|| apart(before))
        .flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(text: &str) -> Option<(usize, f64)> {
        match apart(text)? {
            Apart::One { len, value, .. } => Some((len, value.value())),
            Apart::Open(_) => None,
        }
    }

    #[test]
    fn digits_pulled_apart_are_one_number() {
        assert_eq!(one("1 63 件"), Some((4, 163.0)));
        assert_eq!(one("1 7份"), Some((3, 17.0)));
        assert_eq!(one("2 35 . 6 万元"), Some((8, 235.6)));
        assert_eq!(one("98 . 5 %"), Some((6, 98.5)));
        assert_eq!(one("99. 1%"), Some((5, 99.1)));
    }

    #[test]
    fn commas_part_groups_of_three() {
        assert_eq!(one("2 , 800份"), Some((7, 2800.0)));
        assert_eq!(one("1，234.56万元"), Some((10, 1234.56)));
        assert_eq!(one("3 ，480人次"), Some((8, 3480.0)));
        assert_eq!(one("12，34件"), None);
    }

    #[test]
    fn what_may_be_several_numbers_is_none() {
        assert!(matches!(apart("12 35件"), Some(Apart::Open(5))));
        assert!(matches!(apart("1. 2. 3件"), Some(Apart::Open(_))));
        assert_eq!(one("12 35 件"), Some((5, 1235.0)));
    }

    #[test]
    fn numbers_as_they_stand_are_left_alone() {
        assert!(apart("1,234.5万元").is_none() && apart("163件").is_none());
    }
}
