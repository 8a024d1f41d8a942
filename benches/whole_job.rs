//! The whole job on the demo series, and its per-report stage with throughput.
//!
//! `cargo bench`

use divan::counter::BytesCount;
use std::path::PathBuf;

fn main() {
    divan::main();
}

fn demo() -> Vec<tongbi::read::Report> {
    let folder = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/datasets/lanxi"));
    tongbi::read::read(&[folder], &tongbi::read::Options::default()).reports
}

/// read is left out: outline, figures, observations and statements of one report.
#[divan::bench]
fn observe(bencher: divan::Bencher) {
    let report = demo().pop().expect("the demo has reports");
    bencher
        .counter(BytesCount::new(report.text.len()))
        .bench(|| tongbi::observe(divan::black_box(&report)));
}

/// Five reports observed and aligned.
#[divan::bench]
fn panel(bencher: divan::Bencher) {
    let reports = demo();
    let bytes: usize = reports.iter().map(|r| r.text.len()).sum();
    bencher
        .counter(BytesCount::new(bytes))
        .with_inputs(|| reports.clone())
        .bench_values(tongbi::panel);
}
