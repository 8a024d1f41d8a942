//! What a report says of a level in the same breath: how much it grew
//! (办理125件，同比增长5%). It belongs to the level, and the value of the year
//! before follows from both. Stands behind label and kind; reads finished rows.

use super::{Kind, Observation, Period};

/// A change stated beside a level.
#[derive(Debug, Clone, PartialEq)]
pub struct Stated {
    /// A fall is negative.
    pub change: f64,
    /// %, 个百分点 or the level's own unit.
    pub unit: String,
}

/// Most bytes between the level and its change.
const NEAR: usize = 48;

/// Units of changes, as against those of a level.
const POINTS: [&str; 3] = ["%", "个百分点", "百分点"];

/// Gives each level and share of the report the change that is stated of it.
pub(super) fn state(rows: &mut [Observation], text: &str) {
    for at in 0..rows.len() {
        let Some(change) = rows.get(at).filter(|o| o.kind == Kind::Change) else {
            continue;
        };
        if change.period != Period::Year || !change.value.is_finite() {
            continue;
        }
        let stated = Stated {
            change: change.value,
            unit: change.unit.clone(),
        };
        let before = at.checked_sub(1);
        let of = before
            .filter(|&level| follows(rows, level, at, text))
            .or_else(|| Some(at + 1).filter(|&level| precedes(rows, at, level, text)));
        if let Some(level) = of.and_then(|level| rows.get_mut(level)) {
            level.stated.get_or_insert(stated);
        }
    }
}

/// Whether the change at `change` goes on about the level straight before it.
fn follows(rows: &[Observation], level: usize, change: usize, text: &str) -> bool {
    let (Some(a), Some(b)) = (rows.get(level), rows.get(change)) else {
        return false;
    };
    let Some(between) = text.get(a.end..b.start) else {
        return false;
    };
    goes_with(a, b) && between.len() <= NEAR && (alike(a, b) || says_nothing(between))
}

/// Whether the level behind it is what the change is of (增长5.5%、达到10.3万亿元).
fn precedes(rows: &[Observation], change: usize, level: usize, text: &str) -> bool {
    let (Some(a), Some(b)) = (rows.get(change), rows.get(level)) else {
        return false;
    };
    let Some(between) = text.get(a.end..b.start) else {
        return false;
    };
    goes_with(b, a) && between.len() <= NEAR / 2 && alike(b, a)
}

fn goes_with(level: &Observation, change: &Observation) -> bool {
    let unit = change.unit.as_str();
    let fits = match level.kind {
        Kind::Level => unit == POINTS[0] || unit == level.unit,
        Kind::Share => POINTS[1..].contains(&unit),
        Kind::Change => false,
    };
    fits && level.source == change.source
        && level.line == change.line
        && level.sentence == change.sentence
        && matches!(level.period, Period::Year | Period::Stock)
}

/// Whether both labels name one thing.
fn alike(level: &Observation, change: &Observation) -> bool {
    let (a, b) = (&level.parts, &change.parts);
    !a.object.is_empty() && a.object == b.object && a.scope == b.scope
        || change.label.starts_with(level.label.as_str())
}

/// 件，同比增长: no other thing stands between.
fn says_nothing(between: &str) -> bool {
    super::parts::is_comparison(between)
}
