use super::super::super::marked::labels;
use super::super::super::retag;
use super::items;

fn of(subject: &str, n: usize) -> Vec<String> {
    let words = retag::cut(subject, 0..subject.len());
    items(subject, &words, n).unwrap_or_default()
}

#[test]
fn items_are_of_what_stands_behind_the_last_kind() {
    assert_eq!(
        of("国家级、省级民主法治示范村", 2),
        ["国家级民主法治示范村", "省级民主法治示范村"]
    );
    assert_eq!(
        of("优秀、合格、不合格案卷占比", 3),
        ["优秀案卷占比", "合格案卷占比", "不合格案卷占比"]
    );
}

#[test]
fn items_share_the_last_tail() {
    assert_eq!(
        of("城镇和农村居民人均可支配收入", 2),
        ["城镇居民人均可支配收入", "农村居民人均可支配收入"]
    );
    assert_eq!(
        of("一、二、三产增加值", 3),
        ["一产增加值", "二产增加值", "三产增加值"]
    );
}

#[test]
fn items_share_the_first_head() {
    assert_eq!(
        of("火灾事故起数、死亡人数", 2),
        ["火灾事故起数", "火灾事故死亡人数"]
    );
}

#[test]
fn items_share_the_class_of_the_last() {
    assert_eq!(
        of("食品、特种设备、知识产权案件", 3),
        ["食品案件", "特种设备案件", "知识产权案件"]
    );
    assert_eq!(
        of("查办交通运输、农业农村领域处罚案件", 2),
        ["查办交通运输领域处罚案件", "查办农业农村领域处罚案件"]
    );
    assert_eq!(of("家庭、邻里纠纷", 2), ["家庭纠纷", "邻里纠纷"]);
    assert_eq!(of("火灾事故、交通警情", 2), ["火灾事故", "交通警情"]);
}

#[test]
fn deeds_share_the_object_of_the_last() {
    assert_eq!(
        of("制定、修改、废止政府规章", 3),
        ["制定政府规章", "修改政府规章", "废止政府规章"]
    );
}

#[test]
fn items_share_the_verb() {
    assert_eq!(
        of("办理人大代表建议和政协提案", 2),
        ["办理人大代表建议", "办理政协提案"]
    );
}

#[test]
fn measures_of_one_thing_share_it() {
    assert_eq!(
        of("单位产值能耗、水耗", 2),
        ["单位产值能耗", "单位产值水耗"]
    );
}

#[test]
fn a_compound_is_taken_apart() {
    assert_eq!(
        of("城乡居民人均可支配收入", 2),
        ["城镇居民人均可支配收入", "农村居民人均可支配收入"]
    );
}

#[test]
fn the_word_before_a_property_belongs_to_every_item() {
    assert_eq!(
        labels("进口额、出口额分别增长{4%}、{下降6%}。"),
        ["进口额增长", "出口额下降"]
    );
    assert_eq!(
        labels("船舶、航空航天行业增加值分别增长{4%}、{6%}。"),
        ["船舶行业增加值增长", "航空航天行业增加值增长"]
    );
}

#[test]
fn as_many_names_as_figures_are_a_list() {
    assert_eq!(
        labels("生产安全事故起数、死亡人数{下降17%}、{11%}。"),
        ["生产安全事故起数下降", "生产安全事故死亡人数下降"]
    );
}

#[test]
fn a_bare_class_has_the_head_of_the_first_and_the_cut_of_all() {
    assert_eq!(
        labels("县级文件、会议分别压减{5%}、{8%}。"),
        ["县级文件压减", "县级会议压减"]
    );
}

#[test]
fn what_an_item_already_says_is_not_said_twice() {
    assert_eq!(
        labels("高技术制造业、装备制造业增加值分别增长{4%}、{6%}。")[0],
        "高技术制造业增加值增长"
    );
}

#[test]
fn two_deeds_joined_by_a_word_are_one_where_there_is_one_figure_less() {
    assert_eq!(
        of("保留、修改、废止和宣布失效", 3),
        ["保留", "修改", "废止和宣布失效"]
    );
}
