//! What all rows of a mention have in common.

use super::candidates::EntityCandidate;
use super::places::{ahead, does, subject_before, word_before};
use super::quoted::{Quoted, quoted};
use super::schema::{ENTITY_COUNT, EntityFeature, EntityRow};
use super::view::EntityView;
use crate::coref::clash::is_owned;
use crate::coref::office::office_at;
use crate::lexicon::Classes;
use crate::mention::chunk::Chunks;
use crate::mention::{MentionKind, SpeakerId};
use crate::rank::{capped, log_scale};
use crate::tag::Tag;
use crate::tag::key::Key;

/// What all rows of a mention have in common.
pub(super) struct MentionContext<'c> {
    pub(super) at: usize,
    /// The features of the mention.
    pub(super) row: EntityRow,
    pub(super) candidates: &'c [EntityCandidate],
    pub(super) rule: Option<SpeakerId>,
    /// Its head noun with what sets the office apart.
    pub(super) office: Key,
    /// The words before its head.
    pub(super) words: Vec<Key>,
    /// Who was named lately, the latest first.
    pub(super) lately: Vec<SpeakerId>,
    /// Who is named in the quotes that it may be the source of.
    pub(super) quoted: Vec<Quoted>,
    /// The nearest subject before it in its sentence.
    pub(super) subject: Option<SpeakerId>,
    /// Who is named behind it in its sentence, with the mention.
    pub(super) ahead: Vec<(SpeakerId, usize)>,
}

/// The latest mentions of which the share of an entity is counted.
const LATELY: usize = 16;

impl<'c> MentionContext<'c> {
    /// Describes the mention.
    pub(super) fn new(
        view: &EntityView<'_, '_>,
        at: usize,
        candidates: &'c [EntityCandidate],
        rule: Option<SpeakerId>,
    ) -> MentionContext<'c> {
        let EntityView {
            story,
            chunks,
            history,
            ranker,
            ..
        } = *view;
        let (mention, facts) = (&chunks.mentions[at], &chunks.facts[at]);
        let head = mention.core.start;
        let mut row = [0; ENTITY_COUNT];
        let mut set = |feature: EntityFeature, value: u8| row[feature as usize] = value;
        let kind = match facts.pronoun {
            Some(pronoun) => 1 + pronoun as u8,
            None => 12 + 6 * (mention.kind as u8) + article(chunks, at),
        };
        set(EntityFeature::Kind, kind.min(63));
        let noun = facts.pronoun.is_none() && mention.kind != MentionKind::Name;
        let words = facts.prefix.clone().filter(|&n| story.tag(n).is_nominal());
        let words: Vec<Key> = words.map(|n| story.key(n)).collect();
        if noun {
            let class = u8::from(story.is(head, Classes::EPITHET))
                | u8::from(facts.known) << 1
                | u8::from(story.tag(head) == Tag::Kin) << 2
                | u8::from(story.tag(head) == Tag::Demonym) << 3
                | u8::from(story.is_capital(head)) << 4
                | u8::from(story.word(head).bytes().any(|b| b.is_ascii_digit())) << 5;
            set(EntityFeature::HeadClass, class);
            set(EntityFeature::Head, ranker.number(facts.last));
            set(EntityFeature::Prefix, capped(words.len(), 7));
            let behind = mention.tokens.end;
            let tail = match () {
                () if facts.tail <= behind => 0,
                () if story.is_word(behind, "of") => 1,
                () if story.tag(behind) == Tag::Relative => 2,
                () if story.tag(behind) == Tag::Preposition => 3,
                () => 4,
            };
            set(EntityFeature::Tail, tail);
        }
        if mention.kind == MentionKind::Name {
            let class = u8::from(mention.title) | u8::from(mention.role) << 1;
            set(EntityFeature::HeadClass, class);
        }
        set(EntityFeature::Does, does(chunks, at));
        if facts.pronoun.is_some() {
            set(EntityFeature::Before, word_before(story, chunks, at));
        }
        set(
            EntityFeature::Paragraph,
            log_scale(story.paragraph(mention.passage)),
        );
        set(EntityFeature::Candidates, capped(candidates.len(), 15));
        let fitting = candidates.iter().filter(|c| c.fits).count();
        set(EntityFeature::Fitting, capped(fitting, 15));
        let lately = history.before.iter().rev().take(LATELY);
        MentionContext {
            at,
            row,
            candidates,
            rule,
            office: office_at(story, head),
            words,
            lately: lately.map(|&n| chunks.mentions[n].speaker).collect(),
            quoted: quoted(story, chunks, at),
            subject: subject_before(chunks, at).map(|n| chunks.mentions[n].speaker),
            ahead: ahead(chunks, at),
        }
    }
}

/// The determiner of a mention, with owners of any kind: under 6.
pub(super) fn article(chunks: &Chunks, at: usize) -> u8 {
    let article = chunks.facts[at].article as u8;
    if article < 4 && is_owned(chunks, at) {
        5
    } else {
        article
    }
}
