//! Indicator tables among what the arguments name: files with the ending of a
//! table, and in folders those whose header is one's. Each bad row is told; the
//! rest goes in beside the reports.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use crate::Panel;
use crate::observations::Observation;
use crate::read::{self, Columns, Report};
use crate::tables;
use walkdir::{DirEntry, WalkDir};

/// The tables under the paths.
#[derive(Default)]
pub(super) struct Found {
    tables: Vec<PathBuf>,
    /// The folders some of them stand in.
    folders: HashSet<PathBuf>,
    /// Bytes that each may hold or unpack to.
    limit: u64,
}

impl Found {
    /// Takes the tables out of the paths, and looks for them in folders; a table of
    /// whole reports stays.
    pub(super) fn among(paths: &mut Vec<PathBuf>, columns: &Columns, limit: u64) -> Self {
        let mut found = Self {
            limit,
            ..Self::default()
        };
        paths.retain(|path| {
            if path.is_dir() {
                let before = found.tables.len();
                found.tables.extend(tables_in(path, limit));
                if found.tables.len() > before {
                    found.folders.insert(path.clone());
                }
                return true;
            }
            let named = columns.text.is_none() && tables::is_indicator_table(path, limit);
            let corpus = !named && read::is_corpus(path, columns);
            let report = !named && !corpus && read::is_report_workbook(path, limit);
            let table = tables::has_table_ending(path) && !corpus && !report;
            if table {
                found.tables.push(path.clone());
            }
            !table
        });
        found
    }

    /// Whether a folder holds tables: then it need not hold reports.
    pub(super) fn in_folder(&self, folder: &str) -> bool {
        self.folders
            .iter()
            .any(|f| f.display().to_string() == folder)
    }

    /// Reads them; what could not be read is told.
    pub(super) fn read(&self, refused: &mut impl FnMut(String)) -> Panel {
        let mut panel = Panel::default();
        for path in &self.tables {
            match tables::read_indicator_table(path, self.limit) {
                Ok(table) => {
                    table
                        .bad_rows
                        .iter()
                        .for_each(|row| refused(row.to_string()));
                    panel.observations.extend(table.observations);
                }
                Err(error) => refused(error.to_string()),
            }
        }
        panel
    }
}

/// Drops the rows that name as their source a report read beside the table: an
/// exported table may stand in the folder of its reports, under another path.
pub(super) fn drop_repeated(rows: &mut Vec<Observation>, reports: &[Report]) {
    let name = |source: &str| source.rsplit('/').next().unwrap_or_default().to_owned();
    let read: HashSet<(&str, i32, String)> = reports
        .iter()
        .map(|r| (r.area.as_str(), r.year, name(&r.source)))
        .collect();
    rows.retain(|row| !read.contains(&(row.area.as_str(), row.year, name(&row.source))));
}

fn tables_in(folder: &Path, limit: u64) -> Vec<PathBuf> {
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
        .filter(|path| tables::is_indicator_table(path, limit))
        .collect()
}
