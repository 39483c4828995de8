//! A reader that looks ahead and can return to a mark: a damaged record must not hide the next.

use std::io::{self, BufRead, Read};

/// How far it can go back: the compressed part of a record is far shorter.
const KEPT: usize = 16 << 20;

/// A buffered reader: it keeps the bytes read ahead and, after a mark, those since the mark.
pub(super) struct LookaheadReader<R> {
    reader: R,
    kept: Vec<u8>,
    /// How many of the kept bytes were consumed.
    at: usize,
    /// How many were consumed when the mark was set.
    mark: Option<usize>,
    /// How many bytes of the input were consumed.
    offset: u64,
    /// An error after the buffered bytes: it must not cost a record that ends before it.
    pending: Option<io::Error>,
}

impl<R: BufRead> LookaheadReader<R> {
    pub(super) fn new(reader: R) -> LookaheadReader<R> {
        LookaheadReader {
            reader,
            kept: Vec::new(),
            at: 0,
            mark: None,
            offset: 0,
            pending: None,
        }
    }

    /// Returns how many bytes come before the next one.
    pub(super) fn offset(&self) -> u64 {
        self.offset
    }

    /// Sets the mark before the next byte.
    pub(super) fn mark(&mut self) {
        self.mark = Some(self.at);
    }

    /// Returns to the mark, unless too much was read since: then it does not move.
    pub(super) fn rewind(&mut self) {
        if let Some(mark) = self.mark.take() {
            self.offset -= (self.at - mark) as u64;
            self.at = mark;
        }
    }

    /// Forgets the mark.
    pub(super) fn unmark(&mut self) {
        self.mark = None;
    }

    /// Puts damage already reported back after the buffered bytes.
    pub(super) fn stop_at(&mut self, error: io::Error) {
        self.pending = Some(error);
    }

    /// Returns the buffered bytes, at least `least` of them unless the input ends or fails before.
    /// An error is returned once no bytes are left before it.
    pub(super) fn window(&mut self, least: usize) -> io::Result<&[u8]> {
        self.forget();
        while self.kept.len() - self.at < least {
            if self.pending.is_some() {
                break;
            }
            match self.reader.fill_buf() {
                Ok([]) => break,
                Ok(more) => {
                    let len = more.len();
                    self.kept.extend_from_slice(more);
                    self.reader.consume(len);
                }
                Err(error) => self.pending = Some(error),
            }
        }
        if self.at == self.kept.len()
            && let Some(error) = self.pending.take()
        {
            return Err(error);
        }
        Ok(&self.kept[self.at..])
    }

    /// Skips to the first match of `find`, which is at most `longest` bytes long; without a match,
    /// to the end of the input.
    pub(super) fn seek(
        &mut self,
        longest: usize,
        find: impl Fn(&[u8]) -> Option<usize>,
    ) -> io::Result<()> {
        loop {
            let window = self.window(longest)?;
            let (passed, is_over) = match find(window) {
                Some(at) => (at, true),
                None if window.len() < longest => (window.len(), true),
                // It may cross the edge.
                None => (window.len() + 1 - longest, false),
            };
            self.consume(passed);
            if is_over {
                return Ok(());
            }
        }
    }

    fn forget(&mut self) {
        // At least half of them, so that each byte is moved once or twice and not in every call.
        if self.mark.is_none() && self.at >= self.kept.len() / 2 {
            self.kept.drain(..self.at);
            self.at = 0;
        }
    }
}

impl<R: BufRead> Read for LookaheadReader<R> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        let len = self.fill_buf()?.read(buf)?;
        self.consume(len);
        Ok(len)
    }
}

impl<R: BufRead> BufRead for LookaheadReader<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.mark.is_some_and(|mark| self.kept.len() - mark > KEPT) {
            self.mark = None;
        }
        self.window(1)
    }

    fn consume(&mut self, amount: usize) {
        self.offset += amount as u64;
        self.at += amount;
    }
}
