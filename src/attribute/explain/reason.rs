//! Reasons: what was seen of a quote and its answer, in a form that can be said aloud.
//!
//! A feature is a small number; a reason is the fact behind one number or several.

use crate::mention::MentionKind;
use crate::text::Span;

/// Something that spoke for an answer and against its best rival.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Reason {
    /// `“It leaks,” Ana Reis said.`: the name's verb is the quote's.
    VerbOfQuote(Span),
    /// `“It leaks,” said Ana Reis.`
    VerbBeforeName(Span),
    /// `Ana Reis said on Friday that the dam was “leaking”.`
    ReportingVerb(Span),
    /// `Ana Reis waited. “It leaks.”`
    OtherVerb(Span),
    /// `Ana Reis: “It leaks.”`
    RunsIntoQuote,
    /// The name stands in the sentence of the quote, with no word between.
    Beside,
    /// The name stands in the sentence of the quote.
    InSentence,
    /// The name stands in the paragraph of the quote.
    InParagraph,
    /// The name stands in the paragraph before the quote's.
    InParagraphBefore,
    /// The name stands in the paragraph behind the quote's.
    InParagraphBehind,
    /// `“REIS: It leaks.”`
    Label,
    /// The speaker has one of the last quotes, too far away to be seen from this one.
    SpeakerFurtherUp,
    /// No other name stands between.
    NoNameBetween,
    /// Names stand between, but none of them does anything.
    NoSubjectBetween,
    /// No other name stands in the sentence of the quote.
    OnlyNameInSentence,
    /// No other quote stands between.
    NoQuoteBetween,
    /// Neither a reporting verb nor another one stands between.
    NoVerbBetween,
    /// One reporting verb stands between, and no other verb.
    OneVerbBetween,
    /// `Ana Reis was blunt: “It leaks.”`
    ColonBetween,
    /// The name and the quote are not kept apart by a full stop.
    NoStopBetween,
    /// `Ana Reis said that “it leaks”.`
    ThatBetween,
    /// No "and", "but" or "while" stands between.
    NoConjunctionBetween,
    /// It is the nearest subject before the reporting verb.
    NearestToVerb(Span),
    /// The name stands close to the reporting verb.
    CloseToVerb(Span),
    /// The name opens its sentence.
    OpensSentence,
    /// The word before the name is one that a speaker may have there.
    WordBeforeName(Span),
    /// The word or sign behind the name is one that a speaker may have there.
    WordBehindName(Span),
    /// `according to Ana Reis`
    AccordingTo,
    /// `what Ana Reis called “a leak”`
    WhatTheyCalled,
    /// `Ana Reis's claim that “it leaks”`, `in the words of Ana Reis`
    OwnsWords,
    /// The name is no mere owner, as in `the mayor's car`.
    NoOwner,
    /// `accused by Ana Reis`
    Agent,
    /// The name does something; nothing is done to it.
    Active,
    /// The name does not stand in brackets.
    OutsideBrackets,
    /// `— Ana Reis`, below the quote.
    Signs,
    /// The paragraph of the name leads up to the quote with a colon.
    LeadsUp,
    /// What kind of words name the speaker.
    Named(MentionKind),
    /// `Mayor Ana Reis`, `Ana Reis, the mayor`
    TitleOrRole,
    /// One is named, not several.
    One,
    /// Several are named together.
    Several,
    /// How often the story names the speaker.
    MentionedOften(usize),
    /// The story names the speaker in its first paragraphs.
    MentionedEarly,
    /// How often a reporting verb follows the speaker's name in the story.
    SpeaksOften(usize),
    /// How many quotes before this one are the speaker's.
    HasQuotes(usize),
    /// The speaker is likely to have other quotes of the story.
    LikelyElsewhere,
    /// The quote before was given to the same speaker.
    SpeakerOfLast,
    /// The quote before was given to another speaker.
    OtherThanLast,
    /// The quote before the last was given to the same speaker.
    SpeakerOfLastButOne,
    /// The quote goes on with one that was given to the same speaker.
    GoesOn,
    /// The next quote looks like the same speaker's.
    SpeakerOfNext,
    /// The next quote looks like another speaker's.
    OtherThanNext,
    /// The same words are quoted elsewhere, and look like the same speaker's there.
    SpeakerOfRepeat,
    /// A first reading of the whole story came to the same answer.
    FirstPass,

    /// How few words the marks hold.
    FewWords(usize),
    /// `an album called “Low Tide”`: the words have capitals.
    Capitals,
    /// The quoted words begin with a small letter.
    SmallLetter,
    /// No comma or full stop stands before the closing mark.
    NoSignAtEnd,
    /// No verb stands between the marks.
    NoVerbInside,
    /// Neither "I" nor "we" nor "you" stands between the marks.
    NoFirstPerson,
    /// `the so-called “quiet zone”`: the word before the marks.
    WordBeforeQuote(Span),
    /// `the “Wizard” nickname`: the word behind the marks.
    WordBehindQuote(Span),
    /// No reporting verb stands in the sentence of the quote.
    NoReportingVerb,
    /// The quote has its paragraph to itself.
    Alone,
    /// The quote does not open its paragraph.
    MidParagraph,
    /// Other quotes stand in the same sentence.
    OtherQuotesInSentence,
    /// The same words are quoted elsewhere in the story.
    Repeated,
    /// The quote stands in another one.
    Nested,
    /// The quote has no closing mark.
    NoClosingMark,
    /// The quote before has no speaker either.
    LastHasNobody,
    /// No quote stands before this one, or none near.
    FarFromLast,
    /// The next quote looks as if it had no speaker either.
    NextHasNobody,
    /// The same words elsewhere look as if they had no speaker either.
    RepeatHasNobody,
    /// Many quotes of the story look as if they had no speaker.
    StoryHasNobody,
    /// The likeliest name stands in another sentence.
    NamesFarAway,
    /// No reporting verb goes with the likeliest name.
    NoVerbWithName,
}
