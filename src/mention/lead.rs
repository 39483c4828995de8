//! Leads that hold the name back: `A senior harbour official has resigned.` and then, in the next
//! paragraph, `Ines Duarte, 51, …`.

use super::apposition::{give, title};
use super::chunk::{Chunks, NOBODY};
use super::definite::is_owned;
use super::roster::Roster;
use super::run::Article;
use super::story::Story;
use super::tag::Tag;
use super::{MentionKind, SpeakerId, SpeakerKind};

/// Blocks at the top of a story that can be a lead, the headline counted.
const TOP: usize = 3;

/// Gives a role that opens the story the name that opens the paragraph behind it.
pub(super) fn name_leads(story: &Story<'_>, chunks: &mut Chunks, roster: &mut Roster) {
    let mut at = 0;
    while let Some(mention) = chunks.mentions.get(at) {
        let passage = &story.scan.passages[mention.passage];
        if passage.block >= TOP {
            return;
        }
        let form = &chunks.forms[at];
        // "The country's harbour minister": a country owns without being anybody.
        let clitic = |n: usize| story.tag(n) == Tag::Clitic;
        let owned = is_owned(chunks, at) || form.prefix.clone().any(clitic);
        let lead = mention.kind == MentionKind::Role
            && mention.speaker == NOBODY
            && passage.inside.is_none()
            && form.known
            && form.subject
            && !mention.possessor
            && match form.article {
                // "A harbour official has resigned", but not "A ferry sank, an expert has said".
                Article::Indefinite | Article::Owned => form.initial,
                // "Mayor rallies harbour workers", above "Ines Duarte has called …"
                Article::None if owned => form.initial,
                // "The ferry is safe, the city's harbour master has said."
                Article::Definite if owned => form.speaks,
                Article::None => form.initial && passage.block == 0 && !mention.plural,
                _ => false,
            };
        if lead && let Some(id) = opener(story, chunks, roster, at, passage.block + 1) {
            give(story, chunks, roster, at, id);
            // The bare noun of a headline, "Mayor rallies harbour workers", is cut for space.
            if chunks.forms[at].article != Article::None {
                title(story, chunks, roster, at);
            }
        }
        at += 1;
    }
}

/// Returns the person whose name opens a block, where the story names that person first.
fn opener(
    story: &Story<'_>,
    chunks: &Chunks,
    roster: &Roster,
    at: usize,
    block: usize,
) -> Option<SpeakerId> {
    let next = (at + 1..chunks.mentions.len()).find(|&n| {
        let passage = &story.scan.passages[chunks.mentions[n].passage];
        passage.block >= block && passage.inside.is_none()
    })?;
    let (name, form) = (&chunks.mentions[next], &chunks.forms[next]);
    let passage = &story.scan.passages[name.passage];
    let opens = passage.block == block
        && name.kind == MentionKind::Name
        && name.speaker != NOBODY
        && (form.words > 1 || name.title)
        && form.initial
        && form.subject;
    if !opens {
        return None;
    }
    let id = name.speaker;
    let figure = roster.figure(id);
    let new = (0..next).all(|n| {
        let earlier = &chunks.mentions[n];
        earlier.speaker != id || story.scan.passages[earlier.passage].block == 0
    });
    let gender = super::definite::clash(figure.gender, chunks.mentions[at].gender);
    (new && figure.kind == SpeakerKind::Person && !gender).then_some(id)
}
