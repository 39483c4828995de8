//! Two revisions compared: the quotes grouped, each group judged.

use super::align::{Group, align};
use super::prose::{Prose, unmarked};
use super::revision::{Quotation, Revision};
use super::vocabulary::Vocabulary;
use super::voice::Voice;
use super::wording::{self, Wording};
use super::{Change, Comparison, Edit, Kind, Relation, Severity, Side, order};
use crate::compare::{Permille, Words};
use crate::scan::{Closing, QuoteId};
use crate::text::Span;

/// Texts that share no quote are different stories if they share less than this of their phrases, in
/// thousandths. Revisions of the real pairs share 300 at least, stories of one beat under 20.
const ONE_STORY: usize = 50;

/// Compares two revisions.
pub(super) fn compare(
    before: &Revision<'_>,
    after: &Revision<'_>,
    vocabulary: &Vocabulary,
) -> Comparison {
    // Of several best alignments one is found, and which hangs on the side one starts from. So the
    // revisions are always compared in the same order, and what is found is turned round.
    let mut found = if before.order() <= after.order() {
        Comparer { before, after, vocabulary }.compare()
    } else {
        mirrored(Comparer { before: after, after: before, vocabulary }.compare())
    };
    sort(&mut found, before, after);
    found
}

fn mirrored(found: Comparison) -> Comparison {
    Comparison {
        changes: found.changes.into_iter().map(Change::mirrored).collect(),
        pairs: found.pairs.into_iter().map(|(b, a)| (a, b)).collect(),
        relation: found.relation,
    }
}

/// Puts changes into the reading order of the revision after; what is gone stands behind the quote
/// that it stood behind.
fn sort(found: &mut Comparison, before: &Revision<'_>, after: &Revision<'_>) {
    found.pairs.sort_unstable();
    let start = |revision: &Revision<'_>, side: Side| match side {
        Side::Quote(id) => revision.analysis.scan.quotes[id.index()].span.start(),
        Side::Prose(span) => span.start(),
    };
    let pairs = &found.pairs;
    found.changes.sort_by_cached_key(|change| {
        let own = change.before.map_or(0, |side| start(before, side));
        let place = match (change.before, change.after) {
            (_, Some(side)) => (start(after, side), 0),
            (Some(Side::Quote(id)), None) => {
                let ahead = pairs.partition_point(|(b, _)| *b < id);
                let ahead = ahead.checked_sub(1).map(|n| Side::Quote(pairs[n].1));
                ahead.map_or((0, 0), |side| (start(after, side), 1))
            }
            _ => (0, 0),
        };
        (place, own)
    });
}

/// The quotes that go on behind the paragraph that cut them off, by their bytes.
#[derive(Default)]
struct Broken {
    before: Vec<Span>,
    after: Vec<Span>,
}

struct Comparer<'r, 'a> {
    before: &'r Revision<'a>,
    after: &'r Revision<'a>,
    vocabulary: &'r Vocabulary,
}

impl<'a> Comparer<'_, 'a> {
    fn compare(&self) -> Comparison {
        let groups = align(self.before, self.after, self.vocabulary);
        let places: Vec<(usize, usize)> = groups
            .iter()
            .map(|group| (group.after[0], self.before.quotes[group.before[0]].spoken.len()))
            .collect();
        let moved = order::moved(&places);
        let mut changes = Vec::new();
        let mut broken = Broken::default();
        for (group, moved) in groups.iter().zip(moved) {
            let whole = self.is_broken(group, &mut broken);
            self.judge(group, moved, whole, &mut changes);
        }
        self.lone(&groups, &broken, &mut changes);
        Comparison {
            changes,
            relation: self.relation(&groups),
            pairs: self.pairs(&groups),
        }
    }

    fn pairs(&self, groups: &[Group]) -> Vec<(QuoteId, QuoteId)> {
        let mut pairs = Vec::new();
        for (b, a) in groups.iter().flat_map(Group::pairs) {
            pairs.push((self.before.quotes[b].id, self.after.quotes[a].id));
        }
        pairs
    }

    fn relation(&self, groups: &[Group]) -> Relation {
        let phrases = || self.before.frame.shared_phrases(&self.after.frame);
        if groups.is_empty() && phrases().is_some_and(|shared| shared < ONE_STORY) {
            Relation::DifferentStories
        } else {
            Relation::Revisions
        }
    }

    /// Tells whether a group is one quote that uneven line breaks cut off in one of the revisions, and
    /// notes how far it goes on there.
    fn is_broken(&self, group: &Group, broken: &mut Broken) -> bool {
        let (old, new) = (&self.before.quotes[group.before[0]], &self.after.quotes[group.after[0]]);
        let text = |revision: &Revision<'a>| revision.analysis.document.text();
        let before = old.reach(text(self.before), new);
        let after = new.reach(text(self.after), old);
        broken.before.extend(before);
        broken.after.extend(after);
        before.or(after).is_some()
    }

    /// Judges one group: a change for each pair of it, or none.
    fn judge(&self, group: &Group, moved: bool, broken: bool, changes: &mut Vec<Change>) {
        let quotes = group.pairs().map(|(b, a)| (&self.before.quotes[b], &self.after.quotes[a]));
        if !quotes.clone().any(|(b, a)| b.is_speech() || a.is_speech()) {
            return;
        }
        let old = Joined::of(self.before, &group.before);
        let new = Joined::of(self.after, &group.after);
        let one = broken || group.before.len() == 1 && group.after.len() == 1;
        let mut wording = match broken || one && old.text == new.text {
            true => Wording { kinds: Vec::new(), edits: Vec::new(), similarity: Permille(1000) },
            false => wording::compare(&Words::of(&old.text), &Words::of(&new.text)),
        };
        if !one {
            // Where a quote is cut in two, the signs at the cut change.
            wording.kinds.retain(|kind| *kind != Kind::Typography);
        }
        let edits = located(&old, &new, &wording);
        let pieces = if broken { 1 } else { usize::MAX };
        for (pair, (b, a)) in quotes.take(pieces).enumerate() {
            let mut kinds = wording.kinds.clone();
            kinds.extend((!one && group.after.len() > 1).then_some(Kind::Split));
            kinds.extend((!one && group.before.len() > 1).then_some(Kind::Merged));
            kinds.extend(moved.then_some(Kind::Moved));
            kinds.extend((one && self.marks(b, a)).then_some(Kind::Typography));
            let voices = (
                Voice { revision: self.before, quote: b },
                Voice { revision: self.after, quote: a },
            );
            // The words that name a speaker are out of reach of a quote that was cut off.
            kinds.extend((!broken && voices.0.is_another(voices.1)).then_some(Kind::Speaker));
            kinds.extend((!broken && voices.0.has_another_cue(voices.1)).then_some(Kind::Cue));
            kinds.sort_unstable();
            kinds.dedup();
            let part = edits.iter().filter(|(piece, _)| *piece == pair || one);
            let edits: Vec<Edit> = part.map(|(_, edit)| edit.clone()).collect();
            if !kinds.is_empty() {
                changes.push(Change {
                    severity: Severity::of(&kinds, &edits),
                    kinds,
                    before: Some(Side::Quote(b.id)),
                    after: Some(Side::Quote(a.id)),
                    similarity: Some(wording.similarity),
                    edits,
                });
            }
        }
    }

    /// Tells whether two quotes have other marks: curly ones for straight ones, or one is missing.
    fn marks(&self, b: &Quotation<'_>, a: &Quotation<'_>) -> bool {
        let marks = |revision: &Revision<'_>, quote: &Quotation<'_>| {
            let text = revision.analysis.document.text();
            let (span, content) = (quote.quote.span, quote.quote.content);
            let open = text[Span::new(span.start(), content.start())].trim().to_owned();
            let closed = quote.quote.closing == Closing::Mark;
            let close = closed.then(|| text[Span::new(content.end(), span.end())].trim().to_owned());
            (open, close)
        };
        let (old, new) = (marks(self.before, b), marks(self.after, a));
        let closed = matches!((&old.1, &new.1), (Some(old), Some(new)) if old != new);
        old.0 != new.0 || closed
    }

    /// Names what became of the quotes that have no partner.
    fn lone(&self, groups: &[Group], broken: &Broken, changes: &mut Vec<Change>) {
        let mut free = (
            vec![true; self.before.quotes.len()],
            vec![true; self.after.quotes.len()],
        );
        for group in groups {
            group.before.iter().for_each(|&b| free.0[b] = false);
            group.after.iter().for_each(|&a| free.1[a] = false);
        }
        let lone = |revision: &Revision<'_>, free: &[bool], broken: &[Span]| -> Vec<usize> {
            let mut broken = broken.to_vec();
            broken.sort_unstable();
            let speech = |n: &usize| {
                let quote = &revision.quotes[*n];
                let content = quote.quote.content;
                let ahead = broken.partition_point(|span| span.start() <= content.start());
                let inside = ahead > 0 && broken[ahead - 1].contains(content);
                free[*n] && quote.is_speech() && !inside
            };
            (0..free.len()).filter(speech).collect()
        };
        let gone = lone(self.before, &free.0, &broken.before);
        let new = lone(self.after, &free.1, &broken.after);
        if gone.is_empty() && new.is_empty() {
            return;
        }
        let prose = (
            Prose::of(self.before, self.vocabulary),
            Prose::of(self.after, self.vocabulary),
        );
        for b in gone {
            let quote = &self.before.quotes[b];
            let place = unmarked(b, &quote.spoken, &prose.0, &prose.1);
            changes.push(alone(quote, place, Kind::Removed, Kind::Unquoted));
        }
        for a in new {
            let quote = &self.after.quotes[a];
            let place = unmarked(a, &quote.spoken, &prose.1, &prose.0);
            changes.push(alone(quote, place, Kind::Removed, Kind::Unquoted).mirrored());
        }
    }
}

/// The change of a quote that has no partner: it is `absent`, or its words stand elsewhere
/// `unmarked`.
fn alone(
    quote: &Quotation<'_>,
    place: Option<(Span, Permille)>,
    absent: Kind,
    unmarked: Kind,
) -> Change {
    let kinds = vec![if place.is_some() { unmarked } else { absent }];
    Change {
        severity: Severity::of(&kinds, &[]),
        kinds,
        before: Some(Side::Quote(quote.id)),
        after: place.map(|(span, _)| Side::Prose(span)),
        similarity: place.map(|(_, share)| share),
        edits: Vec::new(),
    }
}

/// The quotes of one side of a group, as one text.
struct Joined {
    text: String,
    /// Where each quote begins in the text, and where it stands in its document.
    pieces: Vec<(usize, Span)>,
}

impl Joined {
    fn of(revision: &Revision<'_>, quotes: &[usize]) -> Joined {
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

/// Gives the edits their places in the documents, each with the number of the pair it belongs to.
fn located(old: &Joined, new: &Joined, wording: &Wording) -> Vec<(usize, Edit)> {
    if wording.edits.is_empty() {
        return Vec::new();
    }
    let (old_words, new_words) = (Words::of(&old.text), Words::of(&new.text));
    let edits = wording.edits.iter().map(|edit| {
        let before = old_words.cover(edit.before.clone());
        let after = new_words.cover(edit.after.clone());
        let pair = old.piece(before.start()).max(new.piece(after.start()));
        let edit = Edit {
            before: old.locate(before),
            after: new.locate(after),
            note: edit.note,
        };
        (pair, edit)
    });
    edits.collect()
}
