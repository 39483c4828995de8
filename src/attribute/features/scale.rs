//! Scales: how counts, distances and scores become values of features.

use crate::rank::UNIT;

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

/// Quarters of a unit of log-odds around 32; 0 is for rows that have no score.
pub(crate) fn log_odds(margin: i32) -> u8 {
    1 + signed((margin / (UNIT as i32 / 4)) as isize)
}
