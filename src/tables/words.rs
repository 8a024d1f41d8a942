//! The words that columns with few values hold, for reading them back.

use crate::figures::Qualifier;
use crate::observations::{Kind, Nature, Period};
use crate::outline::Section;

/// Values of `qualifier`.
pub(crate) const QUALIFIERS: [Qualifier; 5] = [
    Qualifier::Exact,
    Qualifier::Over,
    Qualifier::Under,
    Qualifier::About,
    Qualifier::Range,
];
/// Values of `kind`.
pub(crate) const KINDS: [Kind; 3] = [Kind::Level, Kind::Share, Kind::Change];
/// Values of `period`.
pub(crate) const PERIODS: [Period; 5] = [
    Period::Year,
    Period::Prior,
    Period::Target,
    Period::Span,
    Period::Stock,
];
/// Values of `section`.
pub(crate) const SECTIONS: [Section; 6] = [
    Section::Leadership,
    Section::Measures,
    Section::Weaknesses,
    Section::Causes,
    Section::Plans,
    Section::Other,
];

/// The words of a column that holds one of these.
pub(super) fn of_column(name: &str) -> Vec<&'static str> {
    match name {
        "qualifier" | "from_qualifier" | "to_qualifier" => {
            QUALIFIERS.map(Qualifier::as_str).to_vec()
        }
        "kind" => KINDS.map(Kind::as_str).to_vec(),
        "period" => PERIODS.map(Period::as_str).to_vec(),
        "nature" => Nature::ALL.map(Nature::as_str).to_vec(),
        "section" => SECTIONS.map(Section::as_str).to_vec(),
        _ => Vec::new(),
    }
}
