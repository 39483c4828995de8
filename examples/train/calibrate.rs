//! Confidence that means something: held-out answers, and how often they are right.

use crate::boost::Boosted;
use crate::gold::Group;
use crate::options::Options;

/// An answer to a quote of a story that was not trained on.
pub(crate) struct HeldOut {
    /// The winner's share of the softmax.
    pub(crate) share: f64,
    pub(crate) right: bool,
    /// The answer was nobody; the right answer is nobody.
    pub(crate) nobody: (bool, bool),
    pub(crate) weight: f64,
}

/// Trains on all folds but one, in turn, and answers that one.
pub(crate) fn held_out(groups: &[Group], options: &Options) -> Vec<HeldOut> {
    let mut answers = Vec::new();
    for fold in 0..options.folds {
        let (mine, rest): (Vec<&Group>, Vec<&Group>) =
            groups.iter().partition(|g| g.story % options.folds == fold);
        let model = Boosted::train(&rest, options);
        answers.extend(mine.into_iter().map(|group| answer(&model, group)));
    }
    answers
}

fn answer(model: &Boosted, group: &Group) -> HeldOut {
    let scores = model.scores(group);
    let best = (0..scores.len())
        .max_by(|&a, &b| scores[a].total_cmp(&scores[b]).then(b.cmp(&a)))
        .unwrap_or(0);
    let mass: f64 = scores.iter().map(|s| (s - scores[best]).exp()).sum();
    let last = group.rows.len() - 1;
    HeldOut {
        share: 1.0 / mass,
        right: group.also_right[best],
        nobody: (best == last, group.answer == last),
        weight: group.weight,
    }
}

/// Prints what the held-out answers are worth, by weight of the gold file.
pub(crate) fn report(answers: &[HeldOut]) {
    let mut weights: Vec<f64> = answers.iter().map(|a| a.weight).collect();
    weights.sort_by(f64::total_cmp);
    weights.dedup();
    for weight in weights {
        let mine: Vec<&HeldOut> = answers.iter().filter(|a| a.weight == weight).collect();
        let count =
            |test: &dyn Fn(&HeldOut) -> bool| mine.iter().filter(|a| test(a)).count() as f64;
        let right = count(&|a| a.right && !a.nobody.0);
        let (given, wanted) = (count(&|a| !a.nobody.0), count(&|a| !a.nobody.1));
        let (p, r) = (right / given, right / wanted);
        let abstained = count(&|a| a.nobody == (true, true)) / count(&|a| a.nobody.1);
        eprintln!(
            "weight {weight}: {} quotes, mention P {p:.4} R {r:.4} F1 {:.4}, abstained {abstained:.3}, all {:.4}",
            mine.len(),
            2.0 * p * r / (p + r),
            count(&|a| a.right) / mine.len() as f64,
        );
    }
}

/// Fits a rising step function from share to rightness (pool adjacent violators), in thousandths.
pub(crate) fn isotonic(answers: &[HeldOut]) -> Vec<(u16, u16)> {
    let mut sorted: Vec<&HeldOut> = answers.iter().filter(|a| !a.nobody.0).collect();
    sorted.sort_by(|a, b| a.share.total_cmp(&b.share));
    // Pools of (sum of shares, right, count), at least 100 answers each.
    let mut pools: Vec<[f64; 3]> = Vec::new();
    for chunk in sorted.chunks(100) {
        let shares: f64 = chunk.iter().map(|a| a.share).sum();
        let right = chunk.iter().filter(|a| a.right).count() as f64;
        pools.push([shares, right, chunk.len() as f64]);
        while let [.., a, b] = pools[..] {
            if a[1] / a[2] < b[1] / b[2] {
                break;
            }
            pools.truncate(pools.len() - 2);
            pools.push([a[0] + b[0], a[1] + b[1], a[2] + b[2]]);
        }
    }
    let mut points: Vec<(u16, u16)> = pools
        .iter()
        .map(|[shares, right, count]| {
            let thousandths = |x: f64| (x / count * 1000.0).round() as u16;
            (thousandths(*shares), thousandths(*right))
        })
        .collect();
    points.dedup_by_key(|p| p.0);
    points
}
