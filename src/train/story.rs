//! Annotated stories as groups of rows: one group per quote, one row per candidate.

use super::boost::Boosted;
use super::excerpt::excerpt;
use super::group::Group;
use super::held_out::HeldOutAnswer;
use crate::attribute::{self, Attribution, Model, Outcome, Reading, Row};
use crate::coref::{self, Coreference};
use crate::eval::{self, Expected, Gold, GoldKind, GoldQuote};
use crate::extract::Analysis;
use crate::lexicon::Lexicon;
use crate::mention::{Mention, MentionId};
use crate::scan::{self, QuoteId};
use crate::text::Span;
use std::collections::BTreeMap;

/// A story with what is right about its quotes.
pub(super) struct GoldStory {
    /// Without attributions.
    pub(super) analysis: Analysis,
    pub(super) gold: Vec<GoldQuote>,
    /// One per quote; none where the gold does not say.
    pub(super) truths: Vec<Option<Truth>>,
    pub(super) weight: f64,
    pub(super) fold: usize,
    /// Whose annotation it is: 0 for the one that is aimed at.
    pub(super) origin: u8,
    /// It was made from a template: accuracy is not told from it.
    pub(super) template: bool,
    /// The gold file it is from, by its number.
    pub(super) file: usize,
}

/// Who said a quote.
#[derive(Clone)]
pub(super) struct Truth {
    /// The names of the speaker, where the gold says.
    pub(super) names: Vec<String>,
    /// Where the source is named; empty where it is not.
    pub(super) sources: Vec<Span>,
    /// The mention that fits the source best, if the tool found one.
    pub(super) mention: Option<MentionId>,
}

/// Which of the two passes over a story.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pass {
    First,
    Second,
}

impl GoldStory {
    pub(super) fn new(gold: Gold, weight: f64, fold: usize) -> GoldStory {
        let lexicon = Lexicon::builtin();
        let Gold { document, quotes } = gold;
        let scan = scan::scan(&document, lexicon);
        let coreference = coref::resolve(&document, &scan, lexicon);
        let text = document.text();
        let truth = |quote: &scan::Quote| {
            let gold = quotes.iter().find(|g| match quote.depth {
                0 => agree(g.span, quote.content),
                // Quotes inside quotes: template stories have them, news only by chance.
                _ => g.span == quote.content,
            })?;
            let sources = match gold.kind {
                GoldKind::Ignore => return None,
                GoldKind::Attributed => gold.source.clone(),
                GoldKind::Sourceless | GoldKind::None => Vec::new(),
            };
            // A source that cuts a word in two is an error of the annotation ("he" found in "they").
            let cuts = |s: &Span| cuts_a_word(text, s.start()) || cuts_a_word(text, s.end());
            if sources.iter().any(cuts) {
                return None;
            }
            let mention = best_mention(&coreference, &sources);
            let names = match &gold.speaker {
                Expected::OneOf(names) => names.clone(),
                _ => Vec::new(),
            };
            Some(Truth {
                names,
                sources,
                mention,
            })
        };
        let truths = scan.quotes.iter().map(truth).collect();
        GoldStory {
            analysis: Analysis {
                document,
                scan,
                coreference,
                attributions: Vec::new(),
                lexicon: lexicon.clone(),
                turns: Vec::new(),
            },
            gold: quotes,
            truths,
            weight,
            fold,
            origin: 0,
            template: false,
            file: 0,
        }
    }

    /// Returns the groups of a pass; for the second, the model has to have learned the first.
    pub(super) fn groups(&self, model: &Model, pass: Pass) -> Vec<Group> {
        let mut groups = Vec::new();
        self.each(model, pass, |_, group| groups.push(group));
        groups
    }

    /// Counts the words in each place: those of the quote, and those of the right candidate.
    pub(super) fn count_words(&self, counts: &mut [BTreeMap<String, usize>]) {
        self.each(&Model::default(), Pass::First, |reading, group| {
            let words = reading.words(group.quote, group.answer);
            for (word, count) in words.iter().zip(counts.iter_mut()) {
                if let Some(word) = word {
                    *count.entry(word.to_ascii_lowercase()).or_default() += 1;
                }
            }
        });
    }

    fn each(&self, model: &Model, pass: Pass, mut take: impl FnMut(&Reading<'_>, Group)) {
        let Analysis {
            document,
            scan,
            coreference,
            ..
        } = &self.analysis;
        let mut reading = Reading::new(model, document, scan, coreference);
        if pass == Pass::Second {
            reading.first_pass(model);
        }
        for (n, truth) in self.truths.iter().enumerate() {
            let id = QuoteId(n as u32);
            let group = truth.as_ref().and_then(|truth| {
                let instance = reading.extract(id);
                let answer = self.answer_row(truth, &instance.candidates)?;
                let mention = instance.candidates.get(answer).copied();
                let also_right = (0..=instance.candidates.len())
                    .map(|n| n == answer || self.is_right(id, truth, instance.candidates.get(n)))
                    .collect();
                let group = Group {
                    rows: instance.rows.clone(),
                    answer,
                    also_right,
                    weight: self.weight,
                    origin: self.origin,
                    quote: id,
                };
                Some((group, mention))
            });
            let mention = group.map(|(group, mention)| {
                take(&reading, group);
                mention
            });
            // In use, what leans on an answer leans on a wrong one as well.
            match (pass, mention) {
                (Pass::First, Some(mention)) => reading.answer(id, mention),
                (Pass::First, None) => {}
                (Pass::Second, _) => reading.answer_as_first_pass(id),
            }
        }
    }

    /// Returns the row of the right answer; `None` where none of the candidates is right.
    fn answer_row(&self, truth: &Truth, candidates: &[MentionId]) -> Option<usize> {
        match truth.mention {
            None => truth.sources.is_empty().then_some(candidates.len()),
            Some(_) => (0..candidates.len())
                .filter(|&n| self.covers(truth, candidates[n]))
                .min_by_key(|&n| (self.misfit(truth, candidates[n]), n)),
        }
    }

    /// Returns the analysis of the story with a model.
    pub(super) fn analyze(&self, model: &Model) -> Analysis {
        let (attributions, _) = self.attribute(model);
        self.with(attributions)
    }

    /// Answers every quote with a model that has not seen the story; `second` is its second pass, and
    /// `groups` what that was asked.
    pub(super) fn answer(
        &self,
        model: &Model,
        second: &Boosted,
        groups: &[Group],
    ) -> Vec<HeldOutAnswer> {
        let (attributions, rows) = self.attribute(model);
        let analysis = self.with(attributions);
        let judged = eval::judge(&self.gold, &analysis);
        let mut speakers: Vec<Option<bool>> = vec![None; rows.len()];
        for quote in &judged {
            if let (Some(record), Some(_)) = (quote.record, quote.gold)
                && quote.speaker.answered > 0
            {
                speakers[record.id().index()] = Some(quote.speaker.right > 0);
            }
        }
        let mut losses = vec![0.0; rows.len()];
        for group in groups {
            // An error of the annotation costs no more than another wrong answer.
            let right = second.probability_of_right(group, 0);
            losses[group.quote.index()] = -(0.95 * right + 0.05).ln();
        }
        let truths = self.truths.iter().enumerate();
        truths
            .filter_map(|(n, truth)| {
                let truth = truth.as_ref()?;
                let id = QuoteId(n as u32);
                let mention = match &analysis.attributions[n].outcome {
                    Outcome::Spoken { mention, .. } => Some(mention),
                    _ => None,
                };
                let right = self.is_right(id, truth, mention);
                let answer = HeldOutAnswer {
                    row: rows[n],
                    score: 0.0,
                    loss: losses[n],
                    fold: self.fold,
                    template: self.template,
                    hopeless: truth.mention.is_none() && !truth.sources.is_empty(),
                    mention_right: right,
                    speaker_right: speakers[n],
                    answered_nobody: mention.is_none(),
                    wanted_nobody: truth.sources.is_empty(),
                    weight: self.weight,
                    file: self.file,
                    words: String::new(),
                };
                let wrong = !right || speakers[n] == Some(false);
                let words = wrong.then(|| self.describe(&analysis, id, truth));
                Some(HeldOutAnswer {
                    words: words.unwrap_or_default(),
                    ..answer
                })
            })
            .collect()
    }

    fn attribute(&self, model: &Model) -> (Vec<Attribution>, Vec<Row>) {
        let Analysis {
            document,
            scan,
            coreference,
            ..
        } = &self.analysis;
        let found = attribute::attribute_with_rows(model, document, scan, coreference);
        found.into_iter().unzip()
    }

    fn with(&self, attributions: Vec<Attribution>) -> Analysis {
        Analysis {
            document: self.analysis.document.clone(),
            scan: self.analysis.scan.clone(),
            coreference: self.analysis.coreference.clone(),
            attributions,
            lexicon: self.analysis.lexicon.clone(),
            turns: Vec::new(),
        }
    }

    /// Describes a wrong answer: what was wanted, what was given, the words around the quote.
    fn describe(&self, analysis: &Analysis, id: QuoteId, truth: &Truth) -> String {
        let text = analysis.document.text();
        let quote = analysis.scan.quotes[id.index()].content;
        let wanted: Vec<&str> = truth.sources.iter().map(|&s| &text[s]).collect();
        let record = analysis.record(id);
        let given = record.mention().map(|mention| &text[mention.span]);
        let mut words = format!("{} want={wanted:?}", analysis.document.id());
        if truth.mention.is_none() && !wanted.is_empty() {
            words += " (no such mention)";
        }
        let speaker = record.speaker();
        format!(
            "{words} got={given:?} speaker={speaker:?}\n{}\n",
            excerpt(text, quote)
        )
    }

    fn covers(&self, truth: &Truth, mention: MentionId) -> bool {
        let span = self.analysis.coreference.mentions[mention.index()].span;
        truth.sources.iter().any(|&source| covers(span, source))
    }

    fn misfit(&self, truth: &Truth, mention: MentionId) -> (bool, usize) {
        misfit(
            &self.analysis.coreference.mentions[mention.index()],
            &truth.sources,
        )
    }

    /// Returns whether an answer is right: the source itself, or the same speaker named in the
    /// paragraph of the source or of the quote.
    fn is_right(&self, id: QuoteId, truth: &Truth, answer: Option<&MentionId>) -> bool {
        let Some(&answer) = answer else {
            return truth.sources.is_empty();
        };
        if self.covers(truth, answer) {
            return true;
        }
        let Some(best) = truth.mention else {
            return false;
        };
        let (best, answer) = (
            &self.analysis.coreference.mentions[best.index()],
            &self.analysis.coreference.mentions[answer.index()],
        );
        let block = |passage: usize| self.analysis.scan.passages[passage].block;
        let here = block(self.analysis.scan.quotes[id.index()].passage);
        let there = block(answer.passage);
        answer.speaker == best.speaker && (there == here || there == block(best.passage))
    }
}

fn cuts_a_word(text: &str, at: usize) -> bool {
    let letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
    letter(text[..at].chars().next_back()) && letter(text[at..].chars().next())
}

/// Finds the mention that fits the sources best.
fn best_mention(coreference: &Coreference, sources: &[Span]) -> Option<MentionId> {
    let fitting = (0..coreference.mentions.len()).filter(|&n| {
        let span = coreference.mentions[n].span;
        sources.iter().any(|&source| covers(span, source))
    });
    fitting
        .min_by_key(|&n| (misfit(&coreference.mentions[n], sources), n))
        .map(|n| MentionId(n as u32))
}

/// How far a mention is from being one of the sources: whether it only owns something, and how far
/// its edges are away.
fn misfit(mention: &Mention, sources: &[Span]) -> (bool, usize) {
    let edges =
        |s: &Span| s.start().abs_diff(mention.span.start()) + s.end().abs_diff(mention.span.end());
    let nearest = sources.iter().map(edges).min().unwrap_or(usize::MAX);
    (mention.possessor, nearest)
}

/// The scorer's rule: half of the shorter one is shared, and the mention is not far longer.
fn covers(mention: Span, source: Span) -> bool {
    let shared = mention
        .end()
        .min(source.end())
        .saturating_sub(mention.start().max(source.start()));
    shared > 0
        && 2 * shared >= mention.len().min(source.len())
        && mention.len() <= 3 * source.len() + 20
}

/// Returns whether a gold span and a quote are the same, edges aside: four fifths of their union.
fn agree(gold: Span, quote: Span) -> bool {
    let shared = gold
        .end()
        .min(quote.end())
        .saturating_sub(gold.start().max(quote.start()));
    let union = gold.end().max(quote.end()) - gold.start().min(quote.start());
    5 * shared >= 4 * union
}
