//! The progress bar: how far a run is, how fast, and the time left.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use onrecord::read::Meter;
use std::io::{self, IsTerminal as _};
use std::time::{Duration, Instant};

/// Shorter runs show no bar.
const LONG: Duration = Duration::from_secs(1);

/// A bar on stderr, where that is a terminal.
pub(crate) struct Progress {
    bar: ProgressBar,
    meter: Meter,
    begun: Instant,
    stories: u64,
}

impl Progress {
    /// Returns how many files of the folders are not read, by the ending of their names.
    pub(crate) fn skipped(&self) -> Vec<(String, u64)> {
        self.meter.skipped()
    }

    /// Makes a bar for a run over inputs of `size` bytes, if that is known.
    pub(crate) fn over(size: Option<u64>, meter: Meter) -> Progress {
        let bar = match size {
            _ if !io::stderr().is_terminal() => ProgressBar::hidden(),
            Some(size) => ProgressBar::with_draw_target(Some(size), ProgressDrawTarget::hidden())
                .with_style(style(
                    "{bar:30} {percent:>3} %  {bytes_per_sec}  {eta} left  {msg}",
                )),
            None => ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden())
                .with_style(style("{spinner} {bytes} read  {bytes_per_sec}  {msg}")),
        };
        Progress {
            bar,
            meter,
            begun: Instant::now(),
            stories: 0,
        }
    }

    /// Notes that a story is done.
    pub(crate) fn story(&mut self) {
        self.stories += 1;
        if self.bar.is_hidden() && io::stderr().is_terminal() && self.begun.elapsed() > LONG {
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
        if !self.bar.is_hidden() {
            self.bar.set_position(self.meter.bytes());
            self.bar.set_message(format!("{} stories", self.stories));
        }
    }

    /// Runs `print` with the bar hidden.
    pub(crate) fn aside<T>(&self, print: impl FnOnce() -> T) -> T {
        self.bar.suspend(print)
    }

    /// Takes the bar away.
    pub(crate) fn end(&self) {
        self.bar.finish_and_clear();
    }
}

fn style(template: &str) -> ProgressStyle {
    ProgressStyle::with_template(template).expect("a template of ours")
}
