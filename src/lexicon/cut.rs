//! The cut of a clause into words, each with the role the lexicon gives it.

use std::ops::Range;

use super::{Lexicon, Role, Word};

impl Lexicon {
    /// Cuts `text[span]` into words.
    pub fn cut(&self, text: &str, span: Range<usize>) -> Vec<Word> {
        let mut words = Vec::new();
        let Some(clause) = text.get(span.clone()) else {
            return words;
        };
        // What stands in quotation marks is a name, whatever words it holds.
        let mut at = 0;
        while let Some((open, close)) = quoted(clause, at) {
            self.cut_plain(clause, at..open, span.start, &mut words);
            let name = &clause[open..close];
            let role = match self.role(name) {
                Some(Role::Time) => Role::Time,
                _ => Role::Noun,
            };
            words.push(Word {
                role,
                span: span.start + open..span.start + close,
            });
            at = close;
        }
        self.cut_plain(clause, at..clause.len(), span.start, &mut words);
        words
    }

    /// The role of a word that the lexicon knows as a whole.
    fn role(&self, word: &str) -> Option<Role> {
        let found = self
            .cutter
            .find(word)
            .filter(|m| m.range() == (0..word.len()))?;
        self.roles.get(found.pattern().as_usize()).copied()
    }

    fn cut_plain(&self, clause: &str, range: Range<usize>, base: usize, words: &mut Vec<Word>) {
        let mut at = range.start;
        let Some(plain) = clause.get(range.clone()) else {
            return;
        };
        for found in self.cutter.find_iter(plain) {
            let (start, end) = (range.start + found.start(), range.start + found.end());
            unknown(clause, at..start, base, words);
            let role = self
                .roles
                .get(found.pattern().as_usize())
                .copied()
                .unwrap_or(Role::Noun);
            words.push(Word {
                role,
                span: base + start..base + end,
            });
            at = end;
        }
        unknown(clause, at..range.end, base, words);
    }
}

/// The first pair of quotation marks from `from` on.
fn quoted(clause: &str, from: usize) -> Option<(usize, usize)> {
    let rest = clause.get(from..)?;
    let open = from + rest.find('“')?;
    let close = open + clause.get(open..)?.find('”')? + '”'.len_utf8();
    Some((open, close))
}

/// Cuts a stretch without known words at its marks and dates.
fn unknown(clause: &str, range: Range<usize>, base: usize, words: &mut Vec<Word>) {
    let mut push = |role: Role, span: Range<usize>| {
        if span.is_empty() {
            return;
        }
        match words.last_mut() {
            Some(last)
                if last.role == role
                    && last.span.end == base + span.start
                    && role != Role::Noun =>
            {
                last.span.end = base + span.end;
            }
            _ => words.push(Word {
                role,
                span: base + span.start..base + span.end,
            }),
        }
    };
    let Some(stretch) = clause.get(range.clone()) else {
        return;
    };
    let marker = marker(stretch);
    push(Role::Mark, range.start..range.start + marker);
    let mut noun = range.start + marker;
    let mut chars = stretch.char_indices().peekable();
    while let Some((i, c)) = chars.next() {
        let at = range.start + i;
        if is_mark(c) {
            push(Role::Noun, noun..at);
            push(Role::Mark, at..at + c.len_utf8());
            noun = at + c.len_utf8();
        } else if c.is_ascii_digit() {
            let mut end = at + 1;
            while let Some(&(j, d)) = chars.peek() {
                if d.is_ascii_digit()
                    || matches!(
                        d,
                        '—' | '-' | '–' | '至' | '月' | '年' | '日' | '度' | '底' | '末' | '初'
                    )
                {
                    end = range.start + j + d.len_utf8();
                    chars.next();
                } else {
                    break;
                }
            }
            let run = clause.get(at..end).unwrap_or("");
            if run.contains(['年', '月', '日']) {
                push(Role::Noun, noun..at);
                push(Role::Time, at..end);
                noun = end;
            }
        }
    }
    push(Role::Noun, noun..range.end);
}

/// How many bytes a marker of a numbered line takes (B10.).
fn marker(stretch: &str) -> usize {
    let Some(number) = stretch.strip_prefix(|c: char| c.is_ascii_uppercase()) else {
        return 0;
    };
    let behind = number.trim_start_matches(|c: char| c.is_ascii_digit());
    match behind.strip_prefix(['.', '．']) {
        Some(rest)
            if behind.len() < number.len() && !rest.starts_with(|c: char| c.is_ascii_digit()) =>
        {
            stretch.len() - rest.len()
        }
        _ => 0,
    }
}

/// Marks that are no part of a name.
pub(crate) fn is_mark(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            '，' | ','
                | '；'
                | ';'
                | '：'
                | ':'
                | '。'
                | '！'
                | '？'
                | '('
                | ')'
                | '（'
                | '）'
                | '【'
                | '】'
                | '*'
                | '…'
        )
}
