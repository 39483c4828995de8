//! Texts whose mentions are marked with their entities, as groups of rows for the entity ranker.
//!
//! Such texts teach whom a pronoun means and have no quotes: neither the passes nor the confidence learn from them.

use super::gold_file::GoldFile;
use super::group::{EntityGroup, Group};
use crate::coref::{self, Coreference, EntityInstance, EntityRanker, Ranking};
use crate::error::Error;
use crate::eval::Chains;
use crate::lexicon::Lexicon;
use crate::mention::{MentionId, MentionKind, SpeakerId};
use crate::scan::{self, QuoteId, Scan};
use crate::text::Span;
use rayon::prelude::*;

/// A text with marked mentions.
pub(super) struct ChainText {
    chains: Chains,
    scan: Scan,
    weight: f64,
}

impl ChainText {
    /// Reads the texts of a file.
    pub(super) fn read(file: &GoldFile) -> Result<Vec<ChainText>, Error> {
        let lines = file.lines();
        let text = |(at, line): (usize, &[u8])| {
            let chains = Chains::parse(&format!("{}:{}", file.name, at + 1), line)?;
            let scan = scan::scan(&chains.document, Lexicon::builtin());
            let weight = file.weight;
            Ok(ChainText {
                chains,
                scan,
                weight,
            })
        };
        lines.into_par_iter().map(text).collect()
    }

    /// Returns the mentions whose entity is marked, and named before.
    pub(super) fn groups(&self, ranker: &EntityRanker) -> Vec<EntityGroup> {
        let mut seen = Vec::new();
        let ranking = Ranking {
            everywhere: true,
            seen: Some(&mut seen),
            ..Ranking::of_sources(ranker)
        };
        let (document, lexicon) = (&self.chains.document, Lexicon::builtin());
        let coreference = coref::resolve_with(document, &self.scan, lexicon, ranking);
        let marked = self.marked(&coreference);
        let groups = seen.into_iter();
        groups
            .filter_map(|instance| self.group(&coreference, &marked, instance))
            .collect()
    }

    /// Returns the marked mention of each mention that was found.
    fn marked(&self, coreference: &Coreference) -> Vec<Option<usize>> {
        let tokens = &self.scan.tokens;
        let marked = |n: usize| {
            let core = &coreference.mentions[n].core;
            let head = Span::new(
                tokens[core.start].span.start(),
                tokens[core.end - 1].span.end(),
            );
            self.chains.marked(coreference, MentionId(n as u32), head)
        };
        (0..coreference.mentions.len()).map(marked).collect()
    }

    fn group(
        &self,
        coreference: &Coreference,
        marked: &[Option<usize>],
        instance: EntityInstance,
    ) -> Option<EntityGroup> {
        let gold = &self.chains.mentions;
        let own = marked[instance.mention]?;
        // Of two names in a passage nobody says what else they mean.
        if !self.chains.whole && own != 0 {
            return None;
        }
        // What a candidate was called last tells who it is.
        let entity = |id: SpeakerId| {
            let mut before = (0..marked.len()).filter(|&n| n != instance.mention).rev();
            before.find_map(|n| {
                let mine = coreference.mentions[n].speaker == id && n < instance.mention;
                marked[n].filter(|_| mine).map(|n| gold[n].entity)
            })
        };
        let right = |&id: &SpeakerId| entity(id) == Some(gold[own].entity);
        let mut also_right: Vec<bool> = instance.candidates.iter().map(right).collect();
        let answer = also_right.iter().position(|right| *right);
        let first = gold.iter().all(|other| {
            other.entity != gold[own].entity || other.span.start() >= gold[own].span.start()
        });
        let new = self.chains.whole && first && answer.is_none();
        also_right.push(new);
        let answer = answer.or(new.then_some(instance.candidates.len()))?;
        let mention = &coreference.mentions[instance.mention];
        let head = match mention.kind {
            MentionKind::Pronoun => "",
            _ => &self.chains.document.text()[self.scan.tokens[mention.core.end - 1].span],
        };
        Some(EntityGroup {
            rule: instance.rule,
            chosen: instance.rule,
            kind: "chains",
            words: String::new(),
            head: head.to_lowercase(),
            group: Group {
                quote: QuoteId(0),
                answer,
                rows: instance.rows,
                also_right,
                weight: self.weight,
                origin: 0,
            },
        })
    }
}
