//! The text of a story, cut where quotes, mentions and cues begin and end.
//!
//! Quotes nest and become elements. A mention or a cue may cross the edge of a quote (`“Wizard” Smith`), so that it is
//! cut at each edge.

use serde::Serialize;
use std::collections::BTreeMap;

/// A quote as the text shows it.
#[derive(Debug)]
pub(super) struct QuoteMark {
    /// The words, without marks.
    pub(super) content: (usize, usize),
    /// Where the marks end: the number of the quote stands there.
    pub(super) end: usize,
    /// The words that name the speaker.
    pub(super) mention: Option<(usize, usize)>,
    /// The reporting verb or phrase.
    pub(super) cue: Option<(usize, usize)>,
}

/// A piece of the text.
#[derive(Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "op", rename_all = "lowercase")]
pub(super) enum TextPiece<'t> {
    /// Words.
    Words { text: &'t str },
    /// Here a quote begins, by its index.
    Open { quote: usize },
    /// The words of the last quote that is open end.
    Close,
    /// The number of a quote stands here.
    Number { quote: usize },
    /// Words that name the speaker of these quotes.
    Mention { quotes: Vec<usize> },
    /// A cue.
    Cue { quote: usize },
    /// A mention or a cue ends.
    End,
}

/// What begins or ends at one place.
#[derive(Debug, Default)]
struct TextEdge {
    /// Quotes whose words end: a number for each, the inner ones first.
    closed: usize,
    numbers: Vec<usize>,
    /// Quotes whose words begin, the outer ones first.
    opened: Vec<usize>,
}

/// The edges of all quotes, mentions and cues of a story, by place.
#[derive(Debug, Default)]
pub(super) struct StoryMarks {
    edges: BTreeMap<usize, TextEdge>,
    /// Mentions by where they begin, with their ends and quotes.
    mentions: BTreeMap<usize, (usize, Vec<usize>)>,
    cues: BTreeMap<usize, (usize, usize)>,
    /// Where the number of each quote stands.
    ends: Vec<usize>,
}

impl StoryMarks {
    /// Collects the edges. Quotes are in reading order, outer ones before those inside.
    pub(super) fn of(quotes: &[QuoteMark]) -> StoryMarks {
        let mut marks = StoryMarks::default();
        for (n, quote) in quotes.iter().enumerate() {
            let (start, end) = quote.content;
            // An element without words would be no use.
            if start < end {
                marks.edges.entry(start).or_default().opened.push(n);
                marks.edges.entry(end).or_default().closed += 1;
            }
            marks.ends.push(quote.end.max(end));
            let after = marks.edges.entry(quote.end.max(end)).or_default();
            after.numbers.push(n);
            if let Some((start, end)) = quote.mention.filter(|(start, end)| start < end) {
                let mention = marks
                    .mentions
                    .entry(start)
                    .or_insert_with(|| (end, Vec::new()));
                mention.0 = mention.0.max(end);
                mention.1.push(n);
                marks.edges.entry(start).or_default();
                marks.edges.entry(end).or_default();
            }
            if let Some((start, end)) = quote.cue.filter(|(start, end)| start < end) {
                marks.cues.entry(start).or_insert((end, n));
                marks.edges.entry(start).or_default();
                marks.edges.entry(end).or_default();
            }
        }
        marks
    }

    /// Returns where a part of a long text that begins at `start` may end: at a space, outside of quotes.
    pub(super) fn cut(&self, text: &str, start: usize, end: usize, length: usize) -> usize {
        let mut wanted = start + length;
        let mut edges = self.edges.range(start..end).peekable();
        let (mut depth, mut reached) = (0_usize, start);
        while wanted < end {
            let rest = &text.as_bytes()[wanted..end];
            let Some(space) = rest.iter().position(|byte| *byte == b' ') else {
                return end;
            };
            let at = wanted + space;
            while let Some((place, edge)) = edges.next_if(|(place, _)| **place <= at) {
                depth = depth.saturating_sub(edge.closed) + edge.opened.len();
                let mention = self.mentions.get(place).map(|(end, _)| *end);
                let cue = self.cues.get(place).map(|(end, _)| *end);
                let numbers = edge.opened.iter().map(|&n| self.ends[n]);
                let ends = numbers.chain(mention).chain(cue);
                reached = ends.fold(reached.max(*place), usize::max);
            }
            // No quote, mention or cue may be open, nor begin or end right here.
            if depth == 0 && reached < at {
                return at;
            }
            wanted = at.max(reached) + 1;
        }
        end
    }

    /// Cuts a part of the text, which begins at `start`.
    pub(super) fn pieces<'t>(&self, text: &'t str, start: usize, end: usize) -> Vec<TextPiece<'t>> {
        let mut pieces = Vec::new();
        let (mut at, mut depth) = (start, 0_usize);
        let mut naming: Option<(usize, &[usize])> = None;
        let mut cue: Option<(usize, usize)> = None;
        for (&place, edge) in self.edges.range(start..=end) {
            push(&mut pieces, &text[at..place], naming, cue);
            at = place;
            naming = naming.filter(|(end, _)| *end > place);
            cue = cue.filter(|(end, _)| *end > place);
            let closed = edge.closed.min(depth);
            pieces.extend((0..closed).map(|_| TextPiece::Close));
            depth -= closed;
            if place > start {
                let numbers = edge.numbers.iter().rev();
                pieces.extend(numbers.map(|&quote| TextPiece::Number { quote }));
            }
            if place < end {
                depth += edge.opened.len();
                let opened = edge.opened.iter();
                pieces.extend(opened.map(|&quote| TextPiece::Open { quote }));
                if let Some((end, quotes)) = self.mentions.get(&place) {
                    naming = Some((*end, quotes));
                }
                cue = self.cues.get(&place).copied().or(cue);
            }
        }
        push(&mut pieces, &text[at..end], naming, cue);
        pieces.extend((0..depth).map(|_| TextPiece::Close));
        pieces
    }
}

/// Adds words, in the element of the mention or the cue that they are part of.
fn push<'t>(
    pieces: &mut Vec<TextPiece<'t>>,
    words: &'t str,
    naming: Option<(usize, &[usize])>,
    cue: Option<(usize, usize)>,
) {
    if words.is_empty() {
        return;
    }
    let marked = match (naming, cue) {
        (Some((_, quotes)), _) => Some(TextPiece::Mention {
            quotes: quotes.to_vec(),
        }),
        (None, Some((_, quote))) => Some(TextPiece::Cue { quote }),
        (None, None) => None,
    };
    let is_marked = marked.is_some();
    pieces.extend(marked);
    pieces.push(TextPiece::Words { text: words });
    pieces.extend(is_marked.then_some(TextPiece::End));
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Writes pieces down: `<q0>…</q>`, `#0`, `[m]…[/]`.
    fn written(pieces: &[TextPiece<'_>]) -> String {
        let pieces = pieces.iter().map(|piece| match piece {
            TextPiece::Words { text } => (*text).to_owned(),
            TextPiece::Open { quote } => format!("<q{quote}>"),
            TextPiece::Close => "</q>".to_owned(),
            TextPiece::Number { quote } => format!("#{quote}"),
            TextPiece::Mention { quotes } => format!("[m{quotes:?}]"),
            TextPiece::Cue { quote } => format!("[c{quote}]"),
            TextPiece::End => "[/]".to_owned(),
        });
        pieces.collect()
    }

    fn mark(text: &str, words: &str, mention: &str, cue: &str) -> QuoteMark {
        let place = |part: &str| {
            let start = text.find(part).expect("it is there");
            (start, start + part.len())
        };
        let content = place(words);
        QuoteMark {
            content,
            end: content.1 + '”'.len_utf8(),
            mention: (!mention.is_empty()).then(|| place(mention)),
            cue: (!cue.is_empty()).then(|| place(cue)),
        }
    }

    #[test]
    fn quotes_nest_and_what_crosses_them_is_cut() {
        let text = "“He said ‘go’ twice,” Ana “Wiz” Reis said.";
        let mut quotes = vec![
            mark(text, "He said ‘go’ twice,", "Ana “Wiz” Reis", "said."),
            mark(text, "go", "He", "said"),
            mark(text, "Wiz", "", ""),
        ];
        quotes[0].cue = Some((text.len() - 5, text.len() - 1));
        let pieces = StoryMarks::of(&quotes).pieces(text, 0, text.len());
        assert_eq!(
            written(&pieces),
            "“<q0>[m[1]]He[/] [c1]said[/] ‘<q1>go</q>’#1 twice,</q>”#0 [m[0]]Ana “[/]<q2>[m[0]]Wiz[/]</q>[m[0]]”[/]#2[m[0]] Reis[/] [c0]said[/]."
        );
    }

    #[test]
    fn a_part_is_whole_by_itself() {
        let text = "“One.\n“Two.”";
        let quotes = [
            QuoteMark {
                content: (3, 7),
                end: 7,
                mention: None,
                cue: None,
            },
            QuoteMark {
                content: (11, 15),
                end: 18,
                mention: None,
                cue: None,
            },
        ];
        let marks = StoryMarks::of(&quotes);
        assert_eq!(written(&marks.pieces(text, 0, 7)), "“<q0>One.</q>#0");
        assert_eq!(written(&marks.pieces(text, 8, 18)), "“<q1>Two.</q>”#1");
    }
}
