//! The files of a folder, or those that match a pattern, in the order of file names.

use super::{Format, LinkedFolders, Meter};
use crate::error::{Error, ErrorKind};
use ignore::WalkBuilder;
use ignore::overrides::OverrideBuilder;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A folder that is being walked.
pub(super) struct FolderWalk {
    path: PathBuf,
    entries: ignore::Walk,
    links: Arc<LinkedFolders>,
    /// The format that files must have; `None` for a pattern, which asks for each file it matches.
    wanted: Option<Format>,
    meter: Meter,
    /// Whether it has yielded anything yet, a file or an error.
    has_yielded: bool,
    is_done: bool,
}

impl FolderWalk {
    pub(super) fn open(path: PathBuf, format: Format, meter: Meter) -> FolderWalk {
        let (walker, links) = walker(&path);
        FolderWalk {
            entries: walker.build(),
            links,
            path,
            wanted: Some(format),
            meter,
            has_yielded: false,
            is_done: false,
        }
    }

    /// Opens the folder that a pattern begins with; only what matches comes out.
    pub(super) fn matching(pattern: PathBuf) -> Result<FolderWalk, Error> {
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
        // With a leading slash, `*.html` matches in the folder itself and not below.
        let built = matching.add(&format!("/{}", rest.display()));
        let built = built.and_then(|matching| matching.build());
        let matching = built.map_err(|error| {
            Error::new(ErrorKind::Usage, super::name(&pattern), error.to_string())
        })?;
        let (mut walker, links) = walker(&root);
        Ok(FolderWalk {
            entries: walker.overrides(matching).build(),
            links,
            path: pattern,
            wanted: None,
            meter: Meter::default(),
            has_yielded: false,
            is_done: false,
        })
    }

    fn entry(&mut self) -> Option<Result<PathBuf, Error>> {
        for entry in &mut self.entries {
            let found = match entry {
                Ok(entry) if entry.file_type().is_some_and(|t| t.is_dir()) => continue,
                Ok(entry) if self.wanted.is_some_and(|f| !f.is_wanted(entry.path())) => {
                    self.meter.skip(entry.path());
                    continue;
                }
                // Opened, a pipe would wait for a writer that may never come.
                Ok(entry) if entry.file_type().is_some_and(|t| !t.is_file()) => {
                    Err(not_a_file(entry.path()))
                }
                // `*.html` is walked from `.`, but should yield `a.html`, not `./a.html`.
                Ok(entry) if self.wanted.is_none() => {
                    let path = entry.path();
                    Ok(path.strip_prefix("./").unwrap_or(path).to_owned())
                }
                Ok(entry) => Ok(entry.into_path()),
                Err(error) => Err(walk_error(&self.path, &error)),
            };
            return Some(found);
        }
        let refused = self.links.next_refused()?;
        Some(Err(LinkedFolders::refusal(&refused)))
    }
}

/// A folder without any file of the format ends with an error, and is empty only after it.
impl Iterator for FolderWalk {
    type Item = Result<PathBuf, Error>;

    fn next(&mut self) -> Option<Result<PathBuf, Error>> {
        if self.is_done {
            return None;
        }
        let found = self.entry();
        self.is_done = found.is_none();
        if self.is_done && !self.has_yielded {
            return Some(Err(nothing_found(&self.path, self.wanted)));
        }
        self.has_yielded = true;
        found
    }
}

/// Returns whether a path has the signs of a pattern: `stories/**/*.html`.
pub(super) fn is_pattern(path: &Path) -> bool {
    path.to_string_lossy().contains(['*', '?', '['])
}

fn walker(path: &Path) -> (WalkBuilder, Arc<LinkedFolders>) {
    let mut builder = WalkBuilder::new(path);
    // Stories are data: .gitignore does not apply. Hidden files stay out. Links are followed, as a
    // folder of stories may consist of them; loops are errors.
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

fn nothing_found(path: &Path, wanted: Option<Format>) -> Error {
    let message = match wanted {
        None => "no file matches",
        Some(Format::Auto) => {
            "no stories in this folder: no file ends in .txt, .md, .html, .jsonl or the like"
        }
        Some(_) => "no files of this format in this folder",
    };
    Error::new(ErrorKind::Usage, super::name(path), message)
}

/// Returns the error for a pipe or the like that is named like a story.
fn not_a_file(path: &Path) -> Error {
    let message =
        "not read: it is a pipe, socket or device; to read it, name it on the command line";
    Error::new(ErrorKind::Usage, super::name(path), message)
}

/// Returns the error of the operating system, at the path it is about.
fn walk_error(folder: &Path, error: &ignore::Error) -> Error {
    let place = super::name(path_of(error).unwrap_or(folder));
    let message = match error.io_error() {
        // The full message would name the path a second time.
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
