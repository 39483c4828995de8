//! Time of a thread, memory of a process, and the slope of both.

use super::Series;
use std::fs;
use std::process::Command;
use std::time::{Duration, Instant};

/// What tells a process of its own what to do: the series and the size follow.
pub(super) const CHILD: &str = "--child";

/// So many sizes, each twice the one before.
const SIZES: usize = 4;

/// The least of so many runs is taken, where they are not longer than this together.
const RUNS: usize = 3;
const LONG: Duration = Duration::from_secs(1);

/// The first size takes this long at least: what is shorter is not measured well.
const ENOUGH: Duration = Duration::from_millis(20);

/// No input is longer than this at the first size.
const LONGEST: usize = 4 << 20;

/// What one size took.
pub(super) struct Point {
    pub(super) bytes: usize,
    pub(super) seconds: f64,
    /// The peak in bytes, without that of a process that does nothing; nothing where the system does not tell.
    pub(super) memory: Option<f64>,
}

/// A series at its sizes.
pub(super) struct Measured {
    /// The first size, in the units of the series.
    from: usize,
    pub(super) points: Vec<Point>,
}

impl Measured {
    /// Measures a series.
    pub(super) fn new(series: &Series) -> Measured {
        let mut n = series.from;
        // The first run also reads the lexicon and the model.
        run(series, &series.input(1));
        loop {
            let input = series.input(n);
            if length(&input) > LONGEST || least(series, &input) >= ENOUGH {
                break;
            }
            n *= 2;
        }
        let idle = peak(series, 1);
        let points = sizes(n).map(|n| {
            let input = series.input(n);
            let memory = peak(series, n).zip(idle);
            Point {
                bytes: length(&input),
                seconds: least(series, &input).as_secs_f64(),
                memory: memory.map(|(peak, idle)| (peak - idle).max(0.0)),
            }
        });
        Measured {
            from: n,
            points: points.collect(),
        }
    }

    /// Takes the time of each size once more, and keeps the shorter.
    pub(super) fn again(&mut self, series: &Series) {
        for (point, n) in self.points.iter_mut().zip(sizes(self.from)) {
            let again = least(series, &series.input(n)).as_secs_f64();
            point.seconds = point.seconds.min(again);
        }
    }
}

fn sizes(from: usize) -> impl Iterator<Item = usize> {
    (0..SIZES).map(move |doubled| from << doubled)
}

fn length((one, other): &(String, String)) -> usize {
    one.len() + other.len()
}

fn run(series: &Series, (one, other): &(String, String)) {
    (series.work)(one, other);
}

fn least(series: &Series, input: &(String, String)) -> Duration {
    let timed = || {
        let (ran_before, at) = (ran(), Instant::now());
        run(series, input);
        match (ran_before, ran()) {
            (Some(before), Some(after)) => after - before,
            _ => at.elapsed(),
        }
    };
    let mut least = timed();
    let mut all = least;
    for _ in 1..RUNS {
        if all < LONG {
            let next = timed();
            all += next;
            least = least.min(next);
        }
    }
    least
}

/// How long this thread has had a processor: what others do on the machine is no part of it. Linux tells.
fn ran() -> Option<Duration> {
    // The count is brought up to date when a thread steps back, and else a few times a second.
    std::thread::yield_now();
    let told = fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    let nanoseconds = told.split_ascii_whitespace().next()?.parse().ok()?;
    Some(Duration::from_nanos(nanoseconds))
}

/// Returns the peak of a process that does one size of a series.
fn peak(series: &Series, n: usize) -> Option<f64> {
    let own = std::env::current_exe().ok()?;
    let size = n.to_string();
    let child = Command::new(own)
        .args([CHILD, &series.full_name(), &size])
        .output();
    let told = String::from_utf8(child.ok()?.stdout).ok()?;
    told.trim().parse().ok()
}

/// Does one size, and prints the peak of this process in bytes.
pub(super) fn child(series: Option<&Series>, size: &str) {
    let (Some(series), Ok(n)) = (series, size.parse()) else {
        return;
    };
    run(series, &series.input(n));
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|line| line.trim().strip_suffix("kB"));
    if let Some(kilobytes) = kilobytes.and_then(|number| number.trim().parse::<u64>().ok()) {
        println!("{}", kilobytes << 10);
    }
}

/// The slope of the logarithms by least squares; nothing for fewer than three points.
pub(super) fn exponent(points: impl Iterator<Item = (usize, f64)>) -> Option<f64> {
    let points: Vec<(f64, f64)> = points
        .map(|(size, cost)| ((size as f64).ln(), cost.max(1e-9).ln()))
        .collect();
    if points.len() < 3 {
        return None;
    }
    let count = points.len() as f64;
    let mean_of = |part: fn(&(f64, f64)) -> f64| points.iter().map(part).sum::<f64>() / count;
    let (size, cost) = (mean_of(|point| point.0), mean_of(|point| point.1));
    let up: f64 = points.iter().map(|(x, y)| (x - size) * (y - cost)).sum();
    let along: f64 = points.iter().map(|(x, _)| (x - size).powi(2)).sum();
    Some(up / along)
}
