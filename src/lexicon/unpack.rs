//! The built-in lexicon as the build script packed it (`build/lexicon.rs`), so that a start parses nothing.
//!
//! In this order, each list after its length in four bytes: the short words, sorted, as 16 bytes of
//! [`WordKey::Short`](super::key::WordKey) and the classes, lemma, keyword and lists; the long words, sorted, with the same after each;
//! the names of the lemmas; the titles of offices, each with the number of its nouns and these; the words of other offices.

use super::class::{Classes, Word};
use super::keyword::Keyword;
use super::lemmas::Lemmas;
use super::list::WordLists;
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
    for _ in 0..packed.u32()? {
        let (title, nouns) = (string(&mut packed)?, packed.u8()?);
        let nouns: Option<_> = (0..nouns).map(|_| string(&mut packed)).collect();
        table.offices.nouns.push((title, nouns?));
    }
    for _ in 0..packed.u32()? {
        table.offices.others.push(string(&mut packed)?);
    }
    packed.0.is_empty().then_some(table)
}

fn string(packed: &mut Packed<'_>) -> Option<Box<str>> {
    let word = std::str::from_utf8(packed.word()?).ok()?;
    Some(word.into())
}

fn word(packed: &mut Packed<'_>) -> Option<Word> {
    Some(Word {
        classes: Classes::from_bits(packed.u64()?),
        lemma: packed.u16()?,
        keyword: Keyword::from_number(packed.u8()?)?,
        lists: WordLists::from_bits(packed.u32()?),
    })
}

#[cfg(test)]
mod tests {
    use super::super::{files::FILES, parse::parse};
    use super::*;
    use std::path::Path;

    #[test]
    fn the_packed_words_are_those_of_the_files() {
        let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
        let mut parsed = Table::default();
        for name in FILES {
            let csv = std::fs::read(data.join(name)).expect(name);
            parse(name, &csv, &mut parsed).expect(name);
        }
        parsed.finish();
        let packed = table(BUILTIN).expect("a table");
        let mut words = parsed.short.entries().to_vec();
        words.sort_unstable_by_key(|(key, _)| *key);
        assert_eq!(packed.short.entries(), words);
        assert_eq!(packed.long, parsed.long);
        assert!(packed.lemmas.names().eq(parsed.lemmas.names()));
        assert_eq!(packed.offices, parsed.offices);
    }

    #[test]
    fn bytes_that_are_cut_off_are_no_table() {
        for length in [0, 3, 100, BUILTIN.len() - 1] {
            assert!(table(&BUILTIN[..length]).is_none());
        }
    }
}
