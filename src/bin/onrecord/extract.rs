//! `onrecord extract`: stories in, attributed quotes out.

use crate::exit::{self, Exit};
use crate::hidden;
use crate::interrupt::{self, lock};
use crate::kept::FoundFields;
use crate::output::Target;
use crate::plan;
use crate::progress::Progress;
use crate::resume::{self, Digests};
use crate::run::{ExtractRun, StoryOutput};
use crate::settings::Settings;
use crate::setup;
use crate::summary::RunSummary;
use onrecord::read::Raw;
use onrecord::{Analysis, Document, Error, Extractor, batch, read, write};
use std::io::{self, IsTerminal as _};
use std::sync::Mutex;

/// Runs the command.
pub(crate) fn run(plan: &plan::Extract, settings: &Settings) -> Exit {
    match all(plan, settings) {
        Ok(exit) => exit,
        Err(error) => exit::of(Err(error)),
    }
}

/// Runs all steps; an error here stops the run.
fn all(plan: &plan::Extract, settings: &Settings) -> Result<Exit, Error> {
    let read = read::files(&plan.paths, &plan.reading);
    let people = plan.people.iter().map(|file| file.path.clone());
    let read = read.chain(plan.lexicons.iter().cloned()).chain(people);
    plan::refuse_overwrite(&plan.target, read.chain(settings.file.clone()))?;
    // Each lexicon is read once, as it may be a pipe.
    let lexicons = setup::read_lexicons(&plan.lexicons)?;
    let words = resume::words(&lexicons, plan.people.as_ref(), settings);
    let extractor = setup::with_lexicons(&lexicons, settings)?.with_interviews(plan.interviews);
    let run = Mutex::new(None);
    let work = || stories(plan, words, &extractor, &run);
    match plan.target {
        // Nothing can be kept, so signals end the program as usual.
        Target::Stdout(_) => work(),
        Target::File(_) | Target::Folder(_) => {
            interrupt::listening(&run, |run| run.take().map_or((), ExtractRun::keep), work)
        }
    }
}

/// Processes all stories. `words` is the hash that [`resume::words`] returns.
fn stories<'p>(
    plan: &'p plan::Extract,
    words: u64,
    extractor: &Extractor,
    run: &Mutex<Option<ExtractRun<'p>>>,
) -> Result<Exit, Error> {
    let target = resume::resolved(&plan.target);
    let mut inputs = read::inputs(&plan.paths, plan.reading.clone());
    let done = {
        let mut run = lock(run);
        let begun = resume::begin(&target, plan, words)?;
        let done = begun.done.clone();
        let mut begun = ExtractRun::begin(plan, target.clone(), begun)?;
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
    // If it is gone, the run was interrupted, and the program exits before this returns.
    run.take()
        .map_or(Ok(Exit::Failed), move |run| run.end(ended))
}

/// Turns one story into its part of the output. Runs on any thread.
fn page(plan: &plan::Extract, extractor: &Extractor, story: Raw) -> Result<StoryOutput, Error> {
    let file = story.file().to_owned();
    let mut analysis = extractor.extract(story.document()?);
    if !plan.format.wants_reasons() {
        analysis.forget_tokens();
    }
    let mut rows = rows(plan, &analysis);
    if plan.format.wants_reasons() && !rows.is_empty() {
        let mut reasons = extractor.explain(&analysis);
        for row in &mut rows {
            if let Some(record) = row.record {
                row.reasons = std::mem::take(&mut reasons[record.id().index()]);
            }
        }
    }
    // With a filter, a story without a match is not mentioned.
    let is_spoken_of = plan.speakers.is_empty() || !rows.is_empty();
    let part = is_spoken_of.then(|| plan.format.part(&analysis.document, &rows));
    let part = part.transpose();
    Ok(StoryOutput {
        summary: RunSummary::of(&rows),
        kept: FoundFields::of(&analysis.document, &plan.kept),
        part: part.map_err(|e| Error::io(analysis.document.id(), e))?,
        notes: [encoding(&analysis.document), hidden::in_quotes(&rows)]
            .into_iter()
            .flatten()
            .map(|note| (file.clone(), note))
            .collect(),
    })
}

/// Returns a message about an encoding other than UTF-8.
fn encoding(document: &Document) -> Option<String> {
    let encoding = document.encoding();
    (encoding != "UTF-8").then(|| format!("{}: read as {encoding}", document.id()))
}

/// Returns the rows the reader asked for.
fn rows<'a>(plan: &'a plan::Extract, analysis: &'a Analysis) -> Vec<write::QuoteRow<'a>> {
    let mut rows = write::rows(analysis, plan.min_confidence);
    for row in &mut rows {
        row.keep(&plan.kept);
        if let Some(file) = &plan.people {
            row.look_up(&file.people);
        }
    }
    if !plan.speakers.is_empty() {
        rows.retain(|row| {
            let wanted = |name| plan.speakers.iter().any(|wanted| wanted.matches(name));
            row.speaker.is_some_and(wanted)
        });
    }
    rows
}
