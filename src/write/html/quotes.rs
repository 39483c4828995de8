//! The page of `onrecord extract`: one story, or an index of many with a section for each.
//!
//! Sections are kept in memory until the index is known, up to a limit; stories beyond it are counted and listed.

use super::cast::StoryCast;
use super::index::{Appearance, IndexedStory, StoryIndex};
use super::quote::PageQuote;
use super::story::{HeadValues, RenderedStory, section};
use crate::document::Document;
use crate::page::{PageAssets, RenderedHtml, filled, render};
use crate::speakers::publication_day;
use crate::text::Places;
use crate::write::QuoteRow;
use serde::Serialize;
use std::io;

/// The sections of a page of many stories, in bytes: a browser opens as much in a second or two. The first story is
/// shown whatever its size.
const MOST_SECTIONS: usize = 16_000_000;

const ASSETS: PageAssets = PageAssets {
    style: concat!(
        include_str!("../../page/quotes.css"),
        include_str!("../../page/review.css")
    ),
    script: concat!(
        include_str!("../../page/quotes.js"),
        include_str!("../../page/review.js"),
        include_str!("../../page/export.js")
    ),
};

/// Collects the quotes of stories for a page of HTML.
#[derive(Debug, Default)]
pub struct QuotePage {
    index: StoryIndex,
    sections: Vec<KeptSection>,
    bytes: usize,
}

/// One story's part of a [`QuotePage`]. Any thread may make it.
#[derive(Debug)]
pub struct QuotePagePart {
    section: RenderedStory,
    entry: IndexedStory,
}

#[derive(Debug)]
struct KeptSection {
    number: u64,
    title: String,
    section: RenderedStory,
}

#[derive(Serialize)]
struct SectionValues<'a> {
    number: u64,
    title: &'a str,
    head: RenderedHtml,
    body: RenderedHtml,
}

impl QuotePagePart {
    /// Renders the section of a story. Rows without reasons get notes without them.
    ///
    /// # Errors
    /// None that depends on the story.
    pub fn of(document: &Document, rows: &[QuoteRow<'_>]) -> io::Result<QuotePagePart> {
        let cast = StoryCast::of(rows);
        let places = Places::new(document.text());
        let quotes: Vec<PageQuote<'_>> = rows
            .iter()
            .enumerate()
            .map(|(n, row)| PageQuote::of(row, n + 1, &cast, &places))
            .collect();
        let head = HeadValues::of(document, rows, &cast, &quotes);
        let appearances = cast.people.iter().map(|person| Appearance {
            name: person.name.to_owned(),
            id: person.id.map(str::to_owned),
            joined: person.joined.clone(),
            quotes: person.quotes,
            words: person.words,
        });
        Ok(QuotePagePart {
            entry: IndexedStory {
                title: head.title.to_owned(),
                document: document.id().to_owned(),
                day: publication_day(document),
                quotes: head.quotes,
                words: head.words,
                doubtful: head.doubtful,
                unnamed: cast.unnamed,
                not_speech: cast.not_speech,
                appearances: appearances.collect(),
            },
            section: section(document, rows, &cast, &quotes, &head)?,
        })
    }
}

impl QuotePage {
    /// Adds the part of the next story.
    pub fn add(&mut self, part: QuotePagePart) {
        let bytes = part.section.head.len() + part.section.body.len();
        let is_kept = self.sections.is_empty() || self.bytes + bytes <= MOST_SECTIONS;
        let title = part.entry.title.clone();
        let number = self.index.add(part.entry, is_kept);
        if is_kept {
            self.bytes += bytes;
            self.sections.push(KeptSection {
                number,
                title,
                section: part.section,
            });
        }
    }

    /// Writes the page.
    ///
    /// # Errors
    /// Those of `out`.
    pub fn finish(self, out: &mut dyn io::Write) -> io::Result<()> {
        let is_one = self.index.stories() == 1;
        let sections = self.sections.iter().map(|kept| {
            let slot = match is_one {
                true => String::new(),
                false => format!("{}-", kept.number),
            };
            let level = if is_one { 1 } else { 2 };
            SectionValues {
                number: kept.number,
                title: &kept.title,
                head: filled(&kept.section.head, &slot, level),
                body: filled(&kept.section.body, &slot, level),
            }
        });
        let mut sections: Vec<_> = sections.collect();
        let single = if is_one { sections.pop() } else { None };
        let page = self
            .index
            .values(single, sections, MOST_SECTIONS / 1_000_000);
        out.write_all(&render("quotes.html", &ASSETS, &page)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(bytes: usize) -> QuotePagePart {
        let document = Document::plain("story", "“Go,” said Ines Duarte.").expect("a story");
        let analysis = crate::Extractor::default().extract(document);
        let rows = crate::write::rows(&analysis, 0.0);
        let mut part = QuotePagePart::of(&analysis.document, &rows).expect("a part");
        part.section.body.resize(bytes, b' ');
        part
    }

    #[test]
    fn beyond_the_limit_stories_are_counted_and_not_shown() {
        let mut page = QuotePage::default();
        for bytes in [MOST_SECTIONS + 1, 100, MOST_SECTIONS] {
            page.add(part(bytes));
        }
        assert_eq!(page.sections.len(), 1);
        let mut out = Vec::new();
        page.finish(&mut out).expect("memory does not refuse");
        let page = String::from_utf8(out).expect("UTF-8");
        assert!(page.contains(
            "2 stories are counted and not shown below: a page shows stories up to 16 MB"
        ));
        assert!(page.contains("<b>3</b> quotes"));
    }
}
