//! Two versions side by side: their paragraphs in rows, with the quotes marked and joined.
//!
//! A paragraph that moved stands by itself on both sides, and its quotes name each other's line.

use super::marks::tone;
use super::paragraph_order::aligned;
use super::quote_words::{QuoteWords, Side, WordsPart, anchor};
use crate::diff::ChangeKind;
use crate::diff::ChangeSide;
use crate::document::Document;
use crate::extract::Analysis;
use crate::scan::QuoteId;
use crate::text::{Places, Span};
use crate::write::ChangeRow;
use serde::Serialize;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// Of a run of paragraphs that are the same, this many are shown at both ends.
const AROUND: usize = 1;

/// A row: a paragraph of each version, or the same one of both.
#[derive(Serialize)]
pub(super) struct ParagraphRow<'r> {
    /// The words of a paragraph that is the same in both.
    same: Option<Cow<'r, str>>,
    before: Vec<ParagraphPart<'r>>,
    after: Vec<ParagraphPart<'r>>,
    /// The lines on which they begin.
    lines: (Option<usize>, Option<usize>),
}

/// Rows that are shown, or that are folded because nothing happened in them.
#[derive(Serialize)]
pub(super) struct RowGroup<'r> {
    is_folded: bool,
    count: usize,
    rows: Vec<ParagraphRow<'r>>,
}

impl RowGroup<'_> {
    /// Returns how many bytes of text the rows have, if the page shows them at once, or folded.
    pub(super) fn bytes(&self, is_folded: bool) -> usize {
        let of = |parts: &[ParagraphPart<'_>]| -> usize {
            let words = parts.iter().flat_map(|part| &part.words);
            words.map(WordsPart::len).sum()
        };
        let row = |row: &ParagraphRow<'_>| {
            row.same.as_ref().map_or(0, |same| same.len()) + of(&row.before) + of(&row.after)
        };
        match self.is_folded == is_folded {
            true => self.rows.iter().map(row).sum(),
            false => 0,
        }
    }

    /// Leaves out the text of folded rows: their number stays.
    pub(super) fn empty_if_folded(&mut self) {
        if self.is_folded {
            self.rows.clear();
        }
    }
}

/// Words of a paragraph: a quote, or what stands around it.
#[derive(Serialize)]
pub(super) struct ParagraphPart<'r> {
    words: Vec<WordsPart<'r>>,
    /// The anchor of a quote; nothing for other words.
    id: Option<String>,
    /// The number of the finding about it.
    finding: Option<usize>,
    tone: &'static str,
    /// Where the quote is in the other version: its anchor and line, if it moved.
    moved: Option<(String, usize)>,
}

/// A change with its number on the page.
#[derive(Clone, Copy)]
pub(super) struct NumberedRow<'r> {
    pub(super) number: usize,
    /// Whether the page has room for its finding.
    pub(super) is_listed: bool,
    pub(super) row: &'r ChangeRow<'r>,
}

impl<'r> NumberedRow<'r> {
    /// Numbers rows; none is listed yet.
    pub(super) fn all(rows: &'r [ChangeRow<'r>]) -> Vec<NumberedRow<'r>> {
        let rows = (1..).zip(rows).map(|(number, row)| NumberedRow {
            number,
            is_listed: false,
            row,
        });
        rows.collect()
    }

    /// Returns the number of the finding that a link may lead to.
    pub(super) fn finding(&self) -> Option<usize> {
        self.is_listed.then_some(self.number)
    }
}

/// One version of a step while its rows are made.
struct StepSide<'r> {
    step: usize,
    side: Side,
    document: &'r Document,
    places: Places<'r>,
    /// The quotes of each paragraph, by their ids.
    quotes: Vec<Vec<(QuoteId, Span)>>,
    /// The paragraph of each quote.
    paragraph: BTreeMap<QuoteId, usize>,
    /// The change of each quote that has one.
    changes: BTreeMap<QuoteId, NumberedRow<'r>>,
}

/// Sets two versions side by side. `pairs` are the quotes that both have, `rows` what happened to quotes.
pub(super) fn side_by_side<'r>(
    step: usize,
    (before, after): (&'r Analysis, &'r Analysis),
    pairs: &[(QuoteId, QuoteId)],
    rows: &[NumberedRow<'r>],
) -> Vec<RowGroup<'r>> {
    let before = StepSide::of(step, Side::Before, before, rows);
    let after = StepSide::of(step, Side::After, after, rows);
    let mut groups: Vec<RowGroup<'r>> = Vec::new();
    let joined = pairs.iter().filter_map(|(one, other)| {
        let paragraphs = (before.paragraph.get(one), after.paragraph.get(other));
        Some((*paragraphs.0?, *paragraphs.1?))
    });
    for (left, right) in aligned(joined, &before.texts(), &after.texts()) {
        let row = row(&before, &after, left, right);
        let is_folded = row.same.is_some();
        match groups.last_mut() {
            Some(last) if last.is_folded == is_folded => last.rows.push(row),
            _ => groups.push(RowGroup {
                is_folded,
                count: 0,
                rows: vec![row],
            }),
        }
    }
    unfold(groups)
}

/// Shows the ends of each run of paragraphs that are the same: they are the context of what happened.
fn unfold(groups: Vec<RowGroup<'_>>) -> Vec<RowGroup<'_>> {
    let mut shown: Vec<RowGroup<'_>> = Vec::new();
    for group in groups {
        let mut rows = group.rows;
        if !group.is_folded || rows.len() <= 2 * AROUND + 1 {
            show(&mut shown, false, rows);
            continue;
        }
        let end = rows.split_off(rows.len() - AROUND);
        let middle = rows.split_off(AROUND);
        show(&mut shown, false, rows);
        show(&mut shown, true, middle);
        show(&mut shown, false, end);
    }
    for group in &mut shown {
        group.count = group.rows.len();
    }
    shown
}

fn show<'r>(shown: &mut Vec<RowGroup<'r>>, is_folded: bool, rows: Vec<ParagraphRow<'r>>) {
    match shown.last_mut() {
        Some(last) if last.is_folded == is_folded => last.rows.extend(rows),
        _ => shown.push(RowGroup {
            is_folded,
            count: 0,
            rows,
        }),
    }
}

impl<'r> StepSide<'r> {
    fn of(
        step: usize,
        side: Side,
        analysis: &'r Analysis,
        rows: &[NumberedRow<'r>],
    ) -> StepSide<'r> {
        let blocks = analysis.document.blocks();
        let mut version = StepSide {
            step,
            side,
            document: &analysis.document,
            places: Places::new(analysis.document.text()),
            quotes: vec![Vec::new(); blocks.len()],
            paragraph: BTreeMap::new(),
            changes: BTreeMap::new(),
        };
        for record in analysis
            .records()
            .filter(|record| record.quote().depth == 0)
        {
            let content = record.quote().content;
            let paragraph = blocks.partition_point(|block| block.span.end() < content.end());
            if blocks
                .get(paragraph)
                .is_some_and(|block| block.span.contains(content))
            {
                version.quotes[paragraph].push((record.id(), content));
                version.paragraph.insert(record.id(), paragraph);
            }
        }
        for &numbered in rows {
            let change = match side {
                Side::Before => numbered.row.change.before,
                Side::After => numbered.row.change.after,
            };
            if let Some(ChangeSide::Quote(quote)) = change {
                version.changes.entry(quote).or_insert(numbered);
            }
        }
        version
    }

    fn text(&self, paragraph: usize) -> &'r str {
        &self.document.text()[self.document.blocks()[paragraph].span]
    }

    fn line(&self, paragraph: usize) -> usize {
        let start = self.document.blocks()[paragraph].span.start();
        self.places.at(start).line
    }

    fn texts(&self) -> Vec<&'r str> {
        (0..self.quotes.len()).map(|n| self.text(n)).collect()
    }

    /// Returns whether something happened to a quote of a paragraph.
    fn is_changed(&self, paragraph: usize) -> bool {
        let quotes = self.quotes[paragraph].iter();
        quotes
            .clone()
            .any(|(quote, _)| self.changes.contains_key(quote))
    }

    /// Cuts a paragraph into quotes and what stands around them.
    fn parts(&self, paragraph: usize) -> Vec<ParagraphPart<'r>> {
        let block = self.document.blocks()[paragraph].span;
        let mut parts = Vec::new();
        let mut at = block.start();
        for &(quote, content) in &self.quotes[paragraph] {
            if content.start() < at {
                continue;
            }
            parts.push(self.around(at, content.start()));
            parts.push(self.quote(quote, content));
            at = content.end();
        }
        parts.push(self.around(at, block.end()));
        parts.retain(|part| part.words.iter().any(|words| !words.is_empty()));
        parts
    }

    fn around(&self, start: usize, end: usize) -> ParagraphPart<'r> {
        let words = self
            .document
            .shown(&self.document.text()[Span::new(start, end)]);
        ParagraphPart {
            words: vec![WordsPart::kept(words)],
            id: None,
            finding: None,
            tone: "",
            moved: None,
        }
    }

    fn quote(&self, quote: QuoteId, content: Span) -> ParagraphPart<'r> {
        let words = QuoteWords {
            document: self.document,
            span: content,
        };
        let id = Some(anchor(self.step, self.side, quote));
        let Some(numbered) = self.changes.get(&quote) else {
            return ParagraphPart {
                words: words.whole(),
                id,
                finding: None,
                tone: "",
                moved: None,
            };
        };
        let row = numbered.row;
        let edits = row.edits.iter().map(|edit| match self.side {
            Side::Before => edit.before_span,
            Side::After => edit.after_span,
        });
        let other = match self.side {
            Side::Before => (Side::After, row.change.after, row.after),
            Side::After => (Side::Before, row.change.before, row.before),
        };
        let is_moved = row.change.kinds.contains(&ChangeKind::Moved);
        ParagraphPart {
            words: words.with(self.side, edits, row),
            id,
            finding: numbered.finding(),
            tone: tone(row.change.severity),
            moved: match other {
                (side, Some(ChangeSide::Quote(other)), Some(place)) if is_moved => {
                    Some((anchor(self.step, side, other), place.line))
                }
                _ => None,
            },
        }
    }
}

fn row<'r>(
    before: &StepSide<'r>,
    after: &StepSide<'r>,
    left: Option<usize>,
    right: Option<usize>,
) -> ParagraphRow<'r> {
    if let (Some(left), Some(right)) = (left, right)
        && before.text(left) == after.text(right)
        && !before.is_changed(left)
        && !after.is_changed(right)
    {
        return ParagraphRow {
            same: Some(after.document.shown(after.text(right))),
            before: Vec::new(),
            after: Vec::new(),
            lines: (None, None),
        };
    }
    ParagraphRow {
        same: None,
        before: left.map_or(Vec::new(), |left| before.parts(left)),
        after: right.map_or(Vec::new(), |right| after.parts(right)),
        lines: (
            left.map(|left| before.line(left)),
            right.map(|right| after.line(right)),
        ),
    }
}
