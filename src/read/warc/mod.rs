//! WARC: the pages of a crawl, as the Common Crawl and web archives keep them.
//!
//! A story is a page that was fetched and is text; requests, pictures, redirects and error pages
//! are skipped. Archives are large and written over days, so one damaged record must not cost the
//! ones after it: the reader returns to where the record began and looks for the next.

mod content_coding;
#[cfg(feature = "gzip")]
mod gzip;
mod header;
mod http;
mod lookahead;
mod record;

use super::raw::{StoryFormat, StoryPart};
use super::{InputReader, Options, Raw};
use crate::error::{Error, ErrorKind};
use header::WarcHeader;
use http::HttpResponse;
use record::{WarcRecord, WarcRecords};
use std::sync::Arc;

/// The stories of an archive, in the order of its records.
pub(super) struct WarcStories {
    path: String,
    records: WarcRecords,
    /// How many records were read.
    number: u64,
    options: Arc<Options>,
}

impl WarcStories {
    /// Opens an archive that is not compressed, or has been decompressed already.
    pub(super) fn new(path: String, reader: InputReader, options: Arc<Options>) -> WarcStories {
        WarcStories {
            path,
            records: WarcRecords::new(reader, options.longest),
            number: 0,
            options,
        }
    }

    /// Opens an archive of gzip members.
    #[cfg(feature = "gzip")]
    pub(super) fn gzip(path: String, reader: InputReader, options: Arc<Options>) -> WarcStories {
        let members = gzip::GzipMembers::new(reader);
        let reader = Box::new(std::io::BufReader::with_capacity(1 << 16, members));
        WarcStories::new(path, reader, options)
    }

    fn story(&self, header: WarcHeader, block: Vec<u8>) -> Result<Option<Raw>, Error> {
        let place = |url: Option<&str>| self.place(url);
        let response = if header.is_http() {
            match HttpResponse::parse(block, self.options.longest) {
                Ok(response) => response,
                Err(message) => {
                    let place = place(header.url.as_deref());
                    return Err(Error::new(ErrorKind::Syntax, place, message));
                }
            }
        } else {
            HttpResponse::plain(block, header.content_type.as_deref())
        };
        let Some(format) = format(&response, &header)? else {
            return Ok(None);
        };
        Ok(Some(Raw {
            version: None,
            path: self.path.clone(),
            part: StoryPart::Record(self.number),
            id: header.url,
            format,
            bytes: response.body,
            options: Arc::clone(&self.options),
        }))
    }

    fn place(&self, url: Option<&str>) -> String {
        let url = url.map_or_else(String::new, |url| format!(" ({url})"));
        format!("{}:record {}{url}", self.path, self.number)
    }
}

impl Iterator for WarcStories {
    type Item = Result<Raw, Error>;

    fn next(&mut self) -> Option<Result<Raw, Error>> {
        loop {
            let record = self.records.next()?;
            self.number += 1;
            match record {
                Ok(WarcRecord { block: None, .. }) => {}
                Ok(WarcRecord {
                    header,
                    block: Some(block),
                }) => match self.story(header, block) {
                    Ok(None) => {}
                    Ok(Some(raw)) => return Some(Ok(raw)),
                    Err(error) => return Some(Err(error)),
                },
                Err(error) => {
                    let place = self.place(error.url.as_deref());
                    return Some(Err(match error.io {
                        Some(error) => Error::io(place, error),
                        None => Error::new(ErrorKind::Syntax, place, error.message),
                    }));
                }
            }
        }
    }
}

/// Returns the format of a response body; `None` if it is not text.
fn format(response: &HttpResponse, header: &WarcHeader) -> Result<Option<StoryFormat>, Error> {
    if !response.is_success() || response.body.is_empty() {
        return Ok(None);
    }
    let kind = response.content_type.as_deref().unwrap_or_default();
    let is_page = match kind {
        "text/html" | "application/xhtml+xml" => true,
        "" => super::Format::sniffed(&response.body) == super::Format::Html,
        "text/plain" => return Ok(Some(StoryFormat::Text)),
        _ => false,
    };
    if !is_page {
        return Ok(None);
    }
    #[cfg(feature = "html")]
    return Ok(Some(StoryFormat::Html(super::html::FetchInfo {
        charset: response.charset.clone(),
        url: header.url.clone(),
        date: header.date.clone(),
    })));
    #[cfg(not(feature = "html"))]
    Err(super::feature::missing(
        header.url.clone().unwrap_or_default(),
        "html",
    ))
}
