//! Progress: how many bytes of the inputs were read.

use std::collections::BTreeMap;
use std::io::{self, Read};
#[cfg(feature = "folders")]
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// The most endings that are counted: names may end in anything.
#[cfg(feature = "folders")]
const MOST_ENDINGS: usize = 1000;

/// Counts the bytes fetched, as stored on disk. [`Inputs::meter`](super::Inputs::meter) returns it,
/// and it can be read while reading continues.
#[derive(Clone, Debug, Default)]
pub struct Meter {
    bytes: Arc<AtomicU64>,
    skipped: Arc<Mutex<BTreeMap<String, u64>>>,
}

impl Meter {
    /// Returns how many bytes have been fetched.
    pub fn bytes(&self) -> u64 {
        self.bytes.load(Ordering::Relaxed)
    }

    /// Returns how many files of the folders have no name of a story, by the ending of their names: `.jpg`; an empty one for
    /// names without. The most frequent come first.
    pub fn skipped(&self) -> Vec<(String, u64)> {
        let counts = self.skipped.lock().unwrap_or_else(PoisonError::into_inner);
        let mut counts: Vec<(String, u64)> = counts
            .iter()
            .map(|(ending, n)| (ending.clone(), *n))
            .collect();
        counts.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
        counts
    }

    /// Counts a file that is no story by its name.
    #[cfg(feature = "folders")]
    pub(super) fn skip(&self, path: &Path) {
        let ending = path.extension().map_or(String::new(), |ending| {
            format!(".{}", ending.to_string_lossy().to_lowercase())
        });
        let mut counts = self.skipped.lock().unwrap_or_else(PoisonError::into_inner);
        if counts.len() < MOST_ENDINGS || counts.contains_key(&ending) {
            *counts.entry(ending).or_default() += 1;
        }
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
