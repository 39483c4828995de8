//! What decided an answer, in clauses a journalist reads: the ends of "This speaker, because …".

use crate::attribute::Reason;
use crate::mention::MentionKind;

/// Says a reason. `text` is the story, whose words some reasons name.
pub(super) fn because(reason: &Reason, text: &str) -> String {
    match reason {
        Reason::VerbOfQuote(verb) => {
            let verb = &text[*verb];
            format!("“{verb}” follows the name and is the verb next to the quote")
        }
        Reason::VerbBeforeName(verb) => format!("“{}” stands right before the name", &text[*verb]),
        Reason::ReportingVerb(verb) => {
            format!("“{}” follows the name, a verb of speech", &text[*verb])
        }
        Reason::OtherVerb(verb) => format!("the name is the subject of “{}”", &text[*verb]),
        Reason::NearestToVerb(verb) => {
            format!("no other subject stands nearer before “{}”", &text[*verb])
        }
        Reason::CloseToVerb(verb) => format!("the name stands close to “{}”", &text[*verb]),
        Reason::WordBeforeName(word) => {
            format!("“{}” before the name fits a speaker", &text[*word])
        }
        Reason::WordBehindName(word) => {
            format!("“{}” behind the name fits a speaker", &text[*word])
        }
        Reason::WordBeforeQuote(word) => {
            format!("“{}” stands right before the marks", &text[*word])
        }
        Reason::WordBehindQuote(word) => {
            format!("“{}” stands right behind the marks", &text[*word])
        }
        Reason::MentionedOften(times) => format!("the story names this speaker {times} times"),
        Reason::SpeaksOften(1) => "this speaker has a verb of speech in the story".to_owned(),
        Reason::SpeaksOften(times) => {
            format!("this speaker has a verb of speech {times} times in the story")
        }
        Reason::HasQuotes(1) => "this speaker has a quote further up".to_owned(),
        Reason::HasQuotes(quotes) => format!("this speaker has {quotes} quotes further up"),
        Reason::FewWords(1) => "the marks hold one word only".to_owned(),
        Reason::FewWords(words) => format!("the marks hold {words} words only"),
        Reason::Named(kind) => named(*kind).to_owned(),
        _ => plain(reason).to_owned(),
    }
}

/// Says what kind of words name the speaker.
fn named(kind: MentionKind) -> &'static str {
    match kind {
        MentionKind::Name => "it is a name, which is how most speakers are introduced",
        MentionKind::Role => "it is a role that people speak in",
        MentionKind::Organization => "it is an organisation, which can speak",
        MentionKind::Document => "it is a text that can be quoted",
        MentionKind::Collective => "it is a group of people, which can be quoted",
        MentionKind::Pronoun => "it is a pronoun that stands for somebody who can speak",
    }
}

/// Says a reason that needs no words of the story.
fn plain(reason: &Reason) -> &'static str {
    match reason {
        Reason::RunsIntoQuote => "the name leads straight into the quote",
        Reason::Beside => "the name stands right beside the quote",
        Reason::InSentence => "the name stands in the sentence of the quote",
        Reason::InParagraph => "the name stands in the paragraph of the quote",
        Reason::InParagraphBefore => "the name stands in the paragraph before",
        Reason::InParagraphBehind => "the name stands in the paragraph behind",
        Reason::Label => "the name labels the words inside the marks",
        Reason::SpeakerFurtherUp => "this speaker is the one of a quote further up",
        Reason::NoNameBetween => "no other name stands between",
        Reason::NoSubjectBetween => "nobody who stands between does anything",
        Reason::OnlyNameInSentence => "no other name stands in the sentence of the quote",
        Reason::NoQuoteBetween => "no other quote stands between",
        Reason::NoVerbBetween => "no verb stands between",
        Reason::OneVerbBetween => "a verb of speech stands between, and no other",
        Reason::ColonBetween => "a colon leads from the name to the quote",
        Reason::NoStopBetween => "no full stop stands between",
        Reason::ThatBetween => "“that” leads from the name to the quote",
        Reason::NoConjunctionBetween => "no “and” or “but” stands between",
        Reason::NearestToQuote => "no other subject stands nearer before the quote",
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
        Reason::GoesOn => "it goes on with a quote of the same speaker",
        Reason::SpeakerOfNext => "the next quote looks like the same speaker's",
        Reason::OtherThanNext => "the next quote looks like another speaker's",
        Reason::SpeakerOfTwin => "the same words elsewhere look like this speaker's",
        Reason::FirstReading => "a first reading of the whole story said the same",
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
        Reason::TwinHasNobody => "the same words elsewhere seem to have no speaker either",
        Reason::StoryHasNobody => "many marks of this story seem to have no speaker",
        Reason::NamesFarAway => "the likeliest name stands in another sentence",
        Reason::NoVerbWithName => "no verb of speech goes with the likeliest name",
        // Those with words of the story are said by `because`.
        _ => "",
    }
}
