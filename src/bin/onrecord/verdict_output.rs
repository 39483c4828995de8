//! Writes verdicts: as bytes per story, or as one workbook.

use crate::output::{Output, Target};
use onrecord::write::{VerdictRow, VerdictWriter};
#[cfg(feature = "xlsx")]
use onrecord::write::{Workbook, WorkbookRows};
use onrecord::{Document, Error};
use std::io;

/// The output format of verdicts.
pub(crate) enum VerdictFormat {
    /// Story by story.
    Stories(Box<dyn VerdictWriter>),
    /// As one workbook, with columns for these fields of the stories' input.
    #[cfg(feature = "xlsx")]
    Workbook(Vec<String>),
}

/// An open output of verdicts.
pub(crate) struct VerdictOutput<'f> {
    output: Output,
    format: &'f VerdictFormat,
    #[cfg(feature = "xlsx")]
    workbook: Option<Workbook>,
}

impl<'f> VerdictOutput<'f> {
    /// Opens a target, and writes what comes before the first story.
    pub(crate) fn begin(
        format: &'f VerdictFormat,
        target: &Target,
    ) -> Result<VerdictOutput<'f>, Error> {
        let failed = |error| Error::io("", error);
        let mut begun = VerdictOutput {
            output: Output::open(target)?,
            format,
            #[cfg(feature = "xlsx")]
            workbook: None,
        };
        match format {
            VerdictFormat::Stories(writer) => {
                let mut head = Vec::new();
                writer.begin(&mut head).map_err(failed)?;
                begun.output.write(&head)?;
            }
            #[cfg(feature = "xlsx")]
            VerdictFormat::Workbook(kept) => {
                begun.workbook = Some(Workbook::of_verdicts(kept).map_err(failed)?);
            }
        }
        Ok(begun)
    }

    /// Writes the rows of a story.
    pub(crate) fn story(
        &mut self,
        document: &Document,
        rows: &[VerdictRow<'_>],
    ) -> Result<(), Error> {
        let failed = |error: io::Error| Error::io(document.id(), error);
        match self.format {
            VerdictFormat::Stories(writer) => {
                let mut page = Vec::new();
                writer.story(document, rows, &mut page).map_err(failed)?;
                self.output.write(&page)
            }
            #[cfg(feature = "xlsx")]
            VerdictFormat::Workbook(_) => {
                let rows = WorkbookRows::of_verdicts(rows).map_err(failed)?;
                match &mut self.workbook {
                    Some(workbook) => workbook.add(rows).map_err(failed),
                    None => Ok(()),
                }
            }
        }
    }

    /// Ends the output: all is written, and a file gets its name.
    pub(crate) fn finish(self) -> Result<(), Error> {
        #[cfg(feature = "xlsx")]
        if let Some(workbook) = self.workbook {
            let mut bytes = Vec::new();
            let written = workbook.finish(&mut bytes);
            written.map_err(|e| Error::io("", e))?;
            return self.output.write_once(&bytes);
        }
        self.output.finish()
    }
}
