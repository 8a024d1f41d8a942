//! Files that appear whole or not at all: written beside, synced, renamed. Left
//! of every stage; `store` and `export` write with it.

use std::fs::{self, File};
use std::io::{BufWriter, Error, Write};
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
    let beside = builder().tempfile_in(&folder).map_err(&failed)?;
    let (file, beside) = beside.into_parts();
    let file = fill_and_flush(file, fill, &failed)?;
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
fn builder() -> tempfile::Builder<'static, 'static> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(BESIDE);
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
