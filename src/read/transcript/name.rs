//! Words that can name a speaker.

use crate::lexicon::{Classes, Lexicon};

/// The most words of a label, and of one in capitals.
const WORDS: (usize, usize) = (9, 22);

/// Small words that names have.
const SMALL: [&str; 18] = [
    "al", "and", "at", "bin", "da", "de", "del", "der", "di", "du", "el", "for", "in", "la", "of",
    "the", "van", "von",
];

/// Returns whether words before a colon can name a speaker: every word has a capital or is a small word
/// that names have ("van", "of", "the"), and none ends a sentence.
pub(super) fn is_name(words: &str) -> bool {
    let capitals = is_capitals(words);
    let first = words.chars().next();
    let mut depth = 0_usize;
    let mut count = 0;
    for word in words.split_whitespace() {
        count += 1;
        let opened = depth > 0 || word.starts_with('(');
        depth += word.matches('(').count();
        depth = depth.saturating_sub(word.matches(')').count());
        if opened {
            continue;
        }
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        let starts = bare.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
        let marks: &[char] = if capitals {
            &['?', '!', ';', '…']
        } else {
            &['"', '“', '”', '?', '!', ';', '…', '/']
        };
        let sign = bare.is_empty() && matches!(word, "&" | "-" | "–" | "/");
        if word.contains(marks) || !(starts || sign || SMALL.contains(&bare)) {
            return false;
        }
    }
    let most = if capitals { WORDS.1 } else { WORDS.0 };
    let long = words.len() > 60 && !capitals && !words.contains([',', '(']);
    first.is_some_and(char::is_uppercase) && count <= most && !long
}

/// Returns whether a label is in capitals, but for what is in parentheses.
pub(super) fn is_capitals(label: &str) -> bool {
    let outside = label.split('(').next().unwrap_or(label);
    outside.chars().filter(|c| c.is_uppercase()).count() > 1
        && !outside.chars().any(char::is_lowercase)
}

/// Returns whether a label names a person: it begins with a given name or a title, or has a title's
/// abbreviation.
pub(super) fn is_person(label: &str) -> bool {
    let lexicon = Lexicon::builtin();
    let mut words = label.split_whitespace();
    let first = words.next().unwrap_or("");
    let bare = first.trim_matches(|c: char| !c.is_alphanumeric());
    let classes = lexicon.word(bare).classes;
    // “Grant:” may be a word; “Grant Holm:” is a name.
    let more = words.next().is_some();
    more && classes.any(Classes::GIVEN.with(Classes::TITLE))
}

/// Returns whether a label names a part in a conversation: `MODERATOR`, `Q`, `THE WITNESS`, `Speaker 1`.
pub(super) fn is_part(label: &str) -> bool {
    const PARTS: [&str; 38] = [
        "a",
        "anchor",
        "announcer",
        "answer",
        "audience",
        "caller",
        "chair",
        "chairman",
        "chairperson",
        "chairwoman",
        "clerk",
        "counsel",
        "court",
        "crowd",
        "dispatcher",
        "host",
        "interviewee",
        "interviewer",
        "judge",
        "juror",
        "man",
        "mayor",
        "moderator",
        "narrator",
        "operator",
        "officer",
        "participant",
        "president",
        "q",
        "question",
        "reporter",
        "secretary",
        "speaker",
        "spokesman",
        "spokeswoman",
        "translator",
        "witness",
        "woman",
    ];
    let mut words = label.split_whitespace().map(|word| {
        word.trim_matches(|c: char| !c.is_alphanumeric())
            .to_lowercase()
    });
    words.any(|word| PARTS.contains(&word.as_str()))
}

/// Returns whether a word with a colon introduces a sentence and not a speaker: "First:", "Note:".
pub(super) fn is_lead_in(label: &str) -> bool {
    const WORDS: [&str; 96] = [
        "about",
        "address",
        "again",
        "also",
        "and",
        "another",
        "author",
        "background",
        "breaking",
        "but",
        "by",
        "category",
        "cc",
        "chapter",
        "city",
        "conclusion",
        "contact",
        "copyright",
        "correction",
        "credit",
        "credits",
        "date",
        "disclaimer",
        "duration",
        "email",
        "episode",
        "example",
        "exclusive",
        "extra",
        "fact",
        "facts",
        "fax",
        "file",
        "filed",
        "finally",
        "first",
        "five",
        "four",
        "from",
        "here",
        "image",
        "imagine",
        "issue",
        "language",
        "last",
        "length",
        "listen",
        "location",
        "look",
        "media",
        "more",
        "news",
        "next",
        "no",
        "note",
        "notes",
        "now",
        "number",
        "one",
        "opinion",
        "or",
        "our",
        "part",
        "phone",
        "photo",
        "picture",
        "place",
        "posted",
        "published",
        "re",
        "read",
        "recorded",
        "related",
        "remember",
        "remarks",
        "result",
        "second",
        "section",
        "see",
        "share",
        "so",
        "source",
        "subject",
        "summary",
        "tags",
        "tel",
        "that",
        "the",
        "then",
        "third",
        "three",
        "time",
        "title",
        "to",
        "topic",
        "two",
    ];
    const MORE: [&str; 16] = [
        "update", "updated", "video", "warning", "watch", "yes", "my", "an", "this", "today",
        "tip", "url", "web", "when", "where", "what",
    ];
    let first = label.split_whitespace().next().unwrap_or("");
    let first = first
        .trim_matches(|c: char| !c.is_alphanumeric())
        .to_lowercase();
    WORDS.contains(&first.as_str()) || MORE.contains(&first.as_str())
}

/// Returns whether words are a remark of the typist and not a name: `Applause`, `MUSIC PLAYING`.
pub(super) fn is_remark(words: &str) -> bool {
    const REMARKS: [&str; 30] = [
        "applause",
        "audience",
        "audio",
        "bell",
        "blank",
        "boos",
        "booing",
        "break",
        "cheering",
        "cheers",
        "chuckles",
        "clip",
        "crosstalk",
        "end",
        "foreign",
        "gap",
        "inaudible",
        "laughing",
        "laughs",
        "laughter",
        "music",
        "no",
        "pause",
        "playing",
        "recess",
        "rings",
        "silence",
        "sic",
        "video",
        "unintelligible",
    ];
    let mut words = words.split_whitespace().map(|word| {
        word.trim_matches(|c: char| !c.is_alphanumeric())
            .to_lowercase()
    });
    words.any(|word| REMARKS.contains(&word.as_str()))
}
