//! Packs the lexicon; `src/lexicon/unpack.rs` says how it lies in the bytes.

use crate::class::Word;
use crate::files::FILES;
use crate::parse::parse;
use crate::push_word;
use crate::relation::WordRelation;
use crate::table::Table;
use std::error::Error;
use std::fs;
use std::path::Path;

pub(crate) fn pack(data: &Path) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut table = Table::default();
    for name in FILES {
        parse(
            &format!("data/{name}"),
            &fs::read(data.join(name))?,
            &mut table,
        )?;
    }
    table.finish();
    Ok(pack_table(&table).ok_or("a word of the lexicon has more than 255 bytes")?)
}

fn pack_table(table: &Table) -> Option<Vec<u8>> {
    let mut packed = Vec::new();
    let mut short = table.short.entries().to_vec();
    short.sort_unstable_by_key(|(key, _)| *key);
    push_count(&mut packed, short.len());
    for (key, word) in &short {
        packed.extend(key.to_le_bytes());
        push_entry(&mut packed, word);
    }
    push_count(&mut packed, table.long.len());
    for (letters, word) in &table.long {
        push_word(&mut packed, letters)?;
        push_entry(&mut packed, word);
    }
    push_count(&mut packed, table.lemmas.names().len());
    for name in table.lemmas.names() {
        push_word(&mut packed, name.as_bytes())?;
    }
    for (_, relation) in WordRelation::KINDS {
        let all = table.relations.all(relation);
        push_count(&mut packed, all.len());
        for (word, related) in all {
            push_word(&mut packed, word.as_bytes())?;
            packed.push(u8::try_from(related.len()).ok()?);
            for word in related {
                push_word(&mut packed, word.as_bytes())?;
            }
        }
    }
    push_count(&mut packed, table.other_offices.len());
    for word in &table.other_offices {
        push_word(&mut packed, word.as_bytes())?;
    }
    push_count(&mut packed, table.quoted.len());
    for (word, lists) in &table.quoted {
        push_word(&mut packed, word.as_bytes())?;
        packed.extend(lists.bits().to_le_bytes());
    }
    Some(packed)
}

fn push_count(packed: &mut Vec<u8>, count: usize) {
    packed.extend((count as u32).to_le_bytes());
}

fn push_entry(packed: &mut Vec<u8>, word: &Word) {
    packed.extend(word.classes.bits().to_le_bytes());
    packed.extend(word.lemma.to_le_bytes());
    packed.push(word.keyword as u8);
    packed.extend(word.lists.bits().to_le_bytes());
}
