//! Names of levels and rates: what the clause says itself, and what it leans
//! on.

use super::super::clause::Joint;
use super::super::head::Core;
use super::super::{Kind, head, label, lean, subject};
use super::beside::through;
use super::doer::{actor, body, doer};
use super::share::rated;
use super::{Clause, Named, Naming};
use crate::lexicon::{LEXICON, Role};

/// A name as its clause says it, and what it wants.
struct Said {
    core: Core,
    /// Who did it, where it names who and what, and no object.
    doer: Option<String>,
    /// Whether it only says how far something reaches.
    reaches: bool,
    /// Whether it needs a subject said elsewhere.
    needs: bool,
}

impl Said {
    /// 实际出庭: what stands before the verb is no one.
    fn by_adverb(&self) -> bool {
        let doer = self.doer.as_ref();
        doer.is_some_and(|d| LEXICON.classes.deed_adverb.contains(d))
    }

    /// The party to a case who did it (法院审结).
    fn party(&self) -> Option<&str> {
        let doer = self.doer.as_deref()?;
        LEXICON.classes.case_party.contains(doer).then_some(doer)
    }
}

impl Naming {
    pub(super) fn own(&mut self, c: &Clause) -> Named {
        let unit = c.units.first().copied().unwrap_or("");
        let rate = c.kind == Kind::Share;
        let listed = c.run.joint == Joint::Item;
        if let Some(named) = self.unsaid(c).or_else(|| self.of_a_task(c)) {
            return named;
        }
        let mut core = head::core(c);
        if let Some(body) = through(c) {
            self.body = body;
        }
        if let Some(name) = self.beside_a_thing(c, &core) {
            core.name = name;
            core.verb.clone_from(&self.verb);
        }
        let bare = core.verb.is_empty() && !head::governs(c.text, c.before);
        self.governed |= !bare;
        let governed = self.governed;
        if core.name.is_empty() {
            let label = if let Some(passing) = self.passing.take() {
                passing
            } else if self.last.is_empty() {
                self.base(true)
            } else {
                self.last.clone()
            };
            // 联合抽查占27.9%，达57个.
            let label = match label.strip_suffix("占比") {
                Some(part) if !rate => part.to_owned(),
                _ => label,
            };
            self.last.clone_from(&label);
            return Named {
                label,
                rule: "value of the figure before",
                governed,
            };
        }
        if rate && let Some(end) = LEXICON.classes.requirement.beginning(&core.name) {
            // 明确持证率不低于90%: that it was asked for is no part of the rate.
            core.name.replace_range(..end, "");
        }
        if let Some(named) = self.graded(c, &core) {
            return named;
        }
        let scoped = c.before.first().is_some_and(|w| w.role == Role::Scope);
        let short = label::count(&core.name) <= 4 && !label::attribute(&core.name);
        // 新设主体1万户，主体总量达9万户: what there is was not done.
        let there = c.before.iter().any(|w| w.role == Role::Reach)
            || IN_BEING.contains(&core.name.as_str());
        let sibling = c.run.joint == Joint::Clause
            && self.unit == unit
            && short
            && !scoped
            && !there
            && !self.inside
            // 列入异常名录12户，信用修复3户: a deed of its own.
            && doer(&core.name).is_none();
        if (listed || sibling)
            && bare
            && !self.verb.is_empty()
            && !rate
            && !LEXICON.classes.property.contains(&core.name)
            && !core.name.starts_with(self.verb.as_str())
        {
            core.name = format!("{}{}", self.verb, core.name);
            core.verb = self.verb.clone();
            core.rule = "item of a list, with its verb";
        }
        if !core.verb.is_empty() || !listed {
            self.verb.clone_from(&core.verb);
        }
        let exists = c.before.iter().find(|w| w.role == Role::Reach);
        let exists = exists.and_then(|w| c.text.get(w.span.clone()));
        if let Some(exists) = exists.filter(|e| matches!(*e, "实有" | "现有")) {
            exists.clone_into(&mut self.verb);
        }
        self.measure = std::mem::replace(&mut self.unit, unit.to_owned());

        let mut said = Said {
            doer: doer(&core.name),
            reaches: !rate && reaches(c),
            needs: false,
            core,
        };
        said.needs = self.needs(c, &said);
        let (label, rule) = self.full(c, &said);
        self.keep(c, &said, &label);
        Named {
            label,
            rule,
            governed,
        }
    }

    /// Whether a name needs a subject said elsewhere.
    fn needs(&self, c: &Clause, said: &Said) -> bool {
        let core = &said.core;
        let name = core.name.as_str();
        let scoped = c.before.first().is_some_and(|w| w.role == Role::Scope);
        let short = label::count(&core.name) <= 4;
        let alone = scoped && !core.only_verbs && !label::attribute(&core.name);
        core.dependent() && !alone
            || said.reaches && !scoped && self.reached(name).is_some()
            || said.by_adverb()
            || self.inside && LEXICON.classes.office_holder.ends(name)
            || self.inside && (short || name.ends_with('类')) && c.kind != Kind::Share
    }

    /// The whole label, and the rule that made it.
    fn full(&self, c: &Clause, said: &Said) -> (String, &'static str) {
        let (core, needs) = (&said.core, said.needs);
        let rate = c.kind == Kind::Share;
        let name = core.name.as_str();
        if let Some(label) = rate.then(|| self.rate_of_a_figure(name)).flatten() {
            return (self.of_topic(c, label), "rate of a figure before");
        }
        if let Some(label) = rate.then(|| self.called_alike(name)).flatten() {
            return (label, "rate of the same things by another name");
        }
        let is_part = matches!(name, "占比" | "比例" | "比重");
        if is_part && !self.last.is_empty() {
            return (label::join(&self.last, name), "share of the figure before");
        }
        if let Some(party) = said.party()
            && self.head.ends_with("案件")
        {
            // 行政应诉案件, then 法院审结: what was closed is said before.
            let verb = name.strip_prefix(party).unwrap_or(name);
            return (
                label::join(&self.head, verb),
                "what a party did in the case",
            );
        }
        if let Some(label) = self.took_part(c, core) {
            return (label, "people of what the figure before counted");
        }
        if let Some(label) = self.at_a_meeting(c, core) {
            return (label, "work of the meeting before");
        }
        if let Some(label) = self.on_average(c, name) {
            return (label, "thing before, for each of others");
        }
        if let Some(label) = self.measured(c, core) {
            return (label, "part of a property");
        }
        if needs && let Some(label) = self.echo(c, name) {
            return (label, "deed that names the thing before");
        }
        if needs && let Some(label) = self.in_full(c, core) {
            return (label, "class that was named in full before");
        }
        if needs {
            let acts = !core.verb.is_empty() && !core.only_verbs && !rate;
            let base = match self.reached(name) {
                Some(work) if said.reaches => work,
                _ if acts && !self.body.is_empty() => self.body.clone(),
                _ if core.only_verbs && !rate => {
                    // 收到行政复议申请61件。审结49件: the procedure goes on.
                    let goes_on = self.going_on();
                    goes_on.unwrap_or_else(|| self.subject(rate, name))
                }
                _ => self.subject(rate, name),
            };
            let unit = c.units.first().copied().unwrap_or("");
            let base = match !rate && self.aside(core, unit, &base) {
                true => self.acting(),
                false => base,
            };
            if let Some(label) = self.by_body(core, &base).filter(|_| !rate) {
                return (label, "deed of the body before");
            }
            // 发放资料 says enough: only a short subject makes it clearer.
            let of_it = LEXICON.classes.property.contains(name);
            let deed = acts && !of_it && !self.inside && base != self.body;
            let base = match LEXICON.legal_work(&base) {
                Some(topic) if deed && full(name, &base) => topic.to_owned(),
                None if deed && full(name, &base) => String::new(),
                _ => base,
            };
            let base = match LEXICON.classes.owner.of(name) {
                Some(owner) if base.is_empty() => owner.to_owned(),
                _ => base,
            };
            let label = lean::lean(
                lean::Leaning {
                    base,
                    older: &self.older,
                    heading: self.heading.as_deref(),
                    unit,
                    said: c.said(c.run.part.start),
                    whole_said: c.text.get(self.outer_said.clone()).unwrap_or(""),
                    verb: &self.outer_verb,
                    inside: self.inside,
                },
                core,
                rate,
            );
            return (
                self.of_topic(c, label),
                "name that leans on the subject before",
            );
        }
        if let Some(label) = self.of_its_kind(name) {
            return (label, "property of the thing it names");
        }
        (self.of_topic(c, name.to_owned()), core.rule)
    }

    /// What it is that reaches so far: a work of the law, or the work without
    /// its class (“双随机、一公开”抽查任务 → “双随机、一公开”抽查).
    fn reached(&self, name: &str) -> Option<String> {
        let base = self.base(false);
        let work = label::thing_class(&base).and_then(|c| base.strip_suffix(c));
        match work.filter(|w| label::count(w) >= 2 && *w != "矛盾") {
            Some(work) => Some(work.to_owned()),
            None => {
                let said = base.starts_with('“') || LEXICON.legal_work(&base).is_some();
                // 违法用地53宗，涉及土地412亩: of what was counted before.
                // 发放补贴3亿元，惠及农户4915户: of what was given.
                let benefits = name.starts_with("惠及");
                let most = if benefits { GIVEN } else { NEAR };
                let near = (name.starts_with("涉及") || benefits && self.straight)
                    && label::count(name) <= 4
                    && (3..=most).contains(&label::count(&base))
                    && base == self.head;
                (said || near).then_some(base)
            }
        }
    }

    /// What later clauses may lean on.
    fn keep(&mut self, c: &Clause, said: &Said, label: &str) {
        let (core, needs, reaches) = (&said.core, said.needs, said.reaches);
        let rate = c.kind == Kind::Share;
        let listed = c.run.joint == Joint::Item;
        if self.inside && !rate {
            if listed || self.inner_count == 0 {
                self.inner_count += 1;
                self.inner = subject::thing(label);
            } else if !needs {
                self.inside = false;
            } else {
                // 其中维持12件，撤销3件，纠错率6%: the rate is of all of them.
                self.inner_count += 1;
            }
        }
        if rate && !needs {
            self.rated = rated(&core.name);
        } else if !rate && !needs && !self.inside {
            // 食品合格率98%；药品抽检1200批次，合格率: of what was counted since.
            self.rated.clear();
        }
        if let Some(actor) = actor(&core.name) {
            if !self.inside {
                self.agent = actor;
            }
        } else if let Some(doer) = &said.doer
            && c.run.joint == Joint::Clause
            && !said.by_adverb()
            && said.party().is_none()
        {
            self.agent.clone_from(doer);
        }
        if let Some(body) = body(&core.name) {
            self.body = body;
        } else if LEXICON.classes.body.ends(label) && !rate {
            // 服务平台268个，办理业务1.8万件: the platforms did.
            self.body = subject::thing(label);
        }
        let acts = said.doer.is_some() && !self.head.is_empty();
        let thing = needs && !core.only_verbs && !label::attribute(&core.name) && !rate && !listed;
        let head = self.head.clone();
        // 对9家单位开展评查，抽取案卷: the units did not.
        let done_to = core.rule == head::treated::RULE.id;
        let handed = done_to || LEXICON.classes.recipient.ends(label);
        // 抽检食品9批次，每千人抽检量6批次，合格率: of the food.
        let mean = !self.head.is_empty() && MEANS.iter().any(|m| core.name.starts_with(m));
        if !self.inside
            && !mean
            && !acts
            && !reaches
            && !handed
            && (thing || !needs && (!rate || self.head.is_empty()))
        {
            self.head = subject::thing(label);
            self.checked = LEXICON.classes.inspecting.contains(&core.verb);
        } else if self.head.is_empty() && !self.inside {
            let said = subject::procedure(label).map(str::to_owned);
            let base = self.base(rate);
            // 立案查处39件，其中简易程序11件: of the deed, where no thing is said.
            self.head = said.unwrap_or_else(|| match base.is_empty() {
                true if handed => String::new(),
                true => label.to_owned(),
                // 组织学法考试，参考率99%，优秀率90%: both are of the occasion.
                false if LEXICON.classes.occasion.ends(&base) => base,
                false => subject::thing(&base),
            });
        }
        if head != self.head {
            self.older = head;
        }
        if !rate {
            self.levels.push(label.to_owned());
        }
        self.values.push(label.to_owned());
        label.clone_into(&mut self.last);
        // 涉及12个领域97项: the noun between two figures is the first one's.
        self.noun_behind = c.before.iter().all(|w| w.role != Role::Noun) && !c.after.is_empty();
    }
}

/// Most characters of a thing that is said before how far it reaches.
const NEAR: usize = 6;

/// Most characters of a thing that is said before whom it benefits.
const GIVEN: usize = 10;

/// That the things are there, and no deed.
const IN_BEING: [&str; 4] = ["在册", "在矫", "在管", "在岗"];

/// What opens a measure told by the head: it is no thing.
const MEANS: [&str; 5] = ["每千人", "每万人", "人均", "户均", "平均"];

/// Whether a deed and its object need no subject as long as `base`.
fn full(name: &str, base: &str) -> bool {
    let said = base.chars().filter(|c| !matches!(c, '“' | '”')).count();
    label::count(name) >= 4 && said > 8
}

/// Whether a clause only says how far something reaches (涉及12个领域).
fn reaches(c: &Clause) -> bool {
    let first = c.before.iter().find(|w| {
        !matches!(
            w.role,
            Role::Drop | Role::Time | Role::Mark | Role::Scope | Role::Compare
        )
    });
    first.is_some_and(|w| {
        let said = c.text.get(w.span.clone()).unwrap_or("");
        LEXICON.classes.extent.iter().any(|e| e == said)
    })
}

#[cfg(test)]
mod tests {
    use super::super::super::marked::labels;

    #[test]
    fn how_far_a_thing_reaches_is_said_of_the_thing() {
        assert_eq!(
            labels("开展“双随机、一公开”抽查任务{27个}，涉及经营主体{594户}，公示率{100%}。")[1],
            "“双随机、一公开”涉及经营主体"
        );
    }

    #[test]
    fn a_deed_with_its_object_needs_no_long_subject() {
        assert_eq!(
            labels("举办民法典主题宣传活动{26场}，发放资料{900份}。")[1],
            "发放资料"
        );
    }

    #[test]
    fn what_a_body_did_next_is_its_own() {
        assert_eq!(
            labels("政务大厅接待办事群众{21万人次}，办理各类事项{9万件}。")[1],
            "政务大厅办理事项"
        );
    }

    #[test]
    fn what_was_put_right_were_the_problems() {
        assert_eq!(
            labels("督察发现问题{52个}，印发意见书{9份}，完成整改{50个}。")[2],
            "督察发现问题整改"
        );
    }

    #[test]
    fn what_there_is_was_not_done() {
        assert_eq!(
            labels("新设市场主体{1万户}，市场主体总量达{9万户}。")[1],
            "市场主体总量"
        );
    }

    #[test]
    fn a_bare_noun_has_its_owner() {
        assert_eq!(labels("全年办件{18万件}。"), ["政务服务办件"]);
    }

    #[test]
    fn a_clause_without_figure_may_name_the_value() {
        assert_eq!(
            labels("粮食产量{5万吨}，进出口总值创历史新高，达到{53亿元}。")[1],
            "进出口总值"
        );
    }

    #[test]
    fn a_total_takes_no_verb() {
        assert_eq!(
            labels("新增国家级开发区{1家}、总数达{20家}。")[1],
            "国家级开发区总数"
        );
    }

    #[test]
    fn how_much_is_affected_is_of_the_thing_before() {
        assert_eq!(
            labels("查处违法用地{53宗}，涉及土地{412亩}。")[1],
            "违法用地涉及土地"
        );
    }

    #[test]
    fn suggestions_taken_up_are_of_no_other_thing() {
        assert_eq!(labels("移交线索{6件}，采纳建议{112条}。")[1], "采纳建议");
    }

    #[test]
    fn a_growth_held_against_another_is_of_its_figure() {
        assert_eq!(
            labels("零售总额增长{4%}，增速高于全国{6个百分点}。")[1],
            "零售总额增速高于全国"
        );
    }

    #[test]
    fn that_a_rate_was_asked_for_is_no_part_of_it() {
        assert_eq!(
            labels("明确在岗人员持证率应{不低于90%}。"),
            ["在岗人员持证率"]
        );
    }

    #[test]
    fn a_part_of_a_deed_names_the_deed() {
        assert_eq!(
            labels("今年以来，立案查处{390件}（其中简易程序{110件}）。"),
            ["立案查处", "简易程序立案查处"]
        );
    }

    #[test]
    fn an_adverb_leans_on_what_was_counted() {
        assert_eq!(
            labels("审查规范性文件{28件}，正式印发{11件}。")[1],
            "规范性文件正式印发"
        );
    }
}
