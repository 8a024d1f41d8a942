//! Files of a store that its manifest does not list, and their end.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::super::manifest::Manifest;
use super::super::{lock, segment};
use crate::whole_file::BESIDE;

/// Removes files that no manifest lists: what a killed ingest left, or what
/// was replaced. While somebody reads the store they stay for the next ingest.
pub(super) fn remove_unlisted(folder: &Path, manifest: &Manifest) {
    let Some(_removing) = lock::removing(folder) else {
        return;
    };
    let listed: HashSet<PathBuf> = manifest
        .segments
        .iter()
        .flat_map(|segment| &segment.parts)
        .map(|part| folder.join(&part.path))
        .collect();
    for table in segment::TABLES {
        for entry in walkdir::WalkDir::new(folder.join(table))
            .contents_first(true)
            .into_iter()
            .flatten()
        {
            let name = entry.file_name().to_string_lossy();
            if entry.file_type().is_dir() {
                // Succeeds where nothing is left in it.
                fs::remove_dir(entry.path()).ok();
            } else if ours(&name) && !listed.contains(entry.path()) {
                fs::remove_file(entry.path()).ok();
            }
        }
    }
    let beside = fs::read_dir(folder).into_iter().flatten().flatten();
    for entry in beside {
        let name = entry.file_name();
        if name.to_string_lossy().starts_with(BESIDE) {
            fs::remove_file(entry.path()).ok();
        }
    }
}

/// Whether a name is that of a part, whole or not: nothing else is removed,
/// whatever folder `--store` names.
fn ours(name: &str) -> bool {
    let is_part = name.strip_suffix(".parquet").is_some_and(|stem| {
        stem.len() >= segment::ID
            && stem
                .bytes()
                .take(segment::ID)
                .all(|b| b.is_ascii_hexdigit())
    });
    is_part || name.starts_with(BESIDE)
}
