//! The command line of tongbi: arguments in, exit code out. The work is in the
//! library; [`cli`] reads what the arguments name and prints what comes back.

use std::process::ExitCode;

mod cli;

/// Tables are millions of short words, made and dropped on every thread: the
/// system's allocator took an eighth of the time of an ingest.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Milliseconds for which freed memory is kept: one table after the other asks
/// for as much again. Given back after the 10 of mimalloc, its pages were cleared
/// anew by the system, a fifth of the time of `export deltas`.
const KEPT: std::ffi::c_long = 1000;

/// `mi_option_purge_delay` of mimalloc.h, which the binding does not name.
const PURGE_DELAY: libmimalloc_sys::mi_option_t = 15;

fn keep_freed_memory() {
    // SAFETY: sets a number that the allocator reads; any thread may at any time.
    unsafe { libmimalloc_sys::mi_option_set(PURGE_DELAY, KEPT) }
}

fn main() -> ExitCode {
    keep_freed_memory();
    if cli::args::asks_for_all_of_the_version(std::env::args_os()) {
        println!("{}", cli::args::version());
        return ExitCode::SUCCESS;
    }
    let arguments = cli::args::parse();
    match cli::run(&arguments) {
        Ok(cli::Outcome::Done) => ExitCode::SUCCESS,
        Ok(cli::Outcome::WithFindings) => ExitCode::from(1),
        Err(error) => {
            cli::tell!("tongbi: {error}");
            ExitCode::from(2)
        }
    }
}
