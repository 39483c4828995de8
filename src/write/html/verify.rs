//! The page of `onrecord verify`: each quote over its source, problems first.

use super::marks::{
    Chip, CountPart, FilterGroup, SeverityGroup, SpeakerColors, StackPart, by_severity, filter,
    heading, stack, titles,
};
use super::verdict_item::{VerdictItem, item, verdict_tone};
use crate::document::Document;
use crate::page::{PageAssets, render};
use crate::severity::Severity;
use crate::verify::Verdict;
use crate::write::VerdictRow;
use serde::Serialize;
use std::cmp::Reverse;
use std::io;

/// The most quotes of a page, so that a browser opens it at once. The other formats have all.
const MOST_QUOTES: usize = 5000;

/// The most sources that are named at the top.
const MOST_SOURCES: usize = 12;
const ASSETS: PageAssets = PageAssets {
    style: concat!(
        include_str!("../../page/marks.css"),
        include_str!("../../page/verify.css")
    ),
    script: include_str!("../../page/filter.js"),
};

/// A story with the verdicts on its quotes.
#[derive(Debug)]
pub struct CheckedStory<'a> {
    /// The story.
    pub document: &'a Document,
    /// The verdicts, in reading order.
    pub rows: Vec<VerdictRow<'a>>,
}

#[derive(Serialize)]
struct VerifyPage<'r> {
    title: String,
    about: String,
    sources: Vec<&'r str>,
    more_sources: usize,
    stack: Vec<StackPart>,
    quotes: usize,
    verdicts: Vec<CountPart>,
    /// Quotes that the source gives to another speaker.
    others: usize,
    filter: Vec<FilterGroup>,
    has_pairs: bool,
    has_cuts: bool,
    /// The level of the headings of groups.
    level: u8,
    stories: Vec<StorySection<'r>>,
}

#[derive(Serialize)]
struct StorySection<'r> {
    title: String,
    quotes: usize,
    /// Errors, warnings and notes.
    found: [usize; 3],
    groups: Vec<SeverityGroup<VerdictItem<'r>>>,
    left_out: usize,
}

/// Writes the verdicts on the quotes of stories as one HTML page. `sources` are the names of what was read.
///
/// # Errors
/// Those of `out`.
pub fn verdicts_html(
    stories: &[CheckedStory<'_>],
    sources: &[String],
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let rows = || stories.iter().flat_map(|story| &story.rows);
    let count = |found: &dyn Fn(&VerdictRow<'_>) -> bool| rows().filter(|row| found(row)).count();
    let quotes = rows().count();
    let severities = by_severity(rows().map(|row| row.severity));
    let by_verdict = Verdict::ALL.map(|verdict| (verdict, count(&|row| row.verdict == verdict)));
    let by_verdict = by_verdict.into_iter().filter(|(_, count)| *count > 0);
    let others = count(&|row| row.same_speaker == Some(false));
    let chip = |word, text, count| Chip { word, text, count };
    let chips = by_verdict.clone().map(|(verdict, count)| {
        let name = verdict.name();
        chip(name, name, count)
    });
    let chips = chips.chain((others > 0).then(|| chip("other", "another speaker", others)));
    let colors = SpeakerColors::of(rows().filter_map(|row| row.speaker));
    let mut number = 0;
    let mut numbered: Vec<(&CheckedStory<'_>, usize)> = Vec::new();
    for story in stories {
        numbered.push((story, number));
        number += story.rows.len();
    }
    numbered.sort_by_key(|(story, _)| Reverse(worst(story)));
    let mut left = MOST_QUOTES;
    let parts: Vec<StorySection<'_>> = numbered
        .into_iter()
        .map(|(story, first)| self::story(story, first, &colors, &mut left))
        .collect();
    let all = || parts.iter().flat_map(|story| &story.groups);
    let pairs = || {
        all()
            .flat_map(|group| &group.rows)
            .flat_map(|row| &row.pairs)
    };
    let (title, about) = match stories {
        [only] => titles(only.document),
        many => (format!("{} stories", many.len()), String::new()),
    };
    let page = VerifyPage {
        title,
        about,
        sources: sources
            .iter()
            .take(MOST_SOURCES)
            .map(String::as_str)
            .collect(),
        more_sources: sources.len().saturating_sub(MOST_SOURCES),
        stack: stack(&severities),
        quotes,
        others,
        filter: filter(&severities, heading, ("v", chips.collect())),
        verdicts: by_verdict
            .map(|(verdict, count)| CountPart {
                name: verdict.name(),
                tone: verdict_tone(verdict),
                count,
            })
            .collect(),
        has_pairs: pairs().next().is_some(),
        has_cuts: pairs().any(|pair| pair.kind == "cut"),
        level: if stories.len() == 1 { 2 } else { 3 },
        stories: parts,
    };
    out.write_all(&render("verify.html", &ASSETS, &page)?)
}

fn worst(story: &CheckedStory<'_>) -> Severity {
    let severities = story.rows.iter().map(|row| row.severity);
    severities.max().unwrap_or_default()
}

/// Sorts the quotes of a story into groups, the worst first. `first` is the number of quotes before it, `left` how many
/// the page has room for.
fn story<'r>(
    story: &'r CheckedStory<'_>,
    first: usize,
    colors: &SpeakerColors<'_>,
    left: &mut usize,
) -> StorySection<'r> {
    let mut groups = Vec::new();
    let mut left_out = 0;
    for severity in Severity::ALL.into_iter().rev() {
        let rows = story.rows.iter().enumerate();
        let mut rows: Vec<_> = rows.filter(|(_, row)| row.severity == severity).collect();
        let shown = rows.len().min(*left);
        left_out += rows.len() - shown;
        rows.truncate(shown);
        *left -= shown;
        if shown > 0 {
            let rows = rows.into_iter();
            let rows = rows.map(|(n, row)| item(row, first + n + 1, colors));
            groups.push(SeverityGroup::new(
                severity,
                heading(severity),
                rows.collect(),
            ));
        }
    }
    let count = |severity| {
        let rows = story.rows.iter();
        rows.filter(|row| row.severity == severity).count()
    };
    StorySection {
        title: titles(story.document).0,
        quotes: story.rows.len(),
        found: [Severity::Error, Severity::Warning, Severity::Note].map(count),
        groups,
        left_out,
    }
}
