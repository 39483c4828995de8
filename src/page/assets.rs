//! Styles and scripts of a page, and the policy that lets only these run.

use sha2::{Digest as _, Sha256};

/// What a page has besides the style and the script of the frame.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct PageAssets {
    /// CSS, after that of the frame.
    pub(crate) style: &'static str,
    /// JavaScript, after that of the frame.
    pub(crate) script: &'static str,
}

impl PageAssets {
    pub(super) fn style(&self) -> String {
        joined(include_str!("frame.css"), self.style)
    }

    pub(super) fn script(&self) -> String {
        joined(include_str!("frame.js"), self.script)
    }
}

/// Joins two files, without the comments that a whole line holds and without indentation: a page is small.
fn joined(first: &str, second: &str) -> String {
    let lines = first.lines().chain(second.lines()).map(str::trim);
    let lines = lines.filter(|line| !line.is_empty() && !line.starts_with("//"));
    let lines = lines.filter(|line| !(line.starts_with("/*") && line.ends_with("*/")));
    lines.collect::<Vec<_>>().join("\n")
}

/// Returns the content security policy of a page with this style and script, and no other.
pub(super) fn policy(style: &str, script: &str) -> String {
    format!(
        "default-src 'none'; style-src 'sha256-{}'; script-src 'sha256-{}'; img-src data:; base-uri 'none'; form-action 'none'",
        digest(style),
        digest(script)
    )
}

fn digest(text: &str) -> String {
    base64(&Sha256::digest(text.as_bytes()))
}

/// Encodes bytes as base64 (RFC 4648, section 4).
fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let byte = |n: usize| u32::from(three.get(n).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for n in 0..4 {
            let digit = (bits >> (18 - 6 * n)) & 63;
            let sign = if n <= three.len() {
                DIGITS[digit as usize]
            } else {
                b'='
            };
            text.push(char::from(sign));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The examples of RFC 4648, section 10, and the digest that every tool prints of nothing.
    #[test]
    fn digests_are_written_as_browsers_read_them() {
        for (bytes, text) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foobar", "Zm9vYmFy"),
        ] {
            assert_eq!(base64(bytes.as_bytes()), text);
        }
        assert_eq!(digest(""), "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
    }
}
