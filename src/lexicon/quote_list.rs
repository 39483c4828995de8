//! Word lists for comparing quotes and names, in `diff` and `verify`, and for recognizing interviews.
//!
//! They are looked up by the key that words are compared by, and not stored with every token of a story as
//! [`WordLists`](super::WordLists) are.

/// A set of word lists.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct QuoteLists(u32);

macro_rules! lists {
    ($($(#[$doc:meta])* $kind:literal $name:ident = $bit:literal;)*) => {
        impl QuoteLists {
            $($(#[$doc])* pub(crate) const $name: QuoteLists = QuoteLists(1 << $bit);)*

            /// Every list under its kind, in the order of the bits.
            pub(super) const KINDS: &[(&'static str, QuoteLists)] =
                &[$(($kind, QuoteLists::$name)),*];
        }
    };
}

lists! {
    /// Negations, besides the words in "n't": a quote that loses one says the opposite.
    "quote-negation" NEGATION = 0;
    /// Numbers in words: "three" for "two" is an edit of a number.
    "quote-number" NUMBER = 1;
    /// Pronouns: "they" for "we" is an edit of a pronoun.
    "quote-pronoun" PRONOUN = 2;
    /// "I" and its contractions, whose capital means nothing.
    "quote-first-person" FIRST_PERSON = 3;
    /// Words without meaning: a quote without its "um" is the same.
    "quote-filler" FILLER = 4;
    /// Pronouns that may mean somebody in words that were cut out: "He … They paid."
    "quote-antecedent" ANTECEDENT = 5;
    /// Abbreviations, without the last full stop, which changes nothing: "Mr Lund" for "Mr. Lund".
    "quote-abbreviation" ABBREVIATION = 6;
    /// Words that continue a number: a quote cannot end with the "5" of "5 million".
    "quote-magnitude" MAGNITUDE = 7;
    /// Words of remarks in a transcript, which nobody said: "(Laughter)".
    "remark" REMARK = 8;
    /// Titles in the label of a turn, which are no part of the name: "SEN. RUIZ".
    "label-title" LABEL_TITLE = 9;
    /// Other words in the label of a turn that are no name: "MODERATOR".
    "label-role" LABEL_ROLE = 10;
    /// Words in the label of a turn that are no part of a role: "THE PRESIDENT".
    "label-courtesy" LABEL_COURTESY = 11;
    /// Determiners of a description, which is the same without them: "a senior official".
    "description-determiner" DESCRIPTION_DETERMINER = 12;
    /// Frequent words of English, which no other of these languages has: a quote in another language may be a translation.
    "language-english" ENGLISH = 13;
    /// Frequent words of Spanish, which no other of these languages has: a quote in another language may be a translation.
    "language-spanish" SPANISH = 14;
    /// Frequent words of French, which no other of these languages has: a quote in another language may be a translation.
    "language-french" FRENCH = 15;
    /// Frequent words of German, which no other of these languages has: a quote in another language may be a translation.
    "language-german" GERMAN = 16;
    /// Frequent words of Portuguese, which no other of these languages has: a quote in another language may be a translation.
    "language-portuguese" PORTUGUESE = 17;
    /// Frequent words of Italian, which no other of these languages has: a quote in another language may be a translation.
    "language-italian" ITALIAN = 18;
    /// Words before "version" in a correction note: "an earlier version of this story".
    "note-version" NOTE_VERSION = 19;
    /// What a version in a correction note is of.
    "note-story" NOTE_STORY = 20;
    /// What a version is said to have done, without a story: "an earlier version misquoted Ida Holm".
    "note-says" NOTE_SAYS = 21;
    /// The first person, in which somebody answers in an interview.
    "interview-first-person" INTERVIEW_FIRST_PERSON = 22;
    /// Labels in an interview that name nobody: "Q".
    "interview-label" INTERVIEW_LABEL = 23;
    /// What a note about an interview calls it: "This conversation has been edited".
    "interview-name" INTERVIEW_NAME = 24;
    /// What such a note says was done: "condensed".
    "interview-edited" INTERVIEW_EDITED = 25;
}

impl QuoteLists {
    /// No list.
    pub(super) const NONE: QuoteLists = QuoteLists(0);

    /// Returns whether the two sets share a list.
    pub(crate) const fn any(self, other: QuoteLists) -> bool {
        self.0 & other.0 != 0
    }

    /// Returns this set with the lists of `other` added.
    pub(crate) const fn with(self, other: QuoteLists) -> QuoteLists {
        QuoteLists(self.0 | other.0)
    }

    /// Returns the set as a number: a bit for each list.
    #[allow(dead_code, reason = "only the build script writes lists")]
    pub(super) const fn bits(self) -> u32 {
        self.0
    }

    /// Returns the set of a number's bits.
    pub(super) const fn from_bits(bits: u32) -> QuoteLists {
        QuoteLists(bits)
    }
}

impl std::fmt::Debug for QuoteLists {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mine = QuoteLists::KINDS.iter().filter(|(_, list)| self.any(*list));
        f.debug_set().entries(mine.map(|(kind, _)| kind)).finish()
    }
}
