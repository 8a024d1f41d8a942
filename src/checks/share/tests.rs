use crate::checks::samples::verdicts;

#[test]
fn a_share_follows_from_the_part_before_it() {
    assert_eq!(
        verdicts(
            "share",
            &[(2022, "立案{640件}，其中涉农案件{176件}，占{27.5%}。")]
        ),
        [("27.5%".to_owned(), true)]
    );
}

#[test]
fn a_share_that_misses_by_a_digit_is_a_slip() {
    // 38 of 41 is 92.7 %.
    assert_eq!(
        verdicts(
            "share",
            &[(2022, "结案{41件}，其中调撤{38件}，调撤率{94.7%}。")]
        ),
        [("94.7%".to_owned(), false)]
    );
}

#[test]
fn decimals_cut_off_are_no_slip() {
    // 17 of 143 is 11.888… %.
    assert_eq!(
        verdicts(
            "share",
            &[(2022, "审结{143件}，其中撤销{17件}（占比{11.8%}）。")]
        ),
        [("11.8%".to_owned(), true)]
    );
}

#[test]
fn two_wholes_leave_the_reading_open() {
    // 9.4 is neither 4 of 58 nor 4 of 53, but nothing says of which it is meant.
    assert!(
        verdicts(
            "share",
            &[(2022, "应诉{58件}，审结{53件}，败诉{4件}，败诉率{9.4%}。")]
        )
        .is_empty()
    );
}

#[test]
fn either_of_two_wholes_bears_a_share_out() {
    assert_eq!(
        verdicts(
            "share",
            &[(2022, "应诉{58件}，审结{53件}，败诉{4件}，败诉率{7.5%}。")]
        ),
        [("7.5%".to_owned(), true)]
    );
}

#[test]
fn a_named_scope_points_to_the_whole() {
    // 收到46件 is larger too; 审结案件中 says which is meant.
    assert_eq!(
        verdicts(
            "share",
            &[(
                2022,
                "收到{46件}，审结{41件}，败诉{5件}；审结案件中出庭{38件}，出庭率{94.7%}。"
            )]
        ),
        [("94.7%".to_owned(), false)]
    );
}

#[test]
fn a_whole_elsewhere_settles_nothing() {
    assert!(
        verdicts(
            "share",
            &[(
                2022,
                "新增企业{640家}，其中专精特新企业{176家}，占全省的{29.5%}。"
            )]
        )
        .is_empty()
    );
}

#[test]
fn progress_is_no_portion() {
    assert!(
        verdicts(
            "share",
            &[(
                2022,
                "计划开工{640个}，已开工{176个}，占完成年度目标的{29.5%}。"
            )]
        )
        .is_empty()
    );
}

/// What 纠错率 counts is called 撤销; 终止 stands nearer and is another thing.
#[test]
fn a_rate_counts_what_it_is_known_to_count() {
    let of = |rate| {
        let text = format!(
            "审结{{105件}}，其中维持{{79件}}、撤销{{14件}}、终止{{12件}}，纠错率{{{rate}}}。"
        );
        verdicts("share", &[(2022, &text)])
    };
    assert_eq!(of("13.3%"), [("13.3%".to_owned(), true)]);
    // 3.13 for 13.3 is too far off for anything but a slip of the pen.
    assert_eq!(of("31.3%"), [("31.3%".to_owned(), false)]);
}

#[test]
fn a_rate_may_count_several_parts() {
    let of = |rate| {
        let text = format!("审结{{100件}}，其中撤销{{8件}}、变更{{3件}}，纠错率{{{rate}}}。");
        verdicts("share", &[(2022, &text)])
    };
    assert_eq!(of("11%"), [("11%".to_owned(), true)]);
    // 8 or 11: the words leave both readings.
    assert!(of("10%").is_empty());
}

/// 行政应诉案件 is called like the rate, too: 应出庭 and 出庭 are meant.
#[test]
fn another_figure_of_the_name_does_not_hide_the_part() {
    assert_eq!(
        verdicts(
            "share",
            &[(
                2022,
                "办理行政应诉案件{86件}，应出庭{60件}，实际出庭{58件}，出庭应诉率{96.7%}。"
            )]
        ),
        [("96.7%".to_owned(), true)]
    );
}

#[test]
fn a_rounded_amount_convicts_nobody() {
    assert!(
        verdicts(
            "share",
            &[(
                2022,
                "受理{900余件}，其中调解成功{850件}，调解成功率{99.0%}。"
            )]
        )
        .is_empty()
    );
}
