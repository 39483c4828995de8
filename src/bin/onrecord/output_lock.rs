//! The lock on a resumable output: one run at a time writes to it.
//!
//! Until it is complete, the output is in `quotes.csv.partial`. The run that writes it holds a lock
//! on that file, which the system releases however the run ends. A second run is refused: it would
//! cut off the output of the first.

use crate::checkpoint::beside;
use crate::temporary::has_other_names;
use onrecord::{Error, ErrorKind};
use same_file::Handle;
use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

/// How often the file may disappear or appear between two attempts.
const TRIES: usize = 10;

/// A locked `….partial`.
#[derive(Debug)]
pub(crate) struct OutputLock {
    file: File,
    path: PathBuf,
    is_new: bool,
}

impl OutputLock {
    /// Locks the partial file of an output, and creates it if needed.
    pub(crate) fn of(output: &Path) -> Result<OutputLock, Error> {
        let path = beside(output, "partial");
        let refused = |message: &str| Error::new(ErrorKind::Usage, place(&path), message);
        for _ in 0..TRIES {
            let (file, is_new) = match opened(&path) {
                Ok(Some(opened)) => opened,
                Ok(None) => {
                    return Err(refused(
                        "not written: it is a link, has a second hard link, or is not a regular file; remove it, or \
                         write to another file",
                    ));
                }
                Err(error) if is_race(&error) => continue,
                Err(error) => return Err(Error::io(place(&path), error)),
            };
            match file.try_lock() {
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => {
                    return Err(refused(
                        "another run is writing to it: wait for it to end, or write to another file",
                    ));
                }
                Err(TryLockError::Error(error)) => {
                    let message = format!(
                        "cannot be locked ({error}), so two runs could write to it: write to another \
                         file system"
                    );
                    return Err(refused(&message));
                }
            }
            let path = path.clone();
            let lock = OutputLock { file, path, is_new };
            // Another run may have finished, and renamed the file, just before the lock.
            if lock.is_there() {
                return Ok(lock);
            }
        }
        Err(refused(
            "appears and disappears: another program uses this name",
        ))
    }

    /// Returns a handle of the file. The lock holds for all handles.
    pub(crate) fn file(&self) -> io::Result<File> {
        self.file.try_clone()
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// Returns whether this run created the file.
    pub(crate) fn is_new(&self) -> bool {
        self.is_new
    }

    /// Returns how many bytes the file has.
    pub(crate) fn len(&self) -> Result<u64, Error> {
        let metadata = self.file.metadata();
        let metadata = metadata.map_err(|e| Error::io(place(&self.path), e))?;
        Ok(metadata.len())
    }

    /// Empties the file.
    pub(crate) fn clear(&self) -> Result<(), Error> {
        let cleared = self.file.set_len(0);
        cleared.map_err(|e| Error::io(place(&self.path), e))
    }

    /// Checks that the file is still there: a user may have removed it to start over.
    pub(crate) fn check(&self) -> Result<(), Error> {
        if self.is_there() {
            return Ok(());
        }
        let message = "was removed or replaced during the run: start over";
        Err(Error::new(ErrorKind::Io, place(&self.path), message))
    }

    fn is_there(&self) -> bool {
        let is_file = fs::symlink_metadata(&self.path).is_ok_and(|found| found.is_file());
        let own = self.file.try_clone().and_then(Handle::from_file);
        // Only a file is opened: a pipe would wait for its other end.
        is_file
            && own.is_ok_and(|own| Handle::from_path(&self.path).is_ok_and(|there| there == own))
    }

    /// Removes the file if this run created it.
    pub(crate) fn withdraw(self) {
        if self.is_new && self.is_there() {
            // A file that cannot be removed stays.
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// Opens or creates the file; `None` if it is not a regular file. Links are not followed.
fn opened(path: &Path) -> io::Result<Option<(File, bool)>> {
    let mut options = File::options();
    let options = options.write(true);
    match fs::symlink_metadata(path) {
        Ok(found) if !found.is_file() || has_other_names(&found) => Ok(None),
        Ok(_) => Ok(Some((options.open(path)?, false))),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            Ok(Some((options.create_new(true).open(path)?, true)))
        }
        Err(error) => Err(error),
    }
}

fn is_race(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::AlreadyExists | io::ErrorKind::NotFound
    )
}

fn place(path: &Path) -> String {
    onrecord::read::name(path)
}
