//! Changes between versions as findings: one for each thing that happened to a quote.

use super::{Finding, Region, Related, Rule};
use crate::diff::Kind;
use crate::write::{ChangeRow, SideRow};

/// Makes findings of the changes of a story. Each is in the version after, or in the one before
/// where the quote is gone. Typography is here too, with [`Severity::None`](crate::Severity::None), so
/// that a configuration can give it more.
pub fn change_findings(rows: &[ChangeRow<'_>]) -> Vec<Finding> {
    let kinds = |row: &ChangeRow<'_>| row.change.kinds.clone();
    let each = rows
        .iter()
        .flat_map(|row| kinds(row).into_iter().map(move |kind| (row, kind)));
    each.filter_map(|(row, kind)| finding(row, kind)).collect()
}

fn finding(row: &ChangeRow<'_>, kind: Kind) -> Option<Finding> {
    let (document, here) = match (row.after, row.before) {
        (Some(after), _) => (row.to, after),
        (None, Some(before)) => (row.from, before),
        (None, None) => return None,
    };
    let rule = Rule::named(&format!("quote-{}", kind.name()))?;
    let mut finding = Finding::new(rule, document, String::new());
    finding.severity = kind.severity(&row.change.edits);
    finding.region = Some(Region::line(here.line));
    finding.in_file = here.in_file;
    finding.quote = Some(here.quote.to_owned());
    let sides = row.before.zip(row.after);
    let (was, is) = sides.map(|sides| values(kind, sides)).unwrap_or_default();
    finding.message = match (kind, &was, &is) {
        (Kind::Speaker, Some(was), Some(is)) => format!("was {was}, is now {is}"),
        (Kind::Cue, Some(was), Some(is)) => format!("had the cue {was}, now has {is}"),
        _ => sentence(row, kind),
    };
    (finding.expected, finding.actual) = (was, is);
    if let (Some(before), Some(_)) = (row.before, row.after) {
        finding.related.push(Related {
            document: row.from.to_owned(),
            region: Region::line(before.line).in_file(before.in_file),
            message: format!("before: “{}”", before.quote),
        });
    }
    Some(finding)
}

/// Returns what was and what is, where one value stands against another.
fn values(
    kind: Kind,
    (before, after): (SideRow<'_>, SideRow<'_>),
) -> (Option<String>, Option<String>) {
    let of = |side: SideRow<'_>| match kind {
        Kind::Speaker => Some(side.speaker.unwrap_or("nobody").to_owned()),
        Kind::Cue => Some(side.cue.map_or("none".to_owned(), |cue| format!("“{cue}”"))),
        Kind::Wording | Kind::Typography | Kind::Truncated | Kind::Extended => {
            Some(side.quote.to_owned())
        }
        _ => None,
    };
    (of(before), of(after))
}

/// Says what happened, as the end of a sentence that begins with the quote.
fn sentence(row: &ChangeRow<'_>, kind: Kind) -> String {
    let words = match kind {
        Kind::Wording => return format!("has other words: {}", edits(row)),
        Kind::Typography => "has other marks, dashes or spaces",
        Kind::Truncated => return format!("has become shorter: {}", edits(row)),
        Kind::Extended => return format!("has become longer: {}", edits(row)),
        Kind::Moved => "stands elsewhere among the quotes",
        Kind::Split => "is a part of what was one quote",
        Kind::Merged => "is one quote of what were several",
        Kind::Added => "is new",
        Kind::Removed => "is gone",
        Kind::Unquoted => "stands without marks now",
        Kind::Requoted => "stood without marks before",
        _ => "has changed",
    };
    words.to_owned()
}

/// Lists the words that were replaced: `“not” is out, “12” is now “20”`.
fn edits(row: &ChangeRow<'_>) -> String {
    let edits = row
        .edits
        .iter()
        .map(|edit| match (edit.before, edit.after) {
            ("", after) => format!("“{after}” is in"),
            (before, "") => format!("“{before}” is out"),
            (before, after) => format!("“{before}” is now “{after}”"),
        });
    edits.collect::<Vec<_>>().join(", ")
}
