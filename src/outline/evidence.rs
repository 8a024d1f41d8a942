//! What speaks for a unit belonging to one part of a report or another: the
//! kinds of words in it and where they stand, the years it names, figures, its
//! length, its place in the report. A feature is there or not; what it weighs for
//! each section is the model's ([`super::model`]).

use std::ops::Range;
use std::sync::LazyLock;

use super::Begins;
use super::cues::{CUES, Set};
use super::cut::{Cut, Unit};
use crate::cues::marks;

/// Where words of a kind stand: each is a feature of its own.
const STANDS: [&str; 8] = [
    "within", "begins", "again", "title", "part", "under", "beside", "short",
];
const WITHIN: usize = 0;
const BEGINS: usize = 1;
const AGAIN: usize = 2;
const TITLE: usize = 3;
const PART: usize = 4;
/// In the heading of the part it belongs to.
const UNDER: usize = 5;
/// At the beginning of the item or heading before it of the same list.
const BESIDE: usize = 6;
/// In a short line that is no heading.
const SHORT: usize = 7;

/// Kinds of words that are no list: years, seen from the year reported on.
const YEARS: [&str; 4] = ["own_year", "next_year", "later_year", "earlier_year"];

/// What else is seen of a unit.
const SHAPES: [&str; 32] = [
    "always",
    "clause",
    "sentence",
    "item",
    "line",
    "short line",
    "heading",
    "part",
    "no figure",
    "one figure",
    "figures",
    "many figures",
    "percent",
    "tiny",
    "short",
    "middling",
    "long",
    "announces",
    "no stop",
    "note",
    "date",
    "table",
    "first tenth",
    "second tenth",
    "third tenth",
    "fourth tenth",
    "fifth tenth",
    "sixth tenth",
    "seventh tenth",
    "eighth tenth",
    "ninth tenth",
    "last tenth",
];
const BEGINS_SHAPE: u16 = 1;
const FIGURES_SHAPE: u16 = 8;
const PERCENT_SHAPE: u16 = 12;
const LENGTH_SHAPE: u16 = 13;
const ANNOUNCES_SHAPE: u16 = 17;
const NO_STOP_SHAPE: u16 = 18;
const NOTE_SHAPE: u16 = 19;
const DATE_SHAPE: u16 = 20;
const TABLE_SHAPE: u16 = 21;
const PLACE_SHAPE: u16 = 22;

/// The units of a text of which it means something where they stand.
const LONG: usize = 40;

/// The features, by their names in the order of their numbers.
pub(super) static FEATURES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let kinds = || CUES.evidence.names.iter().map(String::as_str).chain(YEARS);
    let words = STANDS
        .iter()
        .flat_map(|stands| kinds().map(move |kind| format!("{stands} {kind}")));
    words.chain(SHAPES.map(str::to_owned)).collect()
});

/// Whether a feature tells a reader something: words and figures do, a sentence
/// being one does not.
pub(super) fn is_told(feature: &str) -> bool {
    let shape = SHAPES.iter().position(|shape| *shape == feature);
    shape.is_none_or(|n| n >= usize::from(FIGURES_SHAPE))
}

/// What is seen of the units of one report.
#[derive(Debug, Clone, Default)]
pub struct Evidence {
    /// The numbers of the features of all units, one unit behind the other.
    pub(super) features: Vec<u16>,
    /// The units.
    pub units: Vec<Seen>,
}

/// What is seen of one unit.
#[derive(Debug, Clone)]
pub struct Seen {
    /// Bytes of the text.
    pub span: Range<usize>,
    /// What begins with it.
    pub begins: Begins,
    /// Its features among those of all.
    features: Range<usize>,
}

impl Evidence {
    /// The numbers of the features of a unit.
    #[must_use]
    pub fn features(&self, unit: &Seen) -> &[u16] {
        &self.features[unit.features.clone()]
    }
}

/// What is seen of the units of a text that reports on `year`.
pub(super) fn evidence(text: &str, year: i32, cut: &Cut) -> Evidence {
    let mut evidence = Evidence {
        features: Vec::with_capacity(cut.units.len() * 12),
        units: Vec::with_capacity(cut.units.len()),
    };
    let mut around = Around::default();
    for unit in &cut.units {
        let from = evidence.features.len();
        let features = &mut evidence.features;
        let words = &text[unit.words..unit.span.end];
        let found = around.see(words, year, unit, cut, features);
        shapes(words, unit, &found, features);
        // A short text has no beginning, middle and end.
        if cut.units.len() >= LONG {
            let place = unit.span.start * 10 / text.len().max(1);
            features.push(shape(PLACE_SHAPE + place.min(9) as u16));
        }
        evidence.units.push(Seen {
            span: unit.span.clone(),
            begins: unit.begins,
            features: from..evidence.features.len(),
        });
    }
    evidence
}

/// How many kinds of words there are, years among them.
fn kinds() -> usize {
    CUES.evidence.names.len() + YEARS.len()
}

/// The number of a feature of [`SHAPES`].
fn shape(n: u16) -> u16 {
    (STANDS.len() * kinds()) as u16 + n
}

/// The numbers of the features of words that stand in one place.
fn stand(place: usize, mut set: Set, features: &mut Vec<u16>) {
    let from = (place * kinds()) as u16;
    while set != 0 {
        features.push(from + set.trailing_zeros() as u16);
        set &= set - 1;
    }
}

/// What stands around a unit: the heading of its part, the items before it.
#[derive(Default)]
struct Around {
    /// Kinds of words of the heading of the part.
    part: Set,
    /// The last item of each level: its number, and the kinds of its words.
    items: [(u32, Set); 6],
}

impl Around {
    /// The words of a unit and of what stands around it.
    fn see(
        &mut self,
        words: &str,
        year: i32,
        unit: &Unit,
        cut: &Cut,
        features: &mut Vec<u16>,
    ) -> Digits {
        let mut found = CUES.evidence.of(words);
        let digits = Digits::of(words, year);
        let years = |set: u8| Set::from(set) << CUES.evidence.names.len();
        found.within |= years(digits.years);
        found.begins |= years(digits.begins);
        let part = unit.title && unit.begins == Begins::Part;
        if part {
            self.part = found.within;
        }
        if part {
            stand(PART, found.within, features);
        } else if unit.begins == Begins::ShortLine {
            stand(SHORT, found.within, features);
        } else if unit.title {
            stand(TITLE, found.within, features);
        } else {
            stand(WITHIN, found.within, features);
            stand(BEGINS, found.begins, features);
            stand(AGAIN, found.again, features);
        }
        if !part {
            stand(UNDER, self.part, features);
        }
        let piece = &cut.pieces[unit.piece];
        if let Some(marker) = piece.marker.filter(|_| unit.span.start == piece.span.start) {
            let level = usize::from(marker.level).min(self.items.len() - 1);
            let (number, beside) = self.items[level];
            if !part && number + 1 == marker.ordinal {
                stand(BESIDE, beside, features);
            }
            self.items[level..].fill((0, 0));
            self.items[level] = (marker.ordinal, found.within);
        }
        digits
    }
}

fn shapes(words: &str, unit: &Unit, digits: &Digits, features: &mut Vec<u16>) {
    let letters = words.len() / 3;
    let length = u16::from(letters > 8) + u16::from(letters > 20) + u16::from(letters > 60);
    features.extend([
        shape(0),
        shape(BEGINS_SHAPE + unit.begins as u16),
        shape(FIGURES_SHAPE + [0, 1, 2, 2, 3][digits.figures.min(4)]),
        shape(LENGTH_SHAPE + length),
    ]);
    for (seen, n) in [
        (digits.percent, PERCENT_SHAPE),
        (words.ends_with(['：', ':']), ANNOUNCES_SHAPE),
        (!words.ends_with(super::cut::ENDS), NO_STOP_SHAPE),
        (is_note(words), NOTE_SHAPE),
        (digits.date && letters < 8, DATE_SHAPE),
        (words.contains('\t'), TABLE_SHAPE),
    ] {
        if seen {
            features.push(shape(n));
        }
    }
}

/// The numbers in some words.
#[derive(Default)]
struct Digits {
    /// Numbers that are no dates.
    figures: usize,
    percent: bool,
    /// Whether a day of a year is named (2024年2月6日).
    date: bool,
    /// The years named, a bit for each of [`YEARS`].
    years: u8,
    /// The year they begin with.
    begins: u8,
}

impl Digits {
    fn of(words: &str, year: i32) -> Self {
        let mut digits = Self::default();
        let mut end = 0;
        for (at, c) in marks(words) {
            digits.percent |= matches!(c, '%' | '％');
            if !c.is_ascii_digit() || at < end {
                continue;
            }
            let number = &words[at..];
            let rest = number.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
            end = at + number.len() - rest.len();
            if rest.starts_with('年') && number.len() - rest.len() == 4 {
                let Ok(named) = number[..4].parse::<i32>() else {
                    continue;
                };
                let bit = 1
                    << match named - year {
                        0 => 0,
                        1 => 1,
                        2.. => 2,
                        _ => 3,
                    };
                digits.years |= bit;
                if at == 0 {
                    digits.begins |= bit;
                }
            } else if rest.starts_with(['月', '日', '年', '〕', ']', '］']) {
                digits.date |= rest.starts_with('日');
            } else {
                digits.figures += 1;
            }
        }
        digits
    }
}

/// Whether words are a note on others: ［3］营商环境：……
fn is_note(words: &str) -> bool {
    const DIGITS: usize = 3;
    let Some(number) = words.strip_prefix(['［', '[', '〔', '【']) else {
        return false;
    };
    let behind = number.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = number.len() - behind.len();
    (1..=DIGITS).contains(&digits) && behind.starts_with(['］', ']', '〕', '】'])
}
