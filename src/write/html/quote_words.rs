//! The words of a changed quote, in pieces: kept, removed, added; and its anchor.

use crate::diff::ChangeKind;
use crate::document::Document;
use crate::scan::QuoteId;
use crate::text::Span;
use crate::write::ChangeRow;
use serde::Serialize;
use std::borrow::Cow;

/// Returns the anchor of a quote in a version of a step.
pub(super) fn anchor(step: usize, side: Side, quote: QuoteId) -> String {
    let side = match side {
        Side::Before => 'b',
        Side::After => 'a',
    };
    format!("s{step}{side}{}", quote.0)
}

/// Which version of a step.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Before,
    After,
}

/// Some words, and what happened to them.
#[derive(Serialize)]
pub(super) struct WordsPart<'r> {
    /// `kept`, `del` or `ins`.
    kind: &'static str,
    text: Cow<'r, str>,
}

impl<'r> WordsPart<'r> {
    pub(super) fn kept(text: Cow<'r, str>) -> WordsPart<'r> {
        WordsPart { kind: "kept", text }
    }

    pub(super) fn len(&self) -> usize {
        self.text.len()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }
}

/// A quote in its text.
pub(super) struct QuoteWords<'r> {
    pub(super) document: &'r Document,
    pub(super) span: Span,
}

impl<'r> QuoteWords<'r> {
    /// Returns the words, unmarked.
    pub(super) fn whole(&self) -> Vec<WordsPart<'r>> {
        vec![WordsPart::kept(
            self.text(self.span.start(), self.span.end()),
        )]
    }

    fn text(&self, start: usize, end: usize) -> Cow<'r, str> {
        self.document
            .shown(&self.document.text()[Span::new(start, end)])
    }

    /// Returns the words of one version, those of the edits marked; all of them if the other version has no such quote.
    pub(super) fn with(
        &self,
        side: Side,
        edits: impl Iterator<Item = Span>,
        row: &ChangeRow<'_>,
    ) -> Vec<WordsPart<'r>> {
        let kind = match side {
            Side::Before => "del",
            Side::After => "ins",
        };
        let is_alone = row.before.is_none() || row.after.is_none();
        let is_whole = [ChangeKind::Unquoted, ChangeKind::Requoted]
            .iter()
            .any(|kind| row.change.kinds.contains(kind));
        if is_alone && !is_whole {
            let text = self.text(self.span.start(), self.span.end());
            return vec![WordsPart { kind, text }];
        }
        let mut parts = Vec::new();
        let mut at = self.span.start();
        for edit in edits {
            let (start, end) = (edit.start().max(at), edit.end().min(self.span.end()));
            if start >= end {
                continue;
            }
            parts.push(WordsPart::kept(self.text(at, start)));
            parts.push(WordsPart {
                kind,
                text: self.text(start, end),
            });
            at = end;
        }
        parts.push(WordsPart::kept(self.text(at, self.span.end())));
        parts
    }
}

/// Returns the words after, with those before in their places: on one line, for a finding.
pub(super) fn parts<'r>(row: &ChangeRow<'r>) -> Vec<WordsPart<'r>> {
    let whole = |kind, text| vec![WordsPart { kind, text }];
    let after = match (&row.before, &row.after) {
        (Some(before), None) => return whole("del", before.document.shown(before.quote)),
        (None, Some(after)) => return whole("ins", after.document.shown(after.quote)),
        (Some(_), Some(after)) => after,
        (None, None) => return Vec::new(),
    };
    let words = QuoteWords {
        document: after.document,
        span: after.span,
    };
    let mut parts: Vec<WordsPart<'r>> = Vec::new();
    let mut at = after.span.start();
    for edit in &row.edits {
        let start = edit.after_span.start().clamp(at, after.span.end());
        push(&mut parts, "kept", words.text(at, start));
        push(&mut parts, "del", Cow::Borrowed(edit.before));
        push(&mut parts, "ins", Cow::Borrowed(edit.after));
        at = edit.after_span.end().clamp(start, after.span.end());
    }
    push(&mut parts, "kept", words.text(at, after.span.end()));
    parts
}

/// Appends words, with a space where two would run together: what was removed and what stands in its place are not side
/// by side in any text.
fn push<'r>(parts: &mut Vec<WordsPart<'r>>, kind: &'static str, text: Cow<'r, str>) {
    if text.is_empty() {
        return;
    }
    let ends = parts
        .last()
        .is_some_and(|last| last.text.ends_with(char::is_alphanumeric));
    if ends && text.starts_with(char::is_alphanumeric) {
        parts.push(WordsPart::kept(Cow::Borrowed(" ")));
    }
    parts.push(WordsPart { kind, text });
}
