//! One file a format, behind one trait: bytes → [`Document`], the words in the
//! order a person reads them, a paragraph or a table row a line. A new format
//! is a file here, a line in [`ENDINGS`] and an arm in [`Format::reader`].

pub(super) mod archive;
mod docx;
mod html;
mod markdown;
mod pdf;
mod rows;
mod text;
mod xlsx;

use std::path::Path;

use super::decode::BadByte;
use super::error::{ReadError, quoted};
use super::grid::Grid;

/// The format a report was read from.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Format {
    /// Plain text.
    #[default]
    Text,
    /// A web page.
    Html,
    /// Markdown.
    Markdown,
    /// A Word document.
    Docx,
    /// A PDF file with a text layer.
    Pdf,
    /// A workbook.
    Xlsx,
}

/// What a document says of itself, beside its text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Metadata {
    /// 发布日期, as `2024-01-29` where it can be read so.
    pub published: String,
    /// 来源 or 发文机关: who issued it.
    pub issuer: String,
    /// 索引号 of the open-government catalogue.
    pub index_number: String,
}

/// A file's words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Document {
    /// The title the file gives itself, or empty.
    pub title: String,
    /// The words: a paragraph or a table row a line, the cells of a row
    /// separated by tabs.
    pub text: String,
    /// Its tables, where the format marks them.
    pub tables: Vec<Grid>,
    /// What it says of itself.
    pub metadata: Metadata,
}

/// Why a format's reader gives no document.
#[derive(Debug, PartialEq, Eq)]
pub enum Refusal {
    /// A byte that does not decode.
    Encoding(BadByte),
    /// Broken off, or not what it claims to be.
    Damaged(String),
    /// Unpacks to more than the limit.
    TooLarge,
    /// Whole, but not readable as it is: what it is, and the remedy.
    Unreadable(&'static str, &'static str),
}

/// Reads one format.
pub(super) trait Reader {
    /// The words of a file. Never panics, and holds no more than a small
    /// multiple of `limit` bytes, whatever the file claims.
    fn read(&self, bytes: &[u8], limit: u64) -> Result<Document, Refusal>;
}

/// What a file is, by its bytes and its ending.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Report(Format),
    Archive,
    /// Not read: what it is, and what to convert it to.
    Refused(&'static str, &'static str),
}

const DOC: Kind = Kind::Refused(
    "a Word 97–2003 document",
    "convert it with `libreoffice --headless --convert-to docx FILE`",
);
const WPS: Kind = Kind::Refused(
    "a WPS document",
    "save it as .docx in WPS, or `libreoffice --headless --convert-to docx FILE`",
);
const RTF: Kind = Kind::Refused(
    "a rich text document",
    "convert it with `libreoffice --headless --convert-to docx FILE`",
);
const ODT: Kind = Kind::Refused(
    "an OpenDocument text",
    "convert it with `libreoffice --headless --convert-to docx FILE`",
);
const OFD: Kind = Kind::Refused(
    "an OFD document",
    "export it as PDF in the OFD viewer (数科阅读器, 福昕, WPS), then read the PDF",
);
const LOCKED: Kind = Kind::Refused(
    "an Office document with a password",
    "open it, save it without the password, and read that",
);
const MHT: Kind = Kind::Refused(
    "a web archive",
    "open it in a browser and save it as “web page, HTML only”",
);
const PACKED: Kind = Kind::Refused(
    "an archive that is no ZIP",
    "unpack it and name the folder of reports",
);
const PICTURE: Kind = Kind::Refused(
    "a picture",
    "recognise its text first, for example `tesseract FILE out -l chi_sim`",
);
const UNKNOWN: Kind = Kind::Refused(
    "no format that is read",
    "save the report as .txt, .md, .html, .docx or .pdf",
);

/// Formats by ending; a folder is searched for these.
const ENDINGS: &[(&str, Kind)] = &[
    ("txt", Kind::Report(Format::Text)),
    ("text", Kind::Report(Format::Text)),
    ("html", Kind::Report(Format::Html)),
    ("htm", Kind::Report(Format::Html)),
    ("shtml", Kind::Report(Format::Html)),
    ("xhtml", Kind::Report(Format::Html)),
    ("md", Kind::Report(Format::Markdown)),
    ("markdown", Kind::Report(Format::Markdown)),
    ("docx", Kind::Report(Format::Docx)),
    ("pdf", Kind::Report(Format::Pdf)),
    ("zip", Kind::Archive),
    ("doc", DOC),
    ("wps", WPS),
    ("rtf", RTF),
    ("odt", ODT),
    ("ofd", OFD),
    ("mht", MHT),
    ("mhtml", MHT),
    ("rar", PACKED),
    ("7z", PACKED),
    ("tar", PACKED),
    ("gz", PACKED),
    ("tgz", PACKED),
];

/// The container of Office documents before 2007.
const OLE: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/// First bytes that say what a file is, whatever its ending.
const MAGIC: &[(&[u8], Kind)] = &[
    (OLE, DOC),
    (b"%PDF-", Kind::Report(Format::Pdf)),
    (b"{\\rtf", RTF),
    (b"Rar!", PACKED),
    (b"7z\xbc\xaf", PACKED),
    (b"\x1f\x8b", PACKED),
    (b"\x89PNG", PICTURE),
    (b"\xff\xd8\xff", PICTURE),
    (b"II*\0", PICTURE),
    (b"MM\0*", PICTURE),
];

impl Format {
    /// All formats.
    pub const ALL: &[Self] = &[
        Self::Text,
        Self::Markdown,
        Self::Html,
        Self::Docx,
        Self::Pdf,
        Self::Xlsx,
    ];

    /// The word used in tables.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Text => "txt",
            Self::Html => "html",
            Self::Markdown => "md",
            Self::Docx => "docx",
            Self::Pdf => "pdf",
            Self::Xlsx => "xlsx",
        }
    }

    /// What the ending of a name says, where a report could be in such a file.
    pub(super) fn of_name(path: &Path) -> Option<Kind> {
        let ending = path.extension()?.to_str()?.to_ascii_lowercase();
        ENDINGS
            .iter()
            .find(|(known, _)| *known == ending)
            .map(|(_, kind)| *kind)
    }

    /// The endings of what is read, for messages.
    pub(super) fn endings() -> String {
        let read: Vec<String> = ENDINGS
            .iter()
            .filter(|(_, kind)| !matches!(kind, Kind::Refused(..)))
            .map(|(ending, _)| format!(".{ending}"))
            .collect();
        read.join(", ")
    }

    pub(super) fn reader(self) -> &'static dyn Reader {
        match self {
            Self::Text => &text::Text,
            Self::Html => &html::Html,
            Self::Markdown => &markdown::Markdown,
            Self::Docx => &docx::Docx,
            Self::Pdf => &pdf::Pdf,
            Self::Xlsx => &xlsx::Xlsx,
        }
    }
}

/// What a file is: its first bytes are believed before its ending, since
/// sites serve pages as .doc and documents without an ending.
pub(super) fn kind(path: &Path, bytes: &[u8]) -> Kind {
    if is_locked(bytes) {
        return LOCKED;
    }
    if let Some((_, kind)) = MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return *kind;
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return archive::kind(path, bytes);
    }
    if html::is_page(bytes) {
        return Kind::Report(Format::Html);
    }
    match Format::of_name(path) {
        // Magic would have said so.
        Some(Kind::Refused(..)) | None => UNKNOWN,
        Some(kind) => kind,
    }
}

/// A DOCX with a password is no ZIP but an old container that holds one.
fn is_locked(bytes: &[u8]) -> bool {
    let name: Vec<u8> = "EncryptedPackage"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    bytes.starts_with(OLE) && bytes.windows(name.len()).any(|window| window == name)
}

impl Refusal {
    pub(super) fn at(self, path: String, format: &'static str, limit: u64) -> ReadError {
        match self {
            Self::Encoding(bad) => ReadError::Encoding {
                path,
                line: bad.line,
                byte: bad.byte,
                encoding: bad.encoding,
            },
            Self::Damaged(reason) => ReadError::Damaged {
                path,
                format,
                reason: quoted(&reason),
            },
            Self::TooLarge => ReadError::TooLarge {
                path,
                what: "unpacks to more than",
                size: limit,
                limit,
            },
            Self::Unreadable(what, remedy) => ReadError::Format { path, what, remedy },
        }
    }
}
