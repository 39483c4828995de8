//! Several who speak together: `Ines Duarte and Paul Hoang said`, `“…,” wrote Vik, Lund and Holm`.
//!
//! A mention of all of them is put before those of each, which become parts of its phrase.

use super::SpeakerKind;
use super::entity_table::{EntityTable, Proper};
use crate::lexicon::Classes;
use crate::mention::chunk::{Chunks, NOBODY};
use crate::mention::facts::{MentionFacts, Pronoun};
use crate::mention::run::Article;
use crate::mention::story::Story;
use crate::mention::{Gender, Mention, MentionId, MentionKind, SpeakerId};
use crate::tag::Tag;
use crate::tag::key::Key;
use rustc_hash::FxHashMap;

/// The most who are named together.
const MOST: usize = 6;

/// Finds those who are named together, and gives them a mention and an entity.
pub(super) fn join(story: &Story<'_>, chunks: &mut Chunks, entities: &mut EntityTable) {
    let mut groups: Vec<Vec<usize>> = Vec::new();
    let mut at = 0;
    while at < chunks.mentions.len() {
        // Hardly any mention is followed by a comma or an "and".
        let members =
            link(story, chunks.mentions[at].tokens.end).and_then(|_| together(story, chunks, at));
        at = members
            .as_ref()
            .and_then(|m| m.last())
            .map_or(at, |&last| last)
            + 1;
        groups.extend(members);
    }
    if !groups.is_empty() {
        insert(chunks, entities, groups);
    }
}

/// Returns the mentions that are joined to the one at `first`, itself included; `None` where it stands alone.
fn together(story: &Story<'_>, chunks: &Chunks, first: usize) -> Option<Vec<usize>> {
    let mut members = vec![first];
    let mut complete = false;
    if is_inner_place(story, chunks, first) {
        return None;
    }
    while !complete && members.len() < MOST {
        let last = members[members.len() - 1];
        let Some((start, and)) = link(story, chunks.mentions[last].tokens.end) else {
            break;
        };
        let sentence = chunks.mentions[first].sentence;
        let near = chunks.mentions[last + 1..].iter().take(4);
        let mut next = near.take_while(|m| m.sentence == sentence);
        let Some(behind) = next.position(|m| m.tokens.start == start) else {
            break;
        };
        members.push(last + 1 + behind);
        complete = and;
    }
    let joined = complete
        && members.iter().all(|&n| may_join(chunks, n))
        && is_list_of_one_kind(chunks, &members)
        && !is_one(story, chunks, &members)
        && acts(story, chunks, first, members[members.len() - 1]);
    joined.then_some(members)
}

/// `researchers in Canada, France and Switzerland`: France is not the first of those who are named together.
fn is_inner_place(story: &Story<'_>, chunks: &Chunks, at: usize) -> bool {
    let start = chunks.mentions[at].tokens.start;
    let place = |n: usize| story.is(n, Classes::PLACE);
    place(start) && start > 1 && story.token(start - 1).is_sign(',') && place(start - 2)
}

/// Returns where the next member begins behind a comma or an "and", and whether it is the last.
fn link(story: &Story<'_>, end: usize) -> Option<(usize, bool)> {
    let comma = story.token(end).is_sign(',');
    let and = end + usize::from(comma);
    if story.is_word(and, "and") {
        Some((and + 1, true))
    } else {
        comma.then_some((end + 1, false))
    }
}

/// Tells whether a mention can be one of several who speak.
fn may_join(chunks: &Chunks, at: usize) -> bool {
    let (mention, facts) = (&chunks.mentions[at], &chunks.facts[at]);
    let kind = match mention.kind {
        MentionKind::Pronoun => matches!(facts.pronoun, Some(Pronoun::He | Pronoun::She)),
        MentionKind::Document => false,
        // "the author and activist said", "author and activist Ada Vik said" are one.
        MentionKind::Role => mention.plural || facts.article != Article::None,
        _ => true,
    };
    kind && !mention.possessor
}

/// `Vik, Lund and Holm` are three people; `Citing officials, the Larvik Post and Mail` begins with none of those
/// who speak.
fn is_list_of_one_kind(chunks: &Chunks, members: &[usize]) -> bool {
    let kind = |n: &usize| chunks.mentions[*n].kind;
    members.len() == 2 || members.iter().all(|n| kind(n) == kind(&members[0]))
}

/// Tells whether the members are one person by several names, or owners of one thing.
fn is_one(story: &Story<'_>, chunks: &Chunks, members: &[usize]) -> bool {
    let same = members.windows(2).any(|two| {
        let [one, other] = [two[0], two[1]].map(|n| &chunks.mentions[n]);
        one.speaker == other.speaker && one.speaker != NOBODY
    });
    // "the mayor and captain Arne Vik", "Vik and Lund's report"
    let last = members[members.len() - 1];
    let (mention, facts) = (&chunks.mentions[last], &chunks.facts[last]);
    let before = &chunks.mentions[members[members.len() - 2]];
    let prefixed = before.kind == MentionKind::Role
        && mention.kind == MentionKind::Name
        && facts.article == Article::None
        && !facts.prefix.is_empty();
    let owned = before.kind == MentionKind::Name
        && chunks.mentions[last + 1..].first().is_some_and(|owner| {
            owner.possessor
                && owner.tokens.start == mention.tokens.start
                && owner.kind == MentionKind::Name
        });
    let number = |n: &usize| {
        story
            .word(chunks.mentions[*n].tokens.start)
            .bytes()
            .all(|b| b.is_ascii_digit())
    };
    same || prefixed || owned || members.iter().any(number)
}

/// Tells whether they do something together: they are the subject of a verb behind them, stand behind a verb of
/// speech, or behind "according to".
fn acts(story: &Story<'_>, chunks: &Chunks, first: usize, last: usize) -> bool {
    let (one, other) = (&chunks.facts[first], &chunks.facts[last]);
    let start = chunks.mentions[first].tokens.start;
    let word = |back: usize, word: &str| start >= back && story.is_word(start - back, word);
    let free = !one.after_preposition && !one.after_verb;
    let inverted = start > 0 && story.is(start - 1, Classes::CUE) && one.speaks && !other.subject;
    let end = chunks.mentions[last].tokens.end;
    let comma = story.token(end).is_sign(',');
    // "Two pilots, Arne Vik and Ada Lund, said"
    let named = comma
        && start > 0
        && story.token(start - 1).is_sign(',')
        && matches!(story.tag(end + 1), Tag::Verb | Tag::Auxiliary);
    let apposed = (one.initial && comma) || named;
    (free && (other.subject || apposed)) || inverted || (word(1, "to") && word(2, "according"))
}

/// Puts a mention of each group before its first member.
fn insert(chunks: &mut Chunks, entities: &mut EntityTable, groups: Vec<Vec<usize>>) {
    let old = std::mem::take(chunks);
    let mut known: FxHashMap<Vec<SpeakerId>, SpeakerId> = FxHashMap::default();
    let mut groups = groups.into_iter().peekable();
    let mut whole: Option<(MentionId, usize)> = None;
    let mut joined: Vec<(usize, Vec<usize>)> = Vec::new();
    for (n, (mut mention, facts)) in old.mentions.into_iter().zip(old.facts).enumerate() {
        if let Some(members) = groups.next_if(|members| members[0] == n) {
            let place = chunks.mentions.len();
            let shift = place + 1 - n;
            let last = members[members.len() - 1];
            // The words of the last member are told when it comes.
            chunks.mentions.push(mention.clone());
            chunks.facts.push(facts.clone());
            whole = Some((MentionId(place as u32), last));
            joined.push((place, members.into_iter().map(|m| m + shift).collect()));
        }
        if let Some((id, last)) = whole {
            mention.within = Some(id);
            if n == last {
                let place = id.index();
                let all = &mut chunks.mentions[place];
                describe(all, &mention);
                tell(&mut chunks.facts[place], &facts);
                whole = None;
            }
        }
        chunks.mentions.push(mention);
        chunks.facts.push(facts);
    }
    for (place, members) in joined {
        let mut ids: Vec<SpeakerId> = members
            .iter()
            .map(|&m| chunks.mentions[m].speaker)
            .collect();
        ids.sort_unstable();
        let told = !ids.contains(&NOBODY);
        let id = known
            .get(&ids)
            .copied()
            .filter(|_| told)
            .unwrap_or_else(|| {
                let id = entities.add(chunks, place, SpeakerKind::Collective, Proper::Yes);
                entities.entity_mut(id).members = members;
                entities.entity_mut(id).plural = true;
                id
            });
        if told {
            known.insert(ids, id);
        }
        entities.assign(chunks, place, id);
    }
}

/// Makes a mention of the first member one of all.
fn describe(all: &mut Mention, last: &Mention) {
    all.kind = MentionKind::Collective;
    all.tokens.end = last.tokens.end;
    all.core = all.core.start..last.core.end;
    all.span = all.span.cover(last.span);
    all.speaker = NOBODY;
    all.gender = Gender::Unknown;
    all.plural = true;
    (all.title, all.role) = (false, false);
}

/// Makes the facts of the first member those of all.
fn tell(all: &mut MentionFacts, last: &MentionFacts) {
    all.pronoun = None;
    all.tail = last.tail;
    all.subject |= last.subject;
    all.speaks |= last.speaks;
    all.words = 2;
    (all.first, all.last, all.last_two, all.whole) = (Key::NONE, Key::NONE, Key::NONE, Key::NONE);
}
