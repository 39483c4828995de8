//! The sum over many stories.

use super::name::{comparable, is_full};
use super::people::People;
use super::story::{QuotedSpeaker, Spoken, StorySpeakers};
use crate::coref::SpeakerKind;
use std::collections::BTreeMap;

/// Who is quoted over many stories, as far as they were added.
#[derive(Clone, Debug, Default)]
pub struct SpeakerTally {
    people: People,
    totals: TallyTotals,
    entries: BTreeMap<(Vec<String>, Who), Entry>,
    /// The words of each group.
    words: BTreeMap<Vec<String>, u64>,
}

/// What was counted, and what was not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TallyTotals {
    /// Stories.
    pub stories: u64,
    /// Quotes with a speaker, which the rows have.
    pub counted: u64,
    /// Quotes without a speaker whom the story names.
    pub unnamed: u64,
    /// Quotes whose speaker was less sure than was asked for.
    pub unsure: u64,
    /// Terms, titles and scare quotes.
    pub not_speech: u64,
}

/// Whom a row is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Who {
    /// One of the people, by number.
    Known(usize),
    /// Whoever has this full name, by kind and comparable name.
    Named(u8, String),
    /// Somebody of one story only, by its number.
    InStory(u64, u8, String),
}

#[derive(Clone, Debug)]
struct Entry {
    name: String,
    kind: SpeakerKind,
    stories: u64,
    /// The number of the latest story, so that none counts twice.
    latest: u64,
    spoken: Spoken,
    first_story: String,
    last_story: String,
    days: Option<(String, String)>,
}

/// A speaker with what was counted.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct SpeakerRow {
    /// The values of the fields that group the rows; empty where a story lacks one.
    pub groups: Vec<String>,
    /// The id in the file of people.
    pub id: Option<String>,
    /// The name: that of the file of people, or the first that a story printed.
    pub name: String,
    /// What kind of speaker.
    pub kind: SpeakerKind,
    /// Stories with a quote.
    pub stories: u64,
    /// Quotes.
    pub quotes: u64,
    /// Quoted words.
    pub words: u64,
    /// Of all counted words of the group, in tenths of a per cent, rounded to the nearest.
    pub share: u64,
    /// The first and the last day of publication, where it is known.
    pub days: Option<(String, String)>,
    /// The first story with a quote, in the order of the input.
    pub first_story: String,
    /// The last one.
    pub last_story: String,
    /// The further cells of the file of people; empty for others.
    pub values: Vec<String>,
}

impl SpeakerTally {
    /// Starts without stories.
    pub fn new(people: People) -> SpeakerTally {
        SpeakerTally {
            people,
            ..SpeakerTally::default()
        }
    }

    /// Returns the people.
    pub fn people(&self) -> &People {
        &self.people
    }

    /// Adds a story.
    pub fn add(&mut self, story: &StorySpeakers) {
        self.totals.stories += 1;
        self.totals.unnamed += story.unnamed.quotes;
        self.totals.unsure += story.unsure.quotes;
        self.totals.not_speech += story.not_speech.quotes;
        for speaker in &story.speakers {
            self.totals.counted += speaker.spoken.quotes;
            *self.words.entry(story.groups.clone()).or_default() += speaker.spoken.words;
            self.count(story, speaker);
        }
    }

    fn count(&mut self, story: &StorySpeakers, speaker: &QuotedSpeaker) {
        let number = self.totals.stories;
        let key = (story.groups.clone(), self.who(number, speaker));
        let entry = self.entries.entry(key).or_insert_with(|| Entry {
            name: speaker.name.clone(),
            kind: speaker.kind,
            stories: 0,
            latest: 0,
            spoken: Spoken::default(),
            first_story: story.story.clone(),
            last_story: String::new(),
            days: None,
        });
        entry.spoken.add(speaker.spoken);
        if entry.latest != number {
            entry.latest = number;
            entry.stories += 1;
            entry.last_story.clone_from(&story.story);
        }
        if let Some(day) = &story.day {
            let (first, last) = entry.days.get_or_insert_with(|| (day.clone(), day.clone()));
            if day < first {
                first.clone_from(day);
            }
            if day > last {
                last.clone_from(day);
            }
        }
    }

    fn who(&self, story: u64, speaker: &QuotedSpeaker) -> Who {
        let name = comparable(&speaker.name);
        let kind = speaker.kind as u8;
        let proper = speaker.name.starts_with(char::is_uppercase);
        let may_be_known = matches!(
            speaker.kind,
            SpeakerKind::Person | SpeakerKind::Organization
        );
        if let Some(known) = self.people.meant(&name).filter(|_| may_be_known) {
            return Who::Known(known);
        }
        match speaker.kind {
            SpeakerKind::Person if is_full(&name) => Who::Named(kind, name),
            SpeakerKind::Organization if proper && !name.is_empty() => Who::Named(kind, name),
            _ => Who::InStory(story, kind, name),
        }
    }

    /// Returns what was counted, and what was not.
    pub fn totals(&self) -> TallyTotals {
        self.totals
    }

    /// Returns the speakers: group by group, and in each those with the most words first.
    pub fn rows(&self) -> Vec<SpeakerRow> {
        let mut rows: Vec<SpeakerRow> = self
            .entries
            .iter()
            .map(|((groups, who), entry)| self.row(groups, who, entry))
            .collect();
        rows.sort_by(|a, b| {
            let more = b.words.cmp(&a.words).then(b.quotes.cmp(&a.quotes));
            a.groups.cmp(&b.groups).then(more).then(a.name.cmp(&b.name))
        });
        rows
    }

    fn row(&self, groups: &[String], who: &Who, entry: &Entry) -> SpeakerRow {
        let known = match who {
            Who::Known(number) => Some(self.people.person(*number)),
            _ => None,
        };
        let nothing = || vec![String::new(); self.people.columns().len()];
        let of = self.words.get(groups).copied().unwrap_or_default().max(1);
        SpeakerRow {
            groups: groups.to_vec(),
            id: known.map(|person| person.id.clone()),
            name: known.map_or(&entry.name, |person| &person.name).clone(),
            kind: entry.kind,
            stories: entry.stories,
            quotes: entry.spoken.quotes,
            words: entry.spoken.words,
            share: (2 * 1000 * entry.spoken.words + of) / (2 * of),
            days: entry.days.clone(),
            first_story: entry.first_story.clone(),
            last_story: entry.last_story.clone(),
            values: known.map_or_else(nothing, |person| person.values.clone()),
        }
    }
}
