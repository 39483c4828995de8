//! Figures and misses for people.

use super::figures::{AnswerLine, EvidenceLine, Figures, Rates};
use super::miss::{Got, Miss, Wanted, Wrong};
use super::share::Share;
use crate::visible::Visible;
use std::fmt::{self, Write as _};

impl fmt::Display for Figures {
    /// Three tables: the figures, what became of the quotes, and which pattern fails. Rows without
    /// any quote are left out.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{:<18} {:>9}", "documents", self.documents)?;
        writeln!(f, "{:<18} {:>9}", "gold quotes", self.gold_quotes)?;
        writeln!(f, "{:<18} {:>9}", "predicted quotes", self.predicted_quotes)?;
        writeln!(f)?;
        let (precision, recall) = ("precision", "recall");
        writeln!(f, "{:<18} {precision:>9} {recall:>9} {:>9}", "", "F1")?;
        rates(f, "detection", self.detection)?;
        rates(f, "mention", self.mention)?;
        rates(f, "speaker", self.speaker)?;
        writeln!(f)?;
        share(f, "exact", self.exact, "quotes found")?;
        share(f, "abstention", self.abstention, "that are not speech")?;
        writeln!(
            f,
            "{:<18} {:>9}",
            "calibration error", self.calibration_error
        )?;
        share(f, "answered at 99 %", self.answered_at_99, "attributed")?;
        by_answer(f, &self.by_answer)?;
        by_evidence(f, &self.by_evidence)
    }
}

fn rates(f: &mut fmt::Formatter<'_>, name: &str, rates: Rates) -> fmt::Result {
    let Rates {
        precision,
        recall,
        f1,
    } = rates;
    writeln!(f, "{name:<18} {precision:>9} {recall:>9} {f1:>9}")
}

fn share(f: &mut fmt::Formatter<'_>, name: &str, share: Share, whole: &str) -> fmt::Result {
    writeln!(f, "{name:<18} {share:>9}  of {} {whole}", share.whole())
}

fn by_answer(f: &mut fmt::Formatter<'_>, lines: &[AnswerLine]) -> fmt::Result {
    writeln!(
        f,
        "\n{:<18} {:>10} {:>7} {:>10} {:>7} {:>11}",
        "answer \\ gold", "attributed", "right", "sourceless", "none", "not in gold"
    )?;
    for line in lines {
        let quotes = line.attributed + line.sourceless + line.none + line.not_in_gold;
        if quotes > 0 {
            writeln!(
                f,
                "{:<18} {:>10} {:>7} {:>10} {:>7} {:>11}",
                line.answer,
                line.attributed,
                line.right,
                line.sourceless,
                line.none,
                line.not_in_gold
            )?;
        }
    }
    Ok(())
}

fn by_evidence(f: &mut fmt::Formatter<'_>, lines: &[EvidenceLine]) -> fmt::Result {
    let (quotes, right) = ("quotes", "right");
    writeln!(
        f,
        "\n{:<18} {quotes:>10} {right:>7} {:>10}",
        "evidence", "share"
    )?;
    for line in lines.iter().filter(|line| line.quotes > 0) {
        writeln!(
            f,
            "{:<18} {:>10} {:>7} {:>10}",
            line.evidence, line.quotes, line.right, line.share_right
        )?;
    }
    Ok(())
}

impl fmt::Display for Miss {
    /// Where, what was wanted, what was answered, and the quote between ⟦ ⟧ in its story.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let wrong = match self.wrong {
            Wrong::NotFound => "quote not found",
            Wrong::NotInGold => "quote not in the gold",
            Wrong::Mention => "wrong mention",
            Wrong::NotSpeech => "not speech, and given to a speaker",
            Wrong::Speaker => "wrong speaker",
        };
        let (place, line) = (Visible(&self.place), self.line);
        writeln!(
            f,
            "{place}: {}, line {line}: {wrong}",
            on_one_line(&self.document)
        )?;
        let wanted = self.wanted.as_ref().map_or("no quote".to_owned(), wanted);
        writeln!(f, "    wanted   {}", on_one_line(&wanted))?;
        let got = self.got.as_ref().map_or("no quote".to_owned(), got);
        writeln!(f, "    got      {}", on_one_line(&got))?;
        let (before, after) = (on_one_line(&self.before), on_one_line(&self.after));
        writeln!(
            f,
            "    context  {before}⟦{}⟧{after}",
            on_one_line(&self.quote)
        )
    }
}

fn wanted(wanted: &Wanted) -> String {
    let mut words = match wanted.speaker.as_deref() {
        None => wanted.kind.to_owned(),
        Some([]) => format!("nobody ({})", wanted.kind),
        Some(names) => names.join(" / "),
    };
    if !wanted.source.is_empty() {
        let _ = write!(words, ", from “{}”", wanted.source.join(" … "));
    }
    words
}

fn got(got: &Got) -> String {
    let mut words = got.speaker.as_deref().unwrap_or(got.answer).to_owned();
    if let Some(mention) = &got.mention {
        let _ = write!(words, ", from “{mention}”");
    }
    let _ = match got.evidence {
        Some(evidence) => write!(words, " ({evidence}, {:.2})", got.confidence),
        None => write!(words, " ({:.2})", got.confidence),
    };
    words
}

/// Shows line breaks as signs; what would steer a terminal by its number.
fn on_one_line(words: &str) -> String {
    let shown = |char| match char {
        '\n' => '⏎',
        '\r' | '\t' => ' ',
        _ => char,
    };
    let words: String = words.chars().map(shown).collect();
    Visible(&words).to_string()
}
