//! The order of the rules: the surest first.

use super::coreference::Coreference;
use super::entity_table::EntityTable;
use super::ranking::{EntityRanker, Ranking};
use super::{apposition, cluster, coordination, first_paragraph, link, reference};
use crate::document::Document;
use crate::lexicon::Lexicon;
use crate::mention::story::Story;
use crate::mention::{chunk, headline, numbered, phrase};
use crate::scan::Scan;
use crate::tag;

/// Finds who is named in a scanned document by the rules alone, in time linear in its length.
pub fn resolve(document: &Document, scan: &Scan, lexicon: &Lexicon) -> Coreference {
    let blank = EntityRanker::default();
    resolve_with(document, scan, lexicon, Ranking::of_sources(&blank))
}

/// Finds who is named, with the help of an entity ranker.
pub(crate) fn resolve_with(
    document: &Document,
    scan: &Scan,
    lexicon: &Lexicon,
    ranking: Ranking<'_>,
) -> Coreference {
    let text = document.text();
    let tagged = tag::tag(text, scan, lexicon);
    let mut story = Story::new(text, scan, &tagged.keys, &tagged.casing, &tagged.tags);
    let mut chunks = chunk::chunk(&story);
    story.measure(&chunks);
    headline::cut_verbs(&story, &mut chunks);
    numbered::join_numbers(&story, &mut chunks);
    let mut entities = EntityTable::default();
    cluster::cluster(&story, &mut chunks, &mut entities);
    apposition::appose(&story, &mut chunks, &mut entities);
    first_paragraph::name_leads(&story, &mut chunks, &mut entities);
    coordination::join(&story, &mut chunks, &mut entities);
    reference::refer(&story, lexicon, &mut chunks, &mut entities, ranking);
    phrase::enclose(&story, &mut chunks);
    let links = link::links(&story, &chunks, &entities);
    entities.finish(&story, chunks, links)
}
