//! Titles: which line is one, and which of its words name a body. The same is
//! asked of names of files and folders, which people make of titles.

use std::borrow::Cow;

use super::CUES;
use super::body::{self, Area};
use super::writing;
use crate::cues::is_han;
use crate::genres::Genre;
use crate::read::matched;

/// Lines at the head of a text among which the title stands.
const WITHIN: usize = 25;
/// A title is no longer.
const LONGEST: usize = 60;
/// Lines that one title takes.
const MOST_LINES: usize = 3;

/// The line among the first that names a report, with those before it that
/// begin it.
pub(super) fn title(head: &str) -> String {
    let lines: Vec<&str> = head
        .lines()
        .map(|line| without_annex(line.trim()))
        .filter(|line| !line.is_empty())
        .take(WITHIN)
        .collect();
    let dated = |line: &str| !writing::years(line).is_empty();
    let of_genre = |line: &str| Genre::of_title(line).is_some();
    // A page's furniture names its kind of report as well, but no year.
    let ranks: [&dyn Fn(&str) -> bool; 4] = [
        &|line| line.contains("报告") && of_genre(line) && dated(line),
        &|line| line.contains("报告"),
        &|line| of_genre(line) && CUES.reviewed.within(line),
        &|line| CUES.documents.within(line) && dated(line),
    ];
    // Paragraphs are no titles; they need not be matched.
    let words: Vec<_> = lines
        .iter()
        .map(|line| match line.chars().nth(LONGEST * 2) {
            Some(_) => Cow::Borrowed("。"),
            None => matched(line).text,
        })
        .collect();
    let found = ranks.iter().find_map(|is| {
        let mut words = words.iter();
        words.position(|line| is_title(line) && is(line))
    });
    let Some(mut at) = found else {
        let first = lines.first().and_then(|line| glued(line));
        return first.unwrap_or_default().to_owned();
    };
    let mut title = glued(lines[at]).unwrap_or(lines[at]).to_owned();
    while let Some(before) = at.checked_sub(1).and_then(|i| lines.get(i))
        && found.is_some_and(|found| found - at + 1 < MOST_LINES)
        && begins_title(before, &title)
    {
        title.insert_str(0, before);
        at -= 1;
    }
    title
}

/// Whether a line, as it is matched, can be a title: short, without the marks of a sentence, and
/// not numbered as a heading within a report.
fn is_title(words: &str) -> bool {
    words.chars().count() < LONGEST
        && !words.contains(['，', '：'])
        && !words.ends_with(['。', '；'])
        && !crate::read::heading::is_numbered(words)
}

/// Whether a line is the beginning of the title below it: 关于2023年度 goes on
/// from the body above, 法治政府建设情况的报告 from 关于2023年度.
fn begins_title(line: &str, title: &str) -> bool {
    let words = matched(line).text;
    let words = words.trim();
    let number = words.contains(['〔', '［', '[']);
    let short = words.chars().count() < LONGEST / 2 && is_title(words) && !number;
    // 2022年法治政府建设情况报告, below the body that reports.
    let nobodys = || body(title, "").is_none();
    let is_body = || {
        words
            .split_whitespace()
            .all(|part| body::whole(part, "").is_some())
    };
    let year = || !writing::years(words).is_empty() && words.ends_with(['度', '年']);
    short
        && (title.starts_with("关于") && words.chars().any(is_han)
            || words.starts_with("关于")
            || nobodys() && is_body()
            || year())
}

/// The title of a line in which the report begins behind it.
fn glued(line: &str) -> Option<&str> {
    let end = line.find("报告")? + "报告".len();
    let (title, behind) = line.split_at(end);
    let long = line.chars().count() >= LONGEST;
    let begins = long || crate::read::heading::is_numbered(behind);
    (begins && is_title(&matched(title).text)).then_some(title)
}

/// 附件1：登封市…… without what numbers it.
fn without_annex(line: &str) -> &str {
    let Some(rest) = line.strip_prefix("附件") else {
        return line;
    };
    let rest = rest.trim_start_matches(|c: char| c.is_ascii_digit() || "一二三".contains(c));
    rest.strip_prefix(['：', ':']).map_or(line, str::trim_start)
}

/// The body that a title names; of a notice, whose report it issues. Of those
/// that no table has, too: a title begins with them.
pub(super) fn body(title: &str, around: &str) -> Option<Area> {
    let issued = CUES
        .issues
        .iter()
        .filter_map(|word| title.rfind(word.as_str()).map(|at| at + word.len()))
        .max();
    let parts = [issued.and_then(|at| title.get(at..)), Some(title)];
    parts.into_iter().flatten().find_map(|part| {
        phrases(part)
            .find_map(|phrase| body::whole(&phrase, around))
            .or_else(|| phrases(part).find_map(|phrase| body::first(&phrase, around, true)))
            .or_else(|| phrases(part).find_map(|phrase| body::placeless(&phrase)))
    })
}

/// The body that the name of a file or folder is, or begins with.
pub(super) fn named(name: &str, around: &str) -> Option<Area> {
    phrases(name)
        .find_map(|phrase| body::whole(&phrase, around))
        .or_else(|| phrases(name).find_map(|phrase| body::first(&phrase, around, false)))
        .or_else(|| phrases(name).find_map(|phrase| body::placeless(&phrase)))
}

/// What is left of a title without its year and what it is about: runs of
/// Chinese characters, each whole and cut where its topic begins.
fn phrases(title: &str) -> impl Iterator<Item = String> {
    let mut words = title.to_owned();
    for year in writing::years(title).iter().rev() {
        words.replace_range(year.start..year.end, " ");
    }
    for lead in &CUES.lead_ins {
        words = words.replace(lead.as_str(), " ");
    }
    let runs: Vec<String> = words
        .split(|c: char| !is_han(c))
        .map(|run| {
            run.trim_start_matches("年度")
                .trim_start_matches(['年', '度'])
        })
        .filter(|run| !run.is_empty())
        .flat_map(|run| {
            let cut = topic(run).map(|at| &run[..at]);
            cut.into_iter().chain([run]).map(str::to_owned)
        })
        .filter(|phrase| !phrase.is_empty())
        .collect();
    runs.into_iter()
}

/// Where the topic of a title begins: 财政 does not in 财政局.
fn topic(run: &str) -> Option<usize> {
    let mut from = 0;
    while let Some(at) = CUES.topics.first(&run[from..]) {
        let at = from + at;
        let len = CUES.topics.beginning(&run[at..]).unwrap_or(run.len() - at);
        if !CUES.body_behind_topic.begins(&run[at + len..]) {
            return Some(at);
        }
        from = at + len;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_found_among_the_furniture_of_a_page() {
        for (head, wanted) in [
            (
                "附件1\n\n青溪县2023年法治政府建设情况报告\n一、",
                "青溪县2023年法治政府建设情况报告",
            ),
            (
                "附件：青溪县2023年法治政府建设情况报告\n一、",
                "青溪县2023年法治政府建设情况报告",
            ),
            (
                "分享到：\n青溪县2023年法治政府建设情况报告\n一、",
                "青溪县2023年法治政府建设情况报告",
            ),
            (
                "青溪县2023年法治政府建设情况报告一、主要举措（一）",
                "青溪县2023年法治政府建设情况报告",
            ),
            (
                "生态环境部2023年法治政府建设情况\n一、",
                "生态环境部2023年法治政府建设情况",
            ),
            (
                "青溪县人民政府\n关于2023年度\n法治政府建设情况的报告\n",
                "青溪县人民政府关于2023年度法治政府建设情况的报告",
            ),
            (
                "青溪县人民政府\n2023年度法治政府建设情况的报告\n",
                "青溪县人民政府2023年度法治政府建设情况的报告",
            ),
            (
                "首页>法治政府建设年度报告\n青溪县2023年法治政府建设年度报告\n一、",
                "青溪县2023年法治政府建设年度报告",
            ),
            (
                "2023年青溪县国民经济和社会发展统计公报\n一、综合",
                "2023年青溪县国民经济和社会发展统计公报",
            ),
            ("各位代表：\n现在，我代表县人民政府向大会报告工作。\n", ""),
        ] {
            assert_eq!(title(head), wanted, "{head}");
        }
    }

    #[test]
    fn a_title_names_its_body() {
        for (title, name) in [
            ("2023年登封市法治政府建设工作报告", Some("登封市")),
            ("关于青溪县2023年度法治政府建设情况的公示", Some("青溪县")),
            (
                "青溪县人民政府办公室关于印发青溪县2023年法治政府建设情况报告的通知",
                Some("青溪县"),
            ),
            (
                "中共青溪县委 青溪县人民政府关于2023年度法治政府建设情况的报告",
                Some("青溪县"),
            ),
            ("青溪县二○二三年法治政府建设情况报告", Some("青溪县")),
            ("青溪县关于上一年度法治政府建设情况的报告", Some("青溪县")),
            ("2025年西藏政府工作报告", Some("西藏自治区")),
            (
                "青溪县住房和城乡建设局2023年法治政府建设情况报告",
                Some("青溪县住房和城乡建设局"),
            ),
            ("青溪县财政局法治政府建设情况报告", Some("青溪县财政局")),
            ("登封市全面推进依法行政工作情况报告", Some("登封市")),
            ("青溪县乡镇2023年度法治政府建设工作报告", Some("青溪县")),
            ("政府工作报告", None),
            ("法治政府建设年度报告", None),
            ("各乡镇2023年度法治政府建设情况报告", None),
        ] {
            assert_eq!(body(title, "").map(|a| a.name).as_deref(), name, "{title}");
        }
    }
}
