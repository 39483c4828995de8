//! Tags: one word class for each token of a frame, the first that fits.
//!
//! A token may be many things ("reports" is a verb and a document); the frame is read with one tag
//! a token, chosen by how much the class tells about who speaks.

use crate::lexicon::Classes;
use crate::scan::{Scan, Token, TokenKind};

macro_rules! tags {
    ($($(#[$doc:meta])* $name:ident,)*) => {
        /// What a token is in its frame.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        #[repr(u8)]
        pub(super) enum Tag {
            $($(#[$doc])* $name,)*
        }

        impl Tag {
            /// How many tags there are.
            pub(super) const COUNT: usize = [$(Tag::$name),*].len();
        }
    };
}

tags! {
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

impl Tag {
    /// Tells whether the tag is a verb that carries speech.
    pub(super) fn is_cue(self) -> bool {
        (Tag::Say..=Tag::ExpressIng).contains(&self)
    }

    /// Tells whether the tag is a verb of any kind, auxiliaries aside.
    pub(super) fn is_verb(self) -> bool {
        (Tag::Say..=Tag::Ing).contains(&self)
    }

    /// Tells whether the tag is a preposition.
    pub(super) fn is_preposition(self) -> bool {
        (Tag::To..=Tag::Preposition).contains(&self)
    }
}

/// Tags every token of a scan.
pub(super) fn tags(text: &str, scan: &Scan) -> Vec<Tag> {
    let mut tags = Vec::with_capacity(scan.tokens.len());
    for sentence in &scan.sentences {
        let mut first = true;
        for token in &scan.tokens[sentence.tokens.clone()] {
            tags.push(tag(text, token, first));
            // `“ Captains` and `( Captains` start a sentence as well.
            first = first && matches!(token.kind, TokenKind::Sign(_));
        }
    }
    tags
}

fn tag(text: &str, token: &Token, first: bool) -> Tag {
    match token.kind {
        TokenKind::Quote(_) => Tag::Quote,
        TokenKind::Possessive => Tag::Possessive,
        TokenKind::Number => Tag::Number,
        TokenKind::Sign(sign) => sign_tag(sign),
        TokenKind::Lower => word_tag(&text[token.span], token.word.classes),
        TokenKind::Acronym if token.span.len() > 1 => capital_tag(token.word.classes, Tag::Acronym),
        TokenKind::Acronym | TokenKind::Capital if first => {
            first_tag(&text[token.span], token.word.classes)
        }
        TokenKind::Acronym | TokenKind::Capital => capital_tag(token.word.classes, Tag::Name),
    }
}

fn sign_tag(sign: char) -> Tag {
    match sign {
        ',' => Tag::Comma,
        ':' => Tag::Colon,
        '.' | ';' => Tag::Stop,
        '!' | '?' => Tag::Query,
        '—' | '-' | '…' => Tag::Dash,
        '(' | ')' | '[' | ']' => Tag::Paren,
        _ => Tag::Sign,
    }
}

/// A capital inside a sentence: a name, unless it is a title, a role or "I".
fn capital_tag(classes: Classes, name: Tag) -> Tag {
    if classes.any(Classes::SPEECH_PERSON) && classes.any(Classes::PRONOUN) {
        Tag::SpeechPerson
    } else if classes.any(Classes::TITLE) {
        Tag::Title
    } else if classes.any(Classes::TIME) && !classes.any(Classes::GIVEN) {
        Tag::Time
    } else if classes.any(Classes::DEMONYM) {
        Tag::Demonym
    } else {
        name
    }
}

/// A capital that starts a sentence: whatever the word is in lower case, a name if it is nothing.
fn first_tag(word: &str, classes: Classes) -> Tag {
    let plain = Classes::DETERMINER
        | Classes::PRONOUN
        | Classes::POSSESSIVE
        | Classes::PREPOSITION
        | Classes::CONJUNCTION
        | Classes::RELATIVE
        | Classes::QUESTION
        | Classes::ADVERB
        | Classes::OPENER
        | Classes::INDEFINITE
        | Classes::TIME
        | Classes::NEGATION;
    if word == "According" || classes.any(plain) {
        return word_tag(word, classes);
    }
    match word_tag(word, classes) {
        Tag::Lower | Tag::Verb | Tag::Past | Tag::Express | Tag::Report => {
            capital_tag(classes, Tag::Name)
        }
        tag => match capital_tag(classes, Tag::Name) {
            Tag::Name => tag,
            special => special,
        },
    }
}

fn word_tag(word: &str, classes: Classes) -> Tag {
    // It opens sentences, and ends in -ing: neither tells as much as the word does.
    if word.eq_ignore_ascii_case("according") {
        return Tag::According;
    }
    for (class, tag) in PRIORITY {
        if classes.any(*class) {
            return finer(word, classes, *tag);
        }
    }
    if word.ends_with("ed") && word.len() > 4 {
        Tag::Past
    } else if word.ends_with("ing") && word.len() > 5 {
        Tag::Ing
    } else if word.ends_with("ly") && word.len() > 4 {
        Tag::Adverb
    } else {
        Tag::Lower
    }
}

/// Which class wins where a word has several.
const PRIORITY: &[(Classes, Tag)] = &[
    (Classes::NEGATION, Tag::Negation),
    (Classes::SAY, Tag::Say),
    (Classes::AUXILIARY, Tag::Auxiliary),
    (Classes::RELATIVE, Tag::Relative),
    (Classes::PRONOUN, Tag::Pronoun),
    (Classes::POSSESSIVE, Tag::Owner),
    (Classes::OBJECT, Tag::Object),
    (Classes::DETERMINER, Tag::Determiner),
    (Classes::TELL, Tag::Tell),
    (Classes::QUESTION, Tag::Question),
    (Classes::CONJUNCTION, Tag::Conjunction),
    (Classes::PREPOSITION, Tag::Preposition),
    (Classes::INDEFINITE, Tag::Indefinite),
    (Classes::REPORT, Tag::Report),
    (Classes::EXPRESS, Tag::Express),
    (Classes::TIME, Tag::Time),
    (Classes::NUMBER, Tag::Number),
    (Classes::TITLE, Tag::Title),
    (Classes::ROLE, Tag::Role),
    (Classes::EPITHET, Tag::Role),
    (Classes::KIN, Tag::Kin),
    (Classes::ORGANIZATION, Tag::Organization),
    (Classes::DOCUMENT, Tag::Document),
    (Classes::SPEECH, Tag::Speech),
    (Classes::WORK, Tag::Work),
    (Classes::VERB, Tag::Verb),
    (Classes::ADVERB, Tag::Adverb),
    (Classes::OPENER, Tag::Adverb),
    (Classes::DEMONYM, Tag::Demonym),
];

/// Splits the tags that matter most by the word itself.
fn finer(word: &str, classes: Classes, tag: Tag) -> Tag {
    let ing = classes.any(Classes::ING);
    match tag {
        Tag::Say | Tag::Tell | Tag::Report if ing => Tag::ReportIng,
        Tag::Express if ing => Tag::ExpressIng,
        // "reports", "claims", "comments": nouns as often as verbs; the frame decides.
        Tag::Report | Tag::Express if noun_first(classes) => noun_tag(classes, tag),
        Tag::Pronoun if classes.any(Classes::SPEECH_PERSON) => Tag::SpeechPerson,
        Tag::Determiner if matches!(word, "a" | "an" | "A" | "An") => Tag::A,
        Tag::Determiner | Tag::Relative | Tag::Conjunction if word.eq_ignore_ascii_case("that") => {
            Tag::That
        }
        Tag::Conjunction | Tag::Preposition => connective(word, tag),
        tag => tag,
    }
}

/// A plural or base form that is also a noun for a text or an act of speech.
fn noun_first(classes: Classes) -> bool {
    classes.any(Classes::DOCUMENT | Classes::SPEECH | Classes::ROLE | Classes::ORGANIZATION)
        && !classes.any(Classes::PAST)
        && classes.any(Classes::BASE)
}

fn noun_tag(classes: Classes, otherwise: Tag) -> Tag {
    if classes.any(Classes::DOCUMENT) {
        Tag::Document
    } else if classes.any(Classes::SPEECH) {
        Tag::Speech
    } else if classes.any(Classes::ROLE) {
        Tag::Role
    } else if classes.any(Classes::ORGANIZATION) {
        Tag::Organization
    } else {
        otherwise
    }
}

fn connective(word: &str, otherwise: Tag) -> Tag {
    let is = |w: &str| word.eq_ignore_ascii_case(w);
    if is("and") || is("or") {
        Tag::And
    } else if is("but") {
        Tag::But
    } else if is("to") {
        Tag::To
    } else if is("of") {
        Tag::Of
    } else if is("by") {
        Tag::By
    } else if is("as") {
        Tag::As
    } else if is("in") || is("on") || is("at") {
        Tag::In
    } else if is("for") {
        Tag::For
    } else if is("from") {
        Tag::From
    } else if is("with") {
        Tag::With
    } else if is("like") || is("than") {
        Tag::Like
    } else {
        otherwise
    }
}

// A tag is a feature's value, see `feature::VALUES`.
const _: () = assert!(Tag::COUNT <= super::feature::VALUES as usize);
