//! Which quote of ours is which quote of the gold.

use super::gold::{GoldKind, GoldQuote};
use crate::text::Span;

/// Pairs the quotes of the gold with ours.
pub(super) struct Pairs {
    /// For each quote of the gold, ours.
    pub(super) found: Vec<Option<Found>>,
    /// The indices of ours that are neither in the gold nor in a region to be ignored.
    pub(super) extra: Vec<usize>,
}

/// A quote of ours that is one of the gold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) index: usize,
    /// The two are equal, edges aside.
    pub(super) exact: bool,
}

/// Pairs quotes that share four fifths of the characters of their union, marks and punctuation at
/// the edges aside. `ours` are in reading order and do not overlap. Each is paired at most once; a
/// quote of the gold takes the best one that is left.
pub(super) fn pair(text: &str, gold: &[GoldQuote], ours: &[Span]) -> Pairs {
    let ours: Vec<Span> = ours.iter().map(|&span| trim(text, span)).collect();
    let mut free = vec![true; ours.len()];
    let mut found = vec![None; gold.len()];
    for (quote, found) in gold.iter().zip(&mut found) {
        if quote.kind == GoldKind::Ignore {
            continue;
        }
        let wanted = trim(text, quote.span);
        let near = near(&ours, wanted).filter(|&n| free[n]);
        let best = near.max_by(|&a, &b| {
            let ((shared, union), (other, others)) = (
                overlap(text, wanted, ours[a]),
                overlap(text, wanted, ours[b]),
            );
            (shared * others).cmp(&(other * union))
        });
        let close = |&n: &usize| {
            let (shared, union) = overlap(text, wanted, ours[n]);
            5 * shared >= 4 * union
        };
        if let Some(index) = best.filter(close) {
            free[index] = false;
            let exact = ours[index] == wanted;
            *found = Some(Found { index, exact });
        }
    }
    for quote in gold.iter().filter(|q| q.kind == GoldKind::Ignore) {
        for n in near(&ours, quote.span) {
            free[n] = false;
        }
    }
    let extra = (0..ours.len()).filter(|&n| free[n]).collect();
    Pairs { found, extra }
}

/// The indices of the spans that share something with `wanted`. One that holds punctuation only is
/// empty by now, and shares nothing.
fn near(ours: &[Span], wanted: Span) -> impl Iterator<Item = usize> {
    let first = ours.partition_point(|span| span.end() <= wanted.start());
    let behind = ours.partition_point(|span| span.start() < wanted.end());
    (first..behind).filter(move |&n| !ours[n].is_empty() && ours[n].overlaps(wanted))
}

/// How many characters two overlapping spans share, and how many their union has.
fn overlap(text: &str, a: Span, b: Span) -> (usize, usize) {
    (shared(text, a, b), length(text, a.cover(b)))
}

/// Returns how many characters two spans share.
pub(super) fn shared(text: &str, a: Span, b: Span) -> usize {
    let (start, end) = (a.start().max(b.start()), a.end().min(b.end()));
    if start < end {
        length(text, Span::new(start, end))
    } else {
        0
    }
}

/// Returns the length of a span in characters.
pub(super) fn length(text: &str, span: Span) -> usize {
    text[span].chars().count()
}

/// Takes white space, marks and punctuation off both edges.
fn trim(text: &str, span: Span) -> Span {
    let words = text[span].trim_start_matches(is_edge);
    let start = span.end() - words.len();
    Span::new(start, start + words.trim_end_matches(is_edge).len())
}

/// What two annotators may or may not take into a quote.
fn is_edge(char: char) -> bool {
    matches!(
        char,
        ' ' | '\t' | '\n' | '\r' | '“' | '”' | '"' | '‘' | '’' | '\'' | '«' | '»' | '„' | '‚'
    ) || matches!(
        char,
        '.' | ',' | ';' | ':' | '!' | '?' | '…' | '-' | '–' | '—' | '(' | ')' | '[' | ']'
    )
}

#[cfg(test)]
mod tests {
    use super::super::gold::Expected;
    use super::*;

    const TEXT: &str = "“The ferry sails at six,” and “Åse waits here”.";

    fn span(words: &str) -> Span {
        let start = TEXT.find(words).unwrap();
        Span::new(start, start + words.len())
    }

    fn gold(words: &str, kind: GoldKind) -> GoldQuote {
        GoldQuote {
            span: span(words),
            kind,
            source: Vec::new(),
            speaker: Expected::Unsaid,
        }
    }

    fn found(ours: &str, wanted: &str) -> Option<bool> {
        let gold = [gold(wanted, GoldKind::None)];
        let pairs = pair(TEXT, &gold, &[span(ours)]);
        assert_eq!(pairs.extra.is_empty(), pairs.found[0].is_some());
        pairs.found[0].map(|found| found.exact)
    }

    #[test]
    fn marks_and_punctuation_at_the_edges_do_not_matter() {
        assert_eq!(
            found("“The ferry sails at six,”", "The ferry sails at six"),
            Some(true)
        );
        assert_eq!(found("Åse waits here", "“Åse waits here”."), Some(true));
    }

    #[test]
    fn four_fifths_of_the_union_are_enough() {
        // 18 of 22 characters, and 13 of 22.
        assert_eq!(
            found("ferry sails at six", "The ferry sails at six"),
            Some(false)
        );
        assert_eq!(found("sails at six", "The ferry sails at six"), None);
        assert_eq!(found("Åse waits here", "The ferry sails at six"), None);
    }

    #[test]
    fn characters_are_counted_not_bytes() {
        // 4 of 5 characters, but 4 of 6 bytes.
        let text = "abcdå";
        let gold = [GoldQuote {
            span: Span::new(0, 6),
            kind: GoldKind::None,
            source: Vec::new(),
            speaker: Expected::Unsaid,
        }];
        let pairs = pair(text, &gold, &[Span::new(0, 4)]);
        assert!(pairs.found[0].is_some());
    }

    #[test]
    fn a_quote_is_paired_once() {
        let twice = [
            gold("Åse waits here", GoldKind::None),
            gold("Åse waits here", GoldKind::None),
        ];
        let pairs = pair(TEXT, &twice, &[span("Åse waits here")]);
        assert!(pairs.found[0].is_some() && pairs.found[1].is_none());
    }

    #[test]
    fn what_touches_an_ignored_region_is_not_extra() {
        let ours = [span("The ferry sails at six"), span("Åse waits here")];
        let gold = [gold("waits", GoldKind::Ignore)];
        let pairs = pair(TEXT, &gold, &ours);
        assert_eq!(pairs.found, [None]);
        assert_eq!(pairs.extra, [0]);
    }
}
