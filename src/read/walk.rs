//! Paths to files: folders are walked, in the order of file names.

use crate::error::{Error, ErrorKind};
use crate::read::{Format, LinkedFolders};
use ignore::WalkBuilder;
use ignore::overrides::OverrideBuilder;
use std::collections::VecDeque;
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The files of some paths, one after the other.
pub(super) struct Walk {
    paths: VecDeque<PathBuf>,
    folder: Option<Folder>,
    format: Format,
}

/// A folder that is being walked.
struct Folder {
    path: PathBuf,
    entries: ignore::Walk,
    links: Arc<LinkedFolders>,
    /// What its files have to be; nothing where they were asked for by a pattern.
    wanted: Option<Format>,
    /// Whether it has given anything yet, a file or an error.
    fruitful: bool,
}

impl Walk {
    pub(super) fn over(paths: &[PathBuf], format: Format) -> Walk {
        Walk {
            format,
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
                let Folder {
                    path,
                    wanted,
                    fruitful,
                    ..
                } = self.folder.take()?;
                if !fruitful {
                    return Some(Err(barren(&path, wanted)));
                }
            }
            let path = self.paths.pop_front()?;
            if path.is_dir() {
                self.folder = Some(Folder::open(path, self.format));
            } else if path.as_os_str() == "-" || path.exists() || !is_pattern(&path) {
                return Some(Ok(path));
            } else {
                match Folder::matching(path) {
                    Ok(folder) => self.folder = Some(folder),
                    Err(error) => return Some(Err(error)),
                }
            }
        }
    }
}

impl Folder {
    fn open(path: PathBuf, format: Format) -> Folder {
        let (walker, links) = walker(&path);
        Folder {
            entries: walker.build(),
            links,
            path,
            wanted: Some(format),
            fruitful: false,
        }
    }

    /// Opens the folder that a pattern begins with; only what matches comes out.
    fn matching(pattern: PathBuf) -> Result<Folder, Error> {
        let parts: Vec<_> = pattern.components().collect();
        let fixed = parts
            .iter()
            .take_while(|part| !is_pattern(part.as_ref()))
            .count();
        let root: PathBuf = parts[..fixed].iter().collect();
        let rest: PathBuf = parts[fixed..].iter().collect();
        let root = match root.as_os_str().is_empty() {
            true => PathBuf::from("."),
            false => root,
        };
        let mut matching = OverrideBuilder::new(&root);
        // With a slash before it, `*.html` is of the folder itself and not of those below.
        let built = matching.add(&format!("/{}", rest.display()));
        let built = built.and_then(|matching| matching.build());
        let matching = built.map_err(|error| {
            Error::new(ErrorKind::Usage, super::name(&pattern), error.to_string())
        })?;
        let (mut walker, links) = walker(&root);
        Ok(Folder {
            entries: walker.overrides(matching).build(),
            links,
            path: pattern,
            wanted: None,
            fruitful: false,
        })
    }

    fn next(&mut self) -> Option<Result<PathBuf, Error>> {
        for entry in &mut self.entries {
            let found = match entry {
                Ok(entry) if entry.file_type().is_some_and(|t| t.is_dir()) => continue,
                Ok(entry) if self.wanted.is_some_and(|f| !f.is_wanted(entry.path())) => continue,
                // Opened, a pipe would wait for a writer that may never come.
                Ok(entry) if entry.file_type().is_some_and(|t| !t.is_file()) => {
                    Err(special(entry.path()))
                }
                // `*.html` is walked from `.`, and nobody asked for `./a.html`.
                Ok(entry) if self.wanted.is_none() => {
                    let path = entry.path();
                    Ok(path.strip_prefix("./").unwrap_or(path).to_owned())
                }
                Ok(entry) => Ok(entry.into_path()),
                Err(error) => Err(refused(&self.path, &error)),
            };
            self.fruitful = true;
            return Some(found);
        }
        let refused = self.links.next_refused()?;
        self.fruitful = true;
        Some(Err(LinkedFolders::refusal(&refused)))
    }
}

impl fmt::Debug for Walk {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Walk")
            .field("paths", &self.paths)
            .finish_non_exhaustive()
    }
}

fn walker(path: &Path) -> (WalkBuilder, Arc<LinkedFolders>) {
    let mut builder = WalkBuilder::new(path);
    // Stories are data: a .gitignore says nothing about them. Hidden files stay out. Links are
    // followed, as a folder of stories may well be made of them; loops come out as errors.
    builder.standard_filters(false).hidden(true);
    builder.follow_links(true);
    builder.sort_by_file_name(std::ffi::OsStr::cmp);
    let links = Arc::new(LinkedFolders::below(path));
    let counted = Arc::clone(&links);
    builder.filter_entry(move |entry| {
        let is_folder = entry.file_type().is_some_and(|kind| kind.is_dir());
        !(is_folder && entry.path_is_symlink()) || counted.may_enter(entry.path())
    });
    (builder, links)
}

fn is_pattern(path: &Path) -> bool {
    path.to_string_lossy().contains(['*', '?', '['])
}

fn barren(path: &Path, wanted: Option<Format>) -> Error {
    let message = match wanted {
        None => "no file matches",
        Some(Format::Auto) => {
            "no stories in this folder: they end in .txt, .md, .html, .jsonl and the like"
        }
        Some(_) => "no files of this format in this folder",
    };
    Error::new(ErrorKind::Usage, super::name(path), message)
}

/// Says that what is named like a story is none.
fn special(path: &Path) -> Error {
    let message = "not read: it is a pipe, a socket or a device, and no file; what is named itself \
                   is read all the same";
    Error::new(ErrorKind::Usage, super::name(path), message)
}

/// Says what the operating system refused, at the path it refused it for.
fn refused(folder: &Path, error: &ignore::Error) -> Error {
    let place = super::name(path_of(error).unwrap_or(folder));
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
