//! The lines of a transcript without what the page adds: line numbers, running heads, page numbers.
//!
//! Court reporters number the lines of a page from 1 to 25. In such a text a line without a number is a head
//! or a foot.

use super::time::time_at;
use super::turns::lines_of;
use crate::text::Span;

/// The lines of a text.
pub(super) struct LineLayout {
    pub(super) lines: Vec<Span>,
    /// Whether the lines had numbers, which are left out.
    pub(super) is_numbered: bool,
}

/// Returns the lines of a text that are not blank, without their numbers.
pub(super) fn lines(text: &str) -> LineLayout {
    let all: Vec<Span> = lines_of(text).collect();
    let numbered: Vec<Option<(u32, Span)>> = all.iter().map(|line| number(text, *line)).collect();
    let is_numbered = is_numbered(&numbered);
    let lines: Vec<Span> = match is_numbered {
        true => numbered
            .into_iter()
            .flatten()
            .map(|(_, line)| line)
            .collect(),
        false => all,
    };
    LineLayout {
        lines: lines
            .into_iter()
            .flat_map(|line| stamped(text, line))
            .collect(),
        is_numbered,
    }
}

/// The most lines of a page.
const PAGE: u32 = 60;

/// Reads the number a line begins with, and the words after it.
fn number(text: &str, line: Span) -> Option<(u32, Span)> {
    let words = &text[line];
    let digits = words.len() - words.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let rest = &words[digits..];
    let body = rest.trim_start();
    let number = words[..digits]
        .parse()
        .ok()
        .filter(|n| (1..=PAGE).contains(n))?;
    let spaced = rest.len() > body.len() && !body.is_empty();
    spaced.then(|| (number, Span::new(line.end() - body.len(), line.end())))
}

/// Returns whether lines are numbered: most have the number after that of the one before, or begin a page.
fn is_numbered(lines: &[Option<(u32, Span)>]) -> bool {
    let numbers: Vec<u32> = lines.iter().flatten().map(|(number, _)| *number).collect();
    let follows = |pair: &&[u32]| pair[1] == pair[0] + 1 || (pair[1] == 1 && pair[0] > 4);
    let following = numbers.windows(2).filter(follows).count() + 1;
    numbers.len() >= 3
        && following * 10 >= numbers.len() * 9
        && numbers.len() * 5 >= lines.len() * 2
}

/// Cuts a line before each time in square brackets that another speaker's label may follow: `… add up.
/// [00:00:10] Omar Reyes: The bridge …`.
fn stamped(text: &str, line: Span) -> Vec<Span> {
    let words = &text[line];
    let mut cuts = vec![line.start()];
    for (at, _) in words.match_indices(" [") {
        let rest = &words[at + 1..];
        if time_at(rest).is_some_and(|(_, len)| rest[len..].starts_with(char::is_uppercase)) {
            cuts.push(line.start() + at + 1);
        }
    }
    let ends = cuts.iter().skip(1).copied().chain([line.end()]);
    let lines = cuts.iter().zip(ends).map(|(start, end)| {
        let len = text[Span::new(*start, end)].trim_end().len();
        Span::new(*start, *start + len)
    });
    lines.collect()
}
