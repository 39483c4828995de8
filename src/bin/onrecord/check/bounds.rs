//! The folders that a run may write in, and how files there are read, written and deleted.
//!
//! Stories, goldens and settings may be a stranger's. Where `a.quotes.csv` is a link to a shell's
//! start file, or `news` one to somebody's private folder, an update must not follow it: it writes in
//! the folder of the settings, and in what was named on the command line, wherever links lead.

use super::shown;
use crate::bounded::{self, SizeLimit};
use crate::settings::{Settings, normal};
use crate::temporary::Temporary;
use onrecord::check::{Golden, Kind};
use onrecord::{Error, ErrorKind};
use std::fs::{self, Metadata};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

/// The folders that a run may write in.
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
            // Of what lies below the current folder nobody has said that it leads elsewhere.
            let own = match &here {
                Some(here) if whole.starts_with(here) => Some(here.clone()),
                _ if path.is_dir() => real(path),
                // A golden stands beside the name that was typed, also where that is a link.
                _ => real(folder_of(path)),
            };
            folders.extend(own);
        }
        Bounds { folders }
    }

    /// Reads a file of the folder; nothing where there is none.
    ///
    /// # Errors
    /// For what is no file, and for a link that leads nowhere or out of the folders.
    pub(crate) fn read(&self, path: &Path, small: SizeLimit) -> Result<Option<Vec<u8>>, Error> {
        let failed = |error| Error::io(shown(path), error);
        let Some(mut found) = at(path)? else {
            return Ok(None);
        };
        if found.is_symlink() {
            let real = fs::canonicalize(path).map_err(failed)?;
            if !self.hold(&real) {
                return Err(refused(path, "not read: it is a link that leads elsewhere"));
            }
            found = fs::metadata(path).map_err(failed)?;
        }
        if !found.is_file() {
            return Err(refused(path, "not read: it is no file"));
        }
        bounded::read(path, small).map(Some).map_err(failed)
    }

    /// Writes a file: it has all its old bytes, or all its new ones. Equal bytes are not written.
    ///
    /// # Errors
    /// For what is a link or no file, and for what lies outside of the folders.
    pub(crate) fn put(&self, path: &Path, bytes: &[u8]) -> Result<(), Error> {
        let failed = |error| Error::io(shown(path), error);
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

    /// Deletes a golden. What is only named like one stays, and why is the error.
    ///
    /// # Errors
    /// As for [`put`](Bounds::put), and for what cannot be read as a golden.
    pub(crate) fn delete(&self, golden: &Path) -> Result<(), Error> {
        let (real, _) = self.place(golden, "not deleted")?;
        let failed = |error| Error::io(shown(golden), error);
        let csv = bounded::read(&real, bounded::GOLDEN).map_err(failed)?;
        let name = golden.file_name().unwrap_or_default().to_string_lossy();
        let mut kinds = Kind::ALL.into_iter();
        let kind = kinds.find(|kind| name.ends_with(kind.file_name()));
        let is_one = kind.is_some_and(|kind| Golden::parse(kind, &name, &csv).is_ok());
        if !is_one {
            return Err(refused(
                golden,
                "not deleted: it is named like a golden and holds none",
            ));
        }
        fs::remove_file(&real).map_err(failed)
    }

    /// Returns the real place of a file that is to be changed, and what is there.
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
                return Err(refused(path, format!("{not_done}: it is no file")));
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

/// Returns what is at a path, links not followed.
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
