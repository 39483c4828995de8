//! Which files a check may look at.

use std::path::{Path, PathBuf};

/// Where links may lead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Links {
    Anywhere,
    /// Below this folder, which is a path without links.
    Inside(PathBuf),
}

impl Links {
    /// Returns the paths that were typed.
    pub(crate) fn typed<'p>(&self, paths: &'p [PathBuf]) -> &'p [PathBuf] {
        match self {
            Links::Anywhere => paths,
            Links::Inside(_) => &[],
        }
    }

    /// Returns whether a link, or what is reached through one, lies where it must not.
    pub(crate) fn forbid(&self, link: &Path) -> bool {
        let Links::Inside(folder) = self else {
            return false;
        };
        std::fs::canonicalize(link).is_ok_and(|real| !real.starts_with(folder))
    }
}

/// Whether a path from the command line is checked although the settings ignore it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NamedPaths {
    Always,
    UnlessExcluded,
}
