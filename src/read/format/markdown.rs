//! Markdown: the words without the marks, each on the line on which it stands
//! in the file, so that line numbers are the file's.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::{Document, Metadata, Reader, Refusal, text};

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
    let mut lists: Vec<Option<u64>> = Vec::new();
    let mut first_cell = true;
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    for (event, at) in Parser::new_ext(source, options).into_offset_iter() {
        match event {
            Event::Start(Tag::MetadataBlock(_)) => front_matter = true,
            Event::End(TagEnd::MetadataBlock(_)) => front_matter = false,
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
            Event::Start(Tag::TableHead | Tag::TableRow) => first_cell = true,
            Event::Start(Tag::TableCell) => {
                if !first_cell {
                    lines.push(at.start, "\t");
                }
                first_cell = false;
            }
            _ => {}
        }
    }
    Document {
        title,
        text: lines.text(),
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
        }
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
