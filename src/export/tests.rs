use std::io::Cursor;

use polars::prelude::IntoLazy;
use polars_io::prelude::{ParquetReader, SerReader};

use super::*;
use crate::indicators::Polarity;
use crate::tables::{self, Table, samples};
use crate::trends::trends;

fn observations() -> DataFrame {
    let mut quoted = samples::observation("甲县", 2021, "受理案件", 94.4);
    quoted.heading = "一、推进“放管服”, 改革\"试点\"".into();
    quoted.unit = "%".into();
    tables::observations(&[
        samples::observation("甲县", 2020, "受理案件", 1600.0),
        quoted,
    ])
    .unwrap()
}

fn written(format: Format) -> Vec<u8> {
    let mut bytes = Vec::new();
    write(&observations(), format, &mut bytes).unwrap();
    bytes
}

#[test]
fn csv_has_plain_numbers_and_quotes_what_must_be() {
    let text = String::from_utf8(written(Format::Csv)).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    assert!(lines[0].starts_with("area,year,indicator,label,value,value_max,unit,"));
    assert!(
        lines[1]
            .starts_with("甲县,2020,受理案件,受理案件,1600,,件,exact,level,year,measures,,1600件,")
    );
    assert!(lines[2].contains(r#","一、推进“放管服”, 改革""试点""","#));
}

#[test]
fn the_byte_order_mark_is_for_those_who_ask() {
    assert!(written(Format::CsvBom).starts_with(b"\xEF\xBB\xBFarea,"));
    assert!(written(Format::Csv).starts_with(b"area,"));
}

#[test]
fn json_keeps_the_order_of_the_columns() {
    let text = String::from_utf8(written(Format::Json)).unwrap();
    assert!(text.starts_with(r#"[{"area":"甲县","year":2020,"indicator":"受理案件","#));
    let parsed: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(parsed[1]["value"], 94.4);
    assert_eq!(parsed[0]["value_max"], serde_json::Value::Null);
    let lines = String::from_utf8(written(Format::Ndjson)).unwrap();
    assert_eq!(lines.lines().count(), 2);
}

#[test]
fn parquet_comes_back_as_it_was() {
    let bytes = written(Format::Parquet);
    let back = ParquetReader::new(Cursor::new(bytes)).finish().unwrap();
    assert!(back.equals_missing(&observations()));
    assert_eq!(back.schema(), observations().schema());
}

#[test]
fn the_same_table_gives_the_same_bytes() {
    for format in Format::ALL {
        assert_eq!(written(format), written(format), "{}", format.name());
    }
}

#[test]
fn a_workbook_of_trends_has_sparklines() {
    let names = tables::indicators(&[samples::indicator("受理案件", Polarity::More)]).unwrap();
    let table = trends(observations().lazy(), names.lazy())
        .unwrap()
        .collect()
        .unwrap();
    let mut bytes = Vec::new();
    workbook(&[&table, &observations()], Headers::Names, &mut bytes).unwrap();
    assert!(bytes.starts_with(b"PK"));
}

#[test]
fn sdmx_names_its_structure_and_marks_approximations() {
    let mut rows = vec![samples::observation("甲县", 2020, "受理案件", 1600.0)];
    rows[0].qualifier = crate::figures::Qualifier::Over;
    let frame = tables::observations(&rows).unwrap();
    let mut bytes = Vec::new();
    write(&frame, Format::SdmxCsv, &mut bytes).unwrap();
    let text = String::from_utf8(bytes).unwrap();
    assert!(text.starts_with(
        "STRUCTURE,STRUCTURE_ID,ACTION,FREQ,REF_AREA,INDICATOR,TIME_PERIOD,OBS_VALUE,"
    ));
    assert!(
        text.contains(
            "datastructure,TONGBI:OBSERVATIONS(1.0.0),I,A,甲县,受理案件,2020,1600,,件,0,E,"
        )
    );
}

#[test]
fn sdmx_is_for_observations() {
    let error = write(&tables::reports(&[]).unwrap(), Format::SdmxCsv, Vec::new());
    assert!(error.unwrap_err().to_string().contains("not for reports"));
}

#[test]
fn a_file_appears_whole_or_not_at_all() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("observations.csv");
    write_file(&observations(), Format::Csv, &path).unwrap();
    let before = std::fs::read(&path).unwrap();
    let failed = whole_file(&path, |file| {
        file.write_all(b"half")?;
        Err(ExportError::NotObservations("test"))
    });
    assert!(failed.is_err());
    assert_eq!(std::fs::read(&path).unwrap(), before);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn a_missing_folder_is_named() {
    let path = Path::new("no-such-folder/observations.csv");
    let error = write_file(&observations(), Format::Csv, path).unwrap_err();
    assert!(
        error
            .to_string()
            .contains("no-such-folder/observations.csv")
    );
}

#[test]
fn a_package_describes_every_column() {
    let folder = tempfile::tempdir().unwrap();
    let mut package = Package::new(folder.path(), Meta::default()).unwrap();
    let frames = [observations(), observations()].map(Ok::<_, ExportError>);
    package
        .table(Table::Observations, frames.into_iter())
        .unwrap();
    package.finish().unwrap();
    let text = std::fs::read_to_string(folder.path().join("datapackage.json")).unwrap();
    let described: serde_json::Value = serde_json::from_str(&text).unwrap();
    let resource = &described["resources"][0];
    assert_eq!(resource["path"], "observations.csv");
    let fields = resource["schema"]["fields"].as_array().unwrap();
    assert_eq!(fields.len(), observations().width());
    assert_eq!(fields[1]["type"], "year");
    let size = std::fs::metadata(folder.path().join("observations.csv"))
        .unwrap()
        .len();
    assert_eq!(resource["bytes"], size);
}

#[test]
fn a_package_is_whole_or_the_old_one() {
    let folder = tempfile::tempdir().unwrap();
    let description = folder.path().join("datapackage.json");
    std::fs::write(&description, "old").unwrap();
    let names = || -> Vec<String> {
        let entries = std::fs::read_dir(folder.path()).unwrap().flatten();
        let names = entries.map(|e| e.file_name().to_string_lossy().into_owned());
        let mut names: Vec<String> = names.collect();
        names.sort();
        names
    };
    let table = |package: &mut Package| {
        let frames = std::iter::once(Ok::<_, ExportError>(observations()));
        package.table(Table::Observations, frames).unwrap();
    };
    let mut stopped = Package::new(folder.path(), Meta::default()).unwrap();
    table(&mut stopped);
    drop(stopped);
    assert_eq!(names(), ["datapackage.json"]);
    assert_eq!(std::fs::read_to_string(&description).unwrap(), "old");
    // What a killed process left goes, what another makes stays.
    let left = folder.path().join(".tongbi-package-left");
    std::fs::create_dir(&left).unwrap();
    std::fs::write(left.join("held"), "").unwrap();
    let other = Package::new(folder.path(), Meta::default()).unwrap();
    let raw = Meta {
        raw: true,
        ..Meta::default()
    };
    let mut package = Package::new(folder.path(), raw).unwrap();
    table(&mut package);
    package.finish().unwrap();
    assert_eq!(names().len(), 4, "{:?}", names());
    drop(other);
    assert_eq!(
        names(),
        ["CITATION.cff", "datapackage.json", "observations.csv"]
    );
    let told = std::fs::read_to_string(&description).unwrap();
    assert!(told.contains("Cells stand as they are"), "{told}");
}

#[test]
fn cells_that_a_spreadsheet_would_run_are_guarded_unless_raw() {
    let row = crate::tables::samples::observation("甲县", 2021, "=1+1", 12.0);
    let frame = crate::tables::observations(std::slice::from_ref(&row)).unwrap();
    let text = |format| {
        let mut bytes = Vec::new();
        write(&frame, format, &mut bytes).unwrap();
        String::from_utf8(bytes).unwrap()
    };
    assert!(text(Format::Csv).contains(",'=1+1,"));
    assert!(text(Format::CsvRaw).contains(",=1+1,"));
    assert_eq!(text(Format::Csv).replace("'=", "="), text(Format::CsvRaw));
}

#[test]
fn formats_are_found_by_name_and_by_ending() {
    for format in Format::ALL {
        assert_eq!(Format::named(format.name()), Some(format));
    }
    assert_eq!(Format::of_path(Path::new("a/b.XLSX")), Some(Format::Xlsx));
    assert_eq!(
        Format::of_path(Path::new("a/b.jsonl")),
        Some(Format::Ndjson)
    );
    assert_eq!(Format::of_path(Path::new("a/b")), None);
}
