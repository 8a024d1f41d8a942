//! The per-report work on one thread: bytes a second of each stage, over the
//! reports of a folder held in memory.
//!
//! `benches/run.sh per_report FOLDER`

use std::hint::black_box;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use tongbi::{figures, observations, outline, read, statements};

/// As of the command.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    let Some(folder) = std::env::args().nth(1) else {
        eprintln!("per_report FOLDER");
        std::process::exit(2);
    };
    let options = read::Options::default();
    let files: Vec<PathBuf> = read::walk(&[folder.into()]).flatten().collect();
    let (read_time, reports) = timed(|| {
        let mut reports = Vec::new();
        for file in &files {
            reports.extend(read::read_one(file, &options).reports);
        }
        reports
    });
    let bytes: usize = reports.iter().map(|r| r.text.len()).sum();
    println!("{} reports, {bytes} bytes, one thread, best of three", reports.len());
    let rate = |what: &str, time: Duration| {
        let speed = bytes as f64 / 1e6 / time.as_secs_f64();
        println!("{what:<34} {:>8.3} s {speed:>8.1} MB/s", time.as_secs_f64());
    };
    rate("read (files in the page cache)", read_time);
    let (matched_time, _) = timed(|| {
        let all = reports.iter().map(|r| read::matched(&r.text).text.len());
        all.sum::<usize>()
    });
    rate("the form that is matched", matched_time);
    let as_matched = reports.iter().map(|r| read::Report {
        text: read::matched(&r.text).text.into_owned(),
        ..r.clone()
    });
    let reports: Vec<read::Report> = as_matched.collect();
    let (outline_time, outlines) = timed(|| {
        let all = reports.iter().map(|r| outline::outline(&r.text, r.year));
        all.collect::<Vec<_>>()
    });
    rate("outline", outline_time);
    let (figures_time, _) = timed(|| {
        let mut found = 0;
        for (report, outline) in reports.iter().zip(&outlines) {
            for block in &outline.blocks {
                found += figures::read(&report.text, block.span.clone()).figures.len();
            }
        }
        found
    });
    rate("figures", figures_time);
    let (statements_time, _) = timed(|| {
        let pairs = reports.iter().zip(&outlines);
        pairs.map(|(r, o)| statements::cut(r, o).len()).sum::<usize>()
    });
    rate("statements", statements_time);
    let path = read_time + matched_time + outline_time + figures_time + statements_time;
    rate("read → outline → figures → statements", path);
    let (labels_time, _) = timed(|| {
        let pairs = reports.iter().zip(&outlines);
        pairs.map(|(r, o)| observations::observe(r, o).len()).sum::<usize>()
    });
    rate("observations (figures and labels)", labels_time);
    let (whole_time, _) = timed(|| {
        let all = reports.iter().map(tongbi::observe);
        all.map(|o| o.observations.len()).sum::<usize>()
    });
    rate("all of observe, rows led back to words", whole_time);
}

/// The best of three, and what came out.
fn timed<T>(mut work: impl FnMut() -> T) -> (Duration, T) {
    let mut best = Duration::MAX;
    let mut out = None;
    for _ in 0..3 {
        let started = Instant::now();
        out = Some(black_box(work()));
        best = best.min(started.elapsed());
    }
    (best, out.expect("three times"))
}
