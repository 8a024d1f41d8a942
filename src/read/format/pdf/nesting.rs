//! How deep the objects of a PDF are nested, counted before the crate sees them:
//! it takes arrays and dictionaries apart by recursion, and a few kilobytes of
//! brackets would end the whole program for want of stack. Counted in the file
//! itself and in its deflated streams, which hold objects too.

use std::io::Read;

use flate2::read::ZlibDecoder;

/// Levels from which a file is refused. Written documents have some ten; what
/// looks like brackets in the pixels of a picture cancels out long before.
const DEEPEST: usize = 2000;

/// The stack of the thread that takes a file apart: a hundred kilobytes a level.
pub(super) const STACK: usize = 256 << 20;

/// Whether objects are nested deeper than any document's. At most `limit` bytes of
/// a stream are looked at: the crate unpacks no more.
pub(super) fn is_too_deep(bytes: &[u8], limit: u64) -> bool {
    let mut outside = Depth::default();
    let mut rest = bytes;
    while let Some(start) = find(rest, b"stream") {
        let (before, stream) = rest.split_at(start + b"stream".len());
        if outside.exceeds(before) {
            return true;
        }
        let end = find(stream, b"endstream").unwrap_or(stream.len());
        let (data, behind) = stream.split_at(end);
        if stream_is_too_deep(data, limit) {
            return true;
        }
        rest = behind.get(b"endstream".len()..).unwrap_or_default();
    }
    outside.exceeds(rest)
}

fn stream_is_too_deep(data: &[u8], limit: u64) -> bool {
    let data = data.trim_ascii_start();
    if Depth::default().exceeds(data) {
        return true;
    }
    let mut unpacked = ZlibDecoder::new(data).take(limit);
    let mut depth = Depth::default();
    let mut chunk = [0; 16 << 10];
    // What does not unpack has nothing for the crate either.
    while let Ok(read @ 1..) = unpacked.read(&mut chunk) {
        if depth.exceeds(&chunk[..read]) {
            return true;
        }
    }
    false
}

fn find(bytes: &[u8], word: &[u8]) -> Option<usize> {
    memchr::memmem::find(bytes, word)
}

/// Brackets that are open.
#[derive(Default)]
struct Depth {
    open: usize,
    /// Parentheses of a string that are open: brackets in it are letters.
    in_string: usize,
    escaped: bool,
}

impl Depth {
    /// Goes on over more bytes; whether they are nested too deep somewhere.
    fn exceeds(&mut self, bytes: &[u8]) -> bool {
        for byte in bytes {
            if self.in_string > 0 {
                self.within_string(*byte);
                continue;
            }
            match byte {
                // A dictionary opens by two.
                b'[' | b'<' => self.open += 1,
                b']' | b'>' => self.open = self.open.saturating_sub(1),
                b'(' => self.in_string = 1,
                _ => {}
            }
            if self.open > DEEPEST {
                return true;
            }
        }
        false
    }

    fn within_string(&mut self, byte: u8) {
        match byte {
            _ if self.escaped => self.escaped = false,
            b'\\' => self.escaped = true,
            b'(' => self.in_string += 1,
            b')' => self.in_string -= 1,
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    fn nested(levels: usize) -> Vec<u8> {
        [b"[".repeat(levels), b"]".repeat(levels)].concat()
    }

    #[test]
    fn brackets_are_counted_outside_and_inside_streams() {
        assert!(!is_too_deep(&nested(1000), 1 << 20));
        assert!(is_too_deep(&nested(3000), 1 << 20));
        let mut zlib = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
        zlib.write_all(&nested(100_000)).unwrap();
        let packed = zlib.finish().unwrap();
        let file = [
            b"1 0 obj\n<<>>\nstream\n".as_slice(),
            &packed,
            b"\nendstream",
        ]
        .concat();
        assert!(is_too_deep(&file, 1 << 20));
    }

    #[test]
    fn brackets_of_strings_are_letters() {
        let words = format!("[({}\\))]", "[".repeat(5000));
        assert!(!is_too_deep(words.as_bytes(), 1 << 20));
        assert!(is_too_deep(
            format!("(a){}", "<".repeat(5000)).as_bytes(),
            1 << 20
        ));
    }
}
