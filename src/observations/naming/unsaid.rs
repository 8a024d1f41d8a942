//! Names of figures whose clause leaves unsaid what is counted: the value a
//! change is held against, a total, the ones that did well, a clause that
//! ends in 的.

use super::super::clause::Joint;
use super::super::head::Core;
use super::super::retag;
use super::super::{Kind, label, subject};
use super::{Clause, FIGURES, Named, Naming};
use crate::lexicon::{LEXICON, Role, Word};

/// Words that open the total of what was counted before.
const TOTALS: [&str; 5] = ["共计", "总计", "合计", "共", "一共"];

/// What files and documents are counted in.
const FILES: [&str; 5] = ["卷", "本", "份", "件", "宗"];

/// Most characters of a thing that is set behind its attribute.
const LONG: usize = 10;

impl Naming {
    /// The label of a level whose clause names no thing of its own.
    pub(super) fn unsaid(&mut self, c: &Clause) -> Option<Named> {
        if let Some(label) = self.times(c) {
            return Some(Named {
                label,
                rule: "times the value of an earlier year",
                governed: self.governed,
            });
        }
        if c.kind != Kind::Level || self.last.is_empty() && self.head.is_empty() {
            return None;
        }
        if let Some(part) = c.before.iter().position(|w| w.role == Role::Part)
            && !self.last.is_empty()
        {
            // 占事项总数2016项的95.3%: the share is of what was counted before.
            let whole = label::phrase(c.text, &c.before[part + 1..]);
            self.shared = std::mem::replace(&mut self.last, whole.clone());
            return (!whole.is_empty()).then_some(Named {
                label: whole,
                rule: "whole of a share",
                governed: self.governed,
            });
        }
        let (label, rule) = self
            .compared(c)
            .map(|l| (l, "value the figure before is held against"))
            .or_else(|| self.total(c).map(|l| (l, "total of the figures before")))
            .or_else(|| self.beside(c).map(|l| (l, "thing its unit counts")))
            .or_else(|| self.tier(c).map(|l| (l, "thing before, of another tier")))
            .or_else(|| {
                self.headless(c)
                    .map(|l| (l, "attribute of the thing before"))
            })?;
        if rule == "total of the figures before" {
            self.head = classes(&self.levels).unwrap_or_else(|| subject::thing(&label));
        }
        self.levels.push(label.clone());
        self.last.clone_from(&label);
        Some(Named {
            label,
            rule,
            governed: self.governed,
        })
    }

    /// 是2010年的2.6倍.
    fn times(&self, c: &Clause) -> Option<String> {
        let times = c.kind == Kind::Share && c.units.first() == Some(&"倍");
        let only = c.before.iter().all(|w| w.role != Role::Noun);
        (times && only && !self.last.is_empty()).then(|| format!("{}相当于往年的倍数", self.last))
    }

    /// 较2020年的1046件增长7.8%.
    fn compared(&self, c: &Clause) -> Option<String> {
        let compares = c.before.iter().any(|w| w.role == Role::Compare);
        let only = c.before.iter().all(|w| {
            matches!(
                w.role,
                Role::Compare | Role::Time | Role::Of | Role::Mark | Role::Drop | Role::Reach
            )
        });
        (compares && only && !self.last.is_empty()).then(|| self.last.clone())
    }

    /// 办理代表建议128件、政协提案177件，合计305件.
    fn total(&self, c: &Clause) -> Option<String> {
        let mut said = c.before.iter().filter(|w| w.role != Role::Mark);
        let word = c.text.get(said.next()?.span.clone())?;
        let silent = said.next().is_none() && label::phrase(c.text, c.after).is_empty();
        if !silent || !TOTALS.contains(&word) || self.levels.len() < 2 {
            return None;
        }
        let (first, rest) = self.levels.split_first()?;
        let words = retag::cut(first, 0..first.len());
        let verb = words
            .first()
            .filter(|w| w.role == Role::Verb)
            .and_then(|w| first.get(w.span.clone()))
            .unwrap_or("");
        match rest {
            [second] => {
                let second = second.strip_prefix(verb).unwrap_or(second);
                Some(format!("{first}和{second}"))
            }
            _ if !verb.is_empty() => Some(format!("{verb}总计")),
            _ => None,
        }
    }

    /// 涉及12个领域97项: the noun between is the first figure's.
    fn beside(&self, c: &Clause) -> Option<String> {
        let unit = c.units.first()?;
        let thing = LEXICON.classes.counts.of(*unit)?;
        let noun = !c.before.is_empty() && c.before.iter().all(|w| w.role == Role::Noun);
        let silent = label::phrase(c.text, c.after).is_empty();
        let beside = self.noun_behind && c.run.joint == Joint::Same && noun && silent;
        beside.then(|| label::join(&self.base(false), thing))
    }

    /// 创建国家级示范村1个、省级6个: the thing of another tier.
    fn tier(&self, c: &Clause) -> Option<String> {
        let own = label::phrase(c.text, c.before);
        let tier = TIERS.iter().find(|t| **t == own)?;
        let other = TIERS.iter().find(|t| self.last.contains(**t))?;
        let silent = label::phrase(c.text, c.after).is_empty();
        silent.then(|| self.last.replacen(other, tier, 1))
    }

    /// 区级事项调整为1512项，可全程网上办理的1346项.
    fn headless(&self, c: &Clause) -> Option<String> {
        let own = c.before.iter().rev().find(|w| w.role != Role::Mark)?;
        let silent = label::phrase(c.text, c.after).is_empty();
        // 由年初的1480人增加到1633人: when it was tells no things apart.
        let mut said = c.before.iter().rev().filter(|w| w.role != Role::Mark);
        let when = said.nth(1).is_some_and(|w| w.role == Role::Time);
        if own.role != Role::Of || !silent || when {
            return None;
        }
        let said: Vec<Word> = c
            .before
            .iter()
            .skip_while(|w| {
                matches!(
                    w.role,
                    Role::Inside | Role::Drop | Role::Time | Role::Mark | Role::Scope
                )
            })
            .cloned()
            .collect();
        let attribute = label::phrase(c.text, &said);
        let attribute = MODALS
            .iter()
            .find_map(|m| attribute.strip_prefix(m))
            .unwrap_or(&attribute);
        let thing = self.things(c)?;
        (!attribute.is_empty()).then(|| label::join(attribute, &thing))
    }

    /// 抽查案卷220卷，评定优秀203卷: the files that are.
    pub(super) fn graded(&mut self, c: &Clause, core: &Core) -> Option<Named> {
        let name = core.name.as_str();
        let bare = label::thing_class(name).and_then(|class| name.strip_suffix(class));
        let grade = LEXICON.classes.grade.iter();
        let grade = grade
            .filter(|g| name.ends_with(g.as_str()) || bare.is_some_and(|b| b.ends_with(g.as_str())))
            .max_by_key(|g| g.len())?;
        if c.kind != Kind::Level {
            return None;
        }
        let thing = self.things(c)?;
        let label = format!("{grade}{thing}");
        self.levels.push(label.clone());
        self.last.clone_from(&label);
        Some(Named {
            label,
            rule: "those of the thing before that did well",
            governed: self.governed,
        })
    }

    /// The thing counted before, without its verb, at most so long that it may
    /// stand behind an attribute.
    fn things(&self, c: &Clause) -> Option<String> {
        let base = self.base(false);
        let mut thing = subject::thing(&base);
        let papers = c.units.first().is_some_and(|u| FILES.contains(u));
        if papers && label::thing_class(&thing).is_none() {
            // 抽取案卷36本，平均得分91分，其中优秀21本: the files are.
            let named = |level: &&String| {
                let class = label::thing_class(level);
                class.is_some_and(|c| LEXICON.classes.specific_class.contains(c))
            };
            if let Some(level) = self.levels.iter().rev().take(FIGURES).find(named) {
                thing = subject::thing(level);
            }
        }
        let grades = LEXICON.classes.grade.iter();
        let better = grades.filter_map(|g| thing.strip_prefix(g.as_str())).next();
        let thing = without_verbs(better.unwrap_or(&thing));
        let full = label::thing_class(thing).filter(|class| {
            let modifier = thing.strip_suffix(class).unwrap_or("");
            modifier.is_empty() || LEXICON.classes.vague.contains(modifier)
        });
        let full = full.and_then(|class| self.antecedent(c, class));
        let thing = full.unwrap_or_else(|| thing.to_owned());
        if label::count(&thing) > LONG {
            return label::thing_class(&thing).map(str::to_owned);
        }
        (label::count(&thing) >= 2).then_some(thing)
    }
}

/// The nouns a thing ends in: 集中评查案卷 → 案卷.
fn without_verbs(thing: &str) -> &str {
    let words = retag::cut(thing, 0..thing.len());
    let nouns = words.iter().rev().take_while(|w| w.role == Role::Noun);
    let from = nouns.last().map_or(0, |w| w.span.start);
    &thing[from..]
}

/// Tiers by which things of one kind are counted apart.
const TIERS: [&str; 9] = [
    "国家级",
    "省部级",
    "省级",
    "州级",
    "市级",
    "区级",
    "县级",
    "镇级",
    "村级",
];

/// Words before an attribute that say nothing of it.
const MODALS: [&str; 4] = ["可以", "可", "具有", "属于"];

/// 代表建议和政协提案 → 建议提案, as a rate of both is called.
fn classes(levels: &[String]) -> Option<String> {
    let [first, second] = levels else { return None };
    Some(format!(
        "{}{}",
        label::thing_class(first)?,
        label::thing_class(second)?
    ))
}

#[cfg(test)]
mod tests {
    use super::super::super::marked::{labels, observe};
    use crate::outline::Section;

    #[test]
    fn a_value_of_an_earlier_year_has_the_label_it_is_held_against() {
        let labels = labels("办理公证{328件}，较2021年的{304件}增长{7%}。");
        assert_eq!(labels, ["办理公证", "办理公证", "办理公证增长"]);
    }

    #[test]
    fn a_total_is_of_the_items_before() {
        assert_eq!(
            labels("办理代表建议{28件}、政协提案{37件}，合计{65件}，满意率{99%}。")[2..],
            ["办理代表建议和政协提案", "建议提案满意率"]
        );
        assert_eq!(
            labels("审查合同{8份}、规范性文件{7份}、决策事项{5份}，总计{20份}。")[3],
            "审查总计"
        );
    }

    #[test]
    fn a_unit_between_two_figures_counts_its_own_thing() {
        assert_eq!(
            labels("制定首违免罚清单，涉及{9个}领域{56项}。")[1],
            "首违免罚清单事项"
        );
    }

    #[test]
    fn a_clause_that_ends_in_of_tells_which_of_the_things() {
        assert_eq!(
            labels("县级政务服务事项调整为{900项}，可在线办理的{860项}。")[1],
            "在线办理县级政务服务事项"
        );
    }

    #[test]
    fn those_that_did_well_are_of_the_thing_before() {
        assert_eq!(
            labels("开展行政执法案卷评查，抽取案卷{60卷}，评定优秀{52卷}，优秀率{87%}。"),
            ["抽取行政执法案卷", "优秀行政执法案卷", "行政执法案卷优秀率"]
        );
    }

    #[test]
    fn the_share_of_a_whole_is_of_what_was_counted_before() {
        assert_eq!(
            labels("网上可办事项{76项}，占事项总数{80项}的{95%}。"),
            ["网上可办事项", "事项总数", "网上可办事项占比"]
        );
    }

    #[test]
    fn a_tier_is_of_the_thing_before() {
        assert_eq!(
            labels("创建国家级民主法治示范村{1个}、省级{6个}。")[1],
            "创建省级民主法治示范村"
        );
    }

    #[test]
    fn times_an_earlier_value_is_no_value() {
        assert_eq!(
            labels("旅游收入达{69亿元}，是2010年的{3倍}。")[1],
            "旅游收入相当于往年的倍数"
        );
    }

    #[test]
    fn a_deed_that_was_named_before_keeps_its_name() {
        assert_eq!(
            labels("落实轻微违法免罚清单，依法免罚{24件}。"),
            ["轻微违法免罚案件"]
        );
    }

    #[test]
    fn a_short_name_has_the_work_its_sentence_is_about() {
        assert_eq!(
            labels("开展法治督察，发现问题{52个}，整改到位{50个}。"),
            ["法治督察发现问题", "法治督察整改到位"]
        );
        let rows = observe(
            "收到行政复议申请{31件}；作出撤销、变更等纠错决定{2件}。",
            Section::Measures,
            &[],
        );
        assert_eq!(rows[1].label, "行政复议作出纠错决定");
    }

    #[test]
    fn a_class_with_a_bare_modifier_is_said_in_full_before() {
        assert_eq!(
            labels("开展行政执法案卷评查，抽取部门案卷{44卷}，评出优秀案卷{38卷}。")[1],
            "优秀行政执法案卷"
        );
    }

    #[test]
    fn files_do_well_not_their_marks() {
        assert_eq!(
            labels("抽取案卷{36本}，平均得分{91分}，其中优秀{21本}。")[2],
            "优秀案卷"
        );
    }
}
