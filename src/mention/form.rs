//! What the words of a mention tell beyond its place and kind: keys to compare it by, and what it
//! does in its sentence.

use super::gender::Proof;
use super::key::Key;
use super::run::Article;
use std::ops::Range;

/// Which pronoun a mention is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Pronoun {
    He,
    She,
    They,
    It,
    I,
    We,
    You,
    Who,
    Which,
    /// `another`, `some`, `both`: stands for people without saying who.
    Indefinite,
}

/// The facts of one mention, beside it under the same index.
#[derive(Clone, Debug)]
pub(super) struct Form {
    pub(super) article: Article,
    pub(super) pronoun: Option<Pronoun>,
    /// The words between the determiners and the core: `US National Security Council spokesperson`.
    pub(super) prefix: Range<usize>,
    /// Where the phrase behind a role ends: `an official` `with knowledge of the talks`.
    pub(super) tail: usize,
    /// The last word of a name without suffixes; the head noun of anything else.
    pub(super) last: Key,
    /// The first word of a name of two words or more.
    pub(super) first: Key,
    /// The last two words of a name of two words or more.
    pub(super) last_two: Key,
    /// All words of the core.
    pub(super) whole: Key,
    /// Words of the core, suffixes left out.
    pub(super) words: u8,
    /// A verb follows of which it can be the subject, or it follows a verb of speech: `said Horne`.
    pub(super) subject: bool,
    /// That verb is one of speech.
    pub(super) speaks: bool,
    /// A preposition stands in front.
    pub(super) after_preposition: bool,
    /// A verb stands in front, of which it can be the object.
    pub(super) after_verb: bool,
    /// Nothing but signs stands before it in its sentence.
    pub(super) initial: bool,
    /// The head noun is known to name a person, a body or a text.
    pub(super) known: bool,
    /// What the mention's gender is taken from.
    pub(super) proof: Proof,
    /// A quote stands in its sentence.
    pub(super) quotes: bool,
}
