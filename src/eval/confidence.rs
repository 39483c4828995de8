//! Whether the answers are as sure as they say.

use super::share::Share;

/// An answer with a mention, where the gold says whether it is right.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sure {
    /// How sure it was, as printed, in ten thousandths.
    pub(crate) ten_thousandths: u16,
    pub(crate) right: bool,
}

impl Sure {
    /// Makes an answer; the confidence is rounded as the formats print it.
    pub(crate) fn new(confidence: f32, right: bool) -> Sure {
        Sure {
            ten_thousandths: ten_thousandths(confidence),
            right,
        }
    }
}

/// Rounds a confidence to what the formats print.
pub(super) fn ten_thousandths(confidence: f32) -> u16 {
    let rounded = (f64::from(confidence) * 10_000.0)
        .round()
        .clamp(0.0, 10_000.0);
    // What is no number becomes 0.
    rounded as u16
}

/// Returns how far confidence and truth lie apart: the answers in ten bins by confidence, in each
/// the difference between how many are right and how many should be.
pub(crate) fn calibration_error(answers: &[Sure]) -> Share {
    let mut bins = [(0u64, 0u64); 10];
    for answer in answers {
        let (promised, kept) = &mut bins[usize::from(answer.ten_thousandths / 1_000).min(9)];
        *promised += u64::from(answer.ten_thousandths);
        *kept += 10_000 * u64::from(answer.right);
    }
    let apart = bins.iter().map(|&(promised, kept)| promised.abs_diff(kept));
    Share::new(apart.sum(), 10_000 * answers.len() as u64)
}

/// Returns how many answers one can take, most sure first, before fewer than `percent` in a hundred are
/// right. Of equally sure ones those that come first are taken first.
pub(crate) fn answered_at(percent: u64, answers: &[Sure]) -> u64 {
    let mut sorted = answers.to_vec();
    sorted.sort_by_key(|answer| std::cmp::Reverse(answer.ten_thousandths));
    let (mut right, mut taken) = (0, 0);
    for (answer, n) in sorted.iter().zip(1..) {
        right += u64::from(answer.right);
        if 100 * right >= percent * n {
            taken = n;
        }
    }
    taken
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answers(written: &[(f32, bool)]) -> Vec<Sure> {
        written
            .iter()
            .map(|&(c, right)| Sure::new(c, right))
            .collect()
    }

    #[test]
    fn calibration_compares_promise_and_truth_within_a_bin() {
        // 0.95 promised and 1 kept, twice; in the bin below 0.8 promised and 0 kept.
        let some = answers(&[(0.95, true), (0.95, true), (0.8, false)]);
        assert_eq!(calibration_error(&some), Share::new(1_000 + 8_000, 30_000));
        // Too sure and not sure enough level out within a bin only.
        let level = answers(&[(0.5, true), (0.5, false)]);
        assert_eq!(calibration_error(&level).to_string(), "0.0000");
        assert_eq!(calibration_error(&[]).to_string(), "–");
    }

    #[test]
    fn certain_answers_are_in_the_last_bin() {
        let both = answers(&[(1.0, false), (0.9, true)]);
        assert_eq!(calibration_error(&both), Share::new(9_000, 20_000));
        assert_eq!(Sure::new(f32::NAN, true).ten_thousandths, 0);
    }

    #[test]
    fn answers_are_taken_until_one_in_a_hundred_is_wrong() {
        let mut written = vec![(0.9, true); 99];
        written.push((0.8, false));
        assert_eq!(answered_at(99, &answers(&written)), 100);
        written.push((0.7, false));
        written.push((0.6, true));
        assert_eq!(answered_at(99, &answers(&written)), 100);
        // A wrong one that was most sure: nothing can be taken before 99 right ones make up for it.
        assert_eq!(answered_at(99, &answers(&[(1.0, false), (0.9, true)])), 0);
    }
}
