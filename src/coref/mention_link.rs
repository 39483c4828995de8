//! How a mention came to its speaker, in small numbers.

use crate::mention::SpeakerId;

/// How a mention is linked to its entity; every number is less than 64.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct MentionLink {
    /// How: see `link`.
    pub(crate) kind: u8,
    /// Sentences back to the antecedent, the entity's mention before; 0 for a first mention.
    pub(crate) sentences: u8,
    /// What the antecedent is: its kind, and whether it is a subject.
    pub(crate) antecedent: u8,
    /// Other entities named lately that the mention could mean.
    pub(crate) rivals: u8,
    /// Those of them that were named after the antecedent.
    pub(crate) nearer: u8,
    /// By how much the chosen antecedent of "he" and "she" is better than the second.
    pub(crate) margin: u8,
    /// What the probability of the entity lacks of one, under the entity ranker.
    pub(crate) unsure: u8,
    /// The probability of the best other entity.
    pub(crate) second: u8,
    /// Who that is, for `--explain`; nobody where it is hardly likely.
    pub(crate) rival: Option<SpeakerId>,
    /// Entities with the same surname, or the same head noun.
    pub(crate) namesakes: u8,
    /// Words of the name that is printed.
    pub(crate) words: u8,
    /// How much speaks for a person, around 31.
    pub(crate) person: u8,
    /// What the gender of the mention says of that of the entity, and where the entity's is from.
    pub(crate) gender: u8,
    /// The determiner of the mention; for a name, how its words are written elsewhere.
    pub(crate) form: u8,
    /// Mentions of the entity before this one.
    pub(crate) before: u8,
}
