//! The page of `onrecord diff`: findings by severity, each quote over all versions, and the versions side by side.

use super::marks::{
    self, Chip, CountPart, FilterGroup, SeverityGroup, SpeakerColors, StackPart, by_severity,
    filter, stack, titles, tone,
};
use super::quote_history::{HistoryTable, history_table};
use super::quote_words::{Side, WordsPart, anchor, parts};
use super::side_by_side::{NumberedRow, RowGroup, side_by_side};
use crate::diff::{ChangeKind, ChangeSide, History};
use crate::extract::Analysis;
use crate::page::{PageAssets, render};
use crate::severity::Severity;
use crate::visible::cleaned;
use crate::write::{ChangeRow, SideRow};
use serde::Serialize;
use std::cmp::Reverse;
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
    versions: Vec<VersionPart<'r>>,
    changes: usize,
    stack: Vec<StackPart>,
    severities: Vec<CountPart>,
    filter: Vec<FilterGroup>,
    groups: Vec<SeverityGroup<FindingItem<'r>>>,
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
    /// The class of the speaker's color.
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
    let severities = by_severity(rows.iter().map(|row| row.change.severity));
    let colors = SpeakerColors::of(
        rows.iter()
            .filter_map(|row| speaker(row.after.or(row.before))),
    );
    let title = revisions
        .last()
        .map_or_else(String::new, |last| titles(&last.document).0);
    // The worst first, and of these in the order of the versions.
    let mut listed: Vec<usize> = (0..rows.len()).collect();
    listed.sort_by_key(|&n| Reverse(rows[n].change.severity));
    listed.truncate(MOST_FINDINGS);
    let mut numbered: Vec<NumberedRow<'_>> = NumberedRow::all(rows);
    for &n in &listed {
        numbered[n].is_listed = true;
    }
    let mut left = MOST_BYTES;
    let mut steps_left_out = 0;
    let mut shown = Vec::new();
    for rows in numbered.chunk_by(|one, next| one.row.step == next.row.step) {
        let step = rows[0].row.step;
        let (before, after) = (&revisions[step], &revisions[step + 1]);
        let pairs = &history.steps[step].diff.pairs;
        let mut groups = side_by_side(step, (before, after), pairs, rows);
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
    let groups = listed.chunk_by(|&a, &b| rows[a].change.severity == rows[b].change.severity);
    let groups = groups.map(|group| {
        let severity = rows[group[0]].change.severity;
        let items = group.iter().map(|&n| item(numbered[n], &colors));
        SeverityGroup::new(severity, heading(severity), items.collect())
    });
    let page = DiffPage {
        groups: groups.collect(),
        left_out: rows.len().saturating_sub(MOST_FINDINGS),
        changes: rows.len(),
        stack: stack(&severities),
        severities: severities
            .iter()
            .map(|&(severity, count)| CountPart {
                name: match severity {
                    Severity::None => "only signs",
                    severity => severity.name(),
                },
                tone: tone(severity),
                count,
            })
            .collect(),
        filter: filter(&severities, heading, ("k", kinds(rows))),
        versions: revisions.iter().enumerate().map(version).collect(),
        history: (revisions.len() > 2).then(|| history_table(history, &numbered)),
        steps: shown,
        steps_left_out,
        title,
    };
    out.write_all(&render("diff.html", &ASSETS, &page)?)
}

fn heading(severity: Severity) -> &'static str {
    match severity {
        Severity::None => "Only signs",
        severity => marks::heading(severity),
    }
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

/// Makes a chip for each kind of change.
fn kinds(rows: &[ChangeRow<'_>]) -> Vec<Chip> {
    let kinds = ChangeKind::ALL.into_iter().map(|kind| {
        let rows = rows.iter();
        Chip {
            word: kind.name(),
            text: kind.name(),
            count: rows.filter(|row| row.change.kinds.contains(&kind)).count(),
        }
    });
    kinds.filter(|chip| chip.count > 0).collect()
}

fn item<'r>(numbered: NumberedRow<'r>, colors: &SpeakerColors<'_>) -> FindingItem<'r> {
    let NumberedRow { number, row, .. } = numbered;
    let place = |side: Side, change: Option<ChangeSide>, place: Option<SideRow<'_>>| {
        let anchor = match change {
            Some(ChangeSide::Quote(quote)) => anchor(row.step, side, quote),
            _ => String::new(),
        };
        place.map(|place| (place.line, anchor))
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
        version: row.step + 2,
        color: self::speaker(row.after.or(row.before)).map_or("sx", |name| colors.class(name)),
        speakers: match is_other_speaker {
            true => (speaker(row.before), speaker(row.after)),
            false => (None, speaker(row.after).or(speaker(row.before))),
        },
        is_other_speaker,
        cues: has(ChangeKind::Cue).then(|| (cue(row.before), cue(row.after))),
        words: parts(row),
    }
}
