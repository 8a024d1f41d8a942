//! The unit of a number that the next one names for both: 高于全省8.3和10.4个
//! 百分点, 2.1个和3.4个百分点.

use super::numeral::{self, Numeral, Ratio};
use super::unit::{self, After, Unit};

/// Marks and words that join numbers of one unit.
const JOINERS: [&str; 6] = ["、", "和", "与", "及", "以及", "到"];

/// How many numbers one unit is named for.
const MOST: usize = 8;

/// The unit that a later number of the list names, of a number that has none of
/// its own (or only its 个); a ratio always, since an amount may go without.
pub(super) fn unit<'t>(text: &'t str, number: &Numeral, own: &After<'t>) -> Option<Unit<'t>> {
    let plain = number.arabic && number.ratio == Ratio::None && !number.over && !number.scaled;
    let (len, rest) = match own {
        After::Nothing => (0, text),
        After::Unit(u) if u.name == PIECE => (u.len, text.get(u.len..)?),
        _ => return None,
    };
    if !plain || !number.shaped && number.digits > 3 {
        return None;
    }
    let mut rest = rest;
    for _ in 0..MOST {
        rest = JOINERS.iter().find_map(|j| rest.strip_prefix(j))?;
        let next = numeral::read(rest)?;
        if !next.arabic || next.scaled || next.ratio != Ratio::None {
            return None;
        }
        let behind = rest.get(next.len..)?;
        match unit::read(behind) {
            After::Unit(u) if unit::is_ratio(u.name) => {
                return Some(Unit { len, ..u });
            }
            After::Unit(u) if u.name == PIECE => rest = behind.get(u.len..)?,
            After::Nothing => rest = behind,
            _ => return None,
        }
    }
    None
}

/// The unit that 个百分点 begins with.
const PIECE: &str = "个";
