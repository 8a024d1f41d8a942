//! What the head of a row or a column says: a name, a unit, a year, whether
//! its values are changes: 行政复议申请（件）, 2022年, 上年同期, 增长（%）.

use super::cell::{bare_year, is_unit};
use super::words::{WORDS, beginning_in, end_in, is_in};

/// A head, taken apart.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Head {
    /// What is left when all else is taken off; empty where that says nothing.
    pub(super) name: String,
    pub(super) unit: Option<String>,
    pub(super) time: Option<Time>,
    pub(super) change: Option<Change>,
    /// Sums up the others.
    pub(super) total: bool,
    /// Is part of what the head above it names (其中：…).
    pub(super) part: bool,
}

/// The time a head is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Time {
    /// A year by its number.
    Year(i32),
    /// The year reported on.
    Now,
    /// The year before it.
    Prior,
    /// What was planned.
    Target,
    /// What stands at its end.
    Stock,
}

/// What kind of change the values of a head are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Change {
    /// Whether the head says that they fall (下降).
    pub(super) falls: bool,
    /// How they are measured.
    pub(super) by: By,
}

/// How a change is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum By {
    /// 增长率, 增幅.
    Percent,
    /// 增减额, 净增.
    Amount,
    /// Not said.
    Open,
}

impl Head {
    /// Takes the words of a head apart, white space taken out.
    pub(super) fn read(words: &str) -> Self {
        let mut head = Self::default();
        let mut rest = unmarked(words);
        for part in ["其中：", "其中:", "其中，", "其中、", "其中"] {
            if let Some(words) = rest.strip_prefix(part).filter(|w| !w.is_empty()) {
                head.part = true;
                rest = words;
                break;
            }
        }
        let mut rest = head.without_brackets(rest);
        if is_in(&WORDS.totals, &rest) {
            head.total = true;
            head.name = rest;
            return head;
        }
        if is_unit(&rest) && head.unit.is_none() {
            head.unit = Some(rest);
            return head;
        }
        rest = head.without_year(rest);
        if head.take_time(&rest) {
            return head;
        }
        rest = head.without_change(rest);
        if head.take_time(&rest) || is_in(&WORDS.plain, &rest) {
            return head;
        }
        head.name = rest;
        head
    }

    /// Goes deeper: a head below this one.
    pub(super) fn and(mut self, below: &Self) -> Self {
        if !self.name.ends_with(&below.name) {
            self.name.push_str(&below.name);
        }
        if below.unit.is_some() {
            self.unit.clone_from(&below.unit);
        }
        self.time = below.time.or(self.time);
        self.change = below.change.or(self.change);
        self.total |= below.total;
        self
    }

    /// Takes off what stands in brackets at the end: a unit, a year, a number of
    /// the column; other words stay.
    fn without_brackets(&mut self, words: &str) -> String {
        let mut rest = words.to_owned();
        while let Some((open, inner)) = last_brackets(&rest) {
            let said = inner
                .trim_start_matches("单位")
                .trim_start_matches(['：', ':']);
            if is_unit(said) {
                self.unit.get_or_insert_with(|| said.to_owned());
            } else if let Some(unit) = said.strip_prefix('±').filter(|unit| is_unit(unit)) {
                self.unit = Some(unit.to_owned());
            } else if !self.take_bracketed_time(said)
                && !is_in(&WORDS.changes.ends, said)
                && !numbers_the_column(said)
            {
                break;
            }
            rest.truncate(open);
        }
        for part in ["/", "／", "，", ",", "、", "："] {
            if let Some((name, unit)) = rest.rsplit_once(part)
                && is_unit(unit)
                && !name.is_empty()
            {
                self.unit.get_or_insert_with(|| unit.to_owned());
                return name.to_owned();
            }
        }
        rest
    }

    fn take_bracketed_time(&mut self, words: &str) -> bool {
        let year = words.trim_end_matches('度').strip_suffix('年');
        if let Some(year) = year.and_then(bare_year) {
            self.time = Some(Time::Year(year));
            return true;
        }
        self.take_time(words)
    }

    /// Takes off a year that stands alone in the head: 2022年, 2022年受理.
    fn without_year(&mut self, words: String) -> String {
        if let Some(year) = bare_year(&words) {
            self.time = Some(Time::Year(year));
            return String::new();
        }
        let found: Vec<(usize, i32, usize)> = years(&words).take(2).collect();
        let [(at, year, len)] = found[..] else {
            return words;
        };
        let before = &words[..at];
        let behind = words[at + len..].trim_start_matches('度');
        // 2023年1—6月, 2023年底: the rest says more of the time.
        let goes_on = behind
            .starts_with(|c: char| c.is_ascii_digit() || "—-至第上下前".contains(c))
            || before.ends_with(['—', '-', '至', '—', '比', '较']);
        if goes_on {
            return words;
        }
        let behind = behind.trim_start_matches(['底', '末']);
        self.time = Some(Time::Year(year));
        format!("{before}{behind}")
    }

    /// Whether the words are a time.
    fn take_time(&mut self, words: &str) -> bool {
        let times = &WORDS.times;
        let found = [
            (&times.now, Time::Now),
            (&times.prior, Time::Prior),
            (&times.target, Time::Target),
            (&times.stock, Time::Stock),
        ]
        .into_iter()
        .find(|(list, _)| is_in(list, words));
        if let Some((_, time)) = found {
            // 2023年目标: the word says more than the year does.
            if self.time.is_none() || matches!(time, Time::Target) {
                self.time = Some(time);
            }
        }
        found.is_some()
    }

    fn without_change(&mut self, words: String) -> String {
        let changes = &WORDS.changes;
        let begins = beginning_in(&changes.begins, &words).is_some();
        let Some(end) = end_in(&changes.ends, &words) else {
            if begins {
                self.change = Some(Change {
                    falls: false,
                    by: By::Open,
                });
                return String::new();
            }
            return words;
        };
        let by = if end_in(&changes.percents, end).is_some() {
            By::Percent
        } else if end_in(&changes.amounts, end).is_some() {
            By::Amount
        } else {
            By::Open
        };
        self.change = Some(Change {
            falls: end_in(&changes.falls, end).is_some()
                || beginning_in(&changes.falls, end).is_some(),
            by,
        });
        let mut name = words[..words.len() - end.len()].to_owned();
        if beginning_in(&changes.begins, &name).is_some() {
            return String::new();
        }
        while let Some(more) = end_in(&changes.begins, &name).or(end_in(&changes.ends, &name)) {
            name.truncate(name.len() - more.len());
        }
        name
    }
}

/// The words in brackets at the end, and where they open.
fn last_brackets(words: &str) -> Option<(usize, &str)> {
    let body = words.strip_suffix(['）', ')', '】', ']'])?;
    let open = body.rfind(['（', '(', '【', '['])?;
    let inner = &body[open..];
    let inner = &inner[inner.chars().next().map_or(0, char::len_utf8)..];
    Some((open, inner))
}

/// （1）, ①, 1=2+3: the number of a column, or how it is worked out.
fn numbers_the_column(words: &str) -> bool {
    !words.is_empty()
        && words
            .chars()
            .all(|c| c.is_ascii_digit() || "①②③④⑤⑥⑦⑧⑨⑩=＝+＋-−/÷".contains(c))
}

/// The years of some words that say 年: place, year, length with 年.
fn years(words: &str) -> impl Iterator<Item = (usize, i32, usize)> + '_ {
    words.match_indices('年').filter_map(|(at, sign)| {
        let from = at.checked_sub(4)?;
        let year = bare_year(words.get(from..at)?)?;
        let longer = words[..from].ends_with(|c: char| c.is_ascii_digit());
        (!longer).then_some((from, year, 4 + sign.len()))
    })
}

/// Takes off the marker of a row: 一、 （一） 1. ① ——.
pub(super) fn unmarked(words: &str) -> &str {
    let rest = words.trim_start_matches(['—', '-', '★', '▲', '△', '●', '·', '◆', '※', '*']);
    let counts = |c: char| "一二三四五六七八九十".contains(c) || c.is_ascii_digit();
    if let Some(inner) = rest.strip_prefix(['（', '(']) {
        let behind = inner.trim_start_matches(counts);
        if behind.len() < inner.len()
            && let Some(words) = behind.strip_prefix(['）', ')'])
        {
            return words;
        }
        return rest;
    }
    let circled = rest.trim_start_matches(|c: char| ('①'..='⑳').contains(&c));
    if circled.len() < rest.len() {
        return circled;
    }
    let behind = rest.trim_start_matches(counts);
    if behind.len() == rest.len() {
        return rest;
    }
    let Some(words) = behind.strip_prefix(['、', '.', '．', ')', '）']) else {
        return rest;
    };
    // 1.5万元以上
    if words.starts_with(|c: char| c.is_ascii_digit()) {
        return rest;
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn head(words: &str) -> (String, Option<String>, Option<Time>, Option<By>) {
        let head = Head::read(words);
        (head.name, head.unit, head.time, head.change.map(|c| c.by))
    }

    #[test]
    fn a_head_is_a_name_a_unit_a_time_and_a_change() {
        let unit = |u: &str| Some(u.to_owned());
        for (words, name, has, time, change) in [
            ("行政复议申请（件）", "行政复议申请", unit("件"), None, None),
            ("2022年", "", None, Some(Time::Year(2022)), None),
            ("2022", "", None, Some(Time::Year(2022)), None),
            (
                "2022年受理（件）",
                "受理",
                unit("件"),
                Some(Time::Year(2022)),
                None,
            ),
            ("上年同期", "", None, Some(Time::Prior), None),
            ("上年结转", "上年结转", None, None, None),
            ("本年实际", "", None, Some(Time::Now), None),
            ("2023年目标", "", None, Some(Time::Target), None),
            ("增长", "", None, None, Some(By::Open)),
            ("同比增长（%）", "", unit("%"), None, Some(By::Open)),
            ("同比（%）", "", unit("%"), None, Some(By::Open)),
            ("比上年增减", "", None, None, Some(By::Open)),
            ("增幅", "", None, None, Some(By::Percent)),
            ("增减额（万元）", "", unit("万元"), None, Some(By::Amount)),
            ("受理同比增长率", "受理", None, None, Some(By::Percent)),
            ("数量", "", None, None, None),
            ("件", "", unit("件"), None, None),
            ("（一）予以公开", "予以公开", None, None, None),
            ("12345热线", "12345热线", None, None, None),
            ("案件数（含复议）", "案件数（含复议）", None, None, None),
            ("罚没收入，万元", "罚没收入", unit("万元"), None, None),
            ("2019—2023年", "2019—2023年", None, None, None),
            ("2023年1—6月", "2023年1—6月", None, None, None),
            ("新增就业（人）", "新增就业", unit("人"), None, None),
        ] {
            let want = (name.to_owned(), has, time, change);
            assert_eq!(head(words), want, "{words}");
        }
        assert!(Head::read("合计").total);
        assert!(Head::read("其中：简易程序").part);
        assert!(Head::read("下降（%）").change.expect("a change").falls);
    }
}
