//! A temporary file that is renamed when it is complete.
//!
//! Readers of the target see the old bytes or all of the new ones. The temporary file is beside the
//! target, as `.quotes.csv.1.new`: a rename is atomic only within a file system. It is created new,
//! so that no existing file is written to and no link is followed.
//!
//! A killed run leaves its file. A lock, which the system releases however a process ends,
//! distinguishes it from the file of a running one; a process number would not, as containers reuse
//! the same few. The next run with that target removes it.

use std::ffi::OsString;
use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

/// How many temporary names a target has: the number of runs that can write it at once.
const NAMES: usize = 16;

/// How many bytes of the name of the target a temporary name has: file systems allow 255.
const LONGEST: usize = 200;

/// A temporary file. Dropping it removes it, unless it was renamed or is to be kept.
pub(crate) struct Temporary {
    path: PathBuf,
    target: PathBuf,
    is_kept: bool,
}

impl Temporary {
    /// Creates the file in the folder of the target, and removes files that killed runs left. The
    /// file must stay open until it is renamed: it holds the lock.
    pub(crate) fn beside(target: &Path) -> io::Result<(File, Temporary)> {
        let names = names(target).ok_or(io::ErrorKind::IsADirectory)?;
        names.iter().for_each(|path| remove_leaving(path));
        for path in &names {
            match File::options().write(true).create_new(true).open(path) {
                Ok(file) if is_held(&file, path) => {
                    let temporary = Temporary {
                        path: path.clone(),
                        target: target.to_owned(),
                        is_kept: false,
                    };
                    return Ok((file, temporary));
                }
                Ok(_) => {}
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(error),
            }
        }
        let first = names[0].display();
        Err(io::Error::new(
            io::ErrorKind::AlreadyExists,
            format!("{first} to {NAMES} exist and were not left by onrecord: remove them"),
        ))
    }

    /// Takes over a file that is kept under its name if it does not become complete.
    pub(crate) fn resumed(path: PathBuf, target: &Path) -> Temporary {
        Temporary {
            path,
            target: target.to_owned(),
            is_kept: true,
        }
    }

    /// Returns the target.
    pub(crate) fn target(&self) -> &Path {
        &self.target
    }

    /// Renames the file to its target, which is replaced.
    pub(crate) fn rename(self) -> io::Result<()> {
        let target = self.target.clone();
        self.rename_to(&target)
    }

    /// Renames the file, and keeps it there.
    pub(crate) fn rename_to(mut self, path: &Path) -> io::Result<()> {
        if self.path != path {
            fs::rename(&self.path, path)?;
        }
        self.is_kept = true;
        Ok(())
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        if !self.is_kept {
            // A file that cannot be removed stays.
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// Returns all temporary names of a target; `None` for a path without a file name.
pub(crate) fn names(target: &Path) -> Option<Vec<PathBuf>> {
    (1..=NAMES).map(|n| name(target, n)).collect()
}

/// Returns a temporary name of a target; `None` for a path without a file name.
fn name(target: &Path, n: usize) -> Option<PathBuf> {
    let own = target.file_name()?;
    let mut name = OsString::from(".");
    if own.len() > LONGEST {
        let long = own.to_string_lossy();
        let short = long.char_indices().take_while(|(at, _)| *at < LONGEST);
        name.push(short.map(|(_, letter)| letter).collect::<String>());
    } else {
        name.push(own);
    }
    name.push(format!(".{n}.new"));
    Some(target.with_file_name(name))
}

/// Removes a temporary file that no run is writing.
fn remove_leaving(path: &Path) {
    let is_file = fs::symlink_metadata(path).is_ok_and(|found| found.is_file());
    let Some(file) = is_file.then(|| File::open(path).ok()).flatten() else {
        return;
    };
    // Without locks in the file system it cannot be known, and the file stays.
    if file.try_lock().is_ok() && is_at(&file, path) {
        let _ = fs::remove_file(path);
    }
}

/// Locks a new file; returns whether it is still there: another run may have removed it before the
/// lock.
fn is_held(file: &File, path: &Path) -> bool {
    match file.try_lock() {
        Ok(()) => is_at(file, path),
        Err(TryLockError::WouldBlock) => false,
        Err(TryLockError::Error(_)) => true,
    }
}

/// Returns whether an open file is the one at a path.
#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    match (file.metadata(), fs::symlink_metadata(path)) {
        (Ok(open), Ok(there)) => (open.dev(), open.ino()) == (there.dev(), there.ino()),
        _ => false,
    }
}

#[cfg(not(unix))]
fn is_at(file: &File, path: &Path) -> bool {
    let open = file.try_clone().and_then(same_file::Handle::from_file);
    let there = same_file::Handle::from_path(path);
    matches!((open, there), (Ok(open), Ok(there)) if open == there)
}

/// Returns whether a file has a second hard link: writing to one changes the other.
#[cfg(unix)]
pub(crate) fn has_other_names(found: &fs::Metadata) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    found.nlink() > 1
}

#[cfg(not(unix))]
pub(crate) fn has_other_names(_: &fs::Metadata) -> bool {
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write as _;

    fn files(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap().map(Result::unwrap);
        let mut names: Vec<String> = entries
            .map(|entry| entry.file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn several_runs_write_one_target_and_leave_nothing() {
        let folder = tempfile::TempDir::new().unwrap();
        let target = folder.path().join("quotes.csv");
        let (mut one, first) = Temporary::beside(&target).unwrap();
        let (mut other, second) = Temporary::beside(&target).unwrap();
        one.write_all(b"one").unwrap();
        other.write_all(b"other").unwrap();
        assert_eq!(files(folder.path()).len(), 2);
        second.rename().unwrap();
        assert_eq!(fs::read(&target).unwrap(), b"other");
        first.rename().unwrap();
        assert_eq!(fs::read(&target).unwrap(), b"one");
        drop(Temporary::beside(&target).unwrap());
        assert_eq!(files(folder.path()), ["quotes.csv"]);
    }

    #[test]
    fn what_a_killed_run_left_is_removed_and_what_is_no_leaving_stays() {
        let folder = tempfile::TempDir::new().unwrap();
        let target = folder.path().join("quotes.csv");
        for left in [".quotes.csv.1.new", ".quotes.csv.7.new", ".other.csv.1.new"] {
            fs::write(folder.path().join(left), "half a ro").unwrap();
        }
        fs::create_dir(folder.path().join(".quotes.csv.2.new")).unwrap();
        let (_file, temporary) = Temporary::beside(&target).unwrap();
        temporary.rename().unwrap();
        let stays = [".other.csv.1.new", ".quotes.csv.2.new", "quotes.csv"];
        assert_eq!(files(folder.path()), stays);
    }

    #[test]
    fn names_that_are_all_taken_are_told_and_long_ones_are_cut() {
        let folder = tempfile::TempDir::new().unwrap();
        let target = folder.path().join("quotes.csv");
        for n in 1..=NAMES {
            fs::create_dir(name(&target, n).unwrap()).unwrap();
        }
        let error = Temporary::beside(&target).map(drop).unwrap_err();
        assert!(
            error.to_string().contains("exist and were not left"),
            "{error}"
        );
        // 250 bytes: with more before and after it, no file system would take the name.
        let long = folder.path().join("é".repeat(125));
        let (_file, temporary) = Temporary::beside(&long).unwrap();
        temporary.rename().unwrap();
        assert!(long.is_file());
    }
}
