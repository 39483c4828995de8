//! Confidence that means something: held-out answers, and how often they are right.

use crate::gold::HeldOut;
use onrecord::attribute::UNIT;

/// Prints what the held-out answers are worth, by weight of the gold file.
pub(crate) fn report(name: &str, answers: &[HeldOut]) {
    let part = |a: &HeldOut| (a.drill, a.weight);
    let mut parts: Vec<(bool, f64)> = answers.iter().map(part).collect();
    parts.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
    parts.dedup();
    for (drill, weight) in parts {
        let mine: Vec<&HeldOut> = answers
            .iter()
            .filter(|a| part(a) == (drill, weight))
            .collect();
        let what = if drill { "drills, weight" } else { "weight" };
        let count =
            |test: &dyn Fn(&HeldOut) -> bool| mine.iter().filter(|a| test(a)).count() as f64;
        let right = count(&|a| a.right && !a.nobody.0);
        let (given, wanted) = (count(&|a| !a.nobody.0), count(&|a| !a.nobody.1));
        let (p, r) = (right / given, right / wanted);
        let abstained = count(&|a| a.nobody == (true, true)) / count(&|a| a.nobody.1);
        eprintln!(
            "{name}, {what} {weight}: {} quotes, mention P {p:.4} R {r:.4} F1 {:.4}, abstained {abstained:.3}, all {:.4}, at 99 % {:.3}",
            mine.len(),
            2.0 * p * r / (p + r),
            count(&|a| a.right) / mine.len() as f64,
            answered_at_99(&mine),
        );
    }
}

/// Returns how many answers can be taken, most sure first, before fewer than 99 in 100 are right, of
/// the quotes that somebody said.
fn answered_at_99(answers: &[&HeldOut]) -> f64 {
    let mut sorted: Vec<&&HeldOut> = answers.iter().filter(|a| !a.nobody.0).collect();
    sorted.sort_by(|a, b| b.score.total_cmp(&a.score));
    let (mut right, mut taken) = (0, 0);
    for (answer, n) in sorted.iter().zip(1..) {
        right += usize::from(answer.right);
        if 100 * right >= 99 * n {
            taken = n;
        }
    }
    taken as f64 / answers.iter().filter(|a| !a.nobody.1).count() as f64
}

/// Fits a rising function from score to rightness (pool adjacent violators): points to be joined by
/// straight lines, in [`UNIT`]s of log-odds and in ten thousandths.
///
/// Only the news that weighs most has a say: where annotators passed quotes over, right answers
/// count as wrong, and a confidence fitted to them promises too little.
pub(crate) fn isotonic(answers: &[HeldOut]) -> Vec<(i32, u16)> {
    let news = || answers.iter().filter(|a| !a.drill);
    let most = news().map(|a| a.weight).fold(0.0, f64::max);
    let news = news().filter(|a| a.weight == most && !a.nobody.0 && !a.hopeless);
    let mut sorted: Vec<&HeldOut> = news.collect();
    sorted.sort_by(|a, b| a.score.total_cmp(&b.score));
    // Pools of (sum of scores, right, count), at least 100 answers each.
    let mut pools: Vec<[f64; 3]> = Vec::new();
    for chunk in sorted.chunks(100) {
        let scores: f64 = chunk.iter().map(|a| a.score).sum();
        let right = chunk.iter().filter(|a| a.right).count() as f64;
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
    // The curve goes on rising to its ends: of two answers the one with the higher score is more
    // sure, however many tie in the last pool.
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

/// Turns log-odds into a share.
pub(crate) fn odds(score: f64) -> f64 {
    1.0 / (1.0 + (-score).exp())
}
