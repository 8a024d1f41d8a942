//! Sentences that each rule is there for.

use super::*;

/// Value, unit and qualifier of each figure.
fn figures(text: &str) -> Vec<(f64, &str, Qualifier)> {
    read(text, 0..text.len())
        .figures
        .into_iter()
        .map(|f| (f.value, f.unit, f.qualifier))
        .collect()
}

fn one(text: &str) -> (f64, &str, Qualifier) {
    let found = figures(text);
    assert_eq!(found.len(), 1, "{text}: {found:?}");
    found[0]
}

use Qualifier::{About, Exact, Over, Under};

#[test]
fn numbers_with_their_units() {
    for (text, value, unit) in [
        ("追回工资1.2万元。", 12_000.0, "元"),
        ("建议两百零三条。", 203.0, "条"),
        ("办结率百分之九十五点五。", 95.5, "%"),
        ("９成企业受益。", 90.0, "%"),
        ("三分之二以下的村。", 2.0 / 3.0, ""),
        ("占全县1/10，", 0.1, ""),
        ("接待群众4 598人次。", 4598.0, "人次"),
        ("满意率99.5%。", 99.5, "%"),
        ("死亡率5‰。", 5.0, "‰"),
        ("增长１１．２％。", 11.2, "%"),
        ("罚没款1,100万元。", 11_000_000.0, "元"),
        ("结余10.56亿元。", 1.056e9, "元"),
        ("新增装机477万千瓦。", 4_770_000.0, "千瓦"),
        ("新增产能5万千升。", 50_000.0, "千升"),
        ("低保标准6818元/年，", 6818.0, "元/年"),
        ("存栏18.4万头（只）。", 184_000.0, "头（只）"),
        ("算力达55Eflops。", 55.0, "Eflops"),
        ("惠及46万群众。", 460_000.0, ""),
        ("三家律所参与。", 3.0, "家"),
        ("分两批次承接。", 2.0, "批次"),
        ("两个停车场建成。", 2.0, "个"),
        ("提升1倍。", 1.0, "倍"),
        ("降低0.3个百分点。", 0.3, "个百分点"),
        ("降低0.3百分点。", 0.3, "个百分点"),
        ("价值$300。", 300.0, "美元"),
        ("走访 300 户。", 300.0, "户"),
    ] {
        assert_eq!(
            one(text),
            (
                value,
                unit,
                if text.contains("以下") {
                    Under
                } else {
                    Exact
                }
            ),
            "{text}"
        );
    }
}

#[test]
fn a_digit_of_cheques_alone_is_part_of_a_word() {
    for text in [
        "综合行政执法队伍人员少。",
        "加大人才队伍支撑力度。",
        "在大陆个别企业。",
    ] {
        assert!(figures(text).is_empty(), "{text}");
    }
    assert_eq!(figures("罚款伍佰元。")[0].0, 500.0);
    assert_eq!(figures("奖励伍万元。")[0].0, 50_000.0);
}

#[test]
fn the_second_is_no_two() {
    for text in [
        "推进二轮土地延包试点。",
        "做好墓地二次发掘。",
        "贯彻中央纪委四次全会精神。",
        "扶持三元等乳业企业。",
    ] {
        assert!(figures(text).is_empty(), "{text}");
    }
    assert_eq!(figures("化解矛盾占二成。")[0], (20.0, "%", Exact));
    assert_eq!(figures("开展两轮督察。")[0].0, 2.0);
}

#[test]
fn a_telephone_line_is_no_number_of_people() {
    assert!(figures("办理12345市民服务热线工单。").is_empty());
    assert_eq!(figures("服务12345人。")[0].0, 12_345.0);
    assert_eq!(figures("走访1.2万群众。")[0].0, 12_000.0);
}

#[test]
fn qualifiers_stand_before_within_and_behind() {
    for (text, value, unit, qualifier) in [
        ("上亿元投资。", 1e8, "元", Over),
        ("十余件案件。", 10.0, "件", Over),
        ("百余名干部。", 100.0, "名", Over),
        ("2200多人参加。", 2200.0, "人", Over),
        ("近3万人次参观。", 30_000.0, "人次", Under),
        ("演出50万场余。", 500_000.0, "场", Over),
        ("近百名律师。", 100.0, "名", Under),
        ("上百件纠纷。", 100.0, "件", Over),
        ("群众十几万人。", 100_000.0, "人", Over),
        ("办件二百三十余万件。", 2_300_000.0, "件", Over),
        ("追回1600余万元。", 16_000_000.0, "元", Over),
        ("超千亿元。", 1e11, "元", Over),
        ("不少于5次。", 5.0, "次", Over),
        ("3%左右。", 3.0, "%", About),
        ("约20家企业。", 20.0, "家", About),
        ("控制在4%以内。", 4.0, "%", Under),
        ("节约20万元。", 200_000.0, "元", Exact),
        ("最近3家企业。", 3.0, "家", Exact),
    ] {
        assert_eq!(one(text), (value, unit, qualifier), "{text}");
    }
}

#[test]
fn ranges_have_two_ends() {
    for (text, low, high, unit) in [
        ("增长3.5—4%。", 3.5, 4.0, "%"),
        ("增长4.5%—5%。", 4.5, 5.0, "%"),
        ("开展5至8次。", 5.0, 8.0, "次"),
        ("投入3—5万元。", 30_000.0, 50_000.0, "元"),
        ("增长百分之三至百分之五。", 3.0, 5.0, "%"),
        ("抽取三四件。", 3.0, 4.0, "件"),
        ("抽取二三十件。", 20.0, 30.0, "件"),
        ("走访三四百户。", 300.0, 400.0, "户"),
        ("涉及七八万人。", 70_000.0, 80_000.0, "人"),
    ] {
        let found = read(text, 0..text.len()).figures;
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        let f = &found[0];
        assert_eq!(
            (f.value, f.value_max, f.unit, f.qualifier),
            (low, Some(high), unit, Qualifier::Range),
            "{text}"
        );
    }
    assert_eq!(figures("由92.3%提升至98.7%，从3家到5家。").len(), 4);
}

#[test]
fn a_bound_reaches_the_items_before_it() {
    let q: Vec<_> = figures("分别增长7%和8%以上。")
        .into_iter()
        .map(|f| f.2)
        .collect();
    assert_eq!(q, [Over, Over]);
}

#[test]
fn what_is_no_figure_is_left_out() {
    for text in [
        "2023年，“十四五”期间，1—6月，",
        "第四批、第34次、40次会议。",
        "省委十一届六次、七次全会，县人大三次会议。",
        "青政〔2022〕2号文件。",
        "“369”行动，12345热线，“1+2+N”体系。",
        "一批、一系列、一个重要举措，一件事。",
        "2024722日印发。",
        "60岁老人，连续9年，三年行动，15分钟服务圈。",
        "亿元以上项目，百亿级产业，20户以上自然村。",
        "每万人口拥有，三级指标，二期工程，两个维护。",
        "5G基站，PM2.5浓度，G345国道，3D打印。",
        "一是推进改革。二是深化服务。",
        "翻一番，一半以上，过半，上万家商户。",
        "十个方面工作，七大产业集群。",
        "2025-01-31 07:00",
        "来源：县司法局 浏览次数：302次",
        "主汛期［81］后，见《2023年100件实事》。",
        "2×66万千瓦机组。",
        "3个工作日内办结。",
        "重点抓好以下十六项工作。",
        "做好下列5项工作。",
        "推行一人多岗。",
        "余杭、业余爱好者、十分重视。",
    ] {
        assert_eq!(figures(text), [], "{text}");
    }
}

#[test]
fn every_number_left_out_says_why() {
    let reasons = |t: &'static str| -> Vec<_> {
        let reading = read(t, 0..t.len());
        reading
            .left_out
            .into_iter()
            .map(|l| (&t[l.span], l.reason))
            .collect()
    };
    assert_eq!(reasons("第3批"), [("3", "ordinal")]);
    assert_eq!(reasons("2023年"), [("2023年", "date or span of time")]);
    assert_eq!(reasons("“369”行动"), [("369", "name in quotation marks")]);
    assert_eq!(reasons("每10万人"), [("10万", "denominator")]);
}

#[test]
fn a_figure_glued_to_the_next_heading_ends_there() {
    assert_eq!(
        one("追回3541.07万元2.加强监督"),
        (35_410_700.0, "元", Exact)
    );
}

#[test]
fn a_marker_makes_no_decimal_of_what_is_counted() {
    assert_eq!(one("3.10种矿产：指锡、铜等。"), (10.0, "种", Exact));
    assert_eq!(one("1.5个百分点。"), (1.5, "个百分点", Exact));
    assert_eq!(one("平均每户1.5人。"), (1.5, "人", Exact));
}

#[test]
fn a_fall_keeps_its_word_and_the_bound_its_place() {
    let text = "同比下降15.5%";
    let found = read(text, 0..text.len()).figures;
    assert_eq!(&text[found[0].span.clone()], "下降15.5%");
    let text = "办理近3万余件以上";
    let found = read(text, 0..text.len()).figures;
    assert_eq!(&text[found[0].span.clone()], "近3万余件以上");
}

#[test]
fn a_minus_is_a_sign_where_a_value_is_stated() {
    assert_eq!(one("增速为-3.2%。"), (-3.2, "%", Exact));
    assert_eq!(figures("歼-20飞机"), []);
}

#[test]
fn time_counts_where_time_is_measured() {
    assert_eq!(one("审批时限压缩至3个工作日。"), (3.0, "个工作日", Exact));
    assert_eq!(one("审批时限压缩至5个工作日内。"), (5.0, "个工作日", Under));
    assert_eq!(one("人均预期寿命79.3岁。"), (79.3, "岁", Exact));
    assert_eq!(one("优良天数达到350天。"), (350.0, "天", Exact));
}

#[test]
fn one_case_of_two_is_counted() {
    let found = figures("查办大案两起，一起已结案。");
    assert_eq!(found, [(2.0, "起", Exact), (1.0, "起", Exact)]);
}

#[test]
fn a_sentence_on_page_views_is_no_part_of_the_page() {
    assert_eq!(figures("发布普法信息430条，阅读量16万次。").len(), 2);
    assert!(figures("浏览次数：1630 来源：澜溪县司法局").is_empty());
}

#[test]
fn a_bound_before_the_verb_reaches_the_numbers_behind_it() {
    let found = figures("各乡镇至少建设1家服务站、2处活动室。");
    assert!(found.iter().all(|f| f.2 == Qualifier::Over), "{found:?}");
}

#[test]
fn a_speed_or_a_temperature_counts_nothing() {
    assert!(figures("通时速350公里高铁，用户室温20℃达标。").is_empty());
}

#[test]
fn two_courses_are_counted() {
    assert_eq!(figures("举办两期培训班，推进二期工程。").len(), 1);
}
