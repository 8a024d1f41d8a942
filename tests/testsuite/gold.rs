//! Holds the scores against the hand-made truth where they were reached. Needs
//! `../shared` (the truth and its scorer) and `python3`; says so and passes
//! where they are missing. A floor here is a score reached, never a wish: raise
//! it when a change raises the score, and do not lower it to make a change pass.

use std::path::{Path, PathBuf};
use std::process::Command;

/// Table, arguments of the scorer, reports, and the floor of each score.
struct Gold {
    table: &'static str,
    scorer: &'static str,
    truth: &'static str,
    reports: &'static [&'static str],
    floors: &'static [(&'static str, f64)],
}

const GOLD: &[Gold] = &[
    Gold {
        table: "observations",
        scorer: "figures",
        truth: "gold/figures-dengfeng.csv",
        reports: &["corpus/登封市"],
        floors: &[
            ("figures.precision", 0.995),
            ("figures.recall", 0.995),
            ("figures.qualifier_accuracy", 0.995),
            ("figures.kind_accuracy", 0.995),
            ("figures.period_accuracy", 0.981),
            ("figures.label_good", 0.963),
        ],
    },
    Gold {
        table: "observations",
        scorer: "figures",
        truth: "gold/figures-real.csv",
        reports: &[
            "corpus/河南省",
            "corpus/贵州省",
            "corpus/内蒙古呼伦贝尔市海拉尔区",
        ],
        floors: &[
            ("figures.precision", 0.995),
            ("figures.recall", 0.995),
            ("figures.qualifier_accuracy", 0.995),
            ("figures.kind_accuracy", 0.995),
            ("figures.period_accuracy", 0.99),
            ("figures.label_good", 0.971),
        ],
    },
    Gold {
        table: "observations",
        scorer: "figures",
        truth: "series/lanxi-truth/figures.csv",
        reports: &["series/lanxi"],
        floors: &[
            ("figures.precision", 0.995),
            ("figures.recall", 0.995),
            ("figures.qualifier_accuracy", 0.995),
            ("figures.kind_accuracy", 0.995),
            ("figures.period_accuracy", 0.99),
            ("figures.label_good", 0.984),
        ],
    },
    Gold {
        table: "observations",
        scorer: "series",
        truth: "series/lanxi-truth/series.csv",
        reports: &["series/lanxi"],
        floors: &[("series.precision", 0.99), ("series.recall", 0.99)],
    },
    Gold {
        table: "followup",
        scorer: "followup",
        truth: "series/lanxi-truth/followup.csv",
        reports: &["series/lanxi"],
        floors: &[
            ("followup.found", 0.99),
            ("followup.persist_f1", 0.92),
            ("followup.class_accuracy", 0.97),
            ("followup.evidence_hit", 0.99),
        ],
    },
    Gold {
        table: "followup",
        scorer: "plans",
        truth: "series/lanxi-truth/plans.csv",
        reports: &["series/lanxi"],
        floors: &[
            ("followup.found", 0.99),
            ("followup.status_accuracy", 0.93),
            ("followup.evidence_hit", 0.96),
        ],
    },
    Gold {
        table: "followup",
        scorer: "followup",
        truth: "gold/followup-real.csv",
        reports: &["corpus"],
        floors: &[
            ("followup.found", 0.94),
            ("followup.persist_f1", 0.93),
            ("followup.class_accuracy", 0.89),
            ("followup.evidence_hit", 0.65),
        ],
    },
    Gold {
        table: "statements",
        scorer: "sections",
        truth: "gold/sections-real.csv",
        reports: &["corpus"],
        floors: &[("sections.accuracy", 0.99)],
    },
    Gold {
        table: "checks",
        scorer: "checks",
        truth: "series/lanxi-truth/checks.csv",
        reports: &["series/lanxi"],
        floors: &[
            ("checks.slip_precision", 1.0),
            ("checks.slip_recall", 1.0),
            ("checks.verified", 0.95),
        ],
    },
];

fn shared() -> Option<PathBuf> {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let scorer = shared.join("gold/score.py");
    if !scorer.exists() {
        eprintln!(
            "skipped: the hand-made truth is not at {}",
            shared.display()
        );
        return None;
    }
    if Command::new("python3").arg("--version").output().is_err() {
        eprintln!("skipped: the scorer needs python3");
        return None;
    }
    Some(shared)
}

#[test]
fn scores_stay_where_they_were_reached() {
    let Some(shared) = shared() else { return };
    let dir = tempfile::tempdir().expect("a folder for tables");
    let mut fallen = Vec::new();
    for (i, gold) in GOLD.iter().enumerate() {
        let table = dir.path().join(format!("{i}.csv"));
        let status = Command::new(env!("CARGO_BIN_EXE_tongbi"))
            .args(["export", gold.table, "--quiet", "-o"])
            .arg(&table)
            .args(gold.reports.iter().map(|r| shared.join(r)))
            .status()
            .expect("tongbi runs");
        assert!(
            status.success(),
            "export {} {:?}: {status}",
            gold.table,
            gold.reports
        );
        let out = Command::new("python3")
            .arg(shared.join("gold/score.py"))
            .arg(gold.scorer)
            .arg(shared.join(gold.truth))
            .arg(&table)
            .output()
            .expect("the scorer runs");
        let text = String::from_utf8_lossy(&out.stdout);
        println!("{}\n{text}", gold.truth);
        for (name, floor) in gold.floors {
            let reached = text
                .lines()
                .find_map(|l| {
                    l.strip_prefix(name)?
                        .split_whitespace()
                        .next()?
                        .parse::<f64>()
                        .ok()
                })
                .unwrap_or(f64::NAN);
            // A score that is missing has fallen, too.
            if reached.is_nan() || reached < *floor {
                fallen.push(format!("{} {name}: {reached} < {floor}", gold.truth));
            }
        }
    }
    assert!(fallen.is_empty(), "scores fell:\n{}", fallen.join("\n"));
}
