//! HTTP responses, as crawlers store them.

use super::content_coding::decoded;

/// The response of a server.
#[derive(Debug, Default)]
pub(super) struct HttpResponse {
    status: u16,
    /// `text/html`, in small letters, without parameters.
    pub(super) content_type: Option<String>,
    pub(super) charset: Option<String>,
    pub(super) body: Vec<u8>,
}

impl HttpResponse {
    /// Makes a response of a body whose type is known.
    pub(super) fn plain(body: Vec<u8>, content_type: Option<&str>) -> HttpResponse {
        let mut response = HttpResponse {
            status: 200,
            body,
            ..HttpResponse::default()
        };
        response.typed(content_type.unwrap_or_default());
        response
    }

    /// Parses status line, header and body; the body is decompressed.
    pub(super) fn parse(mut block: Vec<u8>, longest: u64) -> Result<HttpResponse, String> {
        let (head, body) = split(&block);
        let head = String::from_utf8_lossy(&block[..head]).into_owned();
        let mut lines = head.lines();
        let status = lines.next().and_then(|line| line.split_whitespace().nth(1));
        let mut response = HttpResponse {
            status: status
                .and_then(|code| code.parse().ok())
                .ok_or("no HTTP status line")?,
            ..HttpResponse::default()
        };
        let (mut chunked, mut packed) = (false, String::new());
        for (name, value) in lines.filter_map(|line| line.split_once(':')) {
            let value = value.trim();
            match name.trim().to_ascii_lowercase().as_str() {
                "content-type" => response.typed(value),
                // The last coding applied is named last: `gzip, chunked`.
                "transfer-encoding" => {
                    let last = value.rsplit(',').next().unwrap_or_default();
                    chunked = last.trim().eq_ignore_ascii_case("chunked");
                }
                "content-encoding" => packed = value.to_ascii_lowercase(),
                _ => {}
            }
        }
        block.drain(..body);
        // Many crawlers join the chunks and keep the header.
        if chunked && let Some(joined) = joined(&block) {
            block = joined;
        }
        response.body = block;
        if response.is_success() && response.may_be_text() {
            response.body = decoded(response.body, &packed, longest)?;
        }
        Ok(response)
    }

    /// Returns whether the request succeeded.
    pub(super) fn is_success(&self) -> bool {
        (200..300).contains(&self.status)
    }

    /// Returns whether the body may be a story; others are not decompressed.
    fn may_be_text(&self) -> bool {
        let kind = self.content_type.as_deref().unwrap_or("text/");
        kind.starts_with("text/") || kind == "application/xhtml+xml"
    }

    fn typed(&mut self, value: &str) {
        let mut parts = value.split(';');
        let kind = parts.next().unwrap_or_default().trim().to_ascii_lowercase();
        self.content_type = (!kind.is_empty()).then_some(kind);
        self.charset = parts.find_map(|parameter| {
            let (name, value) = parameter.split_once('=')?;
            let value = value.trim().trim_matches(['"', '\'']);
            name.trim()
                .eq_ignore_ascii_case("charset")
                .then(|| value.to_owned())
        });
    }
}

/// Returns where the header ends and where the body begins.
fn split(block: &[u8]) -> (usize, usize) {
    let crlf = memchr::memmem::find(block, b"\r\n\r\n").map(|at| (at, at + 4));
    let lf = memchr::memmem::find(block, b"\n\n").map(|at| (at, at + 2));
    match (crlf, lf) {
        (Some(crlf), Some(lf)) => crlf.min(lf),
        (found, None) | (None, found) => found.unwrap_or((block.len(), block.len())),
    }
}

/// Joins the chunks of a body; `None` if it has none.
fn joined(body: &[u8]) -> Option<Vec<u8>> {
    let mut joined = Vec::with_capacity(body.len());
    let mut rest = body;
    loop {
        let line = memchr::memchr(b'\n', rest)?;
        let size = std::str::from_utf8(rest[..line].trim_ascii()).ok()?;
        let size = size.split(';').next().unwrap_or_default().trim();
        let size = usize::from_str_radix(size, 16).ok()?;
        rest = &rest[line + 1..];
        if size == 0 {
            return Some(joined);
        }
        joined.extend_from_slice(rest.get(..size)?);
        rest = rest[size..].strip_prefix(b"\r\n")?;
    }
}
