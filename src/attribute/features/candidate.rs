//! Features of a candidate: where it stands, what it is, whom it names.

use super::schema::{Feature, Row};
use super::story::StoryFacts;
use crate::attribute::candidate::Candidate;
use crate::coref::SpeakerKind;
use crate::mention::{Gender, MentionKind};
use crate::rank::{capped, log_scale};

/// Sets where the candidate stands, and what lies between it and the quote.
pub(super) fn place_features(
    story: &StoryFacts<'_>,
    place: &Candidate,
    same_sentence: u8,
    row: &mut Row,
) {
    let mut set = |feature: Feature, value: u8| row[feature as usize] = value;
    set(Feature::Side, place.side as u8);
    set(Feature::Paragraphs, place.paragraphs.min(6));
    set(Feature::Sentences, place.sentences.min(12));
    set(Feature::Distance, log_scale(usize::from(place.tokens)));
    set(Feature::Rank, place.rank.min(31));
    set(Feature::SameSentence, same_sentence.min(15));
    let neighbours = &story.neighbours[place.mention.index()];
    set(Feature::Order, neighbours.order.min(15));
    set(Feature::LinkBefore, neighbours.before);
    set(Feature::LinkAfter, neighbours.after);
    set(Feature::Turn, neighbours.turn);
    let between = &place.between;
    set(Feature::BetweenQuotes, between.quotes.min(5));
    set(Feature::BetweenCues, between.cues.min(7));
    set(Feature::BetweenVerbs, between.verbs.min(9));
    set(Feature::BetweenCommas, between.commas.min(9));
    set(Feature::BetweenColons, between.colons.min(3));
    set(Feature::BetweenThats, between.thats.min(3));
    set(Feature::BetweenStops, between.stops.min(9));
    set(Feature::BetweenDashes, between.dashes.min(4));
    set(Feature::BetweenParens, between.parens.min(4));
    set(Feature::BetweenConjunctions, between.conjunctions.min(5));
}

/// Sets what the mention looks like, and how much the story has of its speaker.
pub(super) fn mention_features(story: &StoryFacts<'_>, place: &Candidate, row: &mut Row) {
    let frame = &story.frame;
    let mention = frame.mention(place.mention);
    let speaker = &frame.cast.speakers[mention.speaker.index()];
    let mut set = |feature: Feature, value: u8| row[feature as usize] = value;
    set(Feature::Possessor, u8::from(mention.possessor));
    set(Feature::Kind, mention_kind(mention.kind));
    set(Feature::Opening, frame.tags[mention.tokens.start] as u8);
    if mention.kind == MentionKind::Pronoun {
        set(Feature::Pronoun, pronoun(frame.words(mention.tokens.start)));
    }
    set(Feature::Length, capped(mention.tokens.len(), 12));
    set(Feature::Title, u8::from(mention.title));
    set(Feature::Role, u8::from(mention.role));
    set(Feature::Gender, gender(speaker.gender));
    set(Feature::Plural, u8::from(mention.plural));
    set(Feature::SpeakerKind, speaker_kind(speaker.kind));
    set(Feature::SpeakerMentions, log_scale(speaker.mentions.len()));
    set(
        Feature::SpeakerCues,
        log_scale(usize::from(story.cues_of[mention.speaker.index()])),
    );
    let first = speaker.mentions.first().map(|&m| frame.mention(m));
    let early = first.is_some_and(|m| frame.paragraph_of_story(m.passage) < 3);
    set(Feature::SpeakerEarly, u8::from(early));
}

pub(crate) fn mention_kind(kind: MentionKind) -> u8 {
    match kind {
        MentionKind::Name => 1,
        MentionKind::Role => 2,
        MentionKind::Organization => 3,
        MentionKind::Document => 4,
        MentionKind::Collective => 5,
        MentionKind::Pronoun => 6,
    }
}

fn speaker_kind(kind: SpeakerKind) -> u8 {
    match kind {
        SpeakerKind::Person => 1,
        SpeakerKind::Role => 2,
        SpeakerKind::Organization => 3,
        SpeakerKind::Document => 4,
        SpeakerKind::Collective => 5,
        SpeakerKind::Unresolved => 6,
    }
}

pub(super) fn gender(gender: Gender) -> u8 {
    match gender {
        Gender::Unknown => 0,
        Gender::Male => 1,
        Gender::Female => 2,
    }
}

fn pronoun(word: &str) -> u8 {
    const PRONOUNS: &[&str] = &[
        "he", "she", "they", "it", "i", "we", "you", "who", "which", "that", "his", "her", "their",
        "its", "my", "our", "one", "some", "many", "others", "another", "him", "them",
    ];
    let found = PRONOUNS.iter().position(|p| word.eq_ignore_ascii_case(p));
    found.map_or(1, |n| n as u8 + 2)
}
