//! The one run that may write to an output that can be resumed.
//!
//! Such an output stands in `quotes.csv.partial` until it is complete. Whoever writes to it holds a
//! lock on it, which the system takes back however the run ends. A second run finds the lock and is
//! refused: it would cut off what the first one has written.

use crate::checkpoint::beside;
use crate::temporary::has_other_names;
use onrecord::{Error, ErrorKind};
use same_file::Handle;
use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

/// How often the file may vanish or appear between two looks at it.
const TRIES: usize = 10;

/// A locked `….partial`.
#[derive(Debug)]
pub(crate) struct OutputLock {
    file: File,
    path: PathBuf,
    is_new: bool,
}

impl OutputLock {
    /// Claims the partial file of an output, which is made where there is none.
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
            let claim = OutputLock { file, path, is_new };
            // Another run may have ended, and moved the file to its own name, just before the lock.
            if claim.is_there() {
                return Ok(claim);
            }
        }
        Err(refused(
            "appears and disappears: another program uses this name",
        ))
    }

    /// Returns the file, as a handle of its own. The lock is on all of them.
    pub(crate) fn file(&self) -> io::Result<File> {
        self.file.try_clone()
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// Returns whether there was no such file before.
    pub(crate) fn is_new(&self) -> bool {
        self.is_new
    }

    /// Returns how many bytes the file has.
    pub(crate) fn len(&self) -> Result<u64, Error> {
        let metadata = self.file.metadata();
        let metadata = metadata.map_err(|e| Error::io(place(&self.path), e))?;
        Ok(metadata.len())
    }

    /// Takes everything out of the file.
    pub(crate) fn clear(&self) -> Result<(), Error> {
        let cleared = self.file.set_len(0);
        cleared.map_err(|e| Error::io(place(&self.path), e))
    }

    /// Checks that the file is still there: somebody may have removed it to start over.
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
        // Only then it is opened: a pipe would wait for its other end.
        is_file
            && own.is_ok_and(|own| Handle::from_path(&self.path).is_ok_and(|there| there == own))
    }

    /// Takes the file away again, where it was made for this run.
    pub(crate) fn withdraw(self) {
        if self.is_new && self.is_there() {
            // There is nothing to be done about a file that cannot be removed.
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// Opens the file, or makes it; `None` if it is no regular file. No link is followed.
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
