//! Which section a heading or an unheaded paragraph opens.

use super::Section;
use crate::read::Genre;

const WEAKNESSES: [&str; 7] = ["不足", "问题", "困难", "短板", "薄弱环节", "差距", "挑战"];
const CAUSES: [&str; 1] = ["原因"];
const PLANS: [&str; 16] = [
    "安排",
    "打算",
    "计划",
    "下一步",
    "下步",
    "思路",
    "目标任务",
    "总体要求",
    "重点工作",
    "重点任务",
    "主要任务",
    "主要目标",
    "工作部署",
    "工作建议",
    "今后",
    "努力方向",
];
/// A heading that ends so looks back, whatever it names: 重点工作落实情况.
const LOOKS_BACK: [&str; 4] = ["情况", "成效", "回顾", "总结"];
const LEADERSHIP: [&str; 3] = ["第一责任人", "主要负责人履行", "主要负责同志"];
const OUTLOOK: [&str; 6] = ["“十五五”", "“十四五”", "“十三五”", "五年", "2030", "2035"];
const REALISE: [&str; 8] = [
    "清醒认识到",
    "清醒地认识到",
    "清醒看到",
    "清醒地看到",
    "也要看到",
    "也应看到",
    "也清醒",
    "我们清醒",
];
const ANNEX: [&str; 5] = ["名词解释", "附件", "注释", "相关用语", "名词注释"];

/// The section as it stands while a report is read from top to bottom.
pub(super) struct Sections {
    genre: Genre,
    current: Section,
    headed: Option<u8>,
    seen_weaknesses: bool,
    once: bool,
    annex: bool,
}

impl Sections {
    pub(super) fn new(genre: Genre) -> Self {
        Self {
            genre,
            current: Section::Other,
            headed: None,
            seen_weaknesses: false,
            once: false,
            annex: false,
        }
    }

    /// A heading was met.
    pub(super) fn heading(&mut self, level: u8, title: &str) {
        let has = |cues: &[&str]| cues.iter().any(|c| title.contains(c));
        self.once = false;
        if self.annex {
            return;
        }
        if level == 1 {
            self.current = if has(&LEADERSHIP) {
                Section::Leadership
            } else if self.genre == Genre::GovernmentWork {
                if !self.seen_weaknesses {
                    Section::Measures
                } else if has(&OUTLOOK)
                    && !title.contains("年工作")
                    && !title.contains("年的")
                    && !title.contains("年重点")
                {
                    Section::Other
                } else {
                    Section::Plans
                }
            } else if has(&WEAKNESSES) {
                Section::Weaknesses
            } else if has(&PLANS) && !LOOKS_BACK.iter().any(|c| title.ends_with(c)) {
                Section::Plans
            } else {
                Section::Measures
            };
            self.headed = (self.current == Section::Weaknesses).then_some(level);
            self.seen_weaknesses |= self.current == Section::Weaknesses;
        } else if self.current == Section::Weaknesses && has(&CAUSES) && title.chars().count() < 12
        {
            self.once = true;
        }
    }

    /// A paragraph without a marker was met.
    pub(super) fn line(&mut self, words: &str) {
        self.once = false;
        if ANNEX.iter().any(|a| words.starts_with(a)) && words.chars().count() < 30 {
            self.annex = true;
            self.current = Section::Other;
        }
        if self.genre == Genre::GovernmentWork && !self.annex {
            let head: String = words.chars().take(60).collect();
            if self.current == Section::Measures
                && REALISE.iter().any(|c| head.contains(c))
                && WEAKNESSES.iter().any(|c| words.contains(c))
            {
                self.seen_weaknesses = true;
                self.current = Section::Weaknesses;
                self.headed = None;
            } else if self.current == Section::Weaknesses && self.headed.is_none() {
                self.current = Section::Other;
            }
        }
    }

    /// The section of a piece of text.
    pub(super) fn now(&self, words: &str) -> Section {
        if self.current == Section::Weaknesses
            && (self.once
                || CAUSES
                    .iter()
                    .any(|c| words.chars().take(8).collect::<String>().contains(c)))
        {
            return Section::Causes;
        }
        self.current
    }
}
