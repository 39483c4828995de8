//! How good the models of the folds were, for people: the figures of each gold file.

use super::calibrate::isotonic;
use super::held_out::HeldOutAnswer;
use crate::attribute::Model;
use crate::rank::UNIT;
use std::fmt::Write;

/// Describes the held-out answers, a line for each gold file, and one for template stories.
///
/// Confidence is that of a curve fitted to all of these answers. It has a few dozen points, so the figures
/// are those of new stories; the scores it is applied to are held out.
pub(super) fn report(answers: &[HeldOutAnswer], names: &[String]) -> String {
    let curve = Model::with_calibration(isotonic(answers));
    let mut text = String::new();
    let of_file = |n: usize| answers.iter().filter(move |a| !a.template && a.file == n);
    for (n, name) in names.iter().enumerate() {
        write_line(&mut text, name, &of_file(n).collect::<Vec<_>>(), &curve);
    }
    let templates: Vec<&HeldOutAnswer> = answers.iter().filter(|a| a.template).collect();
    if !templates.is_empty() {
        write_line(&mut text, "templates", &templates, &curve);
    }
    text
}

fn write_line(text: &mut String, name: &str, answers: &[&HeldOutAnswer], curve: &Model) {
    let count =
        |test: &dyn Fn(&HeldOutAnswer) -> bool| answers.iter().filter(|a| test(a)).count() as f64;
    let right = count(&|a| a.mention_right && !a.answered_nobody);
    let given = count(&|a| !a.answered_nobody);
    let wanted = count(&|a| !a.wanted_nobody);
    let (p, r) = (right / given, right / wanted);
    let loss = answers.iter().map(|a| a.loss).sum::<f64>() / answers.len() as f64;
    let trust = Trust::of(answers, curve);
    let _ = writeln!(
        text,
        "held out, {name}: {} quotes, mention P {p:.4} R {r:.4} F1 {:.4}, loss {loss:.4}; speaker right {:.4}, \
         at 95 % {:.3}, sure {:.3}, sure and wrong {:.4}, calibration error {:.4}",
        answers.len(),
        2.0 * p * r / (p + r),
        trust.right,
        trust.at_95,
        trust.sure,
        trust.sure_and_wrong,
        trust.error,
    );
}

/// How far confidence can be trusted, over the answers that print a speaker; as `eval` counts.
struct Trust {
    right: f64,
    /// The fraction of the speakers that can be answered, most confident first, before fewer than 95 in 100
    /// are right.
    at_95: f64,
    /// The fraction of the speakers that are answered with a confidence of 0.95 and more.
    sure: f64,
    /// The fraction of those answers that are wrong.
    sure_and_wrong: f64,
    /// The expected calibration error, over ten bins.
    error: f64,
}

impl Trust {
    fn of(answers: &[&HeldOutAnswer], curve: &Model) -> Trust {
        let printed = answers.iter().filter_map(|a| {
            let confidence = curve.calibrate((a.score * f64::from(UNIT)).round() as i32);
            Some((confidence, a.speaker_right?))
        });
        let mut printed: Vec<(f32, bool)> = printed.collect();
        printed.sort_by(|a, b| b.0.total_cmp(&a.0));
        let wanted = answers.iter().filter(|a| !a.wanted_nobody).count() as f64;
        let (mut right, mut taken) = (0, 0);
        for (&(_, is_right), n) in printed.iter().zip(1..) {
            right += usize::from(is_right);
            if 100 * right >= 95 * n {
                taken = n;
            }
        }
        let sure = printed.iter().take_while(|(c, _)| *c >= 0.95);
        let sure_wrong = sure.clone().filter(|(_, right)| !right).count() as f64;
        let sure = sure.count() as f64;
        let mut bins = [(0.0, 0.0); 10];
        for &(confidence, is_right) in &printed {
            let bin = &mut bins[((confidence * 10.0) as usize).min(9)];
            bin.0 += f64::from(confidence);
            bin.1 += f64::from(u8::from(is_right));
        }
        let error: f64 = bins
            .iter()
            .map(|(promised, kept)| (promised - kept).abs())
            .sum();
        let all = printed.len() as f64;
        Trust {
            right: right as f64 / all,
            at_95: taken as f64 / wanted,
            sure: sure / wanted,
            sure_and_wrong: sure_wrong / sure,
            error: error / all,
        }
    }
}
