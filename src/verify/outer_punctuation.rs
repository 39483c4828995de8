//! The signs before the first and after the last word of a quote, compared with those of the source.
//!
//! A comma or period inside the closing mark belongs to the story's sentence: `“We pay,” she said` is
//! "We pay." to the letter. A question mark is the speaker's.

use super::source_text::SourceText;
use super::verdict::Verdict;
use super::verdict_builder::MatchContext;
use crate::compare::{WordKind, Words};
use std::ops::Range;

/// How many more signs of the source are read than the quote has: `!!!` can fill a page, and thousands of
/// quotes can end next to it.
const FURTHER: usize = 32;

/// Judges the signs before the first and after the last word of a quote, given the words of the source
/// that match them.
pub(super) fn judge(context: &MatchContext<'_>, first: usize, last: usize) -> OuterJudgment {
    let (quote, source) = (context.quote, context.source);
    let mut judgment = OuterJudgment {
        verdict: Verdict::Exact,
        source: last + 1..last + 1,
        quote: quote.words.len()..quote.words.len(),
    };
    let (Some(opening_part), Some(closing_part)) = (context.parts.first(), context.parts.last())
    else {
        return judgment;
    };
    let words = &quote.words;
    let start = quote.label.end + usize::from(!quote.label.is_empty());
    let start = start..quote.range(opening_part).start.max(start);
    let closing_start = quote.range(closing_part).end;
    let end = closing_start..words.len();
    let far = |own: &Range<usize>| own.len() + FURTHER;
    let before = (0..first).rev().take(far(&start));
    let after = (last + 1..source.words.len()).take(far(&end));
    let quoted_before = OuterSigns::of(words, start.rev());
    let quoted_after = OuterSigns::of(words, end);
    let said_before = OuterSigns::around(source, before, &quoted_before);
    let said_after = OuterSigns::around(source, after, &quoted_after);
    let same = said_before.marks.starts_with(&quoted_before.marks)
        && said_after.marks.starts_with(&quoted_after.marks);
    let nested = if same {
        Verdict::Exact
    } else {
        Verdict::Typography
    };
    let opening = end_signs(&quoted_before.signs, &said_before.signs);
    let ending = end_signs(&quoted_after.signs, &said_after.signs)
        .max(question(&quoted_after.signs, &said_after.signs));
    // Automatic captions have no question marks.
    let ending = match source.is_bare && ending == Verdict::Altered && said_after.signs.is_empty() {
        true if !quoted_after
            .signs
            .iter()
            .any(|key| matches!(*key, "[" | "]")) =>
        {
            Verdict::Typography
        }
        _ => ending,
    };
    judgment.verdict = nested.max(opening).max(ending);
    let signs = (last + 1..source.words.len()).take(quoted_after.signs.len() + 1);
    let signs = signs.take_while(|&n| !source.words.kind(n).is_spoken());
    if ending == Verdict::Altered || opening < Verdict::Altered {
        judgment.source.end += signs.count();
        judgment.quote.start = closing_start;
    } else {
        judgment.source = first..first;
        judgment.quote = 0..quote.range(opening_part).start;
    }
    judgment
}

/// The verdict on the outer signs, and where they differ.
pub(super) struct OuterJudgment {
    pub(super) verdict: Verdict,
    /// The signs of the source.
    pub(super) source: Range<usize>,
    /// The signs of the quote.
    pub(super) quote: Range<usize>,
}

/// The signs at one end of a quote, or of the same words in a source; those next to the words first.
struct OuterSigns<'w> {
    /// All but quotation marks.
    signs: Vec<&'w str>,
    /// The quotation marks, as written: “She asked, ‘When?’” ends with one.
    marks: Vec<&'w str>,
    /// How many signs precede each mark.
    places: Vec<usize>,
}

impl<'w> OuterSigns<'w> {
    fn of(words: &'w Words<'_>, range: impl Iterator<Item = usize>) -> OuterSigns<'w> {
        let (mut signs, mut marks, mut places) = (Vec::new(), Vec::new(), Vec::new());
        let mut is_near = true;
        for n in range {
            // A remark of the quote is a sign, too: “We pay [applause]”.
            is_near &= !words.kind(n).is_spoken();
            match words.kind(n) {
                WordKind::Mark if is_near => {
                    marks.push(&words.text()[words.span(n)]);
                    places.push(signs.len());
                }
                WordKind::Mark => {}
                _ => signs.push(words.key(n)),
            }
        }
        OuterSigns {
            signs,
            marks,
            places,
        }
    }

    /// Collects the signs of a source. They end at a quotation mark, where the source quotes the words,
    /// too: its question mark in `was it “mostly dry”?` is not that of “mostly dry”. A mark that the quote
    /// has inside its own signs does not end them: “was it ‘mostly dry’?” is the whole question.
    fn around(
        source: &'w SourceText<'_>,
        range: impl Iterator<Item = usize>,
        quote: &OuterSigns<'_>,
    ) -> OuterSigns<'w> {
        let range = range.take_while(|&n| !source.words.kind(n).is_spoken());
        let mut found = OuterSigns::of(&source.words, range);
        let mut own = quote.places.iter().filter(|&&n| n < quote.signs.len());
        let end = found.places.iter().find(|&&end| {
            // Marks of the quote before this place have no partner in the source.
            own.by_ref()
                .find(|&&place| place >= end)
                .is_none_or(|&place| place != end)
        });
        found.signs.truncate(end.copied().unwrap_or(usize::MAX));
        found
    }
}

/// Judges the label of a quote from a transcript: it has to be that of the turn, or to precede the
/// words in the source.
pub(super) fn label(context: &MatchContext<'_>, first: usize) -> Verdict {
    let (words, label) = (&context.quote.words, context.quote.label.clone());
    if label.is_empty() {
        return Verdict::Exact;
    }
    let keys: Vec<&str> = label.map(|n| words.key(n)).collect();
    let source = &context.source.words;
    let stands = first.checked_sub(keys.len() + 1).is_some_and(|from| {
        let before = (from..first - 1).map(|n| source.key(n));
        before.eq(keys.iter().copied()) && source.key(first - 1) == ":"
    });
    let turn = context.source.chunk.turn(source.span(first).start()).turn;
    let turn = turn
        .checked_sub(1)
        .and_then(|n| context.document.turns().get(n));
    let speaker = turn.and_then(|turn| turn.speaker);
    let labels = speaker.is_some_and(|span| {
        let label = Words::of(&context.document.text()[span]);
        (0..label.len())
            .map(|n| label.key(n))
            .eq(keys.iter().copied())
    });
    let same = stands || labels;
    if same {
        Verdict::Exact
    } else {
        Verdict::Altered
    }
}

/// Judges the signs at one end, those next to the words first.
fn end_signs(quote: &[&str], source: &[&str]) -> Verdict {
    let same = quote.iter().zip(source).take_while(|(a, b)| a == b).count();
    let rest = &quote[same..];
    if rest.contains(&"…") {
        return Verdict::Abridged;
    }
    if rest.iter().any(|key| matches!(*key, "[" | "]" | "?")) {
        return Verdict::Altered;
    }
    let own = |key: &&str| matches!(*key, "," | ".");
    match rest.iter().all(own) {
        true => Verdict::Exact,
        false => Verdict::Typography,
    }
}

/// Judges a question mark that was dropped: "We can win?" is not “We can win.”
fn question(quote: &[&str], source: &[&str]) -> Verdict {
    let asked = source.contains(&"?");
    match quote.first() {
        Some(&".") if asked && !quote.contains(&"?") => Verdict::Altered,
        Some(&"," | &"?" | &"!") | None if asked => {
            if quote.contains(&"?") {
                Verdict::Exact
            } else {
                Verdict::Typography
            }
        }
        _ => Verdict::Exact,
    }
}
