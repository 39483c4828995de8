//! The tags, and the classes of words that tell which of them a word may have.

use crate::lexicon::Classes;

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

/// Returns the tag of a noun by its classes.
pub(super) fn noun(classes: Classes) -> Tag {
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
