//! Goldens on disk.

use super::shown;
use crate::output::{Output, Target};
use onrecord::Error;
use std::path::Path;
use std::{fs, io};

/// Writes a file: it has all its old bytes, or all its new ones. Equal bytes are not written.
pub(crate) fn put(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    if fs::read(path).is_ok_and(|there| there == bytes) {
        return Ok(());
    }
    Output::open(&Target::File(path.to_owned()))?.write_once(bytes)
}

/// Removes a file that may not be there.
pub(crate) fn remove(path: &Path) -> Result<(), Error> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(Error::io(shown(path), error)),
        _ => Ok(()),
    }
}
