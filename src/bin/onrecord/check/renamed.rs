//! A story that was renamed: its golden still has the old name, and is not lost.

use super::bounds::Bounds;
use super::layout::Case;
use super::shown;
use crate::bounded;
use onrecord::check::{self, Actual, Golden};
use std::path::{Path, PathBuf};

/// How many goldens without a story are compared with one that has none.
const MOST: usize = 16;

/// The golden of a renamed story.
pub(super) struct RenamedGolden {
    /// Its path, with the old name.
    pub(super) golden: PathBuf,
    /// Its rows with the current answers.
    pub(super) updated: Vec<u8>,
}

/// Finds the golden of a story without one among those of its folder without a story.
pub(super) fn renamed(
    case: &Case,
    actual: &Actual,
    unreferenced: &[&Path],
    bounds: &Bounds,
) -> Option<RenamedGolden> {
    let is_of_kind = |path: &&&Path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        name.ends_with(case.kind.file_name())
    };
    for path in unreferenced.iter().filter(is_of_kind).take(MOST) {
        // One that cannot be read is reported as a golden without a story.
        let Some(golden) = read(case, path, bounds) else {
            continue;
        };
        let comparison = check::compare(&golden, actual);
        if comparison.is_mostly_equal() {
            return Some(RenamedGolden {
                golden: path.to_path_buf(),
                updated: comparison.updated(|_| false).to_csv(),
            });
        }
    }
    None
}

fn read(case: &Case, path: &Path, bounds: &Bounds) -> Option<Golden> {
    let csv = bounds.read(path, bounded::GOLDEN).ok()??;
    Golden::parse(case.kind, &shown(path), &csv).ok()
}
