//! The best choice of pairs, each quote in one pair at most.
//!
//! Bids fall apart into groups that share no quote. Each is solved for the greatest sum by the
//! Hungarian method; a group too large for that, which takes hundreds of quotes that all resemble
//! each other, is served best bid first.

/// What a pair is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Bid {
    pub(super) old: usize,
    pub(super) new: usize,
    pub(super) worth: u32,
}

/// The largest group that is solved to the end: the time grows with its cube.
const LARGEST: usize = 160;

/// Chooses pairs, in the order of the first of each.
pub(super) fn assign(old: usize, new: usize, bids: Vec<Bid>) -> Vec<(usize, usize)> {
    let mut roots: Vec<usize> = (0..old + new).collect();
    for bid in &bids {
        let (a, b) = (root(&mut roots, bid.old), root(&mut roots, old + bid.new));
        roots[a.max(b)] = a.min(b);
    }
    let mut bids: Vec<(usize, Bid)> = bids
        .into_iter()
        .map(|bid| (root(&mut roots, bid.old), bid))
        .collect();
    bids.sort_by_key(|(root, bid)| (*root, bid.old, bid.new));
    let mut pairs = Vec::new();
    for group in bids.chunk_by(|a, b| a.0 == b.0) {
        let bids: Vec<Bid> = group.iter().map(|(_, bid)| *bid).collect();
        pairs.extend(Market::of(&bids).pairs());
    }
    pairs.sort_unstable();
    pairs
}

/// Returns what stands for the group of `n`.
fn root(roots: &mut [usize], mut n: usize) -> usize {
    while roots[n] != n {
        roots[n] = roots[roots[n]];
        n = roots[n];
    }
    n
}

/// The bids of one group.
struct Market<'b> {
    bids: &'b [Bid],
    old: Vec<usize>,
    new: Vec<usize>,
}

impl<'b> Market<'b> {
    fn of(bids: &'b [Bid]) -> Market<'b> {
        let distinct = |mut list: Vec<usize>| {
            list.sort_unstable();
            list.dedup();
            list
        };
        Market {
            bids,
            old: distinct(bids.iter().map(|bid| bid.old).collect()),
            new: distinct(bids.iter().map(|bid| bid.new).collect()),
        }
    }

    fn pairs(&self) -> Vec<(usize, usize)> {
        if let [only] = self.bids {
            return vec![(only.old, only.new)];
        }
        if self.old.len().max(self.new.len()) > LARGEST {
            return self.best_first();
        }
        // One more column a row stands for having no partner, which is worth nothing.
        let (rows, columns) = (self.old.len(), self.new.len() + self.old.len());
        let mut costs = vec![0_i64; rows * columns];
        for bid in self.bids {
            let row = self.old.partition_point(|n| *n < bid.old);
            let column = self.new.partition_point(|n| *n < bid.new);
            costs[row * columns + column] = -i64::from(bid.worth);
        }
        let chosen = cheapest(rows, columns, &costs);
        let real = chosen
            .into_iter()
            .enumerate()
            .filter(|(row, column)| *column < self.new.len() && costs[row * columns + column] < 0);
        real.map(|(row, column)| (self.old[row], self.new[column]))
            .collect()
    }

    fn best_first(&self) -> Vec<(usize, usize)> {
        let mut bids = self.bids.to_vec();
        bids.sort_by_key(|bid| (std::cmp::Reverse(bid.worth), bid.old, bid.new));
        let mut free = (vec![true; self.old.len()], vec![true; self.new.len()]);
        let mut pairs = Vec::new();
        for bid in bids {
            let row = self.old.partition_point(|n| *n < bid.old);
            let column = self.new.partition_point(|n| *n < bid.new);
            if free.0[row] && free.1[column] {
                (free.0[row], free.1[column]) = (false, false);
                pairs.push((bid.old, bid.new));
            }
        }
        pairs
    }
}

/// The Hungarian method, a row at a time: the column of each row, for the smallest sum of costs.
/// There are at least as many columns as rows.
fn cheapest(rows: usize, columns: usize, costs: &[i64]) -> Vec<usize> {
    const NONE: usize = usize::MAX;
    let (mut row_price, mut column_price) = (vec![0_i64; rows], vec![0_i64; columns]);
    let mut owner = vec![NONE; columns];
    for row in 0..rows {
        // The cheapest way to each column, and the column it comes from.
        let mut way = vec![i64::MAX; columns];
        let mut from = vec![NONE; columns];
        let mut done = vec![false; columns];
        let (mut at, mut column) = (row, NONE);
        loop {
            let (mut step, mut next) = (i64::MAX, NONE);
            for c in (0..columns).filter(|&c| !done[c]) {
                let cost = costs[at * columns + c] - row_price[at] - column_price[c];
                if cost < way[c] {
                    (way[c], from[c]) = (cost, column);
                }
                if way[c] < step {
                    (step, next) = (way[c], c);
                }
            }
            row_price[row] += step;
            for c in 0..columns {
                if done[c] {
                    row_price[owner[c]] += step;
                    column_price[c] -= step;
                } else {
                    way[c] -= step;
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

    /// The greatest sum there is, by trying everything.
    fn greatest(bids: &[Bid], row: usize, taken: u32) -> u32 {
        if row == 3 {
            return 0;
        }
        let mine = bids
            .iter()
            .filter(|bid| bid.old == row && taken & (1 << bid.new) == 0);
        let with = mine.map(|bid| bid.worth + greatest(bids, row + 1, taken | (1 << bid.new)));
        with.max().unwrap_or(0).max(greatest(bids, row + 1, taken))
    }

    #[test]
    fn the_sum_is_the_greatest_there_is() {
        // All markets of three by three with worths 0 (no bid), 1, 3 and 4 on six of the places.
        for code in 0..4_u32.pow(6) {
            let places = [(0, 0), (0, 1), (1, 0), (1, 2), (2, 1), (2, 2)];
            let worths = (0..6).map(|n| [0, 1, 3, 4][(code >> (2 * n) & 3) as usize]);
            let bids = places.iter().zip(worths).filter(|(_, worth)| *worth > 0);
            let bids: Vec<Bid> = bids
                .map(|(&(old, new), worth)| Bid { old, new, worth })
                .collect();
            let worth = |pair: &(usize, usize)| {
                let bid = bids.iter().find(|bid| (bid.old, bid.new) == *pair);
                bid.expect("only what was bid for is paired").worth
            };
            let sum: u32 = assign(3, 3, bids.clone()).iter().map(worth).sum();
            assert_eq!(sum, greatest(&bids, 0, 0), "{bids:?}");
        }
    }
}
