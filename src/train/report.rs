//! How good the models of the folds were, for people: the figures of each gold file.

use super::calibrate::isotonic;
use super::held_out::HeldOutAnswer;
use crate::attribute::Model;
use crate::eval::confidence::{Sure, answered_at, calibration_error};
use crate::eval::{Share, Tally};
use crate::rank::UNIT;
use std::fmt::Write;

/// From which confidence on an answer counts as sure, in ten thousandths.
const SURE: u16 = 9_500;

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
    let count = |test: &dyn Fn(&HeldOutAnswer) -> bool| {
        answers.iter().filter(|answer| test(answer)).count() as u64
    };
    let mention = Tally {
        wanted: count(&|a| !a.wanted_nobody),
        answered: count(&|a| !a.answered_nobody),
        right: count(&|a| a.mention_right && !a.answered_nobody),
    };
    let loss = answers.iter().map(|a| a.loss).sum::<f64>() / answers.len().max(1) as f64;
    let _ = write!(
        text,
        "held out, {name}: {} quotes, mention P {} R {} F1 {}, loss {loss:.4}",
        answers.len(),
        mention.precision(),
        mention.recall(),
        mention.f1(),
    );
    // How far confidence can be trusted, over the answers that print a speaker.
    let printed = answers.iter().filter_map(|a| {
        let confidence = curve.calibrate((a.score * f64::from(UNIT)).round() as i32);
        Some(Sure::new(confidence, a.speaker_right?))
    });
    let printed: Vec<Sure> = printed.collect();
    if !printed.is_empty() {
        let right = |answers: &[Sure]| answers.iter().filter(|a| a.right).count() as u64;
        let sure = printed.iter().filter(|a| a.ten_thousandths >= SURE);
        let sure: Vec<Sure> = sure.copied().collect();
        let all = sure.len() as u64;
        let _ = write!(
            text,
            "; speaker right {}, at 95 % {}, sure {}, sure and wrong {}, calibration error {}",
            Share::new(right(&printed), printed.len() as u64),
            Share::new(answered_at(95, &printed), mention.wanted),
            Share::new(all, mention.wanted),
            Share::new(all - right(&sure), all),
            calibration_error(&printed),
        );
    }
    text.push('\n');
}
