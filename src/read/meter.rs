//! Progress: how many bytes of the inputs were read.

use std::io::{self, Read};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// Counts the bytes fetched, as stored on disk. [`Inputs::meter`](super::Inputs::meter) returns it,
/// and it can be read while reading continues.
#[derive(Clone, Debug, Default)]
pub struct Meter {
    bytes: Arc<AtomicU64>,
}

impl Meter {
    /// Returns how many bytes have been fetched.
    pub fn bytes(&self) -> u64 {
        self.bytes.load(Ordering::Relaxed)
    }

    /// Returns a reader that is counted.
    pub(super) fn counting<R: Read>(&self, reader: R) -> Counted<R> {
        Counted {
            reader,
            meter: self.clone(),
        }
    }
}

/// A reader whose bytes are counted.
pub(super) struct Counted<R> {
    reader: R,
    meter: Meter,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        let read = self.reader.read(buf)?;
        self.meter.bytes.fetch_add(read as u64, Ordering::Relaxed);
        Ok(read)
    }
}

/// Lists the files of `paths` that [`inputs`](super::inputs) would read; folders are walked and
/// patterns matched; standard input is `-`. Unreadable paths are left out.
pub fn files(paths: &[PathBuf], options: &super::Options) -> impl Iterator<Item = PathBuf> + use<> {
    super::walk::PathWalk::over(paths, options.format).flatten()
}

/// Returns the size of the files of `paths`, with folders walked like [`inputs`](super::inputs)
/// does; `None` if standard input is among them. Unreadable files count as empty.
pub fn size(paths: &[PathBuf], options: &super::Options) -> Option<u64> {
    if paths.iter().any(|path| path.as_os_str() == "-") {
        return None;
    }
    let sizes = files(paths, options).filter_map(|file| Some(std::fs::metadata(file).ok()?.len()));
    Some(sizes.sum())
}
