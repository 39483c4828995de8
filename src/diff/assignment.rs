//! The best choice of pairs, each quote in one pair at most: an assignment problem.
//!
//! Candidates form groups that share no quote (union-find). Each group is solved for the greatest sum of
//! weights by the Hungarian method (Kuhn 1955). A group too large for that, hundreds of quotes that all
//! resemble each other, is solved greedily.
//!
//! H. W. Kuhn, "The Hungarian method for the assignment problem", Naval Research Logistics 2 (1955).

/// A possible pair, with its score.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct PairCandidate {
    pub(super) old: usize,
    pub(super) new: usize,
    pub(super) weight: u32,
}

/// The largest group that is solved exactly: the time grows with its cube.
const LARGEST: usize = 160;

/// Chooses pairs, sorted by the first of each.
pub(super) fn assign(
    old: usize,
    new: usize,
    candidates: Vec<PairCandidate>,
) -> Vec<(usize, usize)> {
    let mut roots: Vec<usize> = (0..old + new).collect();
    for candidate in &candidates {
        let (a, b) = (
            root(&mut roots, candidate.old),
            root(&mut roots, old + candidate.new),
        );
        roots[a.max(b)] = a.min(b);
    }
    let mut candidates: Vec<(usize, PairCandidate)> = candidates
        .into_iter()
        .map(|candidate| (root(&mut roots, candidate.old), candidate))
        .collect();
    candidates.sort_by_key(|(root, candidate)| (*root, candidate.old, candidate.new));
    let mut pairs = Vec::new();
    for group in candidates.chunk_by(|a, b| a.0 == b.0) {
        let candidates: Vec<PairCandidate> =
            group.iter().map(|(_, candidate)| *candidate).collect();
        pairs.extend(Assignment::of(&candidates).pairs());
    }
    pairs.sort_unstable();
    pairs
}

/// Returns the representative of the group of `n`.
fn root(roots: &mut [usize], mut n: usize) -> usize {
    while roots[n] != n {
        roots[n] = roots[roots[n]];
        n = roots[n];
    }
    n
}

/// The candidates of one group.
struct Assignment<'b> {
    candidates: &'b [PairCandidate],
    old: Vec<usize>,
    new: Vec<usize>,
}

impl<'b> Assignment<'b> {
    fn of(candidates: &'b [PairCandidate]) -> Assignment<'b> {
        let distinct = |mut list: Vec<usize>| {
            list.sort_unstable();
            list.dedup();
            list
        };
        Assignment {
            candidates,
            old: distinct(candidates.iter().map(|candidate| candidate.old).collect()),
            new: distinct(candidates.iter().map(|candidate| candidate.new).collect()),
        }
    }

    fn pairs(&self) -> Vec<(usize, usize)> {
        if let [only] = self.candidates {
            return vec![(only.old, only.new)];
        }
        if self.old.len().max(self.new.len()) > LARGEST {
            return self.greedy();
        }
        // One more column per row stands for having no partner, with weight 0.
        let (rows, columns) = (self.old.len(), self.new.len() + self.old.len());
        let mut costs = vec![0_i64; rows * columns];
        for candidate in self.candidates {
            let row = self.old.partition_point(|n| *n < candidate.old);
            let column = self.new.partition_point(|n| *n < candidate.new);
            costs[row * columns + column] = -i64::from(candidate.weight);
        }
        let chosen = cheapest(rows, columns, &costs);
        let real = chosen
            .into_iter()
            .enumerate()
            .filter(|(row, column)| *column < self.new.len() && costs[row * columns + column] < 0);
        real.map(|(row, column)| (self.old[row], self.new[column]))
            .collect()
    }

    /// Takes the candidates greedily, the greatest weight first.
    fn greedy(&self) -> Vec<(usize, usize)> {
        let mut candidates = self.candidates.to_vec();
        candidates.sort_by_key(|candidate| {
            (
                std::cmp::Reverse(candidate.weight),
                candidate.old,
                candidate.new,
            )
        });
        let mut free = (vec![true; self.old.len()], vec![true; self.new.len()]);
        let mut pairs = Vec::new();
        for candidate in candidates {
            let row = self.old.partition_point(|n| *n < candidate.old);
            let column = self.new.partition_point(|n| *n < candidate.new);
            if free.0[row] && free.1[column] {
                (free.0[row], free.1[column]) = (false, false);
                pairs.push((candidate.old, candidate.new));
            }
        }
        pairs
    }
}

/// Returns the column of each row for the smallest sum of costs: the Hungarian method, row by row. There
/// are at least as many columns as rows.
fn cheapest(rows: usize, columns: usize, costs: &[i64]) -> Vec<usize> {
    const NONE: usize = usize::MAX;
    let (mut row_price, mut column_price) = (vec![0_i64; rows], vec![0_i64; columns]);
    let mut owner = vec![NONE; columns];
    for row in 0..rows {
        // The cheapest path to each column, and the column it comes from.
        let mut path_cost = vec![i64::MAX; columns];
        let mut from = vec![NONE; columns];
        let mut done = vec![false; columns];
        let (mut at, mut column) = (row, NONE);
        loop {
            let (mut step, mut next) = (i64::MAX, NONE);
            for c in (0..columns).filter(|&c| !done[c]) {
                let cost = costs[at * columns + c] - row_price[at] - column_price[c];
                if cost < path_cost[c] {
                    (path_cost[c], from[c]) = (cost, column);
                }
                if path_cost[c] < step {
                    (step, next) = (path_cost[c], c);
                }
            }
            row_price[row] += step;
            for c in 0..columns {
                if done[c] {
                    row_price[owner[c]] += step;
                    column_price[c] -= step;
                } else {
                    path_cost[c] -= step;
                }
            }
            (column, done[next]) = (next, true);
            if owner[next] == NONE {
                break;
            }
            at = owner[next];
        }
        while column != NONE {
            let before = from[column];
            owner[column] = if before == NONE { row } else { owner[before] };
            column = before;
        }
    }
    let mut chosen = vec![NONE; rows];
    for (column, &row) in owner.iter().enumerate() {
        if row != NONE {
            chosen[row] = column;
        }
    }
    chosen
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The greatest sum, by exhaustive search.
    fn greatest(candidates: &[PairCandidate], row: usize, taken: u32) -> u32 {
        if row == 3 {
            return 0;
        }
        let mine = candidates
            .iter()
            .filter(|candidate| candidate.old == row && taken & (1 << candidate.new) == 0);
        let with = mine.map(|candidate| {
            candidate.weight + greatest(candidates, row + 1, taken | (1 << candidate.new))
        });
        with.max()
            .unwrap_or(0)
            .max(greatest(candidates, row + 1, taken))
    }

    #[test]
    fn the_sum_is_the_greatest_possible() {
        // All problems of three by three with weights 0 (no candidate), 1, 3 and 4 on six of the places.
        for code in 0..4_u32.pow(6) {
            let places = [(0, 0), (0, 1), (1, 0), (1, 2), (2, 1), (2, 2)];
            let weights = (0..6).map(|n| [0, 1, 3, 4][(code >> (2 * n) & 3) as usize]);
            let candidates = places.iter().zip(weights).filter(|(_, weight)| *weight > 0);
            let candidates: Vec<PairCandidate> = candidates
                .map(|(&(old, new), weight)| PairCandidate { old, new, weight })
                .collect();
            let weight = |pair: &(usize, usize)| {
                let candidate = candidates
                    .iter()
                    .find(|candidate| (candidate.old, candidate.new) == *pair);
                candidate.expect("only candidates are paired").weight
            };
            let sum: u32 = assign(3, 3, candidates.clone()).iter().map(weight).sum();
            assert_eq!(sum, greatest(&candidates, 0, 0), "{candidates:?}");
        }
    }
}
