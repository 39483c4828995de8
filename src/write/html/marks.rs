//! What the pages of findings share: counts and groups by severity, filters, titles; and the colors of speakers on all
//! pages.

use crate::document::{BlockKind, Document};
use crate::severity::Severity;
use crate::visible::cleaned;
use serde::Serialize;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Chips of which an item of the page needs one.
#[derive(Serialize)]
pub(super) struct FilterGroup {
    pub(super) key: &'static str,
    pub(super) chips: Vec<Chip>,
}

#[derive(Serialize)]
pub(super) struct Chip {
    pub(super) word: &'static str,
    pub(super) text: &'static str,
    pub(super) count: usize,
}

/// A part of a bar, in thousandths.
#[derive(Serialize)]
pub(super) struct StackPart {
    tone: &'static str,
    at: usize,
    share: usize,
}

/// How many items are of a kind: a badge with a number.
#[derive(Serialize)]
pub(super) struct CountPart {
    pub(super) name: &'static str,
    pub(super) tone: &'static str,
    pub(super) count: usize,
}

/// The items of one severity.
#[derive(Serialize)]
pub(super) struct SeverityGroup<T> {
    severity: &'static str,
    title: &'static str,
    pub(super) rows: Vec<T>,
}

impl<T> SeverityGroup<T> {
    pub(super) fn new(severity: Severity, title: &'static str, rows: Vec<T>) -> SeverityGroup<T> {
        SeverityGroup {
            severity: severity.name(),
            title,
            rows,
        }
    }
}

/// Returns the tone of a severity: the class of a badge.
pub(super) fn tone(severity: Severity) -> &'static str {
    match severity {
        Severity::None => "plain",
        severity => severity.name(),
    }
}

/// Returns the heading of the items of a severity.
pub(super) fn heading(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "Errors",
        Severity::Warning => "Warnings",
        Severity::Note => "Notes",
        Severity::None => "No problem",
    }
}

/// Counts items by severity, the worst first, without those that no item has.
pub(super) fn by_severity(items: impl Iterator<Item = Severity>) -> Vec<(Severity, usize)> {
    let mut counts: BTreeMap<Reverse<Severity>, usize> = BTreeMap::new();
    for severity in items {
        *counts.entry(Reverse(severity)).or_default() += 1;
    }
    let counts = counts.into_iter();
    counts
        .map(|(Reverse(severity), count)| (severity, count))
        .collect()
}

/// Makes the filter of a page: chips by severity, and others. A choice of one is none.
pub(super) fn filter(
    severities: &[(Severity, usize)],
    heading: fn(Severity) -> &'static str,
    (key, chips): (&'static str, Vec<Chip>),
) -> Vec<FilterGroup> {
    let severities = severities.iter().map(|&(severity, count)| Chip {
        word: severity.name(),
        text: heading(severity),
        count,
    });
    let groups = [("s", severities.collect()), (key, chips)];
    let groups = groups.into_iter();
    groups
        .filter(|(_, chips): &(_, Vec<Chip>)| chips.len() > 1)
        .map(|(key, chips)| FilterGroup { key, chips })
        .collect()
}

/// Divides a bar by counts of severities. What counts is seen: no part has less than one hundredth.
pub(super) fn stack(counts: &[(Severity, usize)]) -> Vec<StackPart> {
    let all: usize = counts.iter().map(|(_, count)| count).sum();
    let shares = counts.iter().map(|&(severity, count)| {
        let tone = match severity {
            Severity::None => "good",
            severity => tone(severity),
        };
        (tone, (count * 1000 / all).max(10))
    });
    let whole: usize = shares.clone().map(|(_, share)| share).sum();
    let mut at = 0;
    let parts = shares.map(|(tone, share)| {
        let start = at;
        at += share;
        let place = |share: usize| share * 1000 / whole;
        StackPart {
            tone,
            at: place(start),
            share: place(at) - place(start),
        }
    });
    parts.collect()
}

/// Returns what a story is called, and what else is known of it.
pub(super) fn titles(document: &Document) -> (String, String) {
    let known = document.metadata();
    let first = document.blocks().first();
    let heading = first.filter(|block| block.kind == BlockKind::Heading);
    let heading = heading.map(|block| document.shown(&document.text()[block.span]));
    let Some(headline) = known.headline.as_deref().or(heading.as_deref()) else {
        return (document.id().to_owned(), String::new());
    };
    let more = [
        Some(document.id()),
        known.byline.as_deref(),
        known.published.as_deref(),
    ];
    let more: Vec<String> = more.into_iter().flatten().map(cleaned).collect();
    (cleaned(headline), more.join(" · "))
}

/// The colors of speakers: those who are quoted most have one of their own.
pub(super) struct SpeakerColors<'r>(BTreeMap<&'r str, &'static str>);

/// The classes of the colors; everybody else has `sx`.
const COLORS: [&str; 8] = ["s0", "s1", "s2", "s3", "s4", "s5", "s6", "s7"];

/// Returns the class of the color of a speaker, by the place among all: those who are quoted most come first.
pub(super) fn speaker_class(place: usize) -> &'static str {
    COLORS.get(place).copied().unwrap_or("sx")
}

impl<'r> SpeakerColors<'r> {
    /// Takes the speaker of each quote.
    pub(super) fn of(speakers: impl Iterator<Item = &'r str>) -> SpeakerColors<'r> {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for speaker in speakers {
            *counts.entry(speaker).or_default() += 1;
        }
        let mut counts: Vec<(&str, usize)> = counts.into_iter().collect();
        counts.sort_by_key(|(_, count)| Reverse(*count));
        let colored = counts.into_iter().zip(COLORS);
        SpeakerColors(colored.map(|((name, _), color)| (name, color)).collect())
    }

    pub(super) fn class(&self, speaker: &str) -> &'static str {
        self.0.get(speaker).copied().unwrap_or("sx")
    }
}
