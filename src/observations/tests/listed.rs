use super::super::marked::labels;

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
