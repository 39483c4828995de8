//! Scales: how counts, distances and scores become values of features.

use super::forest::UNIT;
use super::softmax::PROB_ONE;

/// Squeezes a count into steps that widen: 0-7 singly, then by halves of a doubling.
pub(crate) fn log_scale(n: usize) -> u8 {
    const STEPS: [usize; 14] = [9, 11, 14, 18, 23, 29, 37, 47, 60, 76, 97, 124, 158, 201];
    match n {
        0..8 => n as u8,
        _ => 8 + STEPS.iter().take_while(|&&step| n >= step).count() as u8,
    }
}

/// Squeezes a signed distance into 64 values around 31.
pub(crate) fn signed(n: isize) -> u8 {
    (31 + n.clamp(-31, 31)) as u8
}

/// Caps a count at what a feature can hold.
pub(crate) fn capped(n: usize, cap: u8) -> u8 {
    n.min(usize::from(cap)) as u8
}

/// Returns a part of [`PROB_ONE`] as quarters of a halving: 0 where there is nothing.
pub(crate) fn halvings(part: u32) -> u8 {
    let halvings = part.checked_ilog2().unwrap_or(0);
    let quarter = ((part << 2) >> halvings) & 3;
    (4 * halvings + quarter).min(63) as u8
}

/// Returns what a probability lacks of the whole, as [`halvings`]: 0 where it lacks nothing.
pub(crate) fn lack(probability: u32) -> u8 {
    halvings(PROB_ONE.saturating_sub(probability))
}

/// Quarters of a unit of log-odds around 32; 0 is for rows that have no score.
pub(crate) fn log_odds(lead: i32) -> u8 {
    1 + signed((lead / (UNIT as i32 / 4)) as isize)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_lacking_grows_with_every_step() {
        assert_eq!(lack(PROB_ONE), 0);
        let lacks: Vec<u8> = (0..=PROB_ONE).rev().map(lack).collect();
        assert!(lacks.is_sorted());
        assert_eq!(lacks.last(), Some(&63));
        // One in a hundred and two in a hundred are a halving apart.
        assert_eq!(
            lack(PROB_ONE / 100 * 98).abs_diff(lack(PROB_ONE / 100 * 99)),
            4
        );
    }
}
