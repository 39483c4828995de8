//! What the pages that show findings share: tones, filters, colors of speakers.

use crate::severity::Severity;
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

/// Returns the tone of a severity: the class of a badge.
pub(super) fn tone(severity: Severity) -> &'static str {
    match severity {
        Severity::None => "plain",
        severity => severity.name(),
    }
}

/// Divides a bar by counts. What counts is seen: no part that is not empty has less than one hundredth.
pub(super) fn stack(counts: &[(&'static str, usize)]) -> Vec<StackPart> {
    let counts = counts.iter().filter(|(_, count)| *count > 0);
    let all: usize = counts.clone().map(|(_, count)| count).sum();
    let shares: Vec<(&'static str, usize)> = counts
        .map(|&(tone, count)| (tone, (count * 1000 / all).max(10)))
        .collect();
    let whole: usize = shares.iter().map(|(_, share)| share).sum();
    let mut at = 0;
    let parts = shares.into_iter().map(|(tone, share)| {
        let start = at;
        at += share;
        let place = |share: usize| share * 1000 / whole;
        StackPart {
            tone: if tone == "plain" { "good" } else { tone },
            at: place(start),
            share: place(at) - place(start),
        }
    });
    parts.collect()
}

/// The colors of speakers: those who are quoted most have one of their own.
pub(super) struct SpeakerColors<'r>(BTreeMap<&'r str, &'static str>);

/// The classes of colors are `s0` to `s7`, and `sx` for everybody else.
const COLORS: [&str; 8] = ["0", "1", "2", "3", "4", "5", "6", "7"];

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

    pub(super) fn color(&self, speaker: &str) -> &'static str {
        self.0.get(speaker).copied().unwrap_or("x")
    }
}
