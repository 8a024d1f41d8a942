//! The command as a user runs it: from the root of the project, in English.

use std::collections::HashMap;

use assert_cmd::Command;

/// The demo series, from the root of the project.
pub const DEMO: &str = "datasets/lanxi";

pub fn tongbi() -> Command {
    let mut command = Command::cargo_bin("tongbi").expect("the binary is built by cargo test");
    command
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env("LANG", "en_US.UTF-8");
    command
}

/// What a command that succeeds prints.
pub fn stdout(command: &mut Command) -> String {
    let out = command.assert().success().get_output().stdout.clone();
    String::from_utf8(out).expect("output is UTF-8")
}

/// A row of a table, by column.
pub type Row = HashMap<String, String>;

/// The rows of a table as CSV.
pub fn rows(csv: &str) -> Vec<Row> {
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    reader
        .deserialize()
        .map(|row| row.expect("a row"))
        .collect()
}
