//! Paths → files: every file under the paths that could be a report, in the
//! order of their names, each once.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use super::error::{ReadError, shown};
use super::format::Format;

/// Every file under the paths that could be a report: a path that is a file as
/// it is, of a folder those whose ending is known ([`Format::of_name`]). Links
/// are followed; one that leads back is an error, a file met twice comes once.
/// Hidden files, the locks of office programs, READMEs and their like, and the
/// `_files` folders that browsers save beside a page are passed over.
pub fn walk(paths: &[PathBuf]) -> impl Iterator<Item = Result<PathBuf, ReadError>> + Send + use<> {
    let paths: Vec<PathBuf> = paths.to_vec();
    Walk {
        paths: paths.into_iter(),
        folder: None,
        seen: HashSet::new(),
    }
}

struct Walk {
    paths: std::vec::IntoIter<PathBuf>,
    folder: Option<Folder>,
    seen: HashSet<PathBuf>,
}

struct Folder {
    path: PathBuf,
    entries: walkdir::IntoIter,
    found: bool,
}

impl Iterator for Walk {
    type Item = Result<PathBuf, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let Some(folder) = &mut self.folder else {
                let path = self.paths.next()?;
                if path.is_dir() {
                    self.folder = Some(Folder {
                        entries: WalkDir::new(&path)
                            .follow_links(true)
                            .sort_by_file_name()
                            .into_iter(),
                        path,
                        found: false,
                    });
                } else if self.first_time(&path) {
                    return Some(Ok(path));
                }
                continue;
            };
            match folder.entries.next() {
                Some(Ok(entry)) if passed_over(&entry) => {
                    if entry.file_type().is_dir() {
                        folder.entries.skip_current_dir();
                    }
                }
                Some(Ok(entry)) => {
                    if entry.file_type().is_file() && Format::of_name(entry.path()).is_some() {
                        folder.found = true;
                        let path = entry.into_path();
                        if self.first_time(&path) {
                            return Some(Ok(path));
                        }
                    }
                }
                Some(Err(error)) => {
                    folder.found = true;
                    return Some(Err(refused(&folder.path, error)));
                }
                None => {
                    let Folder { path, found, .. } = self.folder.take()?;
                    if !found {
                        return Some(Err(ReadError::NoFiles {
                            path: shown(&path),
                            endings: Format::endings(),
                        }));
                    }
                }
            }
        }
    }
}

impl Walk {
    fn first_time(&mut self, path: &Path) -> bool {
        // What cannot be resolved cannot be read either: let the reading say why.
        path.canonicalize()
            .map_or(true, |resolved| self.seen.insert(resolved))
    }
}

/// What tells about the reports of a folder, by how its name begins.
const ABOUT: [&str; 9] = [
    // What `tongbi PATH` writes.
    "同比报告",
    "同比简报",
    "readme",
    "license",
    "licence",
    "changelog",
    "notice",
    "sources",
    "contributing",
];

fn passed_over(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    let hidden = entry.depth() > 0
        && (name.starts_with(['.', '~'])
            || ABOUT
                .iter()
                .any(|word| name.to_lowercase().starts_with(word)));
    hidden || (entry.file_type().is_dir() && beside_a_page(entry.path(), &name))
}

/// `公报_files` beside `公报.html`: pictures and frames of a saved page.
fn beside_a_page(path: &Path, name: &str) -> bool {
    let Some(stem) = ["_files", ".files"]
        .iter()
        .find_map(|end| name.strip_suffix(end))
    else {
        return false;
    };
    ["html", "htm"]
        .iter()
        .any(|ending| path.with_file_name(format!("{stem}.{ending}")).is_file())
}

fn refused(folder: &Path, error: walkdir::Error) -> ReadError {
    let path = shown(error.path().unwrap_or(folder));
    match error.loop_ancestor() {
        Some(above) => ReadError::Loop {
            path,
            above: shown(above),
        },
        None => ReadError::File {
            path,
            source: error.into(),
        },
    }
}
