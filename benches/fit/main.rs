//! Fits the weights under `datasets/weights/` from the truth in `tests/truth`,
//! one model a run, and prints what each is worth on the place that was left
//! out of the fit:
//!
//! ```text
//! cargo bench --bench fit -- MODEL [--write]
//! ```
//!
//! Without `--write` the files stay as they are.

mod levels;
mod links;
mod logistic;
mod statements;
mod zones;

use std::process::ExitCode;

/// Fits a model; `true`: writes its weights.
type Fit = fn(bool) -> ExitCode;

/// What can be fitted: its name, and what fits it.
const MODELS: &[(&str, Fit)] = &[
    ("links", links::fit),
    ("statements", statements::fit),
    ("zones", zones::fit),
];

fn main() -> ExitCode {
    // Cargo adds `--bench`.
    let arguments: Vec<String> = std::env::args()
        .skip(1)
        .filter(|a| a != "--bench")
        .collect();
    let write = arguments.iter().any(|a| a == "--write");
    let named = arguments.iter().find(|a| !a.starts_with("--"));
    match MODELS
        .iter()
        .find(|(name, _)| Some(*name) == named.map(String::as_str))
    {
        Some((_, fit)) => fit(write),
        None => {
            let names: Vec<&str> = MODELS.iter().map(|(name, _)| *name).collect();
            eprintln!("fit MODEL [--write]; models: {}", names.join(", "));
            ExitCode::from(2)
        }
    }
}
