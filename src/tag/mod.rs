//! What each token does in its sentence, as far as the words around it tell.
//!
//! No part-of-speech model: the lexicon says what a word may be, the tag before it says which of
//! these it is. `reports` is a noun behind `the` and a verb behind `the minister`.

mod capital;
pub(crate) mod casing;
mod function;
pub(crate) mod key;
mod seen_words;
mod tagger;
mod verb;

use crate::lexicon::{Classes, Lexicon};
use crate::scan::{Scan, TokenKind};
use casing::Casing;
use key::Key;
use tagger::{Phrase, Tagger};

/// What a token does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tag {
    /// Part of a proper name.
    Name,
    /// A title with a capital: `Mr`, `President`.
    Title,
    /// `Jr`, `QC`.
    Suffix,
    /// `official`, `Senator`.
    Role,
    /// `company`, `Department`.
    Org,
    /// `report`, `Act`.
    Doc,
    /// `wife`.
    Kin,
    /// `French`, `Republicans`.
    Demonym,
    /// Another noun or an adjective.
    Word,
    Number,
    Determiner,
    Possessive,
    Pronoun,
    Object,
    Indefinite,
    Relative,
    Question,
    Preposition,
    Conjunction,
    Auxiliary,
    /// A verb, finite as far as one can see.
    Verb,
    /// `saying`.
    Ing,
    Adverb,
    Time,
    /// The `'s` of an owner.
    Clitic,
    Sign,
    Quote,
}

impl Tag {
    /// Tells whether a noun phrase that ends here is complete.
    pub(crate) fn is_head(self) -> bool {
        use Tag::{Demonym, Doc, Kin, Name, Org, Role, Suffix, Title};
        matches!(
            self,
            Name | Suffix | Role | Org | Doc | Kin | Demonym | Title
        )
    }

    /// Tells whether the token can stand inside a noun phrase, behind its determiner.
    pub(crate) fn is_nominal(self) -> bool {
        self.is_head() || matches!(self, Tag::Word | Tag::Number)
    }
}

pub(crate) const FUNCTION: Classes = Classes::PRONOUN
    .with(Classes::OBJECT)
    .with(Classes::POSSESSIVE)
    .with(Classes::DETERMINER)
    .with(Classes::PREPOSITION)
    .with(Classes::CONJUNCTION)
    .with(Classes::RELATIVE)
    .with(Classes::QUESTION)
    .with(Classes::NEGATION)
    .with(Classes::INDEFINITE);

pub(crate) const VERB: Classes = Classes::CUE.with(Classes::VERB);

pub(crate) const NOUN: Classes = Classes::ROLE
    .with(Classes::ORGANIZATION)
    .with(Classes::DOCUMENT)
    .with(Classes::KIN)
    .with(Classes::SPEECH)
    .with(Classes::WORK);

/// The tokens of a scan with what is known of each: parallel to `Scan::tokens`.
#[derive(Debug)]
pub(crate) struct TaggedTokens {
    /// Folded words; [`Key::NONE`] for signs and quotes.
    pub(crate) keys: Vec<Key>,
    /// How the story writes its words.
    pub(crate) casing: Casing,
    /// What each token does.
    pub(crate) tags: Vec<Tag>,
}

/// Tags every token of a scan.
pub(crate) fn tag(text: &str, scan: &Scan, lexicon: &Lexicon) -> TaggedTokens {
    let keys = scan.tokens.iter().map(|token| match token.kind {
        TokenKind::Quote(_) | TokenKind::Sign(_) => Key::NONE,
        _ => Key::at(text, token.span),
    });
    let keys: Vec<Key> = keys.collect();
    let casing = Casing::of(text, scan, &keys);
    let tags = tags(text, scan, &keys, &casing, lexicon);
    TaggedTokens { keys, casing, tags }
}

fn tags(text: &str, scan: &Scan, keys: &[Key], casing: &Casing, lexicon: &Lexicon) -> Vec<Tag> {
    let mut tags = vec![Tag::Sign; scan.tokens.len()];
    for sentence in &scan.sentences {
        let mut tagger = Tagger {
            text,
            lexicon,
            tokens: &scan.tokens[sentence.tokens.clone()],
            keys: &keys[sentence.tokens.clone()],
            casing,
            titled: casing.is_titled(sentence.passage),
            initial: true,
            phrase: Phrase::None,
        };
        let mut before = Tag::Sign;
        for (n, tag) in tags[sentence.tokens.clone()].iter_mut().enumerate() {
            *tag = tagger.tag(n, before);
            tagger.step(n, *tag);
            before = *tag;
        }
    }
    tags
}

/// Returns the tag of a noun by its classes.
fn noun(classes: Classes) -> Tag {
    if classes.any(Classes::ROLE) {
        Tag::Role
    } else if classes.any(Classes::KIN) {
        Tag::Kin
    } else if classes.any(Classes::ORGANIZATION) {
        Tag::Org
    } else if classes.any(Classes::DOCUMENT) {
        Tag::Doc
    } else if classes.any(Classes::DEMONYM) {
        Tag::Demonym
    } else {
        Tag::Word
    }
}
