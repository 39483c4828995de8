//! The index of many stories: who is quoted how often, in which of them, and when.

use super::speakers::share;
use crate::visible::cleaned;
use serde::Serialize;
use std::collections::BTreeMap;

/// How many speakers and stories are listed, and stories of a speaker. All are counted.
const MOST_SPEAKERS: usize = 500;
const MOST_STORIES: usize = 5000;
const MOST_OF_SPEAKER: usize = 20;

/// The most columns of a chart over time.
const MOST_COLUMNS: usize = 60;

/// What the index keeps of a story.
#[derive(Debug)]
pub(super) struct IndexedStory {
    pub(super) title: String,
    pub(super) document: String,
    pub(super) day: Option<String>,
    pub(super) quotes: u64,
    pub(super) words: u64,
    pub(super) doubtful: u64,
    pub(super) unnamed: u64,
    pub(super) not_speech: u64,
    pub(super) appearances: Vec<Appearance>,
}

/// A speaker in a story.
#[derive(Debug)]
pub(super) struct Appearance {
    pub(super) name: String,
    /// The id in the file of people.
    pub(super) id: Option<String>,
    /// The name by which the speaker is one with those of other stories.
    pub(super) joined: Option<String>,
    pub(super) quotes: u64,
    pub(super) words: u64,
}

/// Counts of all stories.
#[derive(Debug, Default)]
pub(super) struct StoryIndex {
    totals: IndexTotals,
    without_section: u64,
    dated: u64,
    stories: Vec<ListedStory>,
    speakers: BTreeMap<IndexKey, IndexedSpeaker>,
    /// Quotes by day.
    days: BTreeMap<String, u64>,
}

/// Who a row is about.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
enum IndexKey {
    /// Somebody of the file of people, by id.
    Known(String),
    /// A name that stories share.
    Joined(String),
    /// Somebody of one story, by its number and the place in its cast.
    InStory(u64, usize),
}

#[derive(Clone, Debug, Default, Serialize)]
struct IndexTotals {
    stories: u64,
    quotes: u64,
    words: u64,
    speakers: u64,
    doubtful: u64,
    unnamed: u64,
    not_speech: u64,
}

#[derive(Clone, Debug, Serialize)]
struct ListedStory {
    number: u64,
    title: String,
    document: String,
    day: String,
    quotes: u64,
    words: u64,
    speakers: u64,
    doubtful: u64,
    has_section: bool,
}

#[derive(Debug, Default)]
struct IndexedSpeaker {
    name: String,
    id: Option<String>,
    quotes: u64,
    words: u64,
    stories: u64,
    list: Vec<StoryOfSpeaker>,
    days: BTreeMap<String, u64>,
}

#[derive(Clone, Debug, Serialize)]
struct StoryOfSpeaker {
    number: u64,
    title: String,
    quotes: u64,
    has_section: bool,
}

/// The values of the template: `S` is a rendered section.
#[derive(Serialize)]
pub(super) struct IndexValues<S> {
    single: Option<S>,
    sections: Vec<S>,
    totals: IndexTotals,
    speakers: Vec<SpeakerLine>,
    speakers_left_out: u64,
    stories: Vec<ListedStory>,
    stories_left_out: u64,
    without_section: u64,
    most_megabytes: usize,
    has_people: bool,
    /// The greatest share, which fills a bar; at least 1.
    most_share: u64,
    time: Option<TimeValues>,
}

#[derive(Serialize)]
struct SpeakerLine {
    name: String,
    id: Option<String>,
    quotes: u64,
    words: u64,
    share: u64,
    stories: u64,
    list: Vec<StoryOfSpeaker>,
    more: u64,
    columns: Vec<TimeColumn>,
    /// The first column with a quote, for sorting.
    first_column: usize,
}

/// Quotes over time.
#[derive(Serialize)]
struct TimeValues {
    unit: &'static str,
    columns: Vec<TimeColumn>,
    /// The greatest count of a speaker, and of all.
    most: u64,
    most_all: u64,
    dated: u64,
}

#[derive(Clone, Serialize)]
struct TimeColumn {
    label: String,
    count: u64,
}

impl StoryIndex {
    pub(super) fn stories(&self) -> u64 {
        self.totals.stories
    }

    /// Adds a story, and returns its number.
    pub(super) fn add(&mut self, story: IndexedStory, has_section: bool) -> u64 {
        let totals = &mut self.totals;
        totals.stories += 1;
        totals.quotes += story.quotes;
        totals.words += story.words;
        totals.doubtful += story.doubtful;
        totals.unnamed += story.unnamed;
        totals.not_speech += story.not_speech;
        let number = totals.stories;
        self.without_section += u64::from(!has_section);
        if let Some(day) = &story.day {
            self.dated += 1;
            *self.days.entry(day.clone()).or_default() += story.quotes;
        }
        for (n, one) in story.appearances.iter().enumerate() {
            let key = match (&one.id, &one.joined) {
                (Some(id), _) => IndexKey::Known(id.clone()),
                (None, Some(name)) => IndexKey::Joined(name.clone()),
                (None, None) => IndexKey::InStory(number, n),
            };
            let speaker = self.speakers.entry(key).or_default();
            if speaker.stories == 0 {
                speaker.name = cleaned(&one.name);
                speaker.id.clone_from(&one.id);
            }
            speaker.quotes += one.quotes;
            speaker.words += one.words;
            let is_new = speaker.list.last().is_none_or(|last| last.number != number);
            speaker.stories += u64::from(is_new);
            if is_new && speaker.list.len() < MOST_OF_SPEAKER {
                speaker.list.push(StoryOfSpeaker {
                    number,
                    title: story.title.clone(),
                    quotes: one.quotes,
                    has_section,
                });
            }
            if let Some(day) = &story.day {
                *speaker.days.entry(day.clone()).or_default() += one.quotes;
            }
        }
        if self.stories.len() < MOST_STORIES {
            self.stories.push(ListedStory {
                number,
                title: story.title,
                document: story.document,
                day: story.day.unwrap_or_default(),
                quotes: story.quotes,
                words: story.words,
                speakers: story.appearances.len() as u64,
                doubtful: story.doubtful,
                has_section,
            });
        }
        number
    }

    /// Returns the values of the page.
    pub(super) fn values<S>(
        self,
        single: Option<S>,
        sections: Vec<S>,
        most_megabytes: usize,
    ) -> IndexValues<S> {
        let mut totals = self.totals;
        totals.speakers = self.speakers.len() as u64;
        let has_people = self.speakers.values().any(|speaker| speaker.id.is_some());
        let mut speakers: Vec<IndexedSpeaker> = self.speakers.into_values().collect();
        speakers.sort_by(|a, b| {
            let more = b.words.cmp(&a.words).then(b.quotes.cmp(&a.quotes));
            more.then(a.name.cmp(&b.name))
        });
        let speakers_left_out = speakers.len().saturating_sub(MOST_SPEAKERS) as u64;
        speakers.truncate(MOST_SPEAKERS);
        let scale = TimeScale::of(&self.days);
        let words = totals.words;
        let lines = speakers.into_iter().map(|speaker| {
            let columns = scale.as_ref().map(|scale| scale.columns(&speaker.days));
            let columns = columns.filter(|columns| columns.iter().any(|column| column.count > 0));
            let columns = columns.unwrap_or_default();
            SpeakerLine {
                share: share(speaker.words, words),
                more: speaker.stories - speaker.list.len() as u64,
                first_column: columns
                    .iter()
                    .position(|column| column.count > 0)
                    .unwrap_or(columns.len()),
                columns,
                name: speaker.name,
                id: speaker.id,
                quotes: speaker.quotes,
                words: speaker.words,
                stories: speaker.stories,
                list: speaker.list,
            }
        });
        let lines: Vec<SpeakerLine> = lines.collect();
        let most_share = lines.first().map_or(1, |line| line.share.max(1));
        let most = |columns: &mut dyn Iterator<Item = &TimeColumn>| {
            columns.map(|column| column.count).max().unwrap_or(0).max(1)
        };
        let time = scale.map(|scale| {
            let columns = scale.columns(&self.days);
            TimeValues {
                unit: scale.unit,
                most: most(&mut lines.iter().flat_map(|line| &line.columns)),
                most_all: most(&mut columns.iter()),
                columns,
                dated: self.dated,
            }
        });
        IndexValues {
            stories_left_out: totals.stories - self.stories.len() as u64,
            without_section: self.without_section,
            stories: self.stories,
            speakers: lines,
            speakers_left_out,
            single,
            sections,
            totals,
            most_megabytes,
            has_people,
            most_share,
            time,
        }
    }
}

/// The columns of all charts over time: days, months or years, whichever are few enough.
struct TimeScale {
    unit: &'static str,
    /// How much of a day (`2026-03-09`) names the column.
    length: usize,
    labels: Vec<String>,
}

impl TimeScale {
    /// Returns the scale for some days; `None` if there are fewer than two columns.
    fn of(days: &BTreeMap<String, u64>) -> Option<TimeScale> {
        let (first, last) = (days.keys().next()?, days.keys().next_back()?);
        let scales = [("day", 10), ("month", 7), ("year", 4)];
        let labels = scales.into_iter().find_map(|(unit, length)| {
            let labels = labels(&first[..length], &last[..length])?;
            Some(TimeScale {
                unit,
                length,
                labels,
            })
        });
        labels.filter(|scale| scale.labels.len() > 1)
    }

    fn columns(&self, days: &BTreeMap<String, u64>) -> Vec<TimeColumn> {
        let mut counts: BTreeMap<&str, u64> = BTreeMap::new();
        for (day, count) in days {
            *counts.entry(&day[..self.length]).or_default() += count;
        }
        let labels = self.labels.iter().map(|label| TimeColumn {
            label: label.clone(),
            count: counts.get(label.as_str()).copied().unwrap_or(0),
        });
        labels.collect()
    }
}

/// Lists the days, months or years from one to another, if they are not too many.
fn labels(first: &str, last: &str) -> Option<Vec<String>> {
    let mut labels = vec![first.to_owned()];
    while labels.last().is_some_and(|label| label != last) {
        if labels.len() == MOST_COLUMNS {
            return None;
        }
        let next = after(labels.last()?)?;
        labels.push(next);
    }
    Some(labels)
}

/// Returns the day, month or year after; `None` for one that no calendar has.
fn after(label: &str) -> Option<String> {
    let mut parts = label.split('-').map(str::parse::<u32>);
    let year = parts.next()?.ok()?;
    let (month, day) = (
        parts.next().transpose().ok()?,
        parts.next().transpose().ok()?,
    );
    let is_leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let days = |month: u32| match month {
        2 => 28 + u32::from(is_leap),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    let (year, month, day) = match (month, day) {
        (Some(13..), _) | (_, Some(32..)) => return None,
        (Some(month), Some(day)) if day < days(month) => (year, Some(month), Some(day + 1)),
        (Some(12), day) => (year + 1, Some(1), day.map(|_| 1)),
        (Some(month), day) => (year, Some(month + 1), day.map(|_| 1)),
        (None, _) => (year + 1, None, None),
    };
    let mut label = format!("{year:04}");
    for part in [month, day].into_iter().flatten() {
        label += &format!("-{part:02}");
    }
    Some(label)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chart_has_every_day_between() {
        let days = labels("2028-02-27", "2028-03-02").expect("few days");
        assert_eq!(
            days,
            [
                "2028-02-27",
                "2028-02-28",
                "2028-02-29",
                "2028-03-01",
                "2028-03-02"
            ]
        );
        assert_eq!(labels("2025-12", "2026-01").expect("two").len(), 2);
        assert_eq!(
            labels("2019", "2021").expect("three"),
            ["2019", "2020", "2021"]
        );
    }

    #[test]
    fn days_of_no_calendar_and_long_times_have_no_chart() {
        assert_eq!(labels("2026-99-01", "2026-99-02"), None);
        assert_eq!(labels("2026-01-01", "2027-01-01"), None);
        assert_eq!(labels("2026-02-28", "2026-02-31"), None);
    }
}
