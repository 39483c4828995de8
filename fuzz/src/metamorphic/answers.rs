//! The answers to a story, and how many of them are others than before.

use onrecord::Analysis;
use onrecord::write::rows;
use std::collections::BTreeMap;

/// What is said of a quote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The words.
    pub quote: String,
    /// Who said them; empty where that is not told.
    pub speaker: String,
    /// The words that name the speaker.
    pub mention: String,
    /// Direct, partial, scare or title.
    pub kind: String,
}

/// Counts of quotes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Stories that were changed.
    pub stories: usize,
    /// Quotes of the stories as they were.
    pub quotes: usize,
    /// Quotes that are found on one side only.
    pub found: usize,
    /// Quotes of both sides with another speaker.
    pub speaker: usize,
    /// With another mention.
    pub mention: usize,
    /// Of another kind.
    pub kind: usize,
}

impl Tally {
    /// Adds the counts of another story.
    pub fn add(&mut self, other: Tally) {
        self.stories += other.stories;
        self.quotes += other.quotes;
        self.found += other.found;
        self.speaker += other.speaker;
        self.mention += other.mention;
        self.kind += other.kind;
    }

    /// Returns how many answers differ in any way.
    pub fn changed(&self) -> usize {
        self.found + self.speaker + self.mention + self.kind
    }
}

/// Returns the answers to a story, in reading order.
pub fn answers(analysis: &Analysis) -> Vec<Answer> {
    let text = |text: Option<&str>| text.unwrap_or_default().to_owned();
    let rows = rows(analysis, 0.0).into_iter();
    rows.map(|row| Answer {
        quote: row.quote.to_owned(),
        speaker: text(row.speaker),
        mention: text(row.mention.map(|mention| mention.text)),
        kind: row.kind.to_owned(),
    })
    .collect()
}

/// Counts what differs. Of quotes with the same words the first is paired with the first. `back` turns
/// words of either side into those that the two are compared by.
pub fn compare(before: &[Answer], after: &[Answer], back: &dyn Fn(&str) -> String) -> Tally {
    let mut places: BTreeMap<String, Vec<&Answer>> = BTreeMap::new();
    for answer in after.iter().rev() {
        places.entry(back(&answer.quote)).or_default().push(answer);
    }
    let mut tally = Tally {
        stories: 1,
        quotes: before.len(),
        ..Tally::default()
    };
    let mut paired = 0;
    for answer in before {
        let Some(other) = places.get_mut(&back(&answer.quote)).and_then(Vec::pop) else {
            tally.found += 1;
            continue;
        };
        paired += 1;
        let differs = |one: &str, other: &str| usize::from(back(one) != back(other));
        tally.speaker += differs(&answer.speaker, &other.speaker);
        tally.mention += differs(&answer.mention, &other.mention);
        tally.kind += differs(&answer.kind, &other.kind);
    }
    tally.found += after.len() - paired;
    tally
}
