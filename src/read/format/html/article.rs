//! Which of a page's lines are the article: the innermost element that holds
//! nearly all sentences outside links, or most of them and all numbered
//! headings, less the lines around it that pages of governments add to an
//! article.

use super::super::rows::Written;
use super::page::{Block, Page};
use crate::read::heading::is_numbered;

/// The article holds this share of the page's sentences, in percent…
const SHARE: usize = 80;
/// …or this one, where what stands around it is plainly no part of it.
const MAIN_SHARE: usize = 50;
/// So many numbered headings show that a report is divided by them.
const HEADINGS: usize = 2;
/// A sentence of so many characters before the headings is their preamble.
const PREAMBLE: usize = 40;

/// Parts of `class` and `id` by which page furniture is called.
const FURNITURE: &[&str] = &[
    "breadcrumb",
    "copyright",
    "crumb",
    "fenxiang",
    "foot",
    "menu",
    "nav",
    "pagination",
    "position",
    "related",
    "share",
    "sidebar",
    "toolbar",
    "weizhi",
];

/// Beginnings of lines that go with an article and are no part of it.
const AROUND: &[&str] = &[
    "上一篇",
    "下一篇",
    "上一条",
    "下一条",
    "分享到",
    "分享：",
    "打印",
    "关闭",
    "【打印",
    "【关闭",
    "扫一扫",
    "字号",
    "【字号",
    "字体：",
    "浏览次数",
    "点击数",
    "阅读次数",
    "访问量",
    "发布时间",
    "发布日期",
    "信息来源",
    "文章来源",
    "责任编辑",
    "来源：",
    "当前位置",
    "您的位置",
    "您当前的位置",
    "您现在的位置",
    "主办单位",
    "承办单位",
    "版权所有",
    "网站标识码",
    "网站地图",
    "附件下载",
];

/// A line around an article is short.
const LONGEST_AROUND: usize = 90;

/// `<meta>` names in which sites give the title, best first.
const TITLE_METAS: &[&str] = &["articletitle", "og:title", "title"];

/// What parts the title from the names of the column and the site.
const TITLE_ENDS: &[char] = &['_', '|', '-', '—', '–'];

pub(super) struct Article {
    pub(super) title: String,
    pub(super) written: Written,
}

/// The article of a page.
pub(super) fn find(page: &Page) -> Article {
    let weights = weights(page);
    let root = innermost(page, &weights);
    let inside = inside(page, root);
    let lines: Vec<&Block> = page
        .blocks
        .iter()
        .filter(|b| inside[b.element] && !passed_over(b))
        .collect();
    let title = title(page);
    let mut written = Written::default();
    let opens_with_title = lines
        .iter()
        .take(5)
        .any(|b| squeezed(&b.text).contains(&squeezed(&title)));
    if !title.is_empty() && !opens_with_title {
        written.line(&title);
    }
    for line in lines {
        match &line.row {
            Some((table, row)) => written.row(*table, row),
            None => written.line(&line.text),
        }
    }
    Article { title, written }
}

/// Characters of sentences outside links under each element.
fn weights(page: &Page) -> Vec<usize> {
    let mut weights = vec![0; page.elements.len()];
    for block in &page.blocks {
        let sentence =
            block.text.contains(['，', '。', '；', '、', ',', '：']) || block.row.is_some();
        if sentence && !is_link(block) && !furniture(&page.elements[block.element].called) {
            weights[block.element] +=
                block.text.chars().count() - block.linked.min(block.text.chars().count());
        }
    }
    // Children stand behind their parents.
    for at in (1..page.elements.len()).rev() {
        weights[page.elements[at].parent] += weights[at];
    }
    weights
}

fn innermost(page: &Page, weights: &[usize]) -> usize {
    let share = |percent: usize| weights[0] * percent / 100;
    let mut best = 0;
    for (at, element) in page.elements.iter().enumerate().skip(1) {
        // Document order: a child of the best so far that still holds enough.
        if element.parent == best
            && (weights[at] > share(SHARE)
                || weights[at] > share(MAIN_SHARE) && stands_apart(page, best, at))
        {
            best = at;
        }
    }
    best
}

/// Whether what an element holds outside a child is no part of the article the
/// child holds: no preamble before it, and no numbered heading at all.
fn stands_apart(page: &Page, element: usize, child: usize) -> bool {
    let (whole, within) = (inside(page, element), inside(page, child));
    let mut headings = 0;
    for block in page.blocks.iter().filter(|b| whole[b.element]) {
        let numbered = is_numbered(&block.text);
        if within[block.element] {
            headings += usize::from(numbered);
            continue;
        }
        let preamble =
            headings == 0 && block.text.contains('。') && block.text.chars().count() >= PREAMBLE;
        if (numbered || preamble) && !passed_over(block) {
            return false;
        }
    }
    headings >= HEADINGS
}

/// For each element whether it lies in the article.
fn inside(page: &Page, root: usize) -> Vec<bool> {
    let mut inside = vec![false; page.elements.len()];
    inside[root] = true;
    for at in root + 1..page.elements.len() {
        let element = &page.elements[at];
        inside[at] = inside[element.parent] && !furniture(&element.called);
    }
    inside
}

fn furniture(called: &str) -> bool {
    FURNITURE.iter().any(|word| called.contains(word))
}

fn is_link(block: &Block) -> bool {
    block.linked * 2 > block.text.chars().filter(|c| !c.is_whitespace()).count()
}

fn passed_over(block: &Block) -> bool {
    is_link(block)
        || (block.text.chars().count() <= LONGEST_AROUND
            && AROUND.iter().any(|cue| block.text.starts_with(cue)))
}

/// The title: as the page's metadata gives it, else its first heading that
/// names a report, else `<title>` without the site's name.
fn title(page: &Page) -> String {
    let meta = TITLE_METAS.iter().find_map(|name| {
        let (_, content) = page.metas.iter().find(|(n, _)| n == name)?;
        Some(content.trim()).filter(|t| !t.is_empty())
    });
    if let Some(meta) = meta {
        return without_site(meta);
    }
    let heading = page
        .blocks
        .iter()
        .find(|b| matches!(page.elements[b.element].name, "h1" | "h2") && b.text.contains("报告"));
    heading.map_or_else(|| without_site(page.title.trim()), |b| b.text.clone())
}

fn without_site(title: &str) -> String {
    let end = title
        .char_indices()
        .find(|(at, c)| TITLE_ENDS.contains(c) && title[..*at].contains("报告"))
        .map_or(title.len(), |(at, _)| at);
    title[..end]
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

fn squeezed(words: &str) -> String {
    words.chars().filter(|c| !c.is_whitespace()).collect()
}
