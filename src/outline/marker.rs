//! Heading and list markers: 一、 （一） 1. （1） 一是 第一， 首先 ——, full-width and
//! half-width forms alike.

/// A marker at the start of a text: its level and length in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Marker {
    pub(super) level: u8,
    pub(super) len: usize,
}

const NUMERALS: &str = "一二三四五六七八九十";

/// Levels by marker: the order in which official documents nest them.
pub(super) const LEVEL_ITEM: u8 = 5;

/// Words that begin an item like 一是 does.
const ITEM_WORDS: [&str; 8] = [
    "首先，",
    "其次，",
    "再次，",
    "此外，",
    "最后，",
    "——",
    "●",
    "■",
];

/// Reads a marker at the start of `text`.
pub(super) fn at_start(text: &str) -> Option<Marker> {
    if let Some(n) = numerals(text) {
        let rest = &text[n..];
        for (mark, level) in [("、", 1), ("是", LEVEL_ITEM), ("要", 0)] {
            if rest.starts_with(mark) && level > 0 {
                return Some(Marker {
                    level,
                    len: n + mark.len(),
                });
            }
        }
    }
    if let Some(rest) = text.strip_prefix('第') {
        let n = numerals(rest)?;
        let tail = &rest[n..];
        let end = ["，", ",", "、", "：", ":"]
            .iter()
            .find(|m| tail.starts_with(**m))?;
        return Some(Marker {
            level: LEVEL_ITEM,
            len: '第'.len_utf8() + n + end.len(),
        });
    }
    for open in ["（", "("] {
        if let Some(rest) = text.strip_prefix(open) {
            let chinese = numerals(rest);
            let n = chinese.or_else(|| digits(rest))?;
            let close = ["）", ")"].iter().find(|c| rest[n..].starts_with(**c))?;
            return Some(Marker {
                level: if chinese.is_some() { 2 } else { 4 },
                len: open.len() + n + close.len(),
            });
        }
    }
    if let Some(n) = digits(text) {
        let rest = &text[n..];
        let mark = ["．", "、", "."].iter().find(|m| rest.starts_with(**m))?;
        let after = rest[mark.len()..].chars().next();
        if n <= 2 && !after.is_some_and(|c| c.is_ascii_digit()) {
            return Some(Marker {
                level: 3,
                len: n + mark.len(),
            });
        }
        return None;
    }
    ITEM_WORDS
        .iter()
        .find(|w| text.starts_with(**w))
        .map(|w| Marker {
            level: LEVEL_ITEM,
            len: w.len(),
        })
}

fn numerals(text: &str) -> Option<usize> {
    let n: usize = text
        .chars()
        .take(3)
        .take_while(|c| NUMERALS.contains(*c))
        .map(char::len_utf8)
        .sum();
    (n > 0).then_some(n)
}

fn digits(text: &str) -> Option<usize> {
    let n = text.bytes().take_while(u8::is_ascii_digit).count();
    (n > 0).then_some(n)
}
