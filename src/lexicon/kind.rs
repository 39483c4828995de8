//! The closed list of kinds a row of a lexicon file may have, and what each makes of its word.
//!
//! A kind is what a person writes into the `kind` column; [`Classes`], [`WordLists`] and [`Keyword`] are what the
//! stages ask for. One kind may give several classes (`epithet` is a role too), and one word may have several rows.

use super::class::Classes;
use super::keyword::Keyword;
use super::list::WordLists;
use super::quote_list::QuoteLists;
use super::relation::WordRelation;

/// Which further forms the word of a row has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Inflection {
    /// None: "never", "Mr", "Karin".
    Fixed,
    /// The forms of a verb: says, said, saying.
    Verb,
    /// The plural of a noun: officials.
    Noun,
    /// None; the column lists related words: `sen` is a senator and a lawmaker.
    Related(WordRelation),
}

/// A kind: its name in the files, what a word of it is, its forms.
#[derive(Clone, Copy, Debug)]
pub(super) struct Kind {
    pub(super) name: &'static str,
    pub(super) classes: Classes,
    pub(super) lists: WordLists,
    pub(super) keyword: Keyword,
    pub(super) quote_lists: QuoteLists,
    pub(super) inflection: Inflection,
}

macro_rules! kinds {
    ($($name:literal $inflection:ident $($class:ident)|+;)*) => {
        /// The kinds that give a class, sorted by name.
        const CLASS_KINDS: &[Kind] = &[$(Kind {
            classes: Classes::NONE$(.with(Classes::$class))+,
            inflection: Inflection::$inflection,
            ..Kind::named($name)
        }),*];
    };
}

kinds! {
    "abbreviation" Fixed ABBREVIATION;
    "adverb" Fixed ADVERB;
    "auxiliary" Fixed AUXILIARY;
    "conjunction" Fixed CONJUNCTION;
    "demonym" Noun DEMONYM;
    "determiner" Fixed DETERMINER;
    "document" Noun DOCUMENT;
    "epithet" Noun EPITHET | ROLE;
    "epithet-female" Noun EPITHET | ROLE | FEMALE;
    "epithet-male" Noun EPITHET | ROLE | MALE;
    "given" Fixed GIVEN | MALE | FEMALE;
    "given-female" Fixed GIVEN | FEMALE;
    "given-male" Fixed GIVEN | MALE;
    "indefinite" Fixed INDEFINITE;
    "kin" Noun KIN;
    "kin-female" Noun KIN | FEMALE;
    "kin-male" Noun KIN | MALE;
    "negation" Fixed NEGATION;
    "number" Fixed NUMBER;
    "object" Fixed OBJECT;
    "object-female" Fixed OBJECT | FEMALE;
    "object-male" Fixed OBJECT | MALE;
    "opener" Fixed OPENER;
    "organization" Noun ORGANIZATION;
    "outlet" Fixed OUTLET;
    "particle" Fixed PARTICLE;
    "place" Fixed PLACE;
    "plural" Fixed PLURAL;
    "possessive" Fixed POSSESSIVE;
    "possessive-female" Fixed POSSESSIVE | FEMALE;
    "possessive-male" Fixed POSSESSIVE | MALE;
    "preposition" Fixed PREPOSITION;
    "pronoun" Fixed PRONOUN;
    "pronoun-female" Fixed PRONOUN | FEMALE;
    "pronoun-male" Fixed PRONOUN | MALE;
    "question" Fixed QUESTION;
    "relative" Fixed RELATIVE;
    "role" Noun ROLE;
    "role-female" Noun ROLE | FEMALE;
    "role-male" Noun ROLE | MALE;
    "speech" Noun SPEECH;
    "speech-person" Fixed SPEECH_PERSON;
    "suffix" Fixed SUFFIX;
    "time" Fixed TIME;
    "title" Fixed TITLE;
    "title-female" Fixed TITLE | FEMALE;
    "title-male" Fixed TITLE | MALE;
    "verb" Verb VERB;
    "verb-express" Verb EXPRESS;
    "verb-report" Verb REPORT;
    "verb-say" Verb SAY;
    "verb-tell" Verb TELL;
    "work" Noun WORK;
}

impl Kind {
    const fn named(name: &'static str) -> Kind {
        Kind {
            name,
            classes: Classes::NONE,
            lists: WordLists::NONE,
            keyword: Keyword::None,
            quote_lists: QuoteLists::NONE,
            inflection: Inflection::Fixed,
        }
    }

    /// Returns every kind: those of classes, of word lists and of keywords.
    pub(super) fn all() -> impl Iterator<Item = Kind> {
        let lists = WordLists::KINDS.iter().map(|&(name, lists)| Kind {
            lists,
            ..Kind::named(name)
        });
        let keywords = Keyword::KINDS.iter().map(|&(name, keyword)| Kind {
            keyword,
            ..Kind::named(name)
        });
        let quote_lists = QuoteLists::KINDS.iter().map(|&(name, quote_lists)| Kind {
            quote_lists,
            ..Kind::named(name)
        });
        let relations = WordRelation::KINDS.iter().map(|&(name, relation)| Kind {
            inflection: Inflection::Related(relation),
            ..Kind::named(name)
        });
        let others = lists.chain(keywords).chain(quote_lists).chain(relations);
        CLASS_KINDS.iter().copied().chain(others)
    }

    /// Returns the kind called `name`.
    pub(super) fn find(name: &str) -> Option<Kind> {
        Kind::all().find(|kind| kind.name == name)
    }

    /// Returns the name of the kind that `typed` was most likely meant to be.
    pub(super) fn closest(typed: &str) -> &'static str {
        let typed: Vec<char> = typed.chars().take(32).collect();
        Kind::all()
            .map(|kind| kind.name)
            .min_by_key(|name| distance(&typed, name))
            .unwrap_or_default()
    }
}

/// Counts the letters to change, add or drop to make `b` of `a`.
fn distance(a: &[char], b: &str) -> usize {
    let mut row: Vec<usize> = (0..=a.len()).collect();
    for (n, letter) in b.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = n + 1;
        for column in 1..row.len() {
            let replaced = diagonal + usize::from(a[column - 1] != letter);
            diagonal = row[column];
            row[column] = replaced.min(diagonal + 1).min(row[column - 1] + 1);
        }
    }
    row[a.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_sorted_and_have_names_of_their_own() {
        let sorted = |pair: &[Kind]| pair[0].name < pair[1].name;
        assert!(CLASS_KINDS.windows(2).all(sorted));
        let mut names: Vec<&str> = Kind::all().map(|kind| kind.name).collect();
        names.sort_unstable();
        assert!(names.windows(2).all(|pair| pair[0] != pair[1]));
    }

    #[test]
    fn a_mistyped_kind_has_a_hint() {
        assert_eq!(Kind::closest("verb_report"), "verb-report");
        assert_eq!(Kind::closest("organisation"), "organization");
        assert_eq!(Kind::closest("Roles"), "role");
    }

    #[test]
    fn every_kind_is_explained_in_the_readme_of_the_data() {
        let readme = include_str!("../../data/README.md");
        for kind in Kind::all() {
            let named = format!("`{}`", kind.name);
            assert!(readme.contains(&named), "data/README.md lacks {named}");
        }
    }
}
