//! Pronouns in the walk: whom `he`, `they`, `it` and `who` mean, and what a pronoun tells of the person.

use super::ReferenceWalk;
use crate::coref::entity_table::Proper;
use crate::coref::{SpeakerKind, antecedent, person};
use crate::mention::chunk::NOBODY;
use crate::mention::facts::Pronoun;
use crate::mention::gender::GenderEvidence;
use crate::mention::story::Story;
use crate::mention::{Gender, MentionKind, SpeakerId};
use crate::scan::TokenKind;
use crate::tag::Tag;

/// Tells whether a parenthesis closes right before `end`.
fn closes(story: &Story<'_>, end: usize) -> bool {
    end > 0 && story.token(end - 1).is_sign(')')
}

impl ReferenceWalk<'_, '_> {
    /// Finds whom a pronoun means; without an antecedent it is somebody unresolved.
    pub(super) fn pronoun(&mut self, at: usize) -> SpeakerId {
        let (story, chunks, entities, before) =
            (self.story, &*self.chunks, &*self.entities, self.before(at));
        let pronoun = chunks.facts[at].pronoun.unwrap_or(Pronoun::Indefinite);
        let mut margin = 0;
        let mut person = |gender| {
            let (id, ahead) = person::person(story, chunks, entities, before, at, gender)?;
            margin = ahead;
            Some(id)
        };
        let found = match pronoun {
            Pronoun::He | Pronoun::She if self.own(at).is_some() => self.own(at),
            Pronoun::He => person(Gender::Male),
            Pronoun::She => person(Gender::Female),
            // "the group said … they added"
            Pronoun::They => antecedent::several(story, chunks, entities, before, at)
                .or_else(|| antecedent::thing(story, chunks, entities, before, at)),
            Pronoun::It => antecedent::thing(story, chunks, entities, before, at),
            Pronoun::Who | Pronoun::Which => self.noun_before(at),
            // "“It leaked,” several of them said": the people they are of.
            Pronoun::Indefinite if self.is_several_of_them(at) => {
                antecedent::several(story, chunks, entities, before, at)
            }
            Pronoun::Indefinite => None,
            Pronoun::I | Pronoun::We | Pronoun::You => None,
        };
        self.chunks.facts[at].margin = margin;
        let third = matches!(
            pronoun,
            Pronoun::He | Pronoun::She | Pronoun::They | Pronoun::It
        );
        let found = if third && self.own(at).is_none() {
            self.rank(at, found)
        } else {
            found
        };
        if let Some(id) = found {
            self.learn(at, pronoun, id);
            return id;
        }
        if pronoun == Pronoun::Indefinite {
            return self
                .entities
                .add(self.chunks, at, SpeakerKind::Collective, Proper::No);
        }
        let passage = self.chunks.mentions[at].passage;
        let within = self.story.is_within(passage);
        if let Some(&id) = self.unresolved.get(&pronoun).filter(|_| within) {
            return id;
        }
        let id = self
            .entities
            .add(self.chunks, at, SpeakerKind::Unresolved, Proper::No);
        if within {
            self.unresolved.insert(pronoun, id);
        }
        id
    }

    /// `several of them`; `several of us` are nobody's whom the story has named.
    fn is_several_of_them(&self, at: usize) -> bool {
        let mention = &self.chunks.mentions[at];
        let last = mention.tokens.end - 1;
        mention.plural && mention.tokens.len() == 3 && self.story.is_word(last, "them")
    }

    /// `the mayor himself said`, `Vik described himself`: the mention in front, or the subject.
    fn own(&self, at: usize) -> Option<SpeakerId> {
        let (mention, mentions) = (&self.chunks.mentions[at], &self.chunks.mentions);
        if !self.story.word(mention.core.start).ends_with("self") {
            return None;
        }
        let near = (at.saturating_sub(8)..at).rev();
        near.filter(|&n| mentions[n].sentence == mention.sentence && mentions[n].speaker != NOBODY)
            .find(|&n| {
                mentions[n].tokens.end == mention.tokens.start || self.chunks.facts[n].subject
            })
            .map(|n| mentions[n].speaker)
    }

    /// A subject outside quotes tells a gender that nothing else tells; a later one may correct it.
    fn learn(&mut self, at: usize, pronoun: Pronoun, id: SpeakerId) {
        let told = match pronoun {
            Pronoun::He => Gender::Male,
            Pronoun::She => Gender::Female,
            _ => return,
        };
        let mention = &self.chunks.mentions[at];
        let inside = self.story.scan.passages[mention.passage].inside;
        let owner = mention.possessor && self.is_own_relation(at, id);
        let subject = self.chunks.facts[at].subject;
        let entity = self.entities.entity_mut(id);
        let open = entity.gender == Gender::Unknown || entity.proof == GenderEvidence::Pronoun;
        if inside.is_some() {
            return;
        }
        if owner && open {
            entity.gender = told;
            entity.proof = GenderEvidence::Owner;
        } else if open && subject {
            entity.gender = told;
            entity.proof = GenderEvidence::Pronoun;
        }
    }

    /// `Porter asked his mother`: the owner of somebody is the subject, and nobody else is named
    /// between them.
    fn is_own_relation(&self, at: usize, id: SpeakerId) -> bool {
        let (mentions, forms) = (&self.chunks.mentions, &self.chunks.facts);
        let (own, Some(whole)) = (&mentions[at], at.checked_sub(1)) else {
            return false;
        };
        let owned = &mentions[whole];
        let relation = owned.tokens.start == own.tokens.start
            && owned.kind == MentionKind::Role
            && matches!(self.story.tag(owned.core.start), Tag::Kin | Tag::Role);
        let subject = whole.checked_sub(1).map(|n| (&mentions[n], &forms[n]));
        relation
            && subject.is_some_and(|(subject, facts)| {
                subject.sentence == own.sentence
                    && subject.speaker == id
                    && facts.subject
                    && !subject.possessor
            })
    }

    /// `the official, who`: the mention that ends right before.
    fn noun_before(&self, at: usize) -> Option<SpeakerId> {
        let start = self.chunks.mentions[at].tokens.start;
        let comma = start > 0 && self.story.token(start - 1).is_sign(',');
        let mut end = start - usize::from(comma);
        // "praise for Ines Duarte, 49, who told reporters"
        let age = comma
            && end >= 2
            && self.story.token(end - 1).kind == TokenKind::Number
            && self.story.token(end - 2).is_sign(',');
        end -= 2 * usize::from(age);
        // "the Port Workers' Union (PWU), who"
        if closes(self.story, end)
            && let Some(open) = (end.saturating_sub(5)..end)
                .rev()
                .find(|&n| self.story.token(n).is_sign('('))
        {
            end = open;
        }
        let ending_at = |end: usize| {
            let mentions = &self.chunks.mentions;
            (at.saturating_sub(8)..at).rev().filter(move |&n| {
                let mention = &mentions[n];
                let reach = self.chunks.facts[n].tail.max(mention.tokens.end);
                mention.sentence == mentions[at].sentence
                    && !mention.possessor
                    && mention.speaker != NOBODY
                    && (mention.tokens.end == end || reach == end)
            })
        };
        let speaker = |n: usize| self.chunks.mentions[n].speaker;
        let nearest = ending_at(end).next()?;
        if self.chunks.facts[at].pronoun != Some(Pronoun::Who) {
            return Some(speaker(nearest));
        }
        // "Ada Vik of the port, who said": a body is "which".
        let person = |&n: &usize| {
            let kind = self.entities.entity(speaker(n)).kind;
            !matches!(kind, SpeakerKind::Organization | SpeakerKind::Document)
        };
        let before = self.chunks.mentions[nearest].tokens.start.checked_sub(1);
        let of = before.filter(|&n| self.story.tag(n) == Tag::Preposition);
        ending_at(end)
            .find(person)
            .or_else(|| of.and_then(|of| ending_at(of).find(person)))
            .or(Some(nearest))
            .map(speaker)
    }
}
