//! How often a walk enters a folder through links.
//!
//! Links are followed, and many links may lead to one folder. But with nested links, paths multiply:
//! if each of seventeen folders has two links to the next, a hundred thousand paths lead to the last.
//! So a folder is entered only a few times by paths in which one link follows another.

use crate::error::{Error, ErrorKind};
use std::collections::{BTreeMap, VecDeque};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// How often one folder is entered through nested links.
const MOST_ENTRIES: usize = 8;

/// The folders that a walk has entered through links.
#[derive(Debug)]
pub struct LinkedFolders {
    root: PathBuf,
    real_root: PathBuf,
    seen: Mutex<Seen>,
}

#[derive(Debug, Default)]
struct Seen {
    /// How often a folder was entered, by its real path.
    entries: BTreeMap<PathBuf, usize>,
    refused: VecDeque<PathBuf>,
}

impl LinkedFolders {
    /// Starts a walk. `root` is the beginning of all its paths.
    pub fn below(root: &Path) -> LinkedFolders {
        LinkedFolders {
            root: root.to_owned(),
            real_root: fs::canonicalize(root).unwrap_or_else(|_| root.to_owned()),
            seen: Mutex::default(),
        }
    }

    /// Returns whether a link to a folder may be followed, and counts it.
    pub fn may_enter(&self, link: &Path) -> bool {
        let Ok(real) = fs::canonicalize(link) else {
            return true;
        };
        if !self.is_behind_a_link(link) {
            return true;
        }
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        let entries = seen.entries.entry(real).or_default();
        *entries += 1;
        let entries = *entries;
        if entries == MOST_ENTRIES + 1 {
            let plain = link.strip_prefix("./").unwrap_or(link);
            seen.refused.push_back(plain.to_owned());
        }
        entries <= MOST_ENTRIES
    }

    /// Returns the next link that was not followed: for each folder, the first one only.
    pub fn next_refused(&self) -> Option<PathBuf> {
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        seen.refused.pop_front()
    }

    /// Returns the error for a link that was not followed.
    pub fn refusal(link: &Path) -> Error {
        let message = format!(
            "not followed: more than {MOST_ENTRIES} paths lead to this folder through nested links"
        );
        Error::new(ErrorKind::Limit, super::name(link), message)
    }

    fn is_behind_a_link(&self, link: &Path) -> bool {
        let parent = link.parent().unwrap_or(Path::new(""));
        let inside = parent.strip_prefix(&self.root).unwrap_or(parent);
        fs::canonicalize(self.root.join(inside))
            .is_ok_and(|real| real != self.real_root.join(inside))
    }
}
