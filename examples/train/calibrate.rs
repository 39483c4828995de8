//! Confidence that means something: held-out answers, and how often they are right.

use crate::gold::HeldOut;

/// Prints what the held-out answers are worth, by weight of the gold file.
pub(crate) fn report(name: &str, answers: &[HeldOut]) {
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
            "{name}, weight {weight}: {} quotes, mention P {p:.4} R {r:.4} F1 {:.4}, abstained {abstained:.3}, all {:.4}",
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
