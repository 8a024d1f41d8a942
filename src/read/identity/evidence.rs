//! What identity is told from: the report's own head and end, what a page says
//! of itself, and the names that a person gave to its file and folders.

use std::path::Path;

use super::{RowSaid, title};
use crate::genres::Genre;
use crate::read::format::Document;
use crate::read::matched;

/// Characters at the head of a text that can say it.
const HEAD: usize = 1500;
/// Lines at the head that can.
pub(super) const HEAD_LINES: usize = 15;
/// Lines at the end among which a signature stands.
const TAIL_LINES: usize = 12;
/// Bytes of a line that can be one, wide spaces included.
const LONGEST_SIGNATURE: usize = 300;
/// Bytes of the end that hold them.
const TAIL: usize = 4000;
/// Folders above a file that are looked at.
const FOLDERS: usize = 4;

/// What identity is told from, in the form in which it is matched.
pub(super) struct Evidence<'a> {
    pub(super) genre: Genre,
    /// As it stands.
    pub(super) title: String,
    pub(super) title_matched: String,
    pub(super) head: String,
    /// The last lines, from the last.
    pub(super) tail: Vec<String>,
    /// The file's name without its ending.
    pub(super) stem: String,
    /// The folders above, innermost first; an archive counts as one.
    pub(super) folders: Vec<String>,
    /// Among what places of one name are told apart.
    pub(super) around: String,
    /// What the columns beside it say, of a row of a corpus table.
    pub(super) row: Option<RowSaid>,
    pub(super) document: &'a Document,
}

impl<'a> Evidence<'a> {
    pub(super) fn of(path: &Path, document: &'a Document) -> Self {
        let mut chars = document.text.chars();
        chars.nth(HEAD - 1);
        let words = &document.text[..document.text.len() - chars.as_str().len()];
        let head = matched(words).text.into_owned();
        let title = own_title(document, words);
        let title_matched = matched(&title).text.into_owned();
        let genre = Genre::of_title(&title_matched)
            .or_else(|| Genre::of_address(&document.text))
            .or_else(|| Genre::of_opening(&head))
            .unwrap_or_default();
        Self {
            genre,
            title,
            title_matched,
            tail: tail(&document.text),
            stem: matched(&path.file_stem().unwrap_or_default().to_string_lossy())
                .text
                .into_owned(),
            folders: folders(path),
            around: format!("{} {head}", path.display()),
            head,
            row: None,
            document,
        }
    }

    /// The first lines that have words in them.
    pub(super) fn head_lines(&self) -> impl Iterator<Item = &str> {
        let lines = self.head.lines().map(str::trim);
        lines.filter(|line| !line.is_empty()).take(HEAD_LINES)
    }
}

/// The title that a file gives itself, where it is a report's; else the one
/// that stands in the text.
fn own_title(document: &Document, head: &str) -> String {
    let own = document.title.as_str();
    let is_report = |words: &str| words.contains("报告") || Genre::of_title(words).is_some();
    if is_report(&matched(own).text) {
        return own.to_owned();
    }
    match title::title(head) {
        title if title.is_empty() => own.to_owned(),
        title => title,
    }
}

fn tail(text: &str) -> Vec<String> {
    let mut from = text.len().saturating_sub(TAIL);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let lines = text[from..].lines().rev();
    lines
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .take(TAIL_LINES)
        .filter(|line| line.len() <= LONGEST_SIGNATURE)
        .map(|line| matched(line).text.into_owned())
        .collect()
}

fn folders(path: &Path) -> Vec<String> {
    // 2023.txt, said within the folder of its place.
    let whole = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    whole
        .ancestors()
        .skip(1)
        .take(FOLDERS)
        .filter_map(|folder| folder.file_name())
        .map(|name| {
            let name = name.to_string_lossy();
            matched(name.strip_suffix(".zip").unwrap_or(&name))
                .text
                .into_owned()
        })
        .collect()
}
