//! Ranges: 3.5—4%, 4.5%—5%, 5至8次, 1—6月. What joins the two ends, and what
//! they share.

use super::numeral::{self, Numeral, Ratio};
use super::unit::{self, After};
use crate::cues::begins;

/// Marks between the ends of a range, the longest first.
const MARKS: [&str; 11] = ["——", "—", "－", "–", "~", "～", "∼", "-", "至", "到", "﹣"];

/// The upper end of a range.
pub(super) struct Upper<'t> {
    /// The lower end, with what it shares of the upper one's multipliers.
    pub low: f64,
    pub high: f64,
    /// What stands behind the upper end.
    pub after: After<'t>,
    /// One past the upper number, as an offset of the text given.
    pub end: usize,
}

/// The upper end of the range whose lower end is `low`, where `text` goes on
/// behind it. 由A到B in its clause names two values.
pub(super) fn upper<'t>(
    text: &'t str,
    low: &Numeral,
    low_after: &After<'t>,
    clause: &str,
) -> Option<Upper<'t>> {
    let own = match low_after {
        // 百分之 is said with the number.
        _ if low.ratio != Ratio::None => None,
        After::Unit(u) if !u.over => Some(*u),
        After::Nothing | After::Noun => None,
        After::Duration(u) => Some(*u),
        _ => return None,
    };
    let gap = own.map_or(0, |u| u.len);
    let mark = MARKS.iter().find(|m| begins(&text[gap..], m))?;
    let from = gap + mark.len();
    let words = matches!(*mark, "至" | "到");
    if words && clause.contains(['由', '从']) {
        return None;
    }
    let high = numeral::read(&text[from..])?;
    let alike = high.arabic == low.arabic && low.broken.is_none() && high.broken.is_none();
    if !alike || low.over || high.bare && high.ratio == Ratio::None {
        return None;
    }
    let end = from + high.len;
    let after = unit::read(&text[end..]);
    let same_unit = match (own, &after) {
        (Some(u), After::Unit(v) | After::Duration(v)) => u.name == v.name,
        (Some(_), _) => false,
        (None, _) => true,
    };
    let known = !matches!(after, After::Nothing | After::Noun);
    if !same_unit || words && !known && low.ratio == Ratio::None {
        return None;
    }
    let shares =
        own.is_none() && !low.scaled && high.scale > 1.0 && low.value < high.value / high.scale;
    let low = if shares {
        low.value * high.scale
    } else {
        low.value
    };
    (low < high.value).then_some(Upper {
        low,
        high: high.value,
        after,
        end,
    })
}
