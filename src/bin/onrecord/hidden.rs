//! Messages about hidden characters in quotes and sources.

use onrecord::visible::Hidden;
use onrecord::write::{QuoteRow, VerdictRow};

/// Returns a message about the hidden characters in the quotes of a story: one line for all of
/// them.
pub(crate) fn in_quotes(rows: &[QuoteRow<'_>]) -> Option<String> {
    let found = rows.iter().filter_map(|row| {
        let hidden = row.hidden.as_ref()?;
        Some((row.document, row.line, "the quote has", hidden))
    });
    note(found)
}

/// The same for quotes and their sources.
pub(crate) fn in_verdicts(rows: &[VerdictRow<'_>]) -> Option<String> {
    let found = rows.iter().flat_map(|row| {
        let quote = row.hidden.as_ref();
        let quote = quote.map(|hidden| (row.document, row.line, "the quote has", hidden));
        let source = row.source.as_ref();
        let source = source.and_then(|source| {
            let hidden = source.hidden.as_ref()?;
            Some((source.document, source.line, "the source has", hidden))
        });
        quote.into_iter().chain(source)
    });
    note(found)
}

fn note<'r>(
    mut found: impl Iterator<Item = (&'r str, usize, &'static str, &'r Hidden)>,
) -> Option<String> {
    let (document, line, who, hidden) = found.next()?;
    let more = match found.count() {
        0 => String::new(),
        1 => "; and 1 more place".to_owned(),
        more => format!("; and {more} more places"),
    };
    Some(format!(
        "{document}: line {line}: {who} hidden characters: {hidden}{more}"
    ))
}
