//! Which quotes of two revisions are the same quote.
//!
//! In three steps, each on what the one before left over: quotes of the same words, first those that
//! kept their order and then the others; quotes of similar words, by an optimal assignment of all of
//! them; pieces of quotes that were split or merged.

use super::revision::Revision;
use super::vocabulary::Vocabulary;
use super::{likeness, parts};
use crate::compare::runs;
use rustc_hash::FxHashMap;
use std::collections::VecDeque;

/// One quote in both revisions: several pieces on the side where it is split.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Group {
    pub(super) before: Vec<usize>,
    pub(super) after: Vec<usize>,
}

impl Group {
    /// Returns the pairs of the group: one, or one a piece.
    pub(super) fn pairs(&self) -> impl Iterator<Item = (usize, usize)> + Clone + '_ {
        let before = self.before.iter();
        before.flat_map(|&b| self.after.iter().map(move |&a| (b, a)))
    }
}

/// What is known of the pairs so far.
pub(super) struct Pairs {
    /// For each quote before, its partner after.
    pub(super) after: Vec<Option<usize>>,
    /// For each quote after, its partner before.
    pub(super) before: Vec<Option<usize>>,
}

/// Groups the quotes of two revisions, in the order of the first revision. Quotes that are in no
/// group have no partner.
pub(super) fn align(
    before: &Revision<'_>,
    after: &Revision<'_>,
    vocabulary: &Vocabulary,
) -> Vec<Group> {
    let mut pairs = Pairs::new(before.quotes.len(), after.quotes.len());
    identical(before, after, &mut pairs);
    likeness::pair(before, after, vocabulary, &mut pairs);
    parts::group(before, after, vocabulary, &pairs)
}

impl Pairs {
    fn new(before: usize, after: usize) -> Pairs {
        Pairs {
            after: vec![None; before],
            before: vec![None; after],
        }
    }

    /// Pairs two quotes.
    pub(super) fn join(&mut self, before: usize, after: usize) {
        self.after[before] = Some(after);
        self.before[after] = Some(before);
    }

    /// Counts on how many sides the neighbours of two quotes are neighbours in both revisions; the
    /// beginning and the end of a story are neighbours, too.
    pub(super) fn neighbours(&self, before: usize, after: usize) -> u32 {
        let ahead = match (before.checked_sub(1), after.checked_sub(1)) {
            (Some(before), Some(after)) => self.after[before] == Some(after),
            (None, None) => true,
            _ => false,
        };
        let behind = match (self.after.get(before + 1), self.before.get(after + 1)) {
            (Some(partner), Some(_)) => *partner == Some(after + 1),
            (None, None) => true,
            _ => false,
        };
        u32::from(ahead) + u32::from(behind)
    }
}

/// Shorter quotes of the same words need not be the same quote: anybody says "yes" and "no comment".
const TELLING: usize = 3;

/// Pairs quotes of the same words: in the same sentence and order, then in the same order, then
/// anywhere. The sentence tells one “no comment” from the other.
fn identical(before: &Revision<'_>, after: &Revision<'_>, pairs: &mut Pairs) {
    let mut numbers = Numbers::default();
    let (old, new) = (numbers.of(before), numbers.of(after));
    for (old, new) in runs(&old.sentences, &new.sentences) {
        old.zip(new).for_each(|(b, a)| pairs.join(b, a));
    }
    let gone: Vec<usize> = (0..old.words.len())
        .filter(|&b| pairs.after[b].is_none())
        .collect();
    let come: Vec<usize> = (0..new.words.len())
        .filter(|&a| pairs.before[a].is_none())
        .collect();
    let words =
        |list: &[usize], words: &[u32]| -> Vec<u32> { list.iter().map(|&n| words[n]).collect() };
    for (m, n) in runs(&words(&gone, &old.words), &words(&come, &new.words)) {
        for (&b, &a) in gone[m].iter().zip(&come[n]) {
            if is_telling(before, b, after, a) {
                pairs.join(b, a);
            }
        }
    }
    anywhere(before, after, (&old.words, &new.words), pairs);
}

/// Pairs quotes of the same words that are left over, each with the first there is.
fn anywhere(
    before: &Revision<'_>,
    after: &Revision<'_>,
    (old, new): (&[u32], &[u32]),
    pairs: &mut Pairs,
) {
    let mut waiting: FxHashMap<u32, VecDeque<usize>> = FxHashMap::default();
    for (a, number) in new.iter().enumerate() {
        if pairs.before[a].is_none() {
            waiting.entry(*number).or_default().push_back(a);
        }
    }
    for (b, number) in old.iter().enumerate() {
        let Some(queue) = waiting.get_mut(number).filter(|_| pairs.after[b].is_none()) else {
            continue;
        };
        if let Some(&a) = queue.front()
            && is_telling(before, b, after, a)
        {
            queue.pop_front();
            pairs.join(b, a);
        }
    }
}

/// A number for each list of words, and for each with the sentence around it.
#[derive(Default)]
struct Numbers<'r> {
    words: FxHashMap<&'r [u32], u32>,
    around: FxHashMap<&'r [u32], u32>,
    sentences: FxHashMap<(u32, Option<u32>), u32>,
}

/// The numbers of a revision's quotes.
struct Numbered {
    words: Vec<u32>,
    sentences: Vec<u32>,
}

impl<'r> Numbers<'r> {
    fn of(&mut self, revision: &'r Revision<'_>) -> Numbered {
        let mut numbered = Numbered {
            words: Vec::new(),
            sentences: Vec::new(),
        };
        // The sentence of the quote before, which many may stand in, and its number.
        let mut last = None;
        for quote in &revision.quotes {
            let next = self.words.len() as u32;
            let words = *self.words.entry(&quote.spoken).or_insert(next);
            let sentence = revision.frame.sentence_of(quote.quote.token);
            let around = sentence.map(|sentence| match last {
                Some((same, around)) if same == sentence => around,
                _ => {
                    let next = self.around.len() as u32;
                    let words = revision.frame.words_of(sentence);
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

/// Tells whether two quotes of the same words are the same quote wherever they stand.
fn is_telling(before: &Revision<'_>, b: usize, after: &Revision<'_>, a: usize) -> bool {
    let (b, a) = (&before.quotes[b], &after.quotes[a]);
    let same = match (before.figure(b), after.figure(a)) {
        (Some(one), Some(other)) => one.is(other),
        _ => false,
    };
    same || b.spoken.len() >= TELLING
}
