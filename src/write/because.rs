//! What decided an answer, in clauses a journalist reads: the ends of "This speaker, because …".

use crate::attribute::Reason;
use crate::mention::MentionKind;

/// Says a reason. `text` is the story, whose words some reasons name.
pub(super) fn because(reason: &Reason, text: &str) -> String {
    let clause = match reason {
        Reason::VerbOfQuote(verb) => {
            let verb = &text[*verb];
            return format!(
                "“{verb}” follows the name and is the verb of speech nearest the quote"
            );
        }
        Reason::VerbBeforeName(verb) => {
            return format!(
                "the verb of speech “{}” stands right before the name",
                &text[*verb]
            );
        }
        Reason::ReportingVerb(verb) => {
            return format!("the verb of speech “{}” follows the name", &text[*verb]);
        }
        Reason::OtherVerb(verb) => return format!("“{}” follows the name", &text[*verb]),
        Reason::NearestToVerb(verb) => {
            return format!(
                "no other name with a verb is nearer before “{}”",
                &text[*verb]
            );
        }
        Reason::CloseToVerb(verb) => {
            return format!("the name stands close to “{}”", &text[*verb]);
        }
        Reason::WordBeforeName(word) => {
            return format!("speakers are often named after “{}”", &text[*word]);
        }
        Reason::WordBehindName(word) => {
            return format!("speakers are often named before “{}”", &text[*word]);
        }
        Reason::WordBeforeQuote(word) => {
            return format!("“{}” stands right before the marks", &text[*word]);
        }
        Reason::WordBehindQuote(word) => {
            return format!("“{}” stands right after the marks", &text[*word]);
        }
        Reason::MentionedOften(times) => {
            return format!("the story names this speaker {}", often(*times));
        }
        Reason::SpeaksOften(times) => {
            return format!(
                "verbs of speech follow this speaker {} in the story",
                often(*times)
            );
        }
        Reason::HasQuotes(1) => "this speaker already has a quote",
        Reason::HasQuotes(quotes) => return format!("this speaker already has {quotes} quotes"),
        Reason::FewWords(1) => "the marks hold one word only",
        Reason::FewWords(words) => return format!("the marks hold {words} words only"),
        Reason::Named(kind) => named(*kind),
        Reason::RunsIntoQuote => "the name leads straight into the quote",
        Reason::Beside => "the name stands right beside the quote",
        Reason::InSentence => "the name stands in the sentence of the quote",
        Reason::InParagraph => "the name stands in the paragraph of the quote",
        Reason::InParagraphBefore => "the name stands in the paragraph before",
        Reason::InParagraphBehind => "the name stands in the paragraph after",
        Reason::Label => "the name labels the words inside the marks",
        Reason::SpeakerFurtherUp => "this speaker is the one of a quote further up",
        Reason::NoNameBetween => "no other name stands between",
        Reason::NoSubjectBetween => "no name that stands between has a verb of its own",
        Reason::OnlyNameInSentence => "no other name stands in the sentence of the quote",
        Reason::NoQuoteBetween => "no other quote stands between",
        Reason::NoVerbBetween => "no verb stands between",
        Reason::OneVerbBetween => "no other verb stands between",
        Reason::ColonBetween => "a colon leads from the name to the quote",
        Reason::NoStopBetween => "no full stop stands between",
        Reason::ThatBetween => "“that” leads from the name to the quote",
        Reason::NoConjunctionBetween => "no “and” or “but” stands between",
        Reason::OpensSentence => "the name opens its sentence",
        Reason::AccordingTo => "“according to” stands before the name",
        Reason::WhatTheyCalled => "“what” before the name says that its words follow",
        Reason::OwnsWords => "the story speaks of this speaker's words",
        Reason::NoOwner => "the name stands for itself, not for something it owns",
        Reason::Agent => "“by” says that it did the speaking",
        Reason::Active => "the name does something, and nothing is done to it",
        Reason::OutsideBrackets => "the name stands outside brackets",
        Reason::Signs => "the name signs the quote above it",
        Reason::LeadsUp => "its paragraph leads up to the quote with a colon",
        Reason::TitleOrRole => "a title or role goes with the name",
        Reason::One => "one is named, not several",
        Reason::Several => "several are named together",
        Reason::MentionedEarly => "the story names this speaker early on",
        Reason::LikelyElsewhere => "other quotes look like this speaker's too",
        Reason::SpeakerOfLast => "the quote before was given to the same speaker",
        Reason::OtherThanLast => "the quote before was given to another speaker",
        Reason::SpeakerOfLastButOne => "the quote before the last was given to the same speaker",
        Reason::GoesOn => "it continues a quote of the same speaker",
        Reason::SpeakerOfNext => "the next quote looks like the same speaker's",
        Reason::OtherThanNext => "the next quote looks like another speaker's",
        Reason::SpeakerOfRepeat => "the same words elsewhere look like this speaker's",
        Reason::FirstPass => "a first reading of the whole story said the same",
        Reason::Capitals => "the words in the marks have capitals, as in a title",
        Reason::SmallLetter => "the words in the marks begin small",
        Reason::NoSignAtEnd => "no comma or full stop ends the words",
        Reason::NoVerbInside => "no verb stands in the marks",
        Reason::NoFirstPerson => "no “I”, “we” or “you” stands in the marks",
        Reason::NoReportingVerb => "no verb of speech stands in the sentence",
        Reason::Alone => "the quote has a paragraph to itself",
        Reason::MidParagraph => "the quote does not open its paragraph",
        Reason::OtherQuotesInSentence => "other quotes stand in the sentence",
        Reason::Repeated => "the same words stand in marks elsewhere",
        Reason::Nested => "it stands inside another quote",
        Reason::NoClosingMark => "no closing mark ends it",
        Reason::LastHasNobody => "the quote before has no speaker either",
        Reason::FarFromLast => "no quote stands shortly before",
        Reason::NextHasNobody => "the next quote looks as if it had no speaker either",
        Reason::RepeatHasNobody => "the same words elsewhere seem to have no speaker either",
        Reason::StoryHasNobody => "many marks of this story seem to have no speaker",
        Reason::NamesFarAway => "the likeliest name stands in another sentence",
        Reason::NoVerbWithName => "no verb of speech goes with the likeliest name",
    };
    clause.to_owned()
}

fn often(times: usize) -> String {
    match times {
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        times => format!("{times} times"),
    }
}

/// Says what kind of words name the speaker.
fn named(kind: MentionKind) -> &'static str {
    match kind {
        MentionKind::Name => "a person is named",
        MentionKind::Role => "a person is named by role",
        MentionKind::Organization => "an organization is named, which can speak",
        MentionKind::Document => "a text is named that can be quoted",
        MentionKind::Collective => "a group is named, which can be quoted",
        MentionKind::Pronoun => "a pronoun stands for somebody who can speak",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    #[test]
    fn the_words_of_the_story_are_named() {
        let text = "“It leaks,” Ana Reis sighed.";
        let sighed = text.find("sighed").expect("a verb");
        let sighed = Span::new(sighed, sighed + "sighed".len());
        for reason in [
            Reason::VerbOfQuote(sighed),
            Reason::VerbBeforeName(sighed),
            Reason::ReportingVerb(sighed),
            Reason::OtherVerb(sighed),
            Reason::NearestToVerb(sighed),
            Reason::CloseToVerb(sighed),
            Reason::WordBeforeName(sighed),
            Reason::WordBehindName(sighed),
            Reason::WordBeforeQuote(sighed),
            Reason::WordBehindQuote(sighed),
        ] {
            assert!(because(&reason, text).contains("“sighed”"), "{reason:?}");
        }
    }

    #[test]
    fn one_is_counted_as_a_reader_would() {
        let said = |reason| because(&reason, "");
        assert_eq!(
            said(Reason::HasQuotes(1)),
            "this speaker already has a quote"
        );
        assert_eq!(said(Reason::FewWords(1)), "the marks hold one word only");
        let named = "the story names this speaker";
        assert_eq!(said(Reason::MentionedOften(2)), format!("{named} twice"));
        assert_eq!(said(Reason::MentionedOften(7)), format!("{named} 7 times"));
    }
}
