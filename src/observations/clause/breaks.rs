//! The marks that end clauses, parts and sentences of a block.

use std::ops::Range;

use crate::cues::marks;
use crate::figures::Figure;

/// How strongly a mark breaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Strength {
    /// It ends a clause.
    Comma,
    /// It ends a part of a sentence.
    Part,
    /// It ends a sentence.
    Sentence,
}

/// A mark that breaks.
#[derive(Debug, Clone)]
pub(super) struct Break {
    /// Where it stands.
    pub mark: Range<usize>,
    /// How strongly it breaks.
    pub strength: Strength,
    /// The mark, a bracket in its ASCII form.
    pub sign: char,
}

/// The breaks of a stretch of text, in order.
#[derive(Debug, Clone)]
pub(super) struct Breaks {
    span: Range<usize>,
    list: Vec<Break>,
}

impl Breaks {
    /// The breaks of `text[span]`; brackets that hold a figure break too.
    pub fn of(text: &str, span: &Range<usize>, figures: &[Figure]) -> Self {
        let list = text
            .get(span.clone())
            .map(|block| list(block, span.start, figures));
        Self {
            span: span.clone(),
            list: list.unwrap_or_default(),
        }
    }

    /// Those at least so strong.
    pub fn at_least(&self, strength: Strength) -> Self {
        let strong = self.list.iter().filter(|b| b.strength >= strength);
        Self {
            span: self.span.clone(),
            list: strong.cloned().collect(),
        }
    }

    /// The last break before a place.
    pub fn before(&self, at: usize) -> Option<&Break> {
        let n = self.list.partition_point(|b| b.mark.end <= at);
        n.checked_sub(1).map(|i| &self.list[i])
    }

    /// The first break at or behind a place.
    pub fn behind(&self, at: usize) -> Option<&Break> {
        self.list
            .get(self.list.partition_point(|b| b.mark.start < at))
    }

    /// Where what stands at a place begins.
    pub fn start(&self, at: usize) -> usize {
        self.before(at).map_or(self.span.start, |b| b.mark.end)
    }

    /// What lies between the breaks before and behind a figure.
    pub fn around(&self, figure: &Range<usize>) -> Range<usize> {
        let right = match self.behind(figure.end) {
            Some(b) if b.strength == Strength::Sentence => b.mark.end,
            Some(b) => b.mark.start,
            None => self.span.end,
        };
        self.start(figure.start)..right.max(figure.end)
    }
}

/// What the marks of a block are in.
#[derive(Default)]
struct Depth {
    /// Open quotation marks.
    quoted: usize,
    /// Open brackets that hold no figure.
    bracketed: usize,
    /// Where the bracket looked at last is closed.
    close: usize,
}

fn list(block: &str, start: usize, figures: &[Figure]) -> Vec<Break> {
    let mut out = Vec::new();
    let mut next = 0;
    let mut depth = Depth {
        close: start,
        ..Depth::default()
    };
    for (i, c) in marks(block) {
        if c.is_ascii_alphanumeric() {
            continue;
        }
        let at = start + i;
        while figures.get(next).is_some_and(|f| f.core.end <= at) {
            next += 1;
        }
        let within = |f: &Figure| f.core.start <= at && at < f.core.end;
        if figures.get(next).is_some_and(within) {
            continue;
        }
        if let Some((strength, sign)) = depth.at(c, &block[i..], at, &figures[next..]) {
            let mark = at..at + c.len_utf8();
            out.push(Break {
                mark,
                strength,
                sign,
            });
        }
    }
    out
}

impl Depth {
    /// How a mark breaks that `rest` begins with; `figures` are those that follow.
    fn at(
        &mut self,
        c: char,
        rest: &str,
        at: usize,
        figures: &[Figure],
    ) -> Option<(Strength, char)> {
        match c {
            '“' | '《' | '「' => self.quoted += 1,
            '”' | '》' | '」' => self.quoted = self.quoted.saturating_sub(1),
            '。' | '！' | '？' | '\n' => {
                self.quoted = 0;
                self.bracketed = 0;
                return Some((Strength::Sentence, c));
            }
            '；' | ';' if self.quoted == 0 => return Some((Strength::Part, c)),
            '，' | ',' | '：' | ':' if self.quoted == 0 && self.bracketed == 0 => {
                return Some((Strength::Comma, c));
            }
            '（' | '(' if self.holds_a_figure(rest, at, figures) => {
                return Some((Strength::Comma, '('));
            }
            '（' | '(' => self.bracketed += 1,
            '）' | ')' if self.bracketed > 0 => self.bracketed -= 1,
            '）' | ')' => return Some((Strength::Comma, ')')),
            _ => {}
        }
        None
    }

    /// Whether a figure stands in the bracket that opens here.
    fn holds_a_figure(&mut self, rest: &str, at: usize, figures: &[Figure]) -> bool {
        if self.close < at {
            let closed = rest.find(['）', ')']);
            self.close = closed.map_or(usize::MAX, |j| at + j);
        }
        let inside = figures.partition_point(|f| f.span.start < at);
        let first = figures.get(inside);
        self.close < usize::MAX && first.is_some_and(|f| f.span.end <= self.close)
    }
}
