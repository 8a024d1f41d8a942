//! Whole reports kept as the rows of one table, in every format researchers
//! keep them in: each row is a report, a bad row is named and the rest goes in.

use std::fs;
use std::path::Path;

use polars::prelude::{Column, DataFrame};
use polars_io::prelude::ParquetWriter;
use predicates::prelude::*;
use predicates::str::contains;

use crate::command::tongbi;

const HEADER: [&str; 4] = ["省份", "城市", "年份", "正文"];

fn law(year: i32, cases: u32) -> String {
    format!(
        "{year}年法治政府建设情况报告\n一、主要工作\n全市办理行政处罚案件{cases}件，受理行政复议申请36件。\n\
         二、存在的不足\n一是执法力量不足。\n三、下一步工作\n一是充实执法队伍，健全培训制度。"
    )
}

/// Two places, and a row that cannot be used.
fn rows() -> Vec<[String; 4]> {
    let row = |province: &str, city: &str, year: &str, text: String| {
        [province.to_owned(), city.to_owned(), year.to_owned(), text]
    };
    vec![
        row("海南省", "三亚", "2022", law(2022, 120)),
        row("海南省", "三亚", "2023", law(2023, 131)),
        row("浙江省", "海宁", "某年", law(2023, 77)),
        row("浙江省", "海宁", "2023", law(2023, 78)),
    ]
}

fn column(i: usize) -> Vec<String> {
    rows().into_iter().map(|row| row[i].clone()).collect()
}

fn csv_of(rows: &[[String; 4]]) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(HEADER).expect("a header");
    for row in rows {
        writer.write_record(row).expect("a row");
    }
    writer.into_inner().expect("bytes")
}

/// The reports of a file, one bad row named; `first` is the number of the first.
fn holds(path: &Path, first: usize) {
    let name = path.file_name().and_then(|n| n.to_str()).expect("a name");
    let assert = tongbi()
        .args(["export", "reports"])
        .arg(path)
        .assert()
        .code(1)
        .stderr(contains(format!("#{}: `某年` is no year", first + 2)));
    let table = String::from_utf8_lossy(&assert.get_output().stdout).into_owned();
    for (area, year, row) in [
        ("三亚市", 2022, 0),
        ("三亚市", 2023, 1),
        ("海宁市", 2023, 3),
    ] {
        assert!(
            table.contains(&format!("{area},{year},rule_of_law")),
            "{name}\n{table}"
        );
        assert!(
            table.contains(&format!("{name}#{}", first + row)),
            "{name}\n{table}"
        );
    }
    assert_eq!(table.lines().count(), 1 + 3, "{name}\n{table}");
}

#[test]
fn a_table_of_whole_reports_is_read_in_every_format() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name);
    fs::write(path("a.csv"), csv_of(&rows())).expect("written");
    holds(&path("a.csv"), 2);
    let text = String::from_utf8(csv_of(&rows())).expect("UTF-8");
    let (gb, _, _) = encoding_rs::GB18030.encode(&text);
    fs::write(path("gb.csv"), gb).expect("written");
    holds(&path("gb.csv"), 2);

    let lines: Vec<String> = rows()
        .into_iter()
        .map(|row| {
            let object: serde_json::Map<String, serde_json::Value> = HEADER
                .iter()
                .zip(row)
                .map(|(name, cell)| ((*name).to_owned(), cell.into()))
                .collect();
            serde_json::Value::Object(object).to_string()
        })
        .collect();
    fs::write(path("a.jsonl"), lines.join("\n")).expect("written");
    holds(&path("a.jsonl"), 1);

    let columns = (0..4)
        .map(|i| Column::new(HEADER[i].into(), column(i)))
        .collect();
    let mut frame = DataFrame::new(rows().len(), columns).expect("a frame");
    let file = fs::File::create(path("a.parquet")).expect("a file");
    ParquetWriter::new(file)
        .finish(&mut frame)
        .expect("written");
    holds(&path("a.parquet"), 1);

    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (c, name) in (0..).zip(HEADER) {
        sheet.write(0, c, name).expect("a cell");
    }
    for (r, row) in (1..).zip(rows()) {
        for (c, cell) in (0..).zip(row) {
            sheet.write(r, c, cell).expect("a cell");
        }
    }
    book.save(path("a.xlsx")).expect("saved");
    holds(&path("a.xlsx"), 2);

    for release in [117, 118, 119] {
        let name = format!("a{release}.dta");
        fs::write(path(&name), stata(release)).expect("written");
        holds(&path(&name), 1);
    }
}

#[test]
fn columns_are_named_where_they_cannot_be_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.csv");
    let content = format!("w,p,j\n\"{}\",三亚,2022\n", law(2022, 9));
    fs::write(&path, &content).expect("written");
    let reports = || {
        let mut command = tongbi();
        command.args(["export", "reports"]).arg(&path);
        command
    };
    reports()
        .args([
            "--text-column",
            "w",
            "--area-column",
            "p",
            "--year-column",
            "j",
        ])
        .assert()
        .success()
        .stdout(contains("三亚市,2022"));
    reports()
        .args(["--text-column", "q"])
        .assert()
        .code(2)
        .stderr(contains("no column q for --text-column"));
}

#[test]
fn a_store_takes_in_a_table_and_tells_what_changed() {
    let folder = tempfile::tempdir().expect("a folder");
    let (path, store) = (folder.path().join("a.csv"), folder.path().join("store"));
    let mut all = rows();
    all.remove(2);
    let ingest = || {
        let mut command = tongbi();
        command.arg("ingest").arg(&path).arg("--store").arg(&store);
        command
    };
    fs::write(&path, csv_of(&all)).expect("written");
    ingest().assert().success().stderr(contains("3 added"));
    all[1][3] = law(2023, 132);
    fs::write(&path, csv_of(&all)).expect("written");
    ingest()
        .assert()
        .success()
        .stderr(contains("1 changed").and(contains("2 unchanged")));
}

/// The rows as a .dta, its texts as strL.
fn stata(release: u32) -> Vec<u8> {
    let rows = rows();
    let wide = release > 117;
    let name = if wide { 129 } else { 33 };
    let mut out: Vec<u8> = Vec::new();
    let mut places = Vec::new();
    let n = |value: u64, bytes: usize| value.to_le_bytes()[..bytes].to_vec();
    let put = |out: &mut Vec<u8>, bytes: &[u8]| out.extend_from_slice(bytes);
    put(
        &mut out,
        format!("<stata_dta><header><release>{release}</release><byteorder>LSF</byteorder><K>")
            .as_bytes(),
    );
    put(&mut out, &n(4, if release == 119 { 4 } else { 2 }));
    put(&mut out, b"</K><N>");
    put(&mut out, &n(rows.len() as u64, if wide { 8 } else { 4 }));
    put(&mut out, b"</N><label>");
    put(&mut out, &n(0, if wide { 2 } else { 1 }));
    put(&mut out, b"</label><timestamp>\0</timestamp></header>");
    places.extend([0, out.len()]);
    put(&mut out, b"<map>");
    let map = out.len();
    put(&mut out, &[0; 14 * 8]);
    put(&mut out, b"</map>");
    places.push(out.len());
    put(&mut out, b"<variable_types>");
    for kind in [30, 30, 12, 32768] {
        put(&mut out, &n(kind, 2));
    }
    put(&mut out, b"</variable_types>");
    places.push(out.len());
    put(&mut out, b"<varnames>");
    for one in HEADER {
        let mut bytes = one.as_bytes().to_vec();
        bytes.resize(name, 0);
        put(&mut out, &bytes);
    }
    put(&mut out, b"</varnames>");
    // Sort order, formats, labels and characteristics are not read.
    places.extend([out.len(); 5]);
    places.push(out.len());
    put(&mut out, b"<data>");
    for (o, row) in (1..).zip(&rows) {
        for (cell, width) in row.iter().zip([30, 30, 12]) {
            let mut bytes = cell.as_bytes().to_vec();
            bytes.resize(width, 0);
            put(&mut out, &bytes);
        }
        let column = match release {
            117 => 4,
            118 => 2,
            _ => 3,
        };
        put(&mut out, &n(4, column));
        put(&mut out, &n(o, 8 - column));
    }
    put(&mut out, b"</data>");
    places.push(out.len());
    put(&mut out, b"<strls>");
    for (o, row) in (1..).zip(&rows) {
        put(&mut out, b"GSO");
        put(&mut out, &n(4, 4));
        put(&mut out, &n(o, if wide { 8 } else { 4 }));
        put(&mut out, &[130]);
        put(&mut out, &n(row[3].len() as u64 + 1, 4));
        put(&mut out, row[3].as_bytes());
        put(&mut out, &[0]);
    }
    put(&mut out, b"</strls>");
    places.extend([out.len(); 2]);
    put(&mut out, b"<value_labels></value_labels></stata_dta>");
    places.push(out.len());
    places.truncate(14);
    for (i, place) in places.iter().enumerate() {
        out[map + i * 8..map + i * 8 + 8].copy_from_slice(&(*place as u64).to_le_bytes());
    }
    out
}
