//! The schema: the name and the place of every feature in a row.
//!
//! Every value is under 64 ([`VALUES`](crate::rank::VALUES)), so that a tree asks "is it in this set?" with one 64-bit
//! mask.

use crate::rank::columns;

/// One row: a quote with a candidate, or with nobody.
pub type Row = [u8; COUNT];

columns! {
    pub Feature, COUNT, SCHEMA;

    // Where the candidate stands.
    /// Before or behind the quote, a label in it, an earlier speaker, or nobody.
    Side class,
    /// Paragraphs between.
    Paragraphs number,
    /// Sentences between.
    Sentences number,
    /// Tokens between, on a logarithmic scale.
    Distance number,
    /// Mentions nearer to the quote on the same side.
    Rank number,
    /// Subjects of a verb nearer to the quote on the same side.
    SubjectRank number,
    /// Mentions in the quote's sentence.
    SameSentence number,
    /// Mentions before it in its own sentence.
    Order number,
    /// What links it to the mention before it in its sentence.
    LinkBefore class,
    /// What links it to the mention behind it.
    LinkAfter class,
    /// Its place among the mentions with the same verb.
    Turn class,
    /// What lies between it and the quote, in order; see `path`.
    Path class,

    // What lies between.
    /// Quotes between.
    BetweenQuotes number,
    /// Verbs that carry speech between.
    BetweenCues number,
    /// Other verbs between.
    BetweenVerbs number,
    /// Commas between.
    BetweenCommas number,
    /// Colons between.
    BetweenColons number,
    /// "that" between.
    BetweenThats number,
    /// Full stops, question marks and the like between.
    BetweenStops number,
    /// Dashes between.
    BetweenDashes number,
    /// Brackets between.
    BetweenParens number,
    /// "and", "but", "while" between.
    BetweenConjunctions number,

    // The candidate's verb.
    /// What kind of verb follows.
    NextVerb class,
    /// Tokens to that verb.
    NextVerbDistance number,
    /// What lies between: commas, prepositions, pronouns, conjunctions, relatives.
    NextVerbCrossed class,
    /// Whether that verb is the quote's nearest cue: before it, behind it.
    VerbIsCue class,
    /// The word before the candidate.
    Previous class,
    /// The word before that.
    Previous2 class,
    /// The word behind the candidate.
    Following class,
    /// Starts its sentence.
    First class,
    /// It owns another noun: "Trump's campaign".
    Possessor class,
    /// Behind a bracket.
    InParens class,
    /// It may be a subject: a verb follows, and no preposition or verb comes before.
    Subject class,
    /// Stands in "what X called", "X's claim", "according to X", "in the words of X".
    Phrase class,
    /// The candidate is the object of a passive, or its agent.
    Voice class,
    /// The candidate stands behind its verb: "said Fowler".
    Inverted class,
    /// The candidate signs the quote above it.
    Signature class,
    /// A colon ends the paragraph before the quote; the candidate stands there.
    Lead class,
    /// The candidate stands in a reporting clause between commas, or in front of one.
    Inserted class,

    // The candidate itself.
    /// Name, role, organization, document, collective or pronoun.
    Kind class,
    /// Which pronoun.
    Pronoun class,
    /// The tag of its first word.
    Opening class,
    /// Its tokens.
    Length number,
    /// A title stands in front.
    Title class,
    /// A role stands in front or behind.
    Role class,
    /// The gender of the speaker.
    Gender class,
    /// More than one.
    Plural class,
    /// What kind of speaker it names.
    SpeakerKind class,
    /// Mentions of the same speaker in the story.
    SpeakerMentions number,
    /// Quotes already given to the same speaker.
    SpeakerQuotes number,
    /// How many mentions of the same speaker are followed by a cue.
    SpeakerCues number,
    /// The candidate's head is one of the words of the story's first paragraphs.
    SpeakerEarly class,

    // The cues of the quote.
    /// The nearest cue before the quote in its sentence.
    CueBefore class,
    /// Tokens from that cue to the quote.
    CueBeforeDistance number,
    /// The tag before that cue.
    CueBeforePrevious class,
    /// The nearest cue behind the quote in its sentence.
    CueAfter class,
    /// Tokens from the quote to that cue.
    CueAfterDistance number,
    /// The tag before that cue.
    CueAfterPrevious class,
    /// Signed distance from the candidate to the cue before.
    ToCueBefore number,
    /// Signed distance from the candidate to the cue behind.
    ToCueAfter number,
    /// It is the nearest subject left of the cue before.
    NearestToCue class,
    /// It is the nearest subject left of the quote.
    NearestToQuote class,

    // The quote.
    /// Words of the quote.
    Words number,
    /// Whether the quote begins with a capital.
    Capital class,
    /// The sign the quote ends with.
    LastSign class,
    /// How many of its words have a capital.
    CapitalShare number,
    /// I, we, my in the quote.
    HasFirstPerson class,
    /// you in the quote.
    HasSecondPerson class,
    /// A verb in the quote.
    HasVerb class,
    /// The tag of its first word: a quote that begins with a verb completes a sentence of the story.
    Opens class,
    /// Quotes around it.
    Depth number,
    /// How it ends.
    Closing class,
    /// It goes on with the speech of the paragraph before.
    Continues class,
    /// The tag before the quote.
    Left class,
    /// The tag before that.
    Left2 class,
    /// The tag before that.
    Left3 class,
    /// What the word before the quote says of it: a title, a term, a name.
    LeftWord class,
    /// The same of the two words before that.
    LeftWord2 class,
    /// What the word behind the quote says of it.
    RightWord class,
    /// The tag behind the quote.
    Right class,
    /// The tag behind that.
    Right2 class,
    /// The quote opens its paragraph.
    ParagraphStart class,
    /// The quote ends its paragraph.
    ParagraphEnd class,
    /// Quotes before it in its sentence.
    QuotesBefore number,
    /// Quotes behind it in its sentence.
    QuotesAfter number,
    /// The same words are quoted elsewhere in the story: before, behind.
    Repeated class,
    /// The paragraph is nothing but this quote.
    Alone class,
    /// Paragraphs before it.
    ParagraphNumber number,
    /// How much of its paragraph stands in marks.
    MarkedShare number,

    // Words distinguished one by one; see `words`.
    /// The word before the quote.
    LeftForm class,
    /// The word before that.
    Left2Form class,
    /// The word behind the quote.
    RightForm class,
    /// The nearest cue before the quote in its sentence.
    CueBeforeForm class,
    /// The nearest cue behind the quote in its sentence.
    CueAfterForm class,
    /// The first word of the quote.
    FirstForm class,
    /// The verb that follows the candidate.
    VerbForm class,
    /// The last word of the candidate.
    HeadForm class,
    /// The word before the candidate.
    PreviousForm class,

    // The quotes before.
    /// The candidate is the mention the previous quote was given to; or the same speaker.
    IsPrevious class,
    /// The same for the quote before that.
    IsPreviousButOne class,
    /// What the previous quote was given: nothing, nobody, somebody.
    PreviousOutcome class,
    /// The sign the previous quote ends with: a question has an answer.
    PreviousSign class,
    /// Paragraphs since the previous quote.
    ParagraphsSinceQuote number,
    /// Sentences since the previous quote, in one paragraph.
    SentencesSinceQuote number,
    /// The previous quote was given to a speaker of another gender than the candidate's.
    PreviousGender class,

    // The first pass. Zero in the rows of that pass; see `second_pass`.
    /// How far ahead of its best rival the row was, in log-odds.
    LookAhead number,
    /// Its rank.
    LookRank number,
    /// How far ahead nobody was.
    LookNobody number,
    /// The probability of the candidate's speaker in the quote before, and after, and in the quote with
    /// the same words.
    LastSpeaker number,
    /// See `LastSpeaker`.
    NextSpeaker number,
    /// See `LastSpeaker`.
    TwinSpeaker number,
    /// The probability of this very mention in the quote before, and after.
    LastMention number,
    /// See `LastMention`.
    NextMention number,
    /// The probability of nobody in the quote before, and after, and in the quote with the same words.
    LastNobody number,
    /// See `LastNobody`.
    NextNobody number,
    /// See `LastNobody`.
    TwinNobody number,
    /// The probability of the candidate's speaker in this quote, by other mentions as well.
    OwnSpeaker number,
    /// The largest probability of the candidate's speaker in another quote of the paragraph.
    ParagraphSpeaker number,
    /// The mean probability of nobody in all other quotes.
    StoryNobody number,
    /// How many of the other quotes of the story the candidate's speaker is good for.
    StorySpeaker number,

    // The answer, for the confidence model. Zero in the rows of candidates; see `confidence`.
    /// What its probability lacks of one.
    Unsure number,
    /// How far ahead of its best rival it is.
    Ahead number,
    /// Who that is: nobody, the same speaker by another mention, or what kind of other one.
    Rival class,
    /// Where that one stands.
    RivalSide class,
    /// The pattern that links it to the quote.
    Pattern class,
    /// How the mention came to its speaker; see `coref::link`.
    Link class,
    /// Sentences back to the antecedent.
    LinkSentences number,
    /// What the antecedent is.
    LinkAntecedent class,
    /// Others whom the mention could mean.
    LinkRivals number,
    /// Those of them that stand nearer than the antecedent.
    LinkNearer number,
    /// How far ahead the antecedent is.
    LinkMargin number,
    /// What the probability of the entity lacks of one, under the entity ranker.
    LinkUnsure number,
    /// The probability of the best other entity.
    LinkSecond number,
    /// Entities with the same last word.
    LinkNamesakes number,
    /// Words of the name that is printed.
    LinkWords number,
    /// How much speaks for a person.
    LinkPerson number,
    /// What the genders say.
    LinkGender class,
    /// The determiner, or how the name is written.
    LinkForm class,
    /// Mentions of the speaker before.
    LinkCount number,
}
