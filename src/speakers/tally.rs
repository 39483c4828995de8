//! The sum over many stories.

use super::name::{comparable, joined_name};
use super::people::People;
use super::story::{QuotedSpeaker, Spoken, StorySpeakers};
use crate::coref::SpeakerKind;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Who is quoted over many stories, as far as they were added.
#[derive(Clone, Debug, Default)]
pub struct SpeakerTally {
    people: People,
    totals: TallyTotals,
    entries: BTreeMap<(Groups, Who), Entry>,
}

/// The values of the fields that group the rows, shared by all rows of a story.
type Groups = Arc<[String]>;

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
    /// Somebody of one story only, by its number and his own: one story may have two who are called “a sailor”.
    InStory(u64, usize),
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
    pub groups: Arc<[String]>,
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
        for (n, speaker) in story.speakers.iter().enumerate() {
            self.totals.counted += speaker.spoken.quotes;
            let who = self.who(n, speaker);
            self.count(story, who, speaker);
        }
    }

    fn count(&mut self, story: &StorySpeakers, who: Who, speaker: &QuotedSpeaker) {
        let number = self.totals.stories;
        let key = (Arc::clone(&story.groups), who);
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

    /// Returns whom the `n`th speaker of the latest story is.
    fn who(&self, n: usize, speaker: &QuotedSpeaker) -> Who {
        let name = comparable(&speaker.name);
        let kind = speaker.kind as u8;
        if let Some(known) = self.people.meant(&name, speaker.kind) {
            return Who::Known(known);
        }
        match joined_name(&speaker.name, speaker.kind) {
            Some(name) => Who::Named(kind, name),
            None => Who::InStory(self.totals.stories, n),
        }
    }

    /// Returns what was counted, and what was not.
    pub fn totals(&self) -> TallyTotals {
        self.totals
    }

    /// Returns the speakers: group by group, and in each those with the most words first.
    pub fn rows(&self) -> Vec<SpeakerRow> {
        let mut words: BTreeMap<&Groups, u64> = BTreeMap::new();
        for ((groups, _), entry) in &self.entries {
            *words.entry(groups).or_default() += entry.spoken.words;
        }
        let entries = self.entries.iter();
        let mut rows: Vec<SpeakerRow> = entries
            .map(|((groups, who), entry)| self.row(groups, who, entry, words[groups]))
            .collect();
        rows.sort_by(|a, b| {
            let more = b.words.cmp(&a.words).then(b.quotes.cmp(&a.quotes));
            a.groups.cmp(&b.groups).then(more).then(a.name.cmp(&b.name))
        });
        rows
    }

    /// Makes a row; `of` are the words of its group.
    fn row(&self, groups: &Groups, who: &Who, entry: &Entry, of: u64) -> SpeakerRow {
        let known = match who {
            Who::Known(number) => Some(self.people.person(*number)),
            _ => None,
        };
        let nothing = || vec![String::new(); self.people.columns().len()];
        let of = of.max(1);
        SpeakerRow {
            groups: Arc::clone(groups),
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
