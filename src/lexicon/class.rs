//! What a word may be: a set of classes.

use super::keyword::Keyword;
use super::list::WordLists;
use std::ops::{BitAnd, BitOr, BitOrAssign};

/// A set of word classes. A word may be in several: "reports" is a verb and a document.
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Classes(u64);

/// What the lexicon knows of one word form.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Word {
    /// What it may be.
    pub classes: Classes,
    /// The verb or noun it is a form of, as a number that is equal for equal lemmas; 0 for none.
    pub lemma: u16,
    /// What it says of the quotation marks beside it.
    pub(crate) keyword: Keyword,
    /// The word lists that it is in.
    pub(crate) lists: WordLists,
}

macro_rules! classes {
    ($($(#[$doc:meta])* $name:ident = $bit:literal;)*) => {
        impl Classes {
            $($(#[$doc])* pub const $name: Classes = Classes(1 << $bit);)*

            /// Every class with its name, in the order of the bits.
            pub const NAMES: &[(&'static str, Classes)] = &[$((stringify!($name), Classes::$name)),*];
        }
    };
}

classes! {
    /// A form of "say".
    SAY = 0;
    /// Reporting verbs that name whom they address: told, informed, assured, reminded.
    TELL = 1;
    /// Other verbs that report speech as such: added, announced, claimed, wrote, tweeted.
    REPORT = 2;
    /// Verbs of judgement and attitude that often carry quoted words: called, slammed, believes.
    EXPRESS = 3;
    /// Other frequent verbs.
    VERB = 4;
    /// Auxiliaries and modals: is, had, would.
    AUXILIARY = 5;
    /// not, never, n't.
    NEGATION = 6;
    /// Subject pronouns: he, she, they, it, I, we, you.
    PRONOUN = 7;
    /// Object pronouns: him, her, them, me, us.
    OBJECT = 8;
    /// Possessive determiners: his, her, their, its, my, our.
    POSSESSIVE = 9;
    /// the, a, an, this, these, some, one, another.
    DETERMINER = 10;
    /// Prepositions.
    PREPOSITION = 11;
    /// and, but, or, because, while.
    CONJUNCTION = 12;
    /// who, which, that.
    RELATIVE = 13;
    /// what, when, where, how, why.
    QUESTION = 14;
    /// Adverbs.
    ADVERB = 15;
    /// Days, months, today, earlier, ago.
    TIME = 16;
    /// Numbers in words: two, hundred, first.
    NUMBER = 17;
    /// Particles inside names: van, de, bin, al.
    PARTICLE = 18;
    /// Jr, Sr, II, PhD, MP.
    SUFFIX = 19;
    /// Titles before a name: Mr, Dr, Sen., President, Judge.
    TITLE = 20;
    /// Nouns for a person by role: official, spokesman, senator, analyst, teacher.
    ROLE = 21;
    /// Common nouns for a body that speaks: ministry, company, council, union.
    ORGANIZATION = 22;
    /// Nouns for a text that speaks: report, statement, letter, readout.
    DOCUMENT = 23;
    /// mother, son, wife.
    KIN = 24;
    /// Nouns for an act of speech: claim, comment, promise, warning.
    SPEECH = 25;
    /// Nouns for a work that has a title: book, film, song, show.
    WORK = 26;
    /// Countries, states, cities.
    PLACE = 27;
    /// American, French, Republican, Muslim.
    DEMONYM = 28;
    /// Given names.
    GIVEN = 29;
    /// Abbreviations whose full stop does not end a sentence.
    ABBREVIATION = 30;
    /// Male: he, Mr, spokesman, John.
    MALE = 31;
    /// Female: she, Ms, spokeswoman, Mary.
    FEMALE = 32;
    /// A plural noun or pronoun.
    PLURAL = 33;
    /// A past form: said, wrote.
    PAST = 34;
    /// A third-person present form: says.
    PRESENT = 35;
    /// An -ing form: saying.
    ING = 36;
    /// A base form: say.
    BASE = 37;
    /// A past participle: written, said.
    PARTICIPLE = 38;
    /// First or second person: I, we, you, my.
    SPEECH_PERSON = 39;
    /// Pronouns that stand for a person: one, another, some, others, many, both.
    INDEFINITE = 40;
    /// Epithets, roles that refer back to a name: nominee, mogul, incumbent.
    EPITHET = 41;
    /// Words of a sentence start that are capitalised only for it: however, meanwhile.
    OPENER = 42;
    /// Media that report: newspaper names' heads, agencies: Times, Post, Reuters.
    OUTLET = 43;
}

impl Classes {
    /// No class.
    pub const NONE: Classes = Classes(0);

    /// Any verb that can carry speech.
    pub const CUE: Classes =
        Classes(Classes::SAY.0 | Classes::TELL.0 | Classes::REPORT.0 | Classes::EXPRESS.0);

    /// Returns the set as a number: a bit for each class.
    #[allow(dead_code, reason = "only the build script writes classes")]
    pub(super) const fn bits(self) -> u64 {
        self.0
    }

    /// Returns the set of a number's bits.
    pub(super) const fn from_bits(bits: u64) -> Classes {
        Classes(bits)
    }

    /// Tells whether the two sets share a class.
    pub const fn any(self, other: Classes) -> bool {
        self.0 & other.0 != 0
    }

    /// Tells whether every class of `other` is in this set.
    pub const fn all(self, other: Classes) -> bool {
        self.0 & other.0 == other.0
    }

    /// Returns this set with the classes of `other` added.
    pub const fn with(self, other: Classes) -> Classes {
        Classes(self.0 | other.0)
    }

    /// Tells whether the set is empty.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }
}

impl BitOr for Classes {
    type Output = Classes;
    fn bitor(self, other: Classes) -> Classes {
        Classes(self.0 | other.0)
    }
}

impl BitOrAssign for Classes {
    fn bitor_assign(&mut self, other: Classes) {
        self.0 |= other.0;
    }
}

impl BitAnd for Classes {
    type Output = Classes;
    fn bitand(self, other: Classes) -> Classes {
        Classes(self.0 & other.0)
    }
}

impl std::fmt::Debug for Classes {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_set()
            .entries(
                Classes::NAMES
                    .iter()
                    .filter(|(_, c)| self.any(*c))
                    .map(|(n, _)| n),
            )
            .finish()
    }
}
