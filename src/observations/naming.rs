//! Names the figures of a block one after another: what a clause does not say
//! is carried from the clauses before it.

use super::Kind;
use super::context::{Joint, Run};
use super::kind::Direction;
use super::label::{self, Core};
use super::lexicon::{LEXICON, Role, Word};
use super::{lean, list, subject, tidy};

/// A label and the rule that made it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Named {
    /// The label.
    pub label: String,
    /// How it was made.
    pub rule: &'static str,
    /// Whether a verb governs what was counted.
    pub governed: bool,
}

/// What is carried from clause to clause.
#[derive(Debug, Clone, Default)]
pub(super) struct Naming {
    /// The thing counted in this sentence.
    head: String,
    /// The thing counted before it in this sentence.
    older: String,
    /// Labels of the amounts of this part of the sentence.
    levels: Vec<String>,
    /// The item of a 其中 list, and how many there were.
    inner: String,
    inner_count: usize,
    inside: bool,
    /// The last label that is no change.
    last: String,
    /// The labels of the last list with 分别, and its subject as a whole.
    list: Vec<String>,
    whole: String,
    /// The verb that governs the items of a list.
    verb: String,
    /// The unit of the figure before.
    unit: String,
    /// What the last rate with a subject of its own was of.
    rated: String,
    /// Who acted without an object in this part (分局立案).
    agent: String,
    /// Whether a verb has stood in this part of the sentence.
    governed: bool,
    /// The thing counted in the sentence before.
    before: String,
    /// The clause that opens the sentence.
    opening: Option<String>,
    /// The field the heading names.
    heading: Option<String>,
    sentence: usize,
    part: usize,
}

/// One run of figures, as [`Naming::name`] reads it.
pub(super) struct Clause<'a> {
    pub text: &'a str,
    pub run: &'a Run,
    pub before: &'a [Word],
    pub after: &'a [Word],
    pub beyond: &'a [Word],
    pub units: &'a [&'a str],
    pub kind: Kind,
    pub direction: Option<&'a Direction>,
}

impl Naming {
    /// Begins a block under a heading.
    pub fn new(heading: Option<String>) -> Self {
        Self {
            heading,
            sentence: usize::MAX,
            part: usize::MAX,
            ..Self::default()
        }
    }

    fn enter(&mut self, c: &Clause) {
        let run = c.run;
        if self.sentence != run.sentence.start {
            self.sentence = run.sentence.start;
            if !self.head.is_empty() {
                self.before = std::mem::take(&mut self.head);
            }
            self.last.clear();
            self.older.clear();
            self.levels.clear();
            self.opening = None;
            self.verb.clear();
            self.governed = false;
            self.inside = false;
            self.list.clear();
            self.whole.clear();
            self.rated.clear();
            let opening = c
                .text
                .get(run.sentence.start..run.before.start)
                .unwrap_or("");
            let clause = opening.trim_end_matches(['，', ',', '：', ':']);
            if !clause.is_empty() {
                let nearest = clause.rsplit(['，', ',', '：', ':', '；']).next();
                self.opening = subject::procedure(clause)
                    .map(str::to_owned)
                    .or_else(|| nearest.and_then(subject::opening));
            }
        }
        if self.part != run.part.start {
            self.part = run.part.start;
            self.agent.clear();
            self.verb.clear();
            self.governed = false;
            self.inside = false;
        }
        let nested = c
            .before
            .iter()
            .any(|w| w.role == Role::Drop && c.text.get(w.span.clone()) == Some("其中"));
        if nested {
            self.inside = true;
            self.inner.clear();
            self.inner_count = 0;
        }
    }

    /// What a dependent name leans on.
    fn base(&self, rate: bool) -> String {
        if rate && self.inside && self.inner_count == 1 {
            return self.inner.clone();
        }
        if !self.head.is_empty() {
            return self.head.clone();
        }
        if let Some(opening) = &self.opening {
            return opening.clone();
        }
        let carried = rate || self.inside;
        if carried && !self.before.is_empty() {
            return self.before.clone();
        }
        self.heading.clone().unwrap_or_default()
    }

    /// What a dependent name of this clause leans on: the one who acted, what
    /// the rate before was of, or the thing counted.
    fn subject(&self, rate: bool, name: &str) -> String {
        let base = self.base(rate);
        if rate && !self.rated.is_empty() && !self.inside {
            return self.rated.clone();
        }
        let property = label::attribute(name) || label::property(name).is_some();
        if !self.agent.is_empty() && property && subject::procedure(&base).is_none() {
            return self.agent.clone();
        }
        base
    }

    /// 负责人出庭应诉87件，出庭应诉率: the rate of a figure of this sentence.
    fn rate_of_a_figure(&self, name: &str) -> Option<String> {
        let stem = name.strip_suffix('率').filter(|s| tidy::count(s) >= 2)?;
        let whole = |l: &&String| l.len() > stem.len() && l.ends_with(stem);
        let level = self.levels.iter().rev().find(whole)?;
        Some(format!("{level}率"))
    }

    /// 办理建议9件、提案8件，满意率分别为x、y: the property of each figure before.
    fn of_each(&self, property: &str, n: usize) -> Option<Vec<String>> {
        let from = self.levels.len().checked_sub(n)?;
        label::attribute(property).then(|| {
            self.levels[from..]
                .iter()
                .map(|l| tidy::join(&subject::thing(l), property))
                .collect()
        })
    }

    /// One name for each figure of the run.
    pub fn name(&mut self, c: &Clause) -> Vec<Named> {
        self.enter(c);
        let n = c.run.figures.len();
        let each = c.before.iter().rposition(|w| w.role == Role::Each);
        // 城乡居民收入由A、B分别提高到C、D: the list begins before its 分别.
        let said = c.text.get(c.run.before.clone()).unwrap_or("");
        let early = n > 1 && LEXICON.compound.keys().any(|k| said.contains(k.as_str()));
        let each = each.or(early.then_some(c.before.len()));
        if let Some(named) = each.and_then(|each| self.list(c, each, n)) {
            return named;
        }
        let named = match c.kind {
            Kind::Change => self.change(c),
            Kind::Share if c.before.iter().any(|w| w.role == Role::Part) => self.part_of(c),
            _ => self.own(c),
        };
        vec![named; n]
    }

    fn list(&mut self, c: &Clause, each: usize, n: usize) -> Option<Vec<Named>> {
        let word = c.direction.map(|d| d.word.as_str()).unwrap_or("");
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
        let empty = tidy::phrase(c.text, &subject).is_empty();
        let names = if empty {
            if self.list.len() == n && n > 1 {
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
            items.or_else(|| self.of_each(&tidy::phrase(c.text, &subject), n))?
        } else {
            return None;
        };
        let base = self.base(true);
        if !empty {
            self.whole = tidy::phrase(c.text, &subject);
            self.list.clone_from(&names);
            self.head = subject::thing(&names[0]);
        }
        if c.kind != Kind::Change {
            self.last = names.last().cloned().unwrap_or_default();
        }
        self.governed |= label::governs(c.text, &subject);
        let governed = self.governed;
        Some(
            names
                .into_iter()
                .map(|x| {
                    let core = Core {
                        name: x,
                        ..Core::default()
                    };
                    let x = if label::dependent(&core) {
                        tidy::join(&base, &core.name)
                    } else {
                        core.name
                    };
                    let label = if c.kind == Kind::Change && !x.ends_with(word) {
                        format!("{x}{word}")
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

    fn change(&mut self, c: &Clause) -> Named {
        let (at, word) = match c.direction {
            Some(d) => (d.at.min(c.before.len()), d.word.as_str()),
            None => (c.before.len(), ""),
        };
        let own = &c.before[..at];
        let mut name = tidy::phrase(c.text, own);
        if c.direction.is_none() && name.is_empty() {
            name = tidy::phrase(c.text, c.after);
        }
        self.governed |= label::governs(c.text, c.before);
        let governed = self.governed;
        if name.starts_with('受') && name.ends_with("影响") {
            // 受天气影响下降6%: why, not what.
            name.clear();
        }
        if name.is_empty() {
            let base = if self.last.is_empty() {
                self.base(true)
            } else {
                self.last.clone()
            };
            let label = with(&base, word);
            return Named {
                label,
                rule: "change of the figure before",
                governed,
            };
        }
        let core = Core {
            name: name.clone(),
            ..Core::default()
        };
        let compares = LEXICON.attribute.compared.iter();
        if !self.last.is_empty() && compares.clone().any(|w| name.starts_with(w.as_str())) {
            let own = tidy::trim(own);
            let said = own.first().zip(c.before.get(at.saturating_sub(1)));
            let said = said.and_then(|(a, z)| c.text.get(a.span.start..z.span.end));
            return Named {
                label: format!("{}{}", self.last, said.unwrap_or(&name)),
                rule: "figure before, compared",
                governed,
            };
        }
        if label::dependent(&core) {
            let base = if c.run.joint == Joint::Item && !self.last.is_empty() {
                self.last.clone()
            } else {
                self.base(true)
            };
            name = tidy::join(&base, &name);
            return Named {
                label: with(&name, word),
                rule: "change of a property of the subject before",
                governed,
            };
        }
        if c.run.joint != Joint::Same {
            self.head = subject::thing(&name);
            self.last.clone_from(&name);
        }
        Named {
            label: with(&name, word),
            rule: "change of what stands before the number",
            governed,
        }
    }

    fn part_of(&mut self, c: &Clause) -> Named {
        let part = c
            .before
            .iter()
            .position(|w| w.role == Role::Part)
            .unwrap_or(0);
        let whole: Vec<Word> = c.before[part + 1..].to_vec();
        let mut whole = tidy::phrase(c.text, &whole);
        for ending in ["比重", "比例", "比", "份额"] {
            if let Some(rest) = whole.strip_suffix(ending) {
                whole = rest.to_owned();
                break;
            }
        }
        let own = tidy::phrase(c.text, &c.before[..part]);
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
            let label = if tidy::count(&whole) >= 2 {
                format!("{own}占{whole}比重")
            } else {
                format!("{own}占比")
            };
            let label = if tidy::count(&own) <= 3 {
                tidy::join(&self.base(true), &label)
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

    fn own(&mut self, c: &Clause) -> Named {
        let unit = c.units.first().copied().unwrap_or("");
        let rate = c.kind == Kind::Share;
        let listed = c.run.joint == Joint::Item;
        let mut core = label::core(label::Around {
            text: c.text,
            before: c.before,
            after: c.after,
            beyond: c.beyond,
            unit,
            ratio: rate,
            followed: c.run.followed,
        });
        let bare = core.verb.is_empty() && !label::governs(c.text, c.before);
        self.governed |= !bare;
        let governed = self.governed;
        if core.name.is_empty() {
            let label = if self.last.is_empty() {
                self.base(true)
            } else {
                self.last.clone()
            };
            self.last.clone_from(&label);
            return Named {
                label,
                rule: "value of the figure before",
                governed,
            };
        }
        let scoped = c.before.first().is_some_and(|w| w.role == Role::Scope);
        let short = tidy::count(&core.name) <= 4 && !label::attribute(&core.name);
        let sibling =
            c.run.joint == Joint::Clause && self.unit == unit && short && !scoped && !self.inside;
        if (listed || sibling)
            && bare
            && !self.verb.is_empty()
            && !rate
            && !core.name.starts_with(self.verb.as_str())
        {
            core.name = format!("{}{}", self.verb, core.name);
            core.verb = self.verb.clone();
            core.rule = "item of a list, with its verb";
        }
        if !core.verb.is_empty() || !listed {
            self.verb.clone_from(&core.verb);
        }
        unit.clone_into(&mut self.unit);

        let is_part = LEXICON
            .attribute
            .rates
            .iter()
            .skip(1)
            .any(|r| *r == core.name);
        let short = tidy::count(&core.name) <= 4;
        let needs = (label::dependent(&core)
            && !(scoped && !core.only_verbs && !label::attribute(&core.name)))
            || self.inside && short && !rate;
        let rule = if needs {
            "name that leans on the subject before"
        } else {
            core.rule
        };
        let reached = rate.then(|| self.rate_of_a_figure(&core.name)).flatten();
        let label = if let Some(reached) = reached {
            reached
        } else if is_part && !self.last.is_empty() {
            tidy::join(&self.last, &core.name)
        } else if needs {
            lean::lean(
                lean::Leaning {
                    base: self.subject(rate, &core.name),
                    older: &self.older,
                    heading: self.heading.as_deref(),
                    inside: self.inside,
                },
                &core,
                rate,
            )
        } else if let Some(procedure) = subject::procedure(&self.head).filter(|_| acts(&core.name))
        {
            // 行政诉讼案件, then 法院结案: what was closed is said before.
            tidy::join(procedure, &core.name)
        } else {
            core.name.clone()
        };
        if self.inside && !rate {
            if listed || self.inner_count == 0 {
                self.inner_count += 1;
                self.inner = subject::thing(&label);
            } else if !needs {
                self.inside = false;
            }
        }
        if rate && !needs {
            self.rated = rated(&core.name);
        }
        if acts(&core.name) && c.run.joint == Joint::Clause {
            self.agent = agent(&core.name);
        }
        let acts = acts(&core.name) && !self.head.is_empty();
        let thing = needs && !core.only_verbs && !label::attribute(&core.name) && !rate && !listed;
        let head = self.head.clone();
        if !self.inside && !acts && (thing || !needs && (!rate || self.head.is_empty())) {
            self.head = subject::thing(&label);
        } else if self.head.is_empty() && !self.inside {
            self.head = subject::thing(&self.base(rate));
        }
        if head != self.head {
            self.older = head;
        }
        if !rate {
            self.levels.push(label.clone());
        }
        self.last.clone_from(&label);
        Named {
            label,
            rule,
            governed,
        }
    }
}

/// Whether a name is a subject and what it did, with no object (法院结案).
fn acts(name: &str) -> bool {
    let words = LEXICON.cut(name, 0..name.len());
    let first = words.iter().position(|w| w.role == Role::Verb);
    first.is_some_and(|v| v > 0 && v + 1 == words.len())
}

/// Who acts, in a name that [`acts`].
fn agent(name: &str) -> String {
    let words = LEXICON.cut(name, 0..name.len());
    let to = words.last().map_or(name.len(), |w| w.span.start);
    name[..to].to_owned()
}

/// What a rate is of: 信访事项及时受理率 → 信访事项.
fn rated(name: &str) -> String {
    let words = LEXICON.cut(name, 0..name.len());
    let to = words
        .iter()
        .position(|w| {
            let said = name.get(w.span.clone()).unwrap_or("");
            w.role != Role::Noun
                || said.ends_with('率')
                || LEXICON.attribute.manner.iter().any(|m| m == said)
        })
        .and_then(|i| words.get(i))
        .map_or(name.len(), |w| w.span.start);
    let subject = &name[..to];
    let manner = LEXICON.attribute.manner.iter();
    let subject = manner
        .filter_map(|m| subject.strip_suffix(m.as_str()))
        .next()
        .unwrap_or(subject);
    if tidy::count(subject) >= 3 {
        subject.to_owned()
    } else {
        String::new()
    }
}

/// `name` with its direction word.
fn with(name: &str, word: &str) -> String {
    if name.ends_with(word) {
        name.to_owned()
    } else {
        format!("{name}{word}")
    }
}

#[cfg(test)]
mod tests {
    use super::super::marked::{labels, observe};
    use crate::outline::Section;

    #[test]
    fn a_short_name_leans_on_what_was_counted_before() {
        assert_eq!(
            labels("收到行政复议申请{68件}，受理{59件}，办结率{98%}。"),
            ["收到行政复议申请", "行政复议申请受理", "行政复议申请办结率"]
        );
    }

    #[test]
    fn the_subject_may_stand_in_the_heading() {
        let rows = observe(
            "收到申请{136件}，审结{113件}。",
            Section::Measures,
            &["行政复议公信力增强"],
        );
        let labels: Vec<_> = rows.iter().map(|o| o.label.as_str()).collect();
        assert_eq!(labels, ["行政复议收到申请", "行政复议审结"]);
    }

    #[test]
    fn a_procedure_is_the_subject_of_its_rates() {
        assert_eq!(
            labels("人民调解组织受理矛盾纠纷{52件}，成功率{98%}。"),
            ["人民调解组织受理矛盾纠纷", "人民调解成功率"]
        );
    }

    #[test]
    fn a_comparison_is_of_the_figure_before() {
        assert_eq!(
            labels("工业投资增长{7%}，高于全省{2个百分点}。")[1],
            "工业投资高于全省"
        );
    }

    #[test]
    fn a_rate_is_of_the_figure_it_names() {
        assert_eq!(
            labels("一审行政诉讼案件{92件}，负责人出庭应诉{87件}，出庭应诉率{95%}。")[2],
            "行政诉讼负责人出庭应诉率"
        );
        assert_eq!(
            labels("信访事项及时受理率{99%}，按期答复率{98%}。")[1],
            "信访事项按期答复率"
        );
        let each = labels("办理代表建议{9件}、委员提案{8件}，满意率分别为{99%}、{98%}。");
        assert_eq!(each[2..], ["代表建议满意率", "委员提案满意率"]);
    }

    #[test]
    fn what_an_agency_did_is_its_own() {
        assert_eq!(
            labels(
                "市场监管局查处案件{126件}，移送公安机关{5件}；生态环境分局立案{19起}，处罚金额{213万元}。"
            )[3],
            "生态环境分局处罚金额"
        );
    }

    #[test]
    fn a_change_carries_its_direction() {
        assert_eq!(
            labels("办理公证{238件}，同比增长{5%}。"),
            ["办理公证", "办理公证增长"]
        );
        assert_eq!(labels("生产总值增长{5%}。"), ["生产总值增长"]);
        assert_eq!(
            labels("新登记企业{30户}，受疫情影响{下降6%}。"),
            ["新登记企业", "新登记企业下降"]
        );
    }

    #[test]
    fn a_share_is_of_the_figure_before_or_of_its_own_subject() {
        assert_eq!(
            labels("重点领域处罚案件{13件}，占比{27%}。"),
            ["重点领域处罚案件", "重点领域处罚案件占比"]
        );
        assert_eq!(
            labels("民生支出占一般公共预算支出的{73%}。"),
            ["民生支出占一般公共预算支出比重"]
        );
    }

    #[test]
    fn each_item_of_a_list_has_its_label() {
        assert_eq!(
            labels("城乡居民人均可支配收入分别为{3万元}、{2万元}，同比分别增长{6%}、{9%}。"),
            [
                "城镇居民人均可支配收入",
                "农村居民人均可支配收入",
                "城镇居民人均可支配收入增长",
                "农村居民人均可支配收入增长"
            ]
        );
        assert_eq!(
            labels("抽取行政处罚案卷{58卷}、行政许可案卷{28卷}。"),
            ["抽取行政处罚案卷", "抽取行政许可案卷"]
        );
    }

    #[test]
    fn a_list_may_begin_before_its_word() {
        let labels = labels("城乡居民收入由{3万元}、{1万元}分别提高到{4万元}、{2万元}。");
        assert_eq!(
            labels,
            [
                "城镇居民收入",
                "农村居民收入",
                "城镇居民收入",
                "农村居民收入"
            ]
        );
    }

    #[test]
    fn a_part_of_a_whole_names_the_whole() {
        assert_eq!(
            labels("办理行政处罚案件{486件}，其中重点领域{132件}，占比{27%}。"),
            [
                "办理行政处罚案件",
                "重点领域行政处罚案件",
                "重点领域行政处罚案件占比"
            ]
        );
    }

    #[test]
    fn two_values_of_one_thing_share_its_label() {
        assert_eq!(
            labels("办结时间由{3天}压缩至{1天}。"),
            ["办结时间", "办结时间"]
        );
    }
}
