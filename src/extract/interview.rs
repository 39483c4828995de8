//! Interviews: questions and answers without quotation marks.
//!
//! Two forms are recognized, and only where the whole text has it, because a paragraph that is wrongly taken for
//! speech is worse than one that is missed: lines with labels that alternate (`Q: … A: …`, `DUARTE: …`), and
//! questions in bold, or in headings, with plain answers between them.

use crate::document::{Block, BlockKind, Document, Stretch, Turn};
use crate::lexicon::{Lexicon, QuoteLists};
use std::collections::BTreeMap;

/// An interview has at least so many turns with labels, and at least so many questions in bold.
const FEWEST_TURNS: usize = 3;
const FEWEST_QUESTIONS: usize = 3;

/// The longest question in bold, in bytes: longer bold text is a passage of its own.
const LONGEST_QUESTION: usize = 600;

/// A text that may be an interview.
pub(super) struct Interview<'t> {
    document: &'t Document,
    lexicon: &'t Lexicon,
}

impl<'t> Interview<'t> {
    pub(super) fn of(document: &'t Document, lexicon: &'t Lexicon) -> Interview<'t> {
        Interview { document, lexicon }
    }

    /// Returns the turns, in reading order, with what stands before the first question left out; none of a text that
    /// is no interview.
    pub(super) fn turns(&self) -> Vec<Turn> {
        let labelled = self.labelled_turns();
        if labelled.is_empty() {
            self.bold_questions()
        } else {
            labelled
        }
    }

    /// Returns the turns with labels, if they alternate.
    fn labelled_turns(&self) -> Vec<Turn> {
        // “Ines Duarte:” is “Duarte:” from the second turn on.
        let label = |turn: &Turn| {
            let words = turn.speaker.map_or("", |span| &self.document.text()[span]);
            words.split_whitespace().next_back().unwrap_or("")
        };
        let turns: Vec<Turn> = self
            .document
            .turns()
            .iter()
            .filter(|t| t.speaker.is_some())
            .cloned()
            .collect();
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for turn in &turns {
            *counts.entry(label(turn)).or_default() += 1;
        }
        // A box of facts (“Cost: 5 euros”) has labels, each of them once.
        let is_repeated = counts.values().any(|count| *count > 1);
        if turns.len() < FEWEST_TURNS || counts.len() < 2 || !is_repeated {
            return Vec::new();
        }
        let last = turns.len() - 1;
        let spoken = turns.into_iter().enumerate().map(|(n, turn)| Turn {
            stretches: self.spoken(&turn, n == last),
            ..turn
        });
        spoken.filter(|turn| !turn.stretches.is_empty()).collect()
    }

    /// Returns the stretches of a turn that its speaker says. The story may continue after a turn, with no label and in
    /// its own words: `Asked about it, Okoro said …`
    fn spoken(&self, turn: &Turn, is_last: bool) -> Vec<Stretch> {
        let label = turn.speaker.unwrap_or_default();
        let is_spoken = |block: &Block| {
            let has_marks = || self.document.text()[block.span].contains(['“', '”', '"', '«', '„']);
            // The label first: one paragraph may have thousands of turns, and is not searched for each.
            block.span.contains(label) || self.is_personal(block) || !(is_last || has_marks())
        };
        // A paragraph is asked about once, however many lines it has.
        let mut known: Option<(Block, bool)> = None;
        let mut spoken = turn.stretches.clone();
        spoken.retain(|stretch| {
            let block = self
                .document
                .block_of(stretch.span)
                .filter(|_| stretch.time.is_none());
            block.is_none_or(|block| match known {
                Some((before, answer)) if before == *block => answer,
                _ => {
                    let answer = is_spoken(block);
                    known = Some((*block, answer));
                    answer
                }
            })
        });
        spoken
    }

    /// Returns the questions in bold and their answers.
    fn bold_questions(&self) -> Vec<Turn> {
        let is_story = |block: &&Block| {
            !matches!(
                block.kind,
                BlockKind::Caption | BlockKind::PullQuote | BlockKind::Related
            )
        };
        let blocks: Vec<&Block> = self.document.blocks().iter().filter(is_story).collect();
        let first = blocks.iter().position(|block| self.is_question(block));
        let interview = &blocks[first.unwrap_or(blocks.len())..];
        let prompts = interview.iter().filter(|block| self.is_bold(block));
        let questions = prompts
            .clone()
            .filter(|block| self.is_question(block))
            .count();
        // “Tell me about the bridge.” is a question, too, where most end as questions do.
        if questions < FEWEST_QUESTIONS || prompts.count() * 2 > questions * 3 {
            return Vec::new();
        }
        let mut turns: Vec<Turn> = Vec::new();
        let (mut answers, mut personal) = (0, 0);
        let mut is_open = false;
        for block in interview {
            let stretch = Stretch {
                span: block.span,
                time: None,
            };
            let turn = |speaker| Turn {
                speaker,
                stretches: vec![stretch],
            };
            if self.is_question(block) || self.is_bold(block) {
                turns.push(turn(None));
                is_open = false;
            } else if block.kind == BlockKind::Heading {
                // A heading between the answers is nobody's.
                is_open = true;
            } else if self.is_note(block) {
                break;
            } else if is_open && let Some(last) = turns.last_mut() {
                last.stretches.push(stretch);
            } else {
                turns.push(turn(None));
                answers += 1;
                personal += usize::from(self.is_personal(block));
                is_open = true;
            }
        }
        // The answers of a page with questions and answers about fares say “you”, not “I”.
        if answers * 3 < questions * 2 || personal * 2 < answers {
            return Vec::new();
        }
        turns
    }

    /// Returns whether a block is a question that an interviewer asks: all of it in bold, or a heading.
    fn is_question(&self, block: &Block) -> bool {
        let words = self.document.text()[block.span].trim_end_matches(['*', '_', '”', '"', ' ']);
        let asks = words.ends_with('?') && words.len() <= LONGEST_QUESTION;
        asks && (block.kind == BlockKind::Heading || self.is_bold(block))
    }

    fn is_bold(&self, block: &Block) -> bool {
        let bold = self.document.bold();
        bold.binary_search_by_key(&block.span.start(), |span| span.start())
            .is_ok()
    }

    /// Returns whether somebody speaks of themselves.
    fn is_personal(&self, block: &Block) -> bool {
        let text = &self.document.text()[block.span];
        let mut words = text.split(|c: char| !c.is_alphabetic());
        words.any(|word| match word {
            // Not of “i.e.”, and not the country.
            "i" | "US" => false,
            word => self.is(word, QuoteLists::INTERVIEW_FIRST_PERSON),
        })
    }

    /// Returns whether a block is about the interview: `This interview has been edited for length.`
    fn is_note(&self, block: &Block) -> bool {
        let text = &self.document.text()[block.span];
        let has = |list| {
            text.split(|c: char| !c.is_alphabetic())
                .any(|word| self.is(word, list))
        };
        text.len() < LONGEST_QUESTION
            && has(QuoteLists::INTERVIEW_NAME)
            && has(QuoteLists::INTERVIEW_EDITED)
    }

    fn is(&self, word: &str, list: QuoteLists) -> bool {
        self.lexicon.quoted(&word.to_lowercase()).any(list)
    }
}
