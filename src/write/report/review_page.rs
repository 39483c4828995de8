//! The page of a review: one finding, with the sentence of the story, and old and new marked.

use super::{Finding, MarkedWords, WordsMark, marked};
use crate::write::style::{ColorChoice, Screen, Style, StyledText, render};
use crate::write::wrap::wrap;

/// How many affected quotes are listed.
const LISTED: usize = 12;

/// Renders one finding for a person who decides about it, as lines that fit a screen's width.
#[derive(Clone, Copy, Debug)]
pub struct ReviewPage {
    screen: Screen,
}

impl ReviewPage {
    /// Makes pages for a screen.
    pub fn new(screen: Screen) -> ReviewPage {
        ReviewPage { screen }
    }

    /// Renders a finding.
    pub fn finding(&self, finding: &Finding) -> Vec<String> {
        let mut lines = Vec::new();
        let mut put = |text: StyledText, indent: usize| self.put(&text, indent, &mut lines);
        let mut title = StyledText::new(Style::Strong, finding.rule.id);
        title.push(Style::Faint, &format!(" ({})", finding.severity.name()));
        put(title, 0);
        let mut sentence = StyledText::new(Style::Plain, &finding.title());
        sentence.push(Style::Plain, " ");
        sentence.push(Style::Plain, finding_head(finding));
        put(sentence, 0);
        put(StyledText::default(), 0);
        if !finding.changed.is_empty() && finding.passage.is_empty() {
            put(self.styled(&finding.changed), 2);
            put(StyledText::default(), 0);
        }
        if !finding.passage.is_empty() {
            put(self.styled(&marked_passage(finding)), 2);
            put(StyledText::default(), 0);
        }
        for field in &finding.fields {
            let shown = |side: &str| match side {
                "" => "nothing".to_owned(),
                side => side.to_owned(),
            };
            let sides = [
                (WordsMark::Kept, format!("{}: ", field.column)),
                (WordsMark::Removed, shown(&field.expected)),
                (WordsMark::Kept, " → ".to_owned()),
                (WordsMark::Added, shown(&field.actual)),
            ];
            let line = sides.map(|(mark, text)| MarkedWords { mark, text });
            let line = self.styled(&line);
            put(line, 2);
        }
        if let Some(count) = finding.affected_count() {
            put(StyledText::default(), 0);
            put(StyledText::new(Style::Plain, &format!("{count}:")), 0);
            for quote in finding.affected.iter().take(LISTED) {
                let line = quote.region.map_or(1, |region| region.line);
                let words = super::title(line, &quote.quote);
                put(StyledText::new(Style::Plain, &words), 2);
            }
            let more = finding.affected.len().saturating_sub(LISTED);
            if more > 0 {
                put(
                    StyledText::new(Style::Faint, &format!("and {more} more")),
                    2,
                );
            }
        }
        lines
    }

    /// Renders a line of another kind: of a first golden, of help, of progress.
    pub fn line(&self, text: &str) -> Vec<String> {
        let mut lines = Vec::new();
        self.put(&StyledText::new(Style::Plain, text), 0, &mut lines);
        lines
    }

    /// Renders a heading.
    pub fn heading(&self, text: &str) -> Vec<String> {
        let mut lines = Vec::new();
        self.put(&StyledText::new(Style::Strong, text), 0, &mut lines);
        lines
    }

    /// Returns marked words in their styles. Without colors their signs are text, so that a line with them
    /// fits the screen.
    fn styled(&self, words: &[MarkedWords]) -> StyledText {
        if self.screen.color == ColorChoice::Plain {
            return StyledText::new(Style::Plain, &marked(words));
        }
        let mut styled = StyledText::default();
        for piece in words {
            styled.push(Style::of(piece.mark), &piece.text);
        }
        styled
    }

    fn put(&self, text: &StyledText, indent: usize, lines: &mut Vec<String>) {
        for line in wrap(text, self.screen.width.saturating_sub(indent + 1)) {
            let mut shown = " ".repeat(indent);
            render(&line.cells, self.screen.color, &mut shown);
            lines.push(shown);
        }
    }
}

/// Returns the message up to the marked words and the columns, which the page shows by themselves.
pub(in crate::write) fn finding_head(finding: &Finding) -> &str {
    let message = finding.message.as_str();
    let end = match (finding.changed.is_empty(), finding.fields.get(1)) {
        (false, _) => message.find(':'),
        (true, Some(next)) => message.find(&format!(" ({} ", next.column.replace('_', " "))),
        (true, None) => None,
    };
    message[..end.unwrap_or(message.len())].trim_end()
}

/// Returns the sentence of the story, with the changed words of the quote, or the old and the new words that
/// name its speaker, marked.
pub(in crate::write) fn marked_passage(finding: &Finding) -> Vec<MarkedWords> {
    if !finding.changed.is_empty() {
        return with_changed_quote(finding);
    }
    let field = |column| finding.fields.iter().find(|field| field.column == column);
    let mut passage = finding.passage.clone();
    for (column, mark) in [("mention", WordsMark::Mention), ("cue", WordsMark::Cue)] {
        let Some(field) = field(column) else {
            continue;
        };
        let is_new = |piece: &&mut MarkedWords| piece.mark == mark && piece.text == field.actual;
        if let Some(piece) = passage.iter_mut().find(is_new) {
            piece.mark = WordsMark::Added;
        }
        mark_old(&mut passage, &field.expected);
    }
    passage
}

/// Puts the changed words in the place of the quote.
fn with_changed_quote(finding: &Finding) -> Vec<MarkedWords> {
    let is_quote = |piece: &MarkedWords| piece.mark == WordsMark::Quote;
    let passage = &finding.passage;
    let (Some(first), Some(last)) = (
        passage.iter().position(is_quote),
        passage.iter().rposition(is_quote),
    ) else {
        return finding.changed.clone();
    };
    let sign = |char: Option<char>| MarkedWords {
        mark: WordsMark::Quote,
        text: char.into_iter().collect(),
    };
    let open = passage[first].text.chars().next();
    let close = passage[last].text.chars().next_back();
    let mut made = passage[..first].to_vec();
    made.push(sign(open.filter(|char| !char.is_alphanumeric())));
    made.extend(finding.changed.iter().cloned());
    made.push(sign(close.filter(|char| !char.is_alphanumeric())));
    made.extend(passage[last + 1..].iter().cloned());
    made
}

/// Marks the first place of words that named the speaker before.
fn mark_old(passage: &mut Vec<MarkedWords>, old: &str) {
    let found = passage.iter().enumerate().find_map(|(n, piece)| {
        let is_plain = piece.mark == WordsMark::Kept && !old.is_empty();
        let at = is_plain.then(|| piece.text.find(old)).flatten()?;
        Some((n, at))
    });
    let Some((n, at)) = found else {
        return;
    };
    let piece = passage.remove(n);
    let end = at + old.len();
    let parts = [
        (WordsMark::Kept, &piece.text[..at]),
        (WordsMark::Removed, old),
        (WordsMark::Kept, &piece.text[end..]),
    ];
    let parts = parts.into_iter().map(|(mark, text)| MarkedWords {
        mark,
        text: text.to_owned(),
    });
    passage.splice(n..n, parts);
}
