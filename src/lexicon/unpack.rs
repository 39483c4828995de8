//! The built-in lexicon as the build script packed it (`build/lexicon.rs`), so that a start parses nothing.
//!
//! In this order, each list after its length in four bytes: the short words, sorted, as 16 bytes of
//! [`WordKey::Short`](super::key::WordKey) and the classes, lemma, keyword and lists; the long words, sorted, with the same after each;
//! the names of the lemmas; for each relation its words, each with the number of related words and these; the words of
//! other offices; the words of lists for quotes, each with its lists.

use super::class::{Classes, Word};
use super::keyword::Keyword;
use super::lemmas::Lemmas;
use super::list::WordLists;
use super::quote_list::QuoteLists;
use super::relation::WordRelation;
use super::short::ShortWords;
use super::table::Table;
use crate::packed::Packed;

const BUILTIN: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/lexicon.bin"));

/// Returns the words of the files in `data/`.
pub(super) fn builtin() -> Table {
    let table = table(BUILTIN);
    debug_assert!(table.is_some(), "the packed lexicon");
    table.unwrap_or_default()
}

/// Returns the packed table; `None` where the bytes are no such table.
fn table(bytes: &[u8]) -> Option<Table> {
    let mut packed = Packed(bytes);
    let count = packed.u32()? as usize;
    let mut short = ShortWords::with_room(count);
    for _ in 0..count {
        let key = u128::from_le_bytes(packed.array()?);
        short.push(key, word(&mut packed)?);
    }
    let mut table = Table {
        short,
        ..Table::default()
    };
    for _ in 0..packed.u32()? {
        let letters = packed.word()?;
        table.long.insert(letters.into(), word(&mut packed)?);
    }
    let count = packed.u32()? as usize;
    let (mut names, mut ends) = (Vec::with_capacity(16 * count), Vec::with_capacity(count));
    for _ in 0..count {
        names.extend_from_slice(packed.word()?);
        ends.push(names.len() as u32);
    }
    table.lemmas = Lemmas::new(String::from_utf8(names).ok()?, ends)?;
    for (_, relation) in WordRelation::KINDS {
        for _ in 0..packed.u32()? {
            let (word, count) = (string(&mut packed)?, packed.u8()?);
            let related: Vec<&str> = (0..count)
                .map(|_| string(&mut packed))
                .collect::<Option<_>>()?;
            table.relations.insert(relation, word, related);
        }
    }
    for _ in 0..packed.u32()? {
        table.other_offices.push(string(&mut packed)?.into());
    }
    for _ in 0..packed.u32()? {
        let word = string(&mut packed)?.into();
        let lists = QuoteLists::from_bits(packed.u32()?);
        table.quoted.insert(word, lists);
    }
    packed.0.is_empty().then_some(table)
}

fn string<'b>(packed: &mut Packed<'b>) -> Option<&'b str> {
    std::str::from_utf8(packed.word()?).ok()
}

fn word(packed: &mut Packed<'_>) -> Option<Word> {
    Some(Word {
        classes: Classes::from_bits(packed.u64()?),
        lemma: packed.u16()?,
        keyword: Keyword::from_number(packed.u8()?)?,
        lists: WordLists::from_bits(packed.u64()?),
    })
}

#[cfg(test)]
mod tests {
    use super::super::{files::FILES, parse::parse};
    use super::*;
    use std::path::{Path, PathBuf};

    #[test]
    fn the_packed_words_are_those_of_the_files() {
        let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
        let mut parsed = Table::default();
        for name in FILES {
            let csv = std::fs::read(data.join(name)).expect(name);
            parse(name, &csv, &mut parsed).expect(name);
        }
        parsed.finish();
        let files = std::fs::read_dir(&data).expect("the data");
        let files = files.map(|file| file.expect("a file").path());
        let is_csv = |path: &PathBuf| path.extension().is_some_and(|end| end == "csv");
        assert_eq!(files.filter(is_csv).count(), FILES.len());
        let packed = table(BUILTIN).expect("a table");
        let mut words = parsed.short.entries().to_vec();
        words.sort_unstable_by_key(|(key, _)| *key);
        assert_eq!(packed.short.entries(), words);
        assert_eq!(packed.long, parsed.long);
        assert!(packed.lemmas.names().eq(parsed.lemmas.names()));
        assert_eq!(packed.relations, parsed.relations);
        assert_eq!(packed.other_offices, parsed.other_offices);
        assert_eq!(packed.quoted, parsed.quoted);
    }

    #[test]
    fn bytes_that_are_cut_off_are_no_table() {
        for length in [0, 3, 100, BUILTIN.len() - 1] {
            assert!(table(&BUILTIN[..length]).is_none());
        }
    }
}
