//! The changes of one quote that has a partner: words, signs, place, speaker and cue.

use super::change::{Change, ChangeSide};
use super::change_kind::{ChangeKind, QuoteEdit};
use super::group::QuoteGroup;
use super::joined::{self, JoinedQuotes, LocatedEdit};
use super::narration::CompareBudget;
use super::revision::{Quotation, Revision};
use super::severity;
use super::speaker_change::SpeakerContext;
use super::wording::{self, SignChanges, Wording};
use crate::compare::Words;
use crate::scan::Closing;
use crate::text::Span;

/// A group with its quotes.
pub(super) struct PairedGroup<'r, 'a> {
    before: &'r Revision<'a>,
    after: &'r Revision<'a>,
    group: &'r QuoteGroup,
    budget: &'r CompareBudget,
    shape: GroupShape,
}

/// Signs at the end of a quote that are no part of its last edit.
const SLACK: usize = 8;

/// How many words after a quote must be those that an unclosed copy of it has, and the bytes they stand in.
const SAME: usize = 3;
const WINDOW: usize = 120;

/// How the quotes of a group are related.
#[derive(Clone, Copy, PartialEq, Eq)]
enum GroupShape {
    /// One quote in both revisions.
    Whole,
    /// One quote in one revision, several in the other.
    Pieces,
    /// One quote in both, broken off by uneven line breaks in one of them.
    Broken,
    /// One quote in two languages.
    Translated,
}

impl<'r, 'a> PairedGroup<'r, 'a> {
    pub(super) fn of(
        before: &'r Revision<'a>,
        after: &'r Revision<'a>,
        group: &'r QuoteGroup,
        budget: &'r CompareBudget,
    ) -> Self {
        let one = group.before.len() == 1 && group.after.len() == 1;
        PairedGroup {
            before,
            after,
            group,
            budget,
            shape: if group.translated {
                GroupShape::Translated
            } else if one {
                GroupShape::Whole
            } else {
                GroupShape::Pieces
            },
        }
    }

    /// Returns the full span of a quote that uneven line breaks broke off, in the revision before and in
    /// the one after. From then on it counts as one whole quote.
    pub(super) fn continuation(&mut self) -> (Option<Span>, Option<Span>) {
        let (b, a) = self.first();
        let before = b.continuation(self.before.analysis.document.text(), a);
        let after = a.continuation(self.after.analysis.document.text(), b);
        if before.or(after).is_some() {
            self.shape = GroupShape::Broken;
        }
        (before, after)
    }

    fn first(&self) -> (&'r Quotation<'a>, &'r Quotation<'a>) {
        (
            &self.before.quotes[self.group.before[0]],
            &self.after.quotes[self.group.after[0]],
        )
    }

    /// Returns the changes: none, or one for each pair of the group. `moved` is set if the group moved.
    pub(super) fn changes(&self, moved: Option<ChangeKind>) -> Vec<Change> {
        let mut pairs: Vec<(&Quotation<'_>, &Quotation<'_>)> = self.pairs().collect();
        if !pairs.iter().any(|(b, a)| b.is_speech() || a.is_speech()) {
            return Vec::new();
        }
        if self.shape == GroupShape::Broken {
            pairs.truncate(1);
        }
        let (mut wording, mut edits) = self.wording();
        if self.is_unclosed_tail(&edits) {
            edits.clear();
            wording.signs.typography = true;
        }
        let mut changes = Vec::new();
        for (pair, (b, a)) in pairs.into_iter().enumerate() {
            let edits = edits.iter().filter(|edit| edit.pair == pair);
            let mut kinds: Vec<ChangeKind> = edits.clone().map(|edit| edit.kind).collect();
            if self.shape == GroupShape::Whole {
                kinds.extend(self.mark_changes(wording.signs, b, a).kinds());
            }
            kinds.extend(moved.into_iter().chain(self.split_or_merged()));
            kinds.extend(self.attribution_changes(b, a));
            kinds.sort_unstable();
            kinds.dedup();
            if !kinds.is_empty() {
                let edits: Vec<QuoteEdit> = edits.map(|edit| edit.edit.clone()).collect();
                changes.push(Change {
                    severity: severity::of(&kinds, &edits),
                    kinds,
                    before: Some(ChangeSide::Quote(b.id)),
                    after: Some(ChangeSide::Quote(a.id)),
                    similarity: Some(wording.similarity),
                    edits,
                });
            }
        }
        changes
    }

    /// Returns whether the only edit is the text after a quote in a revision that forgot to close it:
    /// `“It is late, Holm said.` for `“It is late,” Holm said.`
    fn is_unclosed_tail(&self, edits: &[LocatedEdit]) -> bool {
        let [edit] = edits else {
            return false;
        };
        let (b, a) = self.first();
        let (open, closed, tail) = match edit.kind {
            ChangeKind::Truncated => ((self.before, b), (self.after, a), edit.edit.before),
            ChangeKind::Extended => ((self.after, a), (self.before, b), edit.edit.after),
            _ => return false,
        };
        let text = |revision: &Revision<'a>| revision.analysis.document.text();
        let (open_text, closed_text) = (text(open.0), text(closed.0));
        let is_open = open.1.quote.closing != Closing::Mark
            && closed.1.quote.closing == Closing::Mark
            && tail.end() + SLACK >= open.1.quote.content.end();
        let after = closed.1.quote.span.end();
        let mut end = (after + WINDOW).min(closed_text.len());
        while !closed_text.is_char_boundary(end) {
            end -= 1;
        }
        let first = |text: &str| -> Vec<String> {
            let words = Words::of(text);
            let spoken = (0..words.len()).filter(|&n| words.kind(n).is_spoken());
            spoken.take(SAME).map(|n| words.key(n).to_owned()).collect()
        };
        let (tail, after) = (
            first(&open_text[tail]),
            first(&closed_text[Span::new(after, end)]),
        );
        is_open && tail == after
    }

    fn pairs(&self) -> impl Iterator<Item = (&'r Quotation<'a>, &'r Quotation<'a>)> {
        let pairs = self.group.pairs();
        pairs.map(|(b, a)| (&self.before.quotes[b], &self.after.quotes[a]))
    }

    /// Compares the words; several pieces are compared as one text.
    fn wording(&self) -> (Wording, Vec<LocatedEdit>) {
        let old = JoinedQuotes::of(self.before, &self.group.before);
        let new = JoinedQuotes::of(self.after, &self.group.after);
        if self.shape == GroupShape::Broken || old.text == new.text {
            return (Wording::same(), Vec::new());
        }
        let lexicon = &self.before.analysis.lexicon;
        let words = (
            Words::with_lexicon(&old.text, lexicon),
            Words::with_lexicon(&new.text, lexicon),
        );
        let wording = match self.shape {
            GroupShape::Translated => wording::replaced(&words.0, &words.1),
            _ => wording::compare(&words.0, &words.1),
        };
        let mut edits = joined::locate((&old, &words.0), (&new, &words.1), &wording.edits);
        if self.shape == GroupShape::Pieces {
            // Where a quote is cut in two, the signs at the cut change.
            edits
                .retain(|edit| !matches!(edit.kind, ChangeKind::Typography | ChangeKind::Encoding));
        }
        (wording, edits)
    }

    /// Returns whether the quote was split or merged.
    fn split_or_merged(&self) -> Option<ChangeKind> {
        match self.shape {
            GroupShape::Pieces if self.group.after.len() > 1 => Some(ChangeKind::Split),
            GroupShape::Pieces => Some(ChangeKind::Merged),
            GroupShape::Whole | GroupShape::Broken | GroupShape::Translated => None,
        }
    }

    /// Returns whether speaker or cue changed. A broken quote has neither next to it, and those of a translated
    /// one are translated, too.
    fn attribution_changes(&self, b: &'r Quotation<'a>, a: &'r Quotation<'a>) -> Vec<ChangeKind> {
        if matches!(self.shape, GroupShape::Broken | GroupShape::Translated) {
            return Vec::new();
        }
        let old = SpeakerContext {
            revision: self.before,
            quote: b,
            budget: self.budget,
        };
        let new = SpeakerContext {
            revision: self.after,
            quote: a,
            budget: self.budget,
        };
        let speaker = old
            .has_different_speaker(new)
            .then_some(ChangeKind::Speaker);
        let cue = old.has_different_cue(new).then_some(ChangeKind::Cue);
        speaker.into_iter().chain(cue).collect()
    }

    /// Adds whether two quotes have different marks: curly instead of straight. A missing closing mark
    /// does not count.
    fn mark_changes(
        &self,
        mut signs: SignChanges,
        b: &Quotation<'_>,
        a: &Quotation<'_>,
    ) -> SignChanges {
        let (old, new) = (marks(self.before, b), marks(self.after, a));
        let closed = b.quote.closing == Closing::Mark && a.quote.closing == Closing::Mark;
        signs.see(old.0, new.0);
        if closed {
            signs.see(old.1, new.1);
        }
        signs
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
