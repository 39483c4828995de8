//! The folders that a run may write to, and how files there are read, written and deleted.
//!
//! Stories, goldens and settings may be a stranger's. If `a.quotes.csv` is a link to a shell's startup
//! file, or `news` a link to somebody's private folder, an update must not follow it. It writes only in
//! the folder of the settings and in the folders that were typed.

use super::shown;
use crate::bounded::{self, SizeLimit};
use crate::settings::{Settings, normal};
use crate::temporary::Temporary;
use onrecord::check::{Golden, GoldenKind};
use onrecord::{Error, ErrorKind};
use std::fs::{self, Metadata};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

/// The folders that a run may write to.
#[derive(Debug)]
pub(crate) struct Bounds {
    /// Their paths without links.
    folders: Vec<PathBuf>,
}

impl Bounds {
    /// Makes the bounds of some settings and of the paths that were typed.
    pub(crate) fn new(settings: &Settings, typed: &[PathBuf]) -> Bounds {
        let real = |path: &Path| fs::canonicalize(path).ok();
        let root = real(&settings.root).unwrap_or_else(|| settings.root.clone());
        let here = std::env::current_dir().ok().and_then(|here| real(&here));
        let mut folders = vec![root];
        for path in typed {
            let Ok(whole) = std::path::absolute(path) else {
                continue;
            };
            let whole = normal(&whole);
            if whole.starts_with(&folders[0]) {
                continue;
            }
            // A link below the current folder was not typed as a way to elsewhere.
            let own = match &here {
                Some(here) if whole.starts_with(here) => Some(here.clone()),
                _ if path.is_dir() => real(path),
                // A golden is next to the typed name, even if that is a link.
                _ => real(folder_of(path)),
            };
            folders.extend(own);
        }
        Bounds { folders }
    }

    /// Reads a file of the folder; `None` where there is none.
    ///
    /// # Errors
    /// For anything but a regular file, and for a link that leads nowhere or out of the folders.
    pub(crate) fn read(&self, path: &Path, limit: SizeLimit) -> Result<Option<Vec<u8>>, Error> {
        let failed = |error| Error::io(shown(path), error);
        let Some(mut found) = at(path)? else {
            return Ok(None);
        };
        if found.is_symlink() {
            let real = fs::canonicalize(path).map_err(failed)?;
            if !self.hold(&real) {
                return Err(refused(
                    path,
                    "not read: it is a link that leads out of the folder",
                ));
            }
            found = fs::metadata(path).map_err(failed)?;
        }
        if !found.is_file() {
            return Err(refused(path, "not read: it is not a regular file"));
        }
        bounded::read(path, limit).map(Some).map_err(failed)
    }

    /// Writes a file atomically: it has all its old bytes or all its new ones. Equal bytes are not written.
    ///
    /// # Errors
    /// For a link, for anything but a regular file, and outside of the folders.
    pub(crate) fn put(&self, path: &Path, bytes: &[u8]) -> Result<(), Error> {
        let failed = |error| Error::io(shown(path), error);
        if bytes.len() as u64 > bounded::GOLDEN.bytes() {
            let most = bounded::GOLDEN.bytes() >> 20;
            let message = format!(
                "not written: longer than {most} MiB, the limit for a golden; split the story, or \
                 ignore it"
            );
            return Err(Error::new(ErrorKind::Limit, shown(path), message));
        }
        let (real, found) = self.place(path, "not written")?;
        let same = |there: Vec<u8>| there == bytes;
        if found.is_some() && bounded::read(&real, bounded::GOLDEN).is_ok_and(same) {
            return Ok(());
        }
        let (mut file, temporary) = Temporary::beside(&real).map_err(failed)?;
        if let Some(found) = found {
            file.set_permissions(found.permissions()).map_err(failed)?;
        }
        file.write_all(bytes).map_err(failed)?;
        temporary.rename().map_err(failed)
    }

    /// Deletes a golden. A file that is only named like one stays.
    ///
    /// # Errors
    /// As for [`put`](Bounds::put), and for a file that cannot be parsed as a golden.
    pub(crate) fn delete(&self, golden: &Path) -> Result<(), Error> {
        let (real, _) = self.place(golden, "not deleted")?;
        let failed = |error| Error::io(shown(golden), error);
        let csv = bounded::read(&real, bounded::GOLDEN).map_err(failed)?;
        let name = golden.file_name().unwrap_or_default().to_string_lossy();
        let mut kinds = GoldenKind::ALL.into_iter();
        let kind = kinds.find(|kind| name.ends_with(kind.file_name()));
        let is_one = kind.is_some_and(|kind| Golden::parse(kind, &name, &csv).is_ok());
        if !is_one {
            return Err(refused(
                golden,
                "not deleted: it is named like a golden, but is not one",
            ));
        }
        fs::remove_file(&real).map_err(failed)
    }

    /// Returns the real path of a file to change, and its metadata.
    fn place(&self, path: &Path, not_done: &str) -> Result<(PathBuf, Option<Metadata>), Error> {
        let real = fs::canonicalize(folder_of(path)).map_err(|e| Error::io(shown(path), e))?;
        if !self.hold(&real) {
            let message = format!(
                "{not_done}: a link leads out of {}; name the folder itself, {}",
                self.folders[0].display(),
                real.display()
            );
            return Err(refused(path, message));
        }
        let found = at(path)?;
        match &found {
            Some(found) if found.is_symlink() => {
                let message = format!("{not_done}: it is a link; put a file in its place");
                return Err(refused(path, message));
            }
            Some(found) if !found.is_file() => {
                return Err(refused(
                    path,
                    format!("{not_done}: it is not a regular file"),
                ));
            }
            _ => {}
        }
        let name = path.file_name().unwrap_or_default();
        Ok((real.join(name), found))
    }

    fn hold(&self, real: &Path) -> bool {
        self.folders.iter().any(|folder| real.starts_with(folder))
    }
}

/// Returns the folder that a file is in.
fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// Returns the metadata at a path, without following links.
fn at(path: &Path) -> Result<Option<Metadata>, Error> {
    match fs::symlink_metadata(path) {
        Ok(found) => Ok(Some(found)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Error::io(shown(path), error)),
    }
}

fn refused(path: &Path, message: impl Into<String>) -> Error {
    Error::new(ErrorKind::Usage, shown(path), message)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_golden_that_could_not_be_read_again_is_not_written() {
        let folder = tempfile::TempDir::new().unwrap();
        let root = fs::canonicalize(folder.path()).unwrap();
        let bounds = Bounds::new(&Settings::new(root.clone()), &[]);
        let path = root.join("dam.quotes.csv");
        let mut golden = vec![b'a'; 64 << 20];
        bounds.put(&path, &golden).unwrap();
        let read = bounds.read(&path, bounded::GOLDEN).unwrap();
        assert!(read.as_ref() == Some(&golden));
        let longest = golden.len() as u64;
        golden.push(b'a');
        let error = bounds.put(&path, &golden).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Limit);
        let said = "dam.quotes.csv: not written: longer than 64 MiB";
        assert!(error.to_string().contains(said), "{error}");
        assert_eq!(fs::metadata(&path).unwrap().len(), longest);
    }
}
