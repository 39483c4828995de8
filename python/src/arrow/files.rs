//! Quotes of the stories in files, in the order of the files: archives are read story by story.

use super::rows::{QuoteColumns, fields};
use crate::finder::QuoteFinder;
use arrow_array::{ArrayRef, RecordBatch, RecordBatchReader, StringArray};
use arrow_schema::{ArrowError, DataType, Field, Schema, SchemaRef};
use arrow_select::concat::concat_batches;
use onrecord::document::Document;
use onrecord::read::{self, Inputs, Options, Raw};
use onrecord::{Error, batch};
use std::num::NonZero;
use std::path::PathBuf;
use std::sync::Arc;

/// Bytes of stories per batch of the output and thread. Of a web page one in fifty is text.
const BYTES_PER_THREAD: usize = 1 << 22;

/// Stories per batch and thread.
const STORIES_PER_THREAD: usize = 1 << 12;

/// The stream of quotes.
pub(crate) struct FileQuotes {
    stories: Inputs,
    jobs: NonZero<usize>,
    work: FileWork,
}

/// What threads share.
struct FileWork {
    finder: QuoteFinder,
    kept: Vec<String>,
    schema: SchemaRef,
}

impl FileQuotes {
    pub(crate) fn new(
        paths: &[PathBuf],
        reading: Options,
        kept: Vec<String>,
        finder: QuoteFinder,
        jobs: NonZero<usize>,
    ) -> FileQuotes {
        let mut fields = fields(finder.people());
        fields.extend(
            kept.iter()
                .map(|name| Field::new(name, DataType::Utf8, true)),
        );
        FileQuotes {
            stories: read::inputs(paths, reading),
            jobs,
            work: FileWork {
                finder,
                kept,
                schema: Arc::new(Schema::new(fields)),
            },
        }
    }

    /// Fetches the stories of the next batch.
    fn fetched(&mut self) -> Vec<Result<Raw, Error>> {
        let jobs = self.jobs.get();
        let (mut stories, mut bytes) = (Vec::new(), 0);
        while bytes < BYTES_PER_THREAD * jobs && stories.len() < STORIES_PER_THREAD * jobs {
            let Some(story) = self.stories.next() else {
                break;
            };
            bytes += story.as_ref().map_or(0, Raw::size);
            stories.push(story);
        }
        stories
    }

    fn piece(&mut self) -> Result<Option<RecordBatch>, ArrowError> {
        loop {
            let stories = self.fetched();
            if stories.is_empty() {
                return Ok(None);
            }
            let mut parts = Vec::new();
            let work = &self.work;
            let part = |story: Raw| work.part(story.document()?);
            batch::map_raw(stories.into_iter(), Some(self.jobs), part, |part| {
                parts.push(part.or_else(|error| work.error(&error))?);
                Ok(())
            })
            .map_err(|error| ArrowError::ComputeError(error.to_string()))?;
            let quotes = concat_batches(&work.schema, &parts)?;
            if quotes.num_rows() > 0 {
                return Ok(Some(quotes));
            }
        }
    }
}

impl FileWork {
    /// Extracts the quotes of a story. Runs on any thread.
    fn part(&self, document: Document) -> Result<RecordBatch, Error> {
        let analysis = self.finder.analysis(document);
        let mut quotes = QuoteColumns::new(self.finder.people());
        quotes.add(0, &self.finder.rows(&analysis));
        self.batch(quotes, Some(&analysis.document))
    }

    /// Makes the row of a story that could not be read.
    fn error(&self, error: &Error) -> Result<RecordBatch, Error> {
        let mut row = QuoteColumns::new(self.finder.people());
        row.add_error(0, Some(error.document()), error.message());
        self.batch(row, None)
    }

    fn batch(
        &self,
        quotes: QuoteColumns,
        document: Option<&Document>,
    ) -> Result<RecordBatch, Error> {
        let rows = quotes.len();
        let (mut columns, _) = quotes.finish();
        for name in &self.kept {
            let value = document.and_then(|document| document.kept(name));
            let cells: StringArray = std::iter::repeat_n(value, rows).collect();
            columns.push(Arc::new(cells) as ArrayRef);
        }
        let batch = RecordBatch::try_new(SchemaRef::clone(&self.schema), columns);
        batch.map_err(|error| crate::error::usage(error.to_string()))
    }
}

impl Iterator for FileQuotes {
    type Item = Result<RecordBatch, ArrowError>;

    fn next(&mut self) -> Option<Self::Item> {
        self.piece().transpose()
    }
}

impl RecordBatchReader for FileQuotes {
    fn schema(&self) -> SchemaRef {
        SchemaRef::clone(&self.work.schema)
    }
}
