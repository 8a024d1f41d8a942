//! Sentences of numbers written in ways of their own: below zero, pulled apart,
//! with a half behind the unit, with the unit of the next; and what only looks
//! like one.

use super::*;
use proptest::prelude::*;

/// Value and unit of each figure.
fn figures(text: &str) -> Vec<(f64, &str)> {
    let found = read(text, 0..text.len()).figures;
    found.into_iter().map(|f| (f.value, f.unit)).collect()
}

/// The reason of the only number left out.
fn reason(text: &str) -> &'static str {
    let reading = read(text, 0..text.len());
    assert_eq!(reading.figures, [], "{text}");
    reading.left_out.first().map_or("", |left| left.reason)
}

#[test]
fn below_zero_is_a_sign() {
    for (text, value, unit) in [
        ("年末结余-35万元。", -350_000.0, "元"),
        ("利润总额为负20万元。", -200_000.0, "元"),
        ("其中水务公司为−8.5万元。", -85_000.0, "元"),
        ("净利润－18万元。", -180_000.0, "元"),
        ("最低气温零下12度。", -12.0, "度"),
        ("税收收入同比-5.6%。", -5.6, "%"),
        ("非税收入同比+3.2%。", 3.2, "%"),
        ("农业投资（-3.2%）。", -3.2, "%"),
    ] {
        assert_eq!(figures(text), [(value, unit)], "{text}");
    }
}

#[test]
fn a_dash_in_a_name_is_no_sign_and_no_number() {
    assert_eq!(reason("装备东风-17件。"), "name with a dash");
    assert_eq!(figures("自负20万元。"), [(200_000.0, "元")]);
    assert_eq!(figures("“1+2+N”体系，1+3小组。"), []);
}

#[test]
fn digits_apart_behind_running_words_are_one_number() {
    for (text, value, unit) in [
        ("办结案件1 63 件。", 163.0, "件"),
        ("涉案金额2 35 . 6 万元。", 2_356_000.0, "元"),
        ("按期办结率98 . 5 %。", 98.5, "%"),
        ("发放资料2 , 800份。", 2800.0, "份"),
        ("追回工资1，234.56万元。", 12_345_600.0, "元"),
        ("拨付资金 300 万元。", 3_000_000.0, "元"),
    ] {
        assert_eq!(figures(text), [(value, unit)], "{text}");
    }
}

#[test]
fn what_may_be_several_numbers_is_left_out() {
    assert_eq!(reason("检查乡镇12 35件。"), "one number or several");
    assert_eq!(
        reason("各镇分别为12，345，678件。"),
        "one number or several"
    );
}

#[test]
fn numerals_as_they_are_spoken() {
    for (text, value, unit) in [
        ("常住人口13万2。", 132_000.0, ""),
        ("进出口1亿3，", 130_000_000.0, ""),
        ("登记主体1万3千户。", 13_000.0, "户"),
        ("办件13万2500件。", 132_500.0, "件"),
        ("整治占地两亩半。", 2.5, "亩"),
        ("讲座时长三个半小时。", 3.5, "个小时"),
        ("平均用时两天半。", 2.5, "天"),
        ("三成五的案件。", 35.0, "%"),
        ("人均罚款五十元六角三分。", 50.63, "元"),
        ("拨付三千两百元。", 3200.0, "元"),
        ("查获三千两百两。", 3200.0, "两"),
        ("十分之九的村。", 0.9, ""),
        ("完成率百分百。", 100.0, "%"),
        ("存款余额1.2兆元。", 1.2e12, "元"),
        ("接入能力1000兆。", 1000.0, "兆"),
        ("审结复议案件4696，", 4696.0, ""),
    ] {
        assert_eq!(figures(text), [(value, unit)], "{text}");
    }
    let over = "群众满意度达九成以上";
    let found = read(over, 0..over.len()).figures;
    assert_eq!(
        (found[0].value, found[0].qualifier),
        (90.0, Qualifier::Over)
    );
}

#[test]
fn words_that_begin_with_a_half_are_no_half() {
    assert_eq!(figures("引进3家半导体企业。"), [(3.0, "家")]);
    assert_eq!(figures("建成两个半球展厅。"), [(2.0, "个")]);
}

#[test]
fn a_number_may_have_the_unit_of_the_next() {
    assert_eq!(
        figures("高于全省8.3和10.4个百分点。"),
        [(8.3, "个百分点"), (10.4, "个百分点")]
    );
    assert_eq!(
        figures("高于全市2.1个和3.4个百分点。"),
        [(2.1, "个百分点"), (3.4, "个百分点")]
    );
}

#[test]
fn classes_sessions_and_measures_are_no_figures() {
    for text in [
        "500万元以上固定资产投资，亿元以上项目投资，",
        "市委五次、六次全会精神。",
        "三十乘二十米的场地，30米×20米的场地。",
        "百分百回访，受理案件2023，案件12：",
    ] {
        assert_eq!(figures(text), [], "{text}");
    }
}

#[test]
fn a_milestone_beside_its_level_is_none() {
    assert_eq!(
        figures("总值迈上600亿元台阶，达到626.61亿元。"),
        [(62_661_000_000.0, "元")]
    );
    assert_eq!(
        figures("收入完成35.54亿元，跨过30亿元大关。"),
        [(3_554_000_000.0, "元")]
    );
    assert_eq!(figures("总收入跨越50亿元台阶。"), [(5e9, "元")]);
    assert_eq!(figures("突破10亿元大关，投资达到6亿元。").len(), 2);
}

proptest! {
    #[test]
    fn digits_apart_are_the_number_they_were(
        number in 10_u32..99_999_999,
        blanks in prop::collection::vec(any::<bool>(), 8),
    ) {
        let mut apart = String::new();
        for (c, blank) in number.to_string().chars().zip(&blanks) {
            if *blank && !apart.is_empty() {
                apart.push(' ');
            }
            apart.push(c);
        }
        let text = format!("办结案件{apart} 件。");
        prop_assert_eq!(figures(&text), [(f64::from(number), "件")]);
    }

    #[test]
    fn a_sign_turns_a_number_and_nothing_else(number in 1_u32..1_000_000, sign in 0_usize..4) {
        let sign = ["-", "－", "−", "负"][sign];
        let (plain, below) = (format!("利润总额为{number}元。"), format!("利润总额为{sign}{number}元。"));
        let (plain, below) = (figures(&plain), figures(&below));
        prop_assert_eq!((plain[0].0, plain[0].1), (-below[0].0, below[0].1));
    }
}
