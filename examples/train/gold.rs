//! Annotated stories as groups of rows: one group a quote, one row a candidate.

use onrecord::Document;
use onrecord::attribute::{self, Attribution, Model, Outcome, Reading, Row};
use onrecord::lexicon::Lexicon;
use onrecord::mention::{self, Cast, MentionId};
use onrecord::scan::{self, QuoteId, Scan};
use onrecord::text::Span;
use rayon::prelude::*;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::error::Error;

/// A story with what is right about its quotes.
pub(crate) struct Story {
    document: Document,
    scan: Scan,
    cast: Cast,
    /// One a quote; none where the gold has nothing to say.
    truths: Vec<Option<Truth>>,
    pub(crate) weight: f64,
    /// Whose annotation it is: 0 for the one that is aimed at.
    pub(crate) origin: u8,
    /// It was made up; how often the tool is right is not told from it.
    pub(crate) drill: bool,
}

/// Who said a quote.
struct Truth {
    /// Where the source is named; empty where it is not.
    sources: Vec<Span>,
    /// The mention that fits the source best, if the tool found one.
    mention: Option<MentionId>,
}

/// A quote with its candidates and the right answer.
pub(crate) struct Group {
    pub(crate) quote: QuoteId,
    pub(crate) rows: Vec<Row>,
    /// The right row; the last one is nobody.
    pub(crate) answer: usize,
    /// Rows that are right as well: other mentions of the same speaker.
    pub(crate) also_right: Vec<bool>,
    pub(crate) weight: f64,
    /// Whose annotation it is: 0 for the one that is aimed at.
    pub(crate) origin: u8,
}

/// Which of the two looks at a story.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Look {
    First,
    Second,
}

/// The model's answer to a quote of a story it was not trained on.
pub(crate) struct HeldOut {
    /// The row of the answer, for the doubt about it.
    pub(crate) row: Row,
    /// How likely it is right, in the eyes of a doubt that has not seen it, in log-odds.
    pub(crate) score: f64,
    /// Which story it is from.
    pub(crate) story: usize,
    pub(crate) drill: bool,
    /// The gold names words that are no mention, mostly a slip ("said" for a source): nothing could
    /// have been right.
    pub(crate) hopeless: bool,
    pub(crate) right: bool,
    /// The answer was nobody; the right answer is nobody.
    pub(crate) nobody: (bool, bool),
    pub(crate) weight: f64,
    /// A wrong answer, for people: what was wanted, what was given, the words around the quote.
    pub(crate) miss: Option<String>,
}

/// A line of a gold file; offsets are code points.
#[derive(Deserialize)]
pub(crate) struct Line {
    pub(crate) id: String,
    pub(crate) text: String,
    pub(crate) quotes: Vec<Gold>,
}

#[derive(Deserialize)]
pub(crate) struct Gold {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) kind: String,
    #[serde(default)]
    pub(crate) source: Vec<(usize, usize)>,
}

/// Reads the gold files in order.
pub(crate) fn read_all(files: &[(String, f64)]) -> Result<Vec<Story>, Box<dyn Error>> {
    let mut stories = Vec::new();
    for (file, weight) in files {
        let text = std::fs::read_to_string(file).map_err(|e| format!("{file}: {e}"))?;
        let lines = text
            .lines()
            .enumerate()
            .map(|(n, line)| {
                serde_json::from_str(line).map_err(|e| format!("{file}:{}: {e}", n + 1))
            })
            .collect::<Result<Vec<Line>, _>>()?;
        let of_file = lines.into_par_iter().map(|line| Story::new(line, *weight));
        stories.extend(of_file.collect::<Result<Vec<Story>, _>>()?);
    }
    Ok(stories)
}

impl Story {
    pub(crate) fn new(line: Line, weight: f64) -> Result<Story, onrecord::Error> {
        let lexicon = Lexicon::builtin();
        let document = Document::plain(line.id, line.text)?;
        let scan = scan::scan(&document, lexicon);
        let cast = mention::cast(&document, &scan, lexicon);
        let text = document.text();
        let bytes: Vec<usize> = text
            .char_indices()
            .map(|(at, _)| at)
            .chain([text.len()])
            .collect();
        let span = |start: usize, end: usize| Span::new(bytes[start], bytes[end]);
        let truth = |quote: &scan::Quote| {
            let gold = line.quotes.iter().find(|g| match quote.depth {
                0 => agree(span(g.start, g.end), quote.content),
                // Quotes inside quotes: drills have them, news only by chance.
                _ => span(g.start, g.end) == quote.content,
            })?;
            let sources: Vec<Span> = match gold.kind.as_str() {
                "ignore" => return None,
                "attributed" => gold.source.iter().map(|&(s, e)| span(s, e)).collect(),
                _ => Vec::new(),
            };
            // A source that cuts a word in two is a slip of the annotation ("he" found in "they").
            if sources
                .iter()
                .any(|s| cuts_a_word(text, s.start()) || cuts_a_word(text, s.end()))
            {
                return None;
            }
            let mention = best_mention(&cast, &sources);
            Some(Truth { sources, mention })
        };
        let truths = scan.quotes.iter().map(truth).collect();
        Ok(Story {
            document,
            scan,
            cast,
            truths,
            weight,
            origin: 0,
            drill: false,
        })
    }

    /// Returns the questions of a look; for the second, the model has to have learned the first.
    pub(crate) fn groups(&self, model: &Model, look: Look) -> Vec<Group> {
        let mut groups = Vec::new();
        self.each(model, look, |_, group| groups.push(group));
        groups
    }

    /// Counts the words in each place: those of the quote, and those of the right candidate.
    pub(crate) fn count_forms(&self, counts: &mut [BTreeMap<String, usize>]) {
        self.each(&Model::default(), Look::First, |reading, group| {
            let words = reading.forms(group.quote, group.answer);
            for (word, count) in words.iter().zip(counts.iter_mut()) {
                if let Some(word) = word {
                    *count.entry(word.to_ascii_lowercase()).or_default() += 1;
                }
            }
        });
    }

    fn each(&self, model: &Model, look: Look, mut take: impl FnMut(&Reading<'_>, Group)) {
        let mut reading = Reading::new(model, &self.document, &self.scan, &self.cast);
        if look == Look::Second {
            reading.look(model);
        }
        for n in 0..self.truths.len() {
            let id = QuoteId(n as u32);
            let Some(truth) = &self.truths[n] else {
                if look == Look::Second {
                    reading.answer_as_looked(id);
                }
                continue;
            };
            let question = reading.ask(id);
            let nobody = question.candidates.len();
            let answer = match truth.mention {
                None if truth.sources.is_empty() => Some(nobody),
                None => None,
                Some(_) => (0..nobody)
                    .filter(|&n| self.covers(truth, question.candidates[n]))
                    .min_by_key(|&n| (self.misfit(truth, question.candidates[n]), n)),
            };
            let Some(answer) = answer else {
                if look == Look::Second {
                    reading.answer_as_looked(id);
                }
                continue;
            };
            let also_right = (0..=nobody)
                .map(|n| n == answer || self.is_right(id, truth, question.candidates.get(n)))
                .collect();
            let mention = question.candidates.get(answer).copied();
            let group = Group {
                rows: question.rows.clone(),
                answer,
                also_right,
                weight: self.weight,
                origin: self.origin,
                quote: id,
            };
            take(&reading, group);
            // In use, what leans on an answer leans on a wrong one as well.
            match look {
                Look::First => reading.answer(id, mention),
                Look::Second => reading.answer_as_looked(id),
            }
        }
    }

    /// Answers every quote with a model.
    pub(crate) fn answer(&self, number: usize, model: &Model) -> Vec<HeldOut> {
        let answers = attribute::attribute_with_rows(model, &self.document, &self.scan, &self.cast);
        self.truths()
            .map(|(id, truth)| self.compare(number, id, truth, &answers[id.index()]))
            .collect()
    }

    fn compare(
        &self,
        number: usize,
        id: QuoteId,
        truth: &Truth,
        (answer, row): &(Attribution, Row),
    ) -> HeldOut {
        let mention = match &answer.outcome {
            Outcome::Spoken { mention, .. } => Some(mention),
            _ => None,
        };
        let right = self.is_right(id, truth, mention);
        HeldOut {
            row: *row,
            score: log_odds(f64::from(answer.confidence)),
            story: number,
            drill: self.drill,
            hopeless: truth.mention.is_none() && !truth.sources.is_empty(),
            right,
            nobody: (mention.is_none(), truth.sources.is_empty()),
            weight: self.weight,
            miss: (!right).then(|| self.miss(id, truth, mention)),
        }
    }

    fn miss(&self, id: QuoteId, truth: &Truth, answer: Option<&MentionId>) -> String {
        let text = self.document.text();
        let quote = self.scan.quotes[id.index()].content;
        let wanted: Vec<&str> = truth.sources.iter().map(|&s| &text[s]).collect();
        let given = answer.map(|m| &text[self.cast.mentions[m.index()].span]);
        let around = |mut from: usize, mut to: usize| {
            while !text.is_char_boundary(from) {
                from -= 1;
            }
            while !text.is_char_boundary(to) {
                to += 1;
            }
            text[from..to].replace(['\n', '\r'], "⏎")
        };
        let mut miss = format!("{} want={wanted:?}", self.document.id());
        if truth.mention.is_none() && !wanted.is_empty() {
            miss += " (no such mention)";
        }
        let before = around(quote.start().saturating_sub(300), quote.start());
        let behind = around(quote.end(), (quote.end() + 200).min(text.len()));
        let words = around(quote.start(), quote.end());
        format!("{miss} got={given:?}\n{before}⟦{words}⟧{behind}\n")
    }

    fn truths(&self) -> impl Iterator<Item = (QuoteId, &Truth)> {
        let all = self.truths.iter().enumerate();
        all.filter_map(|(n, truth)| Some((QuoteId(n as u32), truth.as_ref()?)))
    }

    fn covers(&self, truth: &Truth, mention: MentionId) -> bool {
        let span = self.cast.mentions[mention.index()].span;
        truth.sources.iter().any(|&source| covers(span, source))
    }

    fn misfit(&self, truth: &Truth, mention: MentionId) -> (bool, usize) {
        misfit(&self.cast.mentions[mention.index()], &truth.sources)
    }

    /// Tells whether an answer is right: the source itself, or the same speaker named in the
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
            &self.cast.mentions[best.index()],
            &self.cast.mentions[answer.index()],
        );
        let block = |passage: usize| self.scan.passages[passage].block;
        let here = block(self.scan.quotes[id.index()].passage);
        let there = block(answer.passage);
        answer.speaker == best.speaker && (there == here || there == block(best.passage))
    }
}

fn log_odds(share: f64) -> f64 {
    (share / (1.0 - share)).ln()
}

fn cuts_a_word(text: &str, at: usize) -> bool {
    let letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
    letter(text[..at].chars().next_back()) && letter(text[at..].chars().next())
}

/// Finds the mention that fits the sources best.
fn best_mention(cast: &Cast, sources: &[Span]) -> Option<MentionId> {
    let fitting = (0..cast.mentions.len()).filter(|&n| {
        let span = cast.mentions[n].span;
        sources.iter().any(|&source| covers(span, source))
    });
    fitting
        .min_by_key(|&n| (misfit(&cast.mentions[n], sources), n))
        .map(|n| MentionId(n as u32))
}

/// How far a mention is from being one of the sources: whether it only owns something, and how far
/// its edges are away.
fn misfit(mention: &mention::Mention, sources: &[Span]) -> (bool, usize) {
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

/// Tells whether a gold span and a quote are the same, edges aside: four fifths of their union.
fn agree(gold: Span, quote: Span) -> bool {
    let shared = gold
        .end()
        .min(quote.end())
        .saturating_sub(gold.start().max(quote.start()));
    let union = gold.end().max(quote.end()) - gold.start().min(quote.start());
    5 * shared >= 4 * union
}
