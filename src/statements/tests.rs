use super::*;
use crate::outline::outline;
use crate::read::Genre;

/// The statements of a section of a text.
fn statements(text: &str, genre: Genre, section: Section) -> Vec<String> {
    let report = Report {
        area: "澜溪县".to_owned(),
        year: 2023,
        genre,
        source: "2023.txt".to_owned(),
        text: text.to_owned(),
        ..Report::default()
    };
    cut(&report, &outline(text, 2023))
        .into_iter()
        .filter(|s| s.section == section)
        .inspect(|s| {
            let words = &text[s.start..s.end];
            assert_eq!(s.text, words);
            assert!(!words.is_empty() && words.trim() == words, "{words:?}");
            assert_eq!(s.line, text[..s.start].matches('\n').count() + 1);
        })
        .map(|s| s.text)
        .collect()
}

/// The weaknesses of an unheaded paragraph of a work report.
fn in_paragraph(words: &str) -> Vec<String> {
    let text = format!("一、工作回顾\n修路9公里。\n{words}\n二、今年工作安排\n修路12公里。\n");
    statements(&text, Genre::government_work(), Section::Weaknesses)
}

/// The weaknesses of a headed part.
fn in_part(words: &str) -> Vec<String> {
    let text = format!("一、主要成效\n办案5件。\n二、存在的主要问题\n{words}\n");
    statements(&text, Genre::rule_of_law(), Section::Weaknesses)
}

#[test]
fn what_announces_and_what_promises_is_no_weakness() {
    assert_eq!(
        in_paragraph(
            "在肯定成绩的同时，我们也清醒地认识到，我县经济社会发展还面临不少困难和问题，主要是：经济总量偏小；民生领域还有短板，等等。对此，我们将采取有力措施，认真加以解决。"
        ),
        ["经济总量偏小", "民生领域还有短板"]
    );
}

#[test]
fn what_was_reached_before_the_list_is_no_weakness() {
    assert_eq!(
        in_part("总的来看，法治政府建设取得了新的成效，但仍面临一些困难和问题。（一）装备老旧。"),
        ["装备老旧"]
    );
}

#[test]
fn clauses_of_different_fields_are_different_problems() {
    assert_eq!(
        in_paragraph(
            "我们也清醒看到，发展中还存在不少问题：有效需求不足，部分企业生产经营困难，财政收支矛盾突出。"
        ),
        ["有效需求不足", "部分企业生产经营困难", "财政收支矛盾突出"]
    );
}

#[test]
fn a_detail_stays_with_its_problem() {
    assert_eq!(
        in_paragraph(
            "我们也清醒看到，发展中还存在不少问题：外部环境更趋复杂，带来的影响持续加深；产业结构不优，大项目偏少。"
        ),
        [
            "外部环境更趋复杂，带来的影响持续加深",
            "产业结构不优，大项目偏少"
        ]
    );
}

#[test]
fn a_problem_named_before_the_list_is_kept() {
    assert_eq!(
        in_paragraph(
            "我们也清醒认识到，外部冲击影响加深，我县发展仍面临不少困难和挑战，主要是：有效需求不足。"
        ),
        ["外部冲击影响加深", "有效需求不足"]
    );
}

#[test]
fn items_of_one_paragraph_are_single_weaknesses() {
    assert_eq!(
        in_part(
            "对照上级要求还有差距：一是执法力量薄弱，持证人员偏少；二是普法形式单一；三是数据共享不畅。"
        ),
        ["执法力量薄弱，持证人员偏少", "普法形式单一", "数据共享不畅"]
    );
}

#[test]
fn a_heading_and_the_sentence_behind_it_are_one_weakness() {
    assert_eq!(
        in_part("（一）执法力量薄弱。部分乡镇持证人员偏少。\n（二）普法形式单一。"),
        ["执法力量薄弱。部分乡镇持证人员偏少", "普法形式单一"]
    );
}

#[test]
fn a_heading_on_its_own_line_is_spelt_out_below_it() {
    assert_eq!(
        in_part("（一）执法力量\n部分乡镇持证人员偏少。\n（二）普法形式单一\n"),
        ["部分乡镇持证人员偏少", "普法形式单一"]
    );
}

#[test]
fn what_follows_a_complete_item_is_not_its_body() {
    assert_eq!(
        in_part("1.执法力量薄弱。\n2.普法形式单一。\n【打印本页】　【关闭窗口】\n"),
        ["执法力量薄弱", "普法形式单一"]
    );
}

#[test]
fn semicolons_part_the_weaknesses_of_an_item() {
    assert_eq!(
        in_part("（1）力量方面：执法人员紧缺；复议案多人少。\n（2）保障方面：装备老旧。"),
        ["执法人员紧缺", "复议案多人少", "保障方面：装备老旧"]
    );
}

#[test]
fn causes_lose_the_words_that_call_them_so() {
    let text = "一、成效\n办案5件。\n二、存在的问题\n（一）执法力量薄弱。主要原因是编制总量有限，人员流动性大。\n";
    assert_eq!(
        statements(text, Genre::rule_of_law(), Section::Causes),
        ["编制总量有限，人员流动性大"]
    );
}

#[test]
fn a_plan_is_an_item_and_its_preamble_none() {
    let text = "一、成效\n办案5件。\n二、下一步工作打算\n2024年，我县将坚持以法治思想为指导，重点抓好以下工作：\n（一）充实力量。招录执法人员20名。\n（二）健全机制。建立会商制度；召开联席会议3次。\n";
    assert_eq!(
        statements(text, Genre::rule_of_law(), Section::Plans),
        [
            "充实力量。招录执法人员20名",
            "健全机制。建立会商制度；召开联席会议3次"
        ]
    );
}

#[test]
fn measures_are_sentences_in_reading_order() {
    let text = "一、成效\n（一）规范执法。办理案件5318件。评查案卷90卷。\n";
    assert_eq!(
        statements(text, Genre::rule_of_law(), Section::Measures),
        ["办理案件5318件", "评查案卷90卷"]
    );
}

#[test]
fn words_that_count_items_belong_to_none_and_cut_them() {
    let three = ["基层执法力量不足", "普法形式单一", "数据共享不畅"];
    for listed in [
        "首先，基层执法力量不足。其次，普法形式单一。最后，数据共享不畅。",
        "首先是基层执法力量不足，持证者少；其次是普法形式单一；最后是数据共享不畅。",
        "①基层执法力量不足；②普法形式单一；③数据共享不畅。",
        "* 基层执法力量不足\n* 普法形式单一\n* 数据共享不畅",
        "- 基层执法力量不足。\n- 普法形式单一。\n- 数据共享不畅。",
        "存在基层执法力量不足、普法形式单一、数据共享不畅等问题。",
    ] {
        let told = in_part(listed);
        assert_eq!(told.len(), 3, "{told:?}");
        for (one, words) in told.iter().zip(three) {
            assert!(one.starts_with(words), "{told:?}");
        }
    }
}

#[test]
fn things_of_one_field_are_one_problem_however_they_are_listed() {
    let one = "少数干部不担当、不作为、慢作为等问题";
    assert_eq!(in_part(&format!("{one}。")), [one]);
}

#[test]
fn what_closes_the_chapter_is_no_plan() {
    let text = "一、成效\n办案5件。\n二、下一步工作打算\n（一）充实力量。招录执法人员20名。\n（二）普法宣传100场。责任重大，意义深远。我们将奋力谱写法治新篇章。\n使命光荣，任重道远。\n";
    assert_eq!(
        statements(text, Genre::rule_of_law(), Section::Plans),
        ["充实力量。招录执法人员20名", "普法宣传100场"]
    );
}
