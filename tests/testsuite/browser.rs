//! The page in headless Chromium, driven by `tests/browser/page.mjs`: no console
//! error, no request, search and filter and evidence work, axe-core finds no
//! serious violation, pages print uncut. Skipped, saying so, on a machine
//! without Chromium, Node.js or the modules of `tests/browser` (`npm ci`).

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::command;

const BROWSERS: [&str; 4] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
];

fn on_path(names: &[&str]) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    names
        .iter()
        .flat_map(|name| std::env::split_paths(&path).map(move |folder| folder.join(name)))
        .find(|file| file.is_file())
}

/// The browser and Node.js, or what is missing.
fn tools() -> Result<(PathBuf, PathBuf), &'static str> {
    let browser = on_path(&BROWSERS).ok_or("Chromium")?;
    let node = on_path(&["node"]).ok_or("Node.js")?;
    if !Path::new("tests/browser/node_modules/playwright-core").is_dir() {
        return Err("the modules of tests/browser (npm ci)");
    }
    Ok((browser, node))
}

fn report(arguments: &[&str], output: &Path) {
    command::tongbi()
        .arg("report")
        .args(arguments)
        .args(["-q", "-o"])
        .arg(output)
        .assert()
        .success();
}

/// Renders the page and runs its checks.
fn drive(arguments: &[&str], flags: &[&str]) {
    let (browser, node) = match tools() {
        Ok(tools) => tools,
        Err(missing) => {
            eprintln!("skipped: there is no {missing} on this machine");
            return;
        }
    };
    let folder = tempfile::tempdir().unwrap();
    let page = folder.path().join("report.html");
    report(arguments, &page);
    let run = Command::new(node)
        .arg("tests/browser/page.mjs")
        .arg(browser)
        .arg(&page)
        .arg(folder.path())
        .args(flags)
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&run.stdout);
    let failed: Vec<&str> = told.lines().filter(|l| l.starts_with("not ok")).collect();
    assert!(
        run.status.success() && failed.is_empty() && told.contains("ok "),
        "{failed:#?}\n{told}\n{}",
        String::from_utf8_lossy(&run.stderr)
    );
}

#[test]
fn a_place_over_five_years() {
    drive(&["datasets/lanxi", "--lang", "zh"], &[]);
}

#[test]
fn the_same_in_english() {
    drive(&["datasets/lanxi", "--lang", "en"], &["--look"]);
}

/// Three places made of the demo: the same reports under other names, the
/// figures of one digit changed.
#[test]
fn a_panel_of_places() {
    let folder = tempfile::tempdir().unwrap();
    for (place, digit) in [("澜溪县", "3"), ("青岭县", "4"), ("青禾县", "5")] {
        let into = folder.path().join(place);
        std::fs::create_dir(&into).unwrap();
        for year in [2023, 2024] {
            let text = std::fs::read_to_string(format!("datasets/lanxi/{year}.txt")).unwrap();
            let text = text
                .replace("澜溪县", place)
                .replace(".3%", &format!(".{digit}%"))
                .replace("3件", &format!("{digit}件"));
            std::fs::write(into.join(format!("{year}.txt")), text).unwrap();
        }
    }
    drive(
        &[folder.path().to_str().unwrap(), "--lang", "zh"],
        &["--panel"],
    );
}
