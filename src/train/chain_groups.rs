//! Texts whose mentions are marked with their entities, as groups of rows for the entity ranker.
//!
//! Such texts teach whom a pronoun means and have no quotes: neither the passes nor the confidence learn from them.

use super::gold_file::GoldFile;
use super::group::Group;
use crate::coref::{self, Coreference, EntityInstance, EntityRanker, EntityRow, Ranking};
use crate::error::Error;
use crate::eval::Chains;
use crate::lexicon::Lexicon;
use crate::mention::{Gender, MentionId, MentionKind, SpeakerId};
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

    /// Returns the `he`s and `she`s whose entity is marked and was named before.
    pub(super) fn groups(&self, ranker: &EntityRanker) -> Vec<Group<EntityRow>> {
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
    ) -> Option<Group<EntityRow>> {
        let mention = &coreference.mentions[instance.mention];
        if mention.kind != MentionKind::Pronoun || mention.gender == Gender::Unknown {
            return None;
        }
        let gold = &self.chains.mentions;
        let own = marked[instance.mention]?;
        // Of two names in a passage nobody says what else they mean.
        if !self.chains.whole && own != 0 {
            return None;
        }
        // What a candidate was called last tells who it is.
        let entity = |id: SpeakerId| {
            let before = (0..instance.mention).rev();
            let mut of_it = before.filter(|&n| coreference.mentions[n].speaker == id);
            of_it.find_map(|n| marked[n]).map(|n| gold[n].entity)
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
        Some(Group {
            quote: QuoteId(0),
            answer,
            rows: instance.rows,
            also_right,
            weight: self.weight,
            origin: 0,
        })
    }
}
