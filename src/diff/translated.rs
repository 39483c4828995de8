//! Quotes that were translated: one statement, with no word in common.
//!
//! A story that is published in a second language has its quotes at the same places in other words. Between two
//! paired quotes, a run of quotes in one language and as many in another are one another's translations, in
//! order. The language shows in the small words: nearly half of any sentence is "the", "of" and "is".

use super::group::QuoteAlignment;
use super::revision::Revision;
use super::vocabulary::{Vocabulary, plain};

/// Frequent words of a language. Words that two of them share are left out.
const LANGUAGES: [[&str; 24]; 6] = [
    [
        "the", "of", "and", "to", "is", "that", "it", "for", "with", "are", "this", "we", "you",
        "have", "not", "they", "was", "what", "which", "by", "from", "as", "be", "at",
    ],
    [
        "el", "los", "las", "y", "del", "una", "como", "pero", "más", "esto", "esta", "muy", "su",
        "lo", "nos", "estamos", "hacia", "con", "ya", "hay", "por", "porque", "cómo", "también",
    ],
    [
        "le", "les", "des", "et", "est", "dans", "une", "du", "nous", "vous", "pas", "sur", "avec",
        "ce", "cette", "qui", "pour", "plus", "sont", "mais", "au", "aux", "c'est", "ont",
    ],
    [
        "der", "die", "das", "und", "ist", "nicht", "ein", "eine", "wir", "ich", "sie", "mit",
        "auf", "für", "den", "dem", "zu", "auch", "sich", "von", "aber", "haben", "dass", "es",
    ],
    [
        "os", "uma", "não", "mais", "ao", "dos", "das", "mas", "pela", "pelo", "são", "isso",
        "foi", "muito", "você", "também", "já", "tem", "nós", "à", "esse", "essa", "ou", "nem",
    ],
    [
        "il", "gli", "che", "è", "di", "della", "non", "per", "sono", "nel", "questo", "questa",
        "ma", "anche", "abbiamo", "più", "si", "ci", "dei", "delle", "alla", "ha", "ho", "perché",
    ],
];

/// The fewest words of a quote whose language can be told.
const FEWEST: usize = 6;

/// How many of its words must be small words of its language, in thousandths.
const SMALL: usize = 150;

/// How many times longer a translation may be.
const LONGER: usize = 3;

/// Pairs the remaining quotes that are translations.
pub(super) fn pair(
    before: &Revision<'_>,
    after: &Revision<'_>,
    vocabulary: &Vocabulary,
    alignment: &mut QuoteAlignment,
) {
    let known: Vec<Vec<u32>> = LANGUAGES
        .iter()
        .map(|words| {
            words
                .iter()
                .filter_map(|word| vocabulary.known(&plain(word)))
                .collect()
        })
        .collect();
    let language = |spoken: &[u32]| {
        if spoken.len() < FEWEST {
            return None;
        }
        let count = |small: &[u32]| spoken.iter().filter(|word| small.contains(word)).count();
        let counts = known.iter().enumerate().map(|(n, small)| (count(small), n));
        let (most, language) = counts.max()?;
        (most * 1000 >= SMALL * spoken.len()).then_some(language)
    };
    let mut b = 0;
    while b < before.quotes.len() {
        let run = alignment.after[b..]
            .iter()
            .take_while(|a| a.is_none())
            .count();
        if run == 0 {
            b += 1;
            continue;
        }
        let start = b
            .checked_sub(1)
            .map_or(Some(0), |n| alignment.after[n].map(|a| a + 1));
        let start = start.unwrap_or(after.quotes.len());
        let rest = alignment.before.get(start..).unwrap_or_default();
        if rest
            .iter()
            .take(run + 1)
            .take_while(|b| b.is_none())
            .count()
            == run
        {
            let is_translation = |n: usize| {
                let (old, new) = (
                    &before.quotes[b + n].spoken,
                    &after.quotes[start + n].spoken,
                );
                let (short, long) = (old.len().min(new.len()), old.len().max(new.len()));
                let languages = (language(old), language(new));
                let other = matches!(languages, (Some(one), Some(other)) if one != other);
                other && long <= short * LONGER
            };
            if (0..run).all(is_translation) {
                for n in 0..run {
                    alignment.join(b + n, start + n);
                    alignment.translated[b + n] = true;
                }
            }
        }
        b += run;
    }
}
