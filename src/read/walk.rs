//! Paths to files: each path is a file, a folder to walk, or a pattern to match.

#[cfg(feature = "folders")]
use super::folder::{FolderWalk, is_pattern};
use super::{Format, Meter};
use crate::error::Error;
use std::collections::VecDeque;
use std::fmt;
use std::path::PathBuf;

/// The files of some paths, one after another.
pub(super) struct PathWalk {
    paths: VecDeque<PathBuf>,
    #[cfg(feature = "folders")]
    folder: Option<FolderWalk>,
    #[cfg(feature = "folders")]
    format: Format,
    #[cfg(feature = "folders")]
    meter: Meter,
}

#[cfg(feature = "folders")]
impl PathWalk {
    pub(super) fn over(paths: &[PathBuf], format: Format, meter: Meter) -> PathWalk {
        PathWalk {
            format,
            meter,
            paths: paths.iter().cloned().collect(),
            folder: None,
        }
    }

    fn file(&mut self) -> Option<Result<PathBuf, Error>> {
        loop {
            if let Some(found) = self.folder.as_mut().and_then(Iterator::next) {
                return Some(found);
            }
            let path = self.paths.pop_front()?;
            if path.is_dir() {
                self.folder = Some(FolderWalk::open(path, self.format, self.meter.clone()));
            } else if path.as_os_str() == "-" || path.exists() || !is_pattern(&path) {
                return Some(Ok(path));
            } else {
                match FolderWalk::matching(path) {
                    Ok(folder) => self.folder = Some(folder),
                    Err(error) => return Some(Err(error)),
                }
            }
        }
    }
}

#[cfg(not(feature = "folders"))]
impl PathWalk {
    pub(super) fn over(paths: &[PathBuf], _: Format, _: Meter) -> PathWalk {
        PathWalk {
            paths: paths.iter().cloned().collect(),
        }
    }

    fn file(&mut self) -> Option<Result<PathBuf, Error>> {
        let path = self.paths.pop_front()?;
        if path.is_dir() {
            let place = super::name(&path);
            return Some(Err(super::feature::missing(place, "folders")));
        }
        Some(Ok(path))
    }
}

impl Iterator for PathWalk {
    type Item = Result<PathBuf, Error>;

    fn next(&mut self) -> Option<Result<PathBuf, Error>> {
        self.file()
    }
}

impl fmt::Debug for PathWalk {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PathWalk")
            .field("paths", &self.paths)
            .finish_non_exhaustive()
    }
}
