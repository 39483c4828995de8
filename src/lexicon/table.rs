//! Words to what is known of them.

use super::class::{Classes, Word};
use super::inflect;
use super::key::WordKey;
use super::keyword::Keyword;
use super::kind::{Inflection, Kind};
use super::lemmas::{Lemmas, TooManyLemmas};
use super::list::WordLists;
use super::quote_list::QuoteLists;
use super::relation::WordRelations;
use super::short::ShortWords;
use crate::text::SHORT_WORD;
use std::collections::BTreeMap;

/// What a title or a name's part keeps when it is written as an abbreviation, with its full stop.
///
/// "Sen." is a title as "Sen" is, but "No." is not a negation.
const ABBREVIATED: Classes = Classes::TITLE
    .with(Classes::SUFFIX)
    .with(Classes::ORGANIZATION)
    .with(Classes::PLACE)
    .with(Classes::TIME)
    .with(Classes::PLURAL);

/// The words of a lexicon.
#[derive(Clone, Debug, Default)]
pub(super) struct Table {
    pub(super) short: ShortWords,
    pub(super) long: BTreeMap<Box<[u8]>, Word>,
    pub(super) lemmas: Lemmas,
    pub(super) relations: WordRelations,
    /// The words of [`WordLists::OTHER_OFFICE`], which a rule tries one by one.
    pub(super) other_offices: Vec<Box<str>>,
    /// The words of lists for comparing quotes.
    pub(super) quoted: BTreeMap<Box<str>, QuoteLists>,
}

impl Table {
    /// Returns what is known of the word of `text` from `start` to `end`.
    #[inline]
    pub(super) fn word(&self, text: &str, start: usize, end: usize) -> Word {
        self.look_up(WordKey::at(text, start, end))
    }

    fn look_up(&self, key: Option<WordKey>) -> Word {
        match key {
            Some(WordKey::Short(key)) => self.short.word(key),
            Some(WordKey::Long(letters, length)) => {
                let known = self.long.get(&letters[..length]);
                known.copied().unwrap_or_default()
            }
            None => Word::default(),
        }
    }

    /// Adds a word of a kind with all its forms.
    pub(super) fn add(
        &mut self,
        word: &str,
        kind: &Kind,
        forms: &str,
    ) -> Result<(), TooManyLemmas> {
        match kind.inflection {
            Inflection::Related(relation) => self.relations.add(relation, word, forms),
            Inflection::Fixed if kind.quote_lists != QuoteLists::NONE => {
                let known = self.quoted.entry(word.into()).or_default();
                *known = known.with(kind.quote_lists);
            }
            Inflection::Fixed => {
                if kind.lists.any(WordLists::OTHER_OFFICE) {
                    self.other_offices.push(word.into());
                }
                let word_of = Word {
                    classes: kind.classes,
                    lemma: 0,
                    keyword: kind.keyword,
                    lists: kind.lists,
                };
                self.put(word, word_of);
            }
            Inflection::Verb => {
                let lemma = self.lemmas.number(word)?;
                inflect::verb(word, forms, |form, class| {
                    let classes = kind.classes | class;
                    self.put(
                        form,
                        Word {
                            classes,
                            lemma,
                            ..Word::default()
                        },
                    );
                });
            }
            Inflection::Noun => {
                let lemma = self.lemmas.number(word)?;
                inflect::noun(word, forms, |form, class| {
                    let classes = kind.classes | class;
                    self.put(
                        form,
                        Word {
                            classes,
                            lemma,
                            ..Word::default()
                        },
                    );
                });
            }
        }
        Ok(())
    }

    /// Gives every abbreviation the classes and lists of the word without its full stop: "Sen." is a title.
    ///
    /// Comes after all rows, whose order does not matter then.
    pub(super) fn finish(&mut self) {
        for abbreviation in self.abbreviations() {
            let Some(bare) = abbreviation.strip_suffix('.') else {
                continue;
            };
            let Word { classes, lists, .. } = self.look_up(WordKey::new(bare));
            let mut kept = classes & ABBREVIATED;
            if classes.any(Classes::TITLE) {
                kept |= classes & (Classes::MALE | Classes::FEMALE);
            }
            let word = Word {
                classes: kept,
                lists: lists.abbreviated(),
                ..Word::default()
            };
            self.put(&abbreviation, word);
        }
    }

    fn abbreviations(&self) -> Vec<String> {
        let short = self.short.entries().iter().map(|(key, word)| {
            let letters = key.to_le_bytes();
            let length = usize::from(letters[SHORT_WORD]);
            (letters[..length].to_vec(), word)
        });
        let long = self
            .long
            .iter()
            .map(|(letters, word)| (letters.to_vec(), word));
        short
            .chain(long)
            .filter(|(_, word)| word.classes.any(Classes::ABBREVIATION))
            .filter_map(|(letters, _)| String::from_utf8(letters).ok())
            .collect()
    }

    /// Adds what a row says of a form. The first lemma and the first keyword that claim a form keep it: "thought" is
    /// think's.
    fn put(&mut self, form: &str, word: Word) {
        let known = match WordKey::new(form) {
            Some(WordKey::Short(key)) => self.short.word_mut(key),
            Some(WordKey::Long(letters, length)) => {
                self.long.entry(letters[..length].into()).or_default()
            }
            // A form longer than any word, as of a user's entry of 47 letters: never looked up.
            None => return,
        };
        known.classes |= word.classes;
        known.lists = known.lists.with(word.lists);
        if known.lemma == 0 {
            known.lemma = word.lemma;
        }
        if known.keyword == Keyword::None {
            known.keyword = word.keyword;
        }
    }
}
