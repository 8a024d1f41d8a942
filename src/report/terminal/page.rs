//! Styled words broken into lines of a terminal: East Asian characters take two
//! columns and break anywhere, letters and digits stay together, and no line
//! begins with a closing mark.

use super::{RESET, TONES, clean, columns};

/// How words look; without colour only what went and what came is marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::report) enum Style {
    Plain,
    Bold,
    Dim,
    /// The escape sequence of a tone.
    Tone(&'static str),
    Deleted,
    Inserted,
}

impl Style {
    /// The style of a tone: good, bad, warn, plain.
    pub(in crate::report) fn of(tone: &str) -> Self {
        TONES
            .iter()
            .find(|(name, code)| *name == tone && !code.is_empty())
            .map_or(Self::Plain, |(_, code)| Self::Tone(code))
    }

    fn code(self) -> &'static str {
        match self {
            Self::Plain => "",
            Self::Bold => "\u{1b}[1m",
            Self::Dim => "\u{1b}[2m",
            Self::Tone(code) => code,
            Self::Deleted => "\u{1b}[31;9m",
            Self::Inserted => "\u{1b}[32;4m",
        }
    }

    /// What stands around the words where there is no colour.
    fn marks(self) -> (&'static str, &'static str) {
        match self {
            Self::Deleted => ("[-", "-]"),
            Self::Inserted => ("{+", "+}"),
            _ => ("", ""),
        }
    }
}

/// Marks that do not begin a line.
const CLOSING: &str = "，。；：、！？）》”’」』】%％,.;:!?)]}+-";
/// Marks that do not end one.
const OPENING: &str = "（《“‘「『【([{";
/// Narrower than this, lines would be columns of single characters.
const NARROWEST: usize = 40;

/// Lines as they will be printed.
pub(in crate::report) struct Page {
    out: String,
    width: usize,
    color: bool,
}

impl Page {
    pub(in crate::report) fn new(width: usize, color: bool) -> Self {
        Self {
            out: String::new(),
            width: width.max(NARROWEST),
            color,
        }
    }

    /// An empty line, but not at the top and never two.
    pub(in crate::report) fn blank(&mut self) {
        if !self.out.is_empty() && !self.out.ends_with("\n\n") {
            self.out.push('\n');
        }
    }

    /// Words from a column on; further lines begin there too.
    pub(in crate::report) fn line(&mut self, indent: usize, words: &[(Style, &str)]) {
        self.hanging(indent, indent, words);
    }

    /// Words from a column on, further lines from another.
    pub(in crate::report) fn hanging(
        &mut self,
        first: usize,
        indent: usize,
        words: &[(Style, &str)],
    ) {
        let mut line = " ".repeat(first);
        let mut column = first;
        for (style, words) in words
            .iter()
            .filter(|(_, words)| !words.trim().is_empty() || *words == "  ")
        {
            let (open, close) = if self.color { ("", "") } else { style.marks() };
            let words = format!("{open}{}{close}", clean(words));
            let code = if self.color { style.code() } else { "" };
            line.push_str(code);
            for unit in units(&words) {
                let wide: usize = unit.trim_end().chars().map(columns).sum();
                if column + wide > self.width && column > indent {
                    let end = line.trim_end().len();
                    line.truncate(end);
                    if !code.is_empty() {
                        line.push_str(RESET);
                    }
                    self.out.push_str(&line);
                    self.out.push('\n');
                    line = " ".repeat(indent);
                    line.push_str(code);
                    column = indent;
                    if unit.trim().is_empty() {
                        continue;
                    }
                }
                line.push_str(unit);
                column += unit.chars().map(columns).sum::<usize>();
            }
            if !code.is_empty() {
                line.push_str(RESET);
            }
        }
        self.out.push_str(line.trim_end());
        self.out.push('\n');
    }

    pub(in crate::report) fn finish(self) -> String {
        self.out
    }
}

/// What stays on one line: a wide character, or a run of narrow ones up to and
/// with a space, each with the opening marks before it and the closing marks
/// behind it.
fn units(words: &str) -> Vec<&str> {
    let mut cuts = Vec::new();
    let mut before: Option<char> = None;
    for (i, c) in words.char_indices() {
        let joined = match before {
            None => false,
            Some(_) if CLOSING.contains(c) => true,
            Some(b) if OPENING.contains(b) => true,
            Some(' ') => c == ' ',
            Some(b) => columns(b) == 1 && columns(c) == 1,
        };
        if !joined {
            cuts.push(i);
        }
        before = Some(c);
    }
    let ends = cuts.iter().copied().skip(1).chain([words.len()]);
    cuts.iter()
        .zip(ends)
        .filter_map(|(&from, to)| words.get(from..to))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(width: usize, color: bool, words: &[(Style, &str)]) -> String {
        let mut page = Page::new(width, color);
        page.hanging(0, 2, words);
        page.finish()
    }

    #[test]
    fn no_line_begins_with_a_closing_mark_and_none_tears_a_number() {
        let words = "基层行政执法力量薄弱，部分乡镇持证执法人员数量偏少、专业能力不足，应诉率98.2%，败诉率10.6%。";
        let text = shown(40, false, &[(Style::Plain, words)]);
        assert!(text.lines().count() > 1);
        for line in text.lines() {
            let first = line.trim_start().chars().next().expect("a character");
            assert!(!CLOSING.contains(first), "{line}");
            assert!(line.chars().map(columns).sum::<usize>() <= 44, "{line}");
        }
        assert!(
            text.contains("98.2%，") && text.contains("10.6%。"),
            "{text}"
        );
    }

    #[test]
    fn no_line_ends_with_an_opening_mark() {
        let words = "乡镇（街道）合法性审核人员（“双人双岗”）配备不足。";
        for width in NARROWEST..60 {
            let text = shown(width, false, &[(Style::Plain, &words.repeat(3))]);
            for line in text.lines() {
                assert!(!line.ends_with(['（', '“']), "{width}: {line}");
            }
        }
    }

    #[test]
    fn a_style_ends_with_its_line_and_goes_on_in_the_next() {
        let words = "执法力量薄弱".repeat(6);
        let text = shown(40, true, &[(Style::Deleted, &words)]);
        for line in text.lines() {
            assert_eq!(line.matches("\u{1b}[31;9m").count(), 1, "{line:?}");
            assert!(line.ends_with(RESET), "{line:?}");
        }
    }

    #[test]
    fn without_colour_the_redline_has_marks() {
        let words = [(Style::Deleted, "薄弱"), (Style::Inserted, "不足")];
        assert_eq!(shown(80, false, &words), "[-薄弱-]{+不足+}\n");
    }
}
