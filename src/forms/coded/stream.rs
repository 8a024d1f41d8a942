//! A form in running text: names and the numbers behind each, however the lines
//! are broken. As many numbers as the form has columns make a row; fewer are
//! none, because nobody can say which is missing.

use std::ops::Range;

use crate::genres::{Form, Line};

use super::super::cell::{Said, said};
use super::super::value::Open;
use super::Met;
use super::names::{bare, ends_like, in_order};

/// Names are looked for in so many of the last bytes before the numbers.
const LONGEST: usize = 1500;

/// A text as names and the numbers behind each.
#[derive(Debug, Default)]
pub(in super::super) struct Stream {
    groups: Vec<Group>,
}

/// Words, and the numbers behind them.
#[derive(Debug, Default)]
struct Group {
    /// Their Chinese characters.
    words: String,
    /// First byte of the line on which the last of the words begin.
    start: usize,
    values: Vec<Value>,
}

#[derive(Debug)]
struct Value {
    said: Said,
    words: String,
    span: Range<usize>,
}

impl Stream {
    /// The lines of a text, but those that are known to be of tables; each line
    /// as `fold` gives its words.
    pub(in super::super) fn of(
        text: &str,
        taken: &[Range<usize>],
        fold: impl Fn(&str) -> String,
    ) -> Self {
        let mut stream = Self::default();
        let mut start = 0;
        for line in text.split('\n') {
            let at = start;
            start += line.len() + 1;
            if !taken.iter().any(|span| span.start < start && at < span.end) {
                stream.line(at, line, &fold);
            }
        }
        stream
    }

    fn line(&mut self, at: usize, line: &str, fold: &impl Fn(&str) -> String) {
        let tabbed = line.contains(['\t', '|', '│']);
        let parts: Vec<&str> = if tabbed {
            line.trim_matches(|c| matches!(c, '|' | '│' | ' ' | '\r'))
                .split(['\t', '|', '│'])
                .collect()
        } else {
            line.split_whitespace().collect()
        };
        // Without a name every cell of a row is one of its numbers.
        let is_name = |part: &&str| {
            let words: String = fold(part.trim()).split_whitespace().collect();
            matches!(said(&words), Said::Words | Said::Year(_))
        };
        let mut named = tabbed && !parts.iter().any(is_name);
        for part in parts {
            let words = part.trim();
            let start = at + (words.as_ptr() as usize - line.as_ptr() as usize);
            let span = start..start + words.len();
            let words: String = fold(words).split_whitespace().collect();
            let said = said(&words);
            match said {
                // An empty cell behind a name is one of its numbers.
                Said::Blank if !named => {}
                Said::Words | Said::Year(_) => {
                    self.words(&words, at);
                    named = true;
                }
                Said::Blank | Said::Absent | Said::Number(_) => {
                    if let Some(group) = self.groups.last_mut() {
                        group.values.push(Value { said, words, span });
                    }
                }
            }
        }
    }

    fn words(&mut self, words: &str, at: usize) {
        let begins = self
            .groups
            .last()
            .is_none_or(|group| group.values.iter().any(|value| value.said != Said::Blank));
        if begins {
            self.groups.push(Group::default());
        }
        if let Some(group) = self.groups.last_mut() {
            group.values.clear();
            group.start = at;
            group.words.push_str(&bare(words));
            let long = group.words.len().saturating_sub(LONGEST);
            if long > LONGEST {
                let cut = (long..).find(|n| group.words.is_char_boundary(*n));
                group.words.drain(..cut.unwrap_or(0));
            }
        }
    }
}

/// What of a form a text holds; nothing where it does not stand there.
pub(in super::super) fn in_stream(form: &Form, stream: &Stream) -> Option<Met> {
    let groups = &stream.groups;
    let rows: Vec<(usize, Option<&Line>)> = if form.rows.is_empty() {
        let row = |group: &Group| {
            group.values.len() == form.columns.len()
                && heads(form, group).count() == form.columns.len()
        };
        vec![(groups.iter().position(row)?, None)]
    } else {
        in_order(groups.len(), form.rows.len(), |group, line| {
            let group = &groups[group];
            if group.values.is_empty() {
                0.0
            } else {
                ends_like(&group.words, &form.rows[line])
            }
        })
        .into_iter()
        .map(|(group, line)| (group, Some(&form.rows[line])))
        .collect()
    };
    if rows.is_empty() || rows.len() * 2 < form.rows.len() {
        return None;
    }
    let first = &groups[rows.first()?.0];
    let columns: Vec<&Line> = heads(form, first).collect();
    if columns.len() * 2 < form.columns.len() {
        return None;
    }
    let mut met = Met {
        span: first.start..first.start,
        ..Met::default()
    };
    for (group, line) in &rows {
        let group = &groups[*group];
        met.span.end = group
            .values
            .last()
            .map_or(met.span.end, |value| value.span.end);
        if group.values.len() != columns.len() {
            let numbers = group
                .values
                .iter()
                .filter(|value| matches!(value.said, Said::Number(_)));
            met.odd
                .extend(numbers.map(|v| (v.span.clone(), v.words.clone(), Open::NoColumn)));
            continue;
        }
        for (value, column) in group.values.iter().zip(&columns) {
            let said = (&value.said, value.words.as_str(), value.span.clone());
            met.take(form, (*line, column), said);
        }
    }
    Some(met)
}

/// The columns of the form whose names stand before its first row.
fn heads<'f>(form: &'f Form, first: &Group) -> impl Iterator<Item = &'f Line> {
    form.columns.iter().filter(|column| {
        first.words.contains(&column.under)
            && column
                .names
                .iter()
                .any(|name| first.words.contains(name.as_str()))
    })
}
