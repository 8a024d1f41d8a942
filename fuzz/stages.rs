//! The stages left of the tables as a crate of their own. They know nothing of
//! what stands right of them, so that they build, and are fuzzed, without it.
#![allow(dead_code)]

#[path = "../src/read/mod.rs"]
pub mod read;

#[path = "../src/cues.rs"]
mod cues;

#[path = "../src/outline/mod.rs"]
pub mod outline;

#[path = "../src/figures/mod.rs"]
pub mod figures;

#[path = "../src/observations/mod.rs"]
pub mod observations;

#[path = "../src/statements/mod.rs"]
pub mod statements;

#[path = "../src/indicators/mod.rs"]
pub mod indicators;

#[path = "../src/decisions/mod.rs"]
pub mod decisions;

#[path = "../src/observed.rs"]
mod observed;

pub use observed::{Observed, observe};
