//! The code of a source file: comments, texts in quotation marks and test modules are blanked out, so
//! that what is left can be searched. Every byte keeps its place, so lines can still be counted.

/// Blanks out what is not code.
pub(crate) fn code_only(source: &str) -> String {
    let mut code = source.as_bytes().to_vec();
    let mut at = 0;
    while at < code.len() {
        let end = at + length_of_text(&source.as_bytes()[at..]);
        // An identifier may end in `r` or `b`, and a quotation mark may come right after it.
        let inside_word = at > 0 && is_word_byte(source.as_bytes()[at - 1]);
        if end > at && !(inside_word && matches!(code[at], b'r' | b'b')) {
            blank(&mut code[at..end]);
            at = end;
        } else {
            at += 1;
        }
    }
    let mut code = String::from_utf8(code).expect("whole characters are blanked");
    while let Some(at) = test_module(&code) {
        let end = at + item_length(&code[at..]);
        let gap: String = code[at..end]
            .chars()
            .map(|c| if c == '\n' { c } else { ' ' })
            .collect();
        code.replace_range(at..end, &gap);
    }
    code
}

/// Where the first test module begins.
fn test_module(code: &str) -> Option<usize> {
    let mut attributes = code.match_indices("#[cfg(");
    let found = attributes.find(|(at, _)| {
        let line = code[*at..].lines().next().unwrap_or_default();
        let is_test = line.contains("(test)") || line.contains("(test,");
        is_test && code[at + line.len()..].starts_with("\nmod ")
    });
    found.map(|(at, _)| at)
}

/// How many bytes of a comment, a text in quotation marks or a character stand at the start; 0: none.
fn length_of_text(bytes: &[u8]) -> usize {
    let find = |pattern: &[u8], from: usize| {
        let rest = bytes.get(from..).unwrap_or_default();
        let found = rest.windows(pattern.len()).position(|w| w == pattern);
        found.map_or(bytes.len(), |n| from + n + pattern.len())
    };
    match bytes {
        [b'/', b'/', ..] => find(b"\n", 0) - 1,
        [b'/', b'*', ..] => find(b"*/", 2),
        [b'b' | b'r', rest @ ..] if raw_hashes(bytes).is_some() => {
            let hashes = raw_hashes(bytes).unwrap_or_default();
            let open = bytes.len() - rest.len() + usize::from(bytes.starts_with(b"br")) + hashes;
            let close = [b"\"".as_slice(), &vec![b'#'; hashes]].concat();
            find(&close, open + 1)
        }
        [b'"', ..] => {
            let mut at = 1;
            while at < bytes.len() && bytes[at] != b'"' {
                at += 1 + usize::from(bytes[at] == b'\\');
            }
            (at + 1).min(bytes.len())
        }
        [b'\'', b'\\', _, ..] => find(b"'", 3),
        // A character and not a lifetime: `'a'`, `'“'`.
        [b'\'', ..] => {
            let end = bytes.iter().skip(2).take(4).position(|b| *b == b'\'');
            let end = end.map_or(0, |n| n + 3);
            let one = std::str::from_utf8(bytes.get(1..end.max(2) - 1).unwrap_or_default());
            let is_one = one.is_ok_and(|one| one.chars().count() == 1);
            if is_one { end } else { 0 }
        }
        _ => 0,
    }
}

/// How many `#` a raw text has that begins here.
fn raw_hashes(bytes: &[u8]) -> Option<usize> {
    let rest = bytes.strip_prefix(b"br").or(bytes.strip_prefix(b"r"))?;
    let hashes = rest.iter().take_while(|b| **b == b'#').count();
    (rest.get(hashes) == Some(&b'"')).then_some(hashes)
}

/// How long the item is that begins here: to its semicolon, or to the end of its braces.
fn item_length(code: &str) -> usize {
    let mut depth = 0;
    for (at, sign) in code.char_indices() {
        match sign {
            '{' => depth += 1,
            '}' if depth == 1 => return at + 1,
            '}' => depth -= 1,
            ';' if depth == 0 => return at + 1,
            _ => {}
        }
    }
    code.len()
}

fn blank(bytes: &mut [u8]) {
    for byte in bytes {
        if *byte != b'\n' {
            *byte = b' ';
        }
    }
}

fn is_word_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

#[test]
fn comments_texts_and_tests_are_no_code() {
    for (source, code) in [
        ("a // b\nc", "a     \nc"),
        ("a /* b\n */ c", "a     \n    c"),
        (
            "f(\"a\\\"b\", 'c', '\\'', '“')",
            "f(      ,    ,     ,      )",
        ),
        ("fn f<'a>(x: &'a str)", "fn f<'a>(x: &'a str)"),
        ("f(r#\"a \" b\"#)", "f(          )"),
        (
            "#[cfg(all(test, x))]\nmod tests;\nx",
            "                    \n          \nx",
        ),
        (
            "#[cfg(test)]\nmod tests {\n    fn f() {}\n}\nx",
            "            \n           \n             \n \nx",
        ),
    ] {
        assert_eq!(code_only(source), code, "{source}");
    }
}
