//! Files that are small by what they are: a lexicon, settings, a golden.
//!
//! They come from strangers too, and a name may lead to `/dev/zero`.

use std::fs::File;
use std::io::{self, Read as _};
use std::path::Path;

/// What is read, and how many MiB of it at most.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Small {
    what: &'static str,
    mebibytes: u64,
}

/// A lexicon, and all that are added: the built-in one has 0.3 MiB.
pub(crate) const LEXICON: Small = Small::new("a lexicon", 16);
/// `onrecord.toml`.
pub(crate) const SETTINGS: Small = Small::new("a file of settings", 1);
/// A golden: of a story, which may have as many.
pub(crate) const GOLDEN: Small = Small::new("a golden", 64);
/// A list of known misses.
pub(crate) const KNOWN_MISSES: Small = Small::new("a list of known misses", 16);
/// A checkpoint, which holds the names of the inputs as they were typed.
pub(crate) const CHECKPOINT: Small = Small::new("a checkpoint", 16);

impl Small {
    const fn new(what: &'static str, mebibytes: u64) -> Small {
        Small { what, mebibytes }
    }

    /// Returns how many bytes there may be.
    pub(crate) const fn bytes(self) -> u64 {
        self.mebibytes << 20
    }
}

/// Reads a file; one that is longer than it may be is an error.
pub(crate) fn read(path: &Path, small: Small) -> io::Result<Vec<u8>> {
    let most = small.bytes();
    let mut bytes = Vec::new();
    File::open(path)?.take(most + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > most {
        let Small { what, mebibytes } = small;
        let message = format!("longer than {mebibytes} MiB, the most that {what} may have");
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, message));
    }
    Ok(bytes)
}
