//! The quotes of a group as one text, and the mapping back to their places.

use super::change_kind::{ChangeKind, QuoteEdit};
use super::revision::Revision;
use super::wording::ClassifiedEdit;
use crate::compare::Words;
use crate::text::Span;

/// The quotes of one side of a group, as one text.
pub(super) struct JoinedQuotes {
    pub(super) text: String,
    /// Where each quote begins in the text, and its span in its document.
    pieces: Vec<(usize, Span)>,
}

impl JoinedQuotes {
    pub(super) fn of(revision: &Revision<'_>, quotes: &[usize]) -> JoinedQuotes {
        let mut joined = JoinedQuotes {
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

    /// Returns the quote at a place of the text.
    fn piece(&self, at: usize) -> usize {
        self.pieces.partition_point(|(start, _)| *start <= at) - 1
    }

    /// Returns the span of some of the text in the document. A span over several quotes ends at the border.
    fn locate(&self, span: Span) -> Span {
        let (start, content) = self.pieces[self.piece(span.start())];
        let at = |offset: usize| (content.start() + offset - start).min(content.end());
        Span::new(at(span.start()), at(span.end()))
    }
}

/// An edit with its places in the documents.
pub(super) struct LocatedEdit {
    /// The pair of the group that it belongs to.
    pub(super) pair: usize,
    pub(super) kind: ChangeKind,
    pub(super) edit: QuoteEdit,
}

/// Gives edits their places in the documents.
pub(super) fn locate(
    (old, old_words): (&JoinedQuotes, &Words<'_>),
    (new, new_words): (&JoinedQuotes, &Words<'_>),
    edits: &[ClassifiedEdit],
) -> Vec<LocatedEdit> {
    let edits = edits.iter().map(|ClassifiedEdit { edit, kind }| {
        let before = old_words.cover(edit.before.clone());
        let after = new_words.cover(edit.after.clone());
        LocatedEdit {
            // One of the sides has only one piece.
            pair: old.piece(before.start()).max(new.piece(after.start())),
            kind: *kind,
            edit: QuoteEdit {
                before: old.locate(before),
                after: new.locate(after),
                note: edit.note,
            },
        }
    });
    edits.collect()
}
