//! The values of the entity ranker's features.

use super::super::SpeakerKind;
use super::super::clash::is_owned;
use super::super::entity_table::Entity;
use super::super::office::{holds_other, office_at};
use super::EntityView;
use super::candidates::EntityCandidate;
use super::history::EntityTrace;
use super::schema::{ENTITY_COUNT, EntityFeature, EntityRow};
use crate::lexicon::Classes;
use crate::mention::chunk::{Chunks, NOBODY};
use crate::mention::gender::GenderEvidence;
use crate::mention::story::Story;
use crate::mention::{Gender, MentionKind, SpeakerId};
use crate::rank::{capped, log_scale};
use crate::scan::TokenKind;
use crate::tag::Tag;
use crate::tag::key::Key;

/// What all rows of a mention have in common.
pub(in crate::coref) struct MentionContext<'c> {
    at: usize,
    /// The features of the mention.
    row: EntityRow,
    candidates: &'c [EntityCandidate],
    rule: Option<SpeakerId>,
    /// Its head noun with what sets the office apart.
    office: Key,
    /// The words before its head.
    words: Vec<Key>,
    /// Who is named in the quotes of its sentence.
    quoted: Vec<SpeakerId>,
}

/// The latest mentions of which the share of an entity is counted.
const LATELY: usize = 16;

/// Words of a name that are compared.
const MOST_NAME_WORDS: usize = 8;

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
        set(
            EntityFeature::Paragraph,
            log_scale(story.paragraph(mention.passage)),
        );
        set(EntityFeature::Candidates, capped(candidates.len(), 15));
        MentionContext {
            at,
            row,
            candidates,
            rule,
            office: office_at(story, head),
            words,
            quoted: quoted(story, chunks, at),
        }
    }
}

/// Fills in the row of a mention with one of its candidates, or with a new entity.
pub(in crate::coref) fn row(
    view: &EntityView<'_, '_>,
    context: &MentionContext<'_>,
    candidate: Option<&EntityCandidate>,
) -> EntityRow {
    let EntityView {
        story,
        chunks,
        entities,
        history,
        ..
    } = *view;
    let mut row = context.row;
    let own = &chunks.mentions[context.at];
    let fits = |candidate: &EntityCandidate| {
        let entity = entities.entity(candidate.id);
        let gender = own.gender == Gender::Unknown
            || (entity.gender == own.gender && entity.proof != GenderEvidence::Pronoun);
        gender && own.plural == entity.plural
    };
    let fitting = context.candidates.iter().filter(|c| fits(c)).count();
    row[EntityFeature::Fitting as usize] = capped(fitting, 15);
    let Some(candidate) = candidate else {
        row[EntityFeature::Rule as usize] = if context.rule.is_none() { 4 } else { 5 };
        return row;
    };
    let mut set = |feature: EntityFeature, value: u8| row[feature as usize] = value.min(63);
    let empty = EntityTrace::default();
    let entity = entities.entity(candidate.id);
    let trace = history.trace(candidate.id).unwrap_or(&empty);
    set(
        EntityFeature::Rule,
        match context.rule {
            Some(id) if id == candidate.id => 1,
            Some(_) => 2,
            None => 3,
        },
    );
    let other = &chunks.mentions[candidate.mention];
    let number = u8::from(own.plural) | u8::from(entity.plural) << 1 | u8::from(other.plural) << 2;
    let words = entity.words.min(3);
    set(EntityFeature::Entity, 1 + 4 * (entity.kind as u8) + words);
    set(EntityFeature::Gender, gender(own.gender, entity));
    set(EntityFeature::Number, number);
    set(EntityFeature::Words, entity.words);
    let person = (31 + entity.person.clamp(-31, 31)) as u8;
    set(EntityFeature::Person, person);
    set(EntityFeature::Count, log_scale(trace.count));
    set(EntityFeature::Total, log_scale(entity.count as usize));
    let lately = history.before.iter().rev().take(LATELY);
    let share = lately.filter(|&&n| chunks.mentions[n].speaker == candidate.id);
    set(EntityFeature::Share, share.count() as u8);
    set(EntityFeature::Prominent, u8::from(entity.prominent));
    set(EntityFeature::Roles, capped(entity.roles.len(), 7));
    let first = trace.first.unwrap_or(candidate.mention);
    let kind = chunks.mentions[first].kind as u8;
    set(
        EntityFeature::Introduced,
        1 + 6 * kind + article(chunks, first),
    );
    let block = |n: usize| story.scan.passages[chunks.mentions[n].passage].block;
    let here = block(context.at);
    set(
        EntityFeature::Since,
        match trace.first {
            Some(first) => log_scale(here.saturating_sub(block(first))).min(39),
            None => 40 + block(candidate.mention).saturating_sub(here).min(20) as u8,
        },
    );
    if trace.first.is_some() {
        let back = |n: usize| sentences_back(story, chunks, n, context.at);
        set(EntityFeature::Sentences, 1 + back(candidate.mention));
        let paragraphs = here.saturating_sub(block(candidate.mention));
        set(EntityFeature::Paragraphs, 1 + capped(paragraphs, 15));
        let ahead = |test: &dyn Fn(&EntityCandidate) -> bool| {
            let ahead = context
                .candidates
                .iter()
                .filter(|c| c.mention > candidate.mention && c.mention < context.at && test(c));
            capped(ahead.count(), 15)
        };
        set(EntityFeature::Rank, ahead(&|_| true));
        set(EntityFeature::FittingRank, ahead(&fits));
        let latest = &chunks.facts[candidate.mention];
        set(
            EntityFeature::Latest,
            1 + 2 * (other.kind as u8) + u8::from(latest.subject),
        );
        set(EntityFeature::LatestDoes, does(chunks, candidate.mention));
        set(
            EntityFeature::LatestBefore,
            word_before(story, chunks, candidate.mention),
        );
        let later = |place: fn(&EntityTrace) -> Option<usize>, mine: usize| {
            let rivals = context.candidates.iter().filter(|c| {
                let trace = history.trace(c.id);
                trace.and_then(place).is_some_and(|n| n > mine)
            });
            capped(rivals.count(), 15)
        };
        if let Some(opened) = trace.opened {
            set(EntityFeature::Opened, 1 + back(opened));
            set(EntityFeature::OpenedRank, 1 + later(|t| t.opened, opened));
        }
        if let Some(subject) = trace.subject {
            set(
                EntityFeature::SubjectBefore,
                word_before(story, chunks, subject),
            );
            set(
                EntityFeature::SubjectOrder,
                subjects_before(chunks, subject),
            );
            set(EntityFeature::Subject, 1 + back(subject));
            set(
                EntityFeature::SubjectRank,
                1 + later(|t| t.subject, subject),
            );
        }
        if let Some(spoke) = trace.spoke {
            set(EntityFeature::Spoke, 1 + back(spoke));
            set(EntityFeature::SpokeRank, 1 + later(|t| t.spoke, spoke));
        }
        if let Some((pronoun, place)) = trace.pronoun
            && chunks.facts[context.at].pronoun == Some(pronoun)
        {
            set(EntityFeature::SamePronoun, 1 + back(place));
        }
        set(
            EntityFeature::Opens,
            opens(story, chunks, candidate.mention),
        );
    }
    if !context.quoted.is_empty() {
        let named = context.quoted.contains(&candidate.id);
        set(EntityFeature::Quoted, 1 + u8::from(named));
    }
    let larger = context.candidates.iter();
    let larger = larger.filter(|c| entities.entity(c.id).count > entity.count);
    set(EntityFeature::TotalRank, capped(larger.count(), 15));
    if chunks.facts[context.at].pronoun.is_none() {
        let known = known_words(story, entity, trace);
        set(
            EntityFeature::SameHead,
            same_head(view, context, entity, trace),
        );
        let shared = context.words.iter().filter(|key| known.contains(key));
        let shared = shared.count();
        set(EntityFeature::SharedWords, capped(shared, 7));
        let missing = context.words.len() - shared;
        set(EntityFeature::MissingWords, capped(missing, 7));
        set(
            EntityFeature::Owner,
            owner(story, chunks, context.at, candidate.id, entity),
        );
    }
    row
}

/// Returns who is named in the quotes of a mention's sentence: “I have known Vik for years,” he said.
fn quoted(story: &Story<'_>, chunks: &Chunks, at: usize) -> Vec<SpeakerId> {
    let mut named = Vec::new();
    if !chunks.facts[at].quotes {
        return named;
    }
    let sentence = chunks.mentions[at].sentence;
    let sentence = story.scan.sentences[sentence].tokens.clone();
    for n in sentence.take(MOST_TOKENS) {
        let TokenKind::Quote(id) = story.token(n).kind else {
            continue;
        };
        let inside = story.scan.quotes[id.index()].inside;
        let tokens = story.scan.passages[inside].tokens.clone();
        let first = chunks
            .mentions
            .partition_point(|m| m.tokens.start < tokens.start);
        let inside = chunks.mentions[first..].iter();
        let inside = inside.take_while(|m| m.tokens.start < tokens.end);
        for mention in inside.take(MOST_QUOTED) {
            if mention.speaker != NOBODY && !named.contains(&mention.speaker) {
                named.push(mention.speaker);
            }
        }
    }
    named
}

/// Tokens of a sentence that are looked at for quotes, and mentions of a quote.
const MOST_TOKENS: usize = 128;
const MOST_QUOTED: usize = 32;

/// What stands before a mention in its sentence: the start, a comma, another sign, or the tag of a word.
fn word_before(story: &Story<'_>, chunks: &Chunks, at: usize) -> u8 {
    let mention = &chunks.mentions[at];
    let start = mention.tokens.start;
    if start <= story.scan.sentences[mention.sentence].tokens.start {
        return 1;
    }
    match story.tag(start - 1) {
        Tag::Sign if story.token(start - 1).is_sign(',') => 2,
        Tag::Conjunction
            if ["and", "or", "but"]
                .iter()
                .any(|w| story.is_word(start - 1, w)) =>
        {
            3
        }
        tag => 4 + tag as u8,
    }
}

/// Subjects before a mention in its sentence.
fn subjects_before(chunks: &Chunks, at: usize) -> u8 {
    let sentence = chunks.mentions[at].sentence;
    let before = (at.saturating_sub(16)..at).rev();
    let before = before.take_while(|&n| chunks.mentions[n].sentence == sentence);
    capped(before.filter(|&n| chunks.facts[n].subject).count(), 7)
}

/// The determiner of a mention, with owners of any kind: under 6.
fn article(chunks: &Chunks, at: usize) -> u8 {
    let article = chunks.facts[at].article as u8;
    if article < 4 && is_owned(chunks, at) {
        5
    } else {
        article
    }
}

/// What a mention does in its sentence: bits.
fn does(chunks: &Chunks, at: usize) -> u8 {
    let facts = &chunks.facts[at];
    u8::from(facts.subject)
        | u8::from(facts.speaks) << 1
        | u8::from(facts.quotes) << 2
        | u8::from(facts.initial) << 3
        | u8::from(facts.after_preposition) << 4
        | u8::from(chunks.mentions[at].possessor) << 5
}

fn sentences_back(story: &Story<'_>, chunks: &Chunks, from: usize, at: usize) -> u8 {
    let (from, to) = (chunks.mentions[from].sentence, chunks.mentions[at].sentence);
    if from > to {
        return 0;
    }
    log_scale(story.sentences_between(from, to))
}

/// Whether a mention opens its sentence, and its paragraph.
fn opens(story: &Story<'_>, chunks: &Chunks, at: usize) -> u8 {
    let mention = &chunks.mentions[at];
    let first = mention.sentence == story.scan.passages[mention.passage].sentences.start;
    u8::from(chunks.facts[at].initial) | u8::from(first) << 1
}

/// What the mention's words say of the gender, the entity's words, and where that is from.
fn gender(own: Gender, entity: &Entity) -> u8 {
    let proof = match entity.gender {
        Gender::Unknown => 0,
        _ => 1 + entity.proof as u8,
    };
    let agrees = match own {
        Gender::Unknown => 0,
        own if own == entity.gender => 1,
        _ => 2,
    };
    5 * agrees + proof
}

/// The words that are known of an entity: of its name, of its roles, before the nouns it was called by.
fn known_words(story: &Story<'_>, entity: &Entity, trace: &EntityTrace) -> Vec<Key> {
    let name = entity.name.clone().take(MOST_NAME_WORDS);
    let roles = entity.titles.iter().take(MOST_NAME_WORDS);
    let roles = roles.flat_map(|title| title.words.clone().take(MOST_NAME_WORDS));
    let words = name.chain(roles).map(|n| story.key(n));
    words.chain(trace.words.iter().copied()).collect()
}

/// How the head noun was used of the entity: as a noun it was called by, as its role, against its role, as the last
/// word of its name, as another.
fn same_head(
    view: &EntityView<'_, '_>,
    context: &MentionContext<'_>,
    entity: &Entity,
    trace: &EntityTrace,
) -> u8 {
    let EntityView {
        story,
        chunks,
        offices,
        ..
    } = *view;
    let head = chunks.mentions[context.at].core.start;
    let last = chunks.facts[context.at].last;
    let mut roles = offices.roles_of(context.office);
    let held = roles.any(|role| entity.roles.contains(&role));
    let mut name = entity.name.clone().take(MOST_NAME_WORDS);
    match () {
        () if trace.heads.contains(&last) && held => 1,
        () if trace.heads.contains(&last) => 2,
        () if held => 3,
        () if holds_other(story, offices, &entity.roles, head) => 4,
        () if story.key(entity.name.end.saturating_sub(1)) == last => 5,
        () if name.any(|n| story.key(n) == last) => 6,
        // What it was called by, or what it is, is another noun.
        () if !trace.heads.is_empty() && !entity.roles.is_empty() => 7,
        () if !trace.heads.is_empty() => 8,
        () if !entity.roles.is_empty() => 9,
        () => 0,
    }
}

/// Whether the entity owns the mention, or its name is among the mention's words.
fn owner(story: &Story<'_>, chunks: &Chunks, at: usize, id: SpeakerId, entity: &Entity) -> u8 {
    let (mention, facts) = (&chunks.mentions[at], &chunks.facts[at]);
    let inside = chunks.mentions[at + 1..].iter();
    let mut inside = inside
        .take_while(|m| m.tokens.start < facts.tail.max(mention.tokens.end))
        .take(8);
    if inside.any(|m| m.speaker == id) {
        return 1;
    }
    let person = matches!(entity.kind, SpeakerKind::Person | SpeakerKind::Organization);
    let last = story.key(entity.name.end.saturating_sub(1));
    let mut words = mention.tokens.start..facts.tail.max(mention.tokens.end);
    let named = words.any(|n| n != mention.core.start && story.key(n) == last);
    let role = mention.kind != MentionKind::Pronoun;
    if person && named && role { 2 } else { 0 }
}
