//! A pipe whose reader leaves early: `onrecord check | head`.
//!
//! A closed pipe is not an error and prints no message, but the exit code still depends on what the
//! run finds. The rest of the output is discarded, and callers can ask whether to stop early.

use std::io::{self, ErrorKind, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Whether the reader has left.
#[derive(Clone, Debug, Default)]
pub(crate) struct ReaderLeft(Arc<AtomicBool>);

impl ReaderLeft {
    pub(crate) fn is_so(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// A writer that discards output once the reader has left.
pub(crate) struct PipeWriter<W> {
    sink: W,
    left: ReaderLeft,
}

impl<W> PipeWriter<W> {
    pub(crate) fn new(sink: W, left: &ReaderLeft) -> PipeWriter<W> {
        PipeWriter {
            sink,
            left: left.clone(),
        }
    }

    /// Returns the result, or `thrown` if the reader has left.
    fn unless_left<T>(&self, done: io::Result<T>, thrown: T) -> io::Result<T> {
        match done {
            Err(error) if error.kind() == ErrorKind::BrokenPipe => {
                self.left.0.store(true, Ordering::Relaxed);
                Ok(thrown)
            }
            done => done,
        }
    }
}

impl<W: Write> Write for PipeWriter<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.left.is_so() {
            return Ok(bytes.len());
        }
        let written = self.sink.write(bytes);
        self.unless_left(written, bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.left.is_so() {
            return Ok(());
        }
        let flushed = self.sink.flush();
        self.unless_left(flushed, ())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A pipe that is closed after some bytes.
    struct ClosingPipe(usize);

    impl Write for ClosingPipe {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            let len = bytes.len().min(self.0);
            self.0 -= len;
            if len == 0 {
                return Err(ErrorKind::BrokenPipe.into());
            }
            Ok(len)
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn a_closed_pipe_is_no_error_and_can_be_told() {
        let left = ReaderLeft::default();
        let mut writer = PipeWriter::new(ClosingPipe(4), &left);
        writer.write_all(b"four").unwrap();
        assert!(!left.is_so());
        writer.write_all(b"and more").unwrap();
        assert!(left.is_so());
        writer.flush().unwrap();
    }
}
