//! The subject of a list → one name for each of its items. What the items share
//! is said once; each gets its own.

mod compound;
mod deeds;
mod shared_class;
mod shared_kind;
mod shared_property;

use super::super::label;
use crate::lexicon::{Role, Word};

/// The items of a subject, one for each of `n` figures; `None` where the
/// subject cannot be taken apart into as many.
pub(super) fn items(text: &str, subject: &[Word], n: usize) -> Option<Vec<String>> {
    let subject = label::trim(subject);
    let verb = subject.iter().take_while(|w| w.role == Role::Verb);
    let verb: String = verb.map(|w| w.said(text)).collect();
    let mut names = split(text, subject);
    if names.len() + 1 == n || (names.len() == 1 && n == 2) {
        names = compound::taken_apart(names)?;
    }
    if names.len() == n + 1 && deeds::end_in_a_pair(text, subject, &names) {
        // 修改、废止和宣布失效的: the last two are one.
        let last = names.pop().unwrap_or_default();
        if let Some(name) = names.last_mut() {
            name.push('和');
            name.push_str(&last);
        }
        return Some(names);
    }
    if names.len() > n {
        // More names than figures: the list before the last items is a modifier.
        names.drain(..names.len() - n);
    }
    if names.len() != n {
        return None;
    }
    if let Some(names) = deeds::with_object(&names) {
        return Some(names);
    }
    if !shared_kind::share(&mut names) {
        shared_class::share(&mut names);
        shared_property::share(&mut names);
    }
    for name in names.iter_mut().skip(1) {
        if !verb.is_empty() && !name.starts_with(&verb) {
            name.insert_str(0, &verb);
        }
    }
    Some(names)
}

/// Cuts at 、 and 和 outside quotes and brackets.
fn split(text: &str, words: &[Word]) -> Vec<String> {
    let mut out = Vec::new();
    let mut from = 0;
    let mut depth = 0i32;
    for (i, w) in words.iter().enumerate() {
        if w.role == Role::And && depth == 0 {
            out.push(label::phrase(text, &words[from..i]));
            from = i + 1;
        }
        for c in w.said(text).chars() {
            match c {
                '“' | '（' | '(' | '《' => depth += 1,
                '”' | '）' | ')' | '》' => depth -= 1,
                _ => {}
            }
        }
    }
    out.push(label::phrase(text, &words[from..]));
    out.retain(|s| !s.is_empty());
    out
}

#[cfg(test)]
mod tests;
