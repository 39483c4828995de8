//! Scores to shares: a softmax in whole numbers, the same on every machine.

use super::model::UNIT;

/// The whole, of which shares are parts.
pub(super) const WHOLE: u32 = 1 << 16;

/// Turns the scores of rivals into their shares of [`WHOLE`].
pub(super) fn shares(scores: &[i32]) -> Vec<u32> {
    let top = scores.iter().copied().max().unwrap_or(0);
    let parts: Vec<u64> = scores
        .iter()
        .map(|&score| u64::from(decay(top.abs_diff(score))))
        .collect();
    let sum = parts.iter().sum::<u64>().max(1);
    let share = |part: u64| (part * u64::from(WHOLE) / sum) as u32;
    parts.into_iter().map(share).collect()
}

/// Returns `WHOLE * exp(-behind / UNIT)`, straight between powers of two: at most 6 % too high,
/// which the calibration takes back.
fn decay(behind: u32) -> u32 {
    // log2(e) = 1477 / 1024.
    let octaves = u64::from(behind) * 1477 / UNIT as u64;
    let (halvings, rest) = (octaves / UNIT as u64, octaves % UNIT as u64);
    let straight = WHOLE - (rest as u32) * (WHOLE / 2 / UNIT as u32);
    straight.checked_shr(halvings as u32).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_those_of_a_softmax() {
        assert!(shares(&[]).is_empty());
        assert_eq!(shares(&[5]), [WHOLE]);
        assert_eq!(shares(&[7, 7]), [WHOLE / 2; 2]);
        for (behind, exact) in [(512, 0.6065), (1024, 0.3679), (3000, 0.0534), (20_000, 0.0)] {
            let got = f64::from(decay(behind)) / f64::from(WHOLE);
            let near = exact - 0.001 <= got && got <= exact * 1.062;
            assert!(near, "{behind}: {got}, not {exact}");
        }
        assert_eq!(shares(&[i32::MIN, i32::MAX]), [0, WHOLE]);
    }
}
