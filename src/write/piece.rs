//! Marked words: what changed in a text, or what stands out in a sentence.

/// Some words of a text, and what they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MarkedWords {
    /// What they are.
    pub mark: WordsMark,
    /// The words, with the spaces around them.
    pub text: String,
}

/// What words of a text are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum WordsMark {
    /// Words that are the same before and after, or stand around a quote.
    Kept,
    /// Words that are gone.
    Removed,
    /// Words that are new.
    Added,
    /// A quote, with its marks.
    Quote,
    /// The words that name the speaker.
    Mention,
    /// The reporting verb or phrase.
    Cue,
    /// A sign for words that are left out.
    Gap,
}

/// Returns marked words as text: `It was [-not-] our decision`.
pub fn marked(pieces: &[MarkedWords]) -> String {
    let mut text = String::new();
    for piece in pieces {
        let (open, close) = match piece.mark {
            WordsMark::Removed => ("[-", "-]"),
            WordsMark::Added => ("{+", "+}"),
            _ => ("", ""),
        };
        text.extend([open, &piece.text, close]);
    }
    text
}
