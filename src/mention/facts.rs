//! What the words of a mention tell beyond its place and kind: keys to compare it by, and what it
//! does in its sentence.

use super::SpeakerId;
use super::gender::GenderEvidence;
use super::run::Article;
use crate::tag::key::Key;
use std::ops::Range;

/// Which pronoun a mention is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Pronoun {
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
pub(crate) struct MentionFacts {
    pub(crate) article: Article,
    pub(crate) pronoun: Option<Pronoun>,
    /// The words between the determiners and the core: `US National Security Council spokesperson`.
    pub(crate) prefix: Range<usize>,
    /// Where the phrase behind a role ends: `an official` `with knowledge of the talks`.
    pub(crate) tail: usize,
    /// The last word of a name without suffixes; the head noun of anything else.
    pub(crate) last: Key,
    /// The first word of a name of two words or more.
    pub(crate) first: Key,
    /// The last two words of a name of two words or more.
    pub(crate) last_two: Key,
    /// All words of the core.
    pub(crate) whole: Key,
    /// Words of the core, suffixes left out.
    pub(crate) words: u8,
    /// A verb follows of which it can be the subject, or it follows a verb of speech: `said Horne`.
    pub(crate) subject: bool,
    /// That verb is one of speech.
    pub(crate) speaks: bool,
    /// A preposition stands in front.
    pub(crate) after_preposition: bool,
    /// A verb stands in front, of which it can be the object.
    pub(crate) after_verb: bool,
    /// Nothing but signs stands before it in its sentence.
    pub(crate) initial: bool,
    /// The head noun is known to name a person, a body or a text.
    pub(crate) known: bool,
    /// What the mention's gender is taken from.
    pub(crate) proof: GenderEvidence,
    /// Of "he" and "she": by how much the best antecedent is better than the second, see `coref::person`.
    pub(crate) margin: u8,
    /// What the probability of its entity lacks of one, from 1, and the probability of the best other one, as
    /// `rank::halvings`; 0 where `coref::ranking` was not asked.
    pub(crate) unsure: u8,
    pub(crate) second: u8,
    /// Who that other one is, where it is worth naming.
    pub(crate) rival: Option<SpeakerId>,
    /// A quote stands in its sentence.
    pub(crate) quotes: bool,
}
