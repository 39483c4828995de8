//! WordRelations: words with the words that they stand for or belong to, such as a title with its nouns.
//!
//! A relation is a kind of row whose `forms` are the related words.

use std::collections::BTreeMap;

/// A kind of relation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum WordRelation {
    /// Titles and nouns with the nouns of the same office: `Sen.` is the senator and the lawmaker.
    Office,
    /// Contractions with their words, in order: "gonna" is "going to".
    Contraction,
    /// Words with those that make a filler of them: "you" with "know".
    FillerPair,
    /// Verbs with all their forms, of which each is looked up: "was" for "is" is an edit of a tense.
    VerbForms,
    /// Words with those that differ by two letters in the wrong place and are no typing error: "trial", "trail".
    NotTypo,
}

impl WordRelation {
    /// Every relation under its kind.
    pub(super) const KINDS: [(&'static str, WordRelation); 5] = [
        ("office", WordRelation::Office),
        ("quote-contraction", WordRelation::Contraction),
        ("quote-filler-pair", WordRelation::FillerPair),
        ("quote-verb", WordRelation::VerbForms),
        ("quote-not-typo", WordRelation::NotTypo),
    ];
}

/// The words of all relations.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct WordRelations([BTreeMap<Box<str>, Vec<Box<str>>>; WordRelation::KINDS.len()]);

impl WordRelations {
    /// Adds a row. A word keeps what an earlier row says of it; a title may have more nouns.
    pub(super) fn add(&mut self, relation: WordRelation, word: &str, forms: &str) {
        let forms = forms.split([' ', '/']).filter(|form| !form.is_empty());
        if relation == WordRelation::VerbForms {
            for form in forms.chain([word]) {
                self.insert(relation, form, [word]);
            }
        } else {
            self.insert(relation, word, forms);
        }
    }

    /// Relates a word to others.
    pub(super) fn insert<'f>(
        &mut self,
        relation: WordRelation,
        word: &str,
        related: impl IntoIterator<Item = &'f str>,
    ) {
        let known = self.0[relation as usize].entry(word.into()).or_default();
        if known.is_empty() || relation == WordRelation::Office {
            known.extend(related.into_iter().map(Box::from));
        }
    }

    /// Returns the words that a word is related to.
    pub(super) fn of(&self, relation: WordRelation, word: &str) -> &[Box<str>] {
        self.0[relation as usize]
            .get(word)
            .map_or(&[], Vec::as_slice)
    }

    /// Returns every word of a relation with those that it is related to.
    pub(super) fn all(
        &self,
        relation: WordRelation,
    ) -> impl ExactSizeIterator<Item = (&str, &[Box<str>])> {
        let all = self.0[relation as usize].iter();
        all.map(|(word, related)| (&**word, related.as_slice()))
    }
}
