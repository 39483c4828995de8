//! Quotes without a partner: added or removed, or their words are there without marks.

use super::change::{Change, ChangeSide};
use super::change_kind::{ChangeKind, Terms};
use super::revision::{Quotation, Revision};
use super::severity;
use super::unquoted::{UnquotedText, find_unquoted};
use super::vocabulary::Vocabulary;
use crate::compare::Permille;
use crate::scan::{Closing, Quote};
use crate::text::Span;

/// The quotes of a revision that have no partner and are speech, or terms where these are reported.
pub(super) struct Unpaired {
    quotes: Vec<usize>,
}

impl Unpaired {
    /// Finds the quotes of a revision that are neither `paired` nor inside a `broken` one, which its
    /// paragraph breaks off.
    pub(super) fn of(
        revision: &Revision<'_>,
        paired: impl Iterator<Item = usize>,
        mut broken: Vec<Span>,
        terms: Terms,
    ) -> Unpaired {
        let mut free = vec![true; revision.quotes.len()];
        paired.for_each(|n| free[n] = false);
        broken.sort_unstable();
        let is_inside = |content: Span| {
            let ahead = broken.partition_point(|span| span.start() <= content.start());
            ahead > 0 && broken[ahead - 1].contains(content)
        };
        let is_unpaired = |n: &usize| {
            let quote = &revision.quotes[*n];
            let counts = quote.is_speech() || terms == Terms::Reported;
            free[*n] && counts && !is_inside(quote.quote.content)
        };
        Unpaired {
            quotes: (0..free.len()).filter(is_unpaired).collect(),
        }
    }
}

/// Returns the changes of the unpaired quotes.
pub(super) fn changes(
    (before, removed_quotes): (&Revision<'_>, &Unpaired),
    (after, added_quotes): (&Revision<'_>, &Unpaired),
    vocabulary: &Vocabulary,
) -> Vec<Change> {
    if removed_quotes.quotes.is_empty() && added_quotes.quotes.is_empty() {
        return Vec::new();
    }
    let before_text = UnquotedText::of(before, vocabulary);
    let after_text = UnquotedText::of(after, vocabulary);
    let removed_changes = removed_quotes.quotes.iter().map(|&b| {
        let quote = &before.quotes[b];
        removed(before, quote, || {
            find_unquoted(b, &quote.spoken, &before_text, &after_text)
        })
    });
    let added_changes = added_quotes.quotes.iter().map(|&a| {
        let quote = &after.quotes[a];
        removed(after, quote, || {
            find_unquoted(a, &quote.spoken, &after_text, &before_text)
        })
        .mirrored()
    });
    removed_changes.chain(added_changes).collect()
}

/// Makes the change of a quote that was removed, or whose words are without marks where `find` finds them.
fn removed(
    revision: &Revision<'_>,
    quote: &Quotation<'_>,
    find: impl FnOnce() -> Option<(Span, Permille)>,
) -> Change {
    let place = if quote.in_note { None } else { find() };
    let kind = match place {
        _ if quote.in_note => ChangeKind::Correction,
        _ if is_damaged_dash(revision, quote) => ChangeKind::Encoding,
        Some(_) => ChangeKind::Unquoted,
        None => ChangeKind::Removed,
    };
    Change {
        severity: severity::of(&[kind], &[]),
        kinds: vec![kind],
        before: Some(ChangeSide::Quote(quote.id)),
        after: place.map(|(span, _)| ChangeSide::Prose(span)),
        similarity: place.map(|(_, share)| share),
        edits: Vec::new(),
    }
}

/// Returns whether the opening mark of a quote is a dash that was damaged: `two sides of paper “ and then cut it`
/// for “â€“”. It stands between spaces, and what should close it does not.
fn is_damaged_dash(revision: &Revision<'_>, quote: &Quotation<'_>) -> bool {
    let text = revision.analysis.document.text();
    let Quote { span, content, .. } = *quote.quote;
    let open = &text[Span::new(span.start(), content.start())];
    let close = &text[Span::new(content.end(), span.end())];
    open.starts_with('“')
        && open.ends_with(char::is_whitespace)
        && (quote.quote.closing != Closing::Mark || !close.starts_with(char::is_whitespace))
}
