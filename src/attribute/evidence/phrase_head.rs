//! From a name inside somebody's phrase to whoever the phrase is about.
//!
//! In `“It leaks,” said Ana Reyes of Dam Watch` the verb stands beside `Dam Watch`, and the nearest
//! mention is a part of the right one.

use crate::attribute::answer::Answer;
use crate::attribute::frame::Frame;
use crate::coref::SpeakerKind;
use crate::mention::{MentionId, MentionKind};

/// Returns an answer with the mention at the head of the phrase in place of one inside it.
pub(crate) fn at_phrase_head(frame: &Frame<'_>, mut answer: Answer) -> Answer {
    answer.mention = answer.mention.map(|mention| head(frame, mention));
    answer
}

/// Returns the mention at the head of the phrase that an answer stands in: the answer itself mostly.
fn head(frame: &Frame<'_>, answer: MentionId) -> MentionId {
    let own = frame.mention(answer);
    // "readers of a report that it leaks": the report says so, and not its readers.
    let text = own.kind == MentionKind::Document;
    let acts = frame.tags.get(own.tokens.end).is_some_and(|t| t.is_verb());
    if own.possessor || (text && !acts) || is_described(frame, own.tokens.end) {
        return answer;
    }
    let mut head = answer;
    // A mention stands within an earlier one, so this ends.
    while let Some(outer) = frame.mention(head).within {
        head = outer;
    }
    let speaker = |id: MentionId| frame.mention(id).speaker;
    let written = frame.coreference.speakers[speaker(head).index()].kind == SpeakerKind::Document;
    let signed =
        own.tokens.start > 0 && ["by", "from"].contains(&frame.words(own.tokens.start - 1));
    if speaker(head) == speaker(answer) || (written && signed) {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::coref::resolve;
    use crate::document::Document;
    use crate::lexicon::Lexicon;
    use crate::mention::Mention;
    use crate::scan::scan;

    /// Returns the words that an answer with these words comes to.
    fn head_of(text: &str, words: &str) -> String {
        let lexicon = Lexicon::builtin();
        let document = Document::plain("story", text).expect("a short story");
        let scan = scan(&document, lexicon);
        let coreference = resolve(&document, &scan, lexicon);
        let frame = Frame::new(document.text(), &scan, &coreference);
        let reads = |m: &Mention| &text[m.span] == words;
        let answer = coreference.mentions.iter().rposition(reads);
        let answer = answer.unwrap_or_else(|| panic!("{text}: no {words}")) as u32;
        let head = head(&frame, MentionId(answer));
        text[frame.mention(head).span].to_owned()
    }

    #[test]
    fn a_body_inside_a_phrase_gives_way_to_the_person() {
        for (text, inside, head) in [
            (
                "“It leaks,” said Ana Reis of the Dam Institute.",
                "the Dam Institute",
                "Ana Reis",
            ),
            (
                "Ana Reis, from the Dam Institute, said: “It leaks.”",
                "the Dam Institute",
                "Ana Reis",
            ),
            (
                "Ana Reis, chief engineer of the Port Council, said: “It leaks.”",
                "the Port Council",
                "Ana Reis",
            ),
            (
                "Ana Reis, a spokeswoman for the LDF, a dam union, said: “It leaks.”",
                "a dam union",
                "Ana Reis",
            ),
            (
                "Lawyers for the union said: “It leaks.”",
                "the union",
                "Lawyers",
            ),
            (
                "An engineer who heard the tape told them: “It leaks.”",
                "the tape",
                "An engineer",
            ),
        ] {
            assert_eq!(head_of(text, inside), head, "{text}");
        }
    }

    #[test]
    fn whoever_is_told_of_behind_the_phrase_stays() {
        for (text, words) in [
            (
                "A spokesman for Ana Reis, who said: “It leaks.”",
                "Ana Reis",
            ),
            ("A report by Ana Reis said: “It leaks.”", "Ana Reis"),
            (
                "They backed Arne Vik, with the Dam Institute calling him “a hero”.",
                "the Dam Institute",
            ),
            ("Readers of a report that it “leaks” were few.", "a report"),
        ] {
            assert_eq!(head_of(text, words), words, "{text}");
        }
    }
}
