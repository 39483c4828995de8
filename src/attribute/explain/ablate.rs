//! Ablation: which features decided an answer.
//!
//! An answer is compared with its best rival: nobody, or another speaker. For each [`FeatureGroup`] in which the two differ, the
//! answer's row is given the rival's values; how much of the lead goes with them is the weight.
//! What a quote looks like is the same for all its rows: that can only speak for nobody, and does
//! by setting the quote against an ordinary one, `“We will open on Monday,” she said.`
//!
//! The second forest builds on the first one's scores, which say nothing by themselves: what moved
//! the first forest counts as well, in the same units.

use super::context::ExplainContext;
use super::feature_group::FeatureGroup;
use super::for_nobody::OF_NOBODY;
use super::for_speaker::OF_SPEAKERS;
use super::reason::Reason;
use crate::attribute::features::{Feature, Row, RowsKept};
use crate::attribute::model::Model;
use crate::attribute::reading::Reading;
use crate::attribute::token_class::TokenClass;
use crate::coref::Coreference;
use crate::document::Document;
use crate::mention::MentionId;
use crate::rank::{Forest, UNIT};
use crate::scan::{QuoteId, Scan};

/// How many reasons an answer is given: more are not read.
const MOST: usize = 3;

/// What weighs less is no reason: it moves no probability by more than three points in a hundred.
const LEAST: i32 = UNIT as i32 / 8;

/// What sets an ordinary spoken quote apart from words that only look like one. All other
/// features of such a quote are 0.
const ORDINARY: &[(Feature, u8)] = &[
    (Feature::Words, 11),
    (Feature::Capital, 2),
    (Feature::CapitalShare, 1),
    (Feature::LastSign, 1),
    (Feature::HasFirstPerson, 1),
    (Feature::HasVerb, 2),
    (Feature::Right, TokenClass::Pronoun as u8),
    (Feature::Right2, TokenClass::Say as u8),
    (Feature::CueAfter, TokenClass::Say as u8),
    (Feature::CueAfterDistance, 2),
    (Feature::CueAfterPrevious, TokenClass::Pronoun as u8),
    (Feature::ParagraphStart, 1),
    (Feature::PreviousOutcome, 2),
    (Feature::PreviousSign, 2),
    (Feature::ParagraphsSinceQuote, 2),
    (Feature::LastNobody, 1),
    (Feature::NextNobody, 1),
];

/// Returns for each quote of a story the reasons for its answer, the weightiest first.
pub fn reasons(
    model: &Model,
    document: &Document,
    scan: &Scan,
    coreference: &Coreference,
) -> Vec<Vec<Reason>> {
    let answers = answers(model, document, scan, coreference).into_iter();
    answers.map(|(_, reasons)| reasons).collect()
}

/// Answers every quote again, with the reasons.
fn answers(
    model: &Model,
    document: &Document,
    scan: &Scan,
    coreference: &Coreference,
) -> Vec<(Option<MentionId>, Vec<Reason>)> {
    let mut answers = Vec::with_capacity(scan.quotes.len());
    if scan.quotes.is_empty() {
        return answers;
    }
    let mut reading = Reading::new(model, document, scan, coreference);
    reading.run_first_pass(model, RowsKept::All);
    let mut scores = Vec::new();
    for n in 0..scan.quotes.len() {
        let id = QuoteId(n as u32);
        let early = reading.extract_as_answered(id);
        let both = [&model.second, &model.first];
        let forests = &both[usize::from(early.is_some())..];
        let answer = reading.decide(forests[0], &mut scores);
        answers.push((answer.mention, ablate(&reading, id, forests, &scores)));
        reading.answer(id, answer.mention);
    }
    answers
}

/// Finds the reasons for the best row of an instance.
fn ablate(
    reading: &Reading<'_>,
    quote: QuoteId,
    forests: &[&Forest],
    scores: &[i32],
) -> Vec<Reason> {
    let Some((answer, rival)) = rivals(reading, scores) else {
        return Vec::new();
    };
    let context = ExplainContext {
        extractor: &reading.extractor,
        quote,
        instance: &reading.instance,
        answer,
        rival,
    };
    let groups = if context.place().is_some() {
        &*OF_SPEAKERS
    } else {
        &*OF_NOBODY
    };
    let weights = weights(&context, groups, forests);
    let mut seen: Vec<(i32, Reason)> = groups
        .iter()
        .zip(weights)
        .filter(|(_, weight)| *weight >= LEAST)
        .filter_map(|(group, weight)| Some((weight, say(group, &context)?)))
        .collect();
    // The sort is stable: of two that weigh the same, the first in the table leads. That the first
    // pass gave the same is said only where nothing says why.
    seen.sort_by_key(|(weight, reason)| (*reason == Reason::FirstPass, -weight));
    if seen.len() > 1 {
        seen.retain(|(_, reason)| *reason != Reason::FirstPass);
    }
    let mut reasons: Vec<Reason> = Vec::with_capacity(MOST);
    for (_, reason) in seen {
        // Two groups may come to the same: `said Ana Reis` is a verb and the word before.
        if reasons.len() < MOST && !reasons.contains(&reason) {
            reasons.push(reason);
        }
    }
    reasons
}

/// Returns the best row of the last instance, and the best of the rows that stand for somebody
/// else: in `his aunt, Ana Reis, said` it does not matter to a reader which of two mentions of her
/// won.
fn rivals(reading: &Reading<'_>, scores: &[i32]) -> Option<(usize, usize)> {
    let candidates = &reading.instance.candidates;
    let speaker = |row: usize| {
        let mention = candidates.get(row)?;
        Some(reading.extractor.frame().mention(*mention).speaker)
    };
    let mut order: Vec<usize> = (0..scores.len()).collect();
    order.sort_by_key(|&row| (std::cmp::Reverse(scores[row]), row));
    let (&answer, others) = order.split_first()?;
    let rival = others
        .iter()
        .find(|&&row| speaker(row) != speaker(answer))?;
    Some((answer, *rival))
}

/// Puts a group into words. What is as true of another speaker is no reason for this one:
/// `The mayor and the sheriff said` has one verb for both.
fn say(group: &FeatureGroup, context: &ExplainContext<'_, '_>) -> Option<Reason> {
    let reason = (group.seen)(context)?;
    let shared = || (group.seen)(&context.turned()).as_ref() == Some(&reason);
    (context.place().is_none() || !shared()).then_some(reason)
}

/// Returns how much of the answer's lead each group is worth.
fn weights(
    context: &ExplainContext<'_, '_>,
    groups: &[FeatureGroup],
    forests: &[&Forest],
) -> Vec<i32> {
    let mut rows: Vec<Row> = vec![*context.row(context.answer), *context.row(context.rival)];
    for group in groups {
        rows.extend(without(context, group));
    }
    let mut weights = vec![0; groups.len()];
    let mut scores = Vec::new();
    for forest in forests {
        forest.score(&rows, &mut scores);
        let mut leads = scores.chunks_exact(2).map(|two| two[0] - two[1]);
        let lead = leads.next().unwrap_or_default();
        for (weight, left) in weights.iter_mut().zip(leads) {
            *weight += lead - left;
        }
    }
    weights
}

/// Returns the rows of an answer and its rival as they would be if a group did not distinguish
/// them, or the quote from an ordinary one.
fn without(context: &ExplainContext<'_, '_>, group: &FeatureGroup) -> [Row; 2] {
    let mut answer = *context.row(context.answer);
    let mut rival = *context.row(context.rival);
    let differ = |&feature: &Feature| answer[feature as usize] != rival[feature as usize];
    if group.features.iter().any(differ) {
        for &feature in &group.features {
            answer[feature as usize] = rival[feature as usize];
        }
    } else if context.place().is_none() {
        for &feature in &group.features {
            let usual = ORDINARY.iter().find(|(usual, _)| *usual == feature);
            let usual = usual.map_or(0, |(_, value)| *value);
            (answer[feature as usize], rival[feature as usize]) = (usual, usual);
        }
    }
    [answer, rival]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::attribute::{Attribution, Outcome, attribute};
    use crate::lexicon::Lexicon;
    use std::path::Path;

    type Answers = Vec<(Option<MentionId>, Vec<Reason>)>;

    /// Attributes the quotes of a text, and explains them.
    fn explain(text: &str) -> (Vec<Attribution>, Answers) {
        let document = Document::plain("story.txt", text).expect("a short text");
        let scan = crate::scan::scan(&document, Lexicon::builtin());
        let coreference = crate::coref::resolve(&document, &scan, Lexicon::builtin());
        let given = attribute(&document, &scan, &coreference);
        (
            given,
            answers(Model::builtin(), &document, &scan, &coreference),
        )
    }

    /// Asserts that one of the reasons for the last quote of a text fits.
    fn assert_says(text: &str, fits: fn(&Reason, &str) -> bool) {
        let (_, answers) = explain(text);
        let (_, reasons) = answers.last().expect("a quote");
        assert!(reasons.iter().any(|r| fits(r, text)), "{text}: {reasons:?}");
    }

    #[test]
    fn the_verb_that_decides_is_named() {
        assert_says(
            "The ministry kept silent. “It leaks,” Ana Reis told Jon Webb.",
            |reason, text| matches!(reason, Reason::VerbOfQuote(verb) if &text[*verb] == "told"),
        );
        assert_says(
            "Jon Webb had left. “It leaks,” sighed Ana Reis.",
            |reason, text| matches!(reason, Reason::VerbBeforeName(v) if &text[*v] == "sighed"),
        );
    }

    #[test]
    fn a_phrase_a_title_and_the_speaker_before_are_named() {
        assert_says(
            "The dam is “a sieve”, according to Ana Reis.",
            |reason, _| *reason == Reason::AccordingTo,
        );
        assert_says(
            "He kept a copy of “The Silent Dam” on his desk for years.",
            |reason, _| *reason == Reason::Capitals,
        );
        assert_says(
            "“It leaks,” Ana Reis said on Monday.\n\n“It has leaked since May.”",
            |reason, _| *reason == Reason::SpeakerOfLast,
        );
    }

    #[test]
    fn what_is_explained_is_the_answer_that_was_given() {
        let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("golden");
        let (mut quotes, mut explained) = (0, 0);
        for folder in std::fs::read_dir(golden).expect("the golden stories") {
            let story = folder.expect("a folder").path().join("story.txt");
            let Ok(text) = std::fs::read_to_string(&story) else {
                continue;
            };
            let (given, answers) = explain(&text);
            assert_eq!(answers.len(), given.len());
            for ((mention, reasons), given) in answers.iter().zip(&given) {
                let given = match given.outcome {
                    Outcome::Spoken { mention, .. } => Some(mention),
                    Outcome::Unnamed | Outcome::NotSpeech => None,
                };
                assert_eq!(*mention, given, "{}", story.display());
                assert!(reasons.len() <= MOST);
                for (n, reason) in reasons.iter().enumerate() {
                    assert!(
                        !reasons[..n].contains(reason),
                        "{}: {reasons:?}",
                        story.display()
                    );
                }
                quotes += 1;
                explained += usize::from(!reasons.is_empty());
            }
        }
        // Where an answer has no rival in context there may be nothing to say.
        assert!(explained * 100 >= quotes * 95, "{explained} of {quotes}");
    }
}
