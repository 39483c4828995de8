//! The features of the entity ranker, by their place in a row.

use crate::rank::columns;

columns! {
    pub(crate) EntityFeature, ENTITY_COUNT, ENTITY_SCHEMA;

    // The mention.
    /// Which pronoun, or what kind of noun with which determiner.
    Kind class,
    /// What the head noun is in the lexicon.
    HeadClass class,
    /// The head noun, if it is one of those that are distinguished.
    Head class,
    /// Words before the head.
    Prefix number,
    /// What stands behind the head.
    Tail class,
    /// What it does in its sentence.
    Does class,
    /// What stands before a pronoun.
    Before class,
    /// Paragraphs of the story before it.
    Paragraph number,
    /// Entities that it could mean.
    Candidates number,
    /// Those whose gender and number fit.
    Fitting number,

    // What the rules say.
    /// This entity, another one, or a new one.
    Rule class,

    // The entity.
    /// What kind of entity, and whether its name has several words; 0 for a new one.
    Entity class,
    /// What the genders say.
    Gender class,
    /// What the numbers say.
    Number class,
    /// Words of its name.
    Words number,
    /// How much speaks for a person.
    Person number,
    /// Mentions so far.
    Count number,
    /// Mentions in the whole story, where they are known: those by name.
    Total number,
    /// Entities with more mentions in the whole story.
    TotalRank number,
    /// Of the last sixteen mentions those of this entity.
    Share number,
    /// Named in the headline or in the first paragraph.
    Prominent class,
    /// Roles that are known of it.
    Roles number,
    /// How it was introduced: the kind and the determiner of its first mention.
    Introduced class,
    /// Paragraphs since then; for one that is named later only, 40 and more.
    Since number,

    // Its latest mention.
    /// Sentences back.
    Sentences number,
    /// Tokens back.
    Tokens number,
    /// Whether it is the nearest subject before in the sentence, and whether either is an object: `Vik told him`.
    Clause class,
    /// Paragraphs back.
    Paragraphs number,
    /// Entities that were named after it.
    Rank number,
    /// Of those the ones that fit.
    FittingRank number,
    /// Its kind, and whether it is a subject.
    Latest class,
    /// What it does in its sentence.
    LatestDoes class,

    /// What stands before it: a subordinate clause hides its subject.
    LatestBefore class,

    /// What it does where it is named behind the mention, in the same sentence: `In his first year, Vik learned`.
    Ahead class,

    // Its history.
    /// Sentences since it was a subject.
    Subject number,
    /// Entities that were subjects after it.
    SubjectRank number,
    /// What stands before it there.
    SubjectBefore class,
    /// Subjects before it in that sentence.
    SubjectOrder number,
    /// Sentences since it opened one.
    Opened number,
    /// Entities that opened a sentence after it.
    OpenedRank number,
    /// Sentences since it spoke.
    Spoke number,
    /// Entities that spoke after it.
    SpokeRank number,
    /// Sentences since the same pronoun meant it.
    SamePronoun number,
    /// Whether its latest mention opens a sentence or a paragraph.
    Opens class,

    /// Whether it is named, or another one is, in the quotes of the mention's sentence; or only in those beside it.
    Quoted class,

    // The words of both.
    /// Whether it was called by the same noun.
    SameHead class,
    /// Words before the head that both have.
    SharedWords number,
    /// Words before the head that only the mention has.
    MissingWords number,
    /// It owns the mention, its name is among the mention's words, or both have an owner: the same, another.
    Owner class,
}

/// The row of a mention with one entity.
pub(crate) type EntityRow = [u8; ENTITY_COUNT];
