//! One regression tree, grown leaf by leaf where it gains most, over histograms of the values (as LightGBM
//! does; Ke et al. 2017).

use super::options::Growth;
use crate::rank::FeatureNames;
use rayon::prelude::*;

/// Rows by column, so that one feature is read in one sweep.
pub(super) struct RowTable {
    pub(super) columns: Vec<Vec<u8>>,
    /// The values of each column, as bits.
    known: Vec<u64>,
    features: &'static FeatureNames,
}

impl RowTable {
    /// Tells whether the values of a column are in an order; those of the origin are.
    fn is_ordered(&self, column: usize) -> bool {
        self.features
            .get(column)
            .is_none_or(|(_, ordered)| *ordered)
    }
}

/// A tree over features.
#[derive(Clone, Debug)]
pub(super) enum Tree {
    Leaf(f64),
    Split {
        feature: usize,
        mask: u64,
        no: Box<Tree>,
        yes: Box<Tree>,
    },
}

impl Tree {
    /// Returns the tree with the values of its leaves taken times a factor.
    pub(super) fn scaled(self, factor: f64) -> Tree {
        match self {
            Tree::Leaf(value) => Tree::Leaf(value * factor),
            Tree::Split {
                feature,
                mask,
                no,
                yes,
            } => Tree::Split {
                feature,
                mask,
                no: Box::new(no.scaled(factor)),
                yes: Box::new(yes.scaled(factor)),
            },
        }
    }

    pub(super) fn value(&self, table: &RowTable, row: usize) -> f64 {
        match self {
            Tree::Leaf(value) => *value,
            Tree::Split {
                feature,
                mask,
                no,
                yes,
            } => {
                let inside = (mask >> table.columns[*feature][row]) & 1 == 1;
                if inside {
                    yes.value(table, row)
                } else {
                    no.value(table, row)
                }
            }
        }
    }
}

/// Sums of gradient, curvature and rows for each value of a feature.
type Histogram = [[f64; 3]; 64];

struct Leaf {
    rows: Vec<u32>,
    sum: [f64; 2],
    histograms: Vec<Histogram>,
    best: Option<BestSplit>,
    /// Its place among the nodes.
    node: usize,
}

#[derive(Clone, Copy, Debug)]
struct BestSplit {
    gain: f64,
    feature: usize,
    mask: u64,
}

/// A node of the growing tree.
enum GrownNode {
    Leaf(f64),
    Split(BestSplit, usize, usize),
}

/// Grows a tree on the rows given, with the features given.
pub(super) fn grow(
    table: &RowTable,
    gradients: &[[f64; 2]],
    rows: Vec<u32>,
    features: &[usize],
    growth: &Growth,
) -> Tree {
    let mut nodes = vec![GrownNode::Leaf(0.0)];
    let mut leaves = vec![leaf(table, gradients, rows, features, growth, 0)];
    nodes[0] = GrownNode::Leaf(value(leaves[0].sum, growth));
    while leaves.len() < growth.leaves {
        let next = (0..leaves.len())
            .filter(|&n| leaves[n].best.is_some())
            .max_by(|&a, &b| {
                let gain = |n: usize| leaves[n].best.map_or(0.0, |s| s.gain);
                gain(a).total_cmp(&gain(b)).then(b.cmp(&a))
            });
        let Some(next) = next else { break };
        let parent = leaves.swap_remove(next);
        let Some(split) = parent.best else { break };
        let at = parent.node;
        let (mut no, mut yes) = divide(table, gradients, parent, split, features, growth);
        nodes[at] = GrownNode::Split(split, nodes.len(), nodes.len() + 1);
        for leaf in [&mut no, &mut yes] {
            leaf.node = nodes.len();
            nodes.push(GrownNode::Leaf(value(leaf.sum, growth)));
        }
        leaves.push(no);
        leaves.push(yes);
    }
    build(&nodes, 0)
}

fn build(nodes: &[GrownNode], at: usize) -> Tree {
    match &nodes[at] {
        GrownNode::Leaf(value) => Tree::Leaf(*value),
        GrownNode::Split(split, no, yes) => Tree::Split {
            feature: split.feature,
            mask: split.mask,
            no: Box::new(build(nodes, *no)),
            yes: Box::new(build(nodes, *yes)),
        },
    }
}

fn value(sum: [f64; 2], growth: &Growth) -> f64 {
    -growth.learning_rate * sum[0] / (sum[1] + growth.l2)
}

fn leaf(
    table: &RowTable,
    gradients: &[[f64; 2]],
    rows: Vec<u32>,
    features: &[usize],
    growth: &Growth,
    node: usize,
) -> Leaf {
    let histograms = histograms(table, gradients, &rows, features);
    finish(table, rows, histograms, gradients, features, growth, node)
}

fn finish(
    table: &RowTable,
    rows: Vec<u32>,
    histograms: Vec<Histogram>,
    gradients: &[[f64; 2]],
    features: &[usize],
    growth: &Growth,
    node: usize,
) -> Leaf {
    let mut sum = [0.0; 2];
    for &row in &rows {
        sum[0] += gradients[row as usize][0];
        sum[1] += gradients[row as usize][1];
    }
    let best = best_split(&histograms, features, table, sum, rows.len(), growth);
    Leaf {
        rows,
        sum,
        histograms,
        best,
        node,
    }
}

fn histograms(
    table: &RowTable,
    gradients: &[[f64; 2]],
    rows: &[u32],
    features: &[usize],
) -> Vec<Histogram> {
    features
        .par_iter()
        .map(|&feature| {
            let column = &table.columns[feature];
            let mut histogram = [[0.0; 3]; 64];
            for &row in rows {
                let cell = &mut histogram[usize::from(column[row as usize])];
                let [gradient, curvature] = gradients[row as usize];
                cell[0] += gradient;
                cell[1] += curvature;
                cell[2] += 1.0;
            }
            histogram
        })
        .collect()
}

/// Splits a leaf; the sums of the larger part are those of the whole less the smaller part's.
fn divide(
    table: &RowTable,
    gradients: &[[f64; 2]],
    parent: Leaf,
    split: BestSplit,
    features: &[usize],
    growth: &Growth,
) -> (Leaf, Leaf) {
    let column = &table.columns[split.feature];
    let inside = |row: &u32| (split.mask >> column[*row as usize]) & 1 == 1;
    let (yes, no): (Vec<u32>, Vec<u32>) = parent.rows.iter().partition(|row| inside(row));
    let smaller = if yes.len() < no.len() { &yes } else { &no };
    let of_smaller = histograms(table, gradients, smaller, features);
    let of_larger: Vec<Histogram> = parent
        .histograms
        .iter()
        .zip(&of_smaller)
        .map(|(whole, part)| {
            let mut rest = *whole;
            for (cell, less) in rest.iter_mut().zip(part) {
                for n in 0..3 {
                    cell[n] -= less[n];
                }
            }
            rest
        })
        .collect();
    let (of_yes, of_no) = if yes.len() < no.len() {
        (of_smaller, of_larger)
    } else {
        (of_larger, of_smaller)
    };
    let node = parent.node;
    (
        finish(table, no, of_no, gradients, features, growth, node),
        finish(table, yes, of_yes, gradients, features, growth, node),
    )
}

fn best_split(
    histograms: &[Histogram],
    features: &[usize],
    table: &RowTable,
    sum: [f64; 2],
    rows: usize,
    growth: &Growth,
) -> Option<BestSplit> {
    if rows < 2 * growth.min_child_samples {
        return None;
    }
    let mut best: Option<BestSplit> = None;
    for (histogram, &feature) in histograms.iter().zip(features) {
        let ordered = table.is_ordered(feature);
        let known = table.known[feature];
        let split = if ordered {
            split_order(histogram, sum, rows, growth)
        } else {
            split_classes(histogram, known, sum, rows, growth)
        };
        if let Some((gain, mask)) = split
            && gain > best.map_or(1e-6, |b| b.gain)
        {
            best = Some(BestSplit {
                gain,
                feature,
                mask,
            });
        }
    }
    best
}

/// What a part of the rows is worth by itself.
fn score(g: f64, h: f64, l2: f64) -> f64 {
    g * g / (h + l2)
}

/// Finds the best threshold. Values between, which no row of the leaf has, go with their neighbours.
fn split_order(
    histogram: &Histogram,
    sum: [f64; 2],
    rows: usize,
    growth: &Growth,
) -> Option<(f64, u64)> {
    let least = growth.min_child_samples as f64;
    let whole = score(sum[0], sum[1], growth.l2);
    let (mut g, mut h, mut n) = (0.0, 0.0, 0.0);
    let mut best: Option<(f64, u64)> = None;
    for (v, cell) in histogram.iter().enumerate() {
        if cell[2] < 0.5 {
            continue;
        }
        g += cell[0];
        h += cell[1];
        n += cell[2];
        if n < least || rows as f64 - n < least {
            continue;
        }
        let parts = score(g, h, growth.l2) + score(sum[0] - g, sum[1] - h, growth.l2);
        if best.is_none_or(|(gain, _)| parts - whole > gain) {
            best = Some((parts - whole, u64::MAX >> (63 - v)));
        }
    }
    best
}

/// How much a class has to weigh before its mean counts.
const SMOOTH: f64 = 10.0;

/// The fewest rows of a leaf by which a class is put into a set.
const LEAST_OF_CLASS: f64 = 8.0;

/// The best of many sets looks better than it is: an extra L2 penalty for splits into sets.
const CLASS_L2: f64 = 10.0;

/// Finds the best two sets of classes. Those that few rows of the leaf have, or none, go with the
/// larger set.
fn split_classes(
    histogram: &Histogram,
    known: u64,
    sum: [f64; 2],
    rows: usize,
    growth: &Growth,
) -> Option<(f64, u64)> {
    let least = growth.min_child_samples as f64;
    let l2 = growth.l2 + CLASS_L2;
    let whole = score(sum[0], sum[1], growth.l2);
    let mut order: Vec<usize> = (0..64)
        .filter(|&v| histogram[v][2] >= LEAST_OF_CLASS)
        .collect();
    let key = |v: usize| histogram[v][0] / (histogram[v][1] + SMOOTH);
    order.sort_by(|&a, &b| key(a).total_cmp(&key(b)).then(a.cmp(&b)));
    let mut seen = [0.0; 3];
    let mut all = 0u64;
    for &v in &order {
        for (sum, cell) in seen.iter_mut().zip(histogram[v]) {
            *sum += cell;
        }
        all |= 1 << v;
    }
    let (mut part, mut mask) = ([0.0; 3], 0u64);
    let mut best: Option<(f64, u64)> = None;
    for &v in &order {
        for (sum, cell) in part.iter_mut().zip(histogram[v]) {
            *sum += cell;
        }
        mask |= 1 << v;
        let larger = 2.0 * part[1] > seen[1];
        // The rest is what the smaller set leaves.
        let [mut g, mut h, mut n] = part;
        let mut smaller = mask;
        if larger {
            [g, h, n] = [seen[0] - g, seen[1] - h, seen[2] - n];
            smaller = all & !mask;
        }
        if n < least || rows as f64 - n < least {
            continue;
        }
        let parts = score(g, h, l2) + score(sum[0] - g, sum[1] - h, l2);
        if best.is_none_or(|(gain, _)| parts - whole > gain) {
            let mask = if larger { known & !smaller } else { smaller };
            best = Some((parts - whole, mask));
        }
    }
    best
}

/// Makes the columns of a table from rows with their origin: whose annotation a row is from is told by the column
/// behind the features.
pub(super) fn table<'r, R: AsRef<[u8]> + 'r>(
    features: &'static FeatureNames,
    rows: impl Iterator<Item = (&'r R, u8)>,
) -> RowTable {
    let mut columns = vec![Vec::new(); features.len() + 1];
    for (row, origin) in rows {
        let values = row.as_ref().iter().chain([&origin]);
        for (column, &value) in columns.iter_mut().zip(values) {
            column.push(value);
        }
    }
    let known = columns
        .iter()
        .map(|column| column.iter().fold(0, |known, value| known | 1 << value))
        .collect();
    RowTable {
        columns,
        known,
        features,
    }
}
