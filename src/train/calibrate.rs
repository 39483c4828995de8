//! Calibration: from scores to how often held-out answers with such a score are right.

use super::held_out::HeldOutAnswer;
use crate::rank::UNIT;

/// Fits a rising function from score to accuracy (pool adjacent violators; Ayer et al. 1955): points
/// to be joined by straight lines, in [`UNIT`]s of log-odds and in ten thousandths.
///
/// Only the gold file with the greatest weight counts, or those that share it: where annotators skipped
/// quotes, right answers count as wrong, and a confidence fitted to them promises too little.
pub(super) fn isotonic(answers: &[HeldOutAnswer]) -> Vec<(i32, u16)> {
    let news = || answers.iter().filter(|a| !a.template);
    let most = news().map(|a| a.weight).fold(0.0, f64::max);
    let news = news().filter(|a| a.weight == most && !a.answered_nobody && !a.hopeless);
    let mut sorted: Vec<&HeldOutAnswer> = news.collect();
    sorted.sort_by(|a, b| a.score.total_cmp(&b.score));
    // Pools of (sum of scores, right, count), at least 100 answers each.
    let mut pools: Vec<[f64; 3]> = Vec::new();
    for chunk in sorted.chunks(100) {
        let scores: f64 = chunk.iter().map(|a| a.score).sum();
        let right = chunk.iter().filter(|a| a.right()).count() as f64;
        pools.push([scores, right, chunk.len() as f64]);
        while let [.., a, b] = pools[..] {
            if a[1] / a[2] < b[1] / b[2] {
                break;
            }
            pools.truncate(pools.len() - 2);
            pools.push([a[0] + b[0], a[1] + b[1], a[2] + b[2]]);
        }
    }
    let mut points: Vec<(f64, f64)> = pools
        .iter()
        .map(|[scores, right, count]| (scores / count, right / count))
        .collect();
    // The curve keeps rising to its ends: of two answers the one with the higher score has the
    // higher confidence, however many tie in the last pool.
    if let (Some(least), Some(most)) = (sorted.first(), sorted.last()) {
        let (low, high) = (points[0].1, points[points.len() - 1].1);
        points.insert(0, (least.score - 1.0, low / 2.0));
        points.push((most.score + 1.0, (1.0 + high) / 2.0));
    }
    let mut rising: Vec<(i32, u16)> = Vec::new();
    for (score, right) in points {
        let point = (
            (score * f64::from(UNIT)).round() as i32,
            (right * 10_000.0).round() as u16,
        );
        if rising
            .last()
            .is_none_or(|last| last.0 < point.0 && last.1 < point.1)
        {
            rising.push(point);
        }
    }
    rising
}
