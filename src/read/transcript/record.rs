//! Labels that end in a full stop: `Mr. BRANDT of North Harrow. Mr. Speaker, …`, as the Congressional Record
//! prints them.

use super::line_label::{Label, LabelForm};
use crate::text::Span;

/// The longest label.
const LONGEST: usize = 100;

/// Finds the label a line begins with: a title in small letters, a name in capitals, perhaps its state and
/// a remark, and a full stop.
pub(super) fn label(text: &str, line: Span) -> Option<Label> {
    let words = &text[line];
    let mut end = title(words)?;
    let name = &words[end..];
    let len = capitals(name)?;
    end += len;
    let after = &words[end..];
    for (opening, closing) in [(" of ", '.'), (" pro tempore", '.'), (" (", ')')] {
        if after.starts_with(opening) && end < LONGEST {
            let rest = &after[opening.len()..];
            let close = match closing {
                ')' => rest.find(')').map(|at| at + 1),
                _ => rest
                    .find(". ")
                    .or_else(|| rest.strip_suffix('.').map(str::len)),
            };
            end += opening.len() + close.filter(|&at| at < LONGEST)?;
            break;
        }
    }
    let body = words[end..].strip_prefix('.')?;
    let spaced = body.is_empty() || body.starts_with(char::is_whitespace);
    let body = body.trim_start();
    spaced.then(|| Label {
        speaker: Some(Span::new(line.start(), line.start() + end)),
        time: None,
        rest: Span::new(line.end() - body.len(), line.end()),
        form: LabelForm::Record,
    })
}

/// Returns the length of the title a line begins with, and of the space after it.
fn title(words: &str) -> Option<usize> {
    const TITLES: [&str; 13] = [
        "Mr. ",
        "Mrs. ",
        "Ms. ",
        "Miss ",
        "Dr. ",
        "The ",
        "Senator ",
        "Prime Minister ",
        "President ",
        "Chairman ",
        "Chairwoman ",
        "Madam ",
        "Sir ",
    ];
    let title = TITLES.iter().find(|title| words.starts_with(**title))?;
    let more = ["ACTING ", "VICE "];
    let rest = &words[title.len()..];
    let more = more
        .iter()
        .find(|more| rest.starts_with(**more))
        .map_or(0, |more| more.len());
    Some(title.len() + more)
}

/// Returns the length of a name in capitals: `BRANDT`, `D'ARCY`, `McCOY`, `VAN HORN`.
fn capitals(words: &str) -> Option<usize> {
    let mut end = 0;
    for word in words.split_inclusive(' ') {
        let bare = word.trim_end_matches([' ', '.', ',']);
        let upper = bare.chars().filter(|c| c.is_uppercase()).count();
        let lower = bare.chars().filter(|c| c.is_lowercase()).count();
        let signs = bare
            .chars()
            .all(|c| c.is_alphabetic() || matches!(c, '\'' | '’' | '-'));
        if !(upper > 1 && lower < 3 && upper > lower && signs) {
            break;
        }
        end += bare.len();
        if bare.len() + 1 != word.len() || !word.ends_with(' ') {
            return Some(end);
        }
        end += 1;
    }
    (end > 0).then(|| words[..end].trim_end().len())
}
