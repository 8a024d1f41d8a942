//! Scores of exported tables against hand-made truth. What each measure means
//! stands in `docs/ACCURACY.md`; every one is a share of what was asked.

mod checks;
mod figures;
mod followup;
mod indicators;
mod likeness;
mod rows;

pub use rows::{Row, read};

/// A measure, what it came to, and of how many.
#[derive(Debug, Clone, PartialEq)]
pub struct Score {
    /// Its name, as in the floors and in the document.
    pub name: &'static str,
    /// From 0 to 1.
    pub value: f64,
    /// What it is a share of.
    pub of: usize,
}

impl Score {
    fn share(name: &'static str, part: usize, of: usize) -> Self {
        Self {
            name,
            value: part as f64 / of.max(1) as f64,
            of,
        }
    }
}

/// The tables that one series of reports yields.
pub struct Tables {
    /// `export observations`.
    pub observations: Vec<Row>,
    /// `export followup`.
    pub followup: Vec<Row>,
    /// `export checks`.
    pub checks: Vec<Row>,
}

/// The truth of a series: the files of a folder under `tests/truth/series`.
pub struct Truth {
    /// Every figure.
    pub figures: Vec<Row>,
    /// Which of them measure the same over the years.
    pub series: Vec<Row>,
    /// What became of each weakness.
    pub followup: Vec<Row>,
    /// What became of each plan.
    pub plans: Vec<Row>,
    /// Claims that can be recomputed, and slips.
    pub checks: Vec<Row>,
}

/// All measures of a series, in the order of the document's columns.
#[must_use]
pub fn score(truth: &Truth, tables: &Tables) -> Vec<Score> {
    let kind = |kind: &str| -> Vec<Row> {
        let rows = tables.followup.iter();
        rows.filter(|row| row.get("kind") == kind)
            .cloned()
            .collect()
    };
    let mut all = figures::score(&truth.figures, &tables.observations);
    all.extend(indicators::score(&truth.series, &tables.observations));
    all.extend(followup::weaknesses(&truth.followup, &kind("weakness")));
    all.extend(followup::plans(&truth.plans, &kind("plan")));
    all.extend(checks::score(&truth.checks, &tables.checks));
    all
}
