//! Which quotes of two revisions are the same quote.
//!
//! Four steps, each on the quotes that the one before left over: quotes with the same words, first those
//! that kept their order; quotes with similar words, by an optimal assignment of all of them; translations;
//! pieces of quotes that were split or merged.

use super::group::{QuoteAlignment, QuoteGroup};
use super::revision::Revision;
use super::vocabulary::Vocabulary;
use super::{parts, similar_quotes, translated};
use crate::compare::runs;
use rustc_hash::FxHashMap;
use std::collections::VecDeque;

/// Groups the quotes of two revisions, in the order of the first. A quote in no group has no partner.
pub(super) fn align(
    before: &Revision<'_>,
    after: &Revision<'_>,
    vocabulary: &Vocabulary,
) -> Vec<QuoteGroup> {
    let mut alignment = QuoteAlignment::new(before.quotes.len(), after.quotes.len());
    identical(before, after, &mut alignment);
    similar_quotes::pair(before, after, vocabulary, &mut alignment);
    translated::pair(before, after, &mut alignment);
    parts::group(before, after, vocabulary, &alignment)
}

/// Shorter quotes with the same words need not be the same quote: anybody says "yes" and "no comment".
const DISTINCTIVE: usize = 3;

/// Pairs quotes with the same words: in the same sentence and order, then in the same order, then
/// anywhere. The sentence distinguishes one “no comment” from another.
fn identical(before: &Revision<'_>, after: &Revision<'_>, alignment: &mut QuoteAlignment) {
    let mut numbers = QuoteNumbers::default();
    let (old, new) = (numbers.of(before), numbers.of(after));
    for (old, new) in runs(&old.sentences, &new.sentences) {
        old.zip(new).for_each(|(b, a)| alignment.join(b, a));
    }
    let removed: Vec<usize> = (0..old.words.len())
        .filter(|&b| alignment.after[b].is_none())
        .collect();
    let added: Vec<usize> = (0..new.words.len())
        .filter(|&a| alignment.before[a].is_none())
        .collect();
    let words =
        |list: &[usize], words: &[u32]| -> Vec<u32> { list.iter().map(|&n| words[n]).collect() };
    for (m, n) in runs(&words(&removed, &old.words), &words(&added, &new.words)) {
        for (&b, &a) in removed[m].iter().zip(&added[n]) {
            if is_same_quote(before, b, after, a) {
                alignment.join(b, a);
            }
        }
    }
    anywhere(before, after, (&old.words, &new.words), alignment);
}

/// Pairs the remaining quotes with the same words, each with the first one left.
fn anywhere(
    before: &Revision<'_>,
    after: &Revision<'_>,
    (old, new): (&[u32], &[u32]),
    alignment: &mut QuoteAlignment,
) {
    let mut waiting: FxHashMap<u32, VecDeque<usize>> = FxHashMap::default();
    for (a, number) in new.iter().enumerate() {
        if alignment.before[a].is_none() {
            waiting.entry(*number).or_default().push_back(a);
        }
    }
    for (b, number) in old.iter().enumerate() {
        let Some(queue) = waiting
            .get_mut(number)
            .filter(|_| alignment.after[b].is_none())
        else {
            continue;
        };
        if let Some(&a) = queue.front()
            && is_same_quote(before, b, after, a)
        {
            queue.pop_front();
            alignment.join(b, a);
        }
    }
}

/// A number for each list of words, and for each list with the sentence around it.
#[derive(Default)]
struct QuoteNumbers<'r> {
    /// A quote in a correction note is no quote of the story.
    words: FxHashMap<(&'r [u32], bool), u32>,
    around: FxHashMap<&'r [u32], u32>,
    sentences: FxHashMap<(u32, Option<u32>), u32>,
}

/// The numbers of a revision's quotes.
struct Numbered {
    words: Vec<u32>,
    sentences: Vec<u32>,
}

impl<'r> QuoteNumbers<'r> {
    fn of(&mut self, revision: &'r Revision<'_>) -> Numbered {
        let mut numbered = Numbered {
            words: Vec::new(),
            sentences: Vec::new(),
        };
        // The sentence of the quote before, which may hold many quotes, and its number.
        let mut last = None;
        for quote in &revision.quotes {
            let next = self.words.len() as u32;
            let key = (&quote.spoken[..], quote.in_note);
            let words = *self.words.entry(key).or_insert(next);
            let sentence = revision.narration.sentence_of(quote.quote.token);
            let around = sentence.map(|sentence| match last {
                Some((same, around)) if same == sentence => around,
                _ => {
                    let next = self.around.len() as u32;
                    let words = revision.narration.words_of(sentence);
                    *self.around.entry(words).or_insert(next)
                }
            });
            last = sentence.zip(around);
            let next = self.sentences.len() as u32;
            let sentence = *self.sentences.entry((words, around)).or_insert(next);
            numbered.words.push(words);
            numbered.sentences.push(sentence);
        }
        numbered
    }
}

/// Returns whether two quotes with the same words are the same quote, wherever they are.
fn is_same_quote(before: &Revision<'_>, b: usize, after: &Revision<'_>, a: usize) -> bool {
    let (b, a) = (&before.quotes[b], &after.quotes[a]);
    let same = match (before.identity(b), after.identity(a)) {
        (Some(one), Some(other)) => one.may_be(other),
        _ => false,
    };
    same || b.spoken.len() >= DISTINCTIVE
}
