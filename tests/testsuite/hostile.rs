//! A short deterministic version of the fuzz targets: demo text cut, glued,
//! repeated and stirred by a fixed sequence; nothing may panic, and every row
//! must stand where it says.

use tongbi::read::{Genre, Report};

/// A linear congruential generator (Knuth's MMIX constants): the same stirring
/// on every machine.
struct Stir(u64);

impl Stir {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % n.max(1)
    }
}

fn report(text: String, genre: Genre) -> Report {
    Report {
        area: "青禾县".into(),
        year: 2023,
        genre,
        source: "stirred".into(),
        text,
        ..Report::default()
    }
}

fn holds(report: &Report) {
    let observed = tongbi::observe(report);
    let mut end = 0;
    for row in &observed.observations {
        assert_eq!(report.text.get(row.start..row.end), Some(row.text.as_str()));
        assert!(row.start >= end, "{} overlaps the figure before", row.text);
        assert!(row.value.is_finite(), "{}", row.text);
        end = row.end;
    }
    for row in &observed.statements {
        assert_eq!(report.text.get(row.start..row.end), Some(row.text.as_str()));
    }
}

#[test]
fn stirred_text_never_panics() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/datasets/lanxi");
    let demo: Vec<char> = ["2020", "2023"]
        .iter()
        .flat_map(|y| {
            std::fs::read_to_string(format!("{folder}/{y}.txt"))
                .expect("the demo")
                .chars()
                .collect::<Vec<_>>()
        })
        .collect();
    let odd: Vec<char> = "0９.,，%％‰一二十百千万亿余多近超约零〇点分之至—-~/年月日第(（）)“”\n\r\u{3000} \u{0}\u{feff}😀".chars().collect();
    let mut stir = Stir(2024);
    for round in 0..400 {
        let mut text = String::new();
        for _ in 0..stir.below(12) {
            let from = stir.below(demo.len());
            let to = (from + stir.below(60)).min(demo.len());
            text.extend(&demo[from..to]);
            for _ in 0..stir.below(5) {
                text.push(odd[stir.below(odd.len())]);
            }
        }
        let genre = if round % 2 == 0 {
            Genre::RuleOfLaw
        } else {
            Genre::GovernmentWork
        };
        holds(&report(text, genre));
    }
}

#[test]
fn extremes_never_panic() {
    for text in [
        "",
        "\n",
        "9",
        "十",
        "1".repeat(5000).as_str(),
        "万".repeat(3000).as_str(),
        "（".repeat(5000).as_str(),
        "一是".repeat(2000).as_str(),
    ] {
        for genre in [Genre::RuleOfLaw, Genre::GovernmentWork, Genre::Other] {
            holds(&report(text.to_owned(), genre));
        }
    }
}
