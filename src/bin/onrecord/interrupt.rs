//! Ctrl-C, and the signals that a system ends programs by: what is done is kept, and the run ends.
//!
//! The run may be blocked just then: in reading from a pipe, or in writing to one that nobody reads.
//! So it is not asked to end but ended, by a thread that does nothing but wait for this.

use std::process;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, TryLockError, mpsc};
use std::thread;
use std::time::{Duration, Instant};

static ASKED: AtomicBool = AtomicBool::new(false);

/// What a shell says of a program that was ended by Ctrl-C.
const EXIT_CODE: i32 = 130;

/// How long a run may take to come to where it can be ended. Adding a story takes far less; writing
/// to a pipe that nobody reads takes for ever.
const PATIENCE: Duration = Duration::from_secs(1);

enum Event {
    Asked,
    Over,
}

/// Does some work. Where it is to end before its end, `keep` is given the state of it, and the
/// program ends with exit code 130; asked once more, it ends at once.
pub(crate) fn listening<T: Send, R>(
    state: &Mutex<T>,
    keep: impl FnOnce(&mut T) + Send,
    work: impl FnOnce() -> R,
) -> R {
    let (over, events) = mpsc::channel();
    let asked = over.clone();
    let heard = ctrlc::set_handler(move || {
        if ASKED.swap(true, Ordering::Relaxed) {
            process::exit(EXIT_CODE);
        }
        let _ = asked.send(Event::Asked);
    });
    // Without a handler Ctrl-C ends the program as it always did.
    let _ = heard;
    thread::scope(|threads| {
        threads.spawn(move || {
            if let Ok(Event::Asked) = events.recv() {
                if let Some(mut state) = lock_soon(state) {
                    keep(&mut state);
                }
                process::exit(EXIT_CODE);
            }
        });
        let _over = Over(over);
        work()
    })
}

/// Locks a state. It is whole even where a thread panicked that held it: what a run does between two
/// stories is done or not done.
pub(crate) fn lock<T>(state: &Mutex<T>) -> MutexGuard<'_, T> {
    state
        .lock()
        .unwrap_or_else(|poisoned| poisoned.into_inner())
}

fn lock_soon<T>(state: &Mutex<T>) -> Option<MutexGuard<'_, T>> {
    let begun = Instant::now();
    loop {
        match state.try_lock() {
            Ok(state) => return Some(state),
            Err(TryLockError::Poisoned(poisoned)) => return Some(poisoned.into_inner()),
            Err(TryLockError::WouldBlock) if begun.elapsed() > PATIENCE => return None,
            Err(TryLockError::WouldBlock) => thread::sleep(Duration::from_millis(5)),
        }
    }
}

/// Reports that the work is over, also where it panicked.
struct Over(mpsc::Sender<Event>);

impl Drop for Over {
    fn drop(&mut self) {
        let _ = self.0.send(Event::Over);
    }
}
