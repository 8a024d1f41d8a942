//! ZIP: reports packed together. Members are unpacked one at a time, and no
//! more of the whole archive than the limit for one file.

use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};

use zip::ZipArchive;
use zip::result::ZipError;

use super::{Format, Kind, OFD, Refusal, docx};
use crate::read::decode::{Damage, decode};

/// A member of an archive: its path in it, and its bytes or why there are none.
pub(in crate::read) struct Member {
    pub(in crate::read) path: PathBuf,
    pub(in crate::read) bytes: Result<Vec<u8>, Refusal>,
}

/// Members that make a ZIP a document of its own.
const DOCUMENTS: &[(&str, Kind)] = &[
    (docx::MAIN_PART, Kind::Report(Format::Docx)),
    ("OFD.xml", OFD),
    ("xl/workbook.xml", Kind::Report(Format::Xlsx)),
];

/// What a ZIP is: a document or an archive. One that cannot be opened is what
/// its ending says, so that the message names it so.
pub(super) fn kind(path: &Path, bytes: &[u8]) -> Kind {
    let Ok(archive) = ZipArchive::new(Cursor::new(bytes)) else {
        return match Format::of_name(path) {
            Some(kind @ Kind::Report(Format::Docx)) => kind,
            _ => Kind::Archive,
        };
    };
    DOCUMENTS
        .iter()
        .find(|(name, _)| archive.index_for_name(name).is_some())
        .map_or(Kind::Archive, |(_, kind)| *kind)
}

/// The parts of a document that is a ZIP, unpacked by name; all together no
/// more than the limit.
pub(super) struct Parts<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    left: u64,
}

impl<'a> Parts<'a> {
    pub(super) fn open(bytes: &'a [u8], limit: u64) -> Result<Self, Refusal> {
        Ok(Self {
            archive: ZipArchive::new(Cursor::new(bytes)).map_err(|e| damaged(&e))?,
            left: limit,
        })
    }

    /// A part, where there is one.
    pub(super) fn take(&mut self, name: &str) -> Result<Option<Vec<u8>>, Refusal> {
        let Some(at) = self.archive.index_for_name(name) else {
            return Ok(None);
        };
        let bytes = unpack(&mut self.archive, at, self.left)?;
        self.left = self.left.saturating_sub(bytes.len() as u64);
        Ok(Some(bytes))
    }
}

/// Every member that could be a report, in the order of their names.
pub(in crate::read) fn members(
    bytes: &[u8],
    limit: u64,
) -> Result<impl Iterator<Item = Member>, Refusal> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|e| damaged(&e))?;
    let mut names: Vec<(PathBuf, usize)> = (0..archive.len())
        .filter_map(|i| {
            let member = archive.by_index_raw(i).ok()?;
            let path = PathBuf::from(name(member.name_raw()));
            (member.is_file() && could_be_report(&path)).then_some((path, i))
        })
        .collect();
    names.sort();
    let mut left = limit;
    Ok(names.into_iter().map(move |(path, i)| {
        let bytes = unpack(&mut archive, i, left);
        if let Ok(bytes) = &bytes {
            left = left.saturating_sub(bytes.len() as u64);
        }
        Member { path, bytes }
    }))
}

/// Whether all members together unpack to no more than the limit, whatever they
/// say of their sizes.
pub(super) fn within(bytes: &[u8], limit: u64) -> Result<(), Refusal> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|e| damaged(&e))?;
    let mut left = limit;
    for i in 0..archive.len() {
        left -= unpack(&mut archive, i, left)?.len() as u64;
    }
    Ok(())
}

/// Unpacks one member, and never more than `limit` bytes of it.
fn unpack(
    archive: &mut ZipArchive<Cursor<&[u8]>>,
    i: usize,
    limit: u64,
) -> Result<Vec<u8>, Refusal> {
    let member = archive.by_index(i).map_err(|e| damaged(&e))?;
    let mut bytes = Vec::new();
    member
        .take(limit.saturating_add(1))
        .read_to_end(&mut bytes)
        .map_err(|e| Refusal::Damaged(e.to_string()))?;
    if bytes.len() as u64 > limit {
        return Err(Refusal::TooLarge);
    }
    Ok(bytes)
}

fn damaged(error: &ZipError) -> Refusal {
    match error {
        ZipError::UnsupportedArchive(why) if *why == ZipError::PASSWORD_REQUIRED => {
            Refusal::Unreadable(
                "packed with a password",
                "unpack it and name the folder of reports",
            )
        }
        other => Refusal::Damaged(other.to_string()),
    }
}

/// Windows packs names in GBK without saying so.
fn name(raw: &[u8]) -> String {
    decode(raw, None, Damage::Shown).unwrap_or_else(|_| String::from_utf8_lossy(raw).into_owned())
}

fn could_be_report(path: &Path) -> bool {
    let hidden = path.iter().any(|part| {
        let part = part.to_string_lossy();
        part == "__MACOSX" || part.starts_with('.') || part.starts_with("~$")
    });
    !hidden && Format::of_name(path).is_some()
}
