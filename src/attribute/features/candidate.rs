//! Features of a candidate: where it stands, what it is, whom it names.

use super::scale::{capped, log_scale};
use super::schema::{Feature, Row};
use super::story::StoryFacts;
use crate::attribute::candidate::Candidate;
use crate::mention::MentionKind;

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
    set(Feature::LinkBefore, neighbours.before as u8);
    set(Feature::LinkAfter, neighbours.after as u8);
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
    // In the rows of nobody these are 0.
    set(Feature::Kind, 1 + mention.kind as u8);
    set(Feature::Opening, frame.tags[mention.tokens.start] as u8);
    if mention.kind == MentionKind::Pronoun {
        let pronoun = DistinctPronoun::of(frame.words(mention.tokens.start));
        set(Feature::Pronoun, pronoun as u8);
    }
    set(Feature::Length, capped(mention.tokens.len(), 12));
    set(Feature::Title, u8::from(mention.title));
    set(Feature::Role, u8::from(mention.role));
    set(Feature::Gender, speaker.gender as u8);
    set(Feature::Plural, u8::from(mention.plural));
    set(Feature::SpeakerKind, 1 + speaker.kind as u8);
    set(Feature::SpeakerMentions, log_scale(speaker.mentions.len()));
    set(
        Feature::SpeakerCues,
        log_scale(usize::from(story.cues_of[mention.speaker.index()])),
    );
    let first = speaker.mentions.first().map(|&m| frame.mention(m));
    let early = first.is_some_and(|m| frame.paragraph_of_story(m.passage) < 3);
    set(Feature::SpeakerEarly, u8::from(early));
}

macro_rules! pronouns {
    ($($name:ident $word:literal)*) => {
        /// The pronouns that are distinguished. Their words are the names of the values, and no list to extend.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u8)]
        enum DistinctPronoun {
            /// The mention is no pronoun.
            #[allow(dead_code, reason = "the value of a row without a pronoun")]
            None,
            Other,
            $($name,)*
        }

        impl DistinctPronoun {
            fn of(word: &str) -> DistinctPronoun {
                $(if word.eq_ignore_ascii_case($word) {
                    return DistinctPronoun::$name;
                })*
                DistinctPronoun::Other
            }
        }
    };
}

pronouns! {
    He "he" She "she" They "they" It "it" I "i" We "we" You "you" Who "who" Which "which" That "that"
    His "his" Her "her" Their "their" Its "its" My "my" Our "our" One "one" Some "some" Many "many"
    Others "others" Another "another" Him "him" Them "them"
}
