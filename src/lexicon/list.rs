//! Word lists: words that a single rule asks for, such as the verbs that put a text into the world.
//!
//! A list is a kind of row in `data/word_lists.csv`, as a class is in the other files. But a list says nothing of what
//! a word is in a sentence: the tagger sees [`Classes`](super::Classes) only, and a word of a list alone stays a word
//! that nobody knows.

/// A set of word lists. A word may be in several.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct WordLists(u64);

macro_rules! lists {
    ($($(#[$doc:meta])* $kind:literal $name:ident = $bit:literal;)*) => {
        impl WordLists {
            $($(#[$doc])* pub(crate) const $name: WordLists = WordLists(1 << $bit);)*

            /// Every list under its kind, in the order of the bits.
            pub(super) const KINDS: &[(&'static str, WordLists)] =
                &[$(($kind, WordLists::$name)),*];
        }
    };
}

lists! {
    /// Words that begin with an apostrophe for letters left out: `'em`, `'til`.
    "elision" ELISION = 0;
    /// Words that follow a closing mark inside a sentence, and that nothing can own: `‘the farmers’ claims’ before Friday`.
    "unowned" UNOWNED = 1;
    /// Days and months, which never belong to the name before them.
    "date" DATE = 2;
    /// Last words of names of organizations that are no surnames: `Sky News`.
    "not-surname" NOT_SURNAME = 3;
    /// Roles that have an addressee: `an adviser to the mayor`.
    "role-to" ROLE_TO = 4;
    /// Prepositions after which a mention continues: `a spokesman for the port`.
    "links-phrase" LINKS_PHRASE = 5;
    /// Prepositions between a role and what it is a role of: `captain of the club`.
    "links-role" LINKS_ROLE = 6;
    /// Prepositions between a name and an organization: `Arne Vik of the port council`.
    "links-member" LINKS_MEMBER = 7;
    /// More of them, where no comma precedes: `Arne Vik with the port council`.
    "links-member-adjoining" LINKS_MEMBER_ADJOINING = 8;
    /// Prepositions before the occasion on which somebody speaks: `said the trustees in a letter`.
    "links-occasion" LINKS_OCCASION = 9;
    /// Determiners of what is known already: `the`, `those`.
    "known-determiner" KNOWN_DETERMINER = 10;
    /// The indefinite article.
    "indefinite-article" INDEFINITE_ARTICLE = 11;
    /// Forms of "be", but for the first person.
    "be" BE = 12;
    /// Forms of "have".
    "have" HAVE = 13;
    /// Verbs between a name and a role that it is given: `Vik is the mayor`.
    "copula" COPULA = 14;
    /// More of them, where the role has an indefinite article: `Vik rose to become a captain`.
    "copula-indefinite" COPULA_INDEFINITE = 15;
    /// Words right before the name of a person: `a man named Arne Vik`.
    "names-person" NAMES_PERSON = 16;
    /// Words that name a person with "as": `known only as Lo`.
    "names-person-as" NAMES_PERSON_AS = 17;
    /// Words right before the title of a work in quotation marks: `a song called “Mind the Tide”`.
    "names-work" NAMES_WORK = 18;
    /// Verbs that put a text into the world: `The trust issued a statement`.
    "issues-text" ISSUES_TEXT = 19;
    /// Verbs of those who have a text from somebody else: `a memo obtained by the Larvik Post`.
    "receives-text" RECEIVES_TEXT = 20;
    /// Nouns for people whom a story keeps nameless: they do not stand for the person named last.
    "nameless" NAMELESS = 21;
    /// Nouns that say no more than that somebody is a person.
    "anybody" ANYBODY = 22;
    /// Words that make another office of an office: `the shadow chancellor`.
    "other-office" OTHER_OFFICE = 23;
    /// Titles of courtesy, of rank by birth and of the clergy: they say nothing of what the person does.
    "honorific" HONORIFIC = 24;
    /// First words of names of saints, which are places as often: `St. Ives`.
    "saint" SAINT = 25;
    /// Suffixes that distinguish two of a family: `Arne Vik Jr.`
    "generation" GENERATION = 26;
    /// Nouns that say so little of an organization that the one the story is about may be meant.
    "vague-organization" VAGUE_ORGANIZATION = 27;
    /// Organizations of which a country has one, whatever others a story imagines.
    "sole-organization" SOLE_ORGANIZATION = 28;
    /// Nouns that say so little of a text that the latest one is meant.
    "vague-document" VAGUE_DOCUMENT = 29;
    /// The form of "be" of the first person.
    "be-first-person" BE_FIRST_PERSON = 30;
    /// What bodies are for, as their names say: `Department for Media, Culture and Sport`.
    "field-of-work" FIELD_OF_WORK = 31;
    /// First words of names of places that are no place alone: `South Larvik`.
    "part-of-place" PART_OF_PLACE = 32;
    /// Nouns of organizations that people are called as well: `Vik, an institution in the village`.
    "figurative" FIGURATIVE = 33;
}

/// Lists of which an abbreviation is a member as its word without the full stop is: `Jr.`
const ABBREVIATED: WordLists = WordLists::HONORIFIC
    .with(WordLists::SAINT)
    .with(WordLists::GENERATION);

impl WordLists {
    /// No list.
    pub(crate) const NONE: WordLists = WordLists(0);

    /// Returns whether the two sets share a list.
    pub(crate) const fn any(self, other: WordLists) -> bool {
        self.0 & other.0 != 0
    }

    /// Returns this set with the lists of `other` added.
    pub(crate) const fn with(self, other: WordLists) -> WordLists {
        WordLists(self.0 | other.0)
    }

    /// Returns the lists that an abbreviation of a word in these is in.
    pub(super) const fn abbreviated(self) -> WordLists {
        WordLists(self.0 & ABBREVIATED.0)
    }

    /// Returns the set as a number: a bit for each list.
    #[allow(dead_code, reason = "only the build script writes lists")]
    pub(super) const fn bits(self) -> u64 {
        self.0
    }

    /// Returns the set of a number's bits.
    pub(super) const fn from_bits(bits: u64) -> WordLists {
        WordLists(bits)
    }
}

impl std::fmt::Debug for WordLists {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mine = WordLists::KINDS.iter().filter(|(_, list)| self.any(*list));
        f.debug_set().entries(mine.map(|(kind, _)| kind)).finish()
    }
}
