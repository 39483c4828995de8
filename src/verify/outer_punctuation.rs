//! The signs before the first and after the last word of a quote, compared with those of the source.
//!
//! A comma or period inside the closing mark belongs to the story's sentence: `“We pay,” she said` is
//! "We pay." to the letter. A question mark is the speaker's.

use super::source_text::SourceText;
use super::verdict::Verdict;
use super::verdict_builder::MatchContext;
use crate::compare::{WordKind, Words};

/// Judges the signs before the first and after the last word of a quote, given the words of the source
/// that match them.
pub(super) fn judge(context: &MatchContext<'_>, first: usize, last: usize) -> Verdict {
    let (quote, source) = (context.quote, context.source);
    let (Some(opening), Some(closing)) = (context.parts.first(), context.parts.last()) else {
        return Verdict::Exact;
    };
    let words = &quote.words;
    let start = quote.label.end + usize::from(!quote.label.is_empty());
    let before_words = signs(words, (start..quote.range(opening).start.max(start)).rev());
    let before_words: Vec<&str> = before_words.collect();
    let after_words: Vec<&str> = signs(words, quote.range(closing).end..words.len()).collect();
    let around = |range: &mut dyn Iterator<Item = usize>| -> Vec<String> {
        let range = range.take_while(|&n| !ends(source, n));
        signs(&source.words, range).map(str::to_owned).collect()
    };
    let before = around(&mut (0..first).rev());
    let after = around(&mut (last + 1..source.words.len()));
    let quoted = marks(words, (start..quote.range(opening).start.max(start)).rev());
    let opened = marks(&source.words, (0..first).rev());
    let closing_marks = marks(words, quote.range(closing).end..words.len());
    let closed = marks(&source.words, last + 1..source.words.len());
    let same = opened.starts_with(&quoted) && closed.starts_with(&closing_marks);
    let nested = if same {
        Verdict::Exact
    } else {
        Verdict::Typography
    };
    nested
        .max(end_signs(&before_words, &before))
        .max(end_signs(&after_words, &after))
        .max(question(&after_words, &after))
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

/// Returns the signs except quotation marks.
fn signs<'w>(
    words: &'w Words<'_>,
    range: impl Iterator<Item = usize>,
) -> impl Iterator<Item = &'w str> {
    let range = range.filter(|&n| words.kind(n) != WordKind::Mark);
    range.map(|n| words.key(n))
}

/// Returns whether the signs around a quote end here: at a word, or at a quotation mark of a source that
/// quotes the words, too (`was it “mostly dry”?`).
fn ends(source: &SourceText<'_>, n: usize) -> bool {
    source.words.kind(n).is_spoken() || source.words.kind(n) == WordKind::Mark
}

/// Returns the quotation marks next to the words, as written: “She asked, ‘When?’” ends with one.
fn marks<'w>(words: &'w Words<'_>, range: impl Iterator<Item = usize>) -> Vec<&'w str> {
    let near = range.take_while(|&n| !words.kind(n).is_spoken());
    let marks = near.filter(|&n| words.kind(n) == WordKind::Mark);
    marks.map(|n| &words.text()[words.span(n)]).collect()
}

/// Judges the signs at one end, those next to the words first.
fn end_signs(quote: &[&str], source: &[String]) -> Verdict {
    let same = quote
        .iter()
        .zip(source)
        .take_while(|(a, b)| *a == b)
        .count();
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
fn question(quote: &[&str], source: &[String]) -> Verdict {
    let asked = source.iter().any(|key| key == "?");
    match quote.first() {
        Some(&".") if asked => Verdict::Altered,
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
