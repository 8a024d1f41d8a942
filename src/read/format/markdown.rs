//! Markdown: the words without the marks, each on the line on which it stands
//! in the file, so that line numbers are the file's.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::{Document, Metadata, Reader, Refusal, text};
use crate::read::grid::{Cell, Grid};

pub(super) struct Markdown;

impl Reader for Markdown {
    fn read(&self, bytes: &[u8], limit: u64) -> Result<Document, Refusal> {
        let source = text::Text.read(bytes, limit)?.text;
        Ok(read(&source))
    }
}

fn read(source: &str) -> Document {
    let mut lines = Lines::new(source);
    let mut title = String::new();
    let mut metadata = Metadata::default();
    let mut front_matter = false;
    let mut struck = false;
    let mut lists: Vec<Option<u64>> = Vec::new();
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    for (event, at) in Parser::new_ext(source, options).into_offset_iter() {
        match event {
            Event::Start(Tag::MetadataBlock(_)) => front_matter = true,
            Event::End(TagEnd::MetadataBlock(_)) => front_matter = false,
            Event::Start(Tag::Strikethrough) => struck = true,
            Event::End(TagEnd::Strikethrough) => struck = false,
            Event::Text(_) | Event::Code(_) if struck => {}
            Event::Text(words) if front_matter => {
                said_in_front(&words, &mut title, &mut metadata);
            }
            Event::Text(words) | Event::Code(words) => lines.push(at.start, &words),
            Event::Start(Tag::List(first)) => lists.push(first),
            Event::End(TagEnd::List(_)) => {
                lists.pop();
            }
            Event::Start(Tag::Item) => {
                if let Some(Some(number)) = lists.last_mut() {
                    lines.push(at.start, &format!("{number}. "));
                    *number += 1;
                }
            }
            Event::Start(Tag::Table(_)) => lines.tables.push(Vec::new()),
            Event::Start(Tag::TableHead | Tag::TableRow) => lines.row(),
            Event::Start(Tag::TableCell) => lines.cell(at.start),
            Event::End(TagEnd::TableCell) => lines.cell_ends(),
            _ => {}
        }
    }
    let tables = lines.grids();
    Document {
        title,
        text: lines.text(),
        tables,
        metadata,
    }
}

/// `title`, `date` and `source` of the block some tools write at the head.
fn said_in_front(words: &str, title: &mut String, metadata: &mut Metadata) {
    for line in words.lines() {
        let Some((key, value)) = line.split_once(':') else {
            continue;
        };
        let value = value.trim().trim_matches(['"', '\'']).to_owned();
        match key.trim() {
            "title" => *title = value,
            "date" => metadata.published = value,
            "source" => metadata.issuer = value,
            _ => {}
        }
    }
}

/// The lines of the file, filled with the words that stand on each.
struct Lines {
    starts: Vec<usize>,
    words: Vec<String>,
    last_end: bool,
    /// The rows of each table.
    tables: Vec<Vec<Vec<Placed>>>,
}

/// A cell: its line, and the bytes of its words in that line.
struct Placed {
    line: usize,
    words: Range<usize>,
}

impl Lines {
    fn new(source: &str) -> Self {
        let starts: Vec<usize> = std::iter::once(0)
            .chain(source.match_indices('\n').map(|(at, _)| at + 1))
            .collect();
        Self {
            words: vec![String::new(); starts.len()],
            starts,
            last_end: source.ends_with('\n'),
            tables: Vec::new(),
        }
    }

    fn row(&mut self) {
        if let Some(rows) = self.tables.last_mut() {
            rows.push(Vec::new());
        }
    }

    fn cell(&mut self, at: usize) {
        let line = self.starts.partition_point(|start| *start <= at) - 1;
        let row = self.tables.last_mut().and_then(|rows| rows.last_mut());
        let (Some(row), Some(words)) = (row, self.words.get_mut(line)) else {
            return;
        };
        if !row.is_empty() {
            words.push('\t');
        }
        row.push(Placed {
            line,
            words: words.len()..words.len(),
        });
    }

    fn cell_ends(&mut self) {
        let row = self.tables.last_mut().and_then(|rows| rows.last_mut());
        if let Some(cell) = row.and_then(|row| row.last_mut()) {
            cell.words.end = self.words[cell.line].len();
        }
    }

    /// The tables, their cells by their places in the text.
    fn grids(&self) -> Vec<Grid> {
        let starts: Vec<usize> = self
            .words
            .iter()
            .scan(0, |at, words| {
                let start = *at;
                *at += words.len() + 1;
                Some(start)
            })
            .collect();
        let grid = |rows: &Vec<Vec<Placed>>| {
            let cells: Vec<Cell> = rows
                .iter()
                .enumerate()
                .flat_map(|(n, row)| row.iter().enumerate().map(move |cell| (n, cell)))
                .map(|(row, (column, cell))| {
                    let start = starts[cell.line] + cell.words.start;
                    let span = start..start + cell.words.len();
                    Cell::single(row, column, span)
                })
                .collect();
            let span = cells.first()?.span.start..cells.last()?.span.end;
            Some(Grid {
                span,
                cells,
                spans_known: false,
            })
        };
        self.tables.iter().filter_map(grid).collect()
    }

    fn push(&mut self, at: usize, words: &str) {
        let first = self.starts.partition_point(|start| *start <= at) - 1;
        for (n, line) in words.split('\n').enumerate() {
            if let Some(words) = self.words.get_mut(first + n) {
                words.push_str(line);
            }
        }
    }

    fn text(mut self) -> String {
        if self.last_end {
            self.words.pop();
        }
        let mut text = self.words.join("\n");
        text.push('\n');
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stay_on_their_lines_without_the_marks() {
        let document = read(
            "---\ntitle: 澜溪县2023年度法治政府建设情况报告\ndate: 2024-01-29\n---\n# 一、主要成效\n\n全县办理**128件**，见[附件](a.html)。\n第二行&amp;\n\n1. 依法行政\n2. 公正司法\n\n| 部门 | 受理（件） |\n|---|---:|\n| 司法局 | 12 |\n",
        );
        assert_eq!(document.title, "澜溪县2023年度法治政府建设情况报告");
        assert_eq!(document.metadata.published, "2024-01-29");
        let lines: Vec<&str> = document.text.lines().collect();
        assert_eq!(
            lines,
            [
                "",
                "",
                "",
                "",
                "一、主要成效",
                "",
                "全县办理128件，见附件。",
                "第二行&",
                "",
                "1. 依法行政",
                "2. 公正司法",
                "",
                "部门\t受理（件）",
                "",
                "司法局\t12",
            ]
        );
    }
}
