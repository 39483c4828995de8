//! A label as it is found at the beginning of a line.

use crate::document::CueTime;
use crate::text::Span;

/// The label of a line.
#[derive(Clone, Copy, Debug)]
pub(super) struct Label {
    /// The words that name the speaker; none for a bare `>>`.
    pub(super) speaker: Option<Span>,
    /// The time beside the label.
    pub(super) time: Option<CueTime>,
    /// The rest of the line.
    pub(super) rest: Span,
    pub(super) form: LabelForm,
}

/// How a label is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LabelForm {
    /// `NAME: words`, and `>>`.
    Colon,
    /// A line of its own: a name and a time, as Otter and Teams write it.
    Timed,
    /// `[Ana Ruiz]` on a line of its own.
    Bracket,
    /// `Ana Ruiz (Harrow) (Ind)` on a line of its own, as in Hansard.
    Party,
    /// `Mr. RUIZ of Harrow. Madam Chair, …`, as in the Congressional Record.
    Record,
    /// `Q.` and `A.` of a court transcript.
    Examination,
}

/// Returns the length of the marks of emphasis a text begins with: `**`, `<strong>`, `</b>`.
pub(super) fn markup(text: &str) -> usize {
    let mut rest = text;
    loop {
        let before = rest.len();
        rest = rest.trim_start_matches(['*', '_', '\u{feff}']);
        for tag in [
            "<strong>",
            "</strong>",
            "<b>",
            "</b>",
            "<em>",
            "</em>",
            "<i>",
            "</i>",
            "<p>",
        ] {
            rest = rest.strip_prefix(tag).unwrap_or(rest);
        }
        if rest.len() == before {
            return text.len() - rest.len();
        }
    }
}
