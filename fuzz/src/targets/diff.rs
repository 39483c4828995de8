//! Two texts, compared both ways.

use super::text::{extracted, two};
use onrecord::Analysis;
use onrecord::attribute::Outcome;
use onrecord::compare::Words;
use onrecord::diff::{Change, ChangeKind, ChangeSide, RevisionDiff, diff, history};
use onrecord::scan::Closing;
use onrecord::write::{
    ChangeCsv, ChangeJsonl, ChangePage, ChangeWriter, ColorChoice, Screen, change_rows,
};

pub(super) fn run(input: &[u8]) {
    let (before, after) = two(input);
    let before = extracted("before.txt", &before);
    let after = extracted("after.txt", &after);
    for story in [&before, &after] {
        let changes = diff(story, story).changes;
        assert!(
            changes.is_empty(),
            "changes of a story and itself: {changes:?}"
        );
    }
    let there = diff(&before, &after);
    let back = diff(&after, &before);
    assert_mirrors(&there, &back);
    assert_accounted(&there, &before, &after);
    for change in &there.changes {
        assert_change(change, &before, &after);
    }
    assert_eq!(
        there,
        diff(&before, &after),
        "other changes when asked again"
    );
    assert_prints(vec![before, after]);
}

fn assert_mirrors(there: &RevisionDiff, back: &RevisionDiff) {
    let mut straight: Vec<Seen> = there.changes.iter().map(seen).collect();
    let mut turned: Vec<Seen> = back.changes.iter().map(|c| seen(c).mirrored()).collect();
    straight.sort();
    turned.sort();
    assert_eq!(straight, turned, "diff(b, a) does not mirror diff(a, b)");
    assert_eq!(there.relation, back.relation);
    assert_eq!(there.pairs.len(), back.pairs.len());
}

/// Each quote of the story itself that is speech is in both revisions, or is gone or new, once.
fn assert_accounted(found: &RevisionDiff, before: &Analysis, after: &Analysis) {
    let paired = found.pairs.iter();
    let paired_before = paired.clone().map(|(before, _)| before.index());
    let gone = lone(found, |change| (change.before, change.after));
    let is_broken = [before, after].into_iter().any(is_broken);
    assert_once(before, paired_before.collect(), gone, is_broken);
    let paired_after = paired.map(|(_, after)| after.index());
    let new = lone(found, |change| (change.after, change.before));
    assert_once(after, paired_after.collect(), new, is_broken);
}

/// Where a closing mark is missing, a quote may be part of one that goes on behind its paragraph.
fn is_broken(story: &Analysis) -> bool {
    let mut quotes = story.scan.quotes.iter();
    quotes.any(|quote| quote.closing != Closing::Mark)
}

/// The quotes of one side that have no quote on the other.
fn lone(
    found: &RevisionDiff,
    sides: impl Fn(&Change) -> (Option<ChangeSide>, Option<ChangeSide>),
) -> Vec<usize> {
    let lone = found
        .changes
        .iter()
        .filter_map(|change| match sides(change) {
            (Some(ChangeSide::Quote(id)), None | Some(ChangeSide::Prose(_))) => Some(id.index()),
            _ => None,
        });
    lone.collect()
}

fn assert_once(story: &Analysis, paired: Vec<usize>, lone: Vec<usize>, is_broken: bool) {
    let mut counts = vec![(0, 0); story.scan.quotes.len()];
    paired.into_iter().for_each(|n| counts[n].0 += 1);
    lone.into_iter().for_each(|n| counts[n].1 += 1);
    for (record, (paired, lone)) in story.records().zip(counts) {
        let is_own = record.quote().depth == 0 && Words::of(record.words()).spoken() > 0;
        let is_speech = record.attribution().outcome != Outcome::NotSpeech;
        let once = (paired > 0 && lone == 0) || (paired == 0 && lone == 1);
        let never = paired == 0 && lone == 0;
        let may_be_left_out = !is_own || !is_speech || is_broken;
        assert!(
            once || (never && may_be_left_out),
            "{}: {:?} is in {paired} pairs and {lone} times alone",
            story.document.id(),
            record.quote().span
        );
    }
}

fn assert_change(change: &Change, before: &Analysis, after: &Analysis) {
    assert!(!change.kinds.is_empty(), "{change:?}");
    let rising = change.kinds.windows(2).all(|pair| pair[0] < pair[1]);
    assert!(rising, "{change:?}");
    assert!(
        change.before.is_some() || change.after.is_some(),
        "{change:?}"
    );
    for (side, story) in [(change.before, before), (change.after, after)] {
        match side {
            Some(ChangeSide::Quote(id)) => assert!(id.index() < story.scan.quotes.len()),
            Some(ChangeSide::Prose(span)) => super::text::assert_lies(span, story.document.text()),
            None => {}
        }
    }
    for edit in &change.edits {
        super::text::assert_lies(edit.before, before.document.text());
        super::text::assert_lies(edit.after, after.document.text());
    }
}

fn assert_prints(stories: Vec<Analysis>) {
    let history = history(&stories);
    let rows = change_rows(&history, &stories, &[]);
    let mut csv = Vec::new();
    ChangeCsv::default()
        .changes(&rows, &mut csv)
        .expect("memory");
    let records = csv::Reader::from_reader(&csv[..]).into_records();
    assert_eq!(
        records.filter(Result::is_ok).count(),
        rows.len(),
        "rows of CSV"
    );
    let mut jsonl = Vec::new();
    ChangeJsonl.changes(&rows, &mut jsonl).expect("memory");
    let jsonl = str::from_utf8(&jsonl).expect("UTF-8");
    let lines = jsonl.split_terminator('\n');
    let lines = lines.map(|line| serde_json::from_str::<serde_json::Value>(line).expect("JSON"));
    assert_eq!(lines.count(), rows.len(), "rows of JSONL");
    let screen = Screen {
        width: 60,
        color: ColorChoice::Ansi,
    };
    let page = ChangePage::new(screen);
    page.changes(&rows, &mut Vec::new()).expect("memory");
}

/// What the law of mirrors looks at in a change.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Seen {
    kinds: Vec<ChangeKind>,
    before: Option<(usize, usize)>,
    after: Option<(usize, usize)>,
    edits: Vec<[usize; 4]>,
}

fn seen(change: &Change) -> Seen {
    let side = |side: Option<ChangeSide>| {
        side.map(|side| match side {
            ChangeSide::Quote(id) => (id.index(), 0),
            ChangeSide::Prose(span) => (span.start(), span.end()),
        })
    };
    let edits = change.edits.iter().map(|edit| {
        let (before, after) = (edit.before, edit.after);
        [before.start(), before.end(), after.start(), after.end()]
    });
    Seen {
        kinds: change.kinds.clone(),
        before: side(change.before),
        after: side(change.after),
        edits: edits.collect(),
    }
}

impl Seen {
    fn mirrored(self) -> Seen {
        let mut kinds: Vec<ChangeKind> = self.kinds.iter().map(|kind| kind.mirrored()).collect();
        kinds.sort_unstable();
        let edits = self.edits.iter().map(|[a, b, c, d]| [*c, *d, *a, *b]);
        Seen {
            kinds,
            before: self.after,
            after: self.before,
            edits: edits.collect(),
        }
    }
}
