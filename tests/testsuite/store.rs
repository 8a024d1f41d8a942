//! Drives `ingest` and the commands on a store: what changes is replaced, what
//! goes is told, and nothing that kills it leaves half a store.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command as Process, Stdio};
use std::time::{Duration, Instant};

use predicates::prelude::*;
use predicates::str::contains;
use tongbi::store::Store;
use tongbi::tables::Filter;

use crate::command::{DEMO, stdout, tongbi};

fn demo(year: i32) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join(DEMO)
        .join(format!("{year}.txt"));
    fs::read_to_string(path).expect("the demo series")
}

/// Reports of some fictional areas: the demo under other names, so that each
/// differs from the others.
fn corpus(folder: &Path, areas: &[&str], years: std::ops::RangeInclusive<i32>) {
    for area in areas {
        fs::create_dir_all(folder.join(area)).unwrap();
        for year in years.clone() {
            let text = demo(year).replace("澜溪县", area);
            fs::write(folder.join(area).join(format!("{year}.txt")), text).unwrap();
        }
    }
}

fn ingest(reports: &Path, store: &Path) -> assert_cmd::assert::Assert {
    tongbi()
        .arg("ingest")
        .arg(reports)
        .arg("--store")
        .arg(store)
        .assert()
}

fn export(table: &str, path: &Path) -> String {
    stdout(tongbi().args(["export", table]).arg(path))
}

/// The files below a folder with their bytes.
fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    walkdir::WalkDir::new(folder)
        .into_iter()
        .flatten()
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let bytes = fs::read(entry.path()).unwrap();
            (entry.into_path(), bytes)
        })
        .collect()
}

#[test]
fn parts_stand_in_folders_by_year() {
    let dir = tempfile::tempdir().unwrap();
    let store = dir.path().join("store");
    ingest(Path::new(DEMO), &store).success();
    for table in ["reports", "observations", "statements"] {
        for year in 2020..=2024 {
            let within = store.join(table).join(format!("year={year}"));
            let parts = fs::read_dir(&within).unwrap().count();
            assert_eq!(parts, 1, "{}", within.display());
        }
    }
    assert!(Store::open(&store).unwrap().verify().is_empty());
}

#[test]
fn the_job_of_spark_writes_the_format_and_columns_of_now() {
    let job = concat!(env!("CARGO_MANIFEST_DIR"), "/spark/panel.py");
    let job = fs::read_to_string(job).unwrap();
    assert!(job.contains(&format!("FORMAT = {}\n", tongbi::store::FORMAT)));
    let outcome = tongbi::read::read(&[DEMO.into()], &tongbi::read::Options::default());
    let panel = tongbi::panel(outcome.reports);
    for (table, frame) in tongbi::store::area_tables(&panel).unwrap() {
        let (_, behind) = job.split_once(&format!("\"{table}\": {{")).expect(table);
        let (said, _) = behind.split_once('}').unwrap();
        let mut said: Vec<&str> = said.split('"').skip(1).step_by(2).collect();
        said.retain(|column| *column != "content");
        let columns: Vec<&str> = frame
            .get_column_names()
            .iter()
            .map(|c| c.as_str())
            .collect();
        assert_eq!(said, columns, "{table}");
    }
}

#[test]
fn only_what_changed_is_written() {
    let dir = tempfile::tempdir().unwrap();
    let (reports, store) = (dir.path().join("reports"), dir.path().join("store"));
    corpus(&reports, &["青岭县", "澜溪县", "白石县"], 2022..=2023);
    ingest(&reports, &store)
        .success()
        .stderr(contains("6 added, 0 changed, 0 unchanged, 0 removed"));
    let before = files(&store);
    ingest(&reports, &store)
        .success()
        .stderr(contains("0 added, 0 changed, 6 unchanged, 0 removed"));
    assert!(before == files(&store), "nothing changed, nothing written");

    let changed = reports.join("青岭县/2023.txt");
    let text = fs::read_to_string(&changed).unwrap();
    fs::write(&changed, text.replace("1735项", "1736项")).unwrap();
    fs::remove_file(reports.join("白石县/2022.txt")).unwrap();
    corpus(&reports, &["东川县"], 2024..=2024);
    ingest(&reports, &store).success().stderr(
        contains("1 added, 1 changed, 4 unchanged, 1 removed")
            .and(contains("白石县/2022.txt: the file is gone"))
            .and(contains("--prune")),
    );
    let rows = export("reports", &store);
    assert_eq!(rows.lines().count(), 1 + 7, "{rows}");
    assert!(export("observations", &store).contains("1736项"));

    tongbi()
        .args(["ingest", "--prune"])
        .arg(&reports)
        .arg("--store")
        .arg(&store)
        .assert()
        .success()
        .stderr(contains("dropped"));
    // What came step by step is what comes at once.
    let at_once = dir.path().join("at-once");
    ingest(&reports, &at_once).success();
    for table in [
        "reports",
        "observations",
        "statements",
        "indicators",
        "deltas",
        "trends",
        "followup",
        "checks",
    ] {
        assert_eq!(export(table, &store), export(table, &at_once), "{table}");
        assert_eq!(export(table, &store), export(table, &reports), "{table}");
    }
    assert!(
        files(&store).len() == files(&at_once).len(),
        "nothing old is left"
    );
}

#[test]
fn a_renamed_file_keeps_one_report() {
    let dir = tempfile::tempdir().unwrap();
    let (reports, store) = (dir.path().join("reports"), dir.path().join("store"));
    corpus(&reports, &["青岭县"], 2022..=2023);
    ingest(&reports, &store).success();
    fs::rename(
        reports.join("青岭县/2023.txt"),
        reports.join("青岭县/2023年报告.txt"),
    )
    .unwrap();
    ingest(&reports, &store).success();
    assert_eq!(export("reports", &store), export("reports", &reports));
}

#[test]
fn a_report_from_elsewhere_keeps_its_place() {
    let dir = tempfile::tempdir().unwrap();
    let (first, second) = (dir.path().join("first"), dir.path().join("second"));
    let store = dir.path().join("store");
    corpus(&first, &["青岭县"], 2022..=2023);
    corpus(&second, &["青岭县"], 2023..=2024);
    // Word for word the same it would be the same file, kept twice.
    let other = second.join("青岭县/2023.txt");
    let words = fs::read_to_string(&other).unwrap() + "全年新聘法律顾问3名。\n";
    fs::write(&other, words).unwrap();
    ingest(&first, &store).success();
    ingest(&second, &store)
        .code(1)
        .stderr(contains("second/青岭县/2023.txt").and(contains("first/青岭县/2023.txt")));
    assert_eq!(export("reports", &store).lines().count(), 1 + 3);
}

#[test]
fn filters_reach_the_store() {
    let dir = tempfile::tempdir().unwrap();
    let (reports, store) = (dir.path().join("reports"), dir.path().join("store"));
    corpus(&reports, &["青岭县", "澜溪县", "白石县"], 2021..=2023);
    ingest(&reports, &store).success();
    for filter in [
        ["--area", "澜溪"].as_slice(),
        &["--years", "2022-2023"],
        &["--area", "县", "--years", "2021"],
    ] {
        for table in [
            "reports",
            "observations",
            "statements",
            "indicators",
            "trends",
        ] {
            let from =
                |path: &Path| stdout(tongbi().args(["export", table]).arg(path).args(filter));
            assert_eq!(from(&store), from(&reports), "{table} {filter:?}");
        }
    }
    // Parts of other years are not even opened.
    fs::remove_dir_all(store.join("observations/year=2021")).unwrap();
    tongbi()
        .args(["export", "observations", "--years", "2022"])
        .arg(&store)
        .assert()
        .success();
    tongbi()
        .args(["export", "observations"])
        .arg(&store)
        .assert()
        .code(2)
        .stderr(contains("year=2021"));
}

#[test]
fn other_formats_say_what_to_do() {
    let dir = tempfile::tempdir().unwrap();
    let store = dir.path().join("store");
    ingest(Path::new(DEMO), &store).success();
    let manifest = store.join("tongbi-store.json");
    let words = fs::read_to_string(&manifest).unwrap();
    for (format, remedy) in [("1", "make it again"), ("99", "that version or newer")] {
        let other = words.replacen("\"format\": 4", &format!("\"format\": {format}"), 1);
        assert!(other != words);
        fs::write(&manifest, other).unwrap();
        for command in [
            ["export", "reports"].as_slice(),
            &["ingest", DEMO, "--store"],
        ] {
            tongbi()
                .args(command)
                .arg(&store)
                .assert()
                .code(2)
                .stderr(contains(format!("format {format}")).and(contains(remedy)));
        }
    }
}

#[test]
fn two_ingests_at_once_do_not_mix() {
    let dir = tempfile::tempdir().unwrap();
    let (reports, store) = (dir.path().join("reports"), dir.path().join("store"));
    corpus(
        &reports,
        &["青岭县", "澜溪县", "白石县", "东川县"],
        2020..=2024,
    );
    let start = || {
        process(&reports, &store)
            .stderr(Stdio::piped())
            .spawn()
            .unwrap()
    };
    let both = [start(), start()].map(|child| child.wait_with_output().unwrap());
    assert!(both.iter().any(|out| out.status.success()));
    for out in both.iter().filter(|out| !out.status.success()) {
        let words = String::from_utf8_lossy(&out.stderr);
        assert!(words.contains("another ingest"), "{words}");
    }
    assert!(Store::open(&store).unwrap().verify().is_empty());
    assert_eq!(export("reports", &store), export("reports", &reports));
}

fn process(reports: &Path, store: &Path) -> Process {
    let mut command = Process::new(assert_cmd::cargo::cargo_bin("tongbi"));
    command
        .arg("ingest")
        .arg(reports)
        .arg("--store")
        .arg(store)
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    command
}

/// Of each area either all is as before or all is as after.
#[cfg(unix)]
#[test]
fn killed_at_any_instant_the_store_is_whole() {
    let dir = tempfile::tempdir().unwrap();
    let (reports, store) = (dir.path().join("reports"), dir.path().join("store"));
    let areas = ["青岭县", "澜溪县", "白石县", "东川县"];
    corpus(&reports, &areas, 2021..=2023);
    ingest(&reports, &store).success();
    let started = Instant::now();
    touch(&reports, &areas, 0);
    assert!(process(&reports, &store).status().unwrap().success());
    let whole = started.elapsed();

    let mut random = 0x2545_f491_4f6c_dd1d_u64;
    let mut ended = 0;
    for round in 1..=50 {
        let before = rows(&store);
        touch(&reports, &areas, round);
        let mut child = process(&reports, &store).spawn().unwrap();
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        std::thread::sleep(whole.mul_f64((random % 1200) as f64 / 1000.0));
        // Every second time as Ctrl-C does it.
        let signal = if round % 2 == 0 { "-INT" } else { "-KILL" };
        let id = child.id().to_string();
        Process::new("kill").args([signal, &id]).status().unwrap();
        ended += usize::from(child.wait().unwrap().success());

        assert!(Store::open(&store).unwrap().verify().is_empty());
        let after = rows(&store);
        for area in areas {
            let (then, now) = (&before[area], &after[area]);
            let new = format!("{}项", 5000 + round);
            let all_new = now.iter().filter(|row| row.contains(&new)).count() == 3;
            assert!(
                then == now || all_new,
                "round {round}, {area}: half old, half new"
            );
        }
    }
    assert!(ended < 50, "no round was killed in the middle");
    ingest(&reports, &store).success();
    assert_eq!(
        export("observations", &store),
        export("observations", &reports)
    );
    let leftovers = files(&store)
        .into_keys()
        .filter(|path| path.to_string_lossy().contains(".tongbi-"))
        .count();
    assert_eq!(
        leftovers, 0,
        "the next ingest clears what a killed one left"
    );
    assert!(whole < Duration::from_secs(120));
}

/// Changes one figure in every report.
fn touch(reports: &Path, areas: &[&str], round: usize) {
    for area in areas {
        for year in 2021..=2023 {
            let text = demo(year).replace("澜溪县", area);
            let more = format!("\n全县另行办理其他事项{}项。\n", 5000 + round);
            fs::write(reports.join(area).join(format!("{year}.txt")), text + &more).unwrap();
        }
    }
}

/// The observations of each area, as text and value.
fn rows(store: &Path) -> BTreeMap<String, Vec<String>> {
    let panel = Store::open(store)
        .unwrap()
        .panel(&Filter::default())
        .unwrap();
    let mut rows: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for o in panel.observations {
        let row = format!("{} {} {} {}", o.year, o.indicator, o.text, o.line);
        rows.entry(o.area).or_default().push(row);
    }
    rows
}
