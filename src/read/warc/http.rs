//! HTTP responses, as a crawler wrote them down.

use std::io::Read;

/// What a server answered.
#[derive(Debug, Default)]
pub(super) struct Response {
    status: u16,
    /// `text/html`, in small letters, without parameters.
    pub(super) content_type: Option<String>,
    pub(super) charset: Option<String>,
    pub(super) body: Vec<u8>,
}

impl Response {
    /// Makes a response of a body whose type is known.
    pub(super) fn plain(body: Vec<u8>, content_type: Option<&str>) -> Response {
        let mut response = Response {
            status: 200,
            body,
            ..Response::default()
        };
        response.typed(content_type.unwrap_or_default());
        response
    }

    /// Parses status line, header and body; what the body is packed in comes off.
    pub(super) fn parse(mut block: Vec<u8>, longest: u64) -> Result<Response, String> {
        let (head, body) = split(&block);
        let head = String::from_utf8_lossy(&block[..head]).into_owned();
        let mut lines = head.lines();
        let status = lines.next().and_then(|line| line.split_whitespace().nth(1));
        let mut response = Response {
            status: status
                .and_then(|code| code.parse().ok())
                .ok_or("no HTTP status line")?,
            ..Response::default()
        };
        let (mut chunked, mut packed) = (false, String::new());
        for (name, value) in lines.filter_map(|line| line.split_once(':')) {
            let value = value.trim();
            match name.trim().to_ascii_lowercase().as_str() {
                "content-type" => response.typed(value),
                "transfer-encoding" => chunked = value.eq_ignore_ascii_case("chunked"),
                "content-encoding" => packed = value.to_ascii_lowercase(),
                _ => {}
            }
        }
        block.drain(..body);
        // Many crawlers unpack what they store and keep the header that says it is packed.
        if chunked && let Some(joined) = joined(&block) {
            block = joined;
        }
        if block.starts_with(&[0x1F, 0x8B]) {
            block = unpacked(&block, longest)?;
        } else if packed == "br" && std::str::from_utf8(&block).is_err() {
            return Err("a page packed with brotli".to_owned());
        }
        response.body = block;
        Ok(response)
    }

    /// Tells whether the server sent what it was asked for.
    pub(super) fn is_success(&self) -> bool {
        (200..300).contains(&self.status)
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

/// Joins the chunks of a body; nothing where it has none.
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

fn unpacked(body: &[u8], longest: u64) -> Result<Vec<u8>, String> {
    let packing = crate::read::compressed::Packing::Gzip;
    if let Some(feature) = packing.feature() {
        return Err(format!(
            "a packed page: a build needs the feature `{feature}`"
        ));
    }
    let body = Box::new(std::io::Cursor::new(body.to_vec()));
    let mut inside = Vec::new();
    packing
        .reader(body)
        .and_then(|reader| reader.take(longest + 1).read_to_end(&mut inside))
        .map_err(|error| format!("a packed page: {error}"))?;
    if inside.len() as u64 > longest {
        return Err(format!("a packed page longer than {longest} bytes"));
    }
    Ok(inside)
}
