//! Whom mentions mean, against texts in which people marked it: predictions for GAP, a table for GUM.

use onrecord::coref::Coreference;
use onrecord::eval::{Chains, found};
use onrecord::mention::{MentionId, MentionKind};
use onrecord::{Extractor, attribute::Model};
use std::collections::BTreeMap;
use std::fs;

/// Returns one line a passage: is the pronoun the first name, the second?
pub(crate) fn gap(path: &str, model: Option<&str>) -> Result<String, String> {
    let extractor = extractor(model)?;
    let mut lines = String::new();
    for chains in read(path)? {
        let coreference = extractor.coreference(&chains.document);
        let speaker = |n: usize| {
            let id = found(&coreference, chains.mentions[n].span)?;
            Some(coreference.mentions[id.index()].speaker)
        };
        let pronoun = speaker(0);
        let same = |n: usize| pronoun.is_some() && speaker(n) == pronoun;
        let line = serde_json::json!({"id": chains.document.id(), "same": [same(1), same(2)]});
        lines += &format!("{line}\n");
    }
    Ok(lines)
}

/// Counts of one kind of mention.
#[derive(Default)]
struct Links {
    /// Mentions of somebody who was named before.
    anaphoric: u32,
    /// Those whose latest mention before is one of the same entity.
    right: u32,
    /// Mentions that were joined with another entity.
    wrong: u32,
}

/// Returns a table of the links to earlier mentions by kind of mention, people and organizations only.
pub(crate) fn gum(path: &str, model: Option<&str>) -> Result<String, String> {
    let extractor = extractor(model)?;
    let mut of_kind: BTreeMap<&'static str, Links> = BTreeMap::new();
    for chains in read(path)? {
        let coreference = extractor.coreference(&chains.document);
        count(&chains, &coreference, &mut of_kind);
    }
    let mut table =
        String::from("| kind | named before | precision | recall | F1 |\n|---|---|---|---|---|\n");
    for (kind, links) in &of_kind {
        let share = |of: u32| f64::from(links.right) / f64::from(of.max(1));
        let (precision, recall) = (share(links.right + links.wrong), share(links.anaphoric));
        let f1 = 2.0 * precision * recall / (precision + recall).max(1e-9);
        let count = links.anaphoric;
        table += &format!("| {kind} | {count} | {precision:.3} | {recall:.3} | {f1:.3} |\n");
    }
    Ok(table)
}

/// Adds the mentions of a text up.
fn count(chains: &Chains, coreference: &Coreference, of_kind: &mut BTreeMap<&'static str, Links>) {
    // The marked mention of each found one.
    let mut marked: BTreeMap<MentionId, usize> = BTreeMap::new();
    for (n, mention) in chains.mentions.iter().enumerate() {
        if let Some(id) = found(coreference, mention.span) {
            marked.entry(id).or_insert(n);
        }
    }
    let text = chains.document.text();
    for (n, mention) in chains.mentions.iter().enumerate() {
        if !matches!(&*mention.kind, "person" | "organization") {
            continue;
        }
        let before = |other: &usize| chains.mentions[*other].span.start() < mention.span.start();
        let same = |other: &usize| chains.mentions[*other].entity == mention.entity;
        let named = (0..chains.mentions.len()).any(|n| before(&n) && same(&n));
        let own = found(coreference, mention.span).filter(|id| marked.get(id) == Some(&n));
        let own = own.map(|id| (id, &coreference.mentions[id.index()]));
        let kind = match (own, &*text[mention.span].to_lowercase()) {
            (_, "he" | "she" | "him" | "her" | "his" | "hers") => "he or she",
            (_, "they" | "them" | "their" | "it" | "its") => "they or it",
            (_, "i" | "me" | "my" | "we" | "us" | "our" | "you" | "your") => continue,
            (Some((_, found)), _) if found.kind == MentionKind::Name => "names",
            (Some(_), _) => "nouns",
            (None, _) => "not found",
        };
        let links = of_kind.entry(kind).or_default();
        links.anaphoric += u32::from(named);
        let Some((id, found)) = own else { continue };
        let speaker = &coreference.speakers[found.speaker.index()];
        let earlier = speaker.mentions.iter().rev().filter(|&&other| other < id);
        let mut earlier = earlier
            .filter_map(|other| marked.get(other).copied())
            .filter(before);
        match earlier.next() {
            Some(other) if same(&other) => links.right += 1,
            Some(_) => links.wrong += 1,
            None => {}
        }
    }
}

fn extractor(model: Option<&str>) -> Result<Extractor, String> {
    let Some(path) = model else {
        return Ok(Extractor::default());
    };
    let text = fs::read_to_string(path).map_err(|e| format!("{path}: {e}"))?;
    let model = Model::parse(path, &text).map_err(|e| e.to_string())?;
    Ok(Extractor::default().with_model(model))
}

fn read(path: &str) -> Result<Vec<Chains>, String> {
    let text = fs::read_to_string(path).map_err(|e| format!("{path}: {e}"))?;
    let lines = text.lines().enumerate();
    lines
        .map(|(n, line)| Chains::parse(&format!("{path}:{}", n + 1), line.as_bytes()))
        .collect::<Result<_, _>>()
        .map_err(|e| e.to_string())
}
