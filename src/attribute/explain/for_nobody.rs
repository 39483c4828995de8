//! What can speak for nobody, by groups of features: mostly what the quote looks like.

use super::context::ExplainContext;
use super::feature_group::{FeatureGroup, LIKELY, feature_groups, first_reading};
use super::reason::Reason;
use crate::attribute::features::Feature;
use crate::attribute::token_class::TokenClass;
use crate::scan::Closing;

/// What can speak for nobody.
pub(crate) const OF_NOBODY: &[FeatureGroup] = feature_groups! {
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
    repeat_nobody: TwinNobody,
    story_nobody: StoryNobody,
    first_reading: LookNobody LookAhead LookRank,
    names_far: Side Paragraphs Sentences Distance Rank SubjectRank,
    names_without_verb: NextVerb NextVerbDistance NextVerbCrossed VerbIsCue VerbForm Inverted,
};

/// From this many words on the marks hold more than a few.
const FEW: usize = 8;

fn words(context: &ExplainContext<'_, '_>) -> Option<Reason> {
    let few = Some(context.words()).filter(|&words| words < FEW);
    few.map(Reason::FewWords)
}

fn capitals(context: &ExplainContext<'_, '_>) -> Option<Reason> {
    // Eighths of the words that can have one.
    match context.value(Feature::CapitalShare) {
        7.. => Some(Reason::Capitals),
        _ => (context.value(Feature::Capital) == 0).then_some(Reason::SmallLetter),
    }
}

fn last_sign(context: &ExplainContext<'_, '_>) -> Option<Reason> {
    (!context.is(Feature::LastSign)).then_some(Reason::NoSignAtEnd)
}

fn verb_inside(context: &ExplainContext<'_, '_>) -> Option<Reason> {
    (!context.is(Feature::HasVerb)).then_some(Reason::NoVerbInside)
}

fn persons_inside(context: &ExplainContext<'_, '_>) -> Option<Reason> {
    let any = context.is(Feature::HasFirstPerson) || context.is(Feature::HasSecondPerson);
    (!any).then_some(Reason::NoFirstPerson)
}

fn before_quote(context: &ExplainContext<'_, '_>) -> Option<Reason> {
    context.before_quote().map(Reason::WordBeforeQuote)
}

fn behind_quote(context: &ExplainContext<'_, '_>) -> Option<Reason> {
    context.behind_quote().map(Reason::WordBehindQuote)
}

fn cues(context: &ExplainContext<'_, '_>) -> Option<Reason> {
    let any = context.is(Feature::CueBefore) || context.is(Feature::CueAfter);
    (!any).then_some(Reason::NoReportingVerb)
}

fn paragraph(context: &ExplainContext<'_, '_>) -> Option<Reason> {
    if context.is(Feature::Alone) {
        return Some(Reason::Alone);
    }
    (!context.is(Feature::ParagraphStart)).then_some(Reason::MidParagraph)
}

fn quotes_around(context: &ExplainContext<'_, '_>) -> Option<Reason> {
    let any = context.is(Feature::QuotesBefore) || context.is(Feature::QuotesAfter);
    any.then_some(Reason::OtherQuotesInSentence)
}

fn repeated(context: &ExplainContext<'_, '_>) -> Option<Reason> {
    context.says(Feature::Repeated, Reason::Repeated)
}

fn depth(context: &ExplainContext<'_, '_>) -> Option<Reason> {
    context.says(Feature::Depth, Reason::Nested)
}

fn closing(context: &ExplainContext<'_, '_>) -> Option<Reason> {
    (context.closing() == Closing::Missing).then_some(Reason::NoClosingMark)
}

fn last_nobody(context: &ExplainContext<'_, '_>) -> Option<Reason> {
    (context.value(Feature::PreviousOutcome) == 1).then_some(Reason::LastHasNobody)
}

fn since_last(context: &ExplainContext<'_, '_>) -> Option<Reason> {
    let paragraphs = context.value(Feature::ParagraphsSinceQuote);
    (paragraphs == 0 || paragraphs > 2).then_some(Reason::FarFromLast)
}

fn next_nobody(context: &ExplainContext<'_, '_>) -> Option<Reason> {
    (context.value(Feature::NextNobody) >= LIKELY).then_some(Reason::NextHasNobody)
}

fn repeat_nobody(context: &ExplainContext<'_, '_>) -> Option<Reason> {
    (context.value(Feature::TwinNobody) >= LIKELY).then_some(Reason::RepeatHasNobody)
}

fn story_nobody(context: &ExplainContext<'_, '_>) -> Option<Reason> {
    // Sixteenths of the story's other quotes: a third or more.
    (context.value(Feature::StoryNobody) > 5).then_some(Reason::StoryHasNobody)
}

fn names_far(context: &ExplainContext<'_, '_>) -> Option<Reason> {
    let place = context.rival_place()?;
    let far = place.paragraphs > 0 || place.sentences > 0;
    far.then_some(Reason::NamesFarAway)
}

fn names_without_verb(context: &ExplainContext<'_, '_>) -> Option<Reason> {
    let reported =
        context.rival_verb().is_some_and(TokenClass::is_cue) || context.rival_is(Feature::Inverted);
    (context.rival_place().is_some() && !reported).then_some(Reason::NoVerbWithName)
}
