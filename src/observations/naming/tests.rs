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

#[test]
fn what_came_of_a_work_is_of_the_work() {
    assert_eq!(
        labels("开展纳税信用评价，参评企业{64户}。"),
        ["纳税信用评价参评企业"]
    );
}

#[test]
fn a_kind_of_case_is_a_case() {
    assert_eq!(
        labels("查处违法案件{68件}，其中食品类{30件}、特种设备类{8件}。")[2],
        "特种设备类案件"
    );
}

#[test]
fn a_deed_of_its_own_takes_no_other() {
    assert_eq!(labels("列入异常名录{12户}，信用修复{3户}。")[1], "信用修复");
}

#[test]
fn what_came_of_a_campaign_is_of_the_campaign() {
    assert_eq!(
        labels("推行“证照分离”改革，改为备案{6项}。"),
        ["“证照分离”改革改为备案"]
    );
    assert_eq!(
        labels("环保督察“回头看”交办信访件{28件}，问责干部{9人}。")[1],
        "环保督察“回头看”问责干部"
    );
}

#[test]
fn things_dealt_with_otherwise_are_of_the_same_class() {
    assert_eq!(
        labels("修订权责清单，取消事项{9项}、下放{21项}。")[1],
        "权责清单下放事项"
    );
}

#[test]
fn who_appeared_is_a_part_of_those_who_did() {
    assert_eq!(
        labels(
            "乡镇部门负责人出庭应诉{18人次}，其中镇政府负责人{2人次}，出庭率和发声率分别为{99%}、{95%}。"
        )[1..3],
        ["镇政府负责人出庭应诉", "乡镇部门负责人出庭率"]
    );
}

#[test]
fn an_average_is_of_what_was_counted() {
    assert_eq!(
        labels("安排普法经费{120万元}，人均{2元}。")[1],
        "普法经费人均"
    );
}

#[test]
fn changes_of_amounts_and_rates_are_of_each() {
    assert_eq!(
        labels("受理投诉{34件}，按期办结率{99%}，较上年分别增长{18%}、{1个百分点}。")[2..],
        ["受理投诉增长", "投诉按期办结率增长"]
    );
}

#[test]
fn rates_are_of_the_items_that_were_as_many_each() {
    assert_eq!(
        labels("评查行政许可、行政处罚案卷各{60宗}，优秀率分别为{81%}、{76%}。")[1..],
        ["行政许可案卷优秀率", "行政处罚案卷优秀率"]
    );
}

#[test]
fn an_item_with_a_part_of_its_own_has_its_amounts() {
    assert_eq!(
        labels(
            "查处违法案件{48件}。其中：食品类{36件}，罚没款{12万元}；药械类{9件}，罚没款{8万元}。"
        )[1..],
        [
            "食品类案件",
            "食品类案件罚没款",
            "药械类案件",
            "药械类案件罚没款"
        ]
    );
}

#[test]
fn a_part_may_open_as_a_sentence_does() {
    assert_eq!(
        labels("安排普法经费{32万元}；“法治讲堂”走进机关，受众{2万人次}。")[1],
        "“法治讲堂”受众"
    );
}

#[test]
fn whom_it_benefits_is_said_of_what_was_given() {
    assert_eq!(
        labels("发放耕地补贴{326万元}，惠及农户{4915户}。")[1],
        "耕地补贴惠及农户"
    );
}

#[test]
fn a_measure_by_the_head_is_no_thing() {
    assert_eq!(
        labels("完成食品抽检{7052批次}，每千人抽检量{6批次}，总体合格率{98%}。")[2],
        "食品抽检合格率"
    );
}

#[test]
fn a_course_is_told_before_those_it_taught() {
    assert_eq!(
        labels("举办法治专题培训班，培训干部{612人次}。"),
        ["法治专题培训班培训干部"]
    );
}

#[test]
fn a_task_was_done_to_a_share() {
    assert_eq!(
        labels("拆除违法建设{23万平方米}，完成市下达{20万平方米}年度任务的{119%}。")[2],
        "拆除违法建设完成年度任务"
    );
}

#[test]
fn what_came_of_an_inspection_is_told_by_its_name() {
    assert_eq!(
        labels("省级环保督察“回头看”交办的{28件}信访件办结{26件}，立案处罚{4家}，罚款{22万元}。")
            [2..],
        [
            "省级环保督察“回头看”信访件立案处罚",
            "省级环保督察“回头看”信访件罚款"
        ]
    );
}

#[test]
fn a_part_that_was_named_before_has_the_deed() {
    assert_eq!(
        labels("查处酒驾、醉驾违法行为{64起}，其中醉驾{31起}。")[1],
        "查处醉驾"
    );
}

#[test]
fn what_came_in_was_taken_up() {
    assert_eq!(
        labels("公开征求意见，收到意见建议{43条}，采纳{29条}。")[1],
        "意见建议采纳"
    );
}

#[test]
fn when_it_was_so_many_tells_no_things_apart() {
    assert_eq!(
        labels("评查案卷{60宗}；持证执法人员由年初的{480人}增加到{633人}。")[1..],
        ["持证执法人员", "持证执法人员"]
    );
}

#[test]
fn a_rate_by_another_name_is_of_the_same_things() {
    assert_eq!(
        labels("政务服务事项“最多跑一次”比例{99%}，其中“零跑动”比例{80%}。")[1],
        "政务服务事项“零跑动”比例"
    );
}

#[test]
fn people_are_content_with_the_body() {
    assert_eq!(
        labels("政务服务中心办理户籍业务{31万件}，群众满意率{99%}。")[1],
        "政务服务中心群众满意率"
    );
}

#[test]
fn as_many_for_each_are_of_those_counted() {
    assert_eq!(
        labels("配备司法助理员{120人}，平均每个乡镇{5人}。")[1],
        "平均每个乡镇司法助理员"
    );
}

#[test]
fn nobody_asks_a_banner() {
    assert_eq!(
        labels("发放宣传资料{2万份}，悬挂横幅{120条}，接受咨询{860人次}。")[2],
        "接受咨询"
    );
}

#[test]
fn each_did_what_stands_behind_the_word_for_each() {
    assert_eq!(
        labels("县应急局、市场监管局分别查处案件{36件}、{48件}。"),
        ["县应急局查处案件", "市场监管局查处案件"]
    );
    assert_eq!(
        labels("城乡居民人均可支配收入分别完成{37820元}、{28104元}。")[0],
        "城镇居民人均可支配收入"
    );
}

#[test]
fn those_on_the_books_were_not_received() {
    let labels = labels("新接收社区矫正对象{120人}，解除矫正{98人}，在册{260人}。");
    assert_eq!(labels[1], "社区矫正对象解除矫正");
    assert!(!labels[2].contains("接收"));
}
