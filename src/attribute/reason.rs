//! Reasons: what was seen of a quote and its answer, in a form that can be said aloud.
//!
//! A feature is a small number; a reason is the fact behind one number or several. Features that
//! tell one fact share an [`Aspect`]. What cannot be said truthfully of an answer is not said, even
//! where its features weighed.

use super::candidate::Side;
use super::feature::Feature;
use super::sight::Sight;
use super::tag::Tag;
use crate::mention::{MentionKind, SpeakerKind};
use crate::scan::Closing;
use crate::text::Span;

/// Something that spoke for an answer and against its best rival.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Reason {
    /// `“It leaks,” Ana Reis said.`: the name's verb is the quote's.
    VerbOfQuote(Span),
    /// `“It leaks,” said Ana Reis.`
    VerbBeforeName(Span),
    /// `Ana Reis said on Friday that the dam was “leaking”.`
    ReportingVerb(Span),
    /// `Ana Reis waited. “It leaks.”`
    OtherVerb(Span),
    /// `Ana Reis: “It leaks.”`
    RunsIntoQuote,
    /// The name stands in the sentence of the quote, with no word between.
    Beside,
    /// The name stands in the sentence of the quote.
    InSentence,
    /// The name stands in the paragraph of the quote.
    InParagraph,
    /// The name stands in the paragraph before the quote's.
    InParagraphBefore,
    /// The name stands in the paragraph behind the quote's.
    InParagraphBehind,
    /// `“REIS: It leaks.”`
    Label,
    /// The speaker has one of the last quotes, too far away to be seen from this one.
    SpeakerFurtherUp,
    /// No other name stands between.
    NoNameBetween,
    /// Names stand between, but none of them does anything.
    NoSubjectBetween,
    /// No other name stands in the sentence of the quote.
    OnlyNameInSentence,
    /// No other quote stands between.
    NoQuoteBetween,
    /// Neither a reporting verb nor another one stands between.
    NoVerbBetween,
    /// A reporting verb stands between, and no other verb.
    OneVerbBetween,
    /// `Ana Reis was blunt: “It leaks.”`
    ColonBetween,
    /// The name and the quote are not kept apart by a full stop.
    NoStopBetween,
    /// `Ana Reis said that “it leaks”.`
    ThatBetween,
    /// No "and", "but" or "while" stands between.
    NoConjunctionBetween,
    /// It is the nearest subject before the reporting verb.
    NearestToVerb(Span),
    /// The name stands close to the reporting verb.
    CloseToVerb(Span),
    /// The name opens its sentence.
    OpensSentence,
    /// The word before the name is one that a speaker may have there.
    WordBeforeName(Span),
    /// The word or sign behind the name is one that a speaker may have there.
    WordBehindName(Span),
    /// `according to Ana Reis`
    AccordingTo,
    /// `what Ana Reis called “a leak”`
    WhatTheyCalled,
    /// `Ana Reis's claim that “it leaks”`, `in the words of Ana Reis`
    OwnsWords,
    /// The name is no mere owner, as in `the mayor's car`.
    NoOwner,
    /// `accused by Ana Reis`
    Agent,
    /// The name does something; nothing is done to it.
    Active,
    /// The name does not stand in brackets.
    OutsideBrackets,
    /// `— Ana Reis`, below the quote.
    Signs,
    /// The paragraph of the name leads up to the quote with a colon.
    LeadsUp,
    /// What kind of words name the speaker.
    Named(MentionKind),
    /// `Mayor Ana Reis`, `Ana Reis, the mayor`
    TitleOrRole,
    /// One is named, not several.
    One,
    /// Several are named together.
    Several,
    /// How often the story names the speaker.
    MentionedOften(usize),
    /// The story names the speaker in its first paragraphs.
    MentionedEarly,
    /// How often a reporting verb follows the speaker's name in the story.
    SpeaksOften(usize),
    /// How many quotes before this one are the speaker's.
    HasQuotes(usize),
    /// The speaker is likely to have other quotes of the story.
    LikelyElsewhere,
    /// The quote before was given to the same speaker.
    SpeakerOfLast,
    /// The quote before was given to another speaker.
    OtherThanLast,
    /// The quote before the last was given to the same speaker.
    SpeakerOfLastButOne,
    /// The quote goes on with one that was given to the same speaker.
    GoesOn,
    /// The next quote looks like the same speaker's.
    SpeakerOfNext,
    /// The next quote looks like another speaker's.
    OtherThanNext,
    /// The same words are quoted elsewhere, and look like the same speaker's there.
    SpeakerOfTwin,
    /// A first reading of the whole story came to the same answer.
    FirstReading,

    /// How few words the marks hold.
    FewWords(usize),
    /// `an album called “Low Tide”`: the words have capitals.
    Capitals,
    /// The quoted words begin with a small letter.
    SmallLetter,
    /// No comma or full stop stands before the closing mark.
    NoSignAtEnd,
    /// No verb stands between the marks.
    NoVerbInside,
    /// Neither "I" nor "we" nor "you" stands between the marks.
    NoFirstPerson,
    /// `the so-called “quiet zone”`: the word before the marks.
    WordBeforeQuote(Span),
    /// `the “Wizard” nickname`: the word behind the marks.
    WordBehindQuote(Span),
    /// No reporting verb stands in the sentence of the quote.
    NoReportingVerb,
    /// The quote has its paragraph to itself.
    Alone,
    /// The quote does not open its paragraph.
    MidParagraph,
    /// Other quotes stand in the same sentence.
    OtherQuotesInSentence,
    /// The same words are quoted elsewhere in the story.
    Repeated,
    /// The quote stands in another one.
    Nested,
    /// The quote has no closing mark.
    NoClosingMark,
    /// The quote before has no speaker either.
    LastHasNobody,
    /// No quote stands before this one, or none near.
    FarFromLast,
    /// The next quote looks as if it had no speaker either.
    NextHasNobody,
    /// The same words elsewhere look as if they had no speaker either.
    TwinHasNobody,
    /// Many quotes of the story look as if they had no speaker.
    StoryHasNobody,
    /// The likeliest name stands in another sentence.
    NamesFarAway,
    /// No reporting verb goes with the likeliest name.
    NoVerbWithName,
}

/// Features that tell one fact, and how to say it.
pub(super) struct Aspect {
    pub(super) features: &'static [Feature],
    pub(super) seen: fn(&Sight<'_, '_>) -> Option<Reason>,
}

macro_rules! aspects {
    ($($seen:ident: $($feature:ident)*,)*) => {
        &[$(Aspect { features: &[$(Feature::$feature),*], seen: $seen }),*]
    };
}

/// What can speak for somebody.
pub(super) const OF_SPEAKERS: &[Aspect] = aspects! {
    place: Side Paragraphs Sentences Distance,
    rank: Rank SubjectRank NearestToQuote,
    same_sentence: SameSentence,
    quotes_between: BetweenQuotes,
    verbs_between: BetweenCues BetweenVerbs,
    signs_between: BetweenCommas BetweenColons BetweenStops BetweenDashes BetweenParens,
    thats_between: BetweenThats,
    conjunctions_between: BetweenConjunctions,
    verb: NextVerb NextVerbDistance NextVerbCrossed VerbIsCue VerbForm Subject Inverted
        ToCueBefore ToCueAfter NearestToCue,
    before_name: Previous Previous2 PreviousForm First,
    behind_name: Following,
    phrase: Phrase Possessor,
    voice: Voice,
    brackets: InParens,
    signature: Signature,
    lead: Lead,
    naming: Kind Pronoun Opening HeadForm Length Gender SpeakerKind,
    title: Title Role,
    number: Plural,
    mentions: SpeakerMentions SpeakerEarly,
    speaks: SpeakerCues,
    has_quotes: SpeakerQuotes,
    last: IsPrevious PreviousGender LastSpeaker LastMention,
    last_but_one: IsPreviousButOne,
    goes_on: Continues,
    next: NextSpeaker NextMention,
    twin: TwinSpeaker,
    elsewhere: StorySpeaker,
    first_reading: LookAhead LookRank,
};

/// What can speak for nobody.
pub(super) const OF_NOBODY: &[Aspect] = aspects! {
    words: Words,
    capitals: Capital CapitalShare FirstForm,
    last_sign: LastSign,
    verb_inside: HasVerb,
    persons_inside: HasFirstPerson HasSecondPerson,
    before_quote: Left Left2 Left3 LeftForm Left2Form LeftWord LeftWord2,
    behind_quote: Right Right2 RightForm RightWord,
    cues: CueBefore CueBeforeDistance CueBeforePrevious CueBeforeForm
        CueAfter CueAfterDistance CueAfterPrevious CueAfterForm,
    paragraph: ParagraphStart ParagraphEnd Alone,
    quotes_around: QuotesBefore QuotesAfter,
    repeated: Repeated,
    depth: Depth,
    closing: Closing,
    last_nobody: PreviousOutcome LastNobody,
    since_last: PreviousSign ParagraphsSinceQuote SentencesSinceQuote,
    next_nobody: NextNobody,
    twin_nobody: TwinNobody,
    story_nobody: StoryNobody,
    first_reading: LookNobody LookAhead LookRank,
    names_far: Side Paragraphs Sentences Distance Rank SubjectRank,
    names_without_verb: NextVerb NextVerbDistance NextVerbCrossed VerbIsCue VerbForm Inverted,
};

/// A share of a speaker in another quote, as a feature has it: half or more, and hardly any.
const LIKELY: u8 = 1 + 8;
const UNLIKELY: u8 = 1 + 2;

fn place(sight: &Sight<'_, '_>) -> Option<Reason> {
    let place = sight.place()?;
    match (place.side, place.paragraphs, place.sentences) {
        (Side::Label, ..) => Some(Reason::Label),
        (Side::Earlier, ..) => Some(Reason::SpeakerFurtherUp),
        (_, 0, 0) if place.tokens == 0 => Some(Reason::Beside),
        (_, 0, 0) => Some(Reason::InSentence),
        (_, 0, _) => Some(Reason::InParagraph),
        (Side::Before, 1, _) => Some(Reason::InParagraphBefore),
        (Side::After, 1, _) => Some(Reason::InParagraphBehind),
        _ => None,
    }
}

fn rank(sight: &Sight<'_, '_>) -> Option<Reason> {
    let near = matches!(sight.place()?.side, Side::Before | Side::After);
    let subject = sight.is(Feature::Subject) && !sight.is(Feature::SubjectRank);
    match sight.value(Feature::Rank) {
        0 => near.then_some(Reason::NoNameBetween),
        _ => (near && subject).then_some(Reason::NoSubjectBetween),
    }
}

fn same_sentence(sight: &Sight<'_, '_>) -> Option<Reason> {
    let place = sight.place()?;
    let here = place.paragraphs == 0 && place.sentences == 0;
    (here && sight.value(Feature::SameSentence) == 1).then_some(Reason::OnlyNameInSentence)
}

/// What lies between is counted only as far as the quote can be seen from the name.
fn unless(sight: &Sight<'_, '_>, between: &[Feature], reason: Reason) -> Option<Reason> {
    let near = matches!(sight.place()?.side, Side::Before | Side::After);
    let nothing = between.iter().all(|&feature| !sight.is(feature));
    (near && nothing).then_some(reason)
}

fn quotes_between(sight: &Sight<'_, '_>) -> Option<Reason> {
    unless(sight, &[Feature::BetweenQuotes], Reason::NoQuoteBetween)
}

fn verbs_between(sight: &Sight<'_, '_>) -> Option<Reason> {
    let one = sight.value(Feature::BetweenCues) == 1;
    let (between, reason): (&[Feature], _) = if one {
        (&[Feature::BetweenVerbs], Reason::OneVerbBetween)
    } else {
        let verbs = &[Feature::BetweenCues, Feature::BetweenVerbs];
        (verbs, Reason::NoVerbBetween)
    };
    unless(sight, between, reason)
}

fn signs_between(sight: &Sight<'_, '_>) -> Option<Reason> {
    if sight.is(Feature::BetweenColons) {
        return Some(Reason::ColonBetween);
    }
    unless(sight, &[Feature::BetweenStops], Reason::NoStopBetween)
}

fn thats_between(sight: &Sight<'_, '_>) -> Option<Reason> {
    sight.says(Feature::BetweenThats, Reason::ThatBetween)
}

fn conjunctions_between(sight: &Sight<'_, '_>) -> Option<Reason> {
    let between = &[Feature::BetweenConjunctions];
    unless(sight, between, Reason::NoConjunctionBetween)
}

fn verb(sight: &Sight<'_, '_>) -> Option<Reason> {
    if sight.is(Feature::Inverted) {
        return sight.before_name().map(Reason::VerbBeforeName);
    }
    if sight.runs_into_quote() {
        return Some(Reason::RunsIntoQuote);
    }
    let tag = sight.next_verb().filter(|tag| tag.is_verb());
    let Some((verb, tag)) = sight.form(Feature::VerbForm).zip(tag) else {
        return near_cue(sight);
    };
    Some(if sight.is(Feature::VerbIsCue) {
        Reason::VerbOfQuote(verb)
    } else if tag.is_cue() {
        Reason::ReportingVerb(verb)
    } else {
        Reason::OtherVerb(verb)
    })
}

fn near_cue(sight: &Sight<'_, '_>) -> Option<Reason> {
    if sight.is(Feature::NearestToCue) {
        return sight
            .form(Feature::CueBeforeForm)
            .map(Reason::NearestToVerb);
    }
    // Signed distances are kept around 31; 0 is for none.
    let close = |feature| (27..=35).contains(&sight.value(feature));
    let near = |distance, form| close(distance).then(|| sight.form(form)).flatten();
    let cue = near(Feature::ToCueBefore, Feature::CueBeforeForm)
        .or_else(|| near(Feature::ToCueAfter, Feature::CueAfterForm));
    cue.map(Reason::CloseToVerb)
}

fn before_name(sight: &Sight<'_, '_>) -> Option<Reason> {
    if sight.is(Feature::First) {
        return Some(Reason::OpensSentence);
    }
    sight
        .form(Feature::PreviousForm)
        .map(Reason::WordBeforeName)
}

fn behind_name(sight: &Sight<'_, '_>) -> Option<Reason> {
    sight.behind_name().map(Reason::WordBehindName)
}

fn phrase(sight: &Sight<'_, '_>) -> Option<Reason> {
    match sight.value(Feature::Phrase) {
        1 => Some(Reason::AccordingTo),
        2 => Some(Reason::WhatTheyCalled),
        3 | 5 => Some(Reason::OwnsWords),
        0 => Some(Reason::NoOwner),
        _ => None,
    }
}

fn voice(sight: &Sight<'_, '_>) -> Option<Reason> {
    match sight.value(Feature::Voice) {
        2 => Some(Reason::Agent),
        0 if sight.next_verb()?.is_verb() => Some(Reason::Active),
        _ => None,
    }
}

fn brackets(sight: &Sight<'_, '_>) -> Option<Reason> {
    (!sight.is(Feature::InParens)).then_some(Reason::OutsideBrackets)
}

fn signature(sight: &Sight<'_, '_>) -> Option<Reason> {
    sight.says(Feature::Signature, Reason::Signs)
}

fn lead(sight: &Sight<'_, '_>) -> Option<Reason> {
    (sight.value(Feature::Lead) == 2).then_some(Reason::LeadsUp)
}

fn naming(sight: &Sight<'_, '_>) -> Option<Reason> {
    let mention = sight.mention()?;
    // A name may be that of a place or a law: of that nothing can be said for sure.
    let name = mention.kind == MentionKind::Name;
    let known = !name || sight.speaker_kind() == Some(SpeakerKind::Person);
    known.then_some(Reason::Named(mention.kind))
}

fn title(sight: &Sight<'_, '_>) -> Option<Reason> {
    let any = sight.is(Feature::Title) || sight.is(Feature::Role);
    any.then_some(Reason::TitleOrRole)
}

fn number(sight: &Sight<'_, '_>) -> Option<Reason> {
    Some(if sight.is(Feature::Plural) {
        Reason::Several
    } else {
        Reason::One
    })
}

fn mentions(sight: &Sight<'_, '_>) -> Option<Reason> {
    if sight.more(Feature::SpeakerMentions) {
        return sight.speaker_mentions().map(Reason::MentionedOften);
    }
    sight.says(Feature::SpeakerEarly, Reason::MentionedEarly)
}

fn speaks(sight: &Sight<'_, '_>) -> Option<Reason> {
    let times = sight.speaker_cues().map(Reason::SpeaksOften);
    times.filter(|_| sight.more(Feature::SpeakerCues))
}

fn has_quotes(sight: &Sight<'_, '_>) -> Option<Reason> {
    let quotes = sight.speaker_quotes().map(Reason::HasQuotes);
    quotes.filter(|_| sight.more(Feature::SpeakerQuotes))
}

fn last(sight: &Sight<'_, '_>) -> Option<Reason> {
    match sight.value(Feature::IsPrevious) {
        2 | 3 => Some(Reason::SpeakerOfLast),
        1 => Some(Reason::OtherThanLast),
        _ => None,
    }
}

fn last_but_one(sight: &Sight<'_, '_>) -> Option<Reason> {
    (sight.value(Feature::IsPreviousButOne) >= 2).then_some(Reason::SpeakerOfLastButOne)
}

fn goes_on(sight: &Sight<'_, '_>) -> Option<Reason> {
    (sight.value(Feature::Continues) == 3).then_some(Reason::GoesOn)
}

fn next(sight: &Sight<'_, '_>) -> Option<Reason> {
    match sight.value(Feature::NextSpeaker) {
        LIKELY.. => Some(Reason::SpeakerOfNext),
        1..=UNLIKELY => Some(Reason::OtherThanNext),
        _ => None,
    }
}

fn twin(sight: &Sight<'_, '_>) -> Option<Reason> {
    (sight.value(Feature::TwinSpeaker) >= LIKELY).then_some(Reason::SpeakerOfTwin)
}

fn elsewhere(sight: &Sight<'_, '_>) -> Option<Reason> {
    sight.says(Feature::StorySpeaker, Reason::LikelyElsewhere)
}

fn first_reading(sight: &Sight<'_, '_>) -> Option<Reason> {
    (sight.value(Feature::LookRank) == 1).then_some(Reason::FirstReading)
}

/// From this many words on the marks hold more than a few.
const FEW: usize = 8;

fn words(sight: &Sight<'_, '_>) -> Option<Reason> {
    let few = Some(sight.words()).filter(|&words| words < FEW);
    few.map(Reason::FewWords)
}

fn capitals(sight: &Sight<'_, '_>) -> Option<Reason> {
    // Eighths of the words that can have one.
    match sight.value(Feature::CapitalShare) {
        7.. => Some(Reason::Capitals),
        _ => (sight.value(Feature::Capital) == 0).then_some(Reason::SmallLetter),
    }
}

fn last_sign(sight: &Sight<'_, '_>) -> Option<Reason> {
    (!sight.is(Feature::LastSign)).then_some(Reason::NoSignAtEnd)
}

fn verb_inside(sight: &Sight<'_, '_>) -> Option<Reason> {
    (!sight.is(Feature::HasVerb)).then_some(Reason::NoVerbInside)
}

fn persons_inside(sight: &Sight<'_, '_>) -> Option<Reason> {
    let any = sight.is(Feature::HasFirstPerson) || sight.is(Feature::HasSecondPerson);
    (!any).then_some(Reason::NoFirstPerson)
}

fn before_quote(sight: &Sight<'_, '_>) -> Option<Reason> {
    sight.before_quote().map(Reason::WordBeforeQuote)
}

fn behind_quote(sight: &Sight<'_, '_>) -> Option<Reason> {
    sight.behind_quote().map(Reason::WordBehindQuote)
}

fn cues(sight: &Sight<'_, '_>) -> Option<Reason> {
    let any = sight.is(Feature::CueBefore) || sight.is(Feature::CueAfter);
    (!any).then_some(Reason::NoReportingVerb)
}

fn paragraph(sight: &Sight<'_, '_>) -> Option<Reason> {
    if sight.is(Feature::Alone) {
        return Some(Reason::Alone);
    }
    (!sight.is(Feature::ParagraphStart)).then_some(Reason::MidParagraph)
}

fn quotes_around(sight: &Sight<'_, '_>) -> Option<Reason> {
    let any = sight.is(Feature::QuotesBefore) || sight.is(Feature::QuotesAfter);
    any.then_some(Reason::OtherQuotesInSentence)
}

fn repeated(sight: &Sight<'_, '_>) -> Option<Reason> {
    sight.says(Feature::Repeated, Reason::Repeated)
}

fn depth(sight: &Sight<'_, '_>) -> Option<Reason> {
    sight.says(Feature::Depth, Reason::Nested)
}

fn closing(sight: &Sight<'_, '_>) -> Option<Reason> {
    (sight.closing() == Closing::Missing).then_some(Reason::NoClosingMark)
}

fn last_nobody(sight: &Sight<'_, '_>) -> Option<Reason> {
    (sight.value(Feature::PreviousOutcome) == 1).then_some(Reason::LastHasNobody)
}

fn since_last(sight: &Sight<'_, '_>) -> Option<Reason> {
    let paragraphs = sight.value(Feature::ParagraphsSinceQuote);
    (paragraphs == 0 || paragraphs > 2).then_some(Reason::FarFromLast)
}

fn next_nobody(sight: &Sight<'_, '_>) -> Option<Reason> {
    (sight.value(Feature::NextNobody) >= LIKELY).then_some(Reason::NextHasNobody)
}

fn twin_nobody(sight: &Sight<'_, '_>) -> Option<Reason> {
    (sight.value(Feature::TwinNobody) >= LIKELY).then_some(Reason::TwinHasNobody)
}

fn story_nobody(sight: &Sight<'_, '_>) -> Option<Reason> {
    // Sixteenths of the story's other quotes: a third or more.
    (sight.value(Feature::StoryNobody) > 5).then_some(Reason::StoryHasNobody)
}

fn names_far(sight: &Sight<'_, '_>) -> Option<Reason> {
    let place = sight.rival_place()?;
    let far = place.paragraphs > 0 || place.sentences > 0;
    far.then_some(Reason::NamesFarAway)
}

fn names_without_verb(sight: &Sight<'_, '_>) -> Option<Reason> {
    let reported = sight.rival_verb().is_some_and(Tag::is_cue) || sight.rival_is(Feature::Inverted);
    (sight.rival_place().is_some() && !reported).then_some(Reason::NoVerbWithName)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_feature_can_be_a_reason_once_a_table() {
        for (n, (name, _)) in Feature::ALL.iter().enumerate() {
            let times = |aspects: &[Aspect]| {
                let features = aspects.iter().flat_map(|aspect| aspect.features);
                features.filter(|&&feature| feature as usize == n).count()
            };
            let (speakers, nobody) = (times(OF_SPEAKERS), times(OF_NOBODY));
            assert!(speakers <= 1 && nobody <= 1, "{name} counts twice");
            assert!(speakers + nobody > 0, "{name} has no words");
        }
    }
}
