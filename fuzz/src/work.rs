//! What an input costs: time of this thread, and memory of this process.

use std::fs;
use std::time::{Duration, Instant};

/// Where the time of a thread is measured from.
#[derive(Clone, Copy, Debug)]
pub struct Start {
    ran: Option<Duration>,
    at: Instant,
}

impl Start {
    /// Starts measuring.
    pub fn now() -> Start {
        Start {
            ran: ran(),
            at: Instant::now(),
        }
    }

    /// Returns how long this thread has run since: what others do on the machine is no part of it, where
    /// the system tells.
    pub fn ran(self) -> Duration {
        match (self.ran, ran()) {
            (Some(before), Some(now)) => now.saturating_sub(before),
            _ => self.at.elapsed(),
        }
    }
}

/// The time that this thread has had a processor; Linux tells it.
fn ran() -> Option<Duration> {
    // The count is brought up to date when a thread steps back, and else a few times a second.
    std::thread::yield_now();
    let told = fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    let nanoseconds = told.split_ascii_whitespace().next()?.parse().ok()?;
    Some(Duration::from_nanos(nanoseconds))
}

/// Returns the most memory that this process ever had, in bytes; nothing where the system does not
/// tell.
pub fn peak() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kilobytes: u64 = line.trim().strip_suffix(" kB")?.trim().parse().ok()?;
    Some(kilobytes << 10)
}
