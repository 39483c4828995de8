//! What can speak for a speaker, by the features that tell it.

use super::aspect::{Aspect, LIKELY, UNLIKELY, aspects, first_reading};
use super::candidate::Side;
use super::feature::Feature;
use super::reason::Reason;
use super::sight::Sight;
use crate::coref::SpeakerKind;
use crate::mention::MentionKind;

/// What can speak for somebody.
pub(super) const OF_SPEAKERS: &[Aspect] = aspects! {
    place: Side Paragraphs Sentences Distance,
    rank: Rank SubjectRank NearestToQuote Order Turn,
    same_sentence: SameSentence,
    quotes_between: BetweenQuotes,
    verbs_between: BetweenCues BetweenVerbs Path,
    signs_between: BetweenCommas BetweenColons BetweenStops BetweenDashes BetweenParens,
    thats_between: BetweenThats,
    conjunctions_between: BetweenConjunctions,
    verb: NextVerb NextVerbDistance NextVerbCrossed VerbIsCue VerbForm Subject Inverted Inserted
        ToCueBefore ToCueAfter NearestToCue,
    before_name: LinkBefore Previous Previous2 PreviousForm First Phrase Possessor,
    behind_name: Following LinkAfter,
    voice: Voice,
    brackets: InParens,
    signature: Signature,
    lead: Lead,
    naming: Kind Pronoun Opening HeadForm Length Gender SpeakerKind,
    title: Title Role,
    number: Plural,
    mentions: SpeakerMentions SpeakerEarly,
    speaks: SpeakerCues,
    last: IsPrevious PreviousGender LastSpeaker LastMention SpeakerQuotes ParagraphSpeaker,
    last_but_one: IsPreviousButOne,
    goes_on: Continues,
    next: NextSpeaker NextMention,
    twin: TwinSpeaker,
    elsewhere: StorySpeaker,
    first_reading: LookAhead LookRank OwnSpeaker,
};

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
    let Some((verb, tag)) = sight.word_in(Feature::VerbForm).zip(tag) else {
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
            .word_in(Feature::CueBeforeForm)
            .map(Reason::NearestToVerb);
    }
    // Signed distances are kept around 31; 0 is for none.
    let close = |feature| (27..=35).contains(&sight.value(feature));
    let near = |distance, word| close(distance).then(|| sight.word_in(word)).flatten();
    let cue = near(Feature::ToCueBefore, Feature::CueBeforeForm)
        .or_else(|| near(Feature::ToCueAfter, Feature::CueAfterForm));
    // "according" is no verb; that it stands there is said by itself.
    let verb = cue.filter(|_| sight.value(Feature::Phrase) != 1);
    verb.map(Reason::CloseToVerb)
}

fn before_name(sight: &Sight<'_, '_>) -> Option<Reason> {
    match sight.value(Feature::Phrase) {
        1 => return Some(Reason::AccordingTo),
        2 => return Some(Reason::WhatTheyCalled),
        3 | 5 => return Some(Reason::OwnsWords),
        _ => {}
    }
    if sight.is(Feature::Inverted) {
        sight.before_name().map(Reason::VerbBeforeName)
    } else if sight.is(Feature::First) {
        Some(Reason::OpensSentence)
    } else if sight.rival_is(Feature::Possessor) && !sight.is(Feature::Possessor) {
        Some(Reason::NoOwner)
    } else {
        sight.before_name().map(Reason::WordBeforeName)
    }
}

fn behind_name(sight: &Sight<'_, '_>) -> Option<Reason> {
    sight.behind_name().map(Reason::WordBehindName)
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

fn last(sight: &Sight<'_, '_>) -> Option<Reason> {
    match sight.value(Feature::IsPrevious) {
        2 | 3 => Some(Reason::SpeakerOfLast),
        _ if sight.more(Feature::SpeakerQuotes) => sight.speaker_quotes().map(Reason::HasQuotes),
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
