//! The printed name of a file.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::path::{Path, is_separator};

/// Returns the name of a file as text, so that two files never have the same.
///
/// A name in UTF-8 is printed as it is. In other names each invalid byte is printed as `\xE9`, and
/// a `\` of the name as `\\`; so is the `\` of a UTF-8 name that looks as if it had such a byte.
/// `\x` with two digits from 80 to FF therefore means that the name was escaped.
///
/// ```
/// # #[cfg(unix)] {
/// use std::{ffi::OsStr, os::unix::ffi::OsStrExt as _, path::Path};
///
/// let latin = OsStr::from_bytes(b"caf\xE9.txt");
/// assert_eq!(onrecord::read::name(Path::new(latin)), r"caf\xE9.txt");
/// assert_eq!(onrecord::read::name(Path::new(r"caf\xE9.txt")), r"caf\\xE9.txt");
/// assert_eq!(onrecord::read::name(Path::new(r"a\b.txt")), r"a\b.txt");
/// # }
/// ```
pub fn name(path: &Path) -> String {
    let bytes = path.as_os_str().as_encoded_bytes();
    let is_plain = match std::str::from_utf8(bytes) {
        // Where `\` stands between folders, no name has one.
        Ok(text) => is_separator('\\') || !has_escape(text),
        Err(_) => false,
    };
    if is_plain {
        return String::from_utf8_lossy(bytes).into_owned();
    }
    let mut name = String::with_capacity(bytes.len() + 8);
    for chunk in bytes.utf8_chunks() {
        name.push_str(&doubled(chunk.valid()));
        for byte in chunk.invalid() {
            let _ = write!(name, "\\x{byte:02X}");
        }
    }
    name
}

fn doubled(text: &str) -> Cow<'_, str> {
    match text.contains('\\') {
        true => text.replace('\\', r"\\").into(),
        false => text.into(),
    }
}

/// Returns whether a text holds what an undecodable byte is printed as.
fn has_escape(text: &str) -> bool {
    let upper = |b: u8| b.is_ascii_digit() || (b'A'..=b'F').contains(&b);
    text.as_bytes().windows(4).any(|four| {
        matches!(four, [b'\\', b'x', high, low]
            if upper(*high) && *high >= b'8' && upper(*low))
    })
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use std::collections::BTreeMap;
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt as _;

    /// Takes a printed name back to its bytes.
    fn back(name: &str) -> Vec<u8> {
        if !has_escape(name) {
            return name.as_bytes().to_vec();
        }
        let (mut bytes, mut rest) = (Vec::new(), name.as_bytes());
        while let [first, tail @ ..] = rest {
            let (byte, len) = match (first, tail) {
                (b'\\', [b'\\', ..]) => (b'\\', 1),
                (b'\\', [b'x', digits @ ..]) => {
                    let digits = std::str::from_utf8(&digits[..2]).unwrap();
                    (u8::from_str_radix(digits, 16).unwrap(), 3)
                }
                (byte, _) => (*byte, 0),
            };
            bytes.push(byte);
            rest = &tail[len..];
        }
        bytes
    }

    #[test]
    fn no_two_names_are_printed_alike() {
        // All names of up to six of these signs, which have every escape in them.
        let signs: [&[u8]; 6] = [b"\\", b"x", b"F", b"\xFF", "é".as_bytes(), b"\\xFF"];
        let mut names: Vec<Vec<u8>> = vec![Vec::new()];
        let mut seen: BTreeMap<String, Vec<u8>> = BTreeMap::new();
        for _ in 0..6 {
            names = names
                .iter()
                .flat_map(|name| signs.map(|sign| [name, sign].concat()))
                .collect();
            names.sort();
            names.dedup();
            for bytes in &names {
                let printed = name(Path::new(OsStr::from_bytes(bytes)));
                assert_eq!(&back(&printed), bytes, "{printed}");
                let before = seen.insert(printed, bytes.clone());
                assert!(before.is_none_or(|before| before == *bytes));
            }
        }
    }
}
