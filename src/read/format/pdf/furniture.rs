//! Page headers, footers and numbers, which stand between the lines of a text
//! that goes on over the page.

use std::collections::HashMap;

use super::layout::Line;

/// How many lines at the top and bottom of a page can be furniture.
const EDGE: usize = 3;

/// Removes what repeats from page to page and what only numbers the pages.
pub(super) fn remove(pages: &mut [Vec<Line>]) {
    for page in pages.iter_mut() {
        page.retain(|line| !line.furniture);
    }
    let mut met: HashMap<String, usize> = HashMap::new();
    for page in pages.iter() {
        let mut shapes: Vec<String> = edges(page).map(|at| shape(&page[at].text)).collect();
        shapes.sort();
        shapes.dedup();
        for shape in shapes {
            *met.entry(shape).or_default() += 1;
        }
    }
    let enough = (pages.len() / 2 + 1).max(2);
    for page in pages.iter_mut() {
        let gone: Vec<usize> = edges(page)
            .filter(|at| page[*at].row.is_none())
            .filter(|at| {
                let text = &page[*at].text;
                is_page_number(text) || met.get(&shape(text)).is_some_and(|n| *n >= enough)
            })
            .collect();
        let mut at = 0;
        page.retain(|_| {
            at += 1;
            !gone.contains(&(at - 1))
        });
    }
}

fn edges(page: &[Line]) -> impl Iterator<Item = usize> + use<> {
    let len = page.len();
    (0..len).filter(move |at| *at < EDGE || at + EDGE >= len)
}

/// A line with its numbers and spaces taken out: what repeats.
fn shape(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace() && !c.is_numeric())
        .collect()
}

/// 3, — 3 —, 第 3 页, 3/12, 第3页 共12页, and the address a browser prints.
fn is_page_number(text: &str) -> bool {
    let text = text.trim();
    if text.starts_with("file:///") || text.starts_with("http://") || text.starts_with("https://") {
        return true;
    }
    text.chars()
        .any(|c| c.is_ascii_digit() || ('０'..='９').contains(&c))
        && text.chars().all(|c| {
            c.is_ascii_digit()
                || ('０'..='９').contains(&c)
                || c.is_whitespace()
                || "-—–－·/第页共，,".contains(c)
        })
}

#[cfg(test)]
mod tests {
    use super::super::layout::{lines, tests::span};
    use super::*;

    #[test]
    fn headers_and_page_numbers_go_and_figures_stay() {
        let page = |n: u32, body: &str| {
            lines(&[
                span("澜溪县法治政府建设情况报告", 80.0, 800.0),
                span(body, 80.0, 700.0),
                span("128", 80.0, 600.0),
                span("正文最后一行。", 80.0, 500.0),
                span("后面还有一行。", 80.0, 480.0),
                span("再后面一行也。", 80.0, 460.0),
                span(&format!("— {n} —"), 250.0, 40.0),
            ])
        };
        let mut pages = vec![
            page(1, "第一页的正文。"),
            page(2, "第二页的内容。"),
            page(3, "第三页的结尾。"),
        ];
        remove(&mut pages);
        let texts: Vec<&str> = pages[1].iter().map(|l| l.text.as_str()).collect();
        assert_eq!(texts[0], "第二页的内容。");
        assert!(!texts.iter().any(|t| t.contains('—')), "{texts:?}");
    }

    #[test]
    fn page_numbers_are_told_from_lines_with_numbers() {
        for number in [
            "3",
            "— 12 —",
            "第 3 页 共 9 页",
            "3/9",
            "file:///tmp/a.html\t1/3",
        ] {
            assert!(is_page_number(number), "{number}");
        }
        for line in ["2023年", "办理案件12件", "一、"] {
            assert!(!is_page_number(line), "{line}");
        }
    }
}
