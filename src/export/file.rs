//! Files that appear whole or not at all: written beside, synced, renamed.

use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use super::ExportError;

/// Lets `fill` write the file at `path`. Until all is on disk, what stood
/// there before stands there still. Devices and pipes are written to directly.
///
/// # Errors
/// What `fill` says, or why the file could not be made.
pub fn whole_file(
    path: &Path,
    fill: impl FnOnce(&mut BufWriter<File>) -> Result<(), ExportError>,
) -> Result<(), ExportError> {
    whole_file_or(path, fill)
}

/// [`whole_file`] where filling it may fail for other reasons.
///
/// # Errors
/// As [`whole_file`].
pub fn whole_file_or<E: From<ExportError>>(
    path: &Path,
    fill: impl FnOnce(&mut BufWriter<File>) -> Result<(), E>,
) -> Result<(), E> {
    let at = |source| ExportError::File {
        path: path.to_owned(),
        source,
    };
    // A link is kept and its target replaced.
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    if fs::metadata(&target).is_ok_and(|found| !found.is_file() && !found.is_dir()) {
        let device = File::options().write(true).open(&target).map_err(at)?;
        return fill_and_flush(device, fill, at).map(drop);
    }
    let folder = folder_of(&target);
    let beside = builder().tempfile_in(&folder).map_err(at)?;
    let (file, beside) = beside.into_parts();
    let file = fill_and_flush(file, fill, at)?;
    file.sync_all().map_err(at)?;
    beside.persist(&target).map_err(|error| at(error.error))?;
    // The rename itself must reach the disk; not every system can open folders.
    if let Ok(folder) = File::open(&folder) {
        folder.sync_all().ok();
    }
    Ok(())
}

fn fill_and_flush<E: From<ExportError>>(
    file: File,
    fill: impl FnOnce(&mut BufWriter<File>) -> Result<(), E>,
    at: impl Fn(std::io::Error) -> ExportError,
) -> Result<File, E> {
    let mut writer = BufWriter::new(file);
    fill(&mut writer)?;
    writer.flush().map_err(&at)?;
    Ok(writer
        .into_inner()
        .map_err(|error| at(error.into_error()))?)
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
    builder.prefix(".tongbi-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder
}
