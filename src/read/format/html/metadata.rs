//! What a page says of itself: in `<meta>` as the guidelines for government
//! sites ask, in the table above an open-government document, or in the line
//! under the title.

use super::super::Metadata;
use super::page::Page;

const PUBLISHED: Field = Field {
    metas: &["pubdate", "publishdate", "others"],
    cues: &[
        "发布日期",
        "发布时间",
        "发文日期",
        "成文日期",
        "发表时间",
        "时间：",
        "日期：",
    ],
};
const ISSUER: Field = Field {
    metas: &["contentsource", "source", "author"],
    cues: &[
        "发文机关",
        "发布机构",
        "公开责任部门",
        "发文单位",
        "信息来源",
        "文章来源",
        "来源",
    ],
};
const INDEX_NUMBER: Field = Field {
    metas: &["indexnumber"],
    cues: &["索引号", "索取号"],
};

/// Longer is no such line.
const LONGEST: usize = 200;

struct Field {
    /// `<meta>` names, lower case, best first.
    metas: &'static [&'static str],
    /// Words before the value, best first.
    cues: &'static [&'static str],
}

pub(super) fn of(page: &Page) -> Metadata {
    Metadata {
        published: PUBLISHED
            .values(page)
            .find_map(|value| date(&value))
            .unwrap_or_default(),
        issuer: ISSUER.values(page).next().unwrap_or_default(),
        index_number: INDEX_NUMBER.values(page).next().unwrap_or_default(),
    }
}

impl Field {
    /// Everything that could be the value, best first.
    fn values<'a>(&'a self, page: &'a Page) -> impl Iterator<Item = String> + 'a {
        let metas = self.metas.iter().flat_map(|name| {
            page.metas
                .iter()
                .filter(move |(n, _)| n == name)
                .map(|(_, content)| content.trim().to_owned())
        });
        let lines = self.cues.iter().flat_map(|cue| {
            let next = page.blocks.iter().skip(1).map(Some).chain([None]);
            page.blocks
                .iter()
                .zip(next)
                .filter(|(b, _)| b.text.len() <= LONGEST)
                .filter_map(move |(b, next)| {
                    // In a table that lays the page out, a cell is a line.
                    behind(&b.text, cue).filter(|v| !v.is_empty()).or_else(|| {
                        next.filter(|n| b.text.ends_with(cue) && n.text.len() <= LONGEST)
                            .map(|n| n.text.clone())
                    })
                })
        });
        metas.chain(lines).filter(|value| !value.is_empty())
    }
}

/// The value behind a cue: the next cell of a row, or up to the next gap.
fn behind(line: &str, cue: &str) -> Option<String> {
    let cells: Vec<String> = line
        .split('\t')
        .map(|cell| cell.trim().to_owned())
        .collect();
    let bare = |words: &str| -> String {
        words
            .chars()
            .filter(|c| !c.is_whitespace() && !matches!(c, '：' | ':' | '【' | '】' | '[' | ']'))
            .collect()
    };
    let wanted = bare(cue);
    if let Some(at) = cells.iter().position(|cell| bare(cell) == wanted) {
        return cells.get(at + 1).cloned();
    }
    let (_, rest) = line.split_once(cue)?;
    let rest = rest.trim_start_matches(|c: char| c.is_whitespace() || "：:】]".contains(c));
    let value: String = rest
        .chars()
        .take_while(|c| !c.is_whitespace() && !"|【[（(".contains(*c))
        .collect();
    Some(value)
}

/// The first date in some words as `2024-01-29`.
fn date(words: &str) -> Option<String> {
    let mut numbers = words
        .split(|c: char| !c.is_ascii_digit())
        .filter_map(|n| n.parse::<u32>().ok());
    let year = numbers.find(|n| (1980..2100).contains(n))?;
    let (month, day) = (numbers.next()?, numbers.next()?);
    ((1..=12).contains(&month) && (1..=31).contains(&day))
        .then(|| format!("{year:04}-{month:02}-{day:02}"))
}
