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
    store.verify().unwrap();
    store.panel(filter).unwrap()
}

fn direct(reports: &Path) -> Panel {
    crate::panel(read::read(&[reports.to_owned()], &Options::default()).reports)
}

fn same(a: &Panel, b: &Panel) {
    assert_eq!(a.reports, b.reports);
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
    assert_eq!(got.reports, expected.reports);
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
    let found = Store::open(&store)
        .unwrap()
        .verify()
        .unwrap_err()
        .to_string();
    assert!(
        found.contains(part.as_str()) && found.contains("its hash"),
        "{found}"
    );
}
