//! One input tried: what it costs, and which law it breaks.

use crate::targets::Target;
use crate::work::{Start, peak};
use std::cell::RefCell;
use std::panic::{self, AssertUnwindSafe};
use std::time::Duration;

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// Where the law stands that is broken, or the code that panicked: faults of one place are one.
    pub place: String,
    /// What was said.
    pub message: String,
}

/// What came of an input.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// What is wrong, if anything.
    pub fault: Option<Fault>,
    /// How long it took.
    pub took: Duration,
}

/// Every input may take this long, and as much for each megabyte on top. Far more than it should: the
/// curve of growth is what `benches/growth.rs` measures.
const ANY: Duration = Duration::from_millis(1500);
const A_MEGABYTE: Duration = Duration::from_secs(6);

/// The least of so many runs counts, where one takes too long: a busy machine slows a thread down.
const RUNS: usize = 3;

/// An input may raise the peak of memory by this much.
const MEMORY: u64 = 256 << 20;

thread_local! {
    static SAID: RefCell<Option<Fault>> = const { RefCell::new(None) };
}

/// Keeps what a panic says instead of printing it.
pub fn listen() {
    panic::set_hook(Box::new(|panic| {
        let place = panic.location().map_or_else(String::new, |at| {
            format!("{}:{}", at.file().trim_start_matches("fuzz/"), at.line())
        });
        let said = panic.payload();
        let text = said.downcast_ref::<String>().map(String::as_str);
        let text = text.or_else(|| said.downcast_ref::<&str>().copied());
        let message = text.unwrap_or("no message").to_owned();
        SAID.with_borrow_mut(|said| *said = Some(Fault { place, message }));
    }));
}

/// Tries an input.
pub fn try_once(target: Target, input: &[u8]) -> Outcome {
    let before = peak().filter(|_| input.len() > 4_000);
    let (mut fault, mut took) = timed(target, input);
    let allowed = ANY + A_MEGABYTE.mul_f64(input.len() as f64 / 1e6);
    for _ in 1..RUNS {
        if fault.is_none() && took > allowed {
            let again = timed(target, input);
            (fault, took) = (again.0, took.min(again.1));
        }
    }
    let fault = fault.or_else(|| dear(input, took, allowed, before));
    Outcome { fault, took }
}

/// Runs a target once: what it says when it panics, and how long it took.
fn timed(target: Target, input: &[u8]) -> (Option<Fault>, Duration) {
    let start = Start::now();
    let run = panic::catch_unwind(AssertUnwindSafe(|| target.run(input)));
    let took = start.ran();
    let said = run.err();
    let fault = said.and_then(|_| SAID.with_borrow_mut(Option::take));
    (fault, took)
}

/// What an input costs too much.
fn dear(input: &[u8], took: Duration, allowed: Duration, before: Option<u64>) -> Option<Fault> {
    let fault = |place: &str, message: String| {
        Some(Fault {
            place: place.to_owned(),
            message,
        })
    };
    if took > allowed {
        return fault("time", format!("{took:.1?} for {} bytes", input.len()));
    }
    let rose = peak()?.saturating_sub(before?);
    if rose > MEMORY {
        return fault(
            "memory",
            format!("{} MB for {} bytes", rose >> 20, input.len()),
        );
    }
    None
}
