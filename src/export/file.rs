//! Exported files appear whole or not at all.

use std::fs::File;
use std::io::BufWriter;
use std::path::Path;

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
    crate::whole_file::write(path, fill, |source| {
        E::from(ExportError::File {
            path: path.to_owned(),
            source,
        })
    })
}
