//! The unit reader: what stands straight behind a number, compound units
//! (元/月, 套（间）) included.

use super::remainder;
use super::vocabulary::{Behind, VOCABULARY, begins_in};

/// What stands behind a number.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum After<'t> {
    /// A unit that makes it a figure.
    Unit(Unit<'t>),
    /// The noun itself, or nothing that is known.
    Noun,
    /// Nothing that is known.
    Nothing,
    /// A span of time, a figure only where time is what is measured.
    Duration(Unit<'t>),
    /// An age, a figure only where age is what is measured.
    Age(Unit<'t>),
    /// Something that makes it no figure.
    Out(&'static str, usize),
}

/// A unit and the bytes it takes, the blanks before it included.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Unit<'t> {
    /// What it is called in tables.
    pub name: &'t str,
    pub len: usize,
    /// Whether it also follows a single Chinese digit.
    pub spelled: bool,
    /// Whether 余 or 多 stands behind it (3米多).
    pub over: bool,
    /// How much of the unit the words behind it add (两亩半).
    pub part: f64,
}

impl<'t> Unit<'t> {
    /// A unit as it stands.
    pub(super) fn new(name: &'t str, len: usize, spelled: bool) -> Self {
        Self {
            name,
            len,
            spelled,
            over: false,
            part: 0.0,
        }
    }
}

/// Reads what stands at the start of `text`.
pub(super) fn read(text: &str) -> After<'_> {
    let blank = blanks(text);
    let rest = &text[blank..];
    let Some((behind, len)) = VOCABULARY.behind(rest) else {
        return After::Nothing;
    };
    let far = blank + len;
    match behind {
        Behind::Unit(name, spelled) => whole(text, blank, len, name, spelled),
        Behind::Duration(name) => After::Duration(with_rest(text, Unit::new(name, far, true))),
        Behind::Time => After::Out("date or span of time", far),
        Behind::Age(name) => After::Age(Unit::new(name, far, true)),
        Behind::Name => After::Out("name, grade or version", far),
        Behind::Announce => After::Out("count of the report's own list", far),
        Behind::Noun if blank == 0 => After::Noun,
        Behind::Noun | Behind::Shield => After::Nothing,
    }
}

/// Blanks between a number and its unit, as converters leave them.
fn blanks(text: &str) -> usize {
    let first = text.chars().next();
    match first.filter(|c| matches!(c, ' ' | '\u{a0}' | '\u{3000}')) {
        Some(c) => c.len_utf8(),
        None => 0,
    }
}

fn whole<'t>(
    text: &'t str,
    blank: usize,
    len: usize,
    name: &'static str,
    spelled: bool,
) -> After<'t> {
    let v = &*VOCABULARY;
    let mut end = blank + len;
    let letter = |c: char| c.is_ascii_alphanumeric();
    if name.ends_with(letter) && text[end..].starts_with(letter) {
        return After::Nothing;
    }
    if begins_in(&text[end..], &v.grade) && !is_ratio(name) {
        return After::Out("class or grade", end);
    }
    let mut name: &str = name;
    if let Some(more) = compound(&text[end..]) {
        end += more;
        name = &text[blank..end];
    }
    let unit = with_rest(text, Unit::new(name, end, spelled));
    if unit.part > 0.0 {
        let piece = remainder::read(name, &text[end..]).and_then(|r| r.unit);
        return match piece {
            // 三个半小时: time, only where time is measured.
            Some(Behind::Duration(whole)) => After::Duration(Unit {
                name: whole,
                ..unit
            }),
            Some(Behind::Unit(whole, _)) => After::Unit(Unit {
                name: whole,
                ..unit
            }),
            _ => After::Unit(unit),
        };
    }
    let mut over = false;
    for (mark, words) in [("余", &v.yu), ("多", &v.duo)] {
        let rest = &text[end..];
        // 八成多的矛盾: behind a tenth 多 is of the number.
        let tenth = v.tenths.iter().any(|t| t == name) && !rest.starts_with("多元");
        if rest.starts_with(mark) && (tenth || !begins_in(rest, words)) {
            over = true;
            end += mark.len();
            break;
        }
    }
    After::Unit(Unit {
        over,
        ..Unit::new(name, end, spelled)
    })
}

/// A unit with what stands behind it and belongs to the number.
fn with_rest<'t>(text: &str, unit: Unit<'t>) -> Unit<'t> {
    match remainder::read(unit.name, &text[unit.len..]) {
        Some(rest) => Unit {
            len: unit.len + rest.len,
            part: rest.part,
            ..unit
        },
        None => unit,
    }
}

/// The rest of a compound unit: /月, （间）.
fn compound(text: &str) -> Option<usize> {
    let v = &*VOCABULARY;
    let mut chars = text.chars();
    let open = chars.next()?;
    let inner = chars.as_str();
    match open {
        '/' | '／' => {
            let len = v.per(inner).or_else(|| match v.behind(inner) {
                Some((Behind::Unit(..), len)) => Some(len),
                _ => None,
            })?;
            let end = open.len_utf8() + len;
            Some(end + compound(&text[end..]).unwrap_or(0))
        }
        '（' | '(' => {
            let (Behind::Unit(..), len) = v.behind(inner)? else {
                return None;
            };
            let close = inner[len..]
                .chars()
                .next()
                .filter(|c| matches!(c, '）' | ')'))?;
            Some(open.len_utf8() + len + close.len_utf8())
        }
        _ => None,
    }
}

/// Units of a ratio.
pub(super) fn is_ratio(name: &str) -> bool {
    matches!(name, "%" | "‰" | "个百分点" | "成" | "倍" | "折")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(text: &str) -> Option<&str> {
        match read(text) {
            After::Unit(u) => Some(u.name),
            _ => None,
        }
    }

    #[test]
    fn compound_units_stay_whole() {
        assert_eq!(name("元/月，"), Some("元/月"));
        assert_eq!(name("套（间）住房"), Some("套（间）"));
        assert_eq!(name("元（含税）"), Some("元"));
    }

    #[test]
    fn one_unit_has_one_name() {
        assert_eq!(name("％"), Some("%"));
        assert_eq!(name("百分点"), Some("个百分点"));
    }

    #[test]
    fn a_class_is_no_unit() {
        assert_eq!(name("元级产业"), None);
        assert_eq!(name("家庭"), None);
    }

    #[test]
    fn more_may_stand_behind_the_unit() {
        assert!(matches!(read("场余，"), After::Unit(u) if u.over));
        assert!(matches!(read("元余额"), After::Unit(u) if !u.over));
    }
}
