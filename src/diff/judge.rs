//! What happened to one quote, as far as it has a partner.

use super::align::Group;
use super::frame::Patience;
use super::joined::{self, Joined, Located};
use super::revision::{Quotation, Revision};
use super::voice::Voice;
use super::wording::{self, Wording};
use super::{Change, Edit, Kind, Side, severity};
use crate::compare::Words;
use crate::scan::Closing;
use crate::text::Span;

/// A group with its quotes.
pub(super) struct Case<'r, 'a> {
    before: &'r Revision<'a>,
    after: &'r Revision<'a>,
    group: &'r Group,
    patience: &'r Patience,
    shape: Shape,
}

/// How a group's quotes stand to each other.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// One quote in both revisions.
    Whole,
    /// One quote in one revision, several in the other.
    Pieces,
    /// One quote in both, cut off by uneven line breaks in one of them.
    Broken,
}

impl<'r, 'a> Case<'r, 'a> {
    pub(super) fn of(
        before: &'r Revision<'a>,
        after: &'r Revision<'a>,
        group: &'r Group,
        patience: &'r Patience,
    ) -> Self {
        let one = group.before.len() == 1 && group.after.len() == 1;
        Case {
            before,
            after,
            group,
            patience,
            shape: if one { Shape::Whole } else { Shape::Pieces },
        }
    }

    /// Returns how far a quote that uneven line breaks cut off goes on, in the revision before and in
    /// the one after. Such a quote is one from then on.
    pub(super) fn reach(&mut self) -> (Option<Span>, Option<Span>) {
        let (b, a) = self.first();
        let before = b.reach(self.before.analysis.document.text(), a);
        let after = a.reach(self.after.analysis.document.text(), b);
        if before.or(after).is_some() {
            self.shape = Shape::Broken;
        }
        (before, after)
    }

    fn first(&self) -> (&'r Quotation<'a>, &'r Quotation<'a>) {
        (
            &self.before.quotes[self.group.before[0]],
            &self.after.quotes[self.group.after[0]],
        )
    }

    /// Returns the changes: none, or one for each pair of the group. `moved` is what its place says.
    pub(super) fn changes(&self, moved: Option<Kind>) -> Vec<Change> {
        let mut pairs: Vec<(&Quotation<'_>, &Quotation<'_>)> = self.pairs().collect();
        if !pairs.iter().any(|(b, a)| b.is_speech() || a.is_speech()) {
            return Vec::new();
        }
        if self.shape == Shape::Broken {
            pairs.truncate(1);
        }
        let (wording, edits) = self.wording();
        let mut changes = Vec::new();
        for (pair, (b, a)) in pairs.into_iter().enumerate() {
            let edits = edits.iter().filter(|edit| edit.pair == pair);
            let mut kinds: Vec<Kind> = edits.clone().map(|edit| edit.kind).collect();
            let signs = wording.other_signs || self.has_other_marks(b, a);
            kinds.extend((self.shape == Shape::Whole && signs).then_some(Kind::Typography));
            kinds.extend(moved.into_iter().chain(self.cut()));
            kinds.extend(self.voices(b, a));
            kinds.sort_unstable();
            kinds.dedup();
            if !kinds.is_empty() {
                let edits: Vec<Edit> = edits.map(|edit| edit.edit.clone()).collect();
                changes.push(Change {
                    severity: severity::of(&kinds, &edits),
                    kinds,
                    before: Some(Side::Quote(b.id)),
                    after: Some(Side::Quote(a.id)),
                    similarity: Some(wording.similarity),
                    edits,
                });
            }
        }
        changes
    }

    fn pairs(&self) -> impl Iterator<Item = (&'r Quotation<'a>, &'r Quotation<'a>)> {
        let pairs = self.group.pairs();
        pairs.map(|(b, a)| (&self.before.quotes[b], &self.after.quotes[a]))
    }

    /// Compares the words, those of several pieces as one text.
    fn wording(&self) -> (Wording, Vec<Located>) {
        let old = Joined::of(self.before, &self.group.before);
        let new = Joined::of(self.after, &self.group.after);
        if self.shape == Shape::Broken || old.text == new.text {
            return (Wording::same(), Vec::new());
        }
        let words = (Words::of(&old.text), Words::of(&new.text));
        let wording = wording::compare(&words.0, &words.1);
        let mut edits = joined::locate((&old, &words.0), (&new, &words.1), &wording.edits);
        if self.shape == Shape::Pieces {
            // Where a quote is cut in two, the signs at the cut change.
            edits.retain(|edit| edit.kind != Kind::Typography);
        }
        (wording, edits)
    }

    /// Tells whether the quote was split or merged.
    fn cut(&self) -> Option<Kind> {
        match self.shape {
            Shape::Pieces if self.group.after.len() > 1 => Some(Kind::Split),
            Shape::Pieces => Some(Kind::Merged),
            Shape::Whole | Shape::Broken => None,
        }
    }

    /// Tells whether somebody else says it, or by another verb. The words that name a speaker are out
    /// of reach of a quote that was cut off.
    fn voices(&self, b: &'r Quotation<'a>, a: &'r Quotation<'a>) -> Vec<Kind> {
        if self.shape == Shape::Broken {
            return Vec::new();
        }
        let old = Voice {
            revision: self.before,
            quote: b,
            patience: self.patience,
        };
        let new = Voice {
            revision: self.after,
            quote: a,
            patience: self.patience,
        };
        let speaker = old.is_another(new).then_some(Kind::Speaker);
        let cue = old.has_another_cue(new).then_some(Kind::Cue);
        speaker.into_iter().chain(cue).collect()
    }

    /// Tells whether two quotes have other marks: curly ones for straight ones. A closing mark that
    /// is missing on one side is none.
    fn has_other_marks(&self, b: &Quotation<'_>, a: &Quotation<'_>) -> bool {
        let (old, new) = (marks(self.before, b), marks(self.after, a));
        let closed = b.quote.closing == Closing::Mark && a.quote.closing == Closing::Mark;
        old.0 != new.0 || (closed && old.1 != new.1)
    }
}

/// Returns the marks around a quote.
fn marks<'a>(revision: &Revision<'a>, quote: &Quotation<'_>) -> (&'a str, &'a str) {
    let text = revision.analysis.document.text();
    let (span, content) = (quote.quote.span, quote.quote.content);
    let open = &text[Span::new(span.start(), content.start())];
    (
        open.trim(),
        text[Span::new(content.end(), span.end())].trim(),
    )
}
