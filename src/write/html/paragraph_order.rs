//! Which paragraphs of two versions stand in one row.
//!
//! Paragraphs are one if they share a quote or have the same words. Those that keep their order are aligned (a longest
//! increasing subsequence); a paragraph that moved stands by itself on both sides.

use std::collections::HashMap;

/// Returns the rows: a paragraph of the version before, one of that after, or both. `joined` are paragraphs that share a
/// quote, `before` and `after` the words of all.
pub(super) fn aligned(
    joined: impl Iterator<Item = (usize, usize)>,
    before: &[&str],
    after: &[&str],
) -> Vec<(Option<usize>, Option<usize>)> {
    let mut partner: Vec<Option<usize>> = vec![None; before.len()];
    let mut is_taken = vec![false; after.len()];
    let mut join = |left: usize, right: usize, is_taken: &mut Vec<bool>| {
        if partner[left].is_none() && !is_taken[right] {
            partner[left] = Some(right);
            is_taken[right] = true;
        }
    };
    for (left, right) in joined {
        join(left, right, &mut is_taken);
    }
    let mut equal: HashMap<&str, Vec<usize>> = HashMap::new();
    for (right, words) in after.iter().enumerate().rev() {
        equal.entry(words).or_default().push(right);
    }
    for (left, words) in before.iter().enumerate() {
        if let Some(right) = equal.get_mut(words).and_then(Vec::pop) {
            join(left, right, &mut is_taken);
        }
    }
    let kept = increasing(&partner);
    let (mut rows, mut left, mut right) = (Vec::new(), 0, 0);
    for (next_left, next_right) in kept.into_iter().chain([(before.len(), after.len())]) {
        while left < next_left || right < next_right {
            // What moved stands by itself: beside another paragraph it would look like its other version.
            let gone = left < next_left && partner[left].is_some();
            let come = right < next_right && is_taken[right];
            let one = (left < next_left && (gone || !come)).then_some(left);
            let other = (right < next_right && !gone).then_some(right);
            rows.push((one, other));
            left += usize::from(one.is_some());
            right += usize::from(other.is_some());
        }
        if next_left < before.len() {
            rows.push((Some(next_left), Some(next_right)));
            (left, right) = (next_left + 1, next_right + 1);
        }
    }
    rows
}

/// Returns the pairs of a longest increasing subsequence (patience sorting).
fn increasing(partner: &[Option<usize>]) -> Vec<(usize, usize)> {
    let pairs: Vec<(usize, usize)> = partner
        .iter()
        .enumerate()
        .filter_map(|(left, right)| Some((left, (*right)?)))
        .collect();
    // The index of the last pair of the best subsequence of each length, and what comes before each pair.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = vec![None; pairs.len()];
    for (n, (_, right)) in pairs.iter().enumerate() {
        let length = ends.partition_point(|&end| pairs[end].1 < *right);
        before[n] = length.checked_sub(1).map(|length| ends[length]);
        match ends.get_mut(length) {
            Some(end) => *end = n,
            None => ends.push(n),
        }
    }
    let mut kept = Vec::new();
    let mut at = ends.last().copied();
    while let Some(n) = at {
        kept.push(pairs[n]);
        at = before[n];
    }
    kept.reverse();
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_that_keep_their_order_are_aligned() {
        let kept = |partner: &[usize]| {
            let partner: Vec<Option<usize>> =
                partner.iter().map(|&n| (n < 99).then_some(n)).collect();
            increasing(&partner)
        };
        assert_eq!(kept(&[0, 1, 2]), [(0, 0), (1, 1), (2, 2)]);
        assert_eq!(kept(&[4, 0, 1, 99, 2]), [(1, 0), (2, 1), (4, 2)]);
        assert_eq!(kept(&[]), []);
    }
}
