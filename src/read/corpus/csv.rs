//! Corpus tables as CSV, in whatever encoding of Chinese, decoded as it is read.

use std::fs::File;
use std::io::{BufReader, Read, Seek, SeekFrom};
use std::path::Path;

use encoding_rs::{CoderResult, Decoder};

use super::Table;
use crate::read::decode;

/// Bytes by which the encoding and the separator are told.
const SAMPLE: u64 = 1 << 18;

pub(super) fn open(path: &Path) -> Result<Table, String> {
    let failed = |error: std::io::Error| error.to_string();
    let mut file = File::open(path).map_err(failed)?;
    let mut sample = Vec::new();
    file.by_ref()
        .take(SAMPLE)
        .read_to_end(&mut sample)
        .map_err(failed)?;
    file.seek(SeekFrom::Start(0)).map_err(failed)?;
    let encoding = decode::encoding(&sample);
    let (first, _) = encoding.decode_without_bom_handling(&sample);
    let first = first.lines().next().unwrap_or_default();
    let separator = [b',', b'\t', b';']
        .into_iter()
        .max_by_key(|separator| {
            let count = first.bytes().filter(|byte| byte == separator).count();
            (count, *separator == b',')
        })
        .unwrap_or(b',');
    let utf8 = Utf8 {
        inner: BufReader::with_capacity(1 << 16, file),
        decoder: encoding.new_decoder_with_bom_removal(),
        raw: Vec::new(),
        ready: Vec::new(),
        taken: 0,
        ended: false,
    };
    let mut reader = ::csv::ReaderBuilder::new()
        .delimiter(separator)
        .flexible(true)
        .from_reader(utf8);
    let header = reader.headers().map_err(|e| e.to_string())?.clone();
    let rows = (2..)
        .zip(reader.into_records())
        .map(|(number, record)| match record {
            Ok(record) => Ok((number, record.iter().map(str::to_owned).collect())),
            Err(error) => Err((number, error.to_string())),
        });
    Ok(Table {
        header: header.iter().map(str::to_owned).collect(),
        rows: Box::new(rows),
    })
}

/// Bytes of some encoding, handed on as UTF-8.
struct Utf8<R> {
    inner: R,
    decoder: Decoder,
    raw: Vec<u8>,
    ready: Vec<u8>,
    taken: usize,
    ended: bool,
}

impl<R: Read> Utf8<R> {
    fn fill(&mut self) -> std::io::Result<()> {
        const CHUNK: usize = 1 << 16;
        let kept = self.raw.len();
        self.raw.resize(kept + CHUNK, 0);
        let read = self.inner.read(&mut self.raw[kept..])?;
        self.raw.truncate(kept + read);
        self.ended = read == 0;
        // Room for the longest that a chunk can become.
        let room = self
            .decoder
            .max_utf8_buffer_length(self.raw.len())
            .unwrap_or(CHUNK * 4);
        self.ready.resize(room, 0);
        let (result, used, written, _) =
            self.decoder
                .decode_to_utf8(&self.raw, &mut self.ready, self.ended);
        debug_assert!(matches!(result, CoderResult::InputEmpty));
        self.raw.drain(..used);
        self.ready.truncate(written);
        self.taken = 0;
        Ok(())
    }
}

impl<R: Read> Read for Utf8<R> {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        while self.taken == self.ready.len() {
            if self.ended {
                return Ok(0);
            }
            self.fill()?;
        }
        let rest = &self.ready[self.taken..];
        let n = rest.len().min(into.len());
        into[..n].copy_from_slice(&rest[..n]);
        self.taken += n;
        Ok(n)
    }
}
