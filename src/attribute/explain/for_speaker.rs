//! What can speak for a speaker, by groups of features.

use super::context::ExplainContext;
use super::feature_group::{FeatureGroup, LIKELY, UNLIKELY, feature_groups, first_pass};
use super::reason::Reason;
use crate::attribute::candidate::CandidateSide;
use crate::attribute::features::{
    ColonIntroduction, Continuation, Feature, Passive, Sameness, SourcePhrase,
};
use crate::coref::SpeakerKind;
use crate::mention::MentionKind;
use std::sync::LazyLock;

/// What can speak for somebody.
pub(crate) static OF_SPEAKERS: LazyLock<Vec<FeatureGroup>> = feature_groups! {
    place, rank, same_sentence, quotes_between, verbs_between, signs_between, thats_between,
    conjunctions_between, verb, before_name, behind_name, passive, brackets, signature, colon_introduction,
    naming, title, number, mentions, speaks, last, last_but_one, goes_on, next, repeat,
    elsewhere, first_pass,
};

fn place(context: &ExplainContext<'_, '_>) -> Option<Reason> {
    let place = context.place()?;
    match (place.side, place.paragraphs, place.sentences) {
        (CandidateSide::Label, ..) => Some(Reason::Label),
        (CandidateSide::Earlier, ..) => Some(Reason::SpeakerFurtherUp),
        (_, 0, 0) if place.tokens == 0 => Some(Reason::Beside),
        (_, 0, 0) => Some(Reason::InSentence),
        (_, 0, _) => Some(Reason::InParagraph),
        (CandidateSide::Before, 1, _) => Some(Reason::InParagraphBefore),
        (CandidateSide::After, 1, _) => Some(Reason::InParagraphBehind),
        _ => None,
    }
}

fn rank(context: &ExplainContext<'_, '_>) -> Option<Reason> {
    let near = matches!(
        context.place()?.side,
        CandidateSide::Before | CandidateSide::After
    );
    let subject = context.is(Feature::Subject) && !context.is(Feature::SubjectRank);
    match context.value(Feature::Rank) {
        0 => near.then_some(Reason::NoNameBetween),
        _ => (near && subject).then_some(Reason::NoSubjectBetween),
    }
}

fn same_sentence(context: &ExplainContext<'_, '_>) -> Option<Reason> {
    let place = context.place()?;
    let here = place.paragraphs == 0 && place.sentences == 0;
    (here && context.value(Feature::SameSentence) == 1).then_some(Reason::OnlyNameInSentence)
}

/// What lies between is counted only as far as the quote can be seen from the name.
fn unless(context: &ExplainContext<'_, '_>, between: &[Feature], reason: Reason) -> Option<Reason> {
    let near = matches!(
        context.place()?.side,
        CandidateSide::Before | CandidateSide::After
    );
    let nothing = between.iter().all(|&feature| !context.is(feature));
    (near && nothing).then_some(reason)
}

fn quotes_between(context: &ExplainContext<'_, '_>) -> Option<Reason> {
    unless(context, &[Feature::BetweenQuotes], Reason::NoQuoteBetween)
}

fn verbs_between(context: &ExplainContext<'_, '_>) -> Option<Reason> {
    let one = context.value(Feature::BetweenCues) == 1;
    let (between, reason): (&[Feature], _) = if one {
        (&[Feature::BetweenVerbs], Reason::OneVerbBetween)
    } else {
        let verbs = &[Feature::BetweenCues, Feature::BetweenVerbs];
        (verbs, Reason::NoVerbBetween)
    };
    unless(context, between, reason)
}

fn signs_between(context: &ExplainContext<'_, '_>) -> Option<Reason> {
    if context.is(Feature::BetweenColons) {
        return Some(Reason::ColonBetween);
    }
    unless(context, &[Feature::BetweenStops], Reason::NoStopBetween)
}

fn thats_between(context: &ExplainContext<'_, '_>) -> Option<Reason> {
    context.says(Feature::BetweenThats, Reason::ThatBetween)
}

fn conjunctions_between(context: &ExplainContext<'_, '_>) -> Option<Reason> {
    let between = &[Feature::BetweenConjunctions];
    unless(context, between, Reason::NoConjunctionBetween)
}

fn verb(context: &ExplainContext<'_, '_>) -> Option<Reason> {
    if context.is(Feature::Inverted) {
        return context.before_name().map(Reason::VerbBeforeName);
    }
    if context.runs_into_quote() {
        return Some(Reason::RunsIntoQuote);
    }
    let tag = context.next_verb().filter(|tag| tag.is_verb());
    let Some((verb, tag)) = context.word_in(Feature::VerbForm).zip(tag) else {
        return near_cue(context);
    };
    Some(if context.is(Feature::VerbIsCue) {
        Reason::VerbOfQuote(verb)
    } else if tag.is_cue() {
        Reason::ReportingVerb(verb)
    } else {
        Reason::OtherVerb(verb)
    })
}

fn near_cue(context: &ExplainContext<'_, '_>) -> Option<Reason> {
    if context.is(Feature::NearestToCue) {
        return context
            .word_in(Feature::CueBeforeForm)
            .map(Reason::NearestToVerb);
    }
    // Signed distances are kept around 31; 0 is for none.
    let close = |feature| (27..=35).contains(&context.value(feature));
    let near = |distance, word| close(distance).then(|| context.word_in(word)).flatten();
    let cue = near(Feature::ToCueBefore, Feature::CueBeforeForm)
        .or_else(|| near(Feature::ToCueAfter, Feature::CueAfterForm));
    // "according" is no verb; that it stands there is said by itself.
    let verb = cue.filter(|_| context.value(Feature::Phrase) != SourcePhrase::AccordingTo as u8);
    verb.map(Reason::CloseToVerb)
}

fn before_name(context: &ExplainContext<'_, '_>) -> Option<Reason> {
    let phrase = |phrase: SourcePhrase| context.value(Feature::Phrase) == phrase as u8;
    if phrase(SourcePhrase::AccordingTo) {
        return Some(Reason::AccordingTo);
    }
    if phrase(SourcePhrase::WhatTheyCalled) {
        return Some(Reason::WhatTheyCalled);
    }
    if phrase(SourcePhrase::OwnsWords) || phrase(SourcePhrase::WordsOf) {
        return Some(Reason::OwnsWords);
    }
    if context.is(Feature::Inverted) {
        context.before_name().map(Reason::VerbBeforeName)
    } else if context.is(Feature::First) {
        Some(Reason::OpensSentence)
    } else if context.rival_is(Feature::Possessor) && !context.is(Feature::Possessor) {
        Some(Reason::NoOwner)
    } else {
        context.before_name().map(Reason::WordBeforeName)
    }
}

fn behind_name(context: &ExplainContext<'_, '_>) -> Option<Reason> {
    context.behind_name().map(Reason::WordBehindName)
}

fn passive(context: &ExplainContext<'_, '_>) -> Option<Reason> {
    let is = |passive: Passive| context.value(Feature::Passive) == passive as u8;
    if is(Passive::Agent) {
        return Some(Reason::Agent);
    }
    (is(Passive::None) && context.next_verb()?.is_verb()).then_some(Reason::Active)
}

fn brackets(context: &ExplainContext<'_, '_>) -> Option<Reason> {
    (!context.is(Feature::InParens)).then_some(Reason::OutsideBrackets)
}

fn signature(context: &ExplainContext<'_, '_>) -> Option<Reason> {
    context.says(Feature::Signature, Reason::Signs)
}

fn colon_introduction(context: &ExplainContext<'_, '_>) -> Option<Reason> {
    (context.value(Feature::ColonIntroduction) == ColonIntroduction::OfSpeaker as u8)
        .then_some(Reason::LeadsUp)
}

fn naming(context: &ExplainContext<'_, '_>) -> Option<Reason> {
    let mention = context.mention()?;
    // A name may be that of a place or a law: of that nothing can be said for sure.
    let name = mention.kind == MentionKind::Name;
    let known = !name || context.speaker_kind() == Some(SpeakerKind::Person);
    known.then_some(Reason::Named(mention.kind))
}

fn title(context: &ExplainContext<'_, '_>) -> Option<Reason> {
    let any = context.is(Feature::Title) || context.is(Feature::Role);
    any.then_some(Reason::TitleOrRole)
}

fn number(context: &ExplainContext<'_, '_>) -> Option<Reason> {
    Some(if context.is(Feature::Plural) {
        Reason::Several
    } else {
        Reason::One
    })
}

fn mentions(context: &ExplainContext<'_, '_>) -> Option<Reason> {
    if context.more(Feature::SpeakerMentions) {
        return context.speaker_mentions().map(Reason::MentionedOften);
    }
    context.says(Feature::SpeakerEarly, Reason::MentionedEarly)
}

fn speaks(context: &ExplainContext<'_, '_>) -> Option<Reason> {
    let times = context.speaker_cues().map(Reason::SpeaksOften);
    times.filter(|_| context.more(Feature::SpeakerCues))
}

fn last(context: &ExplainContext<'_, '_>) -> Option<Reason> {
    let last = context.value(Feature::IsPrevious);
    if last >= Sameness::Speaker as u8 {
        Some(Reason::SpeakerOfLast)
    } else if context.more(Feature::SpeakerQuotes) {
        context.speaker_quotes().map(Reason::HasQuotes)
    } else {
        (last == Sameness::Other as u8).then_some(Reason::OtherThanLast)
    }
}

fn last_but_one(context: &ExplainContext<'_, '_>) -> Option<Reason> {
    let last = context.value(Feature::IsPreviousButOne);
    (last >= Sameness::Speaker as u8).then_some(Reason::SpeakerOfLastButOne)
}

fn goes_on(context: &ExplainContext<'_, '_>) -> Option<Reason> {
    let continues = context.value(Feature::Continues);
    (continues == Continuation::SameMention as u8).then_some(Reason::GoesOn)
}

fn next(context: &ExplainContext<'_, '_>) -> Option<Reason> {
    match context.value(Feature::NextSpeaker) {
        LIKELY.. => Some(Reason::SpeakerOfNext),
        1..=UNLIKELY => Some(Reason::OtherThanNext),
        _ => None,
    }
}

fn repeat(context: &ExplainContext<'_, '_>) -> Option<Reason> {
    (context.value(Feature::RepeatSpeaker) >= LIKELY).then_some(Reason::SpeakerOfRepeat)
}

fn elsewhere(context: &ExplainContext<'_, '_>) -> Option<Reason> {
    context.says(Feature::StorySpeaker, Reason::LikelyElsewhere)
}
