//! Leads that hold the name back: `A senior harbour official has resigned.` and then, in the next
//! paragraph, `Ines Duarte, 51, …`.

use super::SpeakerKind;
use super::apposition::{give, title};
use super::clash::{clash, is_owned};
use super::entity_table::EntityTable;
use crate::mention::Mention;
use crate::mention::MentionKind;
use crate::mention::SpeakerId;
use crate::mention::chunk::{Chunks, NOBODY};
use crate::mention::run::Article;
use crate::mention::story::Story;
use crate::tag::Tag;

/// Blocks at the top of a story that can be a lead, the headline counted.
const TOP: usize = 3;

/// Gives a role that opens the story the name that opens the paragraph behind it.
pub(super) fn name_leads(story: &Story<'_>, chunks: &mut Chunks, entities: &mut EntityTable) {
    // Told before any role is given away, and once a block: a lead may be a long one.
    let openers: [_; TOP] = std::array::from_fn(|lead| opener(story, chunks, entities, lead + 1));
    let mut named: Vec<SpeakerId> = Vec::new();
    let mut has_name = [false; TOP];
    for at in 0..chunks.mentions.len() {
        let block = story.paragraph(chunks.mentions[at].passage);
        if block >= TOP {
            return;
        }
        let mention = &chunks.mentions[at];
        // "Ines Duarte runs the harbour. Her deputy was blunter.": this lead has its name.
        let has_its_name = has_name[block] && is_hers(chunks, at);
        has_name[block] |=
            mention.kind == MentionKind::Name && !mention.possessor && is_outside(story, mention);
        let Some(id) = openers[block].filter(|id| !named.contains(id)) else {
            continue;
        };
        if has_its_name
            || !is_lead(story, chunks, at)
            || clash(entities.entity(id).gender, chunks.mentions[at].gender)
        {
            continue;
        }
        give(story, chunks, entities, at, id);
        // The bare noun of a headline, "Mayor rallies harbour workers", is cut for space.
        if chunks.facts[at].article != Article::None {
            title(story, chunks, entities, at);
        }
        // What the headline calls somebody does not name him yet.
        if block > 0 {
            named.push(id);
        }
    }
}

/// Tells whether a mention is a role that waits for its name.
fn is_lead(story: &Story<'_>, chunks: &Chunks, at: usize) -> bool {
    let (mention, facts) = (&chunks.mentions[at], &chunks.facts[at]);
    // "The country's harbour minister": a country owns without being anybody.
    let clitic = |n: usize| story.tag(n) == Tag::Clitic;
    let owned = is_owned(chunks, at) || facts.prefix.clone().any(clitic);
    mention.kind == MentionKind::Role
        && mention.speaker == NOBODY
        && is_outside(story, mention)
        && facts.known
        && facts.subject
        && !mention.possessor
        && match facts.article {
            // "A harbour official has resigned", but not "A ferry sank, an expert has said".
            Article::Indefinite | Article::Owned => facts.initial,
            // "Mayor rallies harbour workers", above "Ines Duarte has called …"
            Article::None if owned => facts.initial,
            // "The ferry is safe, the city's harbour master has said."
            Article::Definite if owned => facts.speaks,
            Article::None => {
                facts.initial && story.paragraph(mention.passage) == 0 && !mention.plural
            }
            _ => false,
        }
}

/// `her deputy`
fn is_hers(chunks: &Chunks, at: usize) -> bool {
    let owner = chunks.facts.get(at + 1);
    chunks.facts[at].article == Article::Owned && owner.is_some_and(|owner| owner.pronoun.is_some())
}

/// Returns the person whose name opens a block, where the story names that person first.
fn opener(
    story: &Story<'_>,
    chunks: &Chunks,
    entities: &EntityTable,
    block: usize,
) -> Option<SpeakerId> {
    let next = chunks.mentions.iter().position(|mention| {
        story.paragraph(mention.passage) >= block && is_outside(story, mention)
    })?;
    let (name, facts) = (&chunks.mentions[next], &chunks.facts[next]);
    let opens = story.paragraph(name.passage) == block
        && name.kind == MentionKind::Name
        && name.speaker != NOBODY
        && (facts.words > 1 || name.title)
        && facts.initial
        && facts.subject;
    let id = name.speaker;
    let new = chunks.mentions[..next]
        .iter()
        .all(|earlier| earlier.speaker != id || story.paragraph(earlier.passage) == 0);
    (opens && new && entities.entity(id).kind == SpeakerKind::Person).then_some(id)
}

fn is_outside(story: &Story<'_>, mention: &Mention) -> bool {
    story.scan.passages[mention.passage].inside.is_none()
}
