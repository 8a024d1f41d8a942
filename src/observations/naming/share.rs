//! Names of shares: A占B的5%, and what a rate is a rate of.

use super::super::clause::Joint;
use super::super::retag;
use super::super::{Kind, label};
use super::{Clause, FIGURES, Named, Naming};
use crate::lexicon::{LEXICON, Role, Word};

impl Naming {
    pub(super) fn part_of(&mut self, c: &Clause) -> Named {
        let part = c
            .before
            .iter()
            .position(|w| w.role == Role::Part)
            .unwrap_or(0);
        let whole: Vec<Word> = c.before[part + 1..].to_vec();
        let mut whole = label::phrase(c.text, &whole);
        for ending in ["比重", "比例", "比", "份额"] {
            if let Some(rest) = whole.strip_suffix(ending) {
                whole = rest.to_owned();
                break;
            }
        }
        let own = label::phrase(c.text, &c.before[..part]);
        let named = if own.is_empty() {
            let base = if self.last.is_empty() {
                self.base(true)
            } else {
                self.last.clone()
            };
            Named {
                label: format!("{base}占比"),
                rule: "share of the figure before",
                governed: self.governed,
            }
        } else {
            let label = if label::count(&whole) >= 2 {
                format!("{own}占{whole}比重")
            } else {
                format!("{own}占比")
            };
            let label = if label::count(&own) <= 3 {
                label::join(&self.base(true), &label)
            } else {
                label
            };
            Named {
                label,
                rule: "share of a whole",
                governed: self.governed,
            }
        };
        self.last.clone_from(&named.label);
        named
    }

    /// 负责人出庭应诉87件，出庭应诉率: the rate of a figure of this sentence.
    /// 占事项总数2016项的95.3%.
    pub(super) fn of_the_whole(&mut self, c: &Clause) -> Named {
        let shared = std::mem::take(&mut self.shared);
        let bare = c
            .before
            .iter()
            .all(|w| matches!(w.role, Role::Of | Role::Mark));
        if !bare || c.run.joint != Joint::Same {
            return self.own(c);
        }
        self.last = format!("{shared}占比");
        Named {
            label: self.last.clone(),
            rule: "share of the figure before",
            governed: self.governed,
        }
    }

    /// 事项“最多跑一次”比例99.6%，其中“零跑动”比例80%: of the same things.
    pub(super) fn called_alike(&self, name: &str) -> Option<String> {
        let open = self.last.find('“').filter(|i| *i > 0)?;
        let behind = |s: &str| s.rfind('”').map(|i| s[i..].to_owned());
        let same = name.starts_with('“') && behind(name)? == behind(&self.last)?;
        same.then(|| format!("{}{name}", &self.last[..open]))
    }

    /// 拆除违建612处，完成市下达20万平方米任务的119%: how much of the task was done.
    pub(super) fn of_a_task(&mut self, c: &Clause) -> Option<Named> {
        let of = c.before.iter().rfind(|w| w.role != Role::Mark)?;
        let task = label::phrase(c.text, c.before);
        let task = (of.role == Role::Of).then(|| TASKS.iter().find(|t| task.ends_with(**t)))??;
        let said = c.said(c.run.part.start);
        let clause = said.rsplit(['，', ',', '：', ':']).next()?;
        let (what, asked) = self.levels.split_last()?;
        let done = c.run.joint == Joint::Same && c.kind == Kind::Share && clause.contains("完成");
        let done = done && *what == self.last;
        let label = format!("{}完成{task}", asked.last()?);
        done.then_some(Named {
            label,
            rule: "share of a task",
            governed: self.governed,
        })
    }

    pub(super) fn rate_of_a_figure(&self, name: &str) -> Option<String> {
        let stem = name.strip_suffix('率').filter(|s| label::count(s) >= 2)?;
        let whole = |l: &&String| l.len() > stem.len() && l.ends_with(stem);
        let level = self.levels.iter().rev().take(FIGURES).find(whole)?;
        Some(format!("{level}率"))
    }
}

/// What is asked of a work, longest first.
const TASKS: [&str; 7] = [
    "年度目标任务",
    "年度任务",
    "目标任务",
    "年度计划",
    "任务",
    "计划",
    "目标",
];

/// What a rate is of: 信访事项及时受理率 → 信访事项.
pub(super) fn rated(name: &str) -> String {
    let words = retag::cut(name, 0..name.len());
    let to = words
        .iter()
        .position(|w| {
            let said = name.get(w.span.clone()).unwrap_or("");
            w.role != Role::Noun
                || said.ends_with('率')
                || LEXICON.classes.rate_adverb.iter().any(|m| m == said)
        })
        .and_then(|i| words.get(i))
        .map_or(name.len(), |w| w.span.start);
    let subject = &name[..to];
    let manner = LEXICON.classes.rate_adverb.iter();
    let subject = manner
        .filter_map(|m| subject.strip_suffix(m.as_str()))
        .next()
        .unwrap_or(subject);
    if label::count(subject) >= 3 {
        subject.to_owned()
    } else {
        String::new()
    }
}
