//! Names to people and bodies: `Ms Horne` is `Emily Horne`, `the FDA` is the one spelt out before.
//!
//! Full names come first, wherever they stand in the story, headline and quotes included; then
//! every short name looks for the full name it is short for. A full name is never overridden.

use super::chunk::Chunks;
use super::definite::clash;
use super::gender::Proof;
use super::key::Key;
use super::office::{is_honorific, office_at};
use super::roster::{Proper, Roster, Title};
use super::run::Article;
use super::story::Story;
use super::tag::Tag;
use super::{Gender, MentionKind, SpeakerId, SpeakerKind, acronym, gender};
use crate::lexicon::Classes;
use crate::scan::TokenKind;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// The figures under the words they may be called by.
#[derive(Debug, Default)]
pub(super) struct Index {
    last: FxHashMap<Key, Vec<SpeakerId>>,
    first: FxHashMap<Key, Vec<SpeakerId>>,
    two: FxHashMap<Key, SpeakerId>,
    whole: FxHashMap<Key, SpeakerId>,
    pub(super) acronym: FxHashMap<Key, SpeakerId>,
    /// The people with a full name by the first letters of their surnames.
    start: FxHashMap<Key, Vec<SpeakerId>>,
}

/// Figures that are listed under one word. Of a story with more Smiths nobody can tell which of them
/// `Smith` is, and none of them is looked for among thousands.
const MOST_NAMESAKES: usize = 64;

/// Lists a figure under a word it may be called by.
fn list(under: &mut FxHashMap<Key, Vec<SpeakerId>>, word: Key, id: SpeakerId) {
    let ids = under.entry(word).or_default();
    if ids.len() < MOST_NAMESAKES {
        ids.push(id);
    }
}

/// Gives every name a figure.
pub(super) fn cluster(story: &Story<'_>, chunks: &mut Chunks, roster: &mut Roster) -> Index {
    let mut index = Index::default();
    let doubtful: Vec<usize> = (0..chunks.mentions.len())
        .filter(|&at| is_doubtful(story, chunks, at))
        .collect();
    for least in [3, 2] {
        for at in 0..chunks.mentions.len() {
            let words = chunks.forms[at].words;
            let now = words == least || (least == 3 && words > 3);
            if now && is_proper(story, chunks, at) && doubtful.binary_search(&at).is_err() {
                full(story, chunks, roster, &mut index, at);
            }
        }
    }
    for at in doubtful {
        if index.knows(roster, chunks.forms[at].last) {
            chunks.keep_last_word(story, at);
        } else {
            full(story, chunks, roster, &mut index, at);
        }
    }
    namesakes(chunks, roster, &mut index);
    acronym::learn(story, chunks, roster, &mut index);
    for at in 0..chunks.mentions.len() {
        if !is_proper(story, chunks, at) {
            continue;
        }
        let id = match chunks.forms[at].words {
            0 => continue,
            1 => short(story, chunks, roster, &mut index, at),
            _ => chunks.mentions[at].speaker,
        };
        settle(story, chunks, roster, at, id);
    }
    index
}

impl Index {
    /// Tells whether a person of that surname is spelt out.
    fn knows(&self, roster: &Roster, surname: Key) -> bool {
        let person = |id: &SpeakerId| roster.figure(*id).kind == SpeakerKind::Person;
        self.last
            .get(&surname)
            .is_some_and(|ids| ids.iter().any(person))
    }
}

/// `Matchwinner Vik` at the start of a sentence: the first word may have its capital from there.
fn is_doubtful(story: &Story<'_>, chunks: &Chunks, at: usize) -> bool {
    let (mention, form) = (&chunks.mentions[at], &chunks.forms[at]);
    let first = mention.core.start;
    mention.kind == MentionKind::Name
        && form.words == 2
        && form.initial
        && mention.core.len() == 2
        && mention.tokens.start == first
        && story.token(first).kind == TokenKind::Capital
        && !story.is(first, Classes::GIVEN | Classes::PLACE | Classes::OUTLET)
        && !story.casing.is_large(story.key(first))
        && !story.casing.is_titled(mention.passage)
        && is_noun(story, first)
}

/// Tells whether a word with a capital is a noun rather than an unheard-of given name.
fn is_noun(story: &Story<'_>, at: usize) -> bool {
    const SHORTEST: usize = 8;
    let word = story.word(at);
    let agent = word.len() >= SHORTEST && (word.ends_with("er") || word.ends_with("ist"));
    agent || !story.token(at).word.classes.is_empty() || story.casing.is_small(story.key(at))
}

/// Makes a figure for every `Mr Park` of a story that spells out no other than `Karin Park`.
fn namesakes(chunks: &Chunks, roster: &mut Roster, index: &mut Index) {
    for (at, (mention, form)) in chunks.mentions.iter().zip(&chunks.forms).enumerate() {
        let bare = mention.kind == MentionKind::Name && form.words == 1 && mention.title;
        if !bare || mention.gender == Gender::Unknown || index.whole.contains_key(&form.last) {
            continue;
        }
        let Some(full) = index.last.get(&form.last) else {
            continue;
        };
        if full
            .iter()
            .all(|&id| clash(roster.figure(id).gender, mention.gender))
        {
            let id = roster.add(chunks, at, SpeakerKind::Person, Proper::Yes);
            index.whole.insert(form.last, id);
        }
    }
}

/// Tells whether a mention is a proper name, of a person or of a body.
pub(super) fn is_proper(story: &Story<'_>, chunks: &Chunks, at: usize) -> bool {
    let mention = &chunks.mentions[at];
    match mention.kind {
        MentionKind::Name => true,
        MentionKind::Organization | MentionKind::Document => {
            story.is_capital(mention.core.start)
                && (mention.core.len() > 1
                    || chunks.forms[at].article == Article::None
                    || story.tag(mention.core.start) == Tag::Name)
        }
        _ => false,
    }
}

/// Finds or makes the figure of a name of two words or more.
fn full(story: &Story<'_>, chunks: &mut Chunks, roster: &mut Roster, index: &mut Index, at: usize) {
    let form = chunks.forms[at].clone();
    let body = chunks.mentions[at].kind != MentionKind::Name;
    let suffix = suffix(story, chunks, at);
    let id = if let Some(&id) = index
        .whole
        .get(&form.whole)
        .filter(|id| roster.figure(**id).suffix == suffix)
    {
        id
    } else if let Some(&id) = index.two.get(&form.whole).filter(|_| !body) {
        id
    } else {
        let known = (!body)
            .then(|| same_person(story, chunks, roster, index, at, suffix))
            .flatten();
        known.unwrap_or_else(|| {
            let kind = match chunks.mentions[at].kind {
                MentionKind::Organization => SpeakerKind::Organization,
                MentionKind::Document => SpeakerKind::Document,
                _ => SpeakerKind::Person,
            };
            let id = roster.add(chunks, at, kind, Proper::Yes);
            roster.figure_mut(id).suffix = suffix;
            list(&mut index.last, form.last, id);
            if kind == SpeakerKind::Person {
                let surname = story.word(chunks.mentions[at].core.end - 1);
                list(&mut index.start, start(surname), id);
            }
            list(&mut index.first, form.first, id);
            id
        })
    };
    index.whole.entry(form.whole).or_insert(id);
    if form.words > 2 && !body {
        index.two.entry(form.last_two).or_insert(id);
    }
    let figure = roster.figure_mut(id);
    if form.words > figure.words {
        figure.words = form.words;
        figure.name = chunks.mentions[at].core.clone();
    }
    chunks.mentions[at].speaker = id;
}

/// `Hillary Clinton` is `Hillary Rodham Clinton`, `J. Park` is `Jane Park`; `Bill Clinton` is not.
fn same_person(
    story: &Story<'_>,
    chunks: &Chunks,
    roster: &Roster,
    index: &Index,
    at: usize,
    suffix: Key,
) -> Option<SpeakerId> {
    let form = &chunks.forms[at];
    let first = story.word(chunks.mentions[at].core.start);
    index.last.get(&form.last)?.iter().copied().find(|&id| {
        let figure = roster.figure(id);
        figure.kind == SpeakerKind::Person
            && figure.suffix == suffix
            && (figure.first == form.first || short_for(story.word(figure.name.start), first))
    })
}

/// `J.` or `Dan` for `Daniel`.
fn short_for(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() <= other.len() {
        (one, other)
    } else {
        (other, one)
    };
    let bare = short.trim_end_matches('.');
    let initial = bare.chars().count() == 1;
    (initial || bare.len() >= 3)
        && long
            .get(..bare.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(bare))
}

fn suffix(story: &Story<'_>, chunks: &Chunks, at: usize) -> Key {
    let last = chunks.mentions[at].core.end - 1;
    let family = ["jr", "jr.", "sr", "sr.", "ii", "iii", "iv"];
    if story.tag(last) == Tag::Suffix && family.iter().any(|word| story.is_word(last, word)) {
        story.key(last)
    } else {
        Key::NONE
    }
}

/// Finds or makes the figure of a name of one word.
fn short(
    story: &Story<'_>,
    chunks: &mut Chunks,
    roster: &mut Roster,
    index: &mut Index,
    at: usize,
) -> SpeakerId {
    let key = chunks.forms[at].last;
    let core = chunks.mentions[at].core.start;
    let upper = story.token(core).kind == TokenKind::Acronym;
    if upper && let Some(&id) = index.acronym.get(&key) {
        return id;
    }
    let told = chunks.mentions[at].gender;
    // "President Park" is the "Mr Park" of the next line rather than "Karin Park".
    let namesake = index.whole.get(&key).copied().filter(|&id| {
        let figure = roster.figure(id);
        chunks.mentions[at].title && figure.words == 1 && figure.proof == Proof::Word
    });
    if let Some(id) = namesake.filter(|&id| !clash(told, roster.figure(id).gender)) {
        return id;
    }
    let surname = best(chunks, roster, index.last.get(&key), at, told);
    if let Some(id) = surname {
        return id;
    }
    if let Some(&id) = index.whole.get(&key) {
        return id;
    }
    // A bare surname of which only a namesake of the other gender is spelt out: "Mr Obama" beside
    // "Michelle Obama". Else the word may be a given name.
    let given = story.is(core, Classes::GIVEN) || chunks.mentions[at].title;
    let people = index.first.get(&key).map(|ids| {
        let person = |id: &&SpeakerId| {
            let figure = roster.figure(**id);
            figure.kind == SpeakerKind::Person && (given || figure.prominent || figure.person > 0)
        };
        ids.iter().filter(person).copied().collect::<Vec<_>>()
    });
    if let Some(id) = best(chunks, roster, people.as_ref(), at, told) {
        return id;
    }
    let kind = match chunks.mentions[at].kind {
        MentionKind::Organization => SpeakerKind::Organization,
        MentionKind::Document => SpeakerKind::Document,
        _ => SpeakerKind::Person,
    };
    let known = Classes::GIVEN | Classes::PLACE | Classes::DEMONYM | Classes::ORGANIZATION;
    let misspelt = (kind == SpeakerKind::Person && !story.is(core, known))
        .then(|| misspelt(story, roster, index, story.word(core)))
        .flatten();
    let id = misspelt.unwrap_or_else(|| roster.add(chunks, at, kind, Proper::Yes));
    index.whole.insert(key, id);
    id
}

/// Finds the one full name whose surname a bare one misspells by a letter: `Bornsten` where the
/// story spells out `Harold Bornstein`.
fn misspelt(story: &Story<'_>, roster: &Roster, index: &Index, word: &str) -> Option<SpeakerId> {
    const SHORTEST: usize = 5;
    if word.len() < SHORTEST {
        return None;
    }
    let mut near = index
        .start
        .get(&start(word))?
        .iter()
        .copied()
        .filter(|&id| one_letter_off(word, story.word(roster.figure(id).name.end - 1)));
    let found = near.next()?;
    near.next().is_none().then_some(found)
}

/// Returns the key of the letters that a misspelt name shares with the right one.
fn start(word: &str) -> Key {
    let end = word.char_indices().nth(2).map_or(word.len(), |(at, _)| at);
    Key::of(word.get(..end).unwrap_or(word))
}

/// Tells whether two words start alike and differ by one letter: changed, left out or put in.
fn one_letter_off(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() <= other.len() {
        (one, other)
    } else {
        (other, one)
    };
    if long.len() - short.len() > 1 {
        return false;
    }
    let (short, long) = (short.as_bytes(), long.as_bytes());
    let same = |(a, b): &(&u8, &u8)| a.eq_ignore_ascii_case(b);
    let start = short.iter().zip(long).take_while(same).count();
    let left = (short.len() - start, long.len() - start);
    let end = short
        .iter()
        .rev()
        .zip(long.iter().rev())
        .take_while(same)
        .count();
    start >= 2 && left != (0, 0) && end + 1 >= left.1
}

/// Picks the most likely of the figures that share a word of their names.
fn best(
    chunks: &Chunks,
    roster: &Roster,
    figures: Option<&Vec<SpeakerId>>,
    at: usize,
    told: Gender,
) -> Option<SpeakerId> {
    let mention = &chunks.mentions[at];
    let body = mention.kind != MentionKind::Name;
    figures?
        .iter()
        .copied()
        .filter(|&id| {
            let figure = roster.figure(id);
            let clash = clash(told, figure.gender);
            let kind = (figure.kind == SpeakerKind::Person) != body
                || (!mention.title
                    && figure.kind != SpeakerKind::Person
                    && chunks.forms[at].article == Article::Definite);
            !clash && kind
        })
        .max_by_key(|&id| {
            let figure = roster.figure(id);
            let near = figure.latest.map_or(0, |n| {
                let passages = mention.passage.abs_diff(chunks.mentions[n].passage);
                if passages <= 3 { 2 } else { 0 }
            });
            let same = u32::from(told != Gender::Unknown && figure.gender == told);
            // "Park" alone is "Dana Park" rather than "Dana Park Jr.", if both are there.
            (
                figure.suffix.is_none(),
                figure.count + 2 * u32::from(figure.prominent) + near + 4 * same,
                std::cmp::Reverse(id),
            )
        })
}

/// Gives a name its figure, and the figure what the name tells.
fn settle(story: &Story<'_>, chunks: &mut Chunks, roster: &mut Roster, at: usize, id: SpeakerId) {
    roster.assign(chunks, at, id);
    let mention = &chunks.mentions[at];
    let form = &chunks.forms[at];
    let passage = &story.scan.passages[mention.passage];
    let figure = roster.figure_mut(id);
    if passage.inside.is_none() {
        figure.latest = Some(at);
        figure.prominent |= story.paragraph(mention.passage) <= 1;
    }
    let mut score = i32::from(figure.person);
    if mention.kind != MentionKind::Name {
        score -= 2;
    } else {
        score += 3 * i32::from(mention.title)
            + 2 * i32::from(mention.role && form.article != Article::Definite);
        score += 2 * i32::from(form.words > 1 && story.is(mention.core.start, Classes::GIVEN));
        score += i32::from(form.words > 1 && form.speaks);
        // "the Kobane" is a place; "the tearful Vik", "the Port Council Arne Vik" are people.
        score -= 2 * i32::from(
            form.article == Article::Definite
                && form.prefix.is_empty()
                && !mention.title
                && !mention.role
                && (form.words == 1 || !story.is(mention.core.start, Classes::GIVEN)),
        );
        // "Karin", but not the "Rose" of "Axel Rose".
        if figure.words == 1 {
            figure.learn(gender::of_given(story, mention.core.start), Proof::Given);
        }
    }
    figure.person = score.clamp(-20, 20) as i8;
    for n in form.prefix.clone() {
        if matches!(story.tag(n), Tag::Role | Tag::Title | Tag::Kin) {
            figure.add_role(office_at(story, n));
        }
    }
    figure
        .titles
        .extend(role_before(story, &form.prefix).map(|words| Title {
            place: words.start,
            words,
        }));
}

/// Returns the words of the role in front of a name: `station manager` of `station manager Ines
/// Duarte`, `President` of `former President Duarte`, nothing of `Ms Duarte`.
fn role_before(story: &Story<'_>, prefix: &Range<usize>) -> Option<Range<usize>> {
    let honorific = |n: usize| story.tag(n) == Tag::Title && is_honorific(story, n);
    let start = prefix.clone().rev().find(|&n| honorific(n));
    let start = start.map_or(prefix.start, |n| n + 1);
    let office = |n: &usize| matches!(story.tag(*n), Tag::Role | Tag::Title | Tag::Kin);
    let last = (start..prefix.end).rev().find(office)?;
    Some(start..last + 1)
}
