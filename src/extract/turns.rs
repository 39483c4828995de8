//! Turns of interviews: what is said without quotation marks, with its speaker as far as a label names one.

use crate::coref::{Coreference, Speaker, SpeakerKind};
use crate::document::{Document, Turn};
use crate::lexicon::{Lexicon, QuoteLists};
use crate::mention::{MentionKind, SpeakerId};
use crate::scan::Scan;
use crate::text::Span;
use std::collections::BTreeMap;

/// One paragraph of a turn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SpokenTurn {
    /// What is said, without the label.
    pub span: Span,
    /// The words of the label that name the speaker.
    pub label: Option<Span>,
    /// Who that is in the story; `None` where only the label has the name.
    pub speaker: Option<SpeakerId>,
    /// The paragraph of the same turn before this one that is listed, as an index.
    pub continues: Option<usize>,
    /// Whether a later paragraph continues this one.
    pub is_continued: bool,
}

impl SpokenTurn {
    /// Returns the speaker's fullest name, or else that of the label.
    pub fn name<'a>(
        &self,
        document: &'a Document,
        coreference: &'a Coreference,
    ) -> Option<&'a str> {
        let speaker = self
            .speaker(coreference)
            .map(|speaker| speaker.name.as_str());
        speaker.or_else(|| self.label.map(|label| &document.text()[label]))
    }

    /// Returns the speaker, if the story names one elsewhere.
    pub fn speaker<'a>(&self, coreference: &'a Coreference) -> Option<&'a Speaker> {
        self.speaker.map(|id| &coreference.speakers[id.index()])
    }
}

/// Finds the paragraphs of the turns of an interview, without those that stand in quotation marks.
pub(super) fn turns(
    interview: &[Turn],
    document: &Document,
    scan: &Scan,
    coreference: &Coreference,
    lexicon: &Lexicon,
) -> Vec<SpokenTurn> {
    let names = LabelNames::of(coreference);
    let mut found: Vec<SpokenTurn> = Vec::new();
    for turn in interview {
        let label = turn
            .speaker
            .filter(|span| !is_anonymous(&document.text()[*span], lexicon));
        let speaker = label.and_then(|label| names.speaker(document, coreference, label));
        let first = found.len();
        for stretch in &turn.stretches {
            let block = document.block_of(stretch.span).map(|block| block.span);
            match found[first..].last_mut() {
                // Lines of one paragraph.
                Some(last) if block.is_some_and(|block| block.contains(last.span)) => {
                    last.span = last.span.cover(stretch.span);
                }
                _ => {
                    let continues = found.len().checked_sub(1).filter(|before| *before >= first);
                    found.push(SpokenTurn {
                        span: stretch.span,
                        label,
                        speaker,
                        continues,
                        is_continued: false,
                    });
                }
            }
        }
    }
    let is_quoted = |span: Span| {
        let quotes = &scan.quotes;
        let first = quotes.partition_point(|quote| quote.span.start() < span.start());
        // The mark may stand after a bracket or the like.
        let near = quotes[first..].iter().take_while(|quote| {
            quote.span.start() <= span.start() + MOST_OUTSIDE && span.contains(quote.span)
        });
        near.take(MOST_OUTSIDE + 1)
            .any(|quote| quote.span.len() + MOST_OUTSIDE >= span.len())
    };
    let quoted: Vec<bool> = found.iter().map(|turn| is_quoted(turn.span)).collect();
    without(found, &quoted)
}

/// How many bytes may stand outside of the quotation marks of a turn that is a quote: its full stop.
const MOST_OUTSIDE: usize = 2;

/// Leaves out some turns. What continues one of them continues the one before it.
fn without(found: Vec<SpokenTurn>, left_out: &[bool]) -> Vec<SpokenTurn> {
    let mut numbers = Vec::with_capacity(found.len());
    let mut kept: Vec<SpokenTurn> = Vec::new();
    for (mut turn, out) in found.into_iter().zip(left_out) {
        turn.continues = turn.continues.and_then(|before| numbers[before]);
        if *out {
            numbers.push(turn.continues);
            continue;
        }
        if let Some(before) = turn.continues {
            kept[before].is_continued = true;
        }
        numbers.push(Some(kept.len()));
        kept.push(turn);
    }
    kept
}

/// Returns whether a label says what a turn is, and not whose: `Q`, `Question 2`.
fn is_anonymous(label: &str, lexicon: &Lexicon) -> bool {
    let word = label.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ' || c == '.');
    let lists = lexicon.quoted(&word.to_lowercase());
    lists.any(QuoteLists::INTERVIEW_LABEL)
}

/// Who a label names that has no mention of its own: the last words of a name, which a label may have in capitals
/// (`DUARTE`), and initials (`ID`). `None` for what fits several.
struct LabelNames {
    people: BTreeMap<String, Option<SpeakerId>>,
}

impl LabelNames {
    fn of(coreference: &Coreference) -> LabelNames {
        let mut people: BTreeMap<String, Option<SpeakerId>> = BTreeMap::new();
        for (n, speaker) in coreference.speakers.iter().enumerate() {
            let words: Vec<String> = speaker
                .name
                .split_whitespace()
                .map(str::to_lowercase)
                .collect();
            if speaker.kind != SpeakerKind::Person || !(2..=MOST_WORDS).contains(&words.len()) {
                continue;
            }
            let id = SpeakerId(n as u32);
            let initials = words
                .iter()
                .filter_map(|word| word.chars().next())
                .collect();
            let ends = (0..words.len()).map(|from| words[from..].join(" "));
            for label in ends.chain([initials]) {
                let known = people.entry(label).or_insert(Some(id));
                *known = known.filter(|known| *known == id);
            }
        }
        LabelNames { people }
    }

    /// Finds who a label names: by a mention in it, else by its words.
    fn speaker(
        &self,
        document: &Document,
        coreference: &Coreference,
        label: Span,
    ) -> Option<SpeakerId> {
        let mentions = &coreference.mentions;
        let first = mentions.partition_point(|mention| mention.span.start() < label.start());
        let inside = mentions[first..]
            .iter()
            .take_while(|mention| label.contains(mention.span));
        let mention = inside
            .filter(|mention| mention.kind != MentionKind::Pronoun && !mention.possessor)
            .max_by_key(|mention| mention.span.len());
        let whole = mention.map(|mention| mention.speaker).filter(|id| {
            let speaker = &coreference.speakers[id.index()];
            speaker.kind != SpeakerKind::Unresolved && speaker.name.contains(' ')
        });
        let words = document.text()[label].to_lowercase();
        whole.or_else(|| *self.people.get(&words)?)
    }
}

/// The most words of a name.
const MOST_WORDS: usize = 6;
