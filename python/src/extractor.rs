//! `NativeExtractor`: an extractor, with everything that can be asked of it.
//!
//! Rows are handed over as JSONL, as the command line writes them: so names, nesting and the decimals of numbers are
//! those of the one schema.

use crate::arrow::{
    ArrowStream, Batches, FileQuotes, StreamSource, TableColumns, TextQuotes, documents,
    is_read_once, opened,
};
use crate::error::{raised, usage};
use crate::finder::QuoteFinder;
use crate::story::{Reading, StoryInput, TextAs};
use arrow_array::RecordBatchReader;
use onrecord::coref::KnownSpeakers;
use onrecord::extract::Interviews;
use onrecord::read::Options;
use onrecord::speakers::{DATE_FIELDS, People, SpeakerTally, StorySpeakers};
use onrecord::write::{self, Jsonl, Writer as _};
use onrecord::{Analysis, Document, Error, Extractor, Lexicon, batch};
use pyo3::prelude::*;
use std::num::NonZero;
use std::path::PathBuf;
use std::sync::Arc;

/// An extractor. It is immutable, and threads can share it.
#[pyclass(frozen, module = "onrecord._native")]
pub(crate) struct NativeExtractor {
    pub(crate) extractor: Arc<Extractor>,
    pub(crate) people: Option<Arc<People>>,
    /// Turns are found by the labels that a file of text may have.
    pub(crate) text_as: TextAs,
}

#[pymethods]
impl NativeExtractor {
    /// Makes one from lexicons and a file of people (name and bytes of each), full names with their forms, and whether
    /// turns are found.
    #[new]
    fn new(
        py: Python<'_>,
        lexicons: Vec<(String, Vec<u8>)>,
        people: Option<(String, Vec<u8>)>,
        known_speakers: Vec<(String, Vec<String>)>,
        turns: bool,
    ) -> PyResult<NativeExtractor> {
        let people = people.map(|(name, csv)| People::parse(&name, &csv));
        let people = people.transpose().map_err(|error| raised(py, &error))?;
        let lexicon = match lexicons.is_empty() {
            true => Lexicon::builtin().clone(),
            false => {
                let files = lexicons.iter().map(|(name, csv)| (name.as_str(), &csv[..]));
                let lexicon = Lexicon::builtin().clone().with_files(files);
                lexicon.map_err(|error| raised(py, &error))?
            }
        };
        let mut known = KnownSpeakers::default();
        for (name, forms) in &known_speakers {
            known.add(name, name);
            forms.iter().for_each(|form| known.add(name, form));
        }
        let extractor = Extractor::with_lexicon(lexicon).with_known_speakers(known);
        let extractor = extractor.with_interviews(match turns {
            true => Interviews::Turns,
            false => Interviews::Quotes,
        });
        Ok(NativeExtractor {
            extractor: Arc::new(extractor),
            people: people.map(Arc::new),
            text_as: match turns {
                true => TextAs::Source,
                false => TextAs::Text,
            },
        })
    }

    /// Returns the quotes of a story, as JSONL.
    fn extract(
        &self,
        py: Python<'_>,
        story: StoryInput,
        reading: Reading,
        keep: Vec<String>,
        min_confidence: f64,
    ) -> PyResult<Vec<u8>> {
        let rows = py.detach(|| {
            let mut out = Vec::new();
            for document in story.documents(&reading.options(&keep)?, self.text_as) {
                let analysis = self.analysis(document?)?;
                let mut rows = write::rows(&analysis, min_confidence);
                for row in &mut rows {
                    row.keep(&keep);
                    if let Some(people) = &self.people {
                        row.look_up(people);
                    }
                }
                let written = Jsonl.document(&analysis.document, &rows, &mut out);
                written.map_err(|error| Error::io("", error))?;
            }
            Ok(out)
        });
        rows.map_err(|error: Error| raised(py, &error))
    }

    /// Returns a stream of the quotes of the texts of a table.
    #[expect(
        clippy::too_many_arguments,
        reason = "they are those of Python, which names them"
    )]
    fn extract_arrow(
        &self,
        py: Python<'_>,
        table: Py<PyAny>,
        text: String,
        id: Option<String>,
        keep: Vec<String>,
        min_confidence: f64,
        jobs: Option<usize>,
    ) -> PyResult<ArrowStream> {
        let jobs = threads(jobs).map_err(|error| raised(py, &error))?;
        let finder = self.finder(min_confidence);
        ArrowStream::over(
            py,
            TableSource {
                table,
                text,
                id,
                keep,
                finder,
                jobs,
            },
        )
    }

    /// Returns a stream of the quotes of files.
    fn extract_files(
        &self,
        py: Python<'_>,
        paths: Vec<PathBuf>,
        reading: Reading,
        keep: Vec<String>,
        min_confidence: f64,
        jobs: Option<usize>,
    ) -> PyResult<ArrowStream> {
        let failed = |error: Error| raised(py, &error);
        let jobs = threads(jobs).map_err(failed)?;
        let reading = reading.options(&keep).map_err(failed)?;
        let finder = self.finder(min_confidence);
        ArrowStream::over(
            py,
            FilesSource {
                paths,
                reading,
                keep,
                finder,
                jobs,
            },
        )
    }

    /// Returns who is quoted in stories, as JSONL.
    fn speakers(
        &self,
        py: Python<'_>,
        stories: Vec<StoryInput>,
        reading: Reading,
        by: Vec<String>,
        min_confidence: f64,
        jobs: Option<usize>,
    ) -> PyResult<Vec<u8>> {
        let counted = py.detach(|| {
            let dates = DATE_FIELDS.iter().map(|&name| name.to_owned());
            let reading = reading.options(&by.iter().cloned().chain(dates).collect::<Vec<_>>())?;
            let stories = stories.into_iter();
            let documents = stories.flat_map(|story| story.documents(&reading, TextAs::Text));
            self.counted(documents, &by, min_confidence, jobs)
        });
        counted.map_err(|error| raised(py, &error))
    }

    /// Returns who is quoted in the texts of a table, as JSONL.
    fn speakers_arrow(
        &self,
        table: &Bound<'_, PyAny>,
        text: &str,
        id: Option<&str>,
        by: Vec<String>,
        min_confidence: f64,
        jobs: Option<usize>,
    ) -> PyResult<Vec<u8>> {
        let py = table.py();
        let source = opened(table)?;
        let counted = py.detach(|| {
            let schema = source.schema();
            let is_there = |name: &&str| schema.index_of(name).is_ok();
            let dates = DATE_FIELDS.iter().copied().filter(is_there);
            // Year and month are of the date, where no column is called so.
            let asked = by.iter().map(String::as_str);
            let asked = asked.filter(|name| !matches!(*name, "year" | "month") || is_there(name));
            let mut kept: Vec<String> = Vec::new();
            for name in asked.chain(dates) {
                if !kept.iter().any(|known| known == name) {
                    kept.push(name.to_owned());
                }
            }
            let columns = TableColumns::of(&schema, text, id, &kept)?;
            self.counted(documents(source, columns), &by, min_confidence, jobs)
        });
        counted.map_err(|error| raised(py, &error))
    }
}

impl NativeExtractor {
    fn finder(&self, min_confidence: f64) -> QuoteFinder {
        QuoteFinder {
            extractor: Arc::clone(&self.extractor),
            people: self.people.clone(),
            min_confidence,
            text_as: self.text_as,
        }
    }

    pub(crate) fn analysis(&self, document: Document) -> Result<Analysis, Error> {
        let place = document.id().to_owned();
        batch::caught(|| place, || Ok(self.extractor.extract(document)))
    }

    fn counted(
        &self,
        documents: impl Iterator<Item = Result<Document, Error>>,
        by: &[String],
        min_confidence: f64,
        jobs: Option<usize>,
    ) -> Result<Vec<u8>, Error> {
        let mut tally = SpeakerTally::new(self.people.as_deref().cloned().unwrap_or_default());
        let jobs = threads(jobs)?;
        let mut documents = documents.fuse();
        loop {
            let piece: Vec<Document> = documents
                .by_ref()
                .take(STORIES_PER_PIECE)
                .collect::<Result<_, _>>()?;
            if piece.is_empty() {
                break;
            }
            let place = |document: &Document| document.id().to_owned();
            let work = |document: &Document| {
                let analysis = self.extractor.extract(document.clone());
                Ok(StorySpeakers::of(&analysis, by, min_confidence))
            };
            batch::each(&piece, Some(jobs), place, work, |story| {
                tally.add(&story?);
                Ok(())
            })?;
        }
        let mut out = Vec::new();
        let written = write::speakers_jsonl(&tally.rows(), by, tally.people().columns(), &mut out);
        written.map_err(|error| Error::io("", error))?;
        Ok(out)
    }
}

/// How many stories are held at a time where they are counted.
const STORIES_PER_PIECE: usize = 1 << 10;

/// Returns how many threads to use.
fn threads(jobs: Option<usize>) -> Result<NonZero<usize>, Error> {
    match jobs {
        None => Ok(std::thread::available_parallelism().unwrap_or(NonZero::<usize>::MIN)),
        Some(jobs) => NonZero::new(jobs).ok_or_else(|| usage("jobs must be 1 or more")),
    }
}

/// A table whose texts are read.
struct TableSource {
    table: Py<PyAny>,
    text: String,
    id: Option<String>,
    keep: Vec<String>,
    finder: QuoteFinder,
    jobs: NonZero<usize>,
}

impl StreamSource for TableSource {
    fn is_read_once(&self, py: Python<'_>) -> PyResult<bool> {
        is_read_once(self.table.bind(py))
    }

    fn open(&self, py: Python<'_>) -> PyResult<Batches> {
        let batches = opened(self.table.bind(py))?;
        let columns = TableColumns::of(
            &batches.schema(),
            &self.text,
            self.id.as_deref(),
            &self.keep,
        );
        let quotes = columns
            .and_then(|columns| TextQuotes::new(batches, columns, self.finder.clone(), self.jobs));
        Ok(Box::new(quotes.map_err(|error| raised(py, &error))?))
    }
}

/// Files that are read.
struct FilesSource {
    paths: Vec<PathBuf>,
    reading: Options,
    keep: Vec<String>,
    finder: QuoteFinder,
    jobs: NonZero<usize>,
}

impl StreamSource for FilesSource {
    fn is_read_once(&self, _py: Python<'_>) -> PyResult<bool> {
        Ok(false)
    }

    fn open(&self, _py: Python<'_>) -> PyResult<Batches> {
        Ok(Box::new(FileQuotes::new(
            &self.paths,
            self.reading.clone(),
            self.keep.clone(),
            self.finder.clone(),
            self.jobs,
        )))
    }
}
