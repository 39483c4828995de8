//! Transcripts in JSON: the segments of Whisper and WhisperX, and the utterances of other services.
//!
//! The text of the document is made of them, a line each, with the speaker in front.

use crate::document::{Block, BlockKind, CueTime, Document, Stretch, Turn};
use crate::error::Error;
use crate::text::Span;
use serde_json::Value;

/// Makes a document of a transcript; `None` for any other object.
pub(super) fn document(place: &str, item: &Value) -> Option<Result<Document, Error>> {
    let segments = ["segments", "utterances"].iter().find_map(|name| {
        let list = item.get(name)?.as_array()?;
        let first = list.first()?;
        first.get("text")?.as_str()?;
        first.get("start").map(|_| list)
    })?;
    let mut text = String::new();
    let mut transcript = SegmentBuilder::default();
    // Whisper counts seconds; services that count whole milliseconds have no fractions.
    let whole = item.get("utterances").is_some();
    for segment in segments {
        let Some(words) = segment.get("text").and_then(Value::as_str).map(str::trim) else {
            continue;
        };
        let time = segment
            .get("start")
            .and_then(|start| milliseconds(start, whole));
        let speaker = segment.get("speaker").and_then(|speaker| match speaker {
            Value::String(name) if !name.trim().is_empty() => Some(name.trim().to_owned()),
            Value::Number(number) => Some(format!("Speaker {number}")),
            _ => None,
        });
        transcript.add(&mut text, speaker.as_deref(), words, time);
    }
    let SegmentBuilder { turns, blocks, .. } = transcript;
    let document = Document::of_blocks(place, text, blocks);
    Some(document.map(|document| document.with_turns(turns)))
}

#[derive(Default)]
struct SegmentBuilder {
    turns: Vec<Turn>,
    blocks: Vec<Block>,
    speaker: Option<String>,
}

impl SegmentBuilder {
    /// Adds a segment, and a turn where the speaker changes.
    fn add(
        &mut self,
        text: &mut String,
        speaker: Option<&str>,
        words: &str,
        time: Option<CueTime>,
    ) {
        if words.is_empty() {
            return;
        }
        if self.turns.is_empty() || self.speaker.as_deref() != speaker {
            let start = text.len();
            let label = speaker.map(|name| Span::new(start, start + name.len()));
            if let Some(name) = speaker {
                text.push_str(name);
                text.push_str(": ");
            }
            self.turns.push(Turn {
                speaker: label,
                stretches: Vec::new(),
            });
            self.speaker = speaker.map(str::to_owned);
        }
        let span = Span::new(text.len(), text.len() + words.len());
        text.push_str(words);
        text.push('\n');
        self.blocks.push(Block {
            span,
            kind: BlockKind::Paragraph,
        });
        if let Some(turn) = self.turns.last_mut() {
            turn.stretches.push(Stretch { span, time });
        }
    }
}

/// Reads a time in seconds, `6.4` or `"6.4"`, or in whole milliseconds.
fn milliseconds(value: &Value, whole: bool) -> Option<CueTime> {
    let words = match value {
        Value::String(words) => words.clone(),
        Value::Number(number) => number.to_string(),
        _ => return None,
    };
    let (seconds, fraction) = words.split_once('.').unwrap_or((&words, ""));
    let seconds: u32 = seconds.parse().ok()?;
    if whole && fraction.is_empty() {
        return Some(CueTime(seconds));
    }
    let digits: String = fraction.chars().chain("000".chars()).take(3).collect();
    let thousandths: u32 = digits.parse().ok()?;
    Some(CueTime(
        seconds.checked_mul(1000)?.checked_add(thousandths)?,
    ))
}
