//! Ctrl-C: the first ends the run behind the story at hand, the second at once.

use crate::exit::tell;
use std::sync::atomic::{AtomicBool, Ordering};

static ASKED: AtomicBool = AtomicBool::new(false);

/// What a shell says of a program that was ended by Ctrl-C.
pub(crate) const EXIT_CODE: u8 = 130;

/// Listens from now on.
pub(crate) fn listen() {
    let heard = ctrlc::set_handler(|| {
        if ASKED.swap(true, Ordering::Relaxed) {
            std::process::exit(EXIT_CODE.into());
        }
        tell(&"onrecord: ending behind the stories at hand; once more to end at once");
    });
    // Without a handler Ctrl-C ends the program as it always did.
    let _ = heard;
}

/// Tells whether the run is to end.
pub(crate) fn is_asked_for() -> bool {
    ASKED.load(Ordering::Relaxed)
}
