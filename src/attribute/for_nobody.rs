//! What can speak for nobody, by the features that tell it: the look of the quote, for the most part.

use super::aspect::{Aspect, LIKELY, aspects, first_reading};
use super::feature::Feature;
use super::reason::Reason;
use super::sight::Sight;
use super::token_class::TokenClass;
use crate::scan::Closing;

/// What can speak for nobody.
pub(super) const OF_NOBODY: &[Aspect] = aspects! {
    words: Words,
    capitals: Capital CapitalShare FirstForm,
    last_sign: LastSign,
    verb_inside: HasVerb Opens,
    persons_inside: HasFirstPerson HasSecondPerson,
    before_quote: Left Left2 Left3 LeftForm Left2Form LeftWord LeftWord2,
    behind_quote: Right Right2 RightForm RightWord,
    cues: CueBefore CueBeforeDistance CueBeforePrevious CueBeforeForm
        CueAfter CueAfterDistance CueAfterPrevious CueAfterForm,
    paragraph: ParagraphStart ParagraphEnd Alone ParagraphNumber,
    quotes_around: QuotesBefore QuotesAfter MarkedShare,
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
    let reported =
        sight.rival_verb().is_some_and(TokenClass::is_cue) || sight.rival_is(Feature::Inverted);
    (sight.rival_place().is_some() && !reported).then_some(Reason::NoVerbWithName)
}
