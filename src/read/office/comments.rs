//! Comments: who wrote them and what. They are no text of the story; `--keep comments` prints them.

use crate::read::xml::{XmlError, XmlToken, tokens};

/// What stands between two comments.
const BETWEEN: &str = " | ";

/// Returns the comments of `word/comments.xml` (`w:comment`) or `content.xml` (`office:annotation`), as `Bo Ek: “Sure?”`.
pub(super) fn read(xml: &str) -> Result<Option<String>, XmlError> {
    let mut comments: Vec<String> = Vec::new();
    let (mut author, mut words) = (String::new(), String::new());
    // Whether a comment is open, and the element in it whose text is read.
    let (mut is_open, mut element) = (false, "");
    for token in tokens(xml) {
        let mut add = |text: &str| match element {
            "creator" => author.push_str(text),
            "t" | "delText" | "p" | "span" | "a" => words.push_str(text),
            _ => {}
        };
        match token? {
            XmlToken::Start(tag) if matches!(tag.name, "comment" | "annotation") => {
                is_open = true;
                author = tag.attribute("author").unwrap_or_default();
                (words, element) = (String::new(), "");
            }
            XmlToken::Start(tag) if is_open => element = tag.name,
            XmlToken::Text(text, _) if is_open => add(&htmlize::unescape(text)),
            XmlToken::Literal(text, _) if is_open => add(text),
            XmlToken::End("comment" | "annotation") if is_open => {
                is_open = false;
                let words: Vec<&str> = words.split_whitespace().collect();
                let words = words.join(" ");
                comments.push(match author.trim() {
                    "" => words,
                    author => format!("{author}: {words}"),
                });
            }
            XmlToken::End("p") if is_open => words.push(' '),
            // The text of a paragraph continues after a span.
            XmlToken::End(name) if is_open => element = if name == "span" { "p" } else { "" },
            _ => {}
        }
    }
    Ok((!comments.is_empty()).then(|| comments.join(BETWEEN)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_are_listed_with_their_authors() {
        let word = "<w:comments><w:comment w:author=\"Bo Ek\"><w:p><w:r><w:t>Sure?</w:t></w:r></w:p>\
                    <w:p><w:r><w:t>R&amp;D</w:t></w:r></w:p></w:comment><w:comment><w:p><w:r><w:t>Yes</w:t></w:r></w:p></w:comment></w:comments>";
        let found = |xml: &str| read(xml).unwrap();
        assert_eq!(found(word).as_deref(), Some("Bo Ek: Sure? R&D | Yes"));
        let office = "<text:p>A<office:annotation><dc:creator>Bo Ek</dc:creator><dc:date>2026</dc:date>\
                      <text:p>Who <text:span>is</text:span> he?</text:p></office:annotation>B</text:p>";
        assert_eq!(found(office).as_deref(), Some("Bo Ek: Who is he?"));
        assert_eq!(found("<text:p>A</text:p>"), None);
        assert!(read("<w:comments><w:comment").is_err());
    }
}
