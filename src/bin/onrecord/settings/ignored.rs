//! Which paths are skipped: the globs of the settings, and paths outside the inputs.

use super::{SettingOrigin, Settings};
use ignore::gitignore::{Gitignore, GitignoreBuilder};
use onrecord::{Error, ErrorKind};
use std::path::{Path, PathBuf};

/// The matcher for skipped paths.
#[derive(Debug)]
pub(crate) struct IgnoreRules {
    root: PathBuf,
    globs: Gitignore,
    inputs: Vec<PathBuf>,
}

impl IgnoreRules {
    /// Makes the matcher of some settings.
    pub(crate) fn new(settings: &Settings) -> Result<IgnoreRules, Error> {
        let mut globs = GitignoreBuilder::new(&settings.root);
        for glob in &settings.ignore.value {
            let added = globs.add_line(None, glob);
            added.map_err(|e| wrong(&settings.ignore.origin, &e))?;
        }
        let inputs = settings.inputs.value.iter();
        Ok(IgnoreRules {
            root: settings.root.clone(),
            globs: globs
                .build()
                .map_err(|e| wrong(&settings.ignore.origin, &e))?,
            inputs: inputs
                .map(|input| normal(&settings.root.join(input)))
                .collect(),
        })
    }

    /// Returns whether a path is skipped, by itself or by a folder that it is in.
    pub(crate) fn covers(&self, path: &Path) -> bool {
        let Ok(whole) = std::path::absolute(path) else {
            return false;
        };
        let whole = normal(&whole);
        // Globs do not apply elsewhere.
        let Ok(inside) = whole.strip_prefix(&self.root) else {
            return false;
        };
        let is_folder = path.is_dir();
        self.globs
            .matched_path_or_any_parents(inside, is_folder)
            .is_ignore()
    }

    /// Returns whether a path on the command line is excluded: skipped, or outside the inputs.
    pub(crate) fn excludes(&self, path: &Path) -> bool {
        let whole = std::path::absolute(path).map(|whole| normal(&whole));
        let outside = whole.is_ok_and(|whole| !self.inputs.iter().any(|i| whole.starts_with(i)));
        outside || self.covers(path)
    }
}

/// Removes `.` and `..` from a path, without touching the disk.
pub(crate) fn normal(path: &Path) -> PathBuf {
    let mut normal = PathBuf::new();
    for part in path.components() {
        match part {
            std::path::Component::CurDir => {}
            std::path::Component::ParentDir => {
                normal.pop();
            }
            part => normal.push(part),
        }
    }
    normal
}

fn wrong(origin: &SettingOrigin, error: &ignore::Error) -> Error {
    Error::new(ErrorKind::Syntax, origin.to_string(), error.to_string())
}
