//! The whole per-report stage on any text: no panic, and every row's words
//! stand where the row says.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tongbi::read::{Genre, Report};

fuzz_target!(|text: &str| {
    for genre in [Genre::RuleOfLaw, Genre::GovernmentWork] {
        let report = Report {
            area: "青禾县".into(),
            year: 2023,
            genre,
            source: "fuzz".into(),
            text: text.to_owned(),
            ..Report::default()
        };
        let observed = tongbi::observe(&report);
        for row in &observed.observations {
            assert_eq!(text.get(row.start..row.end), Some(row.text.as_str()));
        }
        for row in &observed.statements {
            assert_eq!(text.get(row.start..row.end), Some(row.text.as_str()));
        }
    }
});
