use super::*;

/// The first year a text names: what it reports on.
fn year(text: &str) -> i32 {
    let mut years = text.match_indices('年').filter_map(|(at, _)| {
        let digits = text.get(at.checked_sub(4)?..at)?;
        digits.parse().ok()
    });
    years.next().unwrap_or(2023)
}

/// Section and words of each block.
fn sections(text: &str) -> Vec<(Section, &str)> {
    outline(text, year(text))
        .blocks
        .iter()
        .map(|b| (b.section, &text[b.span.clone()]))
        .collect()
}

fn section_of(text: &str, words: &str) -> Section {
    sections(text)
        .into_iter()
        .find(|(_, block)| block.contains(words))
        .unwrap_or_else(|| panic!("{words} stands in no block"))
        .0
}

#[test]
fn blocks_cover_the_text_in_order() {
    let text = "一、主要成效\n（一）执法。办案5件。一是甲；二是乙。\n\n二、存在问题\n1.力量不足。原因是编制少。\n";
    let mut end = 0;
    let mut letters = 0;
    for block in outline(text, year(text)).blocks {
        assert!(block.span.start >= end);
        assert!((block.span.start..=block.span.end).contains(&block.body));
        end = block.span.end;
        letters += text[block.span]
            .chars()
            .filter(|c| !c.is_whitespace())
            .count();
    }
    assert_eq!(letters, text.chars().filter(|c| !c.is_whitespace()).count());
}

#[test]
fn parts_are_known_whatever_they_are_called() {
    for (title, section) in [
        ("一、2023年度推进工作情况", Section::Measures),
        ("一、主要做法与成效", Section::Measures),
        ("二、工作计划完成情况", Section::Measures),
        ("三、履行第一责任人职责情况", Section::Leadership),
        ("三、存在的困难和短板", Section::Weaknesses),
        ("第三部分 短板弱项及其成因", Section::Weaknesses),
        ("肆 · 2024年工作计划", Section::Plans),
        ("四、坚持问题导向，破解执法难题", Section::Measures),
    ] {
        let will = if section == Section::Plans {
            "将写好"
        } else {
            "这里是"
        };
        let text = format!("澜溪县2023年报告\n{title}\n{will}正文。\n");
        assert_eq!(section_of(&text, "正文"), section, "{title}");
    }
}

#[test]
fn the_work_of_the_year_reported_on_is_the_review() {
    let text = "澜溪县2022年法治政府建设年度报告\n一、2022年度主要工作\n办案12件。\n二、2023年重点工作\n将继续抓好执法培训，力争培训9次以上。\n";
    assert_eq!(section_of(text, "办案"), Section::Measures);
    assert_eq!(section_of(text, "培训"), Section::Plans);
}

#[test]
fn unmarked_headings_count_where_no_marked_ones_do() {
    let text = "澜溪县2025年工作报告\n“十四五”时期工作回顾\n五年来修路9公里。\n2026年重点工作\n一、把水治好\n建泵站3座。\n";
    assert_eq!(section_of(text, "修路"), Section::Measures);
    assert_eq!(section_of(text, "泵站"), Section::Plans);
}

#[test]
fn an_unheaded_paragraph_states_the_weaknesses_of_a_work_report() {
    let text = "一、工作回顾\n修路9公里。\n同时，我们也清醒地看到，发展中还有不少困难和问题：财力不足。\n各位代表！\n二、今年工作安排\n修路12公里。\n";
    for (words, section) in [
        ("修路9", Section::Measures),
        ("财力", Section::Weaknesses),
        ("修路12", Section::Plans),
    ] {
        assert_eq!(section_of(text, words), section, "{words}");
    }
}

#[test]
fn the_five_years_to_come_are_no_plan_of_the_year() {
    let text = "一、工作回顾\n修路9公里。\n我们也清醒认识到，还有不少困难和问题。\n二、“十五五”时期主要目标任务\n到2030年修路90公里。\n三、开好局起好步，奋力谱写“十五五”新篇章\n今年是“十五五”开局之年。\n";
    assert_eq!(section_of(text, "90公里"), Section::Other);
    assert_eq!(section_of(text, "开局之年"), Section::Plans);
}

#[test]
fn causes_and_plans_within_an_item_end_with_it() {
    let text = "一、成效\n办案5件。\n二、存在的问题及下一步打算\n（一）力量不足。主要原因是编制少。下一步，将招录10人。\n（二）装备老旧。\n下一步，我县将抓好以下工作：\n1.招录执法人员。\n";
    for (words, section) in [
        ("力量不足", Section::Weaknesses),
        ("编制少", Section::Causes),
        ("招录10人", Section::Plans),
        ("装备老旧", Section::Weaknesses),
        ("招录执法人员", Section::Plans),
    ] {
        assert_eq!(section_of(text, words), section, "{words}");
    }
}

#[test]
fn a_measure_per_line_returns_to_the_next_weakness() {
    let text = "一、成效\n办案5件。\n二、存在的问题\n（一）力量不足\n整改措施：招录10人。\n（二）装备老旧\n整改措施：换新设备。\n";
    assert_eq!(section_of(text, "装备老旧"), Section::Weaknesses);
    assert_eq!(section_of(text, "招录10人"), Section::Plans);
}

#[test]
fn what_stands_behind_the_report_belongs_to_no_part() {
    let text = "一、成效\n办案5件。\n二、下一步打算\n招录10人。\n特此报告。\n澜溪县人民政府\n附件：名词解释\n1.“369”行动：指三项任务。\n";
    for words in ["特此", "澜溪县人民政府", "三项任务"] {
        assert_eq!(section_of(text, words), Section::Other, "{words}");
    }
    let notes = "一、成效\n办案5件。\n二、下一步打算\n招录10人。\n［1］四大产业：指旅游业、畜牧业、建材业、物流业等四个产业。\n［2］两张清单：指权力清单和责任清单。\n";
    for words in ["四大产业", "两张清单"] {
        assert_eq!(section_of(notes, words), Section::Other, "{words}");
    }
}

#[test]
fn a_text_without_headings_is_a_review_until_it_says_otherwise() {
    let text = "全县办案5件，修路9公里。\n我们也清醒认识到，还存在不少问题和短板：力量不足。\n";
    assert_eq!(section_of(text, "办案"), Section::Measures);
    assert_eq!(section_of(text, "力量"), Section::Weaknesses);
}

#[test]
fn a_sentence_on_the_next_year_opens_the_plans_of_a_part_that_holds_both() {
    let text = "青石县2021年法治政府建设报告\n一、主要做法\n办案5件。\n二、存在的不足和2022年工作安排\n力量不足的问题仍需解决。2022年，将招录10人。\n";
    let of = |words| section_of(text, words);
    assert_eq!(of("力量不足"), Section::Weaknesses);
    assert_eq!(of("招录10人"), Section::Plans);
}

#[test]
fn what_falls_short_of_what_is_asked_is_a_weakness_without_a_heading() {
    let text = "一、主要做法\n办案5件。\n总体上看，成效明显，但与群众的期待相比，基层执法能力还存在差距。\n";
    let of = |words| section_of(text, words);
    assert_eq!(of("办案5件"), Section::Measures);
    assert_eq!(of("基层执法能力"), Section::Weaknesses);
}

#[test]
fn a_last_paragraph_may_set_out_the_next_year_without_a_heading() {
    let at = |last: &str| {
        let text = format!("青石县2021年法治政府建设报告\n一、主要做法\n办案5件。\n{last}\n");
        section_of(&text, "招录10人")
    };
    assert_eq!(at("2022年，我县将继续努力，招录10人。"), Section::Plans);
    assert_eq!(at("下一步，我县将继续努力，招录10人。"), Section::Plans);
}

#[test]
fn a_heading_with_a_year_may_go_on_in_its_line() {
    let text = "五、主要做法。办案5件。\n六、存在的问题。一是力量不足；二是装备老旧。\n七、2023年工作安排。招录10人，更新装备。\n";
    assert_eq!(section_of(text, "招录10人"), Section::Plans);
}

#[test]
fn a_heading_ends_where_the_first_item_is_glued_to_it() {
    let text = "一、主要成效\n办案5件。\n二、存在的问题一是力量不足。二是装备老旧。\n三、2023年工作安排一是加强力量。招录10人。二是更新装备。\n";
    for (words, section) in [
        ("装备老旧", Section::Weaknesses),
        ("招录10人", Section::Plans),
        ("更新装备", Section::Plans),
    ] {
        assert_eq!(section_of(text, words), section, "{words}");
    }
    let glued = outline(text, year(text));
    assert!(glued.headings.iter().any(|h| h.text == "存在的问题"));
    assert!(glued.headings.iter().any(|h| h.text == "2023年工作安排"));
    let word = outline("一、规划统一是前提。\n", 2023);
    assert!(word.headings.iter().all(|h| h.text != "规划统"));
}

#[test]
fn under_a_joint_heading_the_plans_begin_where_they_are_promised() {
    let text = "澜溪县2020年报告\n一、成效\n办案5件。\n二、存在的问题和下一步打算\n当前，基层力量不足。2021年是规划开局之年，我们将完成轮训500人次。\n";
    let of = |words| section_of(text, words);
    assert_eq!(of("力量不足"), Section::Weaknesses);
    assert_eq!(of("完成轮训"), Section::Plans);
}

#[test]
fn main_work_is_the_review_where_no_part_before_was() {
    let text = "澜溪县2024年报告\n一、主要工作\n1、抓执法。联合执法24次。\n二、存在的问题\n力量不足。\n三、2025年打算\n配强力量。\n";
    let section = |words| section_of(text, words);
    assert_eq!(section("24次"), Section::Measures);
    assert_eq!(section("配强"), Section::Plans);
}
