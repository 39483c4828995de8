//! Which quotes moved.
//!
//! The largest set of quotes with the same order in both revisions stayed; the others moved: a heaviest
//! increasing subsequence, found with a Fenwick tree (Fenwick 1994). Of sets of equal size the one with
//! more words stayed.

/// Returns for each group whether it moved, given the groups in the order of the revision before: their
/// places in the revision after and their lengths in words.
pub(super) fn moved(places: &[(usize, usize)]) -> Vec<bool> {
    let top = places.iter().map(|(place, _)| place + 1).max().unwrap_or(0);
    // The heaviest subsequence that ends at or before each place.
    let mut best: Vec<(u64, usize)> = vec![(0, usize::MAX); top + 1];
    let mut before = vec![usize::MAX; places.len()];
    let mut heaviest = (0, usize::MAX);
    for (n, &(place, length)) in places.iter().enumerate() {
        let (mut weight, mut last) = (0, usize::MAX);
        let mut at = place;
        while at > 0 {
            if best[at].0 > weight {
                (weight, last) = best[at];
            }
            at &= at - 1;
        }
        before[n] = last;
        // One more quote outweighs any number of words.
        weight += (1 << 32) + length as u64;
        if weight > heaviest.0 {
            heaviest = (weight, n);
        }
        let mut at = place + 1;
        while at <= top {
            if weight > best[at].0 {
                best[at] = (weight, n);
            }
            at += at & at.wrapping_neg();
        }
    }
    let mut moved = vec![true; places.len()];
    let mut at = heaviest.1;
    while at != usize::MAX {
        moved[at] = false;
        at = before[at];
    }
    moved
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fewest_quotes_moved() {
        let moved_of = |places: &[usize]| {
            let places: Vec<(usize, usize)> = places.iter().map(|&p| (p, 10)).collect();
            let moved = moved(&places);
            (0..places.len()).filter(|&n| moved[n]).collect::<Vec<_>>()
        };
        assert!(moved_of(&[]).is_empty());
        assert!(moved_of(&[0, 1, 2, 5]).is_empty());
        assert_eq!(moved_of(&[3, 0, 1, 2]), [0]);
        assert_eq!(moved_of(&[0, 3, 1, 2, 4]), [1]);
        assert_eq!(moved_of(&[2, 3, 4, 0, 1]), [3, 4]);
    }

    #[test]
    fn of_two_that_changed_places_the_shorter_moved() {
        assert_eq!(moved(&[(1, 20), (0, 5)]), [false, true]);
        assert_eq!(moved(&[(1, 5), (0, 20)]), [true, false]);
    }
}
