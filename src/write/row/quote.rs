//! One quote, flattened: what every format prints of it.

use super::person::PersonRow;
use crate::attribute::{Outcome, Reason};
use crate::coref::{Speaker, SpeakerKind};
use crate::document::{BlockKind, Document, Metadata, RawSpan};
use crate::extract::{Analysis, Record, SpokenTurn};
use crate::mention::Mention;
use crate::scan::Closing;
use crate::speakers::People;
use crate::text::{Places, Span, readable};
use crate::visible::{Hidden, cleaned, hidden};
use crate::write::words;

/// One quote as the formats print it, in the columns of [`schema::QUOTES`](crate::write::schema::QUOTES).
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct QuoteRow<'a> {
    /// The name of the document: a path, or the id of a JSONL line.
    pub document: &'a str,
    /// The line the quoted words begin on, from 1.
    pub line: usize,
    /// The first quoted code point of the document's text, after the mark.
    pub start: usize,
    /// The code point after the last quoted one.
    pub end: usize,
    /// The quoted words as the text has them, line breaks included.
    pub quote: &'a str,
    /// `direct`, `partial`, `scare` or `title`; `turn` for a paragraph of an interview without marks.
    pub kind: &'static str,
    /// 0 for a quote of the story, 1 for a quote inside a quote, and so on.
    pub depth: u8,
    /// `mark`, `continued` or `missing`.
    pub closing: &'static str,
    /// The `start` of the quote in an earlier paragraph that this one continues.
    pub continues: Option<usize>,
    /// Who said it, under the fullest name the story gives; nothing for a pronoun whose owner the
    /// story does not tell: the mention still has the pronoun.
    pub speaker: Option<&'a str>,
    /// `person`, `role`, `organization`, `document`, `collective` or `unresolved`.
    pub speaker_kind: Option<&'static str>,
    /// The same.
    named_kind: Option<SpeakerKind>,
    /// The role given with the mention, or else the first one the story gives.
    pub role: Option<&'a str>,
    /// The words that name the speaker here.
    pub mention: Option<Excerpt<'a>>,
    /// The reporting verb or phrase.
    pub cue: Option<Excerpt<'a>>,
    /// The pattern seen on the page: `name-verb-quote`.
    pub evidence: Option<&'static str>,
    /// How often an answer like this is right, from 0 to 1, rounded to ten thousandths.
    pub confidence: f64,
    /// What the quote stands in: `paragraph`, `heading`, `caption`, …
    pub block: &'static str,
    /// The bytes of the input that the quoted words were read from; nothing where they cannot be
    /// told.
    pub raw: Option<RawSpan>,
    /// What is known about the story.
    pub story: Option<&'a Metadata>,
    /// The characters of the quote that nobody sees and that may carry words; nothing where there are
    /// none.
    pub hidden: Option<Hidden>,
    /// Fields of the input: see [`QuoteRow::keep`].
    pub kept: Vec<(&'a str, Option<&'a str>)>,
    /// What a file of people says of the speaker: see [`QuoteRow::look_up`].
    pub person: PersonRow<'a>,
    /// The cells of a flat table after all others: `kept`, then `person`.
    pub(in crate::write) further: Vec<(&'a str, Option<&'a str>)>,
    /// What kind of answer it is.
    pub answer: SpeakerAnswer,
    /// What decided the answer, the weightiest first; empty until somebody fills it in from
    /// [`Extractor::explain`](crate::Extractor::explain).
    pub reasons: Vec<Reason>,
    /// The analysis that the row comes from.
    pub analysis: &'a Analysis,
    /// Where the quote stands, with its marks.
    pub marked: Span,
    /// The quote; nothing for the turn of an interview, which is none.
    pub record: Option<Record<'a>>,
}

/// Some words of the text and their place, in code points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Excerpt<'a> {
    /// The first code point.
    pub start: usize,
    /// The code point after the last.
    pub end: usize,
    /// The words.
    pub text: &'a str,
}

/// What a row answers to "who said this?".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum SpeakerAnswer {
    /// This speaker.
    Named,
    /// Whoever the pronoun stands for: the story does not tell.
    Unresolved,
    /// The story does not say.
    Unnamed,
    /// Nobody: it is a title, a term, a scare quote.
    NotSpeech,
    /// There is an answer, but it is less sure than the reader asked for.
    Withheld,
}

impl<'a> QuoteRow<'a> {
    /// Prints fields of the input with the quote, which [`Options::keep`](crate::read::Options::keep) has asked for.
    pub fn keep(&mut self, names: &'a [String]) {
        self.kept = kept(&self.analysis.document, names);
        self.further.clone_from(&self.kept);
    }

    /// Looks the speaker up in a file of people, after [`QuoteRow::keep`].
    pub fn look_up(&mut self, people: &'a People) {
        let kind = self.named_kind;
        self.person = PersonRow::find(people, self.speaker.zip(kind));
        self.further = self.kept.clone();
        self.further.extend(self.person.cells());
    }
}

/// Returns fields of the input by their names.
pub(super) fn kept<'a>(
    document: &'a Document,
    names: &'a [String],
) -> Vec<(&'a str, Option<&'a str>)> {
    let names = names.iter().map(String::as_str);
    names.map(|name| (name, document.kept(name))).collect()
}

/// Flattens the quotes of an analysis, in reading order.
///
/// A quote whose confidence is below `min_confidence` keeps its row, so that no quote is ever lost,
/// but without speaker, role, mention, cue and evidence. Its confidence stays and says why. What is compared is the rounded number that is printed. Answers that name
/// nobody are not touched; 0 lets everything pass.
pub fn rows(analysis: &Analysis, min_confidence: f64) -> Vec<QuoteRow<'_>> {
    let places = Places::new(analysis.document.text());
    let flattener = Flattener { places: &places };
    let quotes = analysis.records();
    let mut rows: Vec<QuoteRow<'_>> = quotes
        .map(|record| flattener.row(record, min_confidence))
        .collect();
    if !analysis.turns.is_empty() {
        let turns = analysis.turns.iter();
        rows.extend(turns.map(|turn| flattener.turn(analysis, turn)));
        // The quotes of a turn come after it.
        rows.sort_by_key(|row| (row.start, std::cmp::Reverse(row.end)));
    }
    rows
}

/// The text's places while its rows are made.
#[derive(Clone, Copy)]
struct Flattener<'p, 't> {
    places: &'p Places<'t>,
}

impl Flattener<'_, '_> {
    fn row<'a>(self, record: Record<'a>, min_confidence: f64) -> QuoteRow<'a> {
        let (quote, attribution) = (record.quote(), record.attribution());
        let analysis = record.analysis();
        let start = self.places.at(quote.content.start());
        let block = analysis.document.block_of(quote.content);
        let mut row = QuoteRow {
            document: analysis.document.id(),
            line: start.line,
            start: start.code_point,
            end: self.places.at(quote.content.end()).code_point,
            quote: record.words(),
            kind: words::kind(attribution.kind),
            depth: quote.depth,
            closing: words::closing(quote.closing),
            continues: quote.continues.map(|id| {
                let before = &analysis.scan.quotes[id.index()];
                self.places.at(before.content.start()).code_point
            }),
            speaker: None,
            speaker_kind: None,
            named_kind: None,
            role: None,
            mention: None,
            cue: None,
            evidence: None,
            confidence: attribution.printed_confidence(),
            block: block
                .map_or(BlockKind::Paragraph, |block| block.kind)
                .name(),
            raw: analysis.document.raw(quote.content),
            story: Some(analysis.document.metadata()).filter(|known| !known.is_empty()),
            hidden: hidden(record.words()),
            kept: Vec::new(),
            person: PersonRow::default(),
            further: Vec::new(),
            answer: SpeakerAnswer::Unnamed,
            reasons: Vec::new(),
            analysis,
            marked: quote.span,
            record: Some(record),
        };
        match attribution.outcome {
            Outcome::Unnamed => {}
            Outcome::NotSpeech => row.answer = SpeakerAnswer::NotSpeech,
            Outcome::Spoken { .. } if row.confidence < min_confidence => {
                row.answer = SpeakerAnswer::Withheld;
            }
            Outcome::Spoken { cue, evidence, .. } => {
                row.cue = cue.map(|span| self.piece(analysis, span));
                row.evidence = Some(evidence.name());
                self.name(record, &mut row);
            }
        }
        row
    }

    /// Fills in who speaks.
    fn name<'a>(self, record: Record<'a>, row: &mut QuoteRow<'a>) {
        let (Some(speaker), Some(mention)) = (record.spoken_by(), record.mention()) else {
            return;
        };
        row.mention = Some(self.piece(row.analysis, mention.span));
        row.speaker_kind = Some(words::speaker_kind(speaker.kind));
        row.named_kind = Some(speaker.kind);
        if speaker.kind == SpeakerKind::Unresolved {
            row.answer = SpeakerAnswer::Unresolved;
        } else {
            row.answer = SpeakerAnswer::Named;
            row.speaker = Some(&speaker.name);
            row.role = role(speaker, mention, row.analysis.document.text());
        }
    }

    /// Flattens a paragraph of an interview. Its label is no guess, and nobody else is a candidate.
    fn turn<'a>(self, analysis: &'a Analysis, turn: &SpokenTurn) -> QuoteRow<'a> {
        let (document, coreference) = (&analysis.document, &analysis.coreference);
        let start = self.places.at(turn.span.start());
        let speaker = turn.name(document, coreference);
        let block = document.block_of(turn.span);
        let kind = speaker.map(|_| {
            let known = turn.speaker(coreference);
            known.map_or(SpeakerKind::Person, |known| known.kind)
        });
        QuoteRow {
            document: document.id(),
            line: start.line,
            start: start.code_point,
            end: self.places.at(turn.span.end()).code_point,
            quote: &document.text()[turn.span],
            kind: words::TURN,
            depth: 0,
            closing: words::closing(match turn.is_continued {
                true => Closing::Continued,
                false => Closing::Missing,
            }),
            continues: turn.continues.map(|before| {
                let before = analysis.turns[before].span;
                self.places.at(before.start()).code_point
            }),
            speaker,
            speaker_kind: kind.map(words::speaker_kind),
            named_kind: kind,
            role: turn
                .speaker(coreference)
                .and_then(|speaker| speaker.roles.first())
                .map(String::as_str),
            mention: turn.label.map(|label| self.piece(analysis, label)),
            cue: None,
            evidence: None,
            confidence: 1.0,
            block: block
                .map_or(BlockKind::Paragraph, |block| block.kind)
                .name(),
            raw: document.raw(turn.span),
            story: Some(document.metadata()).filter(|known| !known.is_empty()),
            hidden: hidden(&document.text()[turn.span]),
            kept: Vec::new(),
            person: PersonRow::default(),
            further: Vec::new(),
            answer: match speaker {
                Some(_) => SpeakerAnswer::Named,
                None => SpeakerAnswer::Unnamed,
            },
            reasons: Vec::new(),
            analysis,
            marked: turn.span,
            record: None,
        }
    }

    fn piece(self, analysis: &Analysis, span: Span) -> Excerpt<'_> {
        Excerpt {
            start: self.places.at(span.start()).code_point,
            end: self.places.at(span.end()).code_point,
            text: &analysis.document.text()[span],
        }
    }
}

/// Chooses the role to print: the longest one that the mention itself gives ("police chief Dana
/// Whitlock"), or else the first one of the story.
fn role<'a>(speaker: &'a Speaker, mention: &Mention, text: &str) -> Option<&'a str> {
    let words = cleaned(&readable(&text[mention.span]));
    let here = speaker.roles.iter().filter(|role| words.contains(*role));
    here.max_by_key(|role| role.len())
        .or(speaker.roles.first())
        .map(String::as_str)
}
