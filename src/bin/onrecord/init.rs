//! `onrecord init`: a configuration and a first golden for each story of a folder.

use crate::check::{Bounds, Case, actual, no_stories, plain, search, shown, story};
use crate::exit::{self, Exit, report_error};
use crate::plan::{Links, NamedPaths, in_ci};
use crate::settings::{FILE, IgnoreRules, Settings, is_ci};
use crate::setup::{extractor, lexicons};
use onrecord::check::GoldenKind;
use onrecord::{Error, ErrorKind, Extractor};
use std::path::Path;

/// The settings that are written: every key, most of them with the default.
const EXAMPLE: &str = include_str!("../../../docs/onrecord.toml");

/// Sets a folder up.
pub(crate) fn run(folder: &Path, settings: &Settings) -> Exit {
    match all(folder, settings) {
        Ok(exit) => exit,
        Err(error) => exit::of(Err(error)),
    }
}

fn all(folder: &Path, settings: &Settings) -> Result<Exit, Error> {
    if is_ci() {
        return Err(in_ci("init"));
    }
    let found = std::fs::metadata(folder).map_err(|e| Error::io(shown(folder), e))?;
    if !found.is_dir() {
        let message = "not a folder";
        return Err(Error::new(ErrorKind::Usage, shown(folder), message));
    }
    let mut exit = Exit::Done;
    let bounds = Bounds::new(settings, &[folder.to_owned()]);
    let config = plain(&folder.join(FILE));
    if !config.exists() {
        bounds.put(&config, EXAMPLE.as_bytes())?;
        exit::eprint_line(&format_args!("{}: written", shown(&config)));
    }
    let real = std::fs::canonicalize(folder).map_err(|e| Error::io(shown(folder), e))?;
    let found = search(
        &[folder.to_owned()],
        &Links::Inside(real),
        &IgnoreRules::new(settings)?,
        NamedPaths::Always,
    );
    for error in &found.errors {
        exit = report_error(error);
    }
    let extractor = extractor(&lexicons(None, settings), settings)?;
    let mut first = 0;
    for case in found.cases.iter().filter(|case| !case.golden.exists()) {
        match golden(case, &extractor, &bounds) {
            Ok(quotes) => {
                exit::eprint_line(&format_args!("{}: {quotes}", shown(&case.golden)));
                first += 1;
            }
            Err(error) => exit = report_error(&error),
        }
    }
    if found.cases.is_empty() {
        exit::eprint_line(&format_args!(
            "onrecord: {}",
            no_stories(&[folder.to_owned()])
        ));
    } else if first > 0 {
        exit::eprint_line(
            &"read the answers before you keep them; from now on they are the accepted ones, and `onrecord check` compares with them",
        );
    } else if exit == Exit::Done {
        exit::eprint_line(&"every story has accepted answers");
    }
    Ok(exit)
}

/// Writes the first golden of a story; returns a description of it.
fn golden(case: &Case, extractor: &Extractor, bounds: &Bounds) -> Result<String, Error> {
    let actual = actual(extractor, case, story(&case.story)?.document()?)?;
    bounds.put(&case.golden, &actual.golden().to_csv())?;
    let all = actual.rows().len();
    let named = actual.rows().iter();
    let named = named.filter(|row| {
        actual
            .cell(row, "speaker")
            .is_some_and(|name| !name.is_empty())
    });
    let noun = match (case.kind, all) {
        (GoldenKind::Changes, 1) => "change",
        (GoldenKind::Changes, _) => "changes",
        (_, 1) => "quote",
        _ => "quotes",
    };
    if case.kind != GoldenKind::Quotes {
        return Ok(format!("{all} {noun}"));
    }
    Ok(format!("{all} {noun}, {} with a speaker", named.count()))
}
