//! The command line of tongbi: arguments in, exit code out. The work is in the
//! library; [`cli`] reads what the arguments name and prints what comes back.

use std::process::ExitCode;

use clap::Parser;

mod cli;

/// Tables are millions of short words, made and dropped on every thread: the
/// system's allocator took an eighth of the time of an ingest.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let arguments = cli::args::Cli::parse();
    match cli::run(&arguments) {
        Ok(cli::Outcome::Done) => ExitCode::SUCCESS,
        Ok(cli::Outcome::WithFindings) => ExitCode::from(1),
        Err(error) => {
            eprintln!("tongbi: {error}");
            ExitCode::from(2)
        }
    }
}
