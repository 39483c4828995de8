//! WARC: the pages of a crawl, as the Common Crawl and web archives keep them.
//!
//! Only what was fetched and is text is a story: requests, pictures, redirects and error pages are
//! passed over. Archives are large and made over days, so one damaged record must not cost the
//! ones behind it: the reader goes back to where the record began and looks for the next.

mod coding;
mod header;
mod http;
#[cfg(feature = "gzip")]
mod members;
mod record;
mod tape;

use super::raw::{Part, Shape};
use super::{Options, Raw, Reader};
use crate::error::{Error, ErrorKind};
use header::Header;
use http::Response;
use record::{Record, Records};
use std::sync::Arc;

/// The stories of an archive, in the order of its records.
pub(super) struct Archive {
    path: String,
    records: Records,
    /// How many records there have been.
    number: u64,
    options: Arc<Options>,
}

impl Archive {
    /// Opens an archive that is not compressed, or has been unpacked already.
    pub(super) fn new(path: String, reader: Reader, options: Arc<Options>) -> Archive {
        Archive {
            path,
            records: Records::new(reader, options.longest),
            number: 0,
            options,
        }
    }

    /// Opens an archive of gzip members.
    #[cfg(feature = "gzip")]
    pub(super) fn gzip(path: String, reader: Reader, options: Arc<Options>) -> Archive {
        let members = members::Members::new(reader);
        let reader = Box::new(std::io::BufReader::with_capacity(1 << 16, members));
        Archive::new(path, reader, options)
    }

    fn story(&self, header: Header, block: Vec<u8>) -> Result<Option<Raw>, Error> {
        let place = |url: Option<&str>| self.place(url);
        let response = if header.is_http() {
            match Response::parse(block, self.options.longest) {
                Ok(response) => response,
                Err(message) => {
                    let place = place(header.url.as_deref());
                    return Err(Error::new(ErrorKind::Syntax, place, message));
                }
            }
        } else {
            Response::plain(block, header.content_type.as_deref())
        };
        let Some(shape) = shape(&response, &header)? else {
            return Ok(None);
        };
        Ok(Some(Raw {
            path: self.path.clone(),
            part: Part::Record(self.number),
            id: header.url,
            shape,
            bytes: response.body,
            options: Arc::clone(&self.options),
        }))
    }

    fn place(&self, url: Option<&str>) -> String {
        let url = url.map_or_else(String::new, |url| format!(" ({url})"));
        format!("{}:record {}{url}", self.path, self.number)
    }
}

impl Iterator for Archive {
    type Item = Result<Raw, Error>;

    fn next(&mut self) -> Option<Result<Raw, Error>> {
        loop {
            let record = self.records.next()?;
            self.number += 1;
            match record {
                Ok(Record { block: None, .. }) => {}
                Ok(Record {
                    header,
                    block: Some(block),
                }) => match self.story(header, block) {
                    Ok(None) => {}
                    Ok(Some(raw)) => return Some(Ok(raw)),
                    Err(error) => return Some(Err(error)),
                },
                Err(fault) => {
                    let place = self.place(fault.url.as_deref());
                    return Some(Err(match fault.io {
                        Some(error) => Error::io(place, error),
                        None => Error::new(ErrorKind::Syntax, place, fault.message),
                    }));
                }
            }
        }
    }
}

/// Tells how the body of a response is to be read; nothing where it is no text.
fn shape(response: &Response, header: &Header) -> Result<Option<Shape>, Error> {
    if !response.is_success() || response.body.is_empty() {
        return Ok(None);
    }
    let kind = response.content_type.as_deref().unwrap_or_default();
    let is_page = match kind {
        "text/html" | "application/xhtml+xml" => true,
        "" => super::Format::sniffed(&response.body) == super::Format::Html,
        "text/plain" => return Ok(Some(Shape::Text)),
        _ => false,
    };
    if !is_page {
        return Ok(None);
    }
    #[cfg(feature = "html")]
    return Ok(Some(Shape::Html(super::html::Delivery {
        charset: response.charset.clone(),
        url: header.url.clone(),
        date: header.date.clone(),
    })));
    #[cfg(not(feature = "html"))]
    Err(super::inputs::not_built(
        header.url.clone().unwrap_or_default(),
        "html",
    ))
}
