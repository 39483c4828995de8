//! From a name inside somebody's phrase to whoever the phrase is about.
//!
//! In `“It leaks,” said Ana Reyes of Dam Watch` the verb stands beside `Dam Watch`, and the nearest
//! mention is a part of the right one.

use super::decide::Answer;
use super::frame::Frame;
use crate::mention::{MentionId, MentionKind, SpeakerKind};

/// Returns an answer with the mention at the head of the phrase in place of one inside it.
pub(super) fn answer(frame: &Frame<'_>, mut answer: Answer) -> Answer {
    answer.mention = answer.mention.map(|mention| head(frame, mention));
    answer.runner_up = answer
        .runner_up
        .filter(|_| answer.runner_up != answer.mention);
    answer
}

/// Returns the mention at the head of the phrase that an answer stands in: the answer itself mostly.
fn head(frame: &Frame<'_>, answer: MentionId) -> MentionId {
    let own = frame.mention(answer);
    // "critics of Reyes's claim that …": a claim inside is somebody's as much as the whole is.
    if own.possessor || own.kind == MentionKind::Document || is_described(frame, own.tokens.end) {
        return answer;
    }
    let mut head = answer;
    // A mention stands within an earlier one, so this ends.
    while let Some(outer) = frame.mention(head).within {
        head = outer;
    }
    let speaker = |id: MentionId| frame.mention(id).speaker;
    let text = frame.cast.speakers[speaker(head).index()].kind == SpeakerKind::Document;
    let written =
        own.tokens.start > 0 && ["by", "from"].contains(&frame.words(own.tokens.start - 1));
    if speaker(head) == speaker(answer) || (text && written) {
        answer
    } else {
        head
    }
}

/// `a spokesman for Reyes, who said`: the clause behind is about the name.
fn is_described(frame: &Frame<'_>, end: usize) -> bool {
    let tokens = frame.scan.tokens.len();
    let next = end + usize::from(end < tokens && frame.words(end) == ",");
    next < tokens && ["who", "whose"].contains(&frame.words(next))
}
