//! What two lists have in common, in order: the equal runs of a shortest edit script (Myers 1986).

use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::ops::Range;

/// Finds the runs of equal items that two lists share, in order: the first list's items, and the
/// second's.
///
/// Meant for numbered words and quotes. Which of several shortest scripts is found depends on the
/// lengths and the order of the lists. A caller who needs `runs(b, a)` to mirror `runs(a, b)` for lists
/// of equal length has to pass them in a fixed order. Long lists that have little in common are compared
/// with a heuristic that keeps the time near linear.
pub fn runs(before: &[u32], after: &[u32]) -> Vec<(Range<usize>, Range<usize>)> {
    if before.len() > after.len() {
        return runs(after, before)
            .into_iter()
            .map(|(new, old)| (old, new))
            .collect();
    }
    let head = before.iter().zip(after).take_while(|(a, b)| a == b).count();
    let tails = before[head..].iter().rev().zip(after[head..].iter().rev());
    let tail = tails.take_while(|(a, b)| a == b).count();
    let (old_end, new_end) = (before.len() - tail, after.len() - tail);
    let mut runs = vec![(0..head, 0..head)];
    for op in capture_diff_slices(
        Algorithm::Myers,
        &before[head..old_end],
        &after[head..new_end],
    ) {
        if let DiffOp::Equal {
            old_index,
            new_index,
            len,
        } = op
        {
            let (old, new) = (old_index + head, new_index + head);
            runs.push((old..old + len, new..new + len));
        }
    }
    runs.push((old_end..before.len(), new_end..after.len()));
    runs.retain(|(old, _)| !old.is_empty());
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_are_equal_and_in_order() {
        let (before, after) = ([1, 2, 3, 4, 5, 6], [1, 2, 9, 4, 3, 5, 6]);
        let found = runs(&before, &after);
        for (old, new) in &found {
            assert_eq!(before[old.clone()], after[new.clone()]);
        }
        assert_eq!(found.iter().map(|(old, _)| old.len()).sum::<usize>(), 5);
        let mirrored: Vec<_> = runs(&after, &before)
            .into_iter()
            .map(|(a, b)| (b, a))
            .collect();
        assert_eq!(mirrored, found);
        assert!(runs(&[], &after).is_empty());
    }
}
