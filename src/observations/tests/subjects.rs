use super::super::marked::labels;

#[test]
fn those_of_a_rank_did_what_all_of_them_did() {
    assert_eq!(
        labels("行政机关负责人出庭{16次}（其中正职{9次}，副职{7次}）。")[1..],
        ["正职负责人出庭", "副职负责人出庭"]
    );
}

#[test]
fn a_part_that_says_its_kind_stands_alone() {
    assert_eq!(
        labels("组织{42名}主要负责人开展年终述法，其中现场述法{8人}。")[1],
        "现场述法"
    );
}

#[test]
fn other_words_for_the_thing_have_its_verb() {
    assert_eq!(
        labels("新登记经营主体{826户}，其中企业{120户}。")[1],
        "新登记企业"
    );
    assert_eq!(
        labels("评查行政执法案卷{86卷}，其中处罚类{74卷}。")[1],
        "处罚类案卷"
    );
}

#[test]
fn a_document_cleaned_up_is_kept_changed_or_dropped() {
    assert_eq!(
        labels("清理文件{34件}，其中继续有效{22件}、修改{9件}。")[1..],
        ["清理后继续有效文件", "清理后修改文件"]
    );
}

#[test]
fn a_deed_of_a_long_subject_counts_its_class() {
    assert_eq!(
        labels("开展重点领域专项检查企业{86家}，关停{6家}。")[1],
        "关停企业"
    );
}

#[test]
fn a_rate_that_names_its_thing_stands_alone() {
    assert_eq!(
        labels("全程网办事项{60项}，全程网办率{92%}。")[1],
        "全程网办率"
    );
}

#[test]
fn what_became_of_documents_is_of_the_kind_cleaned_up() {
    assert_eq!(
        labels("对{112件}规范性文件进行全面清理，其中继续有效{97件}。")[1],
        "清理后继续有效规范性文件"
    );
}

#[test]
fn a_part_without_object_has_that_of_the_whole() {
    assert_eq!(
        labels("制发规范性文件{23件}，其中部门制发{15件}。")[1],
        "部门制发规范性文件"
    );
}

#[test]
fn who_should_appear_is_who_appeared() {
    assert_eq!(
        labels("部门负责人应当出庭{23件}，实际出庭{22件}，出庭应诉率{96%}。")[1..],
        ["部门负责人实际出庭", "部门负责人出庭应诉率"]
    );
}

#[test]
fn what_a_party_did_is_of_the_case() {
    assert_eq!(
        labels("办理一审行政应诉案件{63件}，法院审结{42件}，行政机关败诉{3件}。")[1..],
        ["一审行政应诉案件审结", "一审行政应诉案件败诉"]
    );
}

#[test]
fn a_meeting_does_what_follows() {
    assert_eq!(
        labels("县政府常务会议研究法治议题{18个}，开展会前学法{7次}。")[1],
        "县政府常务会议开展会前学法"
    );
}

#[test]
fn what_was_only_looked_at_did_nothing() {
    assert_eq!(
        labels("检查沿街商铺{430家次}，立案查处{36件}，罚款{11万元}。")[1..],
        ["立案查处", "罚款"]
    );
    assert_eq!(
        labels("检查沿街商铺{430家次}，约谈{36家}。")[1],
        "沿街商铺约谈"
    );
}

#[test]
fn those_who_were_handed_the_cases_are_no_subject() {
    assert_eq!(
        labels("移送公安机关{23件}。从案件类型看，食品类占{4%}。")[1],
        "食品类占比"
    );
}

#[test]
fn an_amount_is_of_no_paper() {
    assert_eq!(labels("下达处罚决定{87份}，罚款{86万元}。")[1], "罚款");
}

#[test]
fn those_who_took_part_are_of_what_was_held() {
    assert_eq!(
        labels("举办法治讲座{18期}，发放资料{2万份}，{2300名}干部参加。")[2],
        "参加法治讲座干部"
    );
}

#[test]
fn fines_are_of_no_shops() {
    assert_eq!(labels("处罚渣土车{64辆}，罚款{21万元}。")[1], "罚款");
    assert_eq!(
        labels("查处违法案件{64件}，罚款{21万元}。")[1],
        "违法案件罚款"
    );
}

#[test]
fn what_a_body_did_is_of_the_body() {
    assert_eq!(
        labels("行政争议调解中心受理案件{240件}，成功化解{52件}。")[1],
        "行政争议调解中心成功化解"
    );
    assert_eq!(
        labels("建成“直通车”平台，入驻企业{160家}，受理诉求{43件}。"),
        ["“直通车”平台入驻企业", "“直通车”平台受理诉求"]
    );
}

#[test]
fn the_deed_of_a_body_governs_the_items_that_follow() {
    assert_eq!(
        labels("交警部门查处酒驾{386起}、醉驾{74起}。")[1],
        "查处醉驾"
    );
}

#[test]
fn people_without_a_name_took_part_in_what_was_held() {
    assert_eq!(
        labels("组织执法资格考试{4期}，{109人}参加考试。")[1],
        "参加执法资格考试人员"
    );
}

#[test]
fn people_held_are_no_cases() {
    assert_eq!(labels("查处案件{46起}，行政拘留{12人}。")[1], "行政拘留");
}

#[test]
fn those_who_came_are_of_the_activity_told() {
    assert_eq!(
        labels("组织{9个}单位开展岗前培训，共计{600人}参加。")[1],
        "岗前培训参加人数"
    );
}

#[test]
fn what_was_watched_is_no_one() {
    assert_eq!(labels("开展法治讲座{2场}，旁听庭审{1场}。")[1], "旁听庭审");
}

#[test]
fn what_was_done_through_a_platform_is_its_own() {
    assert_eq!(
        labels("通过“直通车”平台发布{60家}企业{460个}岗位。"),
        ["“直通车”平台发布企业", "发布岗位"]
    );
}

#[test]
fn a_part_of_a_measure_has_the_measure() {
    assert_eq!(
        labels("违法用地{27宗}，面积{118亩}，其中耕地{52亩}。")[2],
        "违法用地耕地面积"
    );
}

#[test]
fn an_amount_names_again_what_it_is_of() {
    assert_eq!(
        labels("行政给付{95万宗}，给付金额{149亿元}。")[1],
        "行政给付金额"
    );
}
