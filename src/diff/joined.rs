//! The quotes of a group as one text, and the way back to their places.

use super::revision::Revision;
use super::wording::Named;
use super::{Edit, Kind};
use crate::compare::Words;
use crate::text::Span;

/// The quotes of one side of a group, as one text.
pub(super) struct Joined {
    pub(super) text: String,
    /// Where each quote begins in the text, and where it stands in its document.
    pieces: Vec<(usize, Span)>,
}

impl Joined {
    pub(super) fn of(revision: &Revision<'_>, quotes: &[usize]) -> Joined {
        let mut joined = Joined {
            text: String::new(),
            pieces: Vec::new(),
        };
        for &n in quotes {
            let quote = &revision.quotes[n];
            if !joined.text.is_empty() {
                joined.text.push(' ');
            }
            joined.pieces.push((joined.text.len(), quote.quote.content));
            joined.text.push_str(quote.words.text());
        }
        joined
    }

    /// Returns which quote a place of the text is in.
    fn piece(&self, at: usize) -> usize {
        self.pieces.partition_point(|(start, _)| *start <= at) - 1
    }

    /// Returns where some of the text stands in the document; what crosses a cut ends there.
    fn locate(&self, span: Span) -> Span {
        let (start, content) = self.pieces[self.piece(span.start())];
        let at = |offset: usize| (content.start() + offset - start).min(content.end());
        Span::new(at(span.start()), at(span.end()))
    }
}

/// An edit with its places in the documents.
pub(super) struct Located {
    /// Which pair of the group it belongs to.
    pub(super) pair: usize,
    pub(super) kind: Kind,
    pub(super) edit: Edit,
}

/// Gives edits their places in the documents.
pub(super) fn locate(
    (old, old_words): (&Joined, &Words<'_>),
    (new, new_words): (&Joined, &Words<'_>),
    edits: &[Named],
) -> Vec<Located> {
    let edits = edits.iter().map(|Named { edit, kind }| {
        let before = old_words.cover(edit.before.clone());
        let after = new_words.cover(edit.after.clone());
        Located {
            // One side has one piece only.
            pair: old.piece(before.start()).max(new.piece(after.start())),
            kind: *kind,
            edit: Edit {
                before: old.locate(before),
                after: new.locate(after),
                note: edit.note,
            },
        }
    });
    edits.collect()
}
