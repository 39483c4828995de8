//! Confidence: how often an answer like this one is right.
//!
//! The probability of the softmax compares an answer with its rivals and knows nothing else: of a single
//! quoted word that nobody else could have said it is as sure as of a sentence with its "she said".
//! So the answer's row, with what came second and by which pattern, is scored once more by a small
//! forest that has learned from answers to stories that were not trained on.

use super::instance::Instance;
use super::schema::{Feature, Row};
use crate::attribute::answer::Answer;
use crate::attribute::attribution::Outcome;
use crate::attribute::frame::Frame;
use crate::coref::MentionLink;
use crate::rank::{VALUES, lack, log_odds};

/// Who the best rival of an answer is.
#[repr(u8)]
enum Rival {
    /// There is none.
    #[allow(dead_code, reason = "the value of a row without a rival")]
    None,
    Nobody,
    SameSpeaker,
    /// Another speaker; the kind of the mention is added.
    Other,
}

/// Returns the row of an answer: its own in the instance, with what is known of the answer alone.
pub(crate) fn confidence_row(
    frame: &Frame<'_>,
    instance: &Instance,
    own: &Row,
    answer: &Answer,
    outcome: &Outcome,
) -> Row {
    let mut row = *own;
    let mut set = |feature: Feature, value: u8| row[feature as usize] = value;
    set(Feature::Unsure, lack(answer.probability));
    set(Feature::Ahead, log_odds(answer.margin));
    if let Outcome::Spoken {
        evidence, mention, ..
    } = outcome
    {
        set(Feature::Pattern, 1 + *evidence as u8);
        link_features(&frame.coreference.links[mention.index()], &mut set);
    }
    let Some(rival) = answer.rival else {
        return row;
    };
    let mention = |row: usize| Some(frame.mention(*instance.candidates.get(row)?));
    let (ours, theirs) = (mention(answer.row), mention(rival));
    set(
        Feature::Rival,
        match (ours, theirs) {
            (_, None) => Rival::Nobody as u8,
            (Some(ours), Some(theirs)) if ours.speaker == theirs.speaker => {
                Rival::SameSpeaker as u8
            }
            (_, Some(theirs)) => Rival::Other as u8 + 1 + theirs.kind as u8,
        },
    );
    set(
        Feature::RivalSide,
        instance.places.get(rival).map_or(0, |p| p.side as u8),
    );
    row
}

/// How sure it is whom the mention means.
fn link_features(link: &MentionLink, set: &mut impl FnMut(Feature, u8)) {
    for (feature, value) in [
        (Feature::Link, link.kind),
        (Feature::LinkSentences, link.sentences),
        (Feature::LinkAntecedent, link.antecedent),
        (Feature::LinkRivals, link.rivals),
        (Feature::LinkNearer, link.nearer),
        (Feature::LinkMargin, link.margin),
        (Feature::LinkUnsure, link.unsure),
        (Feature::LinkSecond, link.second),
        (Feature::LinkNamesakes, link.namesakes),
        (Feature::LinkWords, link.words),
        (Feature::LinkPerson, link.person),
        (Feature::LinkGender, link.gender),
        (Feature::LinkForm, link.form),
        (Feature::LinkCount, link.before),
    ] {
        set(feature, value.min(VALUES - 1));
    }
}

#[cfg(test)]
pub(super) mod sentences {
    use super::*;

    crate::attribute::features::tests::sentences! {
        Unsure: "“Never!”" "" = 0, "“It leaks,” said Ida Holm." "Ida Holm" = 40;
        Ahead: "“Never!”" "" = 32, "“It leaks,” said Ida Holm." "Ida Holm" = 48;
        Rival: "“Never!”" "" = 0, "“It leaks,” said Ida Holm." "Ida Holm" = 1;
        RivalSide: "“Never!”" "" = 0, "She said it was “a sieve”." "She" = 1;
        Pattern: "“Never!”" "" = 0, "“It leaks,” said Ida Holm." "Ida Holm" = 1;
    }
}
