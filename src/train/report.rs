//! How good the models of the folds were, for people.

use super::held_out::Answer;
use std::fmt::Write;

/// Describes the held-out answers, a line for each weight of gold, and one for template stories.
pub(super) fn report(answers: &[Answer]) -> String {
    let part = |a: &Answer| (a.template, a.weight);
    let mut parts: Vec<(bool, f64)> = answers.iter().map(part).collect();
    parts.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
    parts.dedup();
    let mut text = String::new();
    for (template, weight) in parts {
        let mine: Vec<&Answer> = answers
            .iter()
            .filter(|a| part(a) == (template, weight))
            .collect();
        let what = if template {
            "templates, weight"
        } else {
            "weight"
        };
        let count = |test: &dyn Fn(&Answer) -> bool| mine.iter().filter(|a| test(a)).count() as f64;
        let right = count(&|a| a.mention_right && !a.answered_nobody);
        let given = count(&|a| !a.answered_nobody);
        let wanted = count(&|a| !a.wanted_nobody);
        let (p, r) = (right / given, right / wanted);
        let loss = mine.iter().map(|a| a.loss).sum::<f64>() / mine.len() as f64;
        let _ = writeln!(
            text,
            "held out, {what} {weight}: {} quotes, mention P {p:.4} R {r:.4} F1 {:.4}, speaker right {:.4}, at 99 % {:.3}, loss {loss:.4}",
            mine.len(),
            2.0 * p * r / (p + r),
            count(&|a| a.right() && !a.answered_nobody) / given,
            answered_at_99(&mine),
        );
    }
    text
}

/// Returns how many answers can be taken, most confident first, before fewer than 99 in 100 are right, of
/// the quotes that somebody said.
fn answered_at_99(answers: &[&Answer]) -> f64 {
    let mut sorted: Vec<&&Answer> = answers.iter().filter(|a| !a.answered_nobody).collect();
    sorted.sort_by(|a, b| b.score.total_cmp(&a.score));
    let (mut right, mut taken) = (0, 0);
    for (answer, n) in sorted.iter().zip(1..) {
        right += usize::from(answer.right());
        if 100 * right >= 99 * n {
            taken = n;
        }
    }
    taken as f64 / answers.iter().filter(|a| !a.wanted_nobody).count() as f64
}
