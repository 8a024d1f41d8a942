//! Text → the text that the stages match, and the way back. People copy
//! reports with spaces between digits, half-width punctuation, traditional
//! characters, tables. The stages would each have to know all that; instead
//! they see one form of it, and every span of that form leads back to the words
//! as they stand in the report.
//!
//! | as it stands | as it is matched | where |
//! | --- | --- | --- |
//! | 瀾溪縣辦理 | 澜溪县办理 | [`traditional`] |
//! | 2024 年, 1 9 9 3 年, 政 府 工 作 | 2024年, 1993年, 政府工作 | [`spaces`] |
//! | １２％, ⼀, 办结,满意 | 12%, 一, 办结，满意 | [`chars`] |
//! | lines broken at a fixed width | one line | [`wrapped`] |
//!
//! Rows of tables are no sentences: [`forms`](crate::forms) reads them, and the
//! other stages match a text without them.
//!
//! Lines otherwise stay lines.

mod chars;
mod kinds;
mod spaces;
mod traditional;
mod wrapped;

pub(crate) use traditional::simplified;

use std::borrow::Cow;
use std::ops::Range;

/// A text in the form in which the stages match it.
#[derive(Debug, Clone)]
pub struct Matched<'a> {
    /// The words to match.
    pub text: Cow<'a, str>,
    source: &'a str,
    /// The first byte of each line of the source.
    lines: Vec<usize>,
    /// Which of their ends are passed over.
    breaks: Vec<Break>,
    /// Where each stretch of `text` stands in the source; none where the two
    /// are the same.
    pieces: Vec<Piece>,
}

/// A stretch of the matched text.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Piece {
    /// Its first byte.
    at: usize,
    /// Where it comes from.
    from: Range<usize>,
    /// Whether it has the bytes of its source one by one.
    same: bool,
}

impl Matched<'_> {
    /// Whether the text is matched as it stands.
    #[must_use]
    pub fn is_source(&self) -> bool {
        self.pieces.is_empty()
    }

    /// Where a span of the matched text stands in the source.
    #[must_use]
    pub fn source(&self, span: Range<usize>) -> Range<usize> {
        if self.is_source() || span.is_empty() {
            return span;
        }
        let piece =
            |at: usize| &self.pieces[self.pieces.partition_point(|p| p.at <= at).max(1) - 1];
        let first = piece(span.start);
        let start = if first.same {
            first.from.start + (span.start - first.at)
        } else {
            first.from.start
        };
        let last = piece(span.end - 1);
        let end = if last.same {
            last.from.start + (span.end - last.at)
        } else {
            last.from.end
        };
        start..end.max(start)
    }

    /// The 1-based line of the source on which a byte of it stands.
    #[must_use]
    pub fn line(&self, at: usize) -> usize {
        self.lines.partition_point(|start| *start <= at).max(1)
    }

    /// The words of a span of the source as they stand, but for the breaks of
    /// lines that go on.
    #[must_use]
    pub fn words(&self, span: Range<usize>) -> String {
        let from = self.breaks.partition_point(|b| b.at.start < span.start);
        let mut words = String::new();
        let mut at = span.start;
        for passed in self.breaks[from..]
            .iter()
            .take_while(|b| b.at.end <= span.end)
        {
            words.push_str(&self.source[at..passed.at.start]);
            words.push_str(passed.joint);
            at = passed.at.end;
        }
        words.push_str(self.source.get(at..span.end).unwrap_or_default());
        words
    }
}

/// The end of a line that goes on, with the room around it.
#[derive(Debug, Clone)]
struct Break {
    at: Range<usize>,
    /// What it is matched as.
    joint: &'static str,
}

/// How the characters of a text are taken, to take words of it alone.
#[derive(Debug)]
pub struct Folding(chars::Fold);

impl Folding {
    /// As a whole text tells: traditional or simplified.
    #[must_use]
    pub fn of(text: &str) -> Self {
        Self(chars::Fold::of(text, &lines(text)).0)
    }

    /// Words of one line in the form in which they are matched.
    #[must_use]
    pub fn fold(&self, words: &str) -> String {
        let mut weave = Weave::new(words);
        self.0.copy(&mut weave, 0..words.len());
        weave.finish(Vec::new(), Vec::new()).text.into_owned()
    }
}

/// The form of a text that the stages match.
#[must_use]
pub fn matched(text: &str) -> Matched<'_> {
    matched_without(text, &[])
}

/// The form of a text, of some lines of it nothing: stretches of whole lines, in
/// order.
#[must_use]
pub fn matched_without<'a>(text: &'a str, taken: &[Range<usize>]) -> Matched<'a> {
    let mut weave = Weave::new(text);
    let lines: Vec<Range<usize>> = lines(text);
    let (fold, plain) = chars::Fold::of(text, &lines);
    let going_on = wrapped::going_on(text, &lines);
    let mut breaks = Vec::new();
    let mut taken = taken.iter().peekable();
    let mut n = 0;
    while n < lines.len() {
        let mut line = lines[n].clone();
        while taken.next_if(|span| span.end <= line.start).is_some() {}
        if taken.peek().is_some_and(|span| span.start < line.end) {
            let bare = text[line.clone()].trim_end_matches(['\n', '\r']).len();
            weave.keep(line.start + bare..line.end);
            n += 1;
            continue;
        }
        if n > 0 && going_on[n - 1] {
            line.start = line.end - text[line.clone()].trim_start().len();
        }
        if going_on[n] && taken.peek().is_none_or(|span| span.start > line.end) {
            let words = text[line.clone()].trim_end();
            let next = text[lines[n + 1].clone()].trim_start();
            let passed = Break {
                at: line.start + words.len()..lines[n + 1].end - next.len(),
                joint: wrapped::joint(words, next),
            };
            fold.copy(&mut weave, line.start..passed.at.start);
            weave.replace(passed.at.start..line.end, passed.joint);
            breaks.push(passed);
        } else if plain[n] {
            weave.keep(line);
        } else {
            fold.copy(&mut weave, line);
        }
        n += 1;
    }
    weave.finish(lines.iter().map(|line| line.start).collect(), breaks)
}

/// The lines of a text, line ends included.
fn lines(text: &str) -> Vec<Range<usize>> {
    let breaks = memchr::memchr_iter(b'\n', text.as_bytes()).map(|at| at + 1);
    let unbroken = (!text.is_empty() && !text.ends_with('\n')).then_some(text.len());
    let mut start = 0;
    breaks
        .chain(unbroken)
        .map(|end| std::mem::replace(&mut start, end)..end)
        .collect()
}

/// The matched text as it is made, from the start of the source to its end.
struct Weave<'a> {
    source: &'a str,
    /// Bytes at the start of the source that are taken as they stand, and not
    /// copied before anything is not: most texts are matched as they stand.
    kept: usize,
    text: String,
    pieces: Vec<Piece>,
}

impl<'a> Weave<'a> {
    fn new(source: &'a str) -> Self {
        Self {
            source,
            kept: 0,
            text: String::new(),
            pieces: Vec::new(),
        }
    }

    /// Takes a stretch of the source as it stands.
    fn keep(&mut self, from: Range<usize>) {
        if self.pieces.is_empty() && from.start == self.kept {
            self.kept = from.end;
        } else if let Some(words) = self.source.get(from.clone()) {
            self.push(from, words, true);
        }
    }

    /// Takes other words for a stretch of the source.
    fn replace(&mut self, from: Range<usize>, words: &str) {
        let same = words.len() == from.len();
        self.push(from, words, same);
    }

    fn push(&mut self, from: Range<usize>, words: &str, same: bool) {
        if words.is_empty() {
            return;
        }
        if self.pieces.is_empty() {
            self.copy_kept();
        }
        let at = self.text.len();
        self.text.push_str(words);
        if let Some(last) = self.pieces.last_mut()
            && last.same
            && same
            && last.from.end == from.start
        {
            last.from.end = from.end;
            return;
        }
        self.pieces.push(Piece { at, from, same });
    }

    fn copy_kept(&mut self) {
        self.text.reserve(self.source.len());
        self.text.push_str(&self.source[..self.kept]);
        if self.kept > 0 {
            self.pieces.push(Piece {
                at: 0,
                from: 0..self.kept,
                same: true,
            });
        }
    }

    fn finish(mut self, lines: Vec<usize>, breaks: Vec<Break>) -> Matched<'a> {
        let as_it_stands = self.pieces.is_empty() && self.kept == self.source.len();
        if self.pieces.is_empty() && !as_it_stands {
            self.copy_kept();
        }
        let same = as_it_stands || self.text == self.source;
        Matched {
            text: if same {
                Cow::Borrowed(self.source)
            } else {
                Cow::Owned(self.text)
            },
            source: self.source,
            lines,
            breaks,
            pieces: if same { Vec::new() } else { self.pieces },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The words of the source behind words of the matched text.
    fn behind<'a>(source: &'a str, matched: &Matched, words: &str) -> &'a str {
        let at = matched.text.find(words).expect(words);
        &source[matched.source(at..at + words.len())]
    }

    #[test]
    fn a_plain_text_is_matched_as_it_stands() {
        let text = "　　2023年，澜溪县办理案件128件（其中复议12件），增长1,234.5%。\r\n\n一、问题";
        assert!(matched(text).is_source(), "{}", matched(text).text);
    }

    #[test]
    fn spans_lead_back_to_the_words_as_they_stand() {
        let source = "瀾溪縣於２０２３年共辦理行政復議案件 １ ２ ８ 件，辦結率９８.５ ％，群眾滿意。\n第二行";
        let matched = matched(source);
        assert_eq!(
            matched.text,
            "澜溪县于2023年共办理行政复议案件128件，办结率98.5%，群众满意。\n第二行"
        );
        assert_eq!(behind(source, &matched, "128件"), "１ ２ ８ 件");
        assert_eq!(behind(source, &matched, "98.5%"), "９８.５ ％");
        assert_eq!(behind(source, &matched, "2023"), "２０２３");
        assert_eq!(behind(source, &matched, "第二行"), "第二行");
    }

    #[test]
    fn every_span_of_every_text_leads_into_the_source() {
        let source = "a 政 府 ,工 作 1 2 件\u{200b}x\t3\n行\t受理(件)\n甲县\t12\n乙县\t-3.5%\n";
        let row = source.find("甲县").expect("there");
        let taken = row..row + 9;
        let matched = matched_without(source, std::slice::from_ref(&taken));
        let text = &matched.text;
        for (start, _) in text.char_indices() {
            for (end, c) in text[start..].char_indices() {
                let span = matched.source(start..start + end + c.len_utf8());
                assert!(source.get(span.clone()).is_some(), "{span:?}");
            }
        }
        assert_eq!(text.matches('\n').count(), source.matches('\n').count());
    }
    #[test]
    fn words_made_to_be_looked_at_again_and_again_are_matched_in_linear_time() {
        // Looking from each row, space or quote to the last takes minutes.
        for part in ["甲县\t办结\n", "政 府 ", "1 2 ", "\"政\" "] {
            let text = part.repeat(300_000 / part.len());
            let started = std::time::Instant::now();
            assert!(!matched(&text).text.is_empty());
            assert!(started.elapsed().as_secs() < 5, "{part:?}");
        }
    }
}
