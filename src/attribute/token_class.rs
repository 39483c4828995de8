//! Token classes: the tags of a story, split where the word itself tells more about who speaks.
//!
//! A tag says that a token is a verb; its class says that it is one of "said", "told" and "called". Which of
//! the things that a word may be it is in its sentence ("reports" is a verb and a document), the
//! [tagger](crate::tag) decides.

use crate::lexicon::{Classes, WordLists};
use crate::scan::{Scan, Token, TokenKind};
use crate::tag::Tag;

macro_rules! classes {
    ($($(#[$doc:meta])* $name:ident,)*) => {
        /// The class of a token, for features.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        #[repr(u8)]
        pub(super) enum TokenClass {
            $($(#[$doc])* $name,)*
        }

        impl TokenClass {
            /// How many classes there are.
            pub(super) const COUNT: usize = [$(TokenClass::$name),*].len();
        }
    };
}

classes! {
    /// Before the first or behind the last token of a paragraph.
    Edge,
    /// Before the first or behind the last token of a sentence.
    Break,
    Quote,
    Comma,
    Colon,
    Stop,
    Query,
    Dash,
    Paren,
    Sign,
    Possessive,
    Say,
    Tell,
    Report,
    Express,
    /// -ing forms of reporting verbs: saying, adding.
    ReportIng,
    /// -ing forms of verbs of judgement: calling.
    ExpressIng,
    Verb,
    /// An unknown word in -ed.
    Past,
    /// Another word in -ing.
    Ing,
    Auxiliary,
    Negation,
    Pronoun,
    /// I, we, you.
    SpeechPerson,
    Object,
    Owner,
    Determiner,
    A,
    Indefinite,
    That,
    Relative,
    Question,
    And,
    But,
    Conjunction,
    To,
    Of,
    By,
    As,
    In,
    For,
    From,
    With,
    Like,
    Preposition,
    Adverb,
    Time,
    Number,
    Title,
    Role,
    Organization,
    Document,
    Kin,
    Speech,
    Work,
    Demonym,
    Name,
    Acronym,
    Lower,
    /// "according", which takes "to".
    According,
}

impl TokenClass {
    /// Returns whether the class is a verb that carries speech.
    pub(super) fn is_cue(self) -> bool {
        (TokenClass::Say..=TokenClass::ExpressIng).contains(&self)
    }

    /// Returns whether the class is a verb of any kind, auxiliaries aside.
    pub(super) fn is_verb(self) -> bool {
        (TokenClass::Say..=TokenClass::Ing).contains(&self)
    }

    /// Returns whether the class is a preposition.
    pub(super) fn is_preposition(self) -> bool {
        (TokenClass::To..=TokenClass::Preposition).contains(&self)
    }
}

/// Returns the class of every token of a scan.
pub(super) fn classes(text: &str, scan: &Scan, tags: &[Tag]) -> Vec<TokenClass> {
    let tokens = scan.tokens.iter().zip(tags);
    tokens
        .map(|(token, &tag)| class(&text[token.span], token, tag))
        .collect()
}

fn class(word: &str, token: &Token, tag: Tag) -> TokenClass {
    let classes = token.word.classes;
    if let TokenKind::Sign(mark) = token.kind {
        return sign(mark);
    }
    if word.eq_ignore_ascii_case("according") {
        return TokenClass::According;
    }
    if classes.any(Classes::NEGATION) {
        return TokenClass::Negation;
    }
    let is_that = || word.eq_ignore_ascii_case("that");
    match tag {
        Tag::Sign => TokenClass::Sign,
        Tag::Quote => TokenClass::Quote,
        Tag::Clitic => TokenClass::Possessive,
        Tag::Number => TokenClass::Number,
        Tag::Name | Tag::Suffix if token.kind == TokenKind::Acronym && word.len() > 1 => {
            TokenClass::Acronym
        }
        Tag::Name | Tag::Suffix => TokenClass::Name,
        Tag::Title => TokenClass::Title,
        Tag::Role => TokenClass::Role,
        Tag::Org => TokenClass::Organization,
        Tag::Doc => TokenClass::Document,
        Tag::Kin => TokenClass::Kin,
        Tag::Demonym => TokenClass::Demonym,
        Tag::Word => noun(classes),
        Tag::Determiner if token.is_listed(WordLists::INDEFINITE_ARTICLE) => TokenClass::A,
        Tag::Determiner | Tag::Relative | Tag::Conjunction | Tag::Pronoun if is_that() => {
            TokenClass::That
        }
        Tag::Determiner => TokenClass::Determiner,
        Tag::Possessive => TokenClass::Owner,
        Tag::Pronoun if classes.any(Classes::SPEECH_PERSON) => TokenClass::SpeechPerson,
        Tag::Pronoun => TokenClass::Pronoun,
        Tag::Object => TokenClass::Object,
        Tag::Indefinite => TokenClass::Indefinite,
        Tag::Relative => TokenClass::Relative,
        Tag::Question => TokenClass::Question,
        Tag::Preposition => connective(word, TokenClass::Preposition),
        Tag::Conjunction => connective(word, TokenClass::Conjunction),
        Tag::Auxiliary => TokenClass::Auxiliary,
        Tag::Verb => verb(word, classes),
        Tag::Ing => ing(classes),
        Tag::Adverb => TokenClass::Adverb,
        Tag::Time => TokenClass::Time,
    }
}

/// Splits verbs by how they carry speech.
fn verb(word: &str, classes: Classes) -> TokenClass {
    if classes.any(Classes::ING) {
        ing(classes)
    } else if classes.any(Classes::SAY) {
        TokenClass::Say
    } else if classes.any(Classes::TELL) {
        TokenClass::Tell
    } else if classes.any(Classes::REPORT) {
        TokenClass::Report
    } else if classes.any(Classes::EXPRESS) {
        TokenClass::Express
    } else if classes.is_empty() && word.ends_with("ed") {
        TokenClass::Past
    } else {
        TokenClass::Verb
    }
}

/// Splits -ing forms by how they carry speech.
fn ing(classes: Classes) -> TokenClass {
    if classes.any(Classes::SAY | Classes::TELL | Classes::REPORT) {
        TokenClass::ReportIng
    } else if classes.any(Classes::EXPRESS) {
        TokenClass::ExpressIng
    } else {
        TokenClass::Ing
    }
}

/// Splits nouns that name nobody: acts of speech, works, others.
fn noun(classes: Classes) -> TokenClass {
    if classes.any(Classes::SPEECH) {
        TokenClass::Speech
    } else if classes.any(Classes::WORK) {
        TokenClass::Work
    } else {
        TokenClass::Lower
    }
}

fn sign(sign: char) -> TokenClass {
    match sign {
        ',' => TokenClass::Comma,
        ':' => TokenClass::Colon,
        '.' | ';' => TokenClass::Stop,
        '!' | '?' => TokenClass::Query,
        '—' | '-' | '…' => TokenClass::Dash,
        '(' | ')' | '[' | ']' => TokenClass::Paren,
        _ => TokenClass::Sign,
    }
}

fn connective(word: &str, otherwise: TokenClass) -> TokenClass {
    let is = |w: &str| word.eq_ignore_ascii_case(w);
    if is("and") || is("or") {
        TokenClass::And
    } else if is("but") {
        TokenClass::But
    } else if is("to") {
        TokenClass::To
    } else if is("of") {
        TokenClass::Of
    } else if is("by") {
        TokenClass::By
    } else if is("as") {
        TokenClass::As
    } else if is("in") || is("on") || is("at") {
        TokenClass::In
    } else if is("for") {
        TokenClass::For
    } else if is("from") {
        TokenClass::From
    } else if is("with") {
        TokenClass::With
    } else if is("like") || is("than") {
        TokenClass::Like
    } else {
        otherwise
    }
}

// A class is a feature's value, see `feature::VALUES`.
const _: () = assert!(TokenClass::COUNT <= crate::rank::VALUES as usize);
