//! A quote's way through many revisions, for a person at a terminal.
//!
//! ```text
//! “We will not sell the ferry,”
//!   first seen in v1.txt, last seen in v4.txt
//!   v2.txt      12 → 14    Ines Duarte · wording (negation)
//!                          “We will [-not-] sell the ferry,”
//! ```

use super::lines::{lines, saved};
use crate::write::ChangeRow;
use crate::write::style::{Screen, Style, StyledText};
use crate::write::wrap::{beside, print, wrap};
use std::io;

/// Writes the rows by quote.
pub(super) fn write(
    screen: Screen,
    rows: &[&ChangeRow<'_>],
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let mut rows = rows.to_vec();
    rows.sort_by_key(|row| row.thread.number);
    for (n, thread) in rows
        .chunk_by(|a, b| a.thread.number == b.thread.number)
        .enumerate()
    {
        if n > 0 {
            out.write_all(b"\n")?;
        }
        let known = &thread[0].thread;
        let mut heading = StyledText::new(Style::Strong, "“");
        heading.push(Style::Strong, known.quote);
        heading.push(Style::Strong, "”");
        print(&wrap(&heading, screen.width), screen.color, out)?;
        let life = format!("first seen in {}, last seen in {}", known.first, known.last);
        let life = wrap(
            &StyledText::new(Style::Faint, &life),
            screen.width.saturating_sub(2),
        );
        print(&beside(Vec::new(), life, 2), screen.color, out)?;
        for row in thread {
            let to = wrap(
                &StyledText::new(Style::Faint, &in_version(row)),
                screen.width,
            );
            print(&beside(Vec::new(), to, 2), screen.color, out)?;
            print(&lines(row, screen.width), screen.color, out)?;
        }
    }
    Ok(())
}

/// `in story.txt@1f3870be27 (2026-03-09, Ada Moen: fix the quote)`
fn in_version(row: &ChangeRow<'_>) -> String {
    let saved = saved(row).map_or(String::new(), |saved| format!(" ({saved})"));
    format!("in {}{saved}", row.to)
}
