//! Drives `followup`: the ledger at the terminal and the workbook.

use std::fs;
use std::io::Read;
use std::path::Path;

use assert_cmd::Command;
use predicates::str::contains;

use crate::command::{self, DEMO};

fn tongbi() -> Command {
    let mut command = command::tongbi();
    command.env("COLUMNS", "100");
    command
}

/// Two reports of which the second repeats, rewords, drops and adds.
fn reports(folder: &Path) {
    let report = |year: i32, review: &str, weaknesses: &str, plans: &str| {
        format!(
            "青岭县{year}年法治政府建设年度报告\n一、主要举措和成效\n{review}\n二、存在的不足\n{weaknesses}\n三、下一年工作打算\n{plans}\n"
        )
    };
    let before = report(
        2021,
        "办理行政复议案件40件。",
        "一是执法装备老旧，更新缓慢。\n二是普法宣传形式单一。\n三是专职调解员配备不足。",
        "一是规范行政应诉，负责人出庭应诉率达到95%。\n二是编印典型案例汇编。",
    );
    let after = report(
        2022,
        "新招录专职调解员12名，专职调解员队伍全部配齐。行政机关负责人出庭应诉率98%。",
        "一是执法装备老旧，更新缓慢。\n二是普法宣传形式还不够丰富。\n三是信访积案较多。",
        "一是更新执法装备20套。\n二是化解信访积案。",
    );
    fs::write(folder.join("2021.txt"), before).expect("a report");
    fs::write(folder.join("2022.txt"), after).expect("a report");
}

#[test]
fn the_ledger_says_status_age_redline_and_evidence_with_its_line() {
    let dir = tempfile::tempdir().expect("a folder");
    reports(dir.path());
    let out = tongbi()
        .args(["followup", "--lang", "zh"])
        .arg(dir.path())
        .assert()
        .success()
        .get_output()
        .stdout
        .clone();
    let text = String::from_utf8(out).expect("UTF-8");
    for words in [
        "青岭县：2021→2022",
        "原样重提 · 已在2份报告中提出，2021年起",
        "新招录专职调解员12名",
        "2022.txt:3",
        "与上年报告的重合",
    ] {
        assert!(text.contains(words), "{words} is not in\n{text}");
    }
    assert!(text.contains("[-") && text.contains("{+"), "{text}");
    assert!(!text.contains('\u{1b}'), "a pipe gets no colour");
}

#[test]
fn the_workbook_has_the_auditors_columns_and_the_redline_as_rich_text() {
    let dir = tempfile::tempdir().expect("a folder");
    reports(dir.path());
    let make = |name: &str| {
        let path = dir.path().join(name);
        tongbi()
            .args(["followup", "--quiet", "-o"])
            .arg(&path)
            .arg(dir.path().join("2021.txt"))
            .arg(dir.path().join("2022.txt"))
            .assert()
            .success();
        fs::read(path).expect("a workbook")
    };
    let bytes = make("ledger.xlsx");
    assert_eq!(bytes, make("again.xlsx"), "the same input, the same bytes");
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a workbook");
    let mut part = |name: &str| {
        let mut text = String::new();
        archive
            .by_name(name)
            .expect(name)
            .read_to_string(&mut text)
            .expect(name);
        text
    };
    let names = part("xl/workbook.xml");
    assert!(
        names.contains("整改台账") && names.contains("计划落实"),
        "{names}"
    );
    let strings = part("xl/sharedStrings.xml");
    let columns = [
        "序号",
        "问题",
        "首次提出",
        "提出年份",
        "持续年数",
        "状态",
        "今年表述",
        "修订对照",
        "证据",
        "出处",
        "责任单位",
        "整改时限",
        "审计意见",
        "销号日期",
    ];
    let places: Vec<usize> = columns
        .iter()
        .map(|c| strings.find(&format!("<t>{c}</t>")).expect(c))
        .collect();
    assert!(places.is_sorted(), "the columns stand in another order");
    assert!(strings.contains("<strike/>"), "no redline in {strings}");
    let sheet = part("xl/worksheets/sheet1.xml");
    assert!(sheet.contains("<autoFilter") && sheet.contains("state=\"frozen\""));
}

#[test]
fn other_endings_are_the_table() {
    let dir = tempfile::tempdir().expect("a folder");
    let path = dir.path().join("rows.csv");
    tongbi()
        .args(["followup", "--quiet", DEMO, "-o"])
        .arg(&path)
        .assert()
        .success();
    let table = fs::read_to_string(&path).expect("a table");
    assert!(table.starts_with("area,year,next_year,kind,text,status"));
    tongbi()
        .args(["followup", DEMO, "-o", "rows.docx"])
        .assert()
        .code(2)
        .stderr(contains("--format"));
}

#[test]
fn one_section_alone_can_be_asked_for() {
    let out = tongbi()
        .args([
            "followup",
            "--quiet",
            "--section",
            "plans",
            DEMO,
            "--format",
            "csv",
        ])
        .assert()
        .success()
        .get_output()
        .stdout
        .clone();
    let table = String::from_utf8(out).expect("UTF-8");
    assert!(table.contains(",plan,") && !table.contains(",weakness,"));
}

#[test]
fn one_report_alone_has_nothing_to_follow_and_says_so() {
    tongbi()
        .args(["followup", "--lang", "en", "datasets/lanxi/2020.txt"])
        .assert()
        .success()
        .stdout(contains("at least two years"));
}

#[test]
fn a_ruling_stands_in_the_table_the_ledger_and_the_workbook() {
    let dir = tempfile::tempdir().expect("a folder");
    reports(dir.path());
    fs::write(
        dir.path().join("decisions.csv"),
        "决定,地区,年份,原文,理由,日期\n已整改,青岭县,2022,信访积案较多,台账已清零,2023-03-01\n也许,青岭县,2022,普法,,\n",
    )
    .expect("decisions");
    let output = tongbi()
        .args(["followup", "--lang", "zh"])
        .arg(dir.path())
        .assert()
        .code(1)
        .stderr(contains("row 3, column decision: `也许`"))
        .get_output()
        .stdout
        .clone();
    let text = String::from_utf8(output).expect("UTF-8");
    assert!(text.contains("人工认定已整改"), "{text}");
    assert!(text.contains("2023-03-01: 台账已清零"), "{text}");
    let path = dir.path().join("ledger.xlsx");
    let mut command = tongbi();
    command.args(["followup", "--quiet", "-o"]).arg(&path);
    command.arg(dir.path()).assert().code(1);
    let bytes = fs::read(&path).expect("a workbook");
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a workbook");
    let mut strings = String::new();
    let mut part = archive.by_name("xl/sharedStrings.xml").expect("strings");
    part.read_to_string(&mut strings).expect("strings");
    for words in ["人工认定已整改", "2023-03-01", "台账已清零"] {
        assert!(strings.contains(words), "{words}");
    }
}
