//! brat: the text of a story and the annotations beside it, for annotators to correct.

use super::QuoteRow;
use super::row::Excerpt;
use crate::brat::{CUE, KIND, MENTION, QUOTE, REPORTED, SPEAKER, Standoff, StandoffText};
use crate::document::Document;
use std::collections::BTreeMap;

/// What annotators may mark: the `annotation.conf` of a folder of stories.
pub const BRAT_CONFIGURATION: &str = "\
# What brat lets annotators mark in the stories of this folder. The note of a mention, or of a quote without one, is the
# name of the speaker; several right names stand with | between.
[entities]
Quote
Mention
Cue

[relations]
Speaker\tArg1:Quote, Arg2:Mention
Reported\tArg1:Quote, Arg2:Cue
<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>

[events]

[attributes]
Kind\tArg:Quote, Value:direct|partial|scare|title|turn
Ignored\tArg:Quote
";

/// A story for brat: the text, and the annotations beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct BratPair {
    /// What is in the `.txt`: the text of the story, its lines ended by LF.
    pub text: String,
    /// What is in the `.ann`.
    pub annotations: String,
}

impl BratPair {
    /// Marks the quotes of a story with their mentions and cues.
    pub fn of(document: &Document, rows: &[QuoteRow<'_>]) -> BratPair {
        let text = StandoffText::new(document.text());
        let mut marks = Marks {
            text: &text,
            standoff: Standoff::default(),
            marked: BTreeMap::new(),
        };
        rows.iter().for_each(|row| marks.quote(row));
        BratPair {
            annotations: marks.standoff.to_string(),
            text: text.as_str().to_owned(),
        }
    }
}

/// What is marked so far.
struct Marks<'t> {
    text: &'t StandoffText<'t>,
    standoff: Standoff,
    /// The ids of mentions and cues, which several quotes may share, by kind and place.
    marked: BTreeMap<(&'static str, usize, usize), Option<String>>,
}

impl Marks<'_> {
    /// Marks a quote, if it has words.
    fn quote(&mut self, row: &QuoteRow<'_>) {
        let (fragments, words) = StandoffText::fragments(row.quote, self.text.offset(row.start));
        if fragments.is_empty() {
            return;
        }
        let quote = self.standoff.entity(QUOTE, fragments, words);
        self.standoff.attribute(KIND, &quote, Some(row.kind));
        let known = self.standoff.entities.len();
        match row
            .mention
            .and_then(|mention| self.excerpt(MENTION, mention))
        {
            Some(mention) => {
                let is_new = self.standoff.entities.len() > known;
                self.standoff.relation(SPEAKER, &quote, &mention);
                if let Some(speaker) = row.speaker.filter(|_| is_new) {
                    self.standoff.note(&mention, speaker);
                }
            }
            None => {
                if let Some(speaker) = row.speaker {
                    self.standoff.note(&quote, speaker);
                }
            }
        }
        if let Some(cue) = row.cue.and_then(|cue| self.excerpt(CUE, cue)) {
            self.standoff.relation(REPORTED, &quote, &cue);
        }
    }

    /// Marks words once, and returns their id; nothing if they are line breaks only.
    fn excerpt(&mut self, kind: &'static str, excerpt: Excerpt<'_>) -> Option<String> {
        let (text, standoff) = (self.text, &mut self.standoff);
        let place = (kind, excerpt.start, excerpt.end);
        let id = self.marked.entry(place).or_insert_with(|| {
            let start = text.offset(excerpt.start);
            let (fragments, words) = StandoffText::fragments(excerpt.text, start);
            (!fragments.is_empty()).then(|| standoff.entity(kind, fragments, words))
        });
        id.clone()
    }
}
