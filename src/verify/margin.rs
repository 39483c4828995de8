//! The signs that open and end a quote, beside those of the source.
//!
//! A comma or a full stop inside the closing mark belongs to the story's sentence: `“We pay,” she
//! said` is "We pay." to the letter. A question mark is the speaker's.

use super::Verdict;
use super::chunk::Source;
use super::judge::Judge;
use crate::compare::{Sort, Words};

/// Judges the signs before the first and behind the last word of a quote, given the words of the
/// source they stand beside.
pub(super) fn judge(judge: &Judge<'_>, first: usize, last: usize) -> Verdict {
    let (sought, source) = (judge.sought, judge.source);
    let (Some(opening), Some(closing)) = (judge.items.first(), judge.items.last()) else {
        return Verdict::Exact;
    };
    let words = &sought.words;
    let start = sought.label.end + usize::from(!sought.label.is_empty());
    let lead = signs(words, (start..sought.range(opening).start.max(start)).rev());
    let lead: Vec<&str> = lead.collect();
    let tail: Vec<&str> = signs(words, sought.range(closing).end..words.len()).collect();
    let around = |range: &mut dyn Iterator<Item = usize>| -> Vec<String> {
        let range = range.take_while(|&n| !ends(source, n));
        signs(&source.words, range).map(str::to_owned).collect()
    };
    let before = around(&mut (0..first).rev());
    let behind = around(&mut (last + 1..source.words.len()));
    let quoted = marks(words, (start..sought.range(opening).start.max(start)).rev());
    let opened = marks(&source.words, (0..first).rev());
    let closing_marks = marks(words, sought.range(closing).end..words.len());
    let closed = marks(&source.words, last + 1..source.words.len());
    let same = opened.starts_with(&quoted) && closed.starts_with(&closing_marks);
    let nested = if same {
        Verdict::Exact
    } else {
        Verdict::Typography
    };
    nested
        .max(margin(&lead, &before))
        .max(margin(&tail, &behind))
        .max(question(&tail, &behind))
}

/// Judges the label of a quote out of a transcript: it has to be that of the turn, or to stand before
/// the words.
pub(super) fn label(judge: &Judge<'_>, first: usize) -> Verdict {
    let (words, label) = (&judge.sought.words, judge.sought.label.clone());
    if label.is_empty() {
        return Verdict::Exact;
    }
    let keys: Vec<&str> = label.map(|n| words.key(n)).collect();
    let source = &judge.source.words;
    let stands = first.checked_sub(keys.len() + 1).is_some_and(|from| {
        let before = (from..first - 1).map(|n| source.key(n));
        before.eq(keys.iter().copied()) && source.key(first - 1) == ":"
    });
    let turn = judge.source.chunk.voice(source.span(first).start()).turn;
    let turn = turn
        .checked_sub(1)
        .and_then(|n| judge.document.turns().get(n));
    let speaker = turn.and_then(|turn| turn.speaker);
    let labels = speaker.is_some_and(|span| {
        let label = Words::of(&judge.document.text()[span]);
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

/// The signs but quotation marks.
fn signs<'w>(
    words: &'w Words<'_>,
    range: impl Iterator<Item = usize>,
) -> impl Iterator<Item = &'w str> {
    let range = range.filter(|&n| words.sort(n) != Sort::Mark);
    range.map(|n| words.key(n))
}

/// Tells whether the signs around a quote end here: at a word, or at a quotation mark of a source that
/// quotes the words itself (`was it “mostly dry”?`).
fn ends(source: &Source<'_>, n: usize) -> bool {
    source.words.sort(n).is_spoken() || source.words.sort(n) == Sort::Mark
}

/// The quotation marks next to the words, as they are written: “She asked, ‘When?’” ends with one.
fn marks<'w>(words: &'w Words<'_>, range: impl Iterator<Item = usize>) -> Vec<&'w str> {
    let near = range.take_while(|&n| !words.sort(n).is_spoken());
    let marks = near.filter(|&n| words.sort(n) == Sort::Mark);
    marks.map(|n| &words.text()[words.span(n)]).collect()
}

/// Judges the signs of one edge, those next to the words first.
fn margin(quote: &[&str], source: &[String]) -> Verdict {
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

/// Judges a question that is none any more: "We can win?" is not “We can win.”
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
