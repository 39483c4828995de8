//! Quotes that were translated: one statement, with no word in common.
//!
//! A story that is published in a second language has its quotes at the same places in other words. Between two
//! paired quotes, a run of quotes in one language and as many in another are one another's translations, in
//! order. The language shows in the small words: nearly half of any sentence is "the", "of" and "is".

use super::group::QuoteAlignment;
use super::revision::{Quotation, Revision};
use crate::lexicon::QuoteLists;

/// The lists of frequent words of each language. Words that two of them share are left out.
const LANGUAGES: [QuoteLists; 6] = [
    QuoteLists::ENGLISH,
    QuoteLists::SPANISH,
    QuoteLists::FRENCH,
    QuoteLists::GERMAN,
    QuoteLists::PORTUGUESE,
    QuoteLists::ITALIAN,
];

/// The fewest words of a quote whose language can be told.
const FEWEST: usize = 6;

/// How many of its words must be small words of its language alone, in thousandths. Of real quotes in Spanish some
/// have 140; of those in English none has 100 of another language.
const SMALL: usize = 100;

/// How many times longer a translation may be.
const LONGER: usize = 3;

/// Pairs the remaining quotes that are translations.
pub(super) fn pair(before: &Revision<'_>, after: &Revision<'_>, alignment: &mut QuoteAlignment) {
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
                let (old, new) = (&before.quotes[b + n], &after.quotes[start + n]);
                let lengths = (old.spoken.len(), new.spoken.len());
                let (short, long) = (lengths.0.min(lengths.1), lengths.0.max(lengths.1));
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

/// Returns the language of a quote, as an index of [`LANGUAGES`].
fn language(quote: &Quotation<'_>) -> Option<usize> {
    let spoken = quote.spoken.len();
    if spoken < FEWEST {
        return None;
    }
    let count = |small: &QuoteLists| {
        let is_small = |&n: &usize| quote.words.is_listed(n, *small);
        (0..quote.words.len()).filter(is_small).count()
    };
    let counts = LANGUAGES.iter().map(count).zip(0..);
    let (most, language) = counts.max()?;
    (most * 1000 >= SMALL * spoken).then_some(language)
}
