//! Quotes that have no partner: they are new or gone, or their words stand without marks.

use super::prose::{Prose, unmarked};
use super::revision::{Quotation, Revision};
use super::vocabulary::Vocabulary;
use super::{Change, Kind, Side, severity};
use crate::compare::Permille;
use crate::text::Span;

/// Some of the quotes of a revision: those that have no partner and are speech.
pub(super) struct Lone {
    quotes: Vec<usize>,
}

impl Lone {
    /// Finds the quotes of a revision that are not among the `paired` ones, nor in a span that a
    /// quote goes on over behind the paragraph that cut it off.
    pub(super) fn of(
        revision: &Revision<'_>,
        paired: impl Iterator<Item = usize>,
        mut broken: Vec<Span>,
    ) -> Lone {
        let mut free = vec![true; revision.quotes.len()];
        paired.for_each(|n| free[n] = false);
        broken.sort_unstable();
        let is_inside = |content: Span| {
            let ahead = broken.partition_point(|span| span.start() <= content.start());
            ahead > 0 && broken[ahead - 1].contains(content)
        };
        let is_lone = |n: &usize| {
            let quote = &revision.quotes[*n];
            free[*n] && quote.is_speech() && !is_inside(quote.quote.content)
        };
        Lone {
            quotes: (0..free.len()).filter(is_lone).collect(),
        }
    }
}

/// Returns the changes of the quotes that are lone.
pub(super) fn changes(
    (before, gone): (&Revision<'_>, &Lone),
    (after, new): (&Revision<'_>, &Lone),
    vocabulary: &Vocabulary,
) -> Vec<Change> {
    if gone.quotes.is_empty() && new.quotes.is_empty() {
        return Vec::new();
    }
    let old = Prose::of(before, vocabulary);
    let prose = Prose::of(after, vocabulary);
    let gone = gone.quotes.iter().map(|&b| {
        let quote = &before.quotes[b];
        removed(quote, unmarked(b, &quote.spoken, &old, &prose))
    });
    let new = new.quotes.iter().map(|&a| {
        let quote = &after.quotes[a];
        removed(quote, unmarked(a, &quote.spoken, &prose, &old)).mirrored()
    });
    gone.chain(new).collect()
}

/// The change of a quote that is gone, or stands without its marks at `place`.
fn removed(quote: &Quotation<'_>, place: Option<(Span, Permille)>) -> Change {
    let kind = match place {
        Some(_) => Kind::Unquoted,
        None => Kind::Removed,
    };
    Change {
        severity: severity::of(&[kind], &[]),
        kinds: vec![kind],
        before: Some(Side::Quote(quote.id)),
        after: place.map(|(span, _)| Side::Prose(span)),
        similarity: place.map(|(_, share)| share),
        edits: Vec::new(),
    }
}
