//! What stands above a table: its title, its year, its unit.

use super::cell::is_unit;
use super::head::{Head, Time};
use super::words::{WORDS, beginning_in, end_in};

/// What the lines above a table, or its own first rows, say of all its cells.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Title {
    /// What it counts: 行政处罚案件; empty where it does not say.
    pub(super) name: String,
    pub(super) unit: Option<String>,
    pub(super) time: Option<Time>,
}

/// Longer lines are no titles.
const LONGEST: usize = 48;

impl Title {
    /// From lines, the nearest last, white space taken out. A line that is
    /// neither a title nor a unit ends the search.
    pub(super) fn of<'w>(lines: impl DoubleEndedIterator<Item = &'w str>, area: &str) -> Self {
        let mut title = Self::default();
        for line in lines.rev() {
            if !title.take(line, area) {
                break;
            }
        }
        title
    }

    fn take(&mut self, line: &str, area: &str) -> bool {
        if line.chars().count() > LONGEST || line.ends_with(['。', '；', '，']) {
            return false;
        }
        let mut rest = line.to_owned();
        if let Some((from, to, unit)) = unit_of(line) {
            self.unit.get_or_insert(unit);
            rest.replace_range(from..to, "");
        }
        let rest = rest.trim_end_matches(['（', '(', '：', ':', '）', ')']);
        let numbered = without_number(rest);
        let named = numbered.len() < rest.len();
        let Some(end) = end_in(&WORDS.titles, numbered) else {
            return rest.is_empty() || named && self.name(numbered, area);
        };
        if !named && !end.ends_with('表') && !end.starts_with(['情', '统']) {
            return false;
        }
        self.name(numbered, area)
    }

    fn name(&mut self, words: &str, area: &str) -> bool {
        if !self.name.is_empty() {
            return false;
        }
        let head = Head::read(words);
        self.time = self.time.or(head.time);
        let mut name = head.name.as_str();
        while let Some(end) = end_in(&WORDS.titles, name) {
            name = &name[..name.len() - end.len()];
        }
        let name = name.strip_prefix(area).unwrap_or(name);
        let name = beginning_in(&WORDS.times.now, name).map_or(name, |now| &name[now.len()..]);
        name.clone_into(&mut self.name);
        true
    }
}

/// 单位：万元, in brackets or not: where it stands, and the unit.
fn unit_of(line: &str) -> Option<(usize, usize, String)> {
    let at = line.find("单位")?;
    let rest = line[at + "单位".len()..].strip_prefix(['：', ':'])?;
    let words: &str = rest
        .split(['）', ')', '；', '，', '、'])
        .next()
        .unwrap_or(rest);
    let several = rest[words.len()..].starts_with('、');
    let end = line.len() - rest.len() + words.len();
    (!several && is_unit(words)).then(|| (at, end, words.to_owned()))
}

/// Takes off 表1, 附表二：.
fn without_number(words: &str) -> &str {
    let rest = words.strip_prefix('附').unwrap_or(words);
    let Some(rest) = rest.strip_prefix(['表', '件']) else {
        return words;
    };
    let behind = rest.trim_start_matches(|c: char| {
        c.is_ascii_digit() || "一二三四五六七八九十-—－.".contains(c)
    });
    if behind.len() == rest.len() {
        return words;
    }
    behind.trim_start_matches(['：', ':', '.', '、'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_says_what_is_counted_in_which_unit_and_year() {
        let unit = |u: &str| Some(u.to_owned());
        for (lines, name, has, time) in [
            (
                vec!["表1行政处罚案件统计表（单位：件）"],
                "行政处罚案件",
                unit("件"),
                None,
            ),
            (
                vec!["青溪县2022年行政执法情况统计表", "单位：万元"],
                "行政执法",
                unit("万元"),
                Some(Time::Year(2022)),
            ),
            (vec!["有关情况见下表。"], "", None, None),
            (vec!["一、主要举措和成效"], "", None, None),
            (vec!["单位：件、万元"], "", None, None),
            (vec!["附表二：罚没收入"], "罚没收入", None, None),
        ] {
            let title = Title::of(lines.iter().copied(), "青溪县");
            assert_eq!(
                (title.name.as_str(), title.unit, title.time),
                (name, has, time),
                "{lines:?}"
            );
        }
    }
}
