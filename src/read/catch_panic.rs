//! Libraries that panic at some of the bytes that may come.

use std::cell::Cell;
use std::panic::{self, AssertUnwindSafe};
use std::sync::Once;

thread_local! {
    /// Whether this thread works behind a guard.
    static IS_GUARDED: Cell<bool> = const { Cell::new(false) };
}

/// Lets a library work on bytes that may be damaged: some damage it panics at, and then there is
/// nothing, and nothing is said. What it was working on must not be used any more.
pub(super) fn catch_panic<T>(work: impl FnOnce() -> T) -> Option<T> {
    silence();
    let before = IS_GUARDED.replace(true);
    let done = panic::catch_unwind(AssertUnwindSafe(work));
    IS_GUARDED.set(before);
    done.ok()
}

/// Sees to it that a panic behind a guard prints no message: it is an error like others, and is
/// told as one. All other panics are left to the hook that was there.
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
