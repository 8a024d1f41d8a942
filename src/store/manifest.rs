//! The manifest: which parts make up the store. It is replaced in one rename,
//! and that is the moment an ingest happens.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::{StoreError, segment};
use crate::tables::Table;

/// The format described in the module `store`. A reader takes no other.
pub const FORMAT: u64 = 4;

/// The file that makes a folder a store.
const NAME: &str = "tongbi-store.json";

/// The manifest of a store.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// [`FORMAT`].
    pub format: u64,
    /// The program and version that wrote it.
    pub made_by: String,
    /// Disjoint ranges of areas, sorted.
    pub segments: Vec<Segment>,
    /// SHA-256 of the manifest as it is written without this: what a flipped bit
    /// would change without a word. Stands in the file alone, and may be missing
    /// where another program wrote it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(super) checksum: String,
}

/// A range of areas with all their years.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Segment {
    /// Names its parts: the start of the hash of their bytes.
    pub id: String,
    /// The program and version that observed its reports: another one observes
    /// them anew.
    pub made_by: String,
    /// Its areas, sorted.
    pub areas: Vec<String>,
    /// Its files.
    pub parts: Vec<Part>,
}

/// One file: a table of a segment for a year.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// `reports`, `observations`, `statements` or `indicators`.
    pub table: String,
    /// The year of all its rows; tables over all years have none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year: Option<i32>,
    /// Below the store's folder, `/` as separator.
    pub path: String,
    /// Rows.
    pub rows: usize,
    /// Bytes.
    pub bytes: u64,
    /// SHA-256 of the bytes, lower-case hexadecimal.
    pub sha256: String,
}

/// What this program calls itself: rows of another version, or of other rules,
/// are not the rows that it would make.
pub(super) fn made_by() -> String {
    format!(
        "tongbi {} rules {}",
        env!("CARGO_PKG_VERSION"),
        crate::RULES
    )
}

/// Where the manifest of a store stands.
pub(super) fn path_in(folder: &Path) -> PathBuf {
    folder.join(NAME)
}

impl Manifest {
    /// Reads the manifest of a store.
    ///
    /// # Errors
    /// Where it is missing, broken or of another format.
    pub fn load(folder: &Path) -> Result<Self, StoreError> {
        #[derive(Deserialize)]
        struct Head {
            format: u64,
            #[serde(default)]
            made_by: String,
        }
        let path = path_in(folder);
        let words = fs::read(&path).map_err(|source| StoreError::File {
            path: path.clone(),
            source,
        })?;
        let broken = |error: serde_json::Error| StoreError::Manifest {
            path: path.clone(),
            reason: error.to_string(),
        };
        // The format first: what else stands there is only known by it.
        let head: Head = serde_json::from_slice(&words).map_err(broken)?;
        match head.format.cmp(&FORMAT) {
            std::cmp::Ordering::Less => Err(StoreError::Older {
                path: path.clone(),
                found: head.format,
            }),
            std::cmp::Ordering::Greater => Err(StoreError::Newer {
                path: path.clone(),
                found: head.format,
                made_by: if head.made_by.is_empty() {
                    "a newer tongbi".to_owned()
                } else {
                    head.made_by
                },
            }),
            std::cmp::Ordering::Equal => {
                let manifest: Self = serde_json::from_slice(&words).map_err(broken)?;
                manifest.checked(path)
            }
        }
    }

    /// The manifest, if it is the one that was written.
    fn checked(mut self, path: PathBuf) -> Result<Self, StoreError> {
        let checksum = std::mem::take(&mut self.checksum);
        if checksum.is_empty() || checksum == self.sum(&path)? {
            return Ok(self);
        }
        Err(StoreError::Manifest {
            path,
            reason: "its checksum does not fit what it says".to_owned(),
        })
    }

    /// The checksum of what it says, itself not yet signed.
    fn sum(&self, path: &Path) -> Result<String, StoreError> {
        Ok(segment::hash(&self.bytes(path)?))
    }

    fn bytes(&self, path: &Path) -> Result<Vec<u8>, StoreError> {
        serde_json::to_vec_pretty(self).map_err(|error| StoreError::Manifest {
            path: path.to_owned(),
            reason: error.to_string(),
        })
    }

    /// A manifest that lists nothing.
    pub(super) fn empty() -> Self {
        Self {
            format: FORMAT,
            made_by: made_by(),
            ..Self::default()
        }
    }

    /// Replaces the manifest of a store in one rename.
    pub(super) fn save(&self, folder: &Path) -> Result<(), StoreError> {
        let path = path_in(folder);
        let signed = Self {
            checksum: self.sum(&path)?,
            ..self.clone()
        };
        let mut words = signed.bytes(&path)?;
        words.push(b'\n');
        whole_file(&path, &words)
    }

    /// The programs and rules that made the rows, sorted: rows of several are
    /// not to be compared.
    #[must_use]
    pub fn makers(&self) -> Vec<&str> {
        let makers = self.segments.iter().map(|s| s.made_by.as_str());
        let known: std::collections::BTreeSet<&str> = makers.filter(|by| !by.is_empty()).collect();
        known.into_iter().collect()
    }

    /// The years with a row in a table, sorted.
    #[must_use]
    pub fn years(&self, table: Table) -> Vec<i32> {
        let parts = self.segments.iter().flat_map(|s| &s.parts);
        let mut years: Vec<i32> = parts
            .filter(|part| part.table == table.name() && part.rows > 0)
            .filter_map(|part| part.year)
            .collect();
        years.sort_unstable();
        years.dedup();
        years
    }

    /// The rows of a table.
    #[must_use]
    pub fn rows(&self, table: Table) -> usize {
        let parts = self.segments.iter().flat_map(|s| &s.parts);
        parts
            .filter(|part| part.table == table.name())
            .map(|part| part.rows)
            .sum()
    }
}

/// Writes a file that appears whole or not at all.
pub(super) fn whole_file(path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    let failed = |source| StoreError::File {
        path: path.to_owned(),
        source,
    };
    crate::whole_file::write(path, |file| file.write_all(bytes).map_err(failed), failed)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn load(words: &str) -> Result<Manifest, String> {
        let folder = tempfile::tempdir().unwrap();
        fs::write(path_in(folder.path()), words).unwrap();
        Manifest::load(folder.path()).map_err(|error| error.to_string())
    }

    #[test]
    fn other_formats_say_what_to_do() {
        let older = load(r#"{"format": 1}"#).unwrap_err();
        assert!(
            older.contains("format 1") && older.contains("make it again"),
            "{older}"
        );
        let newer = load(r#"{"format": 9, "made_by": "tongbi 4.0.0", "shards": 3}"#).unwrap_err();
        assert!(
            newer.contains("tongbi 4.0.0") && newer.contains("or newer"),
            "{newer}"
        );
        let broken = load("{").unwrap_err();
        assert!(broken.contains("not the manifest"), "{broken}");
    }

    #[test]
    fn a_manifest_comes_back_as_it_was_saved() {
        let folder = tempfile::tempdir().unwrap();
        let part = Part {
            table: "observations".into(),
            year: Some(2021),
            rows: 3,
            ..Part::default()
        };
        let manifest = Manifest {
            format: FORMAT,
            made_by: made_by(),
            segments: vec![Segment {
                areas: vec!["青岭县".into()],
                parts: vec![part],
                ..Segment::default()
            }],
            checksum: String::new(),
        };
        manifest.save(folder.path()).unwrap();
        assert_eq!(Manifest::load(folder.path()).unwrap(), manifest);
        assert_eq!(manifest.years(Table::Observations), [2021]);
        assert_eq!(manifest.rows(Table::Observations), 3);
    }

    #[test]
    fn a_flipped_bit_is_refused_whatever_it_changes() {
        let folder = tempfile::tempdir().unwrap();
        let manifest = Manifest {
            segments: vec![Segment {
                id: "0123456789abcdef".into(),
                areas: vec!["澜溪县".into()],
                ..Segment::default()
            }],
            ..Manifest::empty()
        };
        manifest.save(folder.path()).unwrap();
        let whole = fs::read(path_in(folder.path())).unwrap();
        for at in 0..whole.len() {
            let mut damaged = whole.clone();
            damaged[at] ^= 1;
            fs::write(path_in(folder.path()), &damaged).unwrap();
            // Another white space, or another name for the checksum, changes nothing.
            if let Ok(read) = Manifest::load(folder.path()) {
                assert_eq!(read, manifest, "byte {at}");
            }
        }
    }
}
