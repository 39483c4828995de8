//! Small files, read with a size limit: lexicons, settings, goldens.
//!
//! They are untrusted too, and a name may lead to `/dev/zero`.

use std::fs::File;
use std::io::{self, Read as _};
use std::path::Path;

/// A kind of file and its limit.
#[derive(Clone, Copy, Debug)]
pub(crate) struct SizeLimit {
    what: &'static str,
    mebibytes: u64,
}

/// A lexicon, and all added ones together: the built-in one has 0.3 MiB.
pub(crate) const LEXICON: SizeLimit = SizeLimit::new("a lexicon", 16);
/// A model: the built-in one has 0.3 MiB.
pub(crate) const MODEL: SizeLimit = SizeLimit::new("a model", 16);
/// `onrecord.toml`.
pub(crate) const SETTINGS: SizeLimit = SizeLimit::new("a settings file", 1);
/// A golden: of a story, which may have as many.
pub(crate) const GOLDEN: SizeLimit = SizeLimit::new("a golden", 64);
/// A list of known misses.
pub(crate) const KNOWN_MISSES: SizeLimit = SizeLimit::new("a list of known misses", 16);
/// A file of people, with what is known of each.
pub(crate) const PEOPLE: SizeLimit = SizeLimit::new("a file of people", 64);
/// A text or its annotations in a folder of brat: a story may have as many.
pub(crate) const STANDOFF: SizeLimit = SizeLimit::new("a file of brat", 64);
/// A checkpoint, which holds the names of the inputs as they were typed.
pub(crate) const CHECKPOINT: SizeLimit = SizeLimit::new("a checkpoint", 16);

impl SizeLimit {
    const fn new(what: &'static str, mebibytes: u64) -> SizeLimit {
        SizeLimit { what, mebibytes }
    }

    /// Returns the limit in bytes.
    pub(crate) const fn bytes(self) -> u64 {
        self.mebibytes << 20
    }
}

/// Reads a file; a longer one is an error.
pub(crate) fn read(path: &Path, limit: SizeLimit) -> io::Result<Vec<u8>> {
    let most = limit.bytes();
    let mut bytes = Vec::new();
    File::open(path)?.take(most + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > most {
        let SizeLimit { what, mebibytes } = limit;
        let message = format!("longer than {mebibytes} MiB, the limit for {what}");
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, message));
    }
    Ok(bytes)
}
