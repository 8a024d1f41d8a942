//! Words that may reach a terminal: what a report, a file name or a decision says
//! must not move the cursor, hide what stands there or turn it around. Beside the
//! flow: whatever prints uses it.

use std::borrow::Cow;
use std::fmt::Write;

/// Marks that turn the order of what is read around (Unicode, UAX #9), among them
/// the overrides behind which a name of a file can be disguised.
fn is_turning(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn is_plain(c: char) -> bool {
    matches!(c, '\n' | '\t') || !c.is_control() && !is_turning(c)
}

/// The words with every control character, escape and turning mark written out
/// (`\u{1b}`); line breaks and tabs stay.
#[must_use]
pub fn printable(words: &str) -> Cow<'_, str> {
    if words.chars().all(is_plain) {
        return Cow::Borrowed(words);
    }
    let mut plain = String::with_capacity(words.len() + 16);
    for c in words.chars() {
        push(&mut plain, c);
    }
    Cow::Owned(plain)
}

/// [`printable`] of what was laid out with colours: the codes that set them
/// (`ESC [ … m`) stay where `coloured`.
#[must_use]
pub fn printable_layout(layout: &str, coloured: bool) -> Cow<'_, str> {
    if !coloured {
        return printable(layout);
    }
    let mut plain = String::with_capacity(layout.len() + 16);
    let mut rest = layout;
    while let Some(at) = rest.find('\u{1b}') {
        let (before, code) = rest.split_at(at);
        plain.push_str(&printable(before));
        let length = colour_code(code).unwrap_or(0);
        plain.push_str(&code[..length]);
        rest = &code[length..];
        if length == 0 {
            push(&mut plain, '\u{1b}');
            rest = &code['\u{1b}'.len_utf8()..];
        }
    }
    plain.push_str(&printable(rest));
    Cow::Owned(plain)
}

fn push(plain: &mut String, c: char) {
    if is_plain(c) {
        plain.push(c);
    } else {
        // Writing to a String cannot fail.
        let _ = write!(plain, "{}", c.escape_unicode());
    }
}

/// The length of the code that sets a colour at the beginning of some words.
fn colour_code(words: &str) -> Option<usize> {
    let numbers = words.strip_prefix("\u{1b}[")?;
    let end = numbers.find(|c: char| !c.is_ascii_digit() && c != ';')?;
    numbers[end..].starts_with('m').then_some(2 + end + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_would_obey_is_written_out() {
        for (words, plain) in [
            ("\u{1b}[2J清屏", "\\u{1b}[2J清屏"),
            ("a\u{7}\u{8}b\r", "a\\u{7}\\u{8}b\\u{d}"),
            ("报\u{202e}txt.exe", "报\\u{202e}txt.exe"),
            ("\u{9b}31m", "\\u{9b}31m"),
            ("办件\t128件\n", "办件\t128件\n"),
        ] {
            assert_eq!(printable(words), plain);
        }
    }

    #[test]
    fn colours_stay_where_they_were_asked_for() {
        let layout = "\u{1b}[31m128\u{1b}[0m \u{1b}]0;title\u{7}";
        let plain = "\u{1b}[31m128\u{1b}[0m \\u{1b}]0;title\\u{7}";
        assert_eq!(printable_layout(layout, true), plain);
        assert!(!printable_layout(layout, false).contains('\u{1b}'));
    }
}
