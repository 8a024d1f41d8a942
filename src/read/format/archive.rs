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

/// Every member that could be a report, in the order of their names; one that is
/// not read although it could be one comes with the reason.
pub(in crate::read) fn members(
    bytes: &[u8],
    limit: u64,
) -> Result<impl Iterator<Item = Member>, Refusal> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|e| damaged(&e))?;
    let mut listed: Vec<Listed> = (0..archive.len())
        .filter_map(|i| Listed::of(&mut archive, i))
        .collect();
    listed.sort_by(|a, b| (&a.path, a.index).cmp(&(&b.path, b.index)));
    let mut left = limit;
    Ok(listed.into_iter().map(
        move |Listed {
                  path,
                  index,
                  refused,
              }| {
            let bytes = match refused {
                Some(refusal) => Err(refusal),
                None => unpack(&mut archive, index, left),
            };
            if let Ok(bytes) = &bytes {
                left = left.saturating_sub(bytes.len() as u64);
            }
            Member { path, bytes }
        },
    ))
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

/// A member as the directory of an archive lists it.
struct Listed {
    path: PathBuf,
    index: usize,
    /// Why it is not read.
    refused: Option<Refusal>,
}

impl Listed {
    /// A member that could be a report.
    fn of(archive: &mut ZipArchive<Cursor<&[u8]>>, index: usize) -> Option<Self> {
        let member = match archive.by_index_raw(index) {
            Ok(member) => member,
            Err(error) => {
                return Some(Self {
                    path: PathBuf::from(format!("#{}", index + 1)),
                    index,
                    refused: Some(damaged(&error)),
                });
            }
        };
        // Windows parts folders otherwise.
        let name = name(member.name_raw()).replace('\\', "/");
        let (is_dir, is_link) = (member.is_dir(), member.is_symlink());
        let (path, refused) = place(&name, is_link)?;
        (!is_dir).then_some(Self {
            path,
            index,
            refused,
        })
    }
}

const LEADS_OUT: Refusal = Refusal::Unreadable(
    "a name that leads out of the archive",
    "unpack it where you trust it and name the folder of reports",
);
const LINK: Refusal = Refusal::Unreadable(
    "a link in an archive",
    "unpack it and name the folder of reports",
);
const HIDDEN: Refusal = Refusal::Unreadable(
    "a hidden file in an archive",
    "unpack it and name the file itself",
);
const TABLE: Refusal = Refusal::Unreadable(
    "a table in an archive",
    "unpack it and name it beside the archive",
);

/// Endings of tables, which are read where they stand alone.
const TABLES: [&str; 7] = ["csv", "tsv", "jsonl", "ndjson", "parquet", "xlsx", "dta"];

/// Where a member stands in its archive, always below it, and why it is not
/// read; nothing where it could be no report, or is what a packer adds itself.
fn place(name: &str, is_link: bool) -> Option<(PathBuf, Option<Refusal>)> {
    let parts: Vec<&str> = name
        .split('/')
        .filter(|p| !matches!(*p, "" | "."))
        .collect();
    let path: PathBuf = parts.iter().collect();
    let added =
        |part: &&str| *part == "__MACOSX" || part.starts_with("._") || part.starts_with("~$");
    let table = path
        .extension()
        .and_then(|ending| ending.to_str())
        .is_some_and(|ending| TABLES.contains(&ending.to_ascii_lowercase().as_str()));
    let read = Format::of_name(&path).is_some();
    if !(read || table) || parts.iter().any(added) {
        return None;
    }
    let drive = parts
        .first()
        .is_some_and(|first| first.len() == 2 && first.ends_with(':'));
    let refused = if name.starts_with('/') || drive || parts.contains(&"..") {
        Some(LEADS_OUT)
    } else if is_link {
        Some(LINK)
    } else if parts.iter().any(|part| part.starts_with('.')) {
        Some(HIDDEN)
    } else {
        (table && !read).then_some(TABLE)
    };
    Some((path, refused))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(name: &str) -> Option<(String, Option<Refusal>)> {
        place(name, false).map(|(path, why)| (path.to_string_lossy().replace('\\', "/"), why))
    }

    #[test]
    fn what_is_not_read_stands_below_the_archive_and_has_its_reason() {
        for (name, path, why) in [
            ("澜溪县/2022.txt", "澜溪县/2022.txt", None),
            ("./内/2021.zip", "内/2021.zip", None),
            ("/根/2021.txt", "根/2021.txt", Some(LEADS_OUT)),
            ("a/../../2021.txt", "a/../../2021.txt", Some(LEADS_OUT)),
            ("C:/2021.txt", "C:/2021.txt", Some(LEADS_OUT)),
            ("..a/2021.txt", "..a/2021.txt", Some(HIDDEN)),
            ("表/2021.CSV", "表/2021.CSV", Some(TABLE)),
        ] {
            assert_eq!(found(name), Some((path.to_owned(), why)), "{name}");
        }
        assert_eq!(place("2021.txt", true).and_then(|(_, why)| why), Some(LINK));
        for passed in ["__MACOSX/._2021.txt", "~$2021.docx", "页.css", "图.png"] {
            assert_eq!(found(passed), None, "{passed}");
        }
    }
}
