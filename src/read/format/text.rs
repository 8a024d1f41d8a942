//! Plain text: the lines and offsets of the file as they stand.

use super::{Document, Reader, Refusal};
use crate::read::decode::{Damage, decode};

pub(super) struct Text;

/// One NUL in this many characters is an odd byte in a text; more is no text.
const NULS: usize = 100;

impl Reader for Text {
    fn read(&self, bytes: &[u8], _limit: u64) -> Result<Document, Refusal> {
        let text = decode(bytes, None, Damage::Refused).map_err(Refusal::Encoding)?;
        let nuls = text.matches('\0').count();
        if nuls * NULS > text.len() {
            return Err(Refusal::Unreadable(
                "holds binary data, no text",
                "save the report as .txt, .md, .html, .docx or .pdf",
            ));
        }
        Ok(Document {
            text,
            ..Document::default()
        })
    }
}
