//! Decisions on a small invented series of 青岭县.

use super::*;
use crate::indicators::align;
use crate::observations::Observation;
use crate::tables::samples;

fn rows() -> Vec<Observation> {
    vec![
        samples::observation("青岭县", 2020, "河道巡查发现问题", 182.0),
        samples::observation("青岭县", 2020, "水库除险加固", 4.0),
        samples::observation("青岭县", 2021, "河道巡查发现问题", 190.0),
        samples::observation("青岭县", 2021, "病险工程整治", 5.0),
    ]
}

fn csv(rows: &str) -> Result<Decisions, DecisionError> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("decisions.csv");
    let header = "decision,area,year,label,text,other_year,other_label,other_text,to,reason\n";
    std::fs::write(&path, format!("\u{feff}{header}{rows}")).unwrap();
    read(&path)
}

fn decided(rows_of_file: &str) -> (Vec<Observation>, Decided) {
    let mut rows = rows();
    let decisions = csv(rows_of_file).unwrap();
    let decided = decide(&mut rows, &[], &decisions);
    (rows, decided)
}

fn text(row: usize) -> String {
    rows()[row].text.clone()
}

#[test]
fn without_decisions_the_machine_joins_and_parts() {
    let mut rows = rows();
    let _ = align(&mut rows);
    assert_eq!(rows[0].indicator, rows[2].indicator);
    assert_ne!(rows[1].indicator, rows[3].indicator);
}

#[test]
fn a_person_pins_what_has_no_word_in_common() {
    let (rows, decided) = decided(&format!(
        "same,青岭县,2020,水库除险加固,{},2021,病险工程整治,{},,同一工程\n",
        text(1),
        text(3)
    ));
    assert_eq!(rows[1].indicator, rows[3].indicator);
    assert_eq!(decided.stale, []);
    assert!(rows[3].decided.contains("same 2020 水库除险加固: 同一工程"));
    let link = decided.alignment.links.iter().find(|l| l.right == 3);
    assert_eq!(link.map(|l| l.confidence), Some(1.0));
}

#[test]
fn a_person_parts_what_reads_the_same() {
    let (rows, decided) = decided(&format!(
        "apart,青岭县,2020,河道巡查发现问题,{},2021,,{},,\n",
        text(0),
        text(2)
    ));
    assert_ne!(rows[0].indicator, rows[2].indicator);
    assert!(
        decided
            .alignment
            .doubts()
            .all(|l| (l.left, l.right) != (0, 2))
    );
}

#[test]
fn a_value_is_corrected_with_its_reason() {
    let row = format!("value,青岭县,2021,,{},,,,1.5万,单位印错\n", text(2));
    let (rows, _) = decided(&row);
    assert_eq!(rows[2].value, 15_000.0);
    assert_eq!(rows[2].decided, "value 190 → 15000: 单位印错");
}

#[test]
fn names_and_polarity_are_set_for_all_years() {
    let (rows, decided) = decided(
        "rename,青岭县,,河道巡查发现问题,,,,,河道问题,\npolarity,,,河道巡查发现问题,,,,,less,\n",
    );
    let indicator = decided
        .alignment
        .indicators
        .iter()
        .find(|i| i.name == "河道问题");
    assert_eq!(indicator.map(|i| i.polarity), Some(Polarity::Less));
    assert!(rows[0].decided.contains("renamed 河道问题"));
    assert!(rows[2].decided.contains("less is better"));
    assert!(rows[1].decided.is_empty());
}

#[test]
fn what_fits_nothing_is_handed_back_with_its_row() {
    let (_, decided) = decided("value,青岭县,2021,,7件,,,,8,印错\nrename,,,无此指标,,,,,甲,\n");
    let said: Vec<String> = decided.stale.iter().map(ToString::to_string).collect();
    assert!(
        said[0]
            .contains("decisions.csv, row 2: the decision `value` on 青岭县 2021 7件 fits nothing")
    );
    assert!(said[1].contains("row 3"));
}

#[test]
fn reports_that_were_not_read_are_counted() {
    let (_, decided) = decided("value,青岭县,2030,,7件,,,,8,印错\n");
    assert_eq!((decided.stale.len(), decided.elsewhere), (0, 1));
}

/// What is said of the rows that cannot be understood.
fn wrong(rows: &str) -> String {
    let decisions = csv(rows).unwrap();
    let said: Vec<String> = decisions.wrong.iter().map(ToString::to_string).collect();
    said.join("\n")
}

#[test]
fn a_row_that_cannot_be_understood_is_named_by_place() {
    assert!(
        wrong("maybe,青岭县,2020,,7件,,,,,\n")
            .contains("decisions.csv, row 2, column decision: `maybe` is none of same")
    );
    assert!(
        wrong(",,,,,,,,,\nvalue,青岭县,2020,,7件,,,,八,印错\n").contains("row 3, column to: `八`")
    );
    assert!(wrong("value,青岭县,2020,,7件,,,,8,\n").contains("column reason: it is empty"));
    assert!(wrong("same,青岭县,2020,,7件,2020,,8件,,\n").contains("column other_year"));
    assert!(wrong("fixed,青岭县,去年,,7件,,,,,有\n").contains("column year: `去年` is no year"));
}

#[test]
fn all_wrong_rows_are_named_at_once_and_the_good_ones_count() {
    let rows =
        "maybe,青岭县,2020,,7件,,,,,\nvalue,青岭县,2021,,7件,,,,8,印错\nvalue,,去年,,7件,,,,八,\n";
    assert_eq!(csv(rows).unwrap().rows.len(), 1);
    let said = wrong(rows);
    assert!(said.contains("row 2") && !said.contains("row 3"), "{said}");
    assert!(
        said.contains("row 4, column area") && said.contains("row 4, column year"),
        "{said}"
    );
}

#[test]
fn decisions_are_read_as_people_keep_them() {
    let folder = tempfile::tempdir().unwrap();
    let words = "决定,地区,年份,原文,理由,日期\n已整改,青岭县,2021年,执法装备老旧,现场核查,2022-03-01\nSame ,青岭县,2021,7件,,\n";
    let (gbk, _, _) = encoding_rs::GBK.encode(words);
    let path = folder.path().join("decisions.csv");
    std::fs::write(&path, &gbk).unwrap();
    let told = read(&path).unwrap();
    assert_eq!(told.rows[0].verdict, Verdict::Fixed);
    assert_eq!(
        (told.rows[0].on.year, told.rows[0].date.as_str()),
        (Some(2021), "2022-03-01")
    );
    assert!(
        told.wrong[0]
            .to_string()
            .contains("row 3, column other_year")
    );

    let mut workbook = rust_xlsxwriter::Workbook::new();
    let sheet = workbook.add_worksheet();
    for (column, (name, cell)) in [
        ("决定", "不同"),
        ("地区", "青岭县"),
        ("年份", "2020"),
        ("原文", "7件"),
        ("另一年份", "2021"),
        ("另一原文", "8件"),
    ]
    .into_iter()
    .enumerate()
    {
        sheet.write_string(0, column as u16, name).unwrap();
        sheet.write_string(1, column as u16, cell).unwrap();
    }
    let path = folder.path().join("decisions.xlsx");
    workbook.save(&path).unwrap();
    let told = read(&path).unwrap();
    assert!(matches!(&told.rows[0].verdict, Verdict::Apart(other) if other.text == "8件"));
}

#[test]
fn toml_says_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("decisions.toml");
    let words = "[[decision]]\ndecision = \"value\"\narea = \"青岭县\"\nyear = 2021\ntext = \"7件\"\nto = 8\nreason = \"印错\"\n";
    std::fs::write(&path, words).unwrap();
    let read = read(&path).unwrap();
    assert_eq!(read.rows[0].verdict, Verdict::Value(8.0));
    assert_eq!(read.rows[0].on.year, Some(2021));
    assert_eq!(find(&[folder.path().to_owned()]), Some(path));
}
