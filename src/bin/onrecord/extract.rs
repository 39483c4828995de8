//! `onrecord extract`: stories in, attributed quotes out.

use crate::bounded;
use crate::exit::{self, Exit};
use crate::hidden;
use crate::interrupt::{self, lock};
use crate::output::Target;
use crate::plan;
use crate::progress::Progress;
use crate::resume::{self, Digests};
use crate::run::{Page, Run};
use crate::settings::Settings;
use crate::summary::Tally;
use onrecord::mention::KnownSpeakers;
use onrecord::read::Raw;
use onrecord::{Analysis, Document, Error, ErrorKind, Extractor, Lexicon, batch, read, write};
use std::collections::BTreeSet;
use std::fs;
use std::io::{self, IsTerminal as _};
use std::path::PathBuf;
use std::sync::Mutex;

/// Carries a plan out.
pub(crate) fn run(plan: &plan::Extract, settings: &Settings) -> Exit {
    match all(plan, settings) {
        Ok(exit) => exit,
        Err(error) => exit::of(Err(error)),
    }
}

/// Does everything; an error is one that nothing can go on after.
fn all(plan: &plan::Extract, settings: &Settings) -> Result<Exit, Error> {
    let read = read::files(&plan.paths, &plan.reading);
    let read = read.chain(plan.lexicons.iter().cloned());
    plan::spare(&plan.target, read.chain(settings.file.clone()))?;
    let added = added(&plan.lexicons)?;
    let words = resume::words(&added, settings);
    let extractor = with_words(&added, settings)?;
    let run = Mutex::new(None);
    let work = || stories(plan, words, &extractor, &run);
    match plan.target {
        // Nothing is kept of it, so that signals end the program as they always do.
        Target::Stdout(_) => work(),
        Target::File(_) => interrupt::listening(&run, |run| run.take().map_or((), Run::keep), work),
    }
}

/// Works on all stories. `words` is the hash of those that are added to the lexicon.
fn stories<'p>(
    plan: &'p plan::Extract,
    words: u64,
    extractor: &Extractor,
    run: &Mutex<Option<Run<'p>>>,
) -> Result<Exit, Error> {
    let target = resume::resolved(&plan.target);
    let mut inputs = read::inputs(&plan.paths, plan.reading.clone());
    let done = {
        let mut run = lock(run);
        let begun = resume::begin(&target, plan, words)?;
        let done = begun.done.clone();
        let mut begun = Run::begin(plan, target.clone(), begun)?;
        let size = io::stderr()
            .is_terminal()
            .then(|| read::size(&plan.paths, &plan.reading));
        begun.progress = Progress::over(size.flatten(), inputs.meter());
        *run = Some(begun);
        done
    };
    resume::skip(&mut inputs, &done, &target)?;
    let digests = Digests::default();
    let ended = batch::map_raw(
        digests.along(inputs, done.digest),
        plan.jobs,
        |story| page(plan, extractor, story),
        |page| {
            let digest = digests.next();
            lock(run)
                .as_mut()
                .map_or(Ok(()), |run| run.add(page, digest))
        },
    );
    let mut run = lock(run);
    // Where it is gone, the run has been ended, and the program ends before this returns.
    run.take()
        .map_or(Ok(Exit::Failed), move |run| run.end(ended))
}

/// Makes an extractor, with the words of the user's lexicons and the names of known speakers.
pub(crate) fn extractor(lexicons: &[PathBuf], settings: &Settings) -> Result<Extractor, Error> {
    with_words(&added(lexicons)?, settings)
}

/// Reads the user's lexicons, each once: one may be a pipe, and settings may name one a thousand times.
fn added(lexicons: &[PathBuf]) -> Result<Vec<(String, Vec<u8>)>, Error> {
    let mut seen = BTreeSet::new();
    let mut read = Vec::new();
    let mut bytes = 0;
    for path in lexicons {
        let file = fs::canonicalize(path).ok().filter(|path| path.is_file());
        if file.is_some_and(|file| !seen.insert(file)) {
            continue;
        }
        let name = read::name(path);
        let csv = bounded::read(path, bounded::LEXICON);
        let csv = csv.map_err(|e| Error::io(name.as_str(), e))?;
        bytes += csv.len() as u64;
        if bytes > bounded::LEXICON.bytes() {
            let most = bounded::LEXICON.bytes() >> 20;
            let message = format!("lexicons have more than {most} MiB together, with this one");
            return Err(Error::new(ErrorKind::Limit, name, message));
        }
        read.push((name, csv));
    }
    Ok(read)
}

fn with_words(added: &[(String, Vec<u8>)], settings: &Settings) -> Result<Extractor, Error> {
    let mut lexicon = Lexicon::builtin().clone();
    if !added.is_empty() {
        let files = added.iter().map(|(name, csv)| (name.as_str(), &csv[..]));
        lexicon = lexicon.with_files(files)?;
    }
    let mut known = KnownSpeakers::default();
    for (name, forms) in &settings.known_speakers {
        known.add(name, name);
        forms.value.iter().for_each(|form| known.add(name, form));
    }
    Ok(Extractor::with_lexicon(lexicon).with_known_speakers(known))
}

/// Turns one story into its part of the output. Runs on any thread.
fn page(plan: &plan::Extract, extractor: &Extractor, story: Raw) -> Result<Page, Error> {
    let file = story.file().to_owned();
    let mut analysis = extractor.extract(story.document()?);
    if !plan.form.wants_reasons() {
        analysis.forget_tokens();
    }
    let mut rows = rows(plan, &analysis);
    if plan.form.wants_reasons() && !rows.is_empty() {
        let mut reasons = extractor.explain(&analysis);
        for row in &mut rows {
            row.reasons = std::mem::take(&mut reasons[row.record.id().index()]);
        }
    }
    // Under a filter, a story that has nothing of it is not spoken of.
    let is_spoken_of = plan.speakers.is_empty() || !rows.is_empty();
    let part = is_spoken_of.then(|| plan.form.part(&analysis.document, &rows));
    let part = part.transpose();
    Ok(Page {
        tally: Tally::of(&rows),
        part: part.map_err(|e| Error::io(analysis.document.id(), e))?,
        notes: [encoding(&analysis.document), hidden::in_quotes(&rows)]
            .into_iter()
            .flatten()
            .map(|note| (file.clone(), note))
            .collect(),
    })
}

/// Says which encoding a story was in, where it was found from the bytes or is none of the usual.
fn encoding(document: &Document) -> Option<String> {
    let encoding = document.encoding();
    (encoding != "UTF-8").then(|| format!("{}: read as {encoding}", document.id()))
}

/// Returns the rows the reader asked for.
fn rows<'a>(plan: &plan::Extract, analysis: &'a Analysis) -> Vec<write::QuoteRow<'a>> {
    let mut rows = write::rows(analysis, plan.min_confidence);
    if !plan.speakers.is_empty() {
        rows.retain(|row| {
            let wanted = |name| plan.speakers.iter().any(|wanted| wanted.matches(name));
            row.speaker.is_some_and(wanted)
        });
    }
    rows
}
