//! Names the figures of a block one after another: what a clause does not say
//! is carried from the clauses before it.

mod antecedent;
mod carried;
mod change;
mod doer;
mod each;
mod own;
mod share;
mod unsaid;

pub(super) use doer::acts;

use super::Kind;
use super::context::Run;
use super::kind::Direction;
use super::lexicon::{LEXICON, Role, Word};
use super::tidy;

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

impl Named {
    /// 开展法治督察 → 法治督察: that it was done says no more than the number.
    fn without_bare_deed(&mut self) {
        let Some(end) = LEXICON.attribute.bare_deeds.beginning(&self.label) else {
            return;
        };
        let thing = &self.label[end..];
        let first = LEXICON.cut(thing, 0..thing.len()).first().map(|w| w.role);
        let named = !matches!(first, Some(Role::Verb | Role::Light));
        if named && tidy::count(thing) >= THING {
            self.label.replace_range(..end, "");
        }
    }
}

/// Fewest characters of a thing that names a row without what was done.
const THING: usize = 4;

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
    /// The verb of the whole of a 其中 list, and where it was said.
    outer_verb: String,
    outer_said: std::ops::Range<usize>,
    /// The last label that is no change.
    last: String,
    /// The labels of the last list with 分别, and its subject as a whole.
    list: Vec<String>,
    whole: String,
    /// The verb that governs the items of a list.
    verb: String,
    /// The unit of the figure before.
    unit: String,
    /// The unit of the figure before that, while this one is named.
    measure: String,
    /// What the last rate with a subject of its own was of.
    rated: String,
    /// The body whose deeds this part tells (政务大厅接待群众).
    body: String,
    /// Who acted without an object in this part (分局立案).
    agent: String,
    /// Whether the thing counted was only looked at (检查商铺): what is told
    /// next was not done by it.
    checked: bool,
    /// Whether a verb has stood in this part of the sentence.
    governed: bool,
    /// The thing counted in the sentence before.
    before: String,
    /// The clause that opens the sentence.
    opening: Option<String>,
    /// The property that the clause straight before names, without its figure.
    passing: Option<String>,
    /// The field the heading names.
    heading: Option<String>,
    /// What a share of the whole just named is of.
    shared: String,
    /// Whether the noun of the figure before stood behind it.
    noun_behind: bool,
    /// Where the block begins.
    from: usize,
    sentence: usize,
    part: usize,
    /// Where the clause of the figure before ends.
    read: usize,
}

/// One run of figures, as [`Naming::name`] reads it.
pub(super) struct Clause<'a> {
    pub text: &'a str,
    pub run: &'a Run,
    pub before: &'a [Word],
    pub after: &'a [Word],
    pub beyond: &'a [Word],
    pub units: &'a [&'a str],
    pub value: f64,
    pub kind: Kind,
    pub direction: Option<&'a Direction>,
}

/// How many figures back a rate or a deed looks for what it is of.
const FIGURES: usize = 40;

/// How far back, in bytes, a clause looks for what it does not say.
const MEMORY: usize = 1500;

impl Clause<'_> {
    /// The text from `from` to this clause, as far back as it may look.
    fn said(&self, from: usize) -> &str {
        let to = self.run.before.start;
        let mut from = from.max(to.saturating_sub(MEMORY));
        while !self.text.is_char_boundary(from) {
            from += 1;
        }
        self.text.get(from..to).unwrap_or("")
    }
}

impl Naming {
    /// Begins a block under a heading; `before` is what the block before it,
    /// under the same heading, spoke of last.
    pub fn new(heading: Option<String>, before: String, from: usize) -> Self {
        Self {
            heading,
            before,
            from,
            sentence: usize::MAX,
            part: usize::MAX,
            ..Self::default()
        }
    }

    /// What the block spoke of last.
    pub fn subject_left(self) -> String {
        if self.head.is_empty() {
            self.before
        } else {
            self.head
        }
    }

    /// One name for each figure of the run.
    pub fn name(&mut self, c: &Clause) -> Vec<Named> {
        self.enter(c);
        let n = c.run.figures.len();
        let each = c.before.iter().rposition(|w| w.role == Role::Each);
        // 城乡居民收入由A、B分别提高到C、D: the list begins before its 分别.
        let said = c.text.get(c.run.before.clone()).unwrap_or("");
        let early = n > 1 && LEXICON.compound.keys().any(|k| said.contains(k.as_str()));
        // 事故起数、死亡人数下降17.6%、11.6%: as many names as figures.
        let paired = n > 1 && c.kind != Kind::Level && c.before.iter().any(|w| w.role == Role::And);
        let each = each.or((early || paired).then_some(c.before.len()));
        if let Some(mut named) = each.and_then(|each| self.list(c, each, n)) {
            named.iter_mut().for_each(Named::without_bare_deed);
            return named;
        }
        let mut named = match c.kind {
            Kind::Change => self.change(c),
            Kind::Share if c.before.iter().any(|w| w.role == Role::Part) => self.part_of(c),
            Kind::Share if !self.shared.is_empty() => self.of_the_whole(c),
            _ => self.own(c),
        };
        if c.kind != Kind::Share {
            // 完成目标任务的42%: the rate is of the deed.
            named.without_bare_deed();
        }
        vec![named; n]
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
    fn a_rate_is_of_the_occasion_told_last() {
        assert_eq!(
            labels(
                "培训领导干部{40人次}，组织工作人员参加学法考试，参考率、合格率分别为{99%}、{98%}。"
            )[1..],
            ["工作人员学法考试参考率", "工作人员学法考试合格率"]
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

    #[test]
    fn a_procedure_goes_on_into_the_next_sentence() {
        let heading = ["化解矛盾纠纷"];
        let rows = observe(
            "收到行政复议申请{61件}。审结{49件}，其中驳回{9件}。",
            Section::Measures,
            &heading,
        );
        assert_eq!(rows[1].label, "行政复议审结");
        assert_eq!(rows[2].label, "行政复议驳回");
    }

    #[test]
    fn rates_of_a_list_are_of_the_same_people() {
        assert_eq!(
            labels("刑满释放人员衔接率、帮教率分别达{99%}、{98%}。")[1],
            "刑满释放人员帮教率"
        );
    }

    #[test]
    fn people_at_an_occasion_are_of_it() {
        assert_eq!(
            labels("明确申办率不低于{50%}，组织执法资格考试，参考人数{444人}。")[1],
            "执法资格考试参考人数"
        );
    }

    #[test]
    fn all_rates_of_an_occasion_are_of_it() {
        assert_eq!(
            labels("组织国家工作人员学法考试，参考率{100%}，优秀率{99%}。"),
            ["国家工作人员学法考试参考率", "国家工作人员学法考试优秀率"]
        );
    }

    #[test]
    fn more_of_them_is_no_more_of_the_share() {
        assert_eq!(
            labels("纳税信用评价企业{64户}，其中良好{20户}，占{11%}，较上年增加{3户}。")[3],
            "良好纳税信用评价企业增加"
        );
    }

    #[test]
    fn rates_told_together_are_of_one_thing() {
        assert_eq!(
            labels("办理政协提案{11件}，办复率、满意率均为{100%}。")[1],
            "政协提案办复率、满意率"
        );
    }

    #[test]
    fn a_rate_that_names_its_thing_needs_no_other() {
        assert_eq!(
            labels("单位产值能耗下降{13%}，空气优良率{95%}。")[1],
            "空气优良率"
        );
    }

    #[test]
    fn a_rate_among_parts_is_of_the_whole() {
        assert_eq!(
            labels("办理行政复议案件{46件}，其中维持{12件}，撤销{3件}，纠错率{6%}。")[3],
            "行政复议案件纠错率"
        );
    }

    #[test]
    fn those_that_are_new_stay_new() {
        assert_eq!(
            labels("新签约项目{23个}，落地率{82%}。")[1],
            "新签约项目落地率"
        );
    }

    #[test]
    fn growths_told_together_are_of_the_figures_before() {
        assert_eq!(
            labels("临时查封单位{3家}，罚款{8万元}，同比分别上升{20%}、{12%}。")[2..],
            ["临时查封单位上升", "罚款上升"]
        );
    }

    #[test]
    fn a_bracket_may_contain_a_part() {
        assert_eq!(
            labels("公开政府规章{13件}（含新制定{5件}）。")[1],
            "政府规章新制定"
        );
    }

    #[test]
    fn what_came_of_a_work_is_of_the_work() {
        assert_eq!(
            labels("开展纳税信用评价，参评企业{64户}。"),
            ["纳税信用评价参评企业"]
        );
    }

    #[test]
    fn a_kind_of_case_is_a_case() {
        assert_eq!(labels("查处违法案件{68件}，其中食品类{30件}、特种设备类{8件}。")[2], "特种设备类案件");
    }

    #[test]
    fn a_deed_of_its_own_takes_no_other() {
        assert_eq!(labels("列入异常名录{12户}，信用修复{3户}。")[1], "信用修复");
    }
}
