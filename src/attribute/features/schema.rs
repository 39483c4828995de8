//! The schema: the name and the place of every feature in a row, the order of its values, and in brackets the groups that
//! `--explain` explains it with: one of those for a speaker, one of those for nobody, or one of each.
//!
//! Every value is under 64 ([`VALUES`](crate::rank::VALUES)), so that a tree asks "is it in this set?" with one 64-bit
//! mask.

use crate::rank::columns;

/// One row: a quote with a candidate, or with nobody.
pub(crate) type Row = [u8; COUNT];

macro_rules! features {
    ($($(#[$doc:meta])* $name:ident $order:ident [$($group:ident)*],)*) => {
        columns! {
            pub(crate) Feature, COUNT, SCHEMA;
            $($(#[$doc])* $name $order,)*
        }

        impl Feature {
            /// Every feature with the groups that it is explained with: a function each, in `explain`.
            pub(crate) const GROUPS: &[(Feature, &[&str])] =
                &[$((Feature::$name, &[$(stringify!($group)),*])),*];
        }
    };
}

features! {
    // Where the candidate stands.
    /// Before or behind the quote, a label in it, an earlier speaker, or nobody.
    Side class [place names_far],
    /// Paragraphs between.
    Paragraphs number [place names_far],
    /// Sentences between.
    Sentences number [place names_far],
    /// Tokens between, on a logarithmic scale.
    Distance number [place names_far],
    /// Mentions nearer to the quote on the same side.
    Rank number [rank names_far],
    /// Subjects of a verb nearer to the quote on the same side.
    SubjectRank number [rank names_far],
    /// Mentions in the quote's sentence.
    SameSentence number [same_sentence],
    /// Mentions before it in its own sentence.
    Order number [rank],
    /// What links it to the mention before it in its sentence.
    JointBefore class [before_name],
    /// What links it to the mention behind it.
    JointAfter class [behind_name],
    /// Its place among the mentions with the same verb.
    VerbOrder class [rank],
    /// What lies between it and the quote, in order; see `path`.
    Path class [verbs_between],

    // What lies between.
    /// Quotes between.
    BetweenQuotes number [quotes_between],
    /// Verbs that carry speech between.
    BetweenCues number [verbs_between],
    /// Other verbs between.
    BetweenVerbs number [verbs_between],
    /// Commas between.
    BetweenCommas number [signs_between],
    /// Colons between.
    BetweenColons number [signs_between],
    /// "that" between.
    BetweenThats number [thats_between],
    /// Full stops, question marks and the like between.
    BetweenStops number [signs_between],
    /// Dashes between.
    BetweenDashes number [signs_between],
    /// Brackets between.
    BetweenParens number [signs_between],
    /// "and", "but", "while" between.
    BetweenConjunctions number [conjunctions_between],

    // The candidate's verb.
    /// What kind of verb follows.
    NextVerb class [verb names_without_verb],
    /// Tokens to that verb.
    NextVerbDistance number [verb names_without_verb],
    /// What lies between: commas, prepositions, pronouns, conjunctions, relatives.
    NextVerbCrossed class [verb names_without_verb],
    /// Whether that verb is the quote's nearest cue: before it, behind it.
    VerbIsCue class [verb names_without_verb],
    /// The word before the candidate.
    Previous class [before_name],
    /// The word before that.
    Previous2 class [before_name],
    /// The word behind the candidate.
    Following class [behind_name],
    /// Starts its sentence.
    First class [before_name],
    /// It owns another noun: "Trump's campaign".
    Possessor class [before_name],
    /// Behind a bracket.
    InParens class [brackets],
    /// It may be a subject: a verb follows, and no preposition or verb comes before.
    Subject class [verb],
    /// Stands in "what X called", "X's claim", "according to X", "in the words of X".
    Phrase class [before_name],
    /// The candidate is the object of a passive, or its agent.
    Passive class [passive],
    /// The candidate stands behind its verb: "said Fowler".
    Inverted class [verb names_without_verb],
    /// The candidate signs the quote above it.
    Signature class [signature],
    /// A colon ends the paragraph before the quote; the candidate stands there.
    ColonIntroduction class [colon_introduction],
    /// The candidate stands in a reporting clause between commas, or in front of one.
    Inserted class [verb],

    // The candidate itself.
    /// Name, role, organization, document, collective or pronoun.
    Kind class [naming],
    /// Which pronoun.
    Pronoun class [naming],
    /// The tag of its first word.
    Opening class [naming],
    /// Its tokens.
    Length number [naming],
    /// A title stands in front.
    Title class [title],
    /// A role stands in front or behind.
    Role class [title],
    /// The gender of the speaker.
    Gender class [naming],
    /// More than one.
    Plural class [number],
    /// What kind of speaker it names.
    SpeakerKind class [naming],
    /// Mentions of the same speaker in the story.
    SpeakerMentions number [mentions],
    /// Quotes already given to the same speaker.
    SpeakerQuotes number [last],
    /// How many mentions of the same speaker are followed by a cue.
    SpeakerCues number [speaks],
    /// The candidate's head is one of the words of the story's first paragraphs.
    SpeakerEarly class [mentions],

    // The cues of the quote.
    /// The nearest cue before the quote in its sentence.
    CueBefore class [cues],
    /// Tokens from that cue to the quote.
    CueBeforeDistance number [cues],
    /// The tag before that cue.
    CueBeforePrevious class [cues],
    /// The nearest cue behind the quote in its sentence.
    CueAfter class [cues],
    /// Tokens from the quote to that cue.
    CueAfterDistance number [cues],
    /// The tag before that cue.
    CueAfterPrevious class [cues],
    /// Signed distance from the candidate to the cue before.
    ToCueBefore number [verb],
    /// Signed distance from the candidate to the cue behind.
    ToCueAfter number [verb],
    /// It is the nearest subject left of the cue before.
    NearestToCue class [verb],
    /// It is the nearest subject left of the quote.
    NearestToQuote class [rank],

    // The quote.
    /// Words of the quote.
    Words number [words],
    /// Whether the quote begins with a capital.
    Capital class [capitals],
    /// The sign the quote ends with.
    LastSign class [last_sign],
    /// How many of its words have a capital.
    CapitalShare number [capitals],
    /// I, we, my in the quote.
    HasFirstPerson class [persons_inside],
    /// you in the quote.
    HasSecondPerson class [persons_inside],
    /// A verb in the quote.
    HasVerb class [verb_inside],
    /// The tag of its first word: a quote that begins with a verb completes a sentence of the story.
    Opens class [verb_inside],
    /// Quotes around it.
    Depth number [depth],
    /// How it ends.
    Closing class [closing],
    /// It goes on with the speech of the paragraph before.
    Continues class [goes_on],
    /// The tag before the quote.
    Left class [before_quote],
    /// The tag before that.
    Left2 class [before_quote],
    /// The tag before that.
    Left3 class [before_quote],
    /// What the word before the quote says of it: a title, a term, a name.
    LeftWord class [before_quote],
    /// The same of the two words before that.
    LeftWord2 class [before_quote],
    /// What the word behind the quote says of it.
    RightWord class [behind_quote],
    /// The tag behind the quote.
    Right class [behind_quote],
    /// The tag behind that.
    Right2 class [behind_quote],
    /// The quote opens its paragraph.
    ParagraphStart class [paragraph],
    /// The quote ends its paragraph.
    ParagraphEnd class [paragraph],
    /// Quotes before it in its sentence.
    QuotesBefore number [quotes_around],
    /// Quotes behind it in its sentence.
    QuotesAfter number [quotes_around],
    /// The same words are quoted elsewhere in the story: before, behind.
    Repeated class [repeated],
    /// The paragraph is nothing but this quote.
    Alone class [paragraph],
    /// Paragraphs before it.
    ParagraphNumber number [paragraph],
    /// How much of its paragraph stands in marks.
    MarkedShare number [quotes_around],

    // Words distinguished one by one; see `words`.
    /// The word before the quote.
    LeftForm class [before_quote],
    /// The word before that.
    Left2Form class [before_quote],
    /// The word behind the quote.
    RightForm class [behind_quote],
    /// The nearest cue before the quote in its sentence.
    CueBeforeForm class [cues],
    /// The nearest cue behind the quote in its sentence.
    CueAfterForm class [cues],
    /// The first word of the quote.
    FirstForm class [capitals],
    /// The verb that follows the candidate.
    VerbForm class [verb names_without_verb],
    /// The last word of the candidate.
    HeadForm class [naming],
    /// The word before the candidate.
    PreviousForm class [before_name],

    // The quotes before.
    /// The candidate is the mention the previous quote was given to; or the same speaker.
    IsPrevious class [last],
    /// The same for the quote before that.
    IsPreviousButOne class [last_but_one],
    /// What the previous quote was given: nothing, nobody, somebody.
    PreviousOutcome class [last_nobody],
    /// The sign the previous quote ends with: a question has an answer.
    PreviousSign class [since_last],
    /// Paragraphs since the previous quote.
    ParagraphsSinceQuote number [since_last],
    /// Sentences since the previous quote, in one paragraph.
    SentencesSinceQuote number [since_last],
    /// The previous quote was given to a speaker of another gender than the candidate's.
    PreviousGender class [last],

    // The first pass. Zero in the rows of that pass; see `second_pass`.
    /// How far ahead of its best rival the row was, in log-odds.
    FirstPassLead number [first_pass first_pass_of_nobody],
    /// Its rank.
    FirstPassRank number [first_pass first_pass_of_nobody],
    /// How far ahead nobody was.
    FirstPassNobody number [first_pass_of_nobody],
    /// The probability of the candidate's speaker in the quote before, and after, and in the quote with
    /// the same words.
    LastSpeaker number [last],
    /// See `LastSpeaker`.
    NextSpeaker number [next],
    /// See `LastSpeaker`.
    RepeatSpeaker number [repeat],
    /// The probability of this very mention in the quote before, and after.
    LastMention number [last],
    /// See `LastMention`.
    NextMention number [next],
    /// The probability of nobody in the quote before, and after, and in the quote with the same words.
    LastNobody number [last_nobody],
    /// See `LastNobody`.
    NextNobody number [next_nobody],
    /// See `LastNobody`.
    RepeatNobody number [repeat_nobody],
    /// The probability of the candidate's speaker in this quote, by other mentions as well.
    OwnSpeaker number [first_pass],
    /// The largest probability of the candidate's speaker in another quote of the paragraph.
    ParagraphSpeaker number [last],
    /// The mean probability of nobody in all other quotes.
    StoryNobody number [story_nobody],
    /// How many of the other quotes of the story the candidate's speaker is good for.
    StorySpeaker number [elsewhere],

    // The answer, for the confidence model. Zero in the rows of candidates; see `confidence`.
    /// What its probability lacks of one.
    Unsure number [],
    /// How far ahead of its best rival it is.
    Ahead number [],
    /// Who that is: nobody, the same speaker by another mention, or what kind of other one.
    Rival class [],
    /// Where that one stands.
    RivalSide class [],
    /// The pattern that links it to the quote.
    Pattern class [],
    /// How the mention came to its speaker; see `coref::link`.
    Link class [],
    /// Sentences back to the antecedent.
    LinkSentences number [],
    /// What the antecedent is.
    LinkAntecedent class [],
    /// Others whom the mention could mean.
    LinkRivals number [],
    /// Those of them that stand nearer than the antecedent.
    LinkNearer number [],
    /// How far ahead the antecedent is.
    LinkMargin number [],
    /// What the probability of the entity lacks of one, under the entity ranker.
    LinkUnsure number [],
    /// The probability of the best other entity.
    LinkSecond number [],
    /// Entities with the same last word.
    LinkNamesakes number [],
    /// Words of the name that is printed.
    LinkWords number [],
    /// How much speaks for a person.
    LinkPerson number [],
    /// What the genders say.
    LinkGender class [],
    /// The determiner, or how the name is written.
    LinkForm class [],
    /// Mentions of the speaker before.
    LinkCount number [],
}
