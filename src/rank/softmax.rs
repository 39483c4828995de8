//! Scores to probabilities: a softmax in whole numbers, the same on every machine.

use super::forest::UNIT;

/// A probability of one; others are parts of it.
pub(crate) const PROB_ONE: u32 = 1 << 16;

/// Turns the scores of rivals into their probabilities, in parts of [`PROB_ONE`].
pub(crate) fn probabilities(scores: &[i32]) -> Vec<u32> {
    let top = scores.iter().copied().max().unwrap_or(0);
    let parts: Vec<u64> = scores
        .iter()
        .map(|&score| u64::from(decay(top.abs_diff(score))))
        .collect();
    let sum = parts.iter().sum::<u64>().max(1);
    let probability = |part: u64| (part * u64::from(PROB_ONE) / sum) as u32;
    parts.into_iter().map(probability).collect()
}

/// Returns `PROB_ONE * exp(-behind / UNIT)`, straight between powers of two: at most 6 % too high,
/// which the calibration takes back.
fn decay(behind: u32) -> u32 {
    // log2(e) = 1477 / 1024.
    let octaves = u64::from(behind) * 1477 / UNIT as u64;
    let (halvings, rest) = (octaves / UNIT as u64, octaves % UNIT as u64);
    let straight = PROB_ONE - (rest as u32) * (PROB_ONE / 2 / UNIT as u32);
    straight.checked_shr(halvings as u32).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn probabilities_are_those_of_a_softmax() {
        assert!(probabilities(&[]).is_empty());
        assert_eq!(probabilities(&[5]), [PROB_ONE]);
        assert_eq!(probabilities(&[7, 7]), [PROB_ONE / 2; 2]);
        for (behind, exact) in [(512, 0.6065), (1024, 0.3679), (3000, 0.0534), (20_000, 0.0)] {
            let got = f64::from(decay(behind)) / f64::from(PROB_ONE);
            let near = exact - 0.001 <= got && got <= exact * 1.062;
            assert!(near, "{behind}: {got}, not {exact}");
        }
        assert_eq!(probabilities(&[i32::MIN, i32::MAX]), [0, PROB_ONE]);
    }
}
