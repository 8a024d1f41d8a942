//! Two locks: one ingest at a time, and no part removed while it is read. They
//! are the system's file locks, so that a killed process holds none.

use std::fs::{File, TryLockError};
use std::path::Path;

use super::StoreError;

/// A lock that is held while this lives.
#[derive(Debug)]
pub(super) struct Lock {
    _file: File,
}

fn open(folder: &Path, name: &str) -> std::io::Result<File> {
    File::options()
        .create(true)
        .truncate(false)
        .write(true)
        .open(folder.join(name))
}

/// Held by the one ingest that writes.
const WRITING: &str = "writing.lock";

/// Whether an ingest was ever begun in this folder.
pub(super) fn was_begun(folder: &Path) -> bool {
    folder.join(WRITING).is_file()
}

/// The right to write; refused while another ingest has it.
pub(super) fn writing(folder: &Path) -> Result<Lock, StoreError> {
    let failed = |source| StoreError::File {
        path: folder.to_owned(),
        source,
    };
    let file = open(folder, WRITING).map_err(failed)?;
    match file.try_lock() {
        Ok(()) => Ok(Lock { _file: file }),
        Err(TryLockError::WouldBlock) => Err(StoreError::Busy {
            path: folder.to_owned(),
        }),
        Err(TryLockError::Error(source)) => Err(failed(source)),
    }
}

/// Keeps the parts that are read. A store that cannot be written to can be
/// read without: nobody removes anything there.
pub(super) fn reading(folder: &Path) -> Option<Lock> {
    let file = open(folder, "reading.lock").ok()?;
    file.lock_shared().ok()?;
    Some(Lock { _file: file })
}

/// The right to remove parts; none while somebody reads.
pub(super) fn removing(folder: &Path) -> Option<Lock> {
    let file = open(folder, "reading.lock").ok()?;
    file.try_lock().ok()?;
    Some(Lock { _file: file })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_ingest_is_refused_until_the_first_has_ended() {
        let folder = tempfile::tempdir().unwrap();
        let first = writing(folder.path()).unwrap();
        let refused = writing(folder.path()).unwrap_err().to_string();
        assert!(refused.contains("another ingest"), "{refused}");
        drop(first);
        assert!(writing(folder.path()).is_ok());
    }

    #[test]
    fn nothing_is_removed_while_somebody_reads() {
        let folder = tempfile::tempdir().unwrap();
        let reader = reading(folder.path());
        assert!(reader.is_some() && reading(folder.path()).is_some());
        assert!(removing(folder.path()).is_none());
        drop(reader);
        assert!(removing(folder.path()).is_some());
    }
}
