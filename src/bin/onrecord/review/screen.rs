//! The terminal of a review: pages and key presses. It is given back as it was, however the review ends.

use crate::interrupt::EXIT_CODE;
use crossterm::cursor::{Hide, MoveTo, Show};
use crossterm::event::{self, Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use crossterm::terminal::{
    self, Clear, ClearType, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode,
    enable_raw_mode,
};
use crossterm::{execute, queue};
use std::io::{self, IsTerminal as _, Write as _};
use std::process;
use std::sync::atomic::{AtomicBool, Ordering};

/// Whether an editor has the terminal.
static IS_LENT: AtomicBool = AtomicBool::new(false);

/// What a person does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Input {
    Key(char),
    Up,
    Down,
    PageUp,
    PageDown,
    Quit,
    /// The size of the terminal changed: the page has to be drawn again.
    Resized,
}

/// The terminal, taken over.
pub(super) struct ReviewScreen {
    is_open: bool,
}

impl ReviewScreen {
    /// Returns whether there is a terminal to ask and to show.
    pub(super) fn is_there() -> bool {
        io::stdin().is_terminal() && io::stdout().is_terminal()
    }

    /// Takes the terminal over.
    pub(super) fn open() -> io::Result<ReviewScreen> {
        // A signal ends the review. What was decided is written already; the terminal is given back.
        let handled = ctrlc::set_handler(|| {
            // Ctrl-C in an editor is for the editor.
            if !IS_LENT.load(Ordering::Relaxed) {
                give_back();
                process::exit(EXIT_CODE);
            }
        });
        // Without a handler a signal ends the program as usual.
        let _ = handled;
        let mut screen = ReviewScreen { is_open: false };
        screen.take()?;
        Ok(screen)
    }

    fn take(&mut self) -> io::Result<()> {
        enable_raw_mode()?;
        self.is_open = true;
        execute!(io::stdout(), EnterAlternateScreen, Hide)
    }

    /// Gives the terminal back while `work` runs: an editor.
    pub(super) fn lend<R>(&mut self, work: impl FnOnce() -> R) -> io::Result<R> {
        self.is_open = false;
        give_back();
        IS_LENT.store(true, Ordering::Relaxed);
        let done = work();
        IS_LENT.store(false, Ordering::Relaxed);
        self.take()?;
        Ok(done)
    }

    /// Returns columns and rows.
    pub(super) fn size(&self) -> (usize, usize) {
        // A terminal that does not know its size says 0: one of a container, or of `script`.
        let known = terminal::size()
            .ok()
            .filter(|&size| size.0 > 0 && size.1 > 0);
        let (columns, rows) = known.unwrap_or((80, 24));
        (usize::from(columns.max(10)), usize::from(rows.max(4)))
    }

    /// Draws a page, line by line.
    pub(super) fn draw(&self, lines: &[String]) -> io::Result<()> {
        let mut out = io::stdout().lock();
        queue!(out, Clear(ClearType::All))?;
        for (row, line) in lines.iter().enumerate() {
            queue!(out, MoveTo(0, u16::try_from(row).unwrap_or(u16::MAX)))?;
            out.write_all(line.as_bytes())?;
        }
        out.flush()
    }

    /// Waits for what a person does.
    pub(super) fn next(&self) -> io::Result<Input> {
        loop {
            let input = match event::read()? {
                Event::Resize(..) => Some(Input::Resized),
                // Windows reports the release of a key, too.
                Event::Key(key) if key.kind != KeyEventKind::Release => input(key),
                _ => None,
            };
            if let Some(input) = input {
                return Ok(input);
            }
        }
    }
}

impl Drop for ReviewScreen {
    fn drop(&mut self) {
        if self.is_open {
            give_back();
        }
    }
}

/// Gives the terminal back. If that fails, there is nowhere to say so.
fn give_back() {
    let _ = execute!(io::stdout(), LeaveAlternateScreen, Show);
    let _ = disable_raw_mode();
}

fn input(key: KeyEvent) -> Option<Input> {
    if key.modifiers.contains(KeyModifiers::CONTROL) {
        return match key.code {
            KeyCode::Char('c' | 'd') => Some(Input::Quit),
            _ => None,
        };
    }
    match key.code {
        KeyCode::Char('q') | KeyCode::Esc => Some(Input::Quit),
        KeyCode::Char(' ') | KeyCode::PageDown => Some(Input::PageDown),
        KeyCode::Char('b') | KeyCode::PageUp => Some(Input::PageUp),
        KeyCode::Char('k') | KeyCode::Up => Some(Input::Up),
        KeyCode::Char('j') | KeyCode::Down => Some(Input::Down),
        KeyCode::Char(char) => Some(Input::Key(char)),
        _ => None,
    }
}
