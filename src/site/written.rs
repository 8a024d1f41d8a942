//! The files of a site: each appears whole, only where it changed, and those of
//! an earlier run that nobody wrote again are removed.

use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use serde::{Deserialize, Serialize};

use super::SiteError;

/// The file that lists the others: only what stands in it is ever removed.
const LIST: &str = "site.json";

#[derive(Debug, Default, Serialize, Deserialize)]
struct List {
    made_by: String,
    files: BTreeSet<String>,
}

#[derive(Debug, Default)]
struct Progress {
    files: BTreeSet<String>,
    changed: usize,
}

/// The files written so far; pages of several places may be written at once.
#[derive(Debug)]
pub(super) struct Written {
    folder: PathBuf,
    before: BTreeSet<String>,
    now: Mutex<Progress>,
}

impl Written {
    pub fn new(folder: &Path) -> Result<Self, SiteError> {
        fs::create_dir_all(folder).map_err(|source| SiteError::File {
            path: folder.to_owned(),
            source,
        })?;
        let list = fs::read(folder.join(LIST)).unwrap_or_default();
        // A list that cannot be read names nothing to remove.
        let list: List = serde_json::from_slice(&list).unwrap_or_default();
        Ok(Self {
            folder: folder.to_owned(),
            before: list.files,
            now: Mutex::default(),
        })
    }

    /// Writes a file of the site, its name with `/` between folders.
    pub fn write(&self, name: &str, bytes: &[u8]) -> Result<(), SiteError> {
        let path = self.folder.join(name);
        let same = fs::metadata(&path).is_ok_and(|m| m.len() == bytes.len() as u64)
            && fs::read(&path).is_ok_and(|before| before == bytes);
        if !same {
            self.replace(&path, bytes)?;
        }
        let mut now = self.now.lock().unwrap_or_else(PoisonError::into_inner);
        now.files.insert(name.to_owned());
        now.changed += usize::from(!same);
        Ok(())
    }

    fn replace(&self, path: &Path, bytes: &[u8]) -> Result<(), SiteError> {
        let failed = |source| SiteError::File {
            path: path.to_owned(),
            source,
        };
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).map_err(failed)?;
        }
        crate::whole_file::write(path, |file| file.write_all(bytes).map_err(failed), failed)
    }

    /// Removes what was there and is no more; the number of files, and of those
    /// that changed.
    pub fn finish(self) -> Result<(usize, usize), SiteError> {
        let mut now = self
            .now
            .into_inner()
            .unwrap_or_else(PoisonError::into_inner);
        for gone in self.before.difference(&now.files) {
            let below = !gone.split('/').any(|part| part == "..") && !gone.starts_with('/');
            // One that is gone already is as it should be.
            if below && fs::remove_file(self.folder.join(gone)).is_ok() {
                now.changed += 1;
            }
        }
        let files = now.files.len();
        let list = List {
            made_by: format!("tongbi {}", env!("CARGO_PKG_VERSION")),
            files: now.files,
        };
        let path = self.folder.join(LIST);
        let text = serde_json::to_vec_pretty(&list).map_err(|error| SiteError::File {
            path: path.clone(),
            source: error.into(),
        })?;
        let failed = |source| SiteError::File {
            path: path.clone(),
            source,
        };
        crate::whole_file::write(&path, |file| file.write_all(&text).map_err(failed), failed)?;
        Ok((files, now.changed))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_changed_is_written_and_what_is_gone_is_removed() {
        let folder = tempfile::tempdir().unwrap();
        let run = |files: &[(&str, &str)]| {
            let written = Written::new(folder.path()).unwrap();
            for (name, text) in files {
                written.write(name, text.as_bytes()).unwrap();
            }
            written.finish().unwrap()
        };
        fs::write(folder.path().join("own.html"), "not ours").unwrap();
        assert_eq!(
            run(&[("index.html", "1"), ("places/甲县.html", "1")]),
            (2, 2)
        );
        assert_eq!(
            run(&[("index.html", "1"), ("places/甲县.html", "2")]),
            (2, 1)
        );
        assert_eq!(run(&[("index.html", "1")]), (1, 1));
        assert!(!folder.path().join("places/甲县.html").exists());
        assert!(folder.path().join("own.html").exists());
    }
}
