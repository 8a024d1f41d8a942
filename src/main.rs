//! The command line of tongbi: arguments in, exit code out. The work is in the
//! library; [`cli`] reads what the arguments name and prints what comes back.

use std::process::ExitCode;

use clap::Parser;

mod cli;

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
