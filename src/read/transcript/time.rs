//! Times of cues and labels: `00:01:02.500`.

use crate::document::CueTime;

/// Reads a time: `01:02.500`, `00:01:02,500`, `00:01:02`.
pub(super) fn parse_time(words: &str) -> Option<CueTime> {
    let (whole, fraction) = words.split_once(['.', ',']).unwrap_or((words, "0"));
    let digits =
        |part: &str| part.bytes().all(|b| b.is_ascii_digit()) && (1..=3).contains(&part.len());
    let mut parts: Vec<&str> = whole.split(':').collect();
    if parts.len() == 4 && parts[3].len() == 2 && digits(parts[3]) {
        // Frames, as editing software writes them.
        parts.pop();
    }
    if !(2..=3).contains(&parts.len()) || !parts.iter().all(|p| digits(p)) || !digits(fraction) {
        return None;
    }
    let mut seconds = 0_u32;
    for part in parts {
        seconds = seconds * 60 + part.parse::<u32>().ok()?;
    }
    let thousandths = format!("{fraction:0<3}").parse::<u32>().ok()?;
    seconds
        .checked_mul(1000)?
        .checked_add(thousandths)
        .map(CueTime)
}

/// Reads the time a line begins with, `[00:04:09]` or `00:04:09`, and returns where the rest begins.
pub(super) fn time_at(words: &str) -> Option<(CueTime, usize)> {
    let open = words.len() - words.trim_start_matches(['[', '(']).len();
    let digits = words[open..].find(|c: char| !c.is_ascii_digit() && !matches!(c, ':' | '.' | ','));
    let len = digits.unwrap_or(words.len() - open);
    let time = parse_time(&words[open..open + len])?;
    let rest = words[open + len..].trim_start_matches([']', ')']);
    Some((time, words.len() - rest.trim_start().len()))
}
