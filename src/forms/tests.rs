//! Tables and what their cells say, one kind a test.

use crate::read::Report;

fn cells(text: &str) -> Vec<String> {
    let report = Report {
        area: "澜溪县".to_owned(),
        year: 2023,
        text: text.to_owned(),
        ..Report::default()
    };
    let forms = super::read(&report);
    forms
        .tables
        .iter()
        .flat_map(|table| &table.cells)
        .map(|cell| {
            let year = cell.of_year.map(|y| format!(" {y}")).unwrap_or_default();
            format!(
                "{} {}{} {} {}{year}",
                cell.label,
                cell.value,
                cell.unit,
                cell.kind.as_str(),
                cell.period.map_or("year", |p| p.as_str()),
            )
        })
        .collect()
}

#[test]
fn columns_of_years_and_of_changes() {
    assert_eq!(
        cells(
            "指标\t2022年\t2023年\t同比（%）\n行政复议申请（件）\t136\t163\t19.9\n罚没收入（万元）\t301.2\t235.6\t-21.8\n"
        ),
        [
            "行政复议申请 136件 level prior 2022",
            "行政复议申请 163件 level year",
            "行政复议申请增长 19.9% change year",
            "罚没收入 3012000元 level prior 2022",
            "罚没收入 2356000元 level year",
            "罚没收入下降 -21.8% change year",
        ]
    );
}

#[test]
fn a_change_without_unit_is_read_by_the_numbers_beside_it() {
    assert_eq!(
        cells(
            "指标\t本年\t上年同期\t增减\n人民调解案件（件）\t1288\t1193\t95\n罚没收入（万元）\t235.6\t301.2\t-21.8\n培训（人次）\t20\t\t3\n"
        ),
        [
            "人民调解案件 1288件 level year",
            "人民调解案件 1193件 level prior 2022",
            "人民调解案件增长 95件 change year",
            "罚没收入 2356000元 level year",
            "罚没收入 3012000元 level prior 2022",
            "罚没收入下降 -21.8% change year",
            "培训 20人次 level year",
        ]
    );
}

#[test]
fn rows_of_years_and_rows_of_times() {
    assert_eq!(
        cells("年份\t行政复议申请（件）\n2022\t136\n2023\t163\n"),
        [
            "行政复议申请 136件 level prior 2022",
            "行政复议申请 163件 level year",
        ]
    );
    assert_eq!(
        cells("项目\t行政复议（件）\n本年\t163\n上年\t136\n增长\t19.9%\n"),
        [
            "行政复议 163件 level year",
            "行政复议 136件 level prior 2022",
            "行政复议增长 19.9% change year",
        ]
    );
}

#[test]
fn units_stand_in_the_row_a_column_the_head_or_the_title() {
    assert_eq!(
        cells(
            "序号\t指标\t单位\t2023年\n1\t行政诉讼案件\t件\t48\n2\t罚没收入\t万元\t12.5\n3\t出庭应诉率\t%\t100\n"
        ),
        [
            "行政诉讼案件 48件 level year",
            "罚没收入 125000元 level year",
            "出庭应诉率 100% share year",
        ]
    );
    assert_eq!(
        cells(
            "表一　罚没收入情况表　单位：万元\n部门\t金额\n县公安局\t120.5\n县水利局\t/\n合计\t120.5\n"
        ),
        [
            "县公安局金额 1205000元 level year",
            "金额合计 1205000元 level year",
        ]
    );
}

#[test]
fn heads_over_several_columns_and_rows_of_departments() {
    assert_eq!(
        cells(
            "领域\t行政处罚（件）\t\t合计（件）\n\t简易\t普通\t\n交通\t300\t20\t320\n合计\t310\t25\t335\n"
        ),
        [
            "交通行政处罚简易 300件 level year",
            "交通行政处罚普通 20件 level year",
            "交通合计 320件 level year",
            "行政处罚简易合计 310件 level year",
            "行政处罚普通合计 25件 level year",
            "合计 335件 level year",
        ]
    );
}

#[test]
fn names_reach_down_parts_take_the_whole_before_them() {
    assert_eq!(
        cells("类别\t项目\t数量（件）\n复议\t受理\t12\n\t审结\t11\n诉讼\t应诉\t5\n"),
        [
            "复议受理 12件 level year",
            "复议审结 11件 level year",
            "诉讼应诉 5件 level year"
        ]
    );
    assert_eq!(
        cells("指标\t数量\n行政处罚（件）\t320\n其中：简易程序\t300\n"),
        [
            "行政处罚 320件 level year",
            "行政处罚简易程序 300件 level year"
        ]
    );
}

#[test]
fn targets_and_what_was_done() {
    assert_eq!(
        cells("指标\t年度目标\t实际完成\t完成率\n城镇新增就业（人）\t5000\t5210\t104.2%\n"),
        [
            "城镇新增就业 5000人 level target 2023",
            "城镇新增就业 5210人 level year",
            "城镇新增就业完成率 104.2% share year",
        ]
    );
}

#[test]
fn bars_and_columns_set_with_spaces() {
    let rows = [
        "行政复议申请 136件 level prior 2022",
        "行政复议申请 163件 level year",
    ];
    for text in [
        "| 指标 | 2022年 | 2023年 |\n|---|---:|---|\n| 行政复议申请（件） | 136 | 163 |\n",
        "| 指标 | 2022年 | 2023年 |\n| 行政复议申请（件） | 136 | 163 |\n",
        "┌───┬───┬───┐\n│指标│2022年│2023年│\n├───┼───┼───┤\n│行政复议申请（件）│136│163│\n└───┴───┴───┘\n",
        "指标                2022年    2023年\n行政复议申请（件）   136      163\n",
        "下表。\n指标　　2022年　　2023年\n行政复议申请（件）　　136　　163\n以上。\n",
    ] {
        assert_eq!(cells(text), rows, "{text}");
    }
    assert_eq!(
        cells("指标 2022年 2023年\n行政复议申请（件） 136 163\n行政诉讼（件） 40 44\n").len(),
        4
    );
    assert_eq!(
        cells("指标              2022年    2023年\n行政复议申请（件）            163\n"),
        ["行政复议申请 163件 level year"]
    );
}

#[test]
fn two_tables_without_text_between_and_two_halves_side_by_side() {
    assert_eq!(
        cells(
            "指标\t本年\t上年\n复议（件）\t163\t136\n部门\t行政处罚（件）\t行政许可（件）\n县公安局\t310\t1210\n"
        ),
        [
            "复议 163件 level year",
            "复议 136件 level prior 2022",
            "县公安局行政处罚 310件 level year",
            "县公安局行政许可 1210件 level year",
        ]
    );
    assert_eq!(
        cells("指标\t数量\t指标\t数量\n受理（件）\t12\t办结（件）\t11\n"),
        ["受理 12件 level year", "办结 11件 level year"]
    );
}

#[test]
fn running_text_and_tables_of_words_are_none() {
    for text in [
        "\t2023年，全县办理案件128件。\n\t二是开展检查。\n",
        "问题\t责任单位\n执法不规范\t司法局\n培训不足\t人社局\n",
        "澜溪县人民政府    2024年1月29日\n特此报告    128件\n",
        "共 1 2 8 件\n办结 1 2 6 件\n满意 9 9 件\n",
        "序号\t问题\t措施\t时限\n1\t执法不规范\t加强培训\t2024年6月\n2\t力量不足\t充实队伍\t2024年9月\n",
    ] {
        assert_eq!(cells(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn what_stays_open_is_told() {
    let report = Report {
        area: "澜溪县".to_owned(),
        year: 2023,
        text: "指标\t2023年\t增减\n复议（件）\t163\t3\n诉讼（件）\t12+3\t1\n".to_owned(),
        ..Report::default()
    };
    let forms = super::read(&report);
    let unread: Vec<&str> = forms.tables[0]
        .unread
        .iter()
        .map(|u| u.words.as_str())
        .collect();
    assert_eq!(unread, ["3", "1", "12+3"]);
}
