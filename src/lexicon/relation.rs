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
    /// Labels of correction notes, which are about errors only: phrases, as [`WordRelation::phrases`] reads them.
    NoteCorrection,
    /// Labels of notes about anything: "Editor's note".
    NoteLabel,
    /// What was done to a story that has a correction note: "updated to correct".
    NoteChange,
    /// Words about an error, which with a label make a correction note: "as first reported".
    NoteError,
}

impl WordRelation {
    /// Every relation under its kind.
    pub(super) const KINDS: [(&'static str, WordRelation); 9] = [
        ("office", WordRelation::Office),
        ("quote-contraction", WordRelation::Contraction),
        ("quote-filler-pair", WordRelation::FillerPair),
        ("quote-verb", WordRelation::VerbForms),
        ("quote-not-typo", WordRelation::NotTypo),
        ("note-correction", WordRelation::NoteCorrection),
        ("note-label", WordRelation::NoteLabel),
        ("note-change", WordRelation::NoteChange),
        ("note-error", WordRelation::NoteError),
    ];

    /// Returns whether later rows add to what earlier ones say of a word.
    fn adds_up(self) -> bool {
        matches!(
            self,
            WordRelation::Office
                | WordRelation::NoteCorrection
                | WordRelation::NoteLabel
                | WordRelation::NoteChange
                | WordRelation::NoteError
        )
    }

    /// Returns the phrases of a row: the word with each of its forms, which have `_` for spaces, `-` for none.
    pub(crate) fn phrases(word: &str, forms: &[Box<str>]) -> Vec<String> {
        if forms.is_empty() {
            return vec![word.to_owned()];
        }
        let rest = forms.iter().map(|form| form.replace('_', " "));
        rest.map(|rest| match rest.as_str() {
            "-" => word.to_owned(),
            rest => format!("{word} {rest}"),
        })
        .collect()
    }
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
        if known.is_empty() || relation.adds_up() {
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
