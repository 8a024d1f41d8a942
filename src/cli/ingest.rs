//! `ingest`: files into a store, with what was done told on standard error.

use std::path::Path;
use std::sync::Mutex;

use tongbi::source::SourceError;
use tongbi::store::{self, Ingest, Step};

use super::args::{Global, Input};
use super::{Error, Outcome, input, summary};

/// Brings the store up to date.
pub fn run(paths: &Input, folder: &Path, prune: bool, global: &Global) -> Result<Outcome, Error> {
    let options = input::options(global);
    let what = Ingest {
        paths: &paths.paths,
        options: &options,
        prune,
        segment_bytes: Ingest::SEGMENT_BYTES,
    };
    let bar = Mutex::new(input::progress(0, true));
    let turn = |message: &'static str, length| {
        let next = input::progress(length, global.quiet);
        next.set_message(message);
        if let Ok(mut bar) = bar.lock() {
            bar.finish_and_clear();
            *bar = next;
        }
    };
    let done = store::ingest(folder, what, &|step| match step {
        Step::Files(n) => turn("reading", n),
        Step::Reports(n) => turn("observing", n),
        Step::Read | Step::Observed => {
            if let Ok(bar) = bar.lock() {
                bar.inc(1);
            }
        }
    });
    turn("", 0);
    let done = done?;
    for error in &done.skipped {
        tell!("tongbi: {error}");
    }
    for damage in &done.damaged {
        tell!("tongbi: {damage}; it was made again");
    }
    for lost in &done.lost {
        tell!(
            "tongbi: {} reports of {} on {} are lost: ingest their files again",
            lost.reports,
            lost.areas.join(", "),
            lost.year
        );
    }
    for source in &done.removed {
        if prune {
            tell!("tongbi: {source}: the file is gone; its report was dropped");
        } else {
            tell!(
                "tongbi: {source}: the file is gone; its report stays in the store, drop it with --prune"
            );
        }
    }
    let reports = done.added + done.changed + done.unchanged + done.restored;
    if reports == 0 && done.removed.is_empty() {
        return Err(SourceError::NothingRead.into());
    }
    if !global.quiet {
        summary::ingested(&done, folder);
    }
    Ok(if done.skipped.is_empty() && done.lost.is_empty() {
        Outcome::Done
    } else {
        Outcome::WithFindings
    })
}
