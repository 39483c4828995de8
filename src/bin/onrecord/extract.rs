//! `onrecord extract`: stories in, attributed quotes out.

use crate::exit::{self, Exit, complain};
use crate::output::Output;
use crate::plan::{self, Summary};
use crate::summary::Tally;
use onrecord::{Analysis, Document, Error, Extractor, Lexicon, batch, read, write};
use std::path::Path;

/// Carries a plan out.
pub(crate) fn run(plan: plan::Extract) -> Exit {
    let mut run = Run {
        exit: Exit::Done,
        tally: Tally::default(),
    };
    match run.all(&plan) {
        Ok(()) if plan.summary == Summary::Shown => {
            exit::tell(&run.tally);
            run.exit
        }
        Ok(()) => run.exit,
        Err(error) => exit::of(Err(error)),
    }
}

/// What has happened so far.
struct Run {
    exit: Exit,
    tally: Tally,
}

/// One story's part of the output.
struct Page {
    bytes: Vec<u8>,
    tally: Tally,
    /// What the reader of the output has to know about how the story was read.
    note: Option<String>,
}

impl Run {
    /// Does everything; an error is one that nothing can go on after.
    fn all(&mut self, plan: &plan::Extract) -> Result<(), Error> {
        let extractor = extractor(plan.lexicon.as_deref())?;
        let mut output = Output::open(&plan.target)?;
        let mut head = Vec::new();
        plan.writer.begin(&mut head).map_err(|e| Error::io("", e))?;
        output.write(&head)?;
        batch::map(
            read::inputs(&plan.paths, plan.reading.clone()),
            plan.jobs,
            |document| page(plan, &extractor, document),
            |page| self.add(page, &mut output),
        )?;
        output.finish()
    }

    /// Takes in one story, or says why there is none and goes on with the rest.
    fn add(&mut self, page: Result<Page, Error>, output: &mut Output) -> Result<(), Error> {
        match page {
            Ok(page) => {
                if let Some(note) = page.note {
                    exit::tell(&format_args!("onrecord: {note}"));
                }
                self.tally.add(page.tally);
                output.write(&page.bytes)
            }
            Err(error) => {
                self.exit = complain(&error);
                Ok(())
            }
        }
    }
}

/// Makes an extractor, with the words of the user's lexicon where there is one.
pub(crate) fn extractor(lexicon: Option<&Path>) -> Result<Extractor, Error> {
    let Some(path) = lexicon else {
        return Ok(Extractor::default());
    };
    let name = path.display().to_string();
    let csv = std::fs::read(path).map_err(|e| Error::io(name.as_str(), e))?;
    let lexicon = Lexicon::builtin().clone().with_entries(&name, &csv)?;
    Ok(Extractor::with_lexicon(lexicon))
}

/// Turns one story into its part of the output. Runs on any thread.
fn page(plan: &plan::Extract, extractor: &Extractor, document: Document) -> Result<Page, Error> {
    let analysis = extractor.extract(document);
    let mut rows = rows(plan, &analysis);
    if plan.writer.wants_reasons() && !rows.is_empty() {
        let mut reasons = extractor.explain(&analysis);
        for row in &mut rows {
            row.reasons = std::mem::take(&mut reasons[row.record.id().index()]);
        }
    }
    let mut bytes = Vec::new();
    // Under a filter, a story that has nothing of it is not spoken of.
    if plan.speakers.is_empty() || !rows.is_empty() {
        let written = plan.writer.document(&analysis.document, &rows, &mut bytes);
        written.map_err(|e| Error::io(analysis.document.id(), e))?;
    }
    Ok(Page {
        tally: Tally::of(&rows),
        bytes,
        note: encoding(&analysis.document),
    })
}

/// Says which encoding a story was in, where it was found from the bytes or is none of the usual.
fn encoding(document: &Document) -> Option<String> {
    let encoding = document.encoding();
    (encoding != "UTF-8").then(|| format!("{}: read as {encoding}", document.id()))
}

/// Returns the rows the reader asked for.
fn rows<'a>(plan: &plan::Extract, analysis: &'a Analysis) -> Vec<write::Row<'a>> {
    let mut rows = write::rows(analysis, plan.min_confidence);
    if !plan.speakers.is_empty() {
        rows.retain(|row| {
            let wanted = |name| plan.speakers.iter().any(|wanted| wanted.matches(name));
            row.speaker.is_some_and(wanted)
        });
    }
    rows
}
