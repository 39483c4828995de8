//! Changes between versions as findings: one for each kind of change.

use super::{Finding, Region, Related, Rule, marked};
use crate::diff::ChangeKind;
use crate::write::{ChangeRow, SideRow, changed_words};

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

fn finding(row: &ChangeRow<'_>, kind: ChangeKind) -> Option<Finding> {
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
    finding.quote = Some(here.shown().into_owned());
    let sides = row.before.zip(row.after);
    if let (
        Some((before, after)),
        ChangeKind::Wording | ChangeKind::Truncated | ChangeKind::Extended,
    ) = (sides, kind)
    {
        finding.changed = changed_words(before.quote, after.quote);
    }
    let (was, is) = sides.map(|sides| values(kind, sides)).unwrap_or_default();
    finding.message = match (kind, &was, &is) {
        (ChangeKind::Speaker, Some(was), Some(is)) => format!("was {was}, is now {is}"),
        (ChangeKind::Cue, Some(was), Some(is)) => format!("had the cue {was}, now has {is}"),
        _ => sentence(row, kind),
    };
    if !finding.changed.is_empty() {
        finding.message += &format!(" ({})", marked(&finding.changed));
    }
    if let Some(version) = row.version {
        let day = version.date.split('T').next().unwrap_or_default();
        finding.message += &format!(" ({day}, {}: {})", version.author, version.subject);
    }
    (finding.expected, finding.actual) = (was, is);
    if let (Some(before), Some(_)) = (row.before, row.after) {
        finding.related.push(Related {
            document: row.from.to_owned(),
            region: Region::line(before.line).in_file(before.in_file),
            message: format!("before: “{}”", before.shown()),
        });
    }
    Some(finding)
}

/// Returns what was and what is, where one value stands against another.
fn values(
    kind: ChangeKind,
    (before, after): (SideRow<'_>, SideRow<'_>),
) -> (Option<String>, Option<String>) {
    let of = |side: SideRow<'_>| match kind {
        ChangeKind::Speaker => Some(side.speaker.unwrap_or("nobody").to_owned()),
        ChangeKind::Cue => Some(side.cue.map_or("none".to_owned(), |cue| format!("“{cue}”"))),
        ChangeKind::Wording
        | ChangeKind::Typography
        | ChangeKind::Encoding
        | ChangeKind::Truncated
        | ChangeKind::Extended => Some(side.shown().into_owned()),
        _ => None,
    };
    (of(before), of(after))
}

/// Describes what happened to the quote.
fn sentence(row: &ChangeRow<'_>, kind: ChangeKind) -> String {
    let words = match kind {
        ChangeKind::Wording => return format!("wording changed: {}", edits(row)),
        ChangeKind::Typography => "marks, dashes or spaces changed",
        ChangeKind::Encoding => "damaged or encoded signs changed",
        ChangeKind::Truncated => return format!("shortened: {}", edits(row)),
        ChangeKind::Extended => return format!("extended: {}", edits(row)),
        ChangeKind::Moved => "moved among the quotes",
        ChangeKind::Split => "split off from one quote",
        ChangeKind::Merged => "merged from several quotes",
        ChangeKind::Added => "quote added",
        ChangeKind::Removed => "quote removed",
        ChangeKind::Unquoted => "quotation marks removed",
        ChangeKind::Requoted => "quotation marks added",
        ChangeKind::Correction => "quoted in a correction note",
        _ => "changed",
    };
    words.to_owned()
}

/// How many edits are listed.
const LISTED: usize = 6;

/// Lists the first edits: `“not” removed, “12” changed to “20”`.
fn edits(row: &ChangeRow<'_>) -> String {
    let edits = row
        .edits
        .iter()
        .take(LISTED)
        .map(|edit| match (edit.before, edit.after) {
            ("", after) => format!("“{after}” added"),
            (before, "") => format!("“{before}” removed"),
            (before, after) => format!("“{before}” changed to “{after}”"),
        });
    let listed = edits.collect::<Vec<_>>().join(", ");
    match row.edits.len().saturating_sub(LISTED) {
        0 => listed,
        more => format!("{listed} and {more} more"),
    }
}
