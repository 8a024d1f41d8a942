//! The one pass over the text: finds where a number may begin, and keeps track
//! of the quotation marks, titles and brackets around it.

use super::numeral;

/// One bit for each character of the basic plane that stops the scan: the
/// leads of numerals and the marks that open or close a name.
static STOPS: [u64; 1024] = stops();

const MARKS: [char; 12] = [
    '“', '”', '《', '》', '〔', '〕', '［', '］', '[', ']', '「', '」',
];
const LEADS: &str =
    "0123456789０１２３４５６７８９零〇一二三四五六七八九十百千万亿两壹贰叁肆伍陆柒捌玖拾佰仟萬億";

const fn stops() -> [u64; 1024] {
    let mut bits = [0_u64; 1024];
    let bytes = LEADS.as_bytes();
    let mut i = 0;
    while i < bytes.len() {
        let (code, len) = decode(bytes, i);
        bits[code / 64] |= 1 << (code % 64);
        i += len;
    }
    let mut m = 0;
    while m < MARKS.len() {
        let code = MARKS[m] as usize;
        bits[code / 64] |= 1 << (code % 64);
        m += 1;
    }
    bits
}

/// The character at `i`, if it is of the basic plane, and its length.
const fn decode(bytes: &[u8], i: usize) -> (usize, usize) {
    let b = bytes[i] as usize;
    if b < 0x80 {
        (b, 1)
    } else if b < 0xE0 {
        if i + 1 < bytes.len() {
            ((b & 0x1F) << 6 | (bytes[i + 1] as usize & 0x3F), 2)
        } else {
            (0, 1)
        }
    } else if b < 0xF0 {
        if i + 2 < bytes.len() {
            let low = (bytes[i + 1] as usize & 0x3F) << 6 | (bytes[i + 2] as usize & 0x3F);
            ((b & 0x0F) << 12 | low, 3)
        } else {
            (0, 1)
        }
    } else {
        (0, 4)
    }
}

/// What a number stands inside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Inside {
    /// Running text.
    Text,
    /// A short phrase in quotation marks.
    Quotes,
    /// The title of a document.
    Title,
    /// 〔2024〕, ［3］.
    Reference,
}

/// Longest name in quotation marks, in bytes; a longer quotation is text.
const LONGEST_NAME: usize = 60;

/// Walks over a text.
pub(super) struct Scan<'t> {
    text: &'t str,
    at: usize,
    inside: Inside,
    /// Where the name the scan is in ends.
    until: usize,
}

impl<'t> Scan<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self {
            text,
            at: 0,
            inside: Inside::Text,
            until: 0,
        }
    }

    /// Goes on behind `at`.
    pub(super) fn skip_to(&mut self, at: usize) {
        self.at = self.at.max(at);
    }

    /// The next place where a number may begin.
    pub(super) fn next(&mut self) -> Option<(usize, Inside)> {
        let bytes = self.text.as_bytes();
        while self.at < bytes.len() {
            let (code, len) = decode(bytes, self.at);
            if STOPS
                .get(code / 64)
                .is_none_or(|w| w >> (code % 64) & 1 == 0)
            {
                self.at += len;
                continue;
            }
            let at = self.at;
            let c = self.text.get(at..).and_then(|t| t.chars().next())?;
            if numeral::leads(c) {
                let inside = if at < self.until {
                    self.inside
                } else {
                    Inside::Text
                };
                self.at = at + c.len_utf8();
                return Some((at, inside));
            }
            self.at = at + c.len_utf8();
            if at >= self.until {
                self.mark(c, at);
            }
        }
        None
    }

    fn mark(&mut self, c: char, at: usize) {
        let (close, inside) = match c {
            '“' => ('”', Inside::Quotes),
            '「' => ('」', Inside::Quotes),
            '《' => ('》', Inside::Title),
            '〔' => ('〕', Inside::Reference),
            '［' => ('］', Inside::Reference),
            '[' => (']', Inside::Reference),
            _ => return,
        };
        let limit = match inside {
            Inside::Title => LONGEST_NAME * 4,
            Inside::Quotes => LONGEST_NAME,
            _ => 16,
        };
        let rest = &self.text[at + c.len_utf8()..];
        let close = rest
            .char_indices()
            .take_while(|(i, _)| *i <= limit)
            .find(|(_, x)| *x == close || inside == Inside::Quotes && matches!(x, '，' | '。'));
        if let Some((i, x)) = close
            && !matches!(x, '，' | '。')
        {
            self.until = at + c.len_utf8() + i;
            self.inside = inside;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(usize, Inside)> {
        let mut scan = Scan::new(text);
        std::iter::from_fn(|| scan.next()).collect()
    }

    #[test]
    fn every_lead_stops_the_scan() {
        for c in LEADS.chars() {
            assert!(numeral::leads(c), "{c}");
            assert_eq!(found(&format!("共{c}件")).len(), 1, "{c}");
        }
    }

    #[test]
    fn a_short_quotation_is_a_name_a_long_one_is_text() {
        assert_eq!(found("“3+N”")[0].1, Inside::Quotes);
        assert_eq!(found("“受理3件，办结2件”")[0].1, Inside::Text);
        assert_eq!(found("青政〔2024〕")[0].1, Inside::Reference);
        assert_eq!(found("”3件")[0].1, Inside::Text);
    }
}
