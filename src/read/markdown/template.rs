//! Templates: what a site's generator puts into Markdown, and no reader sees.
//!
//! Shortcodes of Hugo (`{{< relref "pier.md" >}}`, `{{% note %}}`), tags and values of Liquid and Jinja
//! (`{% image "a.jpg" %}`, `{{ page.url | escape }}`), shortcodes of WordPress (`[caption id="a"]`) and
//! attribute lists of kramdown (`{:target="_blank"}`). The marks of their arguments are no quotation
//! marks. They are found before Markdown is parsed, because a link's address may be one.
//!
//! Templates nest (`{{< img src="{{< link "a.png" >}}" >}}`), and many are damaged. One that is never
//! closed ends with its first argument. A link whose closing parenthesis is missing after a template
//! gets it, so that the link is a link.

use super::shortcode;
use std::ops::Range;

/// A file with its templates found.
pub(super) struct Templates {
    /// The file, with the delimiters of a shown quote made quotation marks.
    pub(super) source: String,
    /// The same with signs that mean nothing for templates, for the parser.
    pub(super) plain: String,
    /// The parts that no reader sees, in order.
    hidden: Vec<Range<usize>>,
}

/// How a template begins and ends. Longer beginnings come first.
const KINDS: [(&str, &str); 6] = [
    ("{{<", ">}}"),
    ("{{%", "%}}"),
    ("{{", "}}"),
    ("{%", "%}"),
    ("{#", "#}"),
    ("{:", "}"),
];

/// Pairs of tags with code or a comment between them.
const OPAQUE: [&str; 6] = [
    "highlight",
    "comment",
    "code",
    "codeblock",
    "mermaid",
    "math",
];

/// A template longer than this is none.
const LONGEST: usize = 1 << 13;

/// The longest value of an argument in a shortcode of WordPress.
const LONGEST_VALUE: usize = 1 << 11;

/// The deepest nesting of templates.
const DEEPEST: usize = 8;

/// A sign that neither begins nor ends anything in Markdown or HTML.
const PLAIN: u8 = b',';

impl Templates {
    pub(super) fn of(text: &str) -> Templates {
        let mut found = whole(text);
        found.extend(wordpress(text));
        found.sort_unstable_by_key(|range| (range.start, std::cmp::Reverse(range.end)));
        let mut end = 0;
        found.retain(|range| {
            let is_outer = range.start >= end;
            end = end.max(range.end);
            is_outer
        });
        let mut bytes = text.as_bytes().to_vec();
        let opaque = opaque(text, &found);
        let mut hidden = Vec::new();
        for range in &found {
            let shown = shortcode::shown(&text[range.clone()]);
            let mut start = range.start;
            for part in shown {
                let part = part.moved(range.start);
                part.write(&mut bytes);
                hidden.push(start..part.range.start);
                start = part.range.end;
            }
            hidden.push(start..range.end);
        }
        // Writing replaces ASCII by ASCII.
        let source = String::from_utf8(bytes.clone()).unwrap_or_else(|_| text.to_owned());
        for range in &found {
            bytes[range.clone()].fill(PLAIN);
            close_link(&mut bytes, range);
        }
        for range in &opaque {
            for byte in &mut bytes[range.clone()] {
                if !matches!(*byte, b'\n' | b'\r') {
                    *byte = b' ';
                }
            }
        }
        hidden.extend(opaque);
        hidden.retain(|range| !range.is_empty());
        hidden.sort_unstable_by_key(|range| range.start);
        Templates {
            plain: String::from_utf8(bytes).unwrap_or_else(|_| source.clone()),
            source,
            hidden,
        }
    }

    /// Returns the parts of a range that a reader sees.
    pub(super) fn visible(&self, range: Range<usize>) -> Vec<Range<usize>> {
        let first = self
            .hidden
            .partition_point(|hidden| hidden.end <= range.start);
        let mut parts = Vec::new();
        let mut start = range.start;
        for hidden in self.hidden[first..]
            .iter()
            .take_while(|h| h.start < range.end)
        {
            if start < hidden.start {
                parts.push(start..hidden.start);
            }
            start = start.max(hidden.end);
        }
        if start < range.end {
            parts.push(start..range.end);
        }
        parts
    }
}

/// Finds the templates with braces.
fn whole(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    // The templates that are open, with their ends.
    let mut open: Vec<(usize, &str)> = Vec::new();
    let mut at = 0;
    while let Some(next) = memchr::memchr3(b'{', b'}', b'\n', &bytes[at..]) {
        at += next;
        let rest = &text[at..];
        if bytes[at] == b'\n' {
            // A template ends before the paragraph does.
            if is_blank_line(&bytes[at + 1..]) {
                abandon(text, &mut open, &mut found);
            }
            at += 1;
        } else if bytes[at] == b'{' {
            let kind = KINDS.iter().find(|(begin, _)| rest.starts_with(begin));
            // `{:` and `{#` are attribute lists and comments only where they end on their line.
            let kind = kind
                .filter(|(begin, end)| !matches!(*begin, "{:" | "{#") || line(rest).contains(end));
            match kind {
                Some(&(begin, end)) if open.len() < DEEPEST => {
                    open.push((at, end));
                    at += begin.len();
                }
                _ => at += 1,
            }
        } else {
            let before = &text.as_bytes()[..at + 2.min(bytes.len() - at)];
            let closes = |end: &str| match end {
                ">}}" | "%}}" => {
                    rest.starts_with("}}") && before[..at].ends_with(&end.as_bytes()[..1])
                }
                "}}" => rest.starts_with("}}"),
                end => before[..=at].ends_with(end.as_bytes()),
            };
            let level = open.iter().rposition(|(_, end)| closes(end));
            at += 1;
            if let Some(level) = level {
                let (start, end) = open[level];
                // What is still open inside of it is damaged, and hidden with it.
                open.truncate(level);
                at += usize::from(end.ends_with("}}"));
                if at - start <= LONGEST {
                    found.push(start..at);
                }
            }
        }
    }
    abandon(text, &mut open, &mut found);
    found
}

fn is_blank_line(bytes: &[u8]) -> bool {
    let spaces = bytes
        .iter()
        .take_while(|b| matches!(b, b' ' | b'\t' | b'\r'));
    matches!(bytes.get(spaces.count()), None | Some(b'\n'))
}

/// Returns the beginning of a text up to the end of its line, or of 512 bytes.
fn line(text: &str) -> &str {
    let mut end = text.len().min(512);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let line = &text[..end];
    line.split('\n').next().unwrap_or(line)
}

/// Takes the templates that were never closed for their first argument.
fn abandon(text: &str, open: &mut Vec<(usize, &str)>, found: &mut Vec<Range<usize>>) {
    for (start, end) in open.drain(..) {
        if end == "}" || end == "#}" {
            continue;
        }
        let line = line(&text[start..]);
        let argument = line.find("=\"").or_else(|| line.find(" \""));
        let value = argument.filter(|at| *at < 60).map(|at| at + 2);
        let cut = value.and_then(|value| {
            let length = line[value..].find([')', ' ', '"', '\t'])?;
            Some(value + length + usize::from(line[value + length..].starts_with('"')))
        });
        found.push(start..start + cut.unwrap_or(2));
    }
}

/// Finds the shortcodes of WordPress: `[caption id="a" caption="b"]`, `[/caption]`, `[gallery ids="1,2"]`.
fn wordpress(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut end = 0;
    for at in memchr::memchr_iter(b'[', bytes) {
        if at < end {
            continue;
        }
        let rest = &bytes[at + 1..];
        let closing = rest.first() == Some(&b'/');
        let name = &rest[usize::from(closing)..];
        let length = name
            .iter()
            .take_while(|b| b.is_ascii_lowercase() || matches!(b, b'_' | b'-'));
        let length = length.count();
        let after = &name[length..];
        if length < 3 {
            continue;
        }
        let inside = if closing {
            (after.first() == Some(&b']')).then_some(0)
        } else {
            arguments(after)
        };
        if let Some(inside) = inside {
            end = at + 1 + usize::from(closing) + length + inside + 1;
            // `[link]: target`, `[text](address)` are Markdown.
            if !(closing && matches!(bytes.get(end), Some(b'(' | b':' | b'['))) {
                found.push(at..end);
            }
        }
    }
    found
}

/// Returns the length of arguments, `id="a" caption="b"`, up to the bracket after them; `None` if they
/// are no arguments.
fn arguments(bytes: &[u8]) -> Option<usize> {
    let mut at = 0;
    let mut count = 0;
    loop {
        let skip =
            |from: usize, is: fn(&u8) -> bool| bytes[from..].iter().take_while(|b| is(b)).count();
        let space = skip(at, |b| *b == b' ');
        at += space;
        match bytes.get(at)? {
            b']' => return (count > 0).then_some(at),
            _ if space == 0 => return None,
            _ => {}
        }
        let key = skip(at, |b| {
            b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-')
        });
        at += key;
        if key == 0 || bytes.get(at) != Some(&b'=') {
            return None;
        }
        at += 1;
        let mark = *bytes.get(at)?;
        if matches!(mark, b'"' | b'\'') {
            let value = &bytes[at + 1..bytes.len().min(at + 1 + LONGEST_VALUE)];
            at += 2 + memchr::memchr(mark, value)?;
        } else {
            at += skip(at, |b| !b.is_ascii_whitespace() && *b != b']');
        }
        count += 1;
    }
}

/// Finds what stands between pairs of tags with code between them.
fn opaque(text: &str, templates: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut open: Option<(&str, usize)> = None;
    for range in templates {
        let inside = text[range.clone()].trim_start_matches(['{', '<', '%', ' ', '-']);
        let name = inside.trim_start_matches('/');
        let name = name.split([' ', '%', '>', '}', '\n']).next().unwrap_or("");
        let end = name
            .strip_prefix("end")
            .or(inside.starts_with('/').then_some(name));
        match (open, end) {
            (Some((opened, start)), Some(end)) if opened == end => {
                found.push(start..range.start);
                open = None;
            }
            (None, None) if OPAQUE.contains(&name) => open = Some((name, range.end)),
            _ => {}
        }
    }
    found
}

/// Adds the parentheses that are missing after a link's address: `[plan]({{< ref "plan.md" >}} and`.
fn close_link(bytes: &mut [u8], template: &Range<usize>) {
    let opening = bytes[..template.start]
        .iter()
        .rev()
        .take_while(|b| **b == b'(')
        .count();
    let bracket = template.start - opening;
    if opening == 0 || bracket == 0 || bytes[bracket - 1] != b']' {
        return;
    }
    // The rest of the address may follow: `({{ site.url }}/assets/a.png)`.
    let after = &bytes[template.end..];
    let address = after.iter().take_while(|b| {
        !b.is_ascii_whitespace() && !matches!(b, b')' | b'(') && b.is_ascii_graphic()
    });
    let address = address.count();
    let rest = &after[address..];
    let closing = rest.iter().take_while(|b| **b == b')').count();
    let is_title = rest.starts_with(b" \"") || rest.starts_with(b" '");
    if closing >= opening || is_title {
        return;
    }
    let missing = (opening - closing).min(template.len());
    bytes[template.end - missing..template.end].fill(b')');
}
