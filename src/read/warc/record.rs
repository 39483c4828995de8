//! The records of an archive: headers and blocks, with recovery if the two do not match.

use super::header::WarcHeader;
use super::lookahead::LookaheadReader;
use crate::read::InputReader;
use std::io::{self, BufRead as _};

/// The longest block that is kept; a longer one is a video.
const LONGEST_BLOCK: u64 = 16 << 20;

/// The first bytes of a record, enough to be unmistakable: the version and the start of a field.
const OPENING: usize = "WARC/1.0\r\nWARC-".len();

/// A record.
#[derive(Debug)]
pub(super) struct WarcRecord {
    pub(super) header: WarcHeader,
    /// The block, if it may hold a story.
    pub(super) block: Option<Vec<u8>>,
}

/// A damaged or oversized record.
#[derive(Debug)]
pub(super) struct RecordError {
    pub(super) url: Option<String>,
    pub(super) message: String,
    /// The error of the operating system, if it was one.
    pub(super) io: Option<io::Error>,
}

/// The records of an archive; blocks that cannot hold a story are skipped.
pub(super) struct WarcRecords {
    reader: LookaheadReader<InputReader>,
    longest: u64,
    /// The reread budget: how many bytes may still be read twice because a length was wrong. It
    /// bounds the work on a damaged archive.
    reread_budget: u64,
    /// Whether the rest of a damaged record may come next.
    is_lost: bool,
    is_done: bool,
}

impl WarcRecords {
    pub(super) fn new(reader: InputReader, longest: u64) -> WarcRecords {
        WarcRecords {
            reader: LookaheadReader::new(reader),
            longest: longest.min(LONGEST_BLOCK),
            reread_budget: LONGEST_BLOCK,
            is_lost: false,
            is_done: false,
        }
    }

    fn record(&mut self) -> Result<Option<WarcRecord>, RecordError> {
        if let Err(error) = self.next_opening() {
            return Err(self.broken(error, None));
        }
        let start = self.reader.offset();
        let window = self.reader.window(OPENING);
        match window.map(|window| (window.is_empty(), opening(window) == Some(0))) {
            Ok((true, _)) => return Ok(None),
            Ok((false, true)) => {}
            Ok((false, false)) => {
                return Err(self.lost(format!("no record at byte {start}"), None));
            }
            Err(error) => return Err(self.broken(error, None)),
        }
        let header = match WarcHeader::read(&mut self.reader) {
            Ok(header) => header,
            Err(error) => return Err(self.broken(error, None)),
        };
        let Some(length) = header.length else {
            return Err(self.lost("no Content-Length".to_owned(), header.url));
        };
        let is_kept = header.is_wanted() && length <= self.longest;
        let block = match self.block(length, is_kept) {
            Ok(block) => block,
            Err(error) => return Err(self.broken(error, header.url)),
        };
        let Some(block) = block else {
            let message = format!("wrong Content-Length: {length}");
            return Err(self.lost(message, header.url));
        };
        // A sound record refills the budget.
        self.reread_budget = LONGEST_BLOCK.min(self.reread_budget.saturating_add(length));
        if header.is_wanted() && !is_kept {
            return Err(RecordError {
                message: format!("longer than {} bytes", self.longest),
                url: header.url,
                io: None,
            });
        }
        Ok(Some(WarcRecord {
            header,
            block: is_kept.then_some(block),
        }))
    }

    /// Skips to the start of the next record.
    fn next_opening(&mut self) -> io::Result<()> {
        if self.is_lost {
            self.reader.seek(OPENING, opening)?;
            self.is_lost = false;
        }
        loop {
            let at_hand = self.reader.fill_buf()?;
            let blank = at_hand
                .iter()
                .take_while(|b| matches!(b, b'\r' | b'\n'))
                .count();
            if blank == 0 {
                return Ok(());
            }
            self.reader.consume(blank);
        }
    }

    /// Reads a block; `None` if its length is wrong, and then the next record has not been skipped.
    ///
    /// A page about archives may quote the header of a record. If something in a block looks like a
    /// record, the length counts as right if a record begins after the block. Otherwise the block
    /// is cut off at what looked like a record.
    fn block(&mut self, length: u64, is_kept: bool) -> io::Result<Option<Vec<u8>>> {
        let mut block = Vec::new();
        let mut left = self.until_opening(length, is_kept, &mut block)?;
        if left == 0 {
            let behind = self.reader.window(4)?;
            let ends = behind.starts_with(b"\r\n\r\n") || behind.starts_with(b"\n\n");
            return Ok((ends || behind.trim_ascii().is_empty()).then_some(block));
        }
        if left > self.reread_budget || self.reader.window(1)?.is_empty() {
            return Ok(None);
        }
        self.reader.mark();
        let doubted = left;
        let error = loop {
            let window = match self.reader.window(1) {
                Ok([]) => break None,
                Ok(window) => window,
                Err(error) => break Some(error),
            };
            let len = window
                .len()
                .min(usize::try_from(left).unwrap_or(usize::MAX));
            if is_kept {
                block.extend_from_slice(&window[..len]);
            }
            self.reader.consume(len);
            left -= len as u64;
            if left == 0 {
                break None;
            }
        };
        if left == 0 && self.is_before_record() {
            self.reader.unmark();
            return Ok(Some(block));
        }
        self.reread_budget -= doubted;
        self.reader.rewind();
        if let Some(error) = error {
            self.reader.stop_at(error);
        }
        Ok(None)
    }

    /// Reads a block up to where a record seems to begin; returns how much of the block is left.
    fn until_opening(
        &mut self,
        length: u64,
        is_kept: bool,
        block: &mut Vec<u8>,
    ) -> io::Result<u64> {
        let mut left = length;
        while left > 0 {
            let window = self.reader.window(OPENING)?;
            if window.is_empty() {
                break;
            }
            let inside = &window[..window
                .len()
                .min(usize::try_from(left).unwrap_or(usize::MAX))];
            let (part, is_cut) = match opening(window) {
                Some(at) if at < inside.len() => (&inside[..at], true),
                _ if window.len() < OPENING || inside.len() < window.len() => (inside, false),
                _ => (&inside[..inside.len() + 1 - OPENING], false),
            };
            if is_kept {
                block.extend_from_slice(part);
            }
            let len = part.len();
            left -= len as u64;
            self.reader.consume(len);
            if is_cut {
                break;
            }
        }
        Ok(left)
    }

    /// Returns whether blank lines come next, and then a record or the end.
    fn is_before_record(&mut self) -> bool {
        // Some writers end a record with more blank lines than the standard wants.
        const BLANK: usize = 16;
        let behind = match self.reader.window(BLANK + OPENING) {
            Ok(behind) => behind,
            // The next record is damaged, not this one.
            Err(error) => {
                self.reader.stop_at(error);
                return true;
            }
        };
        let blank = behind
            .iter()
            .take_while(|b| matches!(b, b'\r' | b'\n'))
            .count();
        let rest = &behind[blank..];
        rest.is_empty() || (blank > 1 && opening(rest) == Some(0))
    }

    /// Skips to the next record. Damage on the way is most likely the cause of the error.
    fn lost(&mut self, message: String, url: Option<String>) -> RecordError {
        self.is_lost = true;
        match self.next_opening() {
            Ok(()) => RecordError {
                url,
                message,
                io: None,
            },
            Err(error) => self.broken(error, url),
        }
    }

    /// Distinguishes damage, after which more records may come, from a disk that cannot be read.
    fn broken(&mut self, error: io::Error, url: Option<String>) -> RecordError {
        let is_damage = error.kind() == io::ErrorKind::InvalidData;
        self.is_lost = true;
        self.is_done |= !is_damage;
        RecordError {
            url,
            message: error.to_string(),
            io: (!is_damage).then_some(error),
        }
    }
}

impl Iterator for WarcRecords {
    type Item = Result<WarcRecord, RecordError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.is_done {
            return None;
        }
        self.record().transpose()
    }
}

/// Finds where a record begins.
fn opening(bytes: &[u8]) -> Option<usize> {
    memchr::memmem::find_iter(bytes, "WARC/1.").find(|&at| {
        let behind = &bytes[at + "WARC/1.".len()..];
        let field = behind
            .get(1..)
            .map(|field| field.trim_ascii_start())
            .unwrap_or_default();
        behind.first().is_some_and(u8::is_ascii_digit)
            && (field.starts_with(b"WARC-") || field.starts_with(b"Conte"))
    })
}
