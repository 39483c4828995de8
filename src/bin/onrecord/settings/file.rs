//! The keys of `onrecord.toml`. An unknown key is an error, with a suggestion.

use super::value::{TomlSource, line_ends, nearest};
use super::{NamedValue as _, Settings, Sourced, Update};
use onrecord::write::report::RULES;
use onrecord::{Error, Severity};
use std::path::Path;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// The keys, in the order of messages.
const KEYS: [&str; 9] = [
    "inputs",
    "ignore",
    "format",
    "fail-on",
    "unreferenced",
    "update",
    "lexicons",
    "severity",
    "known-speakers",
];

/// The formats of a report.
pub(crate) const FORMATS: [&str; 5] = ["text", "json", "github", "sarif", "junit"];

/// Reads a file into the settings. `path` is its name in errors.
pub(crate) fn parse(settings: &mut Settings, path: &Path, text: &str) -> Result<(), Error> {
    let line_ends = line_ends(text);
    let source = TomlSource::new(path, &line_ends);
    let table = DeTable::parse(text).map_err(|e| {
        let at = e.span().map_or(0, |span| span.start);
        source.error(at, e.message().to_owned())
    })?;
    for (key, value) in table.get_ref() {
        let at = key.span().start;
        set(settings, source, at, key.get_ref(), value)?;
    }
    Ok(())
}

fn set(
    settings: &mut Settings,
    source: TomlSource<'_>,
    at: usize,
    key: &str,
    value: &Spanned<DeValue<'_>>,
) -> Result<(), Error> {
    match key {
        "inputs" => settings.inputs = source.strings(key, value)?,
        "ignore" => settings.ignore = source.strings(key, value)?,
        "format" => {
            let word = source.one_of(key, value, FORMATS.into_iter())?;
            settings.format = source.sourced(value.span().start, word.to_owned());
        }
        "fail-on" => settings.fail_on = source.word(key, value)?,
        "unreferenced" => settings.unreferenced = source.word(key, value)?,
        "update" => settings.update = update(source, value)?,
        "lexicons" => settings.lexicons = source.strings(key, value)?,
        "severity" => severity(settings, source, value)?,
        "known-speakers" => known_speakers(settings, source, value)?,
        key => return Err(source.error(at, unknown("key", key, KEYS.into_iter()))),
    }
    Ok(())
}

/// Reads `update`, a key of old files. A file is untrusted: only the command line and the
/// environment can ask for writing.
fn update(source: TomlSource<'_>, value: &Spanned<DeValue<'_>>) -> Result<Sourced<Update>, Error> {
    let at = value.span().start;
    let meant = value.get_ref().as_str().and_then(Update::named);
    if let Some(Update::Always | Update::Unseen | Update::Force) = meant {
        let word = value.get_ref().as_str().unwrap_or_default();
        let message = format!(
            "`update` cannot be “{word}” in a file: a check writes only with `--update`, or with \
             ONRECORD_UPDATE={word} in the environment"
        );
        return Err(source.error(at, message));
    }
    source.one_of("update", value, ["no", "auto", "new"].into_iter())?;
    Ok(source.sourced(at, Update::No))
}

/// Reads `[severity]`: a severity for a rule. `off`, the old word for `none`, is understood.
fn severity(
    settings: &mut Settings,
    source: TomlSource<'_>,
    value: &Spanned<DeValue<'_>>,
) -> Result<(), Error> {
    for (rule, severity) in table("severity", source, value)? {
        let id: &str = rule.get_ref();
        let ids = || RULES.iter().map(|rule| rule.id);
        if !ids().any(|known| known == id) {
            return Err(source.error(rule.span().start, unknown("rule", id, ids())));
        }
        let words = Severity::ALL.map(Severity::name).into_iter().chain(["off"]);
        let word = source.one_of(id, severity, words)?;
        let meant = Severity::named(word).unwrap_or_default();
        let sourced = source.sourced(severity.span().start, meant);
        settings.severity.insert(id.to_owned(), sourced);
    }
    Ok(())
}

/// Reads `[known-speakers]`: the shorter forms of a full name.
fn known_speakers(
    settings: &mut Settings,
    source: TomlSource<'_>,
    value: &Spanned<DeValue<'_>>,
) -> Result<(), Error> {
    for (name, forms) in table("known-speakers", source, value)? {
        let name: &str = name.get_ref();
        let forms = source.strings(name, forms)?;
        settings.known_speakers.insert(name.to_owned(), forms);
    }
    Ok(())
}

fn table<'v, 'i>(
    key: &str,
    source: TomlSource<'_>,
    value: &'v Spanned<DeValue<'i>>,
) -> Result<&'v DeTable<'i>, Error> {
    let table = value.get_ref().as_table();
    table.ok_or_else(|| source.error(value.span().start, format!("`{key}` must be a table")))
}

fn unknown<'w>(what: &str, typed: &str, words: impl Iterator<Item = &'w str> + Clone) -> String {
    match nearest(typed, words.clone()) {
        Some(near) => format!("unknown {what} “{typed}”; did you mean “{near}”?"),
        None => {
            let words: Vec<&str> = words.collect();
            format!("unknown {what} “{typed}”; use one of {}", words.join(", "))
        }
    }
}
