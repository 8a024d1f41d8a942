//! Lists with 分别: one name for each of several figures.

use super::super::head::Core;
use super::super::{Kind, head, label, list, subject};
use super::share::rated;
use super::{Clause, Named, Naming};
use crate::lexicon::{Role, Word};

/// What all the names of a list end in, where they are of fields of one work
/// (卫生领域处罚案件、交通领域处罚案件 → 处罚案件).
fn all(names: &[String]) -> Option<String> {
    let (first, rest) = names.split_first()?;
    let (_, all) = first.split_once("领域")?;
    let same = rest.iter().all(|n| n.ends_with(all));
    (same && label::count(all) >= 4).then(|| all.to_owned())
}

/// The property that what stands behind 分别 says was reached: 实现产值.
fn reached(text: &str, deed: &[Word]) -> Option<String> {
    let late = |w: &&Word| {
        text.get(w.span.clone())
            .is_some_and(|t| tidy::LATE.contains(&t))
    };
    let verbs = deed.iter().take_while(late).count();
    let rest = tidy::trim(deed.get(verbs..)?);
    let noun = verbs > 0 && !rest.is_empty() && rest.iter().all(|w| w.role == Role::Noun);
    let named = noun.then(|| tidy::phrase(text, rest))?;
    label::attribute(&named).then_some(named)
}

impl Naming {
    /// 办理建议9件、提案8件，满意率分别为x、y: the property of each figure before.
    pub(super) fn of_each(&self, property: &str, n: usize) -> Option<Vec<String>> {
        let from = self.levels.len().checked_sub(n);
        // 评查许可、处罚案卷各60宗，优秀率分别为x、y.
        let last = self.levels.last().is_some_and(|l| *l == self.last);
        let told = match from {
            _ if self.list.len() == n && last => self.list.as_slice(),
            from => &self.levels[from?..],
        };
        label::attribute(property).then(|| {
            told.iter()
                .map(|l| label::join(&subject::thing(l), property))
                .collect()
        })
    }

    pub(super) fn list(&mut self, c: &Clause, each: usize, n: usize) -> Option<Vec<Named>> {
        let word = c.direction.map(|d| d.word.as_str()).unwrap_or("");
        // 文件、会议分别压减5%、8%: a cut stays in the label of a share.
        let cut = c.before[each.min(c.before.len())..]
            .iter()
            .find(|w| w.role == Role::Cut);
        let cut = cut.and_then(|w| c.text.get(w.span.clone())).unwrap_or("");
        let mut subject: Vec<Word> = c.before[..each].to_vec();
        while subject.last().is_some_and(|w| {
            matches!(
                w.role,
                Role::Compare | Role::Mark | Role::Drop | Role::Reach
            )
        }) {
            subject.pop();
        }
        // 同比增长分别为x、y: the direction stands before 分别.
        let direction_before = c.direction.filter(|d| d.at < subject.len()).map(|d| d.at);
        if let Some(at) = direction_before {
            subject.truncate(at);
        }
        let empty = label::phrase(c.text, &subject).is_empty();
        let names = if empty {
            let points = c.units.iter().any(|u| u.contains('点'));
            let mixed = points || self.levels.len() < n;
            if mixed && n > 1 && c.kind == Kind::Change && self.values.len() >= n {
                // 受理9件，办结率99%，分别增长5%、1个百分点.
                self.values.split_off(self.values.len() - n)
            } else if self.list.len() == n && n > 1 {
                self.list.clone()
            } else if n > 1 && self.levels.len() >= n {
                self.levels.split_off(self.levels.len() - n)
            } else if n == 1 && !self.whole.is_empty() {
                vec![self.whole.clone()]
            } else {
                return None;
            }
        } else if n > 1 {
            let items = list::items(c.text, &subject, n);
            items.or_else(|| self.of_each(&label::phrase(c.text, &subject), n))?
        } else {
            let items = subject.iter().filter(|w| w.role == Role::And).count() + 1;
            if items > 1 {
                self.list = list::items(c.text, &subject, items).unwrap_or_default();
            }
            return None;
        };
        // 甲局、乙局分别查处案件9件、8件: what each did stands behind 分别.
        let deed = c.before.get(each + 1..).unwrap_or(&[]);
        let deed = deed
            .iter()
            .skip_while(|w| matches!(w.role, Role::Drop | Role::Mark));
        let deed: Vec<Word> = deed.cloned().collect();
        // 工业、建筑业分别实现产值9元、8元: the property stands behind 分别.
        let names = match reached(c.text, &deed).filter(|_| !empty && n > 1) {
            Some(property) => names.iter().map(|x| tidy::join(x, &property)).collect(),
            None => names,
        };
        let does = deed.first().is_some_and(|w| w.role == Role::Verb)
            && !deed
                .iter()
                .any(|w| matches!(w.role, Role::Reach | Role::Rise | Role::Fall));
        let deed = match does && c.kind == Kind::Level && !empty && n > 1 {
            true => label::phrase(c.text, &deed),
            false => String::new(),
        };
        // 收入分别完成9元、8元: that it was reached is no deed.
        let silent = deed.is_empty() || label::is_attaining(&deed);
        let names: Vec<String> = match silent {
            true => names,
            false => names.iter().map(|name| format!("{name}{deed}")).collect(),
        };
        let named = |x: &String| Core {
            name: x.clone(),
            ..Core::default()
        };
        // 绿化覆盖率、绿地率分别达…: the first item needs no subject, so none does.
        let first = names.first().is_some_and(|x| named(x).dependent());
        let rates = !first && names.iter().all(|x| x.ends_with('率'));
        let base = match first || empty {
            true => self.subject(true, names.first().map_or("", String::as_str)),
            // 释放人员衔接率、帮教率分别达…: of the same people.
            false if rates => names.first().map(|x| rated(x)).unwrap_or_default(),
            false => String::new(),
        };
        if !empty {
            self.whole = label::phrase(c.text, &subject);
            self.list.clone_from(&names);
            self.head = all(&names).unwrap_or_else(|| subject::thing(&names[0]));
        }
        if c.kind != Kind::Change {
            self.last = names.last().cloned().unwrap_or_default();
            self.levels.extend(names.iter().cloned());
            self.values.extend(names.iter().cloned());
        }
        self.governed |= head::governs(c.text, &subject);
        let governed = self.governed;
        Some(
            names
                .into_iter()
                .map(|x| {
                    let x = if !empty && named(&x).dependent() {
                        label::join(&base, &x)
                    } else {
                        x
                    };
                    let label = if c.kind == Kind::Change && !x.ends_with(word) {
                        format!("{x}{word}")
                    } else if c.kind == Kind::Share && !x.contains(cut) {
                        format!("{x}{cut}")
                    } else {
                        x
                    };
                    Named {
                        label,
                        rule: "item of a list with 分别",
                        governed,
                    }
                })
                .collect(),
        )
    }
}
