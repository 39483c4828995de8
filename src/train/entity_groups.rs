//! The mentions of annotated stories whose entity is known, as groups of rows for the entity ranker.

use super::excerpt::excerpt;
use super::group::{EntityGroup, Group, PRONOUN};
use super::story::GoldStory;
use crate::coref::{self, Coreference, EntityInstance, EntityRanker, Ranking, SpeakerKind};
use crate::eval;
use crate::extract::Analysis;
use crate::lexicon::Lexicon;
use crate::mention::{MentionKind, SpeakerId};
use crate::scan::QuoteId;

impl GoldStory {
    /// Returns the story with the speakers that an entity ranker finds; mentions are the same.
    pub(super) fn with_entities(&self, ranker: &EntityRanker) -> GoldStory {
        let (coreference, _) = self.resolve(ranker);
        let Analysis { document, scan, .. } = &self.analysis;
        GoldStory {
            analysis: Analysis {
                document: document.clone(),
                scan: scan.clone(),
                coreference,
                attributions: Vec::new(),
                lexicon: self.analysis.lexicon.clone(),
                turns: Vec::new(),
            },
            gold: self.gold.clone(),
            truths: self.truths.clone(),
            weight: self.weight,
            fold: self.fold,
            origin: self.origin,
            template: self.template,
            file: self.file,
        }
    }

    fn resolve(&self, ranker: &EntityRanker) -> (Coreference, Vec<EntityInstance>) {
        let Analysis { document, scan, .. } = &self.analysis;
        let mut seen = Vec::new();
        let lexicon = Lexicon::builtin();
        let ranking = Ranking {
            seen: Some(&mut seen),
            ..Ranking::of_sources(ranker)
        };
        let coreference = coref::resolve_with(document, scan, lexicon, ranking);
        (coreference, seen)
    }

    /// Returns the mentions that are the source of a quote and mean somebody whom the gold names, with what a
    /// ranker chooses for each.
    pub(super) fn entity_groups(&self, ranker: &EntityRanker) -> Vec<EntityGroup> {
        let (coreference, seen) = self.resolve(ranker);
        let text = self.analysis.document.text();
        let mut groups: Vec<EntityGroup> = Vec::new();
        let mut done = Vec::new();
        for truth in self.truths.iter().flatten() {
            let Some(mention) = truth.mention.filter(|m| !done.contains(m)) else {
                continue;
            };
            let asked = seen.iter().find(|i| i.mention == mention.index());
            let (Some(instance), false) = (asked, truth.names.is_empty()) else {
                continue;
            };
            done.push(mention);
            let right = |speaker: &SpeakerId| {
                let speaker = &coreference.speakers[speaker.index()];
                speaker.kind != SpeakerKind::Unresolved
                    && eval::is_one_of(&speaker.name, &truth.names)
            };
            let mut also_right: Vec<bool> = instance.candidates.iter().map(right).collect();
            let own = &coreference.mentions[mention.index()];
            let new = !also_right.contains(&true) || eval::is_one_of(&text[own.span], &truth.names);
            also_right.push(new);
            let answer = also_right.iter().position(|right| *right);
            let head = match own.kind {
                MentionKind::Pronoun => "",
                _ => &text[self.analysis.scan.tokens[own.core.end - 1].span],
            };
            let choice = ranker.choose(instance);
            let chosen = choice.map_or(instance.rule, |choice| choice.row);
            let names = &truth.names;
            let wrong = !also_right[chosen];
            let words = wrong.then(|| self.describe_entity(&coreference, instance, ranker, names));
            groups.push(EntityGroup {
                rule: instance.rule,
                chosen,
                kind: match own.kind {
                    MentionKind::Pronoun => match &*text[own.span].to_lowercase() {
                        "he" | "she" | "him" | "her" => PRONOUN,
                        _ => "other pronouns",
                    },
                    MentionKind::Organization => "organizations",
                    MentionKind::Collective => "several people",
                    MentionKind::Name => "names",
                    _ => "roles",
                },
                head: head.to_lowercase(),
                words: words.unwrap_or_default(),
                group: Group {
                    quote: QuoteId(0),
                    rows: instance.rows.clone(),
                    answer: answer.unwrap_or(instance.candidates.len()),
                    also_right,
                    weight: self.weight,
                    origin: self.origin,
                },
            });
        }
        groups
    }

    /// Describes a mention for people: what could be meant, how probable it is, and the words around.
    fn describe_entity(
        &self,
        coreference: &Coreference,
        instance: &EntityInstance,
        ranker: &EntityRanker,
        names: &[String],
    ) -> String {
        let text = self.analysis.document.text();
        let probable = ranker.probabilities(instance);
        let name = |n: usize| {
            let speaker = instance.candidates.get(n);
            speaker.map_or("NEW", |id| coreference.speakers[id.index()].name.as_str())
        };
        let mut rows: Vec<usize> = (0..instance.rows.len()).collect();
        rows.sort_by_key(|&n| std::cmp::Reverse(probable.get(n).copied().unwrap_or_default()));
        let mut words = format!(
            "ENTITY {} {names:?} rules {}:",
            self.analysis.document.id(),
            name(instance.rule)
        );
        for n in rows.into_iter().take(5) {
            words += &format!(
                " {} {};",
                name(n),
                (probable.get(n).copied().unwrap_or_default() * 100) >> 16
            );
        }
        let span = coreference.mentions[instance.mention].span;
        format!("{words}\n{}\n\n", excerpt(text, span))
    }
}
