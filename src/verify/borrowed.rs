//! Quotes at the top of a story that are borrowed from it: a headline does not say who speaks, the quote it
//! is taken from does.

use crate::compare::Words;
use crate::extract::Analysis;
use crate::mention::SpeakerId;

/// How many quotes at the top of a story are looked up in the others.
const MOST: usize = 6;

/// The speakers of the first quotes of a story that have none of their own.
pub(super) struct BorrowedQuotes {
    speakers: Vec<Option<SpeakerId>>,
}

impl BorrowedQuotes {
    pub(super) fn of(analysis: &Analysis) -> BorrowedQuotes {
        let spoken = |n: usize| analysis.attributions.get(n)?.outcome.speaker();
        let quotes = &analysis.scan.quotes;
        let first = (0..quotes.len())
            .take_while(|&n| n < MOST && spoken(n).is_none())
            .count();
        let mut speakers = vec![None; first];
        if first == 0 {
            return BorrowedQuotes { speakers };
        }
        let text = analysis.document.text();
        let heads: Vec<String> = quotes[..first]
            .iter()
            .map(|q| keys(&text[q.content]))
            .collect();
        for (n, quote) in quotes.iter().enumerate().skip(first) {
            if speakers.iter().all(Option::is_some) {
                break;
            }
            let Some(speaker) = spoken(n) else { continue };
            let words = keys(&text[quote.content]);
            for (head, found) in heads.iter().zip(&mut speakers) {
                if found.is_none() && head.matches(' ').count() > 2 && words.contains(head.as_str())
                {
                    *found = Some(speaker);
                }
            }
        }
        BorrowedQuotes { speakers }
    }

    /// Returns who speaks a quote without a speaker of its own, by its number.
    pub(super) fn speaker(&self, quote: usize) -> Option<SpeakerId> {
        self.speakers.get(quote).copied().flatten()
    }
}

/// Writes the words of a text with a space before and after each.
fn keys(text: &str) -> String {
    let words = Words::of(text);
    let mut keys = " ".to_owned();
    for n in (0..words.len()).filter(|&n| words.kind(n).is_spoken()) {
        keys.push_str(words.key(n));
        keys.push(' ');
    }
    keys
}
