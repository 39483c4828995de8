//! One tag, as the HTML standard parses it: where it ends, and how many attributes it has.
//!
//! The tree builder compares each attribute with all others of its tag, so pages are measured
//! first. Measuring must see the same tags: the states follow the standard (13.2.5.32, "before
//! attribute name state", and on).

/// The part of a tag after its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::read) struct HtmlTag {
    /// How many bytes, the `>` included.
    pub(in crate::read) len: usize,
    pub(in crate::read) attributes: usize,
}

impl HtmlTag {
    /// Reads what follows the name of a tag.
    pub(in crate::read) fn of(text: &str) -> HtmlTag {
        let bytes = text.as_bytes();
        let skip = |from: usize, test: fn(u8) -> bool| {
            let rest = bytes[from..].iter();
            from + rest.take_while(|&&b| test(b)).count()
        };
        let (mut at, mut attributes) = (0, 0);
        loop {
            at = skip(at, |b| b.is_ascii_whitespace() || b == b'/');
            match bytes.get(at) {
                None => break,
                Some(b'>') => {
                    return HtmlTag {
                        len: at + 1,
                        attributes,
                    };
                }
                Some(_) => attributes += 1,
            }
            // A name may begin with `=`, and hold quotation marks: `<p don't>`.
            at = skip(at + 1, |b| {
                !b.is_ascii_whitespace() && !matches!(b, b'/' | b'>' | b'=')
            });
            let equals = skip(at, |b| b.is_ascii_whitespace());
            if bytes.get(equals) != Some(&b'=') {
                continue;
            }
            at = skip(equals + 1, |b| b.is_ascii_whitespace());
            at = match bytes.get(at) {
                Some(mark @ (b'"' | b'\'')) => match memchr::memchr(*mark, &bytes[at + 1..]) {
                    Some(len) => at + 1 + len + 1,
                    None => break,
                },
                _ => skip(at, |b| !b.is_ascii_whitespace() && b != b'>'),
            };
        }
        HtmlTag {
            len: bytes.len(),
            attributes,
        }
    }
}

/// Returns the length of the comment that a text begins with, if any. `<!-->` is complete.
pub(in crate::read) fn comment_len(html: &str) -> Option<usize> {
    let inside = html.strip_prefix("<!--")?;
    let short = [">", "->"].iter().find(|end| inside.starts_with(**end));
    if let Some(end) = short {
        return Some(4 + end.len());
    }
    let bytes = inside.as_bytes();
    let ends = memchr::memchr_iter(b'>', bytes)
        .find(|&at| bytes[..at].ends_with(b"--") || bytes[..at].ends_with(b"--!"));
    Some(4 + ends.map_or(bytes.len(), |at| at + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_ends_where_a_browser_ends_it() {
        for (text, len, attributes) in [
            (">", 1, 0),
            (" a=1 b>x", 7, 2),
            (" a='>' b=\"'\">x", 13, 2),
            (" a=\"1\"b=\"2\"/>x", 13, 2),
            (" don't>x", 7, 1),
            (" href=it's title='>'>x", 21, 2),
            (" a = b>c", 7, 1),
            (" a=>x", 4, 1),
            (" ==>x", 4, 1),
            (" a='>x", 6, 1),
        ] {
            assert_eq!(HtmlTag::of(text), HtmlTag { len, attributes }, "{text}");
        }
    }

    #[test]
    fn a_comment_ends_where_a_browser_ends_it() {
        for (text, len) in [
            ("<!-->x-->", Some(5)),
            ("<!--->x-->", Some(6)),
            ("<!-- a > b -->x", Some(14)),
            ("<!-- a --!>x", Some(11)),
            ("<!-- a", Some(6)),
            ("<!a>", None),
        ] {
            assert_eq!(comment_len(text), len, "{text}");
        }
    }
}
