//! Bytes → text: the encoding a file is in, found by what settles it best: a
//! byte order mark, validity as UTF-8, what the page declares, the pattern of
//! its bytes. The other encodings of Chinese are GB18030 (GBK and GB2312 are
//! parts of it), Big5 and UTF-16.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{BIG5, Encoding, GB18030, GBK, UTF_8, UTF_16BE, UTF_16LE};

/// A byte that no encoding explains.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct BadByte {
    pub(super) line: usize,
    pub(super) byte: u8,
    pub(super) encoding: &'static str,
}

/// How much damage is read past. A person reads a page with a few � in it, as
/// browsers show it; in plain text a damaged byte may be a damaged figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Damage {
    Refused,
    /// One character in [`TOLERATED`] may be �.
    Shown,
}

const TOLERATED: usize = 200;

/// A text in UTF-8 with this many good multi-byte characters for each bad byte
/// is damaged UTF-8, not another encoding.
const GOOD_FOR_BAD: usize = 20;

/// Decodes a whole file. `declared` is the charset it names itself.
pub(super) fn decode(
    bytes: &[u8],
    declared: Option<&str>,
    damage: Damage,
) -> Result<String, BadByte> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return decode_as(encoding, &bytes[mark..], damage);
    }
    if let Some(encoding) = utf16_without_mark(bytes) {
        return decode_as(encoding, bytes, damage);
    }
    // Twice as fast on Chinese text as the standard library.
    if let Some(text) = UTF_8.decode_without_bom_handling_and_without_replacement(bytes) {
        return Ok(text.into_owned());
    }
    if mostly_utf8(bytes) {
        return decode_as(UTF_8, bytes, damage);
    }
    let declared = declared.and_then(|label| Encoding::for_label(label.as_bytes()));
    // A page that says UTF-8 and is not lies; one that says GB2312 means GB18030.
    if let Some(encoding) = declared.filter(|e| *e != UTF_8)
        && let Ok(decoded) = decode_as(widest(encoding), bytes, damage)
    {
        return Ok(decoded);
    }
    decode_as(guess(bytes), bytes, damage)
}

/// The encoding of a file by its beginning, which may end within a character.
pub(super) fn encoding(sample: &[u8]) -> &'static Encoding {
    const LONGEST: usize = 4;
    if let Some((encoding, _)) = Encoding::for_bom(sample) {
        return encoding;
    }
    if let Some(encoding) = utf16_without_mark(sample) {
        return encoding;
    }
    let valid = Encoding::utf8_valid_up_to(sample);
    if valid + LONGEST > sample.len() || mostly_utf8(sample) {
        return UTF_8;
    }
    guess(sample)
}

fn decode_as(encoding: &'static Encoding, bytes: &[u8], damage: Damage) -> Result<String, BadByte> {
    let (text, damaged) = encoding.decode_without_bom_handling(bytes);
    if damaged {
        let bad = text.matches('\u{fffd}').count();
        let tolerated = damage == Damage::Shown && bad * TOLERATED <= text.chars().count();
        if !tolerated {
            return Err(first_bad(encoding, bytes));
        }
    }
    Ok(text.into_owned())
}

/// GBK and GB2312 are parts of GB18030.
fn widest(encoding: &'static Encoding) -> &'static Encoding {
    if encoding == GBK { GB18030 } else { encoding }
}

/// By the pattern of the bytes; among what Chinese is written in, since all
/// else would be mojibake.
fn guess(bytes: &[u8]) -> &'static Encoding {
    const ENOUGH: usize = 1 << 16;
    let sample = &bytes[..bytes.len().min(ENOUGH)];
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(sample, true);
    match detector.guess(None, Utf8Detection::Deny) {
        e if e == BIG5 => BIG5,
        _ => GB18030,
    }
}

/// UTF-16 says itself by the zero bytes of its ASCII characters (digits, line
/// ends) and by the high bytes of its Chinese ones, all on one side.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    const SAMPLE: usize = 4096;
    let sample = &bytes[..bytes.len().min(SAMPLE) & !1];
    if sample.len() < 8 || !sample.contains(&0) {
        return None;
    }
    let fits = |high: usize| {
        let all = sample.len() / 2;
        let plain = sample
            .chunks_exact(2)
            .filter(|pair| {
                let (h, l) = (pair[high], pair[1 - high]);
                match h {
                    0 => l != 0 && l < 0x80,
                    0x20 | 0x30 | 0x4e..=0x9f | 0xff => true,
                    _ => false,
                }
            })
            .count();
        plain * 10 >= all * 9
    };
    match (fits(1), fits(0)) {
        (true, false) => Some(UTF_16LE),
        (false, true) => Some(UTF_16BE),
        _ => None,
    }
}

fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good > bad * GOOD_FOR_BAD
}

/// The line and value of the first byte that does not decode.
fn first_bad(encoding: &'static Encoding, bytes: &[u8]) -> BadByte {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut text = String::with_capacity(
        decoder
            .max_utf8_buffer_length_without_replacement(bytes.len())
            .unwrap_or(bytes.len()),
    );
    let (_, read) = decoder.decode_to_string_without_replacement(bytes, &mut text, true);
    BadByte {
        line: text.matches('\n').count() + 1,
        byte: read
            .checked_sub(1)
            .and_then(|at| bytes.get(at))
            .copied()
            .unwrap_or_default(),
        encoding: encoding.name(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORDS: &str =
        "澜溪县2023年度法治政府建设情况报告\n全县共办理行政复议案件128件，同比增长12.5%。\n";

    fn bytes_in(encoding: &'static Encoding, words: &str) -> Vec<u8> {
        encoding.encode(words).0.into_owned()
    }

    fn utf16(words: &str, big: bool, mark: bool) -> Vec<u8> {
        let mark = if mark { "\u{feff}" } else { "" };
        format!("{mark}{words}")
            .encode_utf16()
            .flat_map(|u| {
                if big {
                    u.to_be_bytes()
                } else {
                    u.to_le_bytes()
                }
            })
            .collect()
    }

    #[test]
    fn every_encoding_of_chinese_gives_the_same_words() {
        for bytes in [
            WORDS.as_bytes().to_vec(),
            [b"\xef\xbb\xbf", WORDS.as_bytes()].concat(),
            bytes_in(GB18030, WORDS),
            utf16(WORDS, false, true),
            utf16(WORDS, true, true),
            utf16(WORDS, false, false),
            utf16(WORDS, true, false),
        ] {
            let decoded = decode(&bytes, None, Damage::Refused).expect("decodes");
            assert_eq!(decoded, WORDS);
        }
    }

    #[test]
    fn big5_is_told_from_gbk_by_its_bytes_or_by_what_the_page_declares() {
        let words =
            "瀾溪縣2023年度法治政府建設情況報告\n全縣共辦理行政復議案件128件，較上年增長12.5%。\n";
        let bytes = bytes_in(BIG5, words);
        for declared in [None, Some("big5")] {
            let decoded = decode(&bytes, declared, Damage::Refused).expect("decodes");
            assert_eq!(decoded, words);
        }
    }

    #[test]
    fn a_page_that_declares_the_wrong_charset_is_read_as_what_it_is() {
        let decoded = decode(WORDS.as_bytes(), Some("gb2312"), Damage::Shown).expect("decodes");
        assert_eq!(decoded, WORDS);
        let gbk = bytes_in(GB18030, WORDS);
        let decoded = decode(&gbk, Some("utf-8"), Damage::Shown).expect("decodes");
        assert_eq!(decoded, WORDS);
    }

    #[test]
    fn a_damaged_byte_is_named_with_its_line_and_never_read_as_another_encoding() {
        let mut bytes = WORDS.as_bytes().to_vec();
        let at = WORDS.find("128").expect("stands there");
        bytes[at] = 0xff;
        let bad = decode(&bytes, None, Damage::Refused).expect_err("damaged");
        assert_eq!((bad.line, bad.byte, bad.encoding), (2, 0xff, "UTF-8"));
    }

    #[test]
    fn a_page_with_few_damaged_bytes_is_read_as_browsers_show_it() {
        let mut bytes = WORDS.repeat(20).into_bytes();
        bytes[0] = 0xff;
        let decoded = decode(&bytes, None, Damage::Shown).expect("read");
        assert!(decoded.starts_with('\u{fffd}'));
    }
}
