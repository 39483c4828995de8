//! Guards against libraries that panic on damaged input.

use std::cell::Cell;
use std::panic::{self, AssertUnwindSafe};
use std::sync::Once;

thread_local! {
    /// Whether this thread runs guarded code.
    static IS_GUARDED: Cell<bool> = const { Cell::new(false) };
}

/// Runs a library on bytes that may be damaged; `None` if it panics, without a message. What it
/// worked on must not be used afterwards.
pub(super) fn catch_panic<T>(work: impl FnOnce() -> T) -> Option<T> {
    silence();
    let before = IS_GUARDED.replace(true);
    let done = panic::catch_unwind(AssertUnwindSafe(work));
    IS_GUARDED.set(before);
    done.ok()
}

/// Installs a hook, once, that prints no message for guarded panics: they are reported as errors.
/// Other panics go to the previous hook.
fn silence() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let hook = panic::take_hook();
        panic::set_hook(Box::new(move |panic| {
            if !IS_GUARDED.get() {
                hook(panic);
            }
        }));
    });
}

#[cfg(test)]
mod tests {
    use super::catch_panic;

    #[test]
    fn a_panic_is_nothing() {
        assert_eq!(catch_panic(|| 1), Some(1));
        assert_eq!(catch_panic(|| -> u8 { panic!("damage") }), None);
        assert_eq!(
            catch_panic(|| catch_panic(|| -> u8 { panic!("deep") })),
            Some(None)
        );
    }
}
