//! Small inputs out of large ones: what is not needed for the fault is left out (delta debugging,
//! Zeller and Hildebrandt 2002).

use crate::targets::Target;
use crate::trial::{Fault, try_once};

/// An input is tried at most this often.
const TRIES: usize = 3_000;

/// Leaves out of an input what the same fault is there without.
pub fn minimize(target: Target, input: &[u8], fault: &Fault) -> Vec<u8> {
    let mut small = input.to_vec();
    let mut tries = 0;
    let mut parts = 2;
    while small.len() > 1 && tries < TRIES {
        let length = small.len().div_ceil(parts);
        let mut is_smaller = false;
        let mut start = 0;
        while start < small.len() && tries < TRIES {
            let end = (start + length).min(small.len());
            let without = [&small[..start], &small[end..]].concat();
            tries += 1;
            let found = try_once(target, &without).fault;
            if found.is_some_and(|found| found.place == fault.place) {
                small = without;
                is_smaller = true;
            } else {
                start = end;
            }
        }
        match (is_smaller, length) {
            (false, 1) => break,
            (true, _) => parts = parts.saturating_sub(1).max(2),
            (false, _) => parts = (parts * 2).min(small.len().max(2)),
        }
    }
    small
}
