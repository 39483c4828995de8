//! Ctrl-C and termination signals: finished work is kept, and the program exits.
//!
//! The run may be blocked in reading from a pipe or writing to one. So a separate thread waits for
//! the signal, saves, and exits.

use std::process;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, TryLockError, mpsc};
use std::thread;
use std::time::{Duration, Instant};

static ASKED: AtomicBool = AtomicBool::new(false);

/// The exit code for a program ended by Ctrl-C.
pub(crate) const EXIT_CODE: i32 = 130;

/// How long to wait for the lock on the state. Adding a story takes far less; a blocked write never
/// returns.
const SAVE_TIMEOUT: Duration = Duration::from_secs(1);

enum Event {
    Asked,
    Over,
}

/// Runs `work`. On a signal, `keep` gets the state, and the program exits with 130; a second signal
/// exits at once.
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
    // Without a handler Ctrl-C ends the program as usual.
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

/// Locks the state. It is consistent even if a thread panicked with the lock: stories are added
/// completely or not at all.
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
            Err(TryLockError::WouldBlock) if begun.elapsed() > SAVE_TIMEOUT => return None,
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
