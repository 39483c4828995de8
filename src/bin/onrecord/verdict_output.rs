//! Writes verdicts: as bytes per story, or as one workbook or page.

use crate::output::{Output, Target};
#[cfg(feature = "pages")]
use onrecord::write::{self, CheckedStory};
use onrecord::write::{VerdictRow, VerdictWriter};
#[cfg(feature = "xlsx")]
use onrecord::write::{Workbook, WorkbookRows};
use onrecord::{Document, Error};
use std::io;

/// The output format of verdicts.
pub(crate) enum VerdictFormat {
    /// Story by story.
    Stories(Box<dyn VerdictWriter>),
    /// As one HTML page.
    #[cfg(feature = "pages")]
    Page,
    /// As one workbook, with columns for these fields of the stories' input.
    #[cfg(feature = "xlsx")]
    Workbook(Vec<String>),
}

/// An open output of verdicts.
pub(crate) struct VerdictOutput<'f> {
    output: Output,
    format: &'f VerdictFormat,
    #[cfg(feature = "pages")]
    page: Vec<CheckedStory<'f>>,
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
            #[cfg(feature = "pages")]
            page: Vec::new(),
            #[cfg(feature = "xlsx")]
            workbook: None,
        };
        match format {
            VerdictFormat::Stories(writer) => {
                let mut head = Vec::new();
                writer.begin(&mut head).map_err(failed)?;
                begun.output.write(&head)?;
            }
            #[cfg(feature = "pages")]
            VerdictFormat::Page => {}
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
        document: &'f Document,
        rows: Vec<VerdictRow<'f>>,
    ) -> Result<(), Error> {
        let failed = |error: io::Error| Error::io(document.id(), error);
        match self.format {
            VerdictFormat::Stories(writer) => {
                let mut page = Vec::new();
                writer.story(document, &rows, &mut page).map_err(failed)?;
                self.output.write(&page)
            }
            #[cfg(feature = "pages")]
            VerdictFormat::Page => {
                self.page.push(CheckedStory { document, rows });
                Ok(())
            }
            #[cfg(feature = "xlsx")]
            VerdictFormat::Workbook(_) => {
                let rows = WorkbookRows::of_verdicts(&rows).map_err(failed)?;
                match &mut self.workbook {
                    Some(workbook) => workbook.add(rows).map_err(failed),
                    None => Ok(()),
                }
            }
        }
    }

    /// Ends the output: all is written, and a file gets its name. `sources` are the names of what was read.
    #[cfg_attr(
        not(feature = "pages"),
        expect(unused_variables, reason = "only a page names them")
    )]
    pub(crate) fn finish(self, sources: &[String]) -> Result<(), Error> {
        #[cfg(feature = "pages")]
        if let VerdictFormat::Page = self.format {
            let mut bytes = Vec::new();
            let written = write::verdicts_html(&self.page, sources, &mut bytes);
            written.map_err(|e| Error::io("", e))?;
            return self.output.write_once(&bytes);
        }
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
