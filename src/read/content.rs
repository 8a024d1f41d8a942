//! Whether a text is a report at all. Saved beside reports lie error pages,
//! checks for robots, lists of attachments, pages that a script would fill:
//! their words are weighed against how much is told in sentences and figures.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};
use serde::Deserialize;

use super::matched;
use crate::cues::is_han;

/// A text with fewer Chinese characters is no report.
const FEWEST_CHINESE: usize = 10;
/// So many characters in sentences tell as much as a figure does.
const CHARACTERS: f64 = 30.0;
/// What one word of such a page speaks against.
const WORD: f64 = 3.0;
/// What is asked of a text without any such word.
const LEAST: f64 = 0.25;
/// A longer text is a report, or at least no such page.
const LONGEST: usize = 6000;

/// `datasets/no-report.toml`: a table each kind of page.
type File = BTreeMap<String, Page>;

#[derive(Deserialize)]
struct Page {
    name: String,
    words: Vec<String>,
}

/// The words of all pages, and the page that each speaks for.
static PAGES: LazyLock<(AhoCorasick, Vec<String>)> = LazyLock::new(|| {
    let file: File = toml::from_str(include_str!("../../datasets/no-report.toml"))
        .unwrap_or_else(|e| panic!("datasets/no-report.toml: {e}"));
    let (mut words, mut names) = (Vec::new(), Vec::new());
    for page in file.into_values() {
        names.extend(page.words.iter().map(|_| page.name.clone()));
        words.extend(page.words);
    }
    let words = AhoCorasick::builder()
        .match_kind(MatchKind::LeftmostLongest)
        .build(words)
        .unwrap_or_else(|e| panic!("datasets/no-report.toml: {e}"));
    (words, names)
});

/// What a text is that is no report: none where it is one.
pub(super) fn no_report(text: &str) -> Option<String> {
    if text.len() > LONGEST {
        return None;
    }
    let chinese = text
        .chars()
        .filter(|c| is_han(*c))
        .take(FEWEST_CHINESE)
        .count();
    if chinese < FEWEST_CHINESE {
        return Some(format!("{chinese} Chinese characters in it"));
    }
    let text = matched(text).text;
    let (words, names) = &*PAGES;
    let mut said: BTreeSet<&str> = BTreeSet::new();
    let mut pages: BTreeMap<&str, usize> = BTreeMap::new();
    for found in words.find_iter(&*text) {
        if said.insert(&text[found.range()]) {
            *pages.entry(&names[found.pattern().as_usize()]).or_default() += 1;
        }
    }
    let against = WORD * said.len() as f64;
    let told = told(&text, words);
    if told >= against.max(LEAST) {
        return None;
    }
    let page = pages.into_iter().max_by_key(|(_, n)| *n);
    Some(match page {
        Some((name, _)) => name.to_owned(),
        None => "a title without a text".to_owned(),
    })
}

/// How much is told: in sentences that end as such, and in figures.
fn told(text: &str, pages: &AhoCorasick) -> f64 {
    let mut told = 0.0;
    for line in text.lines() {
        let in_cells = line.contains(['\t', '|']);
        let mut rest = line;
        while let Some(end) = rest.find(['。', '；', '！']) {
            let sentence = &rest[..end];
            if !pages.is_match(sentence) {
                told += sentence.chars().filter(|c| is_han(*c)).count() as f64 / CHARACTERS;
            }
            rest = rest[end..].trim_start_matches(['。', '；', '！']);
        }
        told += figures(line, in_cells) as f64;
    }
    told
}

/// The numbers of a line that count something; in cells all but years.
fn figures(line: &str, in_cells: bool) -> usize {
    /// Behind these a number is a date, a place in a list or a page.
    const NO_FIGURES: &str = "年月日号页第条届时分秒度";
    let numbers = line.char_indices().filter(|(at, c)| {
        c.is_ascii_digit()
            && !line[..*at].ends_with(|b: char| b.is_ascii_digit() || "-.:/".contains(b))
    });
    numbers
        .filter(|(at, _)| {
            let rest = &line[*at..];
            let run = rest.find(|c: char| !c.is_ascii_digit() && c != '.' && c != ',');
            let behind = rest[run.unwrap_or(rest.len())..].chars().next();
            match behind {
                Some('%' | '％') => true,
                Some(c) if is_han(c) => !NO_FIGURES.contains(c),
                Some('\t' | '|') | None => in_cells && run.unwrap_or(rest.len()) != 4,
                Some(_) => false,
            }
        })
        .count()
}

#[cfg(test)]
mod tests {
    use super::no_report;

    #[test]
    fn pages_that_stand_where_a_report_should_are_named() {
        for (text, name) in [
            (
                "系统检测到您的访问存在异常，请完成验证码",
                "a check for robots",
            ),
            (
                "青溪县2018年法治政府建设年度报告\n请点击附件下载：青溪县2018年法治政府建设年度报告.pdf",
                "a page that only links to the report",
            ),
            (
                "您访问的页面不存在或已被删除\n返回首页，或在五秒后自动跳转到青溪县人民政府门户网站。",
                "an error page",
            ),
            ("青溪县2020年法治政府建设年度报告", "a title without a text"),
            (
                "青溪县2020年法治政府建设年度报告\n青溪县2021年法治政府建设年度报告 2022-01-30\n共2条 第1页",
                "a title without a text",
            ),
            (
                "用户登录\n用户名\n密码\n忘记密码？请联系管理员。",
                "a login page",
            ),
        ] {
            assert_eq!(no_report(text).as_deref(), Some(name), "{text}");
        }
    }

    #[test]
    fn a_short_report_is_one_and_a_word_of_such_a_page_is_no_proof() {
        for text in [
            "青溪县2023年法治政府建设情况报告\n办理行政复议案件128件。",
            "行政复议主要指标\t2022年\t2023年\n受理\t12\t15\n办结\t11\t14",
            "青溪县2023年法治政府建设情况报告\n一、主要举措\n推行容缺受理，办事群众不再返回首页重复填写。全年办理行政处罚案件125件，培训执法人员460人次，群众满意度98%。\n二、存在的不足\n基层执法力量薄弱。普法形式单一。\n三、下一步工作\n加强执法培训，健全普法责任制。",
        ] {
            assert_eq!(no_report(text), None, "{text}");
        }
    }
}
