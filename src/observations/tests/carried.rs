use super::super::marked::{labels, observe};
use crate::outline::Section;

#[test]
fn what_a_figure_is_compared_with_is_no_topic() {
    assert_eq!(
        labels(
            "收到行政复议申请{46件}，首次超过同期行政诉讼案件数量，受理{38件}，其中经调解终止{9件}。"
        )[1..],
        ["行政复议申请受理", "行政复议经调解终止"]
    );
    assert_eq!(
        labels("办结行政复议案件{65件}（含上年度结转{8件}）。")[1],
        "行政复议案件结转"
    );
}

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
        labels("组织机关干部学法考试，参考率{100%}，优秀率{99%}。"),
        ["机关干部学法考试参考率", "机关干部学法考试优秀率"]
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
