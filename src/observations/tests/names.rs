use super::super::marked::labels;

#[test]
fn verb_and_object_before_the_number() {
    assert_eq!(
        labels("全年共办理法律援助案件{402件}。"),
        ["办理法律援助案件"]
    );
    assert_eq!(labels("向被审计单位提出审计建议{96条}。"), ["提出审计建议"]);
}

#[test]
fn noun_after_the_number() {
    assert_eq!(
        labels("{18名}乡镇主要负责人进行现场述法。"),
        ["乡镇主要负责人现场述法"]
    );
    assert_eq!(labels("建成{35户}绿色保暖房。"), ["建成绿色保暖房"]);
    assert_eq!(
        labels("完成{9条}道路路灯的升级改造。"),
        ["道路路灯升级改造"]
    );
}

#[test]
fn the_one_who_is_counted_stands_last() {
    assert_eq!(
        labels("为{39名}农民工追回工资{38万元}。"),
        ["追回工资农民工", "农民工追回工资"]
    );
}

#[test]
fn money_is_named_by_what_it_bought() {
    assert_eq!(
        labels("投资{1100万元}新建污水管线{2800米}。"),
        ["新建污水管线投资", "新建污水管线"]
    );
    assert_eq!(labels("投资{6亿元}，建成生态园。"), ["建成生态园投资"]);
}

#[test]
fn examples_before_deng_are_left_out() {
    assert_eq!(labels("新建滨江路、振兴路等主干道{6条}。"), ["新建主干道"]);
}

#[test]
fn an_adverb_goes_its_characters_in_a_name_stay() {
    assert_eq!(
        labels("县域医共体共签约居民{3万人}。"),
        ["县域医共体签约居民"]
    );
}

#[test]
fn a_list_of_as_many_names_is_what_the_number_counts() {
    assert_eq!(
        labels("启用智慧城管、智慧社区{2个}应用场景。"),
        ["启用应用场景"]
    );
}

#[test]
fn the_last_of_several_deeds_is_counted() {
    assert_eq!(labels("查处违法案件、作出行政处罚{90件}。"), ["行政处罚"]);
}

#[test]
fn what_was_picked_out_was_picked_out_for_a_deed() {
    assert_eq!(labels("抽取执法案卷{60卷}进行评查。"), ["评查执法案卷"]);
}

#[test]
fn the_examples_of_an_adverbial_hold_no_verb_of_the_clause() {
    assert_eq!(
        labels("就城市更新、站点开发等事项召开听证会{2场}。"),
        ["召开听证会"]
    );
}

#[test]
fn a_slogan_behind_the_noun_is_no_part_of_it() {
    assert_eq!(
        labels("推动{40个}部门自建系统“应接尽接”。"),
        ["部门自建系统"]
    );
    assert_eq!(labels("{118项}事项实现“就近办”。"), ["“就近办”事项"]);
}

#[test]
fn an_amount_without_its_work_is_of_the_next_clause() {
    assert_eq!(
        labels("投资{36万元}，完成{54栋}住宅楼改造。")[0],
        "住宅楼改造投资"
    );
    assert_eq!(
        labels("实施重点项目{76个}，完成投资{58亿元}，占年度计划的{108%}。")[1],
        "重点项目完成投资"
    );
}

#[test]
fn what_is_said_behind_a_pause_is_no_noun() {
    assert_eq!(labels("粮食总产量{93万吨}、创历史新高。"), ["粮食总产量"]);
}

#[test]
fn a_short_noun_is_named_by_what_it_became() {
    assert_eq!(
        labels("{12项}工艺和材料实现自主替代。"),
        ["工艺和材料实现自主替代"]
    );
    assert_eq!(labels("{68个}社区法律顾问实现全覆盖。"), ["社区法律顾问"]);
}

#[test]
fn people_are_named_by_what_they_take_part_in() {
    assert_eq!(
        labels("{52名}机关干部全部参加年度法治知识测试。"),
        ["机关干部参加年度法治知识测试"]
    );
    assert_eq!(labels("{26名}干部参加考试。"), ["参加考试干部"]);
}

#[test]
fn those_a_deed_is_done_to_stand_behind_it() {
    assert_eq!(labels("对{9家}单位开展实地督察。"), ["实地督察单位"]);
}

#[test]
fn a_step_is_a_value() {
    assert_eq!(
        labels("地区生产总值连跨{2个}百亿元台阶，年均增长{5%}。"),
        ["地区生产总值", "地区生产总值增长"]
    );
}

#[test]
fn a_deed_behind_its_doer_governs_the_items_that_follow() {
    assert_eq!(
        labels("全县学校新增{17个}实验室、{45个}图书室。")[1],
        "新增图书室"
    );
}

#[test]
fn so_short_a_class_keeps_its_examples() {
    assert_eq!(
        labels("创作普法微视频、情景剧等作品{40部}。"),
        ["创作普法微视频、情景剧作品"]
    );
}

#[test]
fn whoever_did_it_the_deed_governs_the_items() {
    assert_eq!(
        labels("澜溪铁路发送旅客{45万人次}、货物{50万吨}。")[1],
        "发送货物"
    );
}

#[test]
fn those_who_act_are_counted_without_their_deed() {
    assert_eq!(
        labels("全县{87名}法律顾问参与决策论证{516次}。")[0],
        "法律顾问"
    );
}

#[test]
fn a_place_is_named_by_what_it_put_in_place() {
    assert_eq!(labels("{46个}社区全部落实法律顾问。"), ["社区落实法律顾问"]);
}

#[test]
fn bodies_are_told_by_what_they_were_brought_to_do() {
    assert_eq!(
        labels("组织全县{21个}执法部门开展岗前业务培训。"),
        ["岗前业务培训执法部门"]
    );
}

#[test]
fn what_befell_someone_stands_in_the_next_clause() {
    assert_eq!(
        labels("{2家}企业因违反用工规定，被列入重点监管名单。")[0],
        "列入重点监管名单企业"
    );
}

#[test]
fn a_share_keeps_what_its_things_came_to() {
    assert_eq!(
        labels("全县{98%}的群众诉求得到有效解决。"),
        ["群众诉求有效解决"]
    );
}

#[test]
fn a_share_before_its_deed_is_a_rate() {
    assert_eq!(
        labels("公开投诉渠道，{100%}办结投诉举报。"),
        ["投诉举报办结率"]
    );
}

#[test]
fn how_often_is_told_with_what_was_done() {
    assert_eq!(
        labels("乡长办公会议先后{5次}听取整改情况。"),
        ["乡长办公会议听取整改情况"]
    );
}

#[test]
fn those_that_were_worked_on_are_counted() {
    assert_eq!(
        labels("完成{11个}县直执法部门的执法主体的公告工作。"),
        ["县直执法部门执法主体公告"]
    );
}

#[test]
fn things_picked_out_are_told_by_what_was_done_to_them() {
    assert_eq!(
        labels("对往年印发的{99份}规范性文件进行评估清理。"),
        ["评估清理规范性文件"]
    );
}

#[test]
fn what_things_underwent_at_length_is_no_name() {
    assert_eq!(
        labels("对列入台账的{5项}出让事项和{3项}论证事项进行全程跟踪问效。")[1],
        "列入论证事项"
    );
}

#[test]
fn what_is_held_may_be_called_by_a_deed() {
    assert_eq!(labels("中心组开展{3次}学法活动。"), ["中心组开展学法活动"]);
}

#[test]
fn the_manner_behind_a_number_is_no_thing() {
    assert_eq!(
        labels("按照直接取消{2项}、优化准入服务{84项}的方式分类办理。")[1],
        "优化准入服务"
    );
}

#[test]
fn what_was_furthered_is_told_without_its_result() {
    assert_eq!(
        labels("推进要点确定的{44项}任务落地。"),
        ["推进要点确定任务"]
    );
}

#[test]
fn an_award_tells_what_was_awarded() {
    assert_eq!(
        labels("{3个}社区获评“法治示范社区”。"),
        ["社区获评“法治示范社区”"]
    );
}

#[test]
fn fields_are_told_without_the_next_deed() {
    assert_eq!(
        labels("围绕“企业服务”等{10个}重点领域提出{76项}改革任务。")[0],
        "重点领域"
    );
}

#[test]
fn examples_of_fields_leave_the_thing() {
    assert_eq!(
        labels("查处食品、药品、知识产权等领域违法案件{31件}。"),
        ["查处违法案件"]
    );
}

#[test]
fn those_who_were_called_something_are_told_by_it() {
    assert_eq!(
        labels("{3名}调解员被评为县级“调解能手”。"),
        ["评为县级“调解能手”调解员"]
    );
}

#[test]
fn those_a_deed_spares_are_told_by_it() {
    assert_eq!(
        labels("对情节轻微的{9家}企业依法不予处罚。"),
        ["不予处罚企业"]
    );
}

#[test]
fn a_doer_keeps_its_deed_before_examples() {
    assert_eq!(
        labels("便民窗口办理招牌设置、占道施工等审批事项{45件}。"),
        ["便民窗口办理审批事项"]
    );
}

#[test]
fn a_whole_is_counted_without_what_is_among_it() {
    assert_eq!(
        labels("在全县{78家}预算单位中，有{65家}聘请法律顾问。")[0],
        "预算单位"
    );
}

#[test]
fn those_that_reached_a_standard_are_told_by_it() {
    assert_eq!(
        labels("{43个}村（社区）达到示范创建标准。"),
        ["达到示范创建标准村社区"]
    );
}

#[test]
fn things_side_by_side_did_the_same() {
    assert_eq!(
        labels("对{3个}县直部门、{6个}乡镇开展法治督察。"),
        ["法治督察县直部门", "乡镇开展法治督察"]
    );
    assert_eq!(
        labels("全镇{9个}行政村、{2个}社区全部配备法治委员。")[0],
        "行政村配备法治委员"
    );
    // A verb that may end a name is none.
    assert_eq!(
        labels("培育{19家}龙头企业、{67个}专业合作组织。")[0],
        "培育龙头企业"
    );
}

#[test]
fn those_whom_something_covers_are_told_by_it() {
    assert_eq!(
        labels("{26个}小区、{12家}合作社实现公益律师全覆盖。"),
        ["公益律师全覆盖小区", "公益律师全覆盖合作社"]
    );
}

#[test]
fn groups_called_alike_are_told_by_themselves() {
    assert_eq!(
        labels("{2个}集体、{6名}个人被评为平安建设模范集体和模范个人。"),
        [
            "集体评为平安建设模范集体和模范个人",
            "个人评为平安建设模范集体和模范个人"
        ]
    );
}

#[test]
fn money_set_aside_is_for_what_follows() {
    assert_eq!(
        labels("安排{80万元}，奖补村级调解组织。"),
        ["奖补村级调解组织安排资金"]
    );
}

#[test]
fn people_are_told_by_what_they_joined() {
    assert_eq!(
        labels("参加宪法知识网络竞赛的公职人员达{8600人}。"),
        ["参加宪法知识网络竞赛公职人员"]
    );
}

#[test]
fn both_of_those_treated_have_the_deed() {
    assert_eq!(
        labels("对救灾中表现英勇的{14个}集体{52名}队员颁发奖章。"),
        ["颁发奖章集体", "队员颁发奖章"]
    );
}

#[test]
fn things_side_by_side_were_brought_to_do_the_same() {
    assert_eq!(
        labels("组织{12个}部门、{8个}乡镇开展案卷评查。")[0],
        "案卷评查部门"
    );
}
