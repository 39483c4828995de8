//! Annotated stories as groups of rows: one group a quote, one row a candidate.

use onrecord::Document;
use onrecord::attribute::{Reading, Row};
use onrecord::lexicon::Lexicon;
use onrecord::mention::{self, Cast, MentionId};
use onrecord::scan::{self, QuoteId, Scan};
use onrecord::text::Span;
use rayon::prelude::*;
use serde::Deserialize;
use std::error::Error;

/// A quote with its candidates and the right answer.
pub(crate) struct Group {
    pub(crate) rows: Vec<Row>,
    /// The right row; the last one is nobody.
    pub(crate) answer: usize,
    /// Rows that are right as well: other mentions of the same speaker.
    pub(crate) also_right: Vec<bool>,
    pub(crate) weight: f64,
    /// The story, so that folds never split one.
    pub(crate) story: usize,
}

#[derive(Deserialize)]
struct Story {
    id: String,
    text: String,
    quotes: Vec<Gold>,
}

#[derive(Deserialize)]
struct Gold {
    start: usize,
    end: usize,
    kind: String,
    #[serde(default)]
    source: Vec<(usize, usize)>,
}

/// Reads the gold files in order.
pub(crate) fn read_all(files: &[(String, f64)]) -> Result<Vec<Group>, Box<dyn Error>> {
    let mut groups = Vec::new();
    let mut stories = 0;
    for (file, weight) in files {
        let text = std::fs::read_to_string(file).map_err(|e| format!("{file}: {e}"))?;
        let parsed = text
            .lines()
            .enumerate()
            .map(|(n, line)| {
                serde_json::from_str(line).map_err(|e| format!("{file}:{}: {e}", n + 1))
            })
            .collect::<Result<Vec<Story>, _>>()?;
        let found: Vec<Vec<Group>> = parsed.into_par_iter().map(groups_of).collect();
        for of_story in found {
            groups.extend(of_story.into_iter().map(|group| Group {
                weight: group.weight * weight,
                story: stories,
                ..group
            }));
            stories += 1;
        }
    }
    Ok(groups)
}

fn groups_of(story: Story) -> Vec<Group> {
    let lexicon = Lexicon::builtin();
    let Ok(document) = Document::plain(story.id, story.text) else {
        return Vec::new();
    };
    let scan = scan::scan(&document, lexicon);
    let cast = mention::cast(&document, &scan, lexicon);
    let bytes: Vec<usize> = document
        .text()
        .char_indices()
        .map(|(at, _)| at)
        .chain([document.text().len()])
        .collect();
    let mut reading = Reading::new(&document, &scan, &cast);
    let mut groups = Vec::new();
    for (n, quote) in scan.quotes.iter().enumerate() {
        if quote.depth > 0 {
            continue;
        }
        let id = QuoteId(n as u32);
        let gold = story.quotes.iter().find(|g| {
            let span = Span::new(bytes[g.start], bytes[g.end]);
            agree(span, quote.content)
        });
        let Some(gold) = gold.filter(|g| g.kind != "ignore") else {
            continue;
        };
        let sources: Vec<Span> = gold
            .source
            .iter()
            .map(|&(s, e)| Span::new(bytes[s], bytes[e]))
            .collect();
        if let Some((group, answer)) = group(&mut reading, id, gold, &sources, &scan, &cast) {
            groups.push(group);
            reading.answer(id, answer);
        }
    }
    groups
}

fn group(
    reading: &mut Reading<'_>,
    id: QuoteId,
    gold: &Gold,
    sources: &[Span],
    scan: &Scan,
    cast: &Cast,
) -> Option<(Group, Option<MentionId>)> {
    let question = reading.ask(id);
    let nobody = question.candidates.len();
    let mut also_right = vec![false; nobody + 1];
    let mut answer = nobody;
    if gold.kind == "attributed" {
        let right = |m: MentionId| {
            let mention = &cast.mentions[m.index()];
            sources.iter().any(|&s| covers(mention.span, s))
        };
        let best = (0..nobody)
            .filter(|&n| right(question.candidates[n]))
            .min_by_key(|&n| {
                let mention = &cast.mentions[question.candidates[n].index()];
                let edges = sources
                    .iter()
                    .map(|s| {
                        s.start().abs_diff(mention.span.start())
                            + s.end().abs_diff(mention.span.end())
                    })
                    .min();
                (mention.possessor, edges, n)
            })?;
        answer = best;
        let chosen = &cast.mentions[question.candidates[best].index()];
        let block = |passage: usize| scan.passages[passage].block;
        for n in 0..nobody {
            let mention = &cast.mentions[question.candidates[n].index()];
            let near = block(mention.passage) == block(chosen.passage)
                || block(mention.passage) == block(scan.quotes[id.index()].passage);
            also_right[n] =
                right(question.candidates[n]) || (mention.speaker == chosen.speaker && near);
        }
    }
    also_right[answer] = true;
    let mention = question.candidates.get(answer).copied();
    let group = Group {
        rows: question.rows.clone(),
        answer,
        also_right,
        weight: 1.0,
        story: 0,
    };
    Some((group, mention))
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
