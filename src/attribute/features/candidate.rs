//! Features of a candidate: where it stands, what it is, whom it names.

use super::schema::{Feature, Row};
use super::story::StoryFacts;
use crate::attribute::candidate::Candidate;
use crate::mention::MentionKind;
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
    set(Feature::JointBefore, neighbours.before as u8);
    set(Feature::JointAfter, neighbours.after as u8);
    set(Feature::VerbOrder, neighbours.verb_order);
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
    let speaker = &frame.coreference.speakers[mention.speaker.index()];
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

#[cfg(test)]
pub(super) mod sentences {
    use super::*;
    use crate::attribute::features::neighbours::Joint;
    use crate::attribute::token_class::TokenClass;
    use crate::mention::Gender;

    crate::attribute::features::tests::sentences! {
        Side:
            "“Never!”" "" = 0,
            "She said it was “a sieve”." "She" = 1,
            "“It leaks,” said Ida Holm." "Ida Holm" = 2,
            "“It leaks,” Ida Holm said.\n\n“We knew,” Jon Webb said.\n\n“It leaks,” she said." "Ida Holm" = 4;
        Paragraphs: "“It leaks,” said Ida Holm." "Ida Holm" = 0, "“It leaks.”\n\nIda Holm, mayor" "Ida Holm" = 1;
        Sentences: "“It leaks,” said Ida Holm." "Ida Holm" = 0, "“It leaks.”\n\nIda Holm, mayor" "Ida Holm" = 1;
        Distance: "“It leaks.”\n\nIda Holm, mayor" "Ida Holm" = 0, "“It leaks,” said Ida Holm." "Ida Holm" = 1;
        Rank: "“It leaks,” said Ida Holm." "Ida Holm" = 0, "She said it was “a sieve”." "She" = 1;
        SameSentence: "“It leaks.”\n\nIda Holm, mayor" "Ida Holm" = 0, "“It leaks,” said Ida Holm." "Ida Holm" = 1;
        Order: "“It leaks,” said Ida Holm." "Ida Holm" = 0, "Ida Holm told Jon Webb “a joke”." "Jon Webb" = 1;
        JointBefore:
            "“It leaks,” said Ida Holm." "Ida Holm" = Joint::None,
            "Ida Holm told Jon Webb “a joke”." "Jon Webb" = Joint::Cue,
            "The report by Ida Holm was “a joke”." "Ida Holm" = Joint::Preposition,
            "Ida Holm’s boat was “a sieve”." "Ida Holm" = Joint::Nested;
        JointAfter:
            "“It leaks,” said Ida Holm." "Ida Holm" = Joint::None,
            "She said it was “a sieve”." "She" = Joint::Cue,
            "Ida Holm said “it leaks” in May." "Ida Holm" = Joint::Quote,
            "“It leaks.”\n\nIda Holm, mayor" "Ida Holm" = Joint::Comma,
            "Ida Holm’s boat was “a sieve”." "Ida Holm" = Joint::Nested;
        VerbOrder:
            "“It leaks,” said Ida Holm." "Ida Holm" = 0,
            "In the words of Ida Holm it was “a sieve”." "Ida Holm" = 1,
            "The report by Ida Holm was “a joke”." "Ida Holm" = 4;
        BetweenQuotes:
            "“It leaks,” said Ida Holm." "Ida Holm" = 0,
            "Ida Holm called “a toy” and “a sieve” her boat." "Ida Holm" = 1;
        BetweenCues: "Ida Holm’s boat was “a sieve”." "Ida Holm" = 0, "“It leaks,” said Ida Holm." "Ida Holm" = 1;
        BetweenVerbs: "“It leaks,” said Ida Holm." "Ida Holm" = 0, "Ida Holm spoke and rowed – “a sieve”." "Ida Holm" = 1;
        BetweenCommas: "“It leaks,” said Ida Holm." "Ida Holm" = 0, "According to Ida Holm, it was “a sieve”." "Ida Holm" = 1;
        BetweenColons: "“It leaks,” said Ida Holm." "Ida Holm" = 0, "Ida Holm put it like this:\n\n“It leaks.”" "Ida Holm" = 1;
        BetweenThats: "“It leaks,” said Ida Holm." "Ida Holm" = 0, "Ida Holm said that the dam was “a sieve”." "Ida Holm" = 1;
        BetweenStops: "“It leaks,” said Ida Holm." "Ida Holm" = 0, "Ida Holm laughed. “It leaks.”" "Ida Holm" = 1;
        BetweenDashes: "“It leaks,” said Ida Holm." "Ida Holm" = 0, "Ida Holm spoke and rowed – “a sieve”." "Ida Holm" = 1;
        BetweenParens: "“It leaks,” said Ida Holm." "Ida Holm" = 0, "The boat (by Ida Holm) is “a sieve”." "Ida Holm" = 1;
        BetweenConjunctions:
            "“It leaks,” said Ida Holm." "Ida Holm" = 0,
            "Ida Holm spoke and rowed – “a sieve”." "Ida Holm" = 1;
        Possessor: "“It leaks,” said Ida Holm." "Ida Holm" = 0, "Ida Holm’s boat was “a sieve”." "Ida Holm" = 1;
        Kind:
            "“Never!”" "" = 0,
            "“It leaks,” said Ida Holm." "Ida Holm" = 1,
            "The minister was accused of “fraud”." "The minister" = 2,
            "The captains, said Ida Holm, were “asleep”." "The captains" = 5,
            "She said it was “a sieve”." "She" = 6;
        Pronoun:
            "“It leaks,” said Ida Holm." "Ida Holm" = 0,
            "She said it was “a sieve”." "She" = 3,
            "They said it was “a sieve”." "They" = 4;
        Opening: "“Never!”" "" = TokenClass::Edge, "“It leaks,” said Ida Holm." "Ida Holm" = TokenClass::Name;
        Length: "“Never!”" "" = 0, "“It leaks,” said Ida Holm." "Ida Holm" = 2;
        Title: "“It leaks,” said Ida Holm." "Ida Holm" = 0, "Mayor Holm said “it leaks” again." "Mayor Holm" = 1;
        Role: "“It leaks,” said Ida Holm." "Ida Holm" = 0, "Rower Ida Holm spoke of “a sieve”." "Rower Ida Holm" = 1;
        Gender:
            "The captains, said Ida Holm, were “asleep”." "The captains" = Gender::Unknown,
            "Ida Holm told Jon Webb “a joke”." "Jon Webb" = Gender::Male,
            "“It leaks,” said Ida Holm." "Ida Holm" = Gender::Female;
        Plural: "“It leaks,” said Ida Holm." "Ida Holm" = 0, "The captains, said Ida Holm, were “asleep”." "The captains" = 1;
        SpeakerKind:
            "“Never!”" "" = 0,
            "“It leaks,” said Ida Holm." "Ida Holm" = 1,
            "The captains, said Ida Holm, were “asleep”." "The captains" = 5,
            "She said it was “a sieve”." "She" = 6;
        SpeakerMentions: "“Never!”" "" = 0, "“It leaks,” said Ida Holm." "Ida Holm" = 1;
        SpeakerCues: "“It leaks,” said Ida Holm." "Ida Holm" = 0, "She said it was “a sieve”." "She" = 1;
        SpeakerEarly: "“Never!”" "" = 0, "“It leaks,” said Ida Holm." "Ida Holm" = 1;
    }
}
