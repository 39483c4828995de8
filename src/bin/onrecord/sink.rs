//! Writes rows: as bytes or files per story, or as cells of one table.

use crate::brat::BratFolder;
use crate::output::Output;
use onrecord::write::{BratPair, QuoteRow, Writer};
#[cfg(feature = "parquet")]
use onrecord::write::{Parquet, ParquetRows};
#[cfg(feature = "pages")]
use onrecord::write::{QuotePage, QuotePagePart};
#[cfg(feature = "xlsx")]
use onrecord::write::{Workbook, WorkbookRows};
use onrecord::{Document, Error};
use std::io;
use std::path::PathBuf;

/// The output format.
pub(crate) enum OutputFormat {
    /// Story by story.
    Stories(Box<dyn Writer>),
    /// As a folder for brat.
    Brat(PathBuf),
    /// As one page.
    #[cfg(feature = "pages")]
    Page,
    /// As one Parquet table, with columns for these fields of the input.
    #[cfg(feature = "parquet")]
    Parquet(Vec<String>),
    /// As one workbook, with columns for these fields of the input.
    #[cfg(feature = "xlsx")]
    Workbook(Vec<String>),
}

/// One story's part of the output.
pub(crate) enum OutputPart {
    Bytes(Vec<u8>),
    /// The id of the story, and its files.
    Brat(String, BratPair),
    #[cfg(feature = "pages")]
    Page(QuotePagePart),
    #[cfg(feature = "parquet")]
    Parquet(ParquetRows),
    #[cfg(feature = "xlsx")]
    Workbook(WorkbookRows),
}

impl OutputFormat {
    /// Returns whether rows need their reasons.
    pub(crate) fn wants_reasons(&self) -> bool {
        match self {
            OutputFormat::Stories(writer) => writer.wants_reasons(),
            OutputFormat::Brat(_) => false,
            #[cfg(feature = "pages")]
            OutputFormat::Page => true,
            #[cfg(feature = "parquet")]
            OutputFormat::Parquet(_) => false,
            #[cfg(feature = "xlsx")]
            OutputFormat::Workbook(_) => false,
        }
    }

    /// Returns whether the output ends with an index (Parquet, a workbook), so that it cannot be extended.
    pub(crate) fn is_one_table(&self) -> bool {
        !matches!(self, OutputFormat::Stories(_))
    }

    /// Makes the part of one story. Runs on any thread.
    pub(crate) fn part(
        &self,
        document: &Document,
        rows: &[QuoteRow<'_>],
    ) -> io::Result<OutputPart> {
        match self {
            OutputFormat::Stories(writer) => {
                let mut bytes = Vec::new();
                writer.document(document, rows, &mut bytes)?;
                Ok(OutputPart::Bytes(bytes))
            }
            OutputFormat::Brat(_) => {
                let pair = BratPair::of(document, rows);
                Ok(OutputPart::Brat(document.id().to_owned(), pair))
            }
            #[cfg(feature = "pages")]
            OutputFormat::Page => Ok(OutputPart::Page(QuotePagePart::of(document, rows)?)),
            #[cfg(feature = "parquet")]
            OutputFormat::Parquet(_) => Ok(OutputPart::Parquet(ParquetRows::of(rows))),
            #[cfg(feature = "xlsx")]
            OutputFormat::Workbook(_) => Ok(OutputPart::Workbook(WorkbookRows::of_quotes(rows)?)),
        }
    }
}

/// Puts the parts together, in order, and writes them.
pub(crate) struct Sink {
    output: Output,
    brat: Option<BratFolder>,
    #[cfg(feature = "pages")]
    page: Option<QuotePage>,
    #[cfg(feature = "parquet")]
    parquet: Option<Parquet>,
    #[cfg(feature = "xlsx")]
    workbook: Option<Workbook>,
}

impl Sink {
    /// Begins an output.
    pub(crate) fn begin(format: &OutputFormat, output: Output) -> Result<Sink, Error> {
        let mut sink = Sink::resumed(output);
        match format {
            OutputFormat::Stories(writer) => {
                let mut head = Vec::new();
                writer.begin(&mut head).map_err(failed)?;
                sink.output.write(&head)?;
            }
            OutputFormat::Brat(path) => sink.brat = Some(BratFolder::create(path)?),
            #[cfg(feature = "pages")]
            OutputFormat::Page => sink.page = Some(QuotePage::default()),
            #[cfg(feature = "parquet")]
            OutputFormat::Parquet(kept) => sink.parquet = Some(Parquet::new(kept).map_err(failed)?),
            #[cfg(feature = "xlsx")]
            OutputFormat::Workbook(kept) => {
                sink.workbook = Some(Workbook::of_quotes(kept).map_err(failed)?);
            }
        }
        Ok(sink)
    }

    /// Continues an output of stories.
    pub(crate) fn resumed(output: Output) -> Sink {
        Sink {
            output,
            brat: None,
            #[cfg(feature = "pages")]
            page: None,
            #[cfg(feature = "parquet")]
            parquet: None,
            #[cfg(feature = "xlsx")]
            workbook: None,
        }
    }

    pub(crate) fn add(&mut self, part: OutputPart) -> Result<(), Error> {
        match part {
            OutputPart::Bytes(bytes) => self.output.write(&bytes),
            OutputPart::Brat(id, pair) => match &mut self.brat {
                Some(folder) => folder.add(&id, &pair),
                None => Ok(()),
            },
            #[cfg(feature = "pages")]
            OutputPart::Page(part) => {
                if let Some(page) = &mut self.page {
                    page.add(part);
                }
                Ok(())
            }
            #[cfg(feature = "parquet")]
            OutputPart::Parquet(rows) => {
                let mut bytes = Vec::new();
                if let Some(table) = &mut self.parquet {
                    table.add(rows, &mut bytes).map_err(failed)?;
                }
                self.output.write(&bytes)
            }
            #[cfg(feature = "xlsx")]
            OutputPart::Workbook(rows) => match &mut self.workbook {
                Some(workbook) => workbook.add(rows).map_err(failed),
                None => Ok(()),
            },
        }
    }

    /// Returns whether the reader of the output has left.
    pub(crate) fn is_unread(&self) -> bool {
        self.output.is_unread()
    }

    /// Returns whether the output of an interrupted run can be kept.
    pub(crate) fn can_be_kept(&self) -> bool {
        self.output.can_be_kept()
    }

    /// Returns how many bytes have been written; some may not be in the file yet.
    pub(crate) fn written(&self) -> u64 {
        self.output.written()
    }

    /// Returns how many bytes have been written, all of which are in the file once this returns.
    pub(crate) fn flushed(&mut self) -> Result<u64, Error> {
        self.output.flushed()
    }

    /// Writes the footer. A table is readable from then on, and cannot be extended.
    pub(crate) fn close(&mut self) -> Result<(), Error> {
        #[cfg(feature = "pages")]
        if let Some(page) = self.page.take() {
            let mut bytes = Vec::new();
            page.finish(&mut bytes).map_err(failed)?;
            self.output.write(&bytes)?;
        }
        #[cfg(feature = "parquet")]
        if let Some(table) = self.parquet.take() {
            let mut bytes = Vec::new();
            table.finish(&mut bytes).map_err(failed)?;
            self.output.write(&bytes)?;
        }
        #[cfg(feature = "xlsx")]
        if let Some(workbook) = self.workbook.take() {
            let mut bytes = Vec::new();
            workbook.finish(&mut bytes).map_err(failed)?;
            self.output.write(&bytes)?;
        }
        Ok(())
    }

    /// Ends an incomplete output: a file is kept as `….partial`.
    pub(crate) fn keep(&mut self) -> Result<(), Error> {
        self.output.keep()
    }

    /// Ends the output: all is written, and a file gets its name.
    pub(crate) fn finish(mut self) -> Result<(), Error> {
        self.close()?;
        self.output.finish()
    }
}

fn failed(error: io::Error) -> Error {
    Error::io("", error)
}
