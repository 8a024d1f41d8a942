//! Files that appear whole or not at all: written beside, synced, renamed. Left
//! of every stage; `store` and `export` write with it.

use std::fs::{self, File};
use std::io::{BufWriter, Error, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

/// Lets `fill` write the file at `path`; `failed` makes an error of what the
/// system says. Until all is on disk, what stood there before stands there
/// still. Devices and pipes are written to directly.
pub(crate) fn write<E>(
    path: &Path,
    fill: impl FnOnce(&mut BufWriter<File>) -> Result<(), E>,
    failed: impl Fn(Error) -> E,
) -> Result<(), E> {
    // A link is kept and its target replaced.
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    if fs::metadata(&target).is_ok_and(|found| !found.is_file() && !found.is_dir()) {
        let device = File::options().write(true).open(&target).map_err(&failed)?;
        return fill_and_flush(device, fill, failed).map(drop);
    }
    let folder = folder_of(&target);
    let prefix = prefix(&target);
    remove_left(&folder, &prefix);
    let beside = builder(&prefix).tempfile_in(&folder).map_err(&failed)?;
    let (file, beside) = beside.into_parts();
    // Held while it is written: what is not held was left by a killed process.
    file.try_lock().ok();
    let file = fill_and_flush(file, fill, &failed)?;
    if let Ok(before) = fs::metadata(&target) {
        file.set_permissions(before.permissions()).ok();
    }
    file.sync_all().map_err(&failed)?;
    beside
        .persist(&target)
        .map_err(|error| failed(error.error))?;
    // The rename itself must reach the disk; not every system can open folders.
    if let Ok(folder) = File::open(&folder) {
        folder.sync_all().ok();
    }
    Ok(())
}

fn fill_and_flush<E>(
    file: File,
    fill: impl FnOnce(&mut BufWriter<File>) -> Result<(), E>,
    failed: impl Fn(Error) -> E,
) -> Result<File, E> {
    let mut writer = BufWriter::new(file);
    fill(&mut writer)?;
    writer.flush().map_err(&failed)?;
    writer
        .into_inner()
        .map_err(|error| failed(error.into_error()))
}

fn folder_of(target: &Path) -> PathBuf {
    match target.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
        _ => PathBuf::from("."),
    }
}

/// Temporary files are for their owner alone; an export is as open as the
/// user's umask says.
fn builder(prefix: &str) -> tempfile::Builder<'_, 'static> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(prefix);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder
}

/// How the names of files not yet whole begin: readers of a folder of Parquet
/// files pass over names with a dot.
pub(crate) const BESIDE: &str = ".tongbi-";

/// How the name of a file begins that will become `target`.
fn prefix(target: &Path) -> String {
    /// Letters of the name: systems bound the length of the whole.
    const LETTERS: usize = 40;
    let name = target.file_name().unwrap_or_default().to_string_lossy();
    let name: String = name.chars().take(LETTERS).collect();
    format!("{BESIDE}{name}-")
}

/// Removes what a killed process left of the same file.
fn remove_left(folder: &Path, prefix: &str) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        if !entry.file_name().to_string_lossy().starts_with(prefix) {
            continue;
        }
        let left = File::open(entry.path());
        if left.is_ok_and(|file| file.try_lock().is_ok()) {
            fs::remove_file(entry.path()).ok();
        }
    }
}

/// The bytes of a file that holds no more than `limit`. A device would never end,
/// a pipe may never begin.
pub(crate) fn read(path: &Path, limit: u64) -> std::io::Result<Vec<u8>> {
    let refused = |why: String| Err(Error::new(ErrorKind::InvalidInput, why));
    if !fs::metadata(path)?.is_file() {
        return refused("not a regular file; save its content to one".to_owned());
    }
    let mut bytes = Vec::new();
    let mut file = File::open(path)?.take(limit.saturating_add(1));
    file.read_to_end(&mut bytes)?;
    if bytes.len() as u64 > limit {
        return refused(format!("holds more than {limit} bytes"));
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(path: &Path, words: &str) -> std::io::Result<()> {
        write(path, |file| file.write_all(words.as_bytes()), |error| error)
    }

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap().flatten();
        let mut names: Vec<String> = entries
            .map(|entry| entry.file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn what_a_killed_process_left_goes_and_what_another_writes_stays() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.csv");
        fs::write(folder.path().join(".tongbi-a.csv-left"), "half").unwrap();
        fs::write(folder.path().join(".tongbi-b.csv-other"), "half").unwrap();
        let live = folder.path().join(".tongbi-a.csv-live");
        fs::write(&live, "half").unwrap();
        let held = File::open(&live).unwrap();
        held.try_lock().unwrap();
        written(&path, "whole").unwrap();
        assert_eq!(
            names(folder.path()),
            [".tongbi-a.csv-live", ".tongbi-b.csv-other", "a.csv"]
        );
    }

    #[cfg(unix)]
    #[test]
    fn a_file_that_is_written_again_keeps_its_permissions() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.csv");
        fs::write(&path, "before").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        written(&path, "after").unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "after");
        assert_eq!(
            fs::metadata(&path).unwrap().permissions().mode() & 0o777,
            0o640
        );
    }

    #[test]
    fn only_files_within_the_limit_are_read() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.csv");
        fs::write(&path, "12345").unwrap();
        assert_eq!(read(&path, 5).unwrap(), b"12345");
        assert!(read(&path, 4).is_err() && read(folder.path(), 5).is_err());
    }
}
