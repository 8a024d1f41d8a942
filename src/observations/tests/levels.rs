use super::super::marked::{labels, observe};
use crate::outline::Section;

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

#[test]
fn a_value_of_an_earlier_year_has_the_label_it_is_held_against() {
    let labels = labels("办理公证{328件}，较2021年的{304件}增长{7%}。");
    assert_eq!(labels, ["办理公证", "办理公证", "办理公证增长"]);
}

#[test]
fn a_total_is_of_the_items_before() {
    assert_eq!(
        labels("办理代表建议{28件}、政协提案{37件}，合计{65件}，满意率{99%}。")[2..],
        ["办理建议提案合计", "建议提案满意率"]
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
