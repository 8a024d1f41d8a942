//! Stores of several segments: whatever the cuts, what comes out is what the
//! reports say.

use std::fs;
use std::path::{Path, PathBuf};

use super::*;
use crate::read::{self, Options};
use crate::tables::YearSet;

const AREAS: [&str; 7] = [
    "丁川县",
    "丙川县",
    "乙川县",
    "甲川县",
    "青岭县",
    "白石县",
    "澜溪县",
];

fn corpus(folder: &Path, areas: &[&str], years: std::ops::RangeInclusive<i32>) {
    for (n, area) in areas.iter().enumerate() {
        fs::create_dir_all(folder.join(area)).unwrap();
        for year in years.clone() {
            let text = format!(
                "{area}{year}年法治政府建设年度报告\n一、主要举措和成效\n全县办理行政复议案件{}件，\
                 人民调解组织调处纠纷{}件，成功率9{}%。\n二、存在的不足\n执法装备较为老旧。\n",
                30 + n + year as usize % 7,
                400 + 3 * n,
                n % 10,
            );
            fs::write(folder.join(area).join(format!("{year}.txt")), text).unwrap();
        }
    }
}

fn ingested(reports: &Path, store: &Path, segment_bytes: usize) -> Ingested {
    let what = Ingest {
        paths: &[reports.to_owned()],
        options: &Options::default(),
        prune: true,
        segment_bytes,
    };
    ingest(store, what, &|_| ()).unwrap()
}

fn stored(store: &Path, filter: &Filter) -> Panel {
    let store = Store::open(store).unwrap();
    assert!(store.verify().is_empty());
    store.panel(filter).unwrap()
}

fn direct(reports: &Path) -> Panel {
    crate::panel(read::read(&[reports.to_owned()], &Options::default()).reports)
}

/// The reports as a store gives them back: what was weighed to know them is not kept.
fn kept(reports: &[crate::read::Report]) -> Vec<crate::read::Report> {
    let mut reports = reports.to_vec();
    for report in &mut reports {
        report.identity.told.clear();
    }
    reports
}

fn same(a: &Panel, b: &Panel) {
    assert_eq!(kept(&a.reports), kept(&b.reports));
    assert_eq!(a.observations, b.observations);
    assert_eq!(a.statements, b.statements);
    assert_eq!(a.alignment, b.alignment);
}

#[test]
fn many_segments_hold_what_one_holds() {
    let dir = tempfile::tempdir().unwrap();
    let (reports, store) = (dir.path().join("reports"), dir.path().join("store"));
    corpus(&reports, &AREAS, 2020..=2023);
    let done = ingested(&reports, &store, 2000);
    assert!(done.manifest.segments.len() > 2, "{:?}", done.manifest);
    same(&stored(&store, &Filter::default()), &direct(&reports));
}

#[test]
fn segments_stay_sorted_whatever_is_added_and_dropped() {
    let dir = tempfile::tempdir().unwrap();
    let (reports, store) = (dir.path().join("reports"), dir.path().join("store"));
    for (areas, years) in [
        (&AREAS[2..5], 2021..=2022),
        (&AREAS[..3], 2020..=2023),
        (&AREAS[5..], 2023..=2023),
    ] {
        corpus(&reports, areas, years);
        let done = ingested(&reports, &store, 1500);
        let areas: Vec<&String> = done
            .manifest
            .segments
            .iter()
            .flat_map(|s| &s.areas)
            .collect();
        assert!(areas.is_sorted_by(|a, b| a < b), "{areas:?}");
        same(&stored(&store, &Filter::default()), &direct(&reports));
    }
    fs::remove_dir_all(reports.join(AREAS[2])).unwrap();
    fs::remove_file(reports.join(AREAS[0]).join("2021.txt")).unwrap();
    ingested(&reports, &store, 1500);
    same(&stored(&store, &Filter::default()), &direct(&reports));
}

/// A segment that nothing touches keeps its parts to the byte.
#[test]
fn untouched_segments_are_left_alone() {
    let dir = tempfile::tempdir().unwrap();
    let (reports, store) = (dir.path().join("reports"), dir.path().join("store"));
    corpus(&reports, &AREAS, 2020..=2023);
    let before = ingested(&reports, &store, 2000).manifest.segments;
    let changed = reports.join(AREAS[6]).join("2022.txt");
    let text = fs::read_to_string(&changed).unwrap();
    fs::write(changed, text.replace("老旧", "陈旧")).unwrap();
    let after = ingested(&reports, &store, 2000).manifest.segments;
    let kept = after.iter().filter(|s| before.contains(s)).count();
    assert_eq!(kept, before.len() - 1);
}

#[test]
fn the_filter_chooses_areas_and_years() {
    let dir = tempfile::tempdir().unwrap();
    let (reports, store) = (dir.path().join("reports"), dir.path().join("store"));
    corpus(&reports, &AREAS, 2020..=2023);
    ingested(&reports, &store, 3000);
    let filter = Filter {
        areas: vec!["川县".into(), "青岭".into()],
        years: Some(YearSet::parse("2021-2022").unwrap()),
        ..Filter::default()
    };
    let mut expected = direct(&reports);
    expected
        .reports
        .retain(|r| r.area.contains("川县") || r.area == "青岭县");
    expected.reports.retain(|r| (2021..=2022).contains(&r.year));
    let got = stored(&store, &filter);
    assert_eq!(kept(&got.reports), kept(&expected.reports));
    let areas: Vec<PathBuf> = got
        .observations
        .iter()
        .map(|o| (&o.source).into())
        .collect();
    assert!(areas.iter().all(|path| path.starts_with(&reports)));
    assert_eq!(got.observations.len(), 5 * 2 * 3);
}

#[test]
fn a_part_changed_from_outside_is_named() {
    let dir = tempfile::tempdir().unwrap();
    let (reports, store) = (dir.path().join("reports"), dir.path().join("store"));
    corpus(&reports, &AREAS[..2], 2022..=2023);
    let done = ingested(&reports, &store, 9000);
    let part = &done.manifest.segments[0].parts[1].path;
    let mut bytes = fs::read(store.join(part)).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(store.join(part), bytes).unwrap();
    let opened = Store::open(&store).unwrap();
    let found: Vec<String> = opened.verify().iter().map(ToString::to_string).collect();
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(
        found[0].contains(part.as_str()) && found[0].contains("its hash"),
        "{found:?}"
    );
    let read = opened.panel(&Filter::default()).unwrap_err().to_string();
    assert!(read.contains("its hash"), "{read}");
}

/// What can happen to a file of a store.
fn damage(path: &Path, how: usize) {
    let mut bytes = fs::read(path).unwrap();
    match how {
        0 => return fs::remove_file(path).unwrap(),
        1 => bytes.truncate(bytes.len() / 2),
        _ => {
            let at = how * 7919 % bytes.len();
            bytes[at] ^= 1 << (how % 8);
        }
    }
    fs::write(path, bytes).unwrap();
}

#[test]
fn an_ingest_makes_again_what_was_damaged() {
    let dir = tempfile::tempdir().unwrap();
    let (reports, store) = (dir.path().join("reports"), dir.path().join("store"));
    corpus(&reports, &AREAS, 2021..=2023);
    let whole = ingested(&reports, &store, 2000).manifest;
    let expected = direct(&reports);
    let parts = whole.segments.iter().flat_map(|s| &s.parts);
    let files: Vec<String> = parts
        .map(|part| part.path.clone())
        .chain(["tongbi-store.json".to_owned()])
        .collect();
    for (n, file) in files.iter().enumerate() {
        damage(&store.join(file), n % 5);
        let done = ingested(&reports, &store, 2000);
        assert!(done.lost.is_empty(), "{file}: {:?}", done.lost);
        same(&stored(&store, &Filter::default()), &expected);
    }
}

#[test]
fn what_files_do_not_bring_back_comes_from_the_store_or_is_told() {
    let dir = tempfile::tempdir().unwrap();
    let (reports, store) = (dir.path().join("reports"), dir.path().join("store"));
    corpus(&reports, &AREAS[..3], 2022..=2023);
    let whole = ingested(&reports, &store, 1 << 20).manifest;
    let expected = direct(&reports);
    let part = |table: &str| {
        let parts = &whole.segments[0].parts;
        let found = parts.iter().find(|part| part.table == table);
        store.join(&found.unwrap().path)
    };
    let nothing = Ingest {
        paths: &[],
        options: &Options::default(),
        prune: false,
        segment_bytes: 1 << 20,
    };
    damage(&part("observations"), 1);
    let done = ingest(&store, nothing, &|_| ()).unwrap();
    assert_eq!((done.restored, done.lost.len()), (6, 0));
    same(&stored(&store, &Filter::default()), &expected);

    let whole = done.manifest;
    let found = whole.segments[0]
        .parts
        .iter()
        .find(|p| p.table == "reports");
    damage(&store.join(&found.unwrap().path), 1);
    let done = ingest(&store, nothing, &|_| ()).unwrap();
    assert_eq!(done.restored, 3);
    assert_eq!(done.lost.len(), 1);
    assert_eq!((done.lost[0].year, done.lost[0].reports), (2022, 3));
}

#[test]
fn a_moved_folder_holds_the_same_reports() {
    let dir = tempfile::tempdir().unwrap();
    let (reports, store) = (dir.path().join("reports"), dir.path().join("store"));
    corpus(&reports, &AREAS[..2], 2022..=2023);
    ingested(&reports, &store, 1 << 20);
    let again = ingested(&dir.path().join("./reports/../reports"), &store, 1 << 20);
    assert_eq!(
        (again.added, again.unchanged, again.skipped.len()),
        (0, 4, 0)
    );
    let moved = dir.path().join("moved");
    fs::rename(&reports, &moved).unwrap();
    let done = ingested(&moved, &store, 1 << 20);
    assert!(done.skipped.is_empty(), "{:?}", done.skipped);
    same(&stored(&store, &Filter::default()), &direct(&moved));
}
