//! Automatic numbers: what Word writes before a paragraph of a numbered list
//! or style (一、 （一） 1.), which stands nowhere in the text itself.

use std::collections::HashMap;

use super::super::Refusal;
use super::xml::{Part, Tag, read};

/// Word knows nine levels.
const LEVELS: usize = 9;

#[derive(Debug, Clone, Default)]
struct Level {
    start: u32,
    format: String,
    /// `%1、`: the number of level 1, then 、.
    text: String,
}

/// What numbers a paragraph.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct NumberOf {
    pub(super) list: Option<String>,
    pub(super) level: Option<usize>,
}

#[derive(Debug, Default)]
struct Style {
    based_on: Option<String>,
    number: NumberOf,
}

/// Lists and styles of a document, and how far each list has counted.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    levels: HashMap<String, Vec<Level>>,
    abstract_of: HashMap<String, String>,
    styles: HashMap<String, Style>,
    counts: HashMap<String, [Option<u32>; LEVELS]>,
}

impl Numbering {
    /// From `numbering.xml` and `styles.xml`.
    pub(super) fn read(numbering: &[u8], styles: &[u8]) -> Result<Self, Refusal> {
        let mut all = Self::default();
        let (mut list, mut level, mut num) = (String::new(), 0, String::new());
        read(numbering, |part| {
            let Part::Start(tag) = part else { return };
            match tag.name.as_str() {
                "abstractNum" => {
                    list = tag.get("abstractNumId").unwrap_or_default().to_owned();
                    let fresh = Level {
                        start: 1,
                        ..Level::default()
                    };
                    all.levels.insert(list.clone(), vec![fresh; LEVELS]);
                }
                "lvl" => level = level_of(tag.get("ilvl")),
                "num" => num = tag.get("numId").unwrap_or_default().to_owned(),
                "abstractNumId" => {
                    if let Some(list) = tag.val() {
                        all.abstract_of.insert(num.clone(), list.to_owned());
                    }
                }
                name => {
                    let Some(level) = all.levels.get_mut(&list).and_then(|l| l.get_mut(level))
                    else {
                        return;
                    };
                    match (name, tag.val()) {
                        ("start", Some(n)) => level.start = n.parse().unwrap_or(1),
                        ("numFmt", Some(format)) => format.clone_into(&mut level.format),
                        ("lvlText", Some(text)) => text.clone_into(&mut level.text),
                        _ => {}
                    }
                }
            }
        })?;
        let mut style = String::new();
        read(styles, |part| {
            let Part::Start(tag) = part else { return };
            if tag.name == "style" {
                style = tag.get("styleId").unwrap_or_default().to_owned();
            }
            let entry = all.styles.entry(style.clone()).or_default();
            if tag.name == "basedOn" {
                entry.based_on = tag.val().map(str::to_owned);
            }
            entry.number.take(&tag);
        })?;
        Ok(all)
    }

    /// The number written before the next paragraph of this style and list.
    pub(super) fn next(&mut self, style: Option<&str>, own: &NumberOf) -> String {
        let number = self.number_of(style, own);
        let Some(list) = number
            .list
            .and_then(|id| self.abstract_of.get(&id).cloned())
        else {
            return String::new();
        };
        let Some(levels) = self.levels.get(&list) else {
            return String::new();
        };
        let at = number.level.unwrap_or(0).min(LEVELS - 1);
        let counts = self.counts.entry(list).or_default();
        counts[at] = Some(counts[at].map_or(levels[at].start, |n| n.saturating_add(1)));
        counts[at + 1..].fill(None);
        let level = &levels[at];
        if matches!(level.format.as_str(), "bullet" | "none") {
            return String::new();
        }
        let mut text = level.text.clone();
        for (i, level) in levels.iter().enumerate() {
            let place = format!("%{}", i + 1);
            if text.contains(&place) {
                let n = counts[i].unwrap_or(level.start);
                text = text.replace(&place, &written(n, &level.format));
            }
        }
        text
    }

    /// The paragraph's own number, else that of its style or the styles below.
    fn number_of(&self, style: Option<&str>, own: &NumberOf) -> NumberOf {
        // A chain of styles longer than this goes in a circle.
        const LONGEST: usize = 16;
        let mut number = own.clone();
        let mut at = style.map(str::to_owned);
        for _ in 0..LONGEST {
            if number.list.is_some() {
                break;
            }
            let Some(style) = at.and_then(|id| self.styles.get(&id)) else {
                break;
            };
            number.list.clone_from(&style.number.list);
            number.level = number.level.or(style.number.level);
            at = style.based_on.clone();
        }
        number
    }
}

impl NumberOf {
    /// Notes a property that numbers.
    pub(super) fn take(&mut self, tag: &Tag) {
        match tag.name.as_str() {
            "numId" => self.list = tag.val().map(str::to_owned),
            "ilvl" => self.level = Some(level_of(tag.val())),
            _ => {}
        }
    }
}

fn level_of(words: Option<&str>) -> usize {
    words
        .and_then(|w| w.parse().ok())
        .unwrap_or(0)
        .min(LEVELS - 1)
}

fn written(n: u32, format: &str) -> String {
    match format {
        "chineseCounting"
        | "chineseCountingThousand"
        | "japaneseCounting"
        | "taiwaneseCounting"
        | "taiwaneseCountingThousand"
        | "ideographDigital"
        | "koreanCounting" => chinese(n),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => n
            .checked_sub(1)
            .filter(|n| *n < 20)
            .and_then(|n| char::from_u32('①' as u32 + n))
            .map_or_else(|| n.to_string(), String::from),
        "upperLetter" => letter(n, b'A'),
        "lowerLetter" => letter(n, b'a'),
        _ => n.to_string(),
    }
}

fn letter(n: u32, first: u8) -> String {
    let at = u8::try_from(n.saturating_sub(1) % 26).unwrap_or(0);
    char::from(first + at).to_string()
}

/// 1 to 99 as headings count; no report has more.
fn chinese(n: u32) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    if n == 0 || n > 99 {
        return n.to_string();
    }
    let (tens, ones) = ((n / 10) as usize, (n % 10) as usize);
    match tens {
        0 => DIGITS[ones].to_owned(),
        1 => format!("十{}", DIGITS[ones]),
        _ => format!("{}十{}", DIGITS[tens], DIGITS[ones]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_headings_count() {
        assert_eq!(
            [1, 10, 11, 20, 34].map(chinese),
            ["一", "十", "十一", "二十", "三十四"]
        );
        assert_eq!(written(3, "decimalEnclosedCircle"), "③");
        assert_eq!(written(2, "upperLetter"), "B");
    }
}
