//! A page for a person at a terminal: what changed, the highest severity first.
//!
//! ```text
//! v1.txt → v2.txt
//!
//! ERROR
//!   12 → 14  Ines Duarte · wording (negation), moved
//!            “We will [-not-] sell the ferry,”
//! ```
//!
//! On a terminal with colors the words that are gone are red and struck through, the new ones green.

use super::lines::{lines, saved};
use super::{ChangeWriter, timeline};
use crate::severity::Severity;
use crate::write::ChangeRow;
use crate::write::style::{Screen, Style, StyledText};
use crate::write::wrap::{StyledLine, print, wrap};
use std::io;

/// The widest line: longer ones are hard to read.
const WIDEST: usize = 100;

/// Writes a page for people, as wide as their screen. With two revisions the changes are grouped by
/// severity, with more by quote, each with its timeline. Changes of severity `none` are left out.
#[derive(Clone, Copy, Debug)]
pub struct ChangePage {
    screen: Screen,
}

impl ChangePage {
    /// Makes a writer for a screen.
    pub fn new(screen: Screen) -> ChangePage {
        let width = screen.width.min(WIDEST);
        ChangePage {
            screen: Screen { width, ..screen },
        }
    }
}

impl ChangeWriter for ChangePage {
    fn changes(&self, rows: &[ChangeRow<'_>], out: &mut dyn io::Write) -> io::Result<()> {
        let seen = |row: &&ChangeRow<'_>| row.change.severity > Severity::None;
        let mut rows: Vec<&ChangeRow<'_>> = rows.iter().filter(seen).collect();
        let Some(first) = rows.first() else {
            return Ok(());
        };
        if rows
            .iter()
            .any(|row| (row.from, row.to) != (first.from, first.to))
        {
            return timeline::write(self.screen, &rows, out);
        }
        let title = StyledText::new(Style::Strong, &format!("{} → {}", first.from, first.to));
        print(&wrap(&title, self.screen.width), self.screen.color, out)?;
        if let Some(saved) = saved(first) {
            let saved = StyledText::new(Style::Faint, &saved);
            print(&wrap(&saved, self.screen.width), self.screen.color, out)?;
        }
        rows.sort_by_key(|row| std::cmp::Reverse(row.change.severity));
        for group in rows.chunk_by(|a, b| a.severity == b.severity) {
            out.write_all(b"\n")?;
            let heading = StyledLine::of(Style::Strong, &group[0].severity.to_uppercase());
            print(&[heading], self.screen.color, out)?;
            for row in group {
                print(&lines(row, self.screen.width), self.screen.color, out)?;
            }
        }
        Ok(())
    }
}
