//! Every command of `docs/RECIPES.md`, run in a folder like the one it speaks of.

use std::path::{Path, PathBuf};
use std::process::Command;

/// The places of the page, and where their reports are kept.
const PLACES: [(&str, &str); 3] = [
    ("澜溪县", "datasets/lanxi"),
    ("栖岭县", "tests/truth/series/qiling"),
    ("泺阳区", "tests/truth/series/luoyang"),
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The commands of the page, in their order.
fn commands() -> Vec<String> {
    let page = std::fs::read_to_string(root().join("docs/RECIPES.md")).expect("the page");
    let mut commands = Vec::new();
    let mut inside = false;
    for line in page.lines() {
        if line.starts_with("```") {
            inside = line == "```sh";
        } else if inside {
            commands.push(line.to_owned());
        }
    }
    commands
}

fn lay_out(folder: &Path) {
    for (place, from) in PLACES {
        let to = folder.join("reports").join(place);
        std::fs::create_dir_all(&to).expect("a folder");
        for entry in std::fs::read_dir(root().join(from)).expect("reports") {
            let file = entry.expect("a report").path();
            let name = file.file_name().expect("a name");
            std::fs::copy(&file, to.join(name)).expect("a copy");
        }
    }
}

#[test]
fn every_command_of_the_page_works() {
    if cfg!(windows) {
        eprintln!("skipped: the commands are for a POSIX shell");
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    lay_out(folder.path());
    let program = PathBuf::from(env!("CARGO_BIN_EXE_tongbi"));
    let mut path = program.parent().expect("its folder").as_os_str().to_owned();
    path.push(":");
    path.push(std::env::var_os("PATH").unwrap_or_default());
    let commands = commands();
    assert!(commands.len() >= 15, "{commands:?}");
    for command in commands {
        let done = Command::new("sh")
            .args(["-c", &command])
            .current_dir(folder.path())
            .env("PATH", &path)
            .output()
            .expect("a shell");
        assert!(
            done.status.success(),
            "{command}: {}\n{}",
            done.status,
            String::from_utf8_lossy(&done.stderr)
        );
    }
}
