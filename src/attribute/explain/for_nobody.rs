//! What can speak for nobody, by groups of features: mostly what the quote looks like.

use super::context::ExplainContext;
use super::feature_group::{FeatureGroup, LIKELY, feature_groups, first_pass};
use super::reason::Reason;
use crate::attribute::features::{Feature, FirstLetter, LastAnswer};
use crate::attribute::token_class::TokenClass;
use crate::scan::Closing;
use std::sync::LazyLock;

/// What can speak for nobody.
pub(crate) static OF_NOBODY: LazyLock<Vec<FeatureGroup>> = feature_groups! {
    words, capitals, last_sign, verb_inside, persons_inside, before_quote, behind_quote, cues,
    paragraph, quotes_around, repeated, depth, closing, last_nobody, since_last, next_nobody,
    repeat_nobody, story_nobody, first_pass_of_nobody, names_far, names_without_verb,
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
        _ => (context.value(Feature::Capital) == FirstLetter::Small as u8)
            .then_some(Reason::SmallLetter),
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
    let last = context.value(Feature::PreviousOutcome);
    (last == LastAnswer::Nobody as u8).then_some(Reason::LastHasNobody)
}

fn since_last(context: &ExplainContext<'_, '_>) -> Option<Reason> {
    let paragraphs = context.value(Feature::ParagraphsSinceQuote);
    (paragraphs == 0 || paragraphs > 2).then_some(Reason::FarFromLast)
}

fn next_nobody(context: &ExplainContext<'_, '_>) -> Option<Reason> {
    (context.value(Feature::NextNobody) >= LIKELY).then_some(Reason::NextHasNobody)
}

fn repeat_nobody(context: &ExplainContext<'_, '_>) -> Option<Reason> {
    (context.value(Feature::RepeatNobody) >= LIKELY).then_some(Reason::RepeatHasNobody)
}

fn story_nobody(context: &ExplainContext<'_, '_>) -> Option<Reason> {
    // Sixteenths of the story's other quotes: a third or more.
    (context.value(Feature::StoryNobody) > 5).then_some(Reason::StoryHasNobody)
}

fn first_pass_of_nobody(context: &ExplainContext<'_, '_>) -> Option<Reason> {
    first_pass(context)
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
