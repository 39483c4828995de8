//! Matches by chance: "it's hard to" is in every transcript.
//!
//! A quote in different words shares some with any long text. It counts as altered, and not as absent,
//! only if the words in common say something, and the more of them the more text was searched.

use super::speaker_match::SpeakerMatch;
use rustc_hash::FxHashSet;
use std::sync::OnceLock;

/// How much of a quote was found at a place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct MatchStrength {
    /// The terms of the quote.
    pub(super) terms: usize,
    /// Those of them that are the same in the source.
    pub(super) same: usize,
    /// The content words of the quote.
    pub(super) content: usize,
    /// Those of them that are the same.
    pub(super) same_content: usize,
    /// The longest run of equal terms.
    pub(super) run: usize,
    /// The terms of the source that the quote leaves out without a mark.
    pub(super) dropped: usize,
}

/// Up to this many terms an altered quote needs most of its words, and more where the speaker is not known to
/// be the same.
const SHORT: usize = 6;

impl MatchStrength {
    /// Returns whether the words are so few that somebody else may have said them as well: "guarantee".
    pub(super) fn is_slight(self) -> bool {
        self.terms < 4 && self.content < 2
    }

    /// Returns whether different words than the quote's share some with it by chance. `labelled`: whether
    /// the source says who speaks.
    pub(super) fn is_chance(self, speaker: SpeakerMatch, labelled: bool, pool: u64) -> bool {
        // One more content word for each factor of 16 above a million bytes of sources.
        let more = match pool {
            0..1_000_000 => 0,
            1_000_000..16_000_000 => 1,
            _ => 2,
        };
        if self.same == self.terms {
            // All of the words in a row: a lost "not" before them, or a sign.
            return false;
        }
        let own = speaker == SpeakerMatch::Same;
        let nearly_all = self.same * 10 >= self.terms * 8 && self.dropped * 2 <= self.terms;
        if self.terms <= SHORT {
            let needed = if own { 6 } else { 8 };
            let other = labelled && speaker == SpeakerMatch::Different;
            return other || self.same * 10 < self.terms * needed || self.same_content == 0;
        }
        if nearly_all || (own && self.same * 10 >= self.terms * 7 && self.same_content > 0) {
            return false;
        }
        let few = self.same_content < 2 + more;
        // A long run of small words is no chance.
        let long = self.run >= 10 + more;
        (few && !long) || self.same_content * 3 < self.content
    }
}

/// Returns whether a word says something of its own. The others are in every text.
pub(super) fn is_content(key: &str) -> bool {
    const COMMON: [&str; 151] = [
        "a",
        "about",
        "after",
        "again",
        "all",
        "also",
        "always",
        "am",
        "an",
        "and",
        "any",
        "are",
        "around",
        "as",
        "at",
        "back",
        "be",
        "because",
        "been",
        "before",
        "being",
        "but",
        "by",
        "can",
        "come",
        "could",
        "did",
        "do",
        "does",
        "doing",
        "done",
        "down",
        "even",
        "ever",
        "every",
        "for",
        "from",
        "get",
        "go",
        "going",
        "good",
        "got",
        "had",
        "has",
        "have",
        "having",
        "he",
        "her",
        "here",
        "him",
        "his",
        "how",
        "i",
        "if",
        "in",
        "into",
        "is",
        "it",
        "its",
        "just",
        "know",
        "let",
        "like",
        "look",
        "lot",
        "made",
        "make",
        "many",
        "may",
        "me",
        "mean",
        "more",
        "most",
        "much",
        "must",
        "my",
        "never",
        "no",
        "not",
        "now",
        "of",
        "off",
        "on",
        "one",
        "only",
        "or",
        "other",
        "our",
        "out",
        "over",
        "own",
        "people",
        "really",
        "right",
        "said",
        "say",
        "see",
        "she",
        "should",
        "so",
        "some",
        "something",
        "still",
        "such",
        "take",
        "than",
        "that",
        "the",
        "their",
        "them",
        "then",
        "there",
        "these",
        "they",
        "thing",
        "things",
        "think",
        "this",
        "those",
        "to",
        "too",
        "two",
        "up",
        "us",
        "very",
        "want",
        "wanted",
        "was",
        "way",
        "we",
        "well",
        "went",
        "were",
        "what",
        "when",
        "where",
        "which",
        "while",
        "who",
        "why",
        "will",
        "with",
        "would",
        "yes",
        "you",
        "your",
        "yourself",
        "year",
        "years",
        "time",
        "going",
    ];
    static SET: OnceLock<FxHashSet<&'static str>> = OnceLock::new();
    let set = SET.get_or_init(|| COMMON.into_iter().chain(["ca", "wo"]).collect());
    let stem = key.split('\'').next().unwrap_or(key);
    let negated = key.strip_suffix("n't").unwrap_or(stem);
    let common = |word: &str| set.contains(word);
    stem.chars().any(char::is_alphanumeric) && !common(stem) && !common(negated)
}
