//! Sentences and their labels, over all phases: what no single rule shows.

mod carried;
mod levels;
mod listed;
mod names;
mod subjects;
