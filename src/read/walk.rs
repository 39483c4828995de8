//! Paths to files: folders are walked, in the order of file names.

use crate::error::{Error, ErrorKind};
use crate::read::{Format, named};
use ignore::WalkBuilder;
use std::collections::VecDeque;
use std::fmt;
use std::path::{Path, PathBuf};

/// The files of some paths, one after the other.
pub(super) struct Walk {
    paths: VecDeque<PathBuf>,
    folder: Option<Folder>,
}

/// A folder that is being walked.
struct Folder {
    path: PathBuf,
    entries: ignore::Walk,
    /// Whether it has given anything yet, a file or an error.
    fruitful: bool,
}

impl Walk {
    pub(super) fn over(paths: &[PathBuf]) -> Walk {
        Walk {
            paths: paths.iter().cloned().collect(),
            folder: None,
        }
    }
}

impl Iterator for Walk {
    type Item = Result<PathBuf, Error>;

    fn next(&mut self) -> Option<Result<PathBuf, Error>> {
        loop {
            if let Some(folder) = &mut self.folder {
                if let Some(found) = folder.next() {
                    return Some(found);
                }
                let Folder { path, fruitful, .. } = self.folder.take()?;
                if !fruitful {
                    return Some(Err(barren(&path)));
                }
            }
            let path = self.paths.pop_front()?;
            if path.as_os_str() == "-" || !path.is_dir() {
                return Some(Ok(path));
            }
            self.folder = Some(Folder::open(path));
        }
    }
}

impl Folder {
    fn open(path: PathBuf) -> Folder {
        let mut builder = WalkBuilder::new(&path);
        // Stories are data: a .gitignore says nothing about them. Hidden files stay out. Links are
        // followed, as a folder of stories may well be made of them; loops come out as errors.
        builder.standard_filters(false).hidden(true);
        builder.follow_links(true);
        builder.sort_by_file_name(std::ffi::OsStr::cmp);
        Folder {
            path,
            entries: builder.build(),
            fruitful: false,
        }
    }

    fn next(&mut self) -> Option<Result<PathBuf, Error>> {
        for entry in &mut self.entries {
            let found = match entry {
                Ok(entry) if entry.file_type().is_some_and(|t| t.is_dir()) => continue,
                Ok(entry) if named(entry.path()) == Format::Auto => continue,
                Ok(entry) => Ok(entry.into_path()),
                Err(error) => Err(refused(&self.path, &error)),
            };
            self.fruitful = true;
            return Some(found);
        }
        None
    }
}

impl fmt::Debug for Walk {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Walk")
            .field("paths", &self.paths)
            .finish_non_exhaustive()
    }
}

fn barren(folder: &Path) -> Error {
    Error::new(
        ErrorKind::Usage,
        folder.display().to_string(),
        "no stories in this folder: they end in .txt, .text, .md, .srt, .vtt, .jsonl or .ndjson",
    )
}

/// Says what the operating system refused, at the path it refused it for.
fn refused(folder: &Path, error: &ignore::Error) -> Error {
    let place = path_of(error).unwrap_or(folder).display().to_string();
    let message = match error.io_error() {
        // In full it would name the path a second time.
        Some(error) => error.kind().to_string(),
        None => error.to_string(),
    };
    Error::new(ErrorKind::Io, place, message)
}

fn path_of(error: &ignore::Error) -> Option<&Path> {
    match error {
        ignore::Error::WithPath { path, .. } => Some(path),
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => {
            path_of(err)
        }
        ignore::Error::Loop { child, .. } => Some(child),
        _ => None,
    }
}
