//! Why a quote was given to its speaker: the words of the story with quote, mention and cue marked,
//! the reason, whom a pronoun means, the confidence, and who else came near.
//!
//! ```text
//! council.txt, line 3: Dana Whitlock, police chief
//!
//!     “The bridge is safe,” said police chief Dana Whitlock on Friday.
//!     ^^^^^^^^^^^^^^^^^^^^^ ---- ~~~~~~~~~~~~~~~~~~~~~~~~~~
//!   why         the verb and then the name follow the quote (quote-verb-name)
//!   because     the verb of speech “said” stands right before the name; a person is named
//!   confidence  0.98
//!   second      Teresa Lund (“she”, line 2)
//! ```

use super::passage::passage;
use super::style::{ColorChoice, Screen, Style, StyledChar, StyledText};
use super::wrap::{StyledLine, beside, print, wrap};
use super::{QuoteRow, SpeakerAnswer, Writer, because, words};
use crate::attribute::Outcome;
use crate::coref::SpeakerKind;
use crate::document::Document;
use crate::extract::Record;
use crate::mention::{MentionId, MentionKind};
use crate::text::Places;
use std::io;

/// The indent of the story's words and of the reasons.
const TEXT: usize = 4;
const REASON: usize = 2;
/// How wide the names of the reasons are.
const VALUE: usize = 12;

/// Writes explanations for people, as wide as their screen.
#[derive(Clone, Copy, Debug)]
pub struct Explain {
    screen: Screen,
}

impl Explain {
    /// Makes a writer for a screen. Without colors the marked words are underlined: `^` quote,
    /// `~` who, `-` verb.
    pub fn new(screen: Screen) -> Explain {
        Explain { screen }
    }
}

impl Writer for Explain {
    fn begin(&self, out: &mut dyn io::Write) -> io::Result<()> {
        print(
            &wrap(&self.legend(), self.screen.width),
            self.screen.color,
            out,
        )?;
        out.write_all(b"\n")
    }

    fn wants_reasons(&self) -> bool {
        true
    }

    fn document(
        &self,
        document: &Document,
        rows: &[QuoteRow<'_>],
        out: &mut dyn io::Write,
    ) -> io::Result<()> {
        let places = Places::new(document.text());
        for row in rows {
            print(&self.lines(row, &places), self.screen.color, out)?;
            out.write_all(b"\n")?;
        }
        Ok(())
    }
}

impl Explain {
    fn legend(&self) -> StyledText {
        let mut legend = StyledText::new(Style::Faint, "Marked below:");
        for (style, name) in [
            (Style::Quote, "quote"),
            (Style::Mention, "who"),
            (Style::Cue, "verb"),
        ] {
            legend.push(Style::Faint, " ");
            match self.screen.color {
                ColorChoice::Plain => legend.push(style, &format!("{} {name}", style.underline())),
                ColorChoice::Ansi => legend.push(style, name),
            }
        }
        legend
    }

    fn lines(&self, row: &QuoteRow<'_>, places: &Places<'_>) -> Vec<StyledLine> {
        // The turn of an interview has a label or none: nothing was decided.
        let Some(record) = row.record else {
            return Vec::new();
        };
        let mut lines = wrap(&heading(row), self.screen.width);
        lines.push(StyledLine::default());
        let text = wrap(&passage(row), self.screen.width.saturating_sub(TEXT));
        let text = match self.screen.color {
            ColorChoice::Plain => underlined(text),
            ColorChoice::Ansi => text,
        };
        lines.extend(beside(Vec::new(), text, TEXT));
        for (name, value) in reasons(row, record, places) {
            let width = self.screen.width.saturating_sub(REASON + VALUE);
            let value = wrap(&StyledText::new(Style::Plain, &value), width);
            let reason = beside(vec![StyledLine::of(Style::Faint, name)], value, VALUE);
            lines.extend(beside(Vec::new(), reason, REASON));
        }
        lines
    }
}

/// Says where the quote is and who said it.
fn heading(row: &QuoteRow<'_>) -> StyledText {
    let mut heading = StyledText::new(
        Style::Plain,
        &format!("{}, line {}: ", row.document, row.line),
    );
    match row.answer {
        SpeakerAnswer::Named => {
            heading.push(Style::Strong, row.speaker.unwrap_or_default());
            if let Some(role) = row.role {
                heading.push(Style::Plain, &format!(", {role}"));
            }
        }
        SpeakerAnswer::Unresolved => {
            heading.push(
                Style::Strong,
                row.mention.map_or("", |mention| mention.text),
            );
            heading.push(Style::Plain, " (not clear who)");
        }
        SpeakerAnswer::Unnamed => heading.push(Style::Strong, "nobody named"),
        SpeakerAnswer::NotSpeech => heading.push(Style::Strong, "not speech"),
        SpeakerAnswer::Withheld => heading.push(Style::Strong, "not sure enough"),
    }
    heading
}

/// Puts a line of signs under every line that has marked words.
fn underlined(lines: Vec<StyledLine>) -> Vec<StyledLine> {
    let mut out = Vec::with_capacity(lines.len() * 2);
    for line in lines {
        let signs: String = line.cells.iter().flat_map(signs).collect();
        out.push(line);
        if !signs.trim_end().is_empty() {
            out.push(StyledLine::of(Style::Plain, signs.trim_end()));
        }
    }
    out
}

fn signs(cell: &StyledChar) -> impl Iterator<Item = char> {
    std::iter::repeat_n(cell.style.underline(), cell.width())
}

/// Returns the reasons, each with its name.
fn reasons(
    row: &QuoteRow<'_>,
    record: Record<'_>,
    places: &Places<'_>,
) -> Vec<(&'static str, String)> {
    let mut reasons = vec![("why", why(row, record))];
    reasons.extend(because(row).map(|because| ("because", because)));
    reasons.extend(means(row, record, places).map(|means| ("means", means)));
    reasons.push(("confidence", format!("{:.2}", row.confidence)));
    reasons.extend(second(record, places).map(|second| ("second", second)));
    reasons.extend(words::kept(&row.kept).map(|kept| ("kept", kept)));
    reasons.extend(row.hidden.as_ref().map(|hidden| {
        let note = format!("the quote has characters that nobody sees: {hidden}");
        ("hidden", note)
    }));
    reasons
}

pub(super) fn why(row: &QuoteRow<'_>, record: Record<'_>) -> String {
    match record.attribution().outcome {
        _ if row.answer == SpeakerAnswer::Withheld => {
            "there is an answer, but it is less sure than you asked for".to_owned()
        }
        Outcome::Spoken { evidence, .. } => {
            format!("{} ({})", words::reason(evidence), evidence.name())
        }
        Outcome::Unnamed => {
            "these are somebody's words, and the story does not say whose".to_owned()
        }
        Outcome::NotSpeech => format!("nobody is quoted here ({})", row.kind),
    }
}

/// Says what decided, where the answer is shown and the reasons were asked for.
pub(super) fn because(row: &QuoteRow<'_>) -> Option<String> {
    let text = row.analysis.document.text();
    let shown = row.answer != SpeakerAnswer::Withheld && !row.reasons.is_empty();
    let clauses = row
        .reasons
        .iter()
        .map(|reason| because::because(reason, text));
    shown.then(|| clauses.collect::<Vec<_>>().join("; "))
}

/// Says why the mention means that person: where the person is named, and who it could mean as well.
///
/// ```text
/// he: Luka Maric, named in the same sentence; second: Arne Vik
/// ```
///
/// A name that is printed as it stands is its own proof.
pub(super) fn means(row: &QuoteRow<'_>, record: Record<'_>, places: &Places<'_>) -> Option<String> {
    let Outcome::Spoken {
        speaker, mention, ..
    } = record.attribution().outcome
    else {
        return None;
    };
    let coreference = &record.analysis().coreference;
    let named = coreference.speakers.get(speaker.index())?;
    let own = coreference.mentions.get(mention.index())?;
    let words = &record.analysis().document.text()[own.span];
    let is_told = matches!(row.answer, SpeakerAnswer::Named | SpeakerAnswer::Unresolved);
    let link = coreference.links.get(mention.index());
    let rival = link.and_then(|link| link.rival).filter(|&id| id != speaker);
    let rival = rival.and_then(|id| coreference.speakers.get(id.index()));
    let second = rival.map_or(String::new(), |rival| format!("; second: {}", rival.name));
    if !is_told || own.kind == MentionKind::Name && words.ends_with(&named.name) {
        return None;
    }
    if named.kind == SpeakerKind::Unresolved {
        return rival.map(|rival| format!("{words}: not clear who; perhaps {}", rival.name));
    }
    let is_name = |id: &&MentionId| {
        let other = &coreference.mentions[id.index()];
        !matches!(other.kind, MentionKind::Pronoun | MentionKind::Document)
    };
    let mut before = named.mentions.iter().rev().filter(|&&id| id < mention);
    let mut after = named.mentions.iter().filter(|&&id| id > mention);
    let Some(other) = before.find(is_name).or_else(|| after.find(is_name)) else {
        return (!second.is_empty()).then(|| format!("{words}: somebody new{second}"));
    };
    let other = &coreference.mentions[other.index()];
    let line = places.at(other.span.start()).line;
    let place = match own.sentence.checked_sub(other.sentence) {
        Some(0) => "in the same sentence".to_owned(),
        Some(1) if own.passage == other.passage => "in the sentence before".to_owned(),
        Some(_) => format!("in line {line}"),
        None => format!("later, in line {line}"),
    };
    Some(format!("{words}: {}, named {place}{second}", named.name))
}

/// Names the candidate that came second.
pub(super) fn second(record: Record<'_>, places: &Places<'_>) -> Option<String> {
    let analysis = record.analysis();
    let id = record.attribution().runner_up?;
    let mention = analysis.coreference.mentions.get(id.index())?;
    let line = places.at(mention.span.start()).line;
    let words = &analysis.document.text()[mention.span];
    let speaker = analysis.coreference.speakers.get(mention.speaker.index())?;
    Some(
        if speaker.name == words || speaker.kind == SpeakerKind::Unresolved {
            format!("{words} (line {line})")
        } else {
            format!("{} (“{words}”, line {line})", speaker.name)
        },
    )
}
