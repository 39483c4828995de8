//! The files of the built-in lexicon; the build script reads them in this order.

/// Verbs come first, so that "thought" is a form of "think".
pub(super) const FILES: [&str; 20] = [
    "reporting_verbs.csv",
    "verbs.csv",
    "function_words.csv",
    "titles.csv",
    "names.csv",
    "roles.csv",
    "kin.csv",
    "organizations.csv",
    "outlets.csv",
    "documents.csv",
    "speech.csv",
    "works.csv",
    "given_names.csv",
    "places.csv",
    "demonyms.csv",
    "abbreviations.csv",
    "word_lists.csv",
    "keywords.csv",
    "quote_words.csv",
    "correction_notes.csv",
];
