//! Whose report, of which year: composed cases, each of a kind of its own, read
//! as the command reads them. An area of `?` must be asked for, never invented.

use std::path::Path;

use tongbi::read::{self, Options};

/// Cases, and how many of the areas and years of each file must be right.
const CASES: [(&str, &str, f64); 2] = [
    (
        "identity.csv",
        include_str!("../truth/cases/identity.csv"),
        0.95,
    ),
    (
        "identity-more.csv",
        include_str!("../truth/cases/identity-more.csv"),
        0.95,
    ),
];

struct Case {
    path: String,
    text: String,
    options: Options,
    area: String,
    year: String,
}

fn cases(content: &str) -> Vec<Case> {
    let mut reader = csv::Reader::from_reader(content.as_bytes());
    let rows = reader.records().map(|row| {
        let row = row.expect("a case");
        let cell = |i: usize| row.get(i).unwrap_or_default().to_owned();
        let flags = cell(2);
        let flag = |name: &str| {
            let mut words = flags.split(' ').skip_while(|word| *word != name);
            words.nth(1).map(str::to_owned)
        };
        Case {
            path: cell(0),
            text: cell(1).replace("\\n", "\n"),
            options: Options {
                area: flag("--area"),
                year: flag("--year").and_then(|year| year.parse().ok()),
                ..Options::default()
            },
            area: cell(3),
            year: cell(4),
        }
    });
    rows.collect()
}

#[test]
fn area_and_year_are_those_of_the_report() {
    for (name, content, floor) in CASES {
        let cases = cases(content);
        let mut missed = Vec::new();
        for case in &cases {
            let read = read::read_bytes(Path::new(&case.path), case.text.as_bytes(), &case.options);
            let got = read
                .reports
                .first()
                .map(|r| (r.area.clone(), r.year.to_string()));
            let right = match &got {
                Some((area, year)) => *area == case.area && *year == case.year,
                None => case.area == "?",
            };
            if !right {
                missed.push(format!(
                    "{} wants {} {}, got {got:?}",
                    case.path, case.area, case.year
                ));
            }
        }
        let share = 1.0 - missed.len() as f64 / cases.len() as f64;
        assert!(share >= floor, "{name}: {share:.3}\n{}", missed.join("\n"));
    }
}

/// Codes of cities and of counties under no city.
fn is_city(code: &str) -> bool {
    code.ends_with("00") || code.get(2..4) == Some("90")
}

/// Work reports of cities, each in a file of the city's short name, whose first
/// words are 我代表市人民政府: nothing but the name says whose they are.
#[test]
fn a_short_name_of_a_file_is_a_place() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus-cities");
    if !folder.is_dir() {
        eprintln!("skipped: no {}", folder.display());
        return;
    }
    let read = read::read(&[folder], &Options::default());
    let of_its_name = |report: &&read::Report| {
        let stem = Path::new(&report.source).file_stem().unwrap_or_default();
        is_city(&report.area_code) && report.area.starts_with(&*stem.to_string_lossy())
    };
    let all = read.reports.len() + read.skipped.len();
    assert_eq!(read.reports.iter().filter(of_its_name).count(), all);
    // One of them is filed with those of the next year.
    let of_2023 = read.reports.iter().filter(|report| report.year == 2023);
    assert!(of_2023.count() + 1 >= all);
}
