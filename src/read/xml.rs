//! XML: elements and the text between them, with their places. For NITF and the documents of word processors.
//!
//! HTML is read by other rules ([`tags`](super::tags)): there `<title>` hides tags, `<![CDATA[` is a comment, and
//! nothing is an error. Prefixes of namespaces are left out of names: `p` of `w:p`. What agencies get wrong is
//! read all the same, such as a lone `&` and end tags that match nothing. Entities that a DTD declares are not
//! expanded; the names of HTML (`&eacute;`) are known without one.

use crate::text::Span;
use quick_xml::Reader;
use quick_xml::events::Event;
use quick_xml::events::attributes::Attributes;

/// A part of an XML text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum XmlToken<'x> {
    /// Text with its character references undecoded, and where it begins.
    Text(&'x str, usize),
    /// Text that has no character references: the inside of `<![CDATA[…]]>`.
    Literal(&'x str, usize),
    /// `<p class="lead">`; `<br/>` is this and then its end.
    Start(XmlTag<'x>),
    /// `</p>`.
    End(&'x str),
}

/// A start tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct XmlTag<'x> {
    pub(super) name: &'x str,
    /// What stands between `<` and `>`, and how much of it is the name.
    content: &'x str,
    name_len: usize,
}

/// The byte at which a text is no XML.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct XmlError {
    pub(super) at: u64,
}

/// The tokens of an XML text. After an error there are none.
pub(super) struct XmlTokens<'x> {
    xml: &'x str,
    reader: Reader<&'x [u8]>,
    /// The end of an empty element.
    end: Option<&'x str>,
    is_ended: bool,
}

/// Returns the tokens of an XML text.
pub(super) fn tokens(xml: &str) -> XmlTokens<'_> {
    let mut reader = Reader::from_str(xml);
    let config = reader.config_mut();
    config.allow_dangling_amp = true;
    config.allow_unmatched_ends = true;
    config.check_end_names = false;
    XmlTokens {
        xml,
        reader,
        end: None,
        is_ended: false,
    }
}

impl<'x> Iterator for XmlTokens<'x> {
    type Item = Result<XmlToken<'x>, XmlError>;

    fn next(&mut self) -> Option<Self::Item> {
        if let Some(name) = self.end.take() {
            return Some(Ok(XmlToken::End(name)));
        }
        while !self.is_ended {
            let event = match self.reader.read_event() {
                Ok(event) => event,
                Err(_) => {
                    self.is_ended = true;
                    let at = self.reader.error_position();
                    return Some(Err(XmlError { at }));
                }
            };
            let token = match event {
                Event::Text(text) => {
                    let (at, text) = self.place(&text);
                    XmlToken::Text(text, at)
                }
                Event::CData(text) => {
                    let (at, text) = self.place(&text);
                    XmlToken::Literal(text, at)
                }
                // The name alone: the reference is one byte longer at both ends.
                Event::GeneralRef(name) => {
                    let (at, name) = self.place(&name);
                    let at = at.saturating_sub(1);
                    let end = (at + name.len() + 2).min(self.xml.len());
                    XmlToken::Text(self.xml.get(at..end).unwrap_or_default(), at)
                }
                Event::Start(tag) => XmlToken::Start(self.tag(&tag, tag.name().as_ref().len())),
                Event::Empty(tag) => {
                    let tag = self.tag(&tag, tag.name().as_ref().len());
                    self.end = Some(tag.name);
                    XmlToken::Start(tag)
                }
                Event::End(tag) => XmlToken::End(local(self.place(tag.name().as_ref()).1)),
                Event::Eof => {
                    self.is_ended = true;
                    break;
                }
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => continue,
            };
            return Some(Ok(token));
        }
        None
    }
}

impl<'x> XmlTokens<'x> {
    fn tag(&self, content: &[u8], name_len: usize) -> XmlTag<'x> {
        let (_, content) = self.place(content);
        XmlTag {
            name: local(content.get(..name_len).unwrap_or_default()),
            content,
            name_len,
        }
    }

    /// Returns where some bytes of the text stand, and the bytes as text. The reader copies nothing.
    fn place(&self, part: &[u8]) -> (usize, &'x str) {
        let span = Span::of_slice(self.xml, part);
        span.map_or((0, ""), |span| (span.start(), &self.xml[span]))
    }
}

impl XmlTag<'_> {
    /// Returns the value of an attribute, by its name without a prefix, with its references read.
    pub(super) fn attribute(&self, name: &str) -> Option<String> {
        let mut attributes = Attributes::new(self.content, self.name_len);
        // Looking for names that stand twice takes the square of their number.
        let found = attributes.with_checks(false).find_map(|attribute| {
            let attribute = attribute.ok()?;
            let is_named = attribute.key.local_name().as_ref() == name.as_bytes();
            is_named.then_some(attribute.value)
        })?;
        let value = std::str::from_utf8(&found).ok()?;
        (!value.is_empty()).then(|| htmlize::unescape(value).into_owned())
    }

    /// Returns the value of an attribute that is an identifier; none for one that no program writes. It is looked up for
    /// many elements, and one of a megabyte would take a second for a thousand of them.
    pub(super) fn id(&self, name: &str) -> Option<String> {
        self.attribute(name).filter(|id| id.len() <= LONGEST_ID)
    }
}

/// The longest identifier, in bytes.
const LONGEST_ID: usize = 256;

/// Returns the name of an element without its prefix: `p` of `w:p`.
fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_knows_its_place() {
        let xml = "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'c'>]><a:p b:c='1 &amp; 2' d=\"e\">x &amp; <![CDATA[<y> &amp;]]>\
                   <br/>R&D &b;</p ><!-- no --></z>";
        let found: Vec<XmlToken<'_>> = tokens(xml).map(Result::unwrap).collect();
        let at = |words: &str| xml.find(words).unwrap();
        let XmlToken::Start(tag) = found[0] else {
            panic!("{found:?}")
        };
        assert_eq!(
            (tag.name, tag.attribute("c").as_deref()),
            ("p", Some("1 & 2"))
        );
        assert_eq!(
            (tag.attribute("d").as_deref(), tag.attribute("e")),
            (Some("e"), None)
        );
        assert_eq!(
            found[1..5],
            [
                XmlToken::Text("x ", at("x &amp; <!")),
                XmlToken::Text("&amp;", at("&amp; <!")),
                XmlToken::Text(" ", at(" <![CDATA")),
                XmlToken::Literal("<y> &amp;", at("<y>")),
            ]
        );
        assert!(matches!(
            found[5],
            XmlToken::Start(XmlTag { name: "br", .. })
        ));
        let rest: String = found[6..]
            .iter()
            .map(|token| match token {
                XmlToken::Text(text, _) => (*text).to_owned(),
                XmlToken::End(name) => format!("({name})"),
                other => panic!("{other:?}"),
            })
            .collect();
        assert_eq!(rest, "(br)R&D &b;(p)(z)");
    }

    #[test]
    fn any_cut_ends() {
        let xml = "<a b='c'>x &amp; y<br/><!-- c --><![CDATA[ z ]]></a><?pi ?><é/>";
        for (cut, _) in xml.char_indices() {
            for part in [&xml[..cut], &xml[cut..]] {
                let found: Vec<_> = tokens(part).collect();
                assert!(found.len() < 14, "{part}");
                let errors = found.iter().rev().skip(1).filter(|token| token.is_err());
                assert_eq!(errors.count(), 0, "the error is the last one: {part}");
            }
        }
    }
}
