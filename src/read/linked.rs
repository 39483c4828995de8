//! How often a walk enters a folder through links.
//!
//! Links are followed, and a folder may have many links to it. But where links lead on to links, the
//! ways multiply: seventeen folders with two links each to the next have a hundred thousand ways to the
//! last. So a folder is entered a few times only by ways that have a link before their last one.

use crate::error::{Error, ErrorKind};
use std::collections::{BTreeMap, VecDeque};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// How often one folder is entered through links behind links.
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
    /// Begins with nothing entered. `root` is what the paths of the walk begin with.
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

    /// Returns the next link that was not followed; of those to one folder, the first only.
    pub fn next_refused(&self) -> Option<PathBuf> {
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        seen.refused.pop_front()
    }

    /// Says that a link was not followed.
    pub fn refusal(link: &Path) -> Error {
        let message = format!(
            "not followed: links behind links lead to this folder in more than {MOST_ENTRIES} ways"
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
