//! Indicator tables among what the arguments name: files with the ending of a
//! table, and in folders those whose header is one's. Each bad row is named on
//! standard error; the rest goes in beside the reports.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use tongbi::Panel;
use tongbi::observations::Observation;
use tongbi::read::Report;
use tongbi::tables;
use walkdir::{DirEntry, WalkDir};

/// The tables under the paths.
#[derive(Default)]
pub struct Found {
    tables: Vec<PathBuf>,
    /// The folders some of them stand in.
    folders: HashSet<PathBuf>,
}

impl Found {
    /// Takes the tables out of the paths, and looks for them in folders.
    pub fn among(paths: &mut Vec<PathBuf>) -> Self {
        let mut found = Self::default();
        paths.retain(|path| {
            if path.is_dir() {
                let before = found.tables.len();
                found.tables.extend(tables_in(path));
                if found.tables.len() > before {
                    found.folders.insert(path.clone());
                }
                return true;
            }
            let table = tables::has_table_ending(path);
            if table {
                found.tables.push(path.clone());
            }
            !table
        });
        found
    }

    /// Whether a folder holds tables: then it need not hold reports.
    pub fn in_folder(&self, folder: &str) -> bool {
        self.folders
            .iter()
            .any(|f| f.display().to_string() == folder)
    }

    /// Reads them. How many files or rows could not be read comes second.
    pub fn read(&self) -> (Panel, usize) {
        let mut panel = Panel::default();
        let mut bad = 0;
        for path in &self.tables {
            match tables::read_indicator_table(path) {
                Ok(table) => {
                    for row in &table.bad_rows {
                        eprintln!("tongbi: {row}");
                    }
                    bad += table.bad_rows.len();
                    panel.observations.extend(table.observations);
                }
                Err(error) => {
                    eprintln!("tongbi: {error}");
                    bad += 1;
                }
            }
        }
        (panel, bad)
    }
}

/// Drops the rows that name as their source a report read beside the table: an
/// exported table may stand in the folder of its reports, under another path.
pub fn drop_repeated(rows: &mut Vec<Observation>, reports: &[Report]) {
    let name = |source: &str| source.rsplit('/').next().unwrap_or_default().to_owned();
    let read: HashSet<(&str, i32, String)> = reports
        .iter()
        .map(|r| (r.area.as_str(), r.year, name(&r.source)))
        .collect();
    rows.retain(|row| !read.contains(&(row.area.as_str(), row.year, name(&row.source))));
}

fn tables_in(folder: &Path) -> Vec<PathBuf> {
    let shown = |entry: &DirEntry| {
        let name = entry.file_name().to_string_lossy();
        entry.depth() == 0 || !(name.starts_with('.') || name.starts_with("~$"))
    };
    // What cannot be entered is named by the reading of reports.
    WalkDir::new(folder)
        .follow_links(true)
        .sort_by_file_name()
        .into_iter()
        .filter_entry(shown)
        .filter_map(Result::ok)
        .filter(|entry| entry.file_type().is_file())
        .map(DirEntry::into_path)
        .filter(|path| tables::is_indicator_table(path))
        .collect()
}
