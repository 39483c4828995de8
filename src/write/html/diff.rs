//! The page of `onrecord diff`: findings by severity, each quote over all versions, and the versions side by side.

use super::marks::{Chip, FilterGroup, SpeakerColors, StackPart, stack, tone};
use super::quote_history::{HistoryTable, history_table};
use super::quote_words::{Side, WordsPart, anchor, parts};
use super::side_by_side::{NumberedRow, RowGroup, side_by_side};
use super::verify::{heading, titles};
use crate::diff::{ChangeKind, ChangeSide, History};
use crate::extract::Analysis;
use crate::page::{PageAssets, render};
use crate::severity::Severity;
use crate::visible::cleaned;
use crate::write::{ChangeRow, SideRow};
use serde::Serialize;
use std::collections::BTreeSet;
use std::io;

/// The most findings of a page, and bytes of text side by side. The other formats have all.
const MOST_FINDINGS: usize = 5000;
const MOST_BYTES: usize = 4 << 20;

const ASSETS: PageAssets = PageAssets {
    style: concat!(
        include_str!("../../page/marks.css"),
        include_str!("../../page/diff.css")
    ),
    script: include_str!("../../page/filter.js"),
};

#[derive(Serialize)]
struct DiffPage<'r> {
    title: String,
    about: String,
    versions: Vec<VersionPart<'r>>,
    changes: usize,
    stack: Vec<StackPart>,
    severities: Vec<SeverityCount>,
    filter: Vec<FilterGroup>,
    groups: Vec<FindingGroup<'r>>,
    left_out: usize,
    history: Option<HistoryTable>,
    steps: Vec<StepPart<'r>>,
    /// Steps whose texts are left out to keep the page quick.
    steps_left_out: usize,
}

#[derive(Serialize)]
struct VersionPart<'r> {
    number: usize,
    name: &'r str,
    /// When it was saved, by whom and why.
    saved: String,
}

#[derive(Serialize)]
struct SeverityCount {
    name: &'static str,
    tone: &'static str,
    count: usize,
}

#[derive(Serialize)]
struct FindingGroup<'r> {
    severity: &'static str,
    title: &'static str,
    rows: Vec<FindingItem<'r>>,
}

#[derive(Serialize)]
struct FindingItem<'r> {
    number: usize,
    kinds: Vec<&'static str>,
    tone: &'static str,
    notes: Vec<String>,
    /// The lines and anchors before and after.
    before: Option<(usize, String)>,
    after: Option<(usize, String)>,
    /// The number of the version after.
    version: usize,
    speakers: (Option<String>, Option<String>),
    color: &'static str,
    is_other_speaker: bool,
    cues: Option<(&'r str, &'r str)>,
    words: Vec<WordsPart<'r>>,
}

#[derive(Serialize)]
struct StepPart<'r> {
    number: usize,
    from: &'r str,
    to: &'r str,
    groups: Vec<RowGroup<'r>>,
}

/// Writes the changes of a story as an HTML page: the rows of [`change_rows`](crate::write::change_rows), the history and
/// the revisions that they are of.
///
/// # Errors
/// Those of `out`.
pub fn changes_html(
    history: &History,
    revisions: &[Analysis],
    rows: &[ChangeRow<'_>],
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let count =
        |found: &dyn Fn(&ChangeRow<'_>) -> bool| rows.iter().filter(|row| found(row)).count();
    let by_severity: Vec<(Severity, usize)> = Severity::ALL
        .into_iter()
        .rev()
        .map(|severity| (severity, count(&|row| row.change.severity == severity)))
        .collect();
    let steps = by_step(revisions, rows);
    let colors = SpeakerColors::of(
        rows.iter()
            .filter_map(|row| speaker(row.after.or(row.before))),
    );
    let (title, about) = revisions
        .last()
        .map_or_else(Default::default, |last| titles(&last.document));
    let numbered: Vec<NumberedRow<'_>> = (1..).zip(rows).collect();
    let mut left = MOST_BYTES;
    let mut steps_left_out = 0;
    let mut shown = Vec::new();
    for (step, rows) in steps
        .iter()
        .enumerate()
        .filter(|(_, rows)| !rows.is_empty())
    {
        let (before, after) = (&revisions[step], &revisions[step + 1]);
        let rows: Vec<NumberedRow<'_>> = rows.iter().map(|&n| numbered[n]).collect();
        let pairs = &history.steps[step].diff.pairs;
        let mut groups = side_by_side(step, (before, after), pairs, &rows);
        let bytes =
            |is_folded| -> usize { groups.iter().map(|group| group.bytes(is_folded)).sum() };
        let (shown_bytes, folded_bytes) = (bytes(false), bytes(true));
        if shown_bytes > left {
            steps_left_out += 1;
            continue;
        }
        left -= shown_bytes;
        match left.checked_sub(folded_bytes) {
            Some(rest) => left = rest,
            None => groups.iter_mut().for_each(RowGroup::empty_if_folded),
        }
        shown.push(StepPart {
            number: step + 1,
            from: before.document.id(),
            to: after.document.id(),
            groups,
        });
    }
    let in_steps = steps.iter().enumerate();
    let in_steps: Vec<(usize, NumberedRow<'_>)> = in_steps
        .flat_map(|(step, rows)| rows.iter().map(move |&n| (step, n)))
        .map(|(step, n)| (step, numbered[n]))
        .collect();
    let mut room = MOST_FINDINGS;
    let groups = by_severity.iter().filter_map(|&(severity, _)| {
        let rows = in_steps.iter();
        let rows = rows.filter(|(_, (_, row))| row.change.severity == severity);
        let rows: Vec<FindingItem<'_>> = rows
            .take(room)
            .map(|&(step, row)| item(step, row, &colors))
            .collect();
        room -= rows.len();
        (!rows.is_empty()).then(|| FindingGroup {
            severity: severity.name(),
            title: match severity {
                Severity::None => "Only signs",
                severity => heading(severity),
            },
            rows,
        })
    });
    let page = DiffPage {
        groups: groups.collect(),
        left_out: rows.len().saturating_sub(MOST_FINDINGS),
        changes: rows.len(),
        stack: stack(
            &by_severity
                .iter()
                .map(|&(severity, count)| (tone(severity), count))
                .collect::<Vec<_>>(),
        ),
        severities: by_severity
            .iter()
            .filter(|(_, count)| *count > 0)
            .map(|&(severity, count)| SeverityCount {
                name: match severity {
                    Severity::None => "only signs",
                    severity => severity.name(),
                },
                tone: tone(severity),
                count,
            })
            .collect(),
        filter: filter(&by_severity, rows),
        versions: revisions.iter().enumerate().map(version).collect(),
        history: (revisions.len() > 2).then(|| history_table(history, &numbered)),
        steps: shown,
        steps_left_out,
        title,
        about,
    };
    out.write_all(&render("diff.html", &ASSETS, &page)?)
}

/// Sorts the rows, by their numbers, into the steps from one revision to the next.
fn by_step(revisions: &[Analysis], rows: &[ChangeRow<'_>]) -> Vec<Vec<usize>> {
    let mut steps = vec![Vec::new(); revisions.len().saturating_sub(1)];
    let id = |n: usize| revisions[n].document.id();
    let mut step = 0;
    for (n, row) in rows.iter().enumerate() {
        // Rows come in the order of the revisions; two of these may have one name.
        while step + 1 < steps.len()
            && !(std::ptr::eq(row.from, id(step)) && std::ptr::eq(row.to, id(step + 1)))
        {
            step += 1;
        }
        if let Some(rows) = steps.get_mut(step) {
            rows.push(n);
        }
    }
    steps
}

fn version((n, analysis): (usize, &Analysis)) -> VersionPart<'_> {
    let saved = analysis.document.version().map(|version| {
        let day = version.date.split('T').next().unwrap_or_default();
        format!("{day}, {}: {}", version.author, version.subject)
    });
    let published = || {
        analysis
            .document
            .metadata()
            .published
            .as_deref()
            .map(cleaned)
    };
    VersionPart {
        number: n + 1,
        name: analysis.document.id(),
        saved: saved.or_else(published).unwrap_or_default(),
    }
}

fn speaker<'a>(side: Option<SideRow<'a>>) -> Option<&'a str> {
    side.and_then(|side| side.speaker)
}

fn filter(severities: &[(Severity, usize)], rows: &[ChangeRow<'_>]) -> Vec<FilterGroup> {
    let chips = severities.iter().filter(|(_, count)| *count > 0);
    let severities = chips.map(|&(severity, count)| Chip {
        word: severity.name(),
        text: match severity {
            Severity::None => "Only signs",
            severity => heading(severity),
        },
        count,
    });
    let kinds = ChangeKind::ALL.into_iter().filter_map(|kind| {
        let rows = rows.iter();
        let count = rows.filter(|row| row.change.kinds.contains(&kind)).count();
        (count > 0).then(|| Chip {
            word: kind.name(),
            text: kind.name(),
            count,
        })
    });
    let groups = [("s", severities.collect()), ("k", kinds.collect())];
    let groups = groups.map(|(key, chips)| FilterGroup { key, chips });
    groups
        .into_iter()
        .filter(|group: &FilterGroup| group.chips.len() > 1)
        .collect()
}

fn item<'r>(
    step: usize,
    (number, row): NumberedRow<'r>,
    colors: &SpeakerColors<'_>,
) -> FindingItem<'r> {
    let place = |side: Side, change: Option<ChangeSide>, row: Option<SideRow<'_>>| {
        let anchor = match change {
            Some(ChangeSide::Quote(quote)) => anchor(step, side, quote),
            _ => String::new(),
        };
        row.map(|row| (row.line, anchor))
    };
    let notes: BTreeSet<&str> = row.edits.iter().filter_map(|edit| edit.note).collect();
    let has = |kind: ChangeKind| row.change.kinds.contains(&kind);
    let is_other_speaker = has(ChangeKind::Speaker);
    let speaker = |side| self::speaker(side).map(cleaned);
    let cue = |side: Option<SideRow<'r>>| side.and_then(|side| side.cue).unwrap_or("–");
    FindingItem {
        number,
        kinds: row.changes.clone(),
        tone: tone(row.change.severity),
        notes: notes
            .into_iter()
            .map(|note| note.replace('-', " "))
            .collect(),
        before: place(Side::Before, row.change.before, row.before),
        after: place(Side::After, row.change.after, row.after),
        version: step + 2,
        color: self::speaker(row.after.or(row.before)).map_or("x", |name| colors.color(name)),
        speakers: match is_other_speaker {
            true => (speaker(row.before), speaker(row.after)),
            false => (None, speaker(row.after).or(speaker(row.before))),
        },
        is_other_speaker,
        cues: has(ChangeKind::Cue).then(|| (cue(row.before), cue(row.after))),
        words: parts(row),
    }
}
