//! Laws of comparing revisions, over every small story: what holds whatever was changed.

use onrecord::diff::{Change, ChangeKind, ChangeSide, RevisionDiff, diff};
use onrecord::scan::QuoteId;
use onrecord::{Analysis, Document, Extractor};

/// Paragraphs that small stories are made of. Some share words, some a speaker, one is broken.
const PARAGRAPHS: [&str; 7] = [
    "“We will not sell the old ferry this year,” said Ines Duarte.",
    "“We will sell the old ferry, and next year the pier,” said Paul Hoang.",
    "“No,” she said.",
    "Hoang said the boats had been “left to rot in the harbour”. “It stinks,” he added.",
    "The boats had been left to rot in the harbour for a year, said Duarte.",
    "“The pier is next",
    "Nothing happened on Sunday.",
];

/// All stories of up to three paragraphs, a few of which are twice the same.
fn stories() -> Vec<Analysis> {
    let extractor = Extractor::default();
    let mut texts = vec![String::new()];
    let mut from = 0;
    for _ in 0..3 {
        let until = texts.len();
        for n in from..until {
            for paragraph in PARAGRAPHS {
                texts.push(format!("{}{paragraph}\n\n", texts[n]));
            }
        }
        from = until;
    }
    let extract = |(n, text): (usize, String)| {
        extractor.extract(Document::plain(n.to_string(), text).expect("a short text"))
    };
    texts.into_iter().enumerate().map(extract).collect()
}

#[test]
fn a_story_compared_with_itself_has_no_changes() {
    for story in stories() {
        let found = diff(&story, &story);
        assert!(found.changes.is_empty(), "{}", story.document.text());
    }
}

#[test]
fn a_comparison_mirrors_the_one_the_other_way_round() {
    let stories = stories();
    for (before, after) in some_pairs(&stories) {
        mirrors(before, after);
    }
}

/// Compares two stories in both directions.
fn mirrors(before: &Analysis, after: &Analysis) {
    let there = diff(before, after);
    let back = diff(after, before);
    let mut turned: Vec<Seen> = back.changes.iter().map(|c| seen(c).mirrored()).collect();
    let mut straight: Vec<Seen> = there.changes.iter().map(seen).collect();
    turned.sort();
    straight.sort();
    let (one, two) = (before.document.text(), after.document.text());
    assert_eq!(straight, turned, "{one}---\n{two}");
    assert_eq!(there.relation, back.relation);
    let mut pairs: Vec<_> = back.pairs.iter().map(|&(b, a)| (a, b)).collect();
    pairs.sort_unstable();
    assert_eq!(there.pairs, pairs, "{one}---\n{two}");
}

/// Quotes of a few words in another order each, by people who change places: where many alignments
/// are as good, the same one has to be found from both sides.
#[test]
fn shuffled_stories_mirror_as_well() {
    const WORDS: [&str; 6] = ["ferry", "pier", "we", "not", "sold", "harbour"];
    const NAMES: [&str; 3] = ["Ines Duarte", "Paul Hoang", "she"];
    let extractor = Extractor::default();
    let mut chance = 7_u64;
    let mut roll = |sides: usize| {
        chance = chance
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (chance >> 33) as usize % sides
    };
    for round in 0..3_000 {
        let texts = [0, 1].map(|_| {
            let mut text = String::new();
            for _ in 0..1 + roll(4) {
                let quote: Vec<&str> = (0..2 + roll(6)).map(|_| WORDS[roll(6)]).collect();
                let name = NAMES[roll(3)];
                text.push_str(&match roll(3) {
                    0 => format!("{name} spoke of the “{}” on Monday. ", quote.join(" ")),
                    _ => format!("“{},” said {name}.\n\n", quote.join(" ")),
                });
            }
            text
        });
        let [one, two] = texts.map(|text| {
            extractor.extract(Document::plain(round.to_string(), text).expect("short"))
        });
        mirrors(&one, &two);
    }
}

#[test]
fn what_cannot_be_seen_is_no_change_of_words() {
    let extractor = Extractor::default();
    let read = |text: String| extractor.extract(Document::plain("story", text).expect("short"));
    for sign in [
        '\u{AD}',
        '\u{200B}',
        '\u{2066}',
        '\u{202E}',
        '\u{FE0F}',
        '\u{E0041}',
        '\u{E0101}',
    ] {
        let text = |sign: &str| {
            format!("“We will not sell the har{sign}bour{sign} pass,” said Ines Duarte.")
        };
        let found = diff(&read(text("")), &read(text(&sign.to_string())));
        let kinds = found.changes.iter().flat_map(|change| change.kinds.clone());
        assert_eq!(
            kinds.collect::<Vec<_>>(),
            [ChangeKind::Typography],
            "{sign:?}"
        );
    }
}

#[test]
fn a_moved_paragraph_adds_and_removes_nothing() {
    let extractor = Extractor::default();
    let extract = |paragraphs: &[&str]| {
        let text = paragraphs.join("\n\n");
        extractor.extract(Document::plain("story", text).expect("a short text"))
    };
    let all: Vec<&str> = PARAGRAPHS
        .iter()
        .copied()
        .filter(|p| *p != PARAGRAPHS[5])
        .collect();
    let before = extract(&all);
    for from in 0..all.len() {
        for to in 0..all.len() {
            let mut moved = all.clone();
            let paragraph = moved.remove(from);
            moved.insert(to, paragraph);
            let found = diff(&before, &extract(&moved));
            let kinds = found.changes.iter().flat_map(|change| &change.kinds);
            let lost = |kind: &&ChangeKind| {
                matches!(
                    kind,
                    ChangeKind::Added | ChangeKind::Removed | ChangeKind::Wording
                )
            };
            let lost: Vec<&ChangeKind> = kinds.filter(lost).collect();
            assert!(lost.is_empty(), "{from} to {to}: {lost:?}");
        }
    }
}

#[test]
fn the_edits_lead_from_the_words_before_to_the_words_after() {
    let stories = stories();
    let mut tried = 0;
    for (before, after) in some_pairs(&stories) {
        let RevisionDiff { changes, .. } = diff(before, after);
        for change in &changes {
            let pieces = [ChangeKind::Split, ChangeKind::Merged]
                .iter()
                .any(|kind| change.kinds.contains(kind));
            let (Some(ChangeSide::Quote(b)), Some(ChangeSide::Quote(a)), false) =
                (change.before, change.after, pieces)
            else {
                continue;
            };
            let made = applied(before, after, change, b);
            // Where words are struck, which of the spaces beside them stays is nobody's concern.
            let letters = |text: &str| text.split_whitespace().collect::<String>();
            assert_eq!(letters(&made), letters(after.words(a)));
            tried += 1;
        }
    }
    assert!(tried > 100, "only {tried} changes had edits to carry out");
}

/// Every story with every 13th other: enough to meet all combinations of paragraphs.
fn some_pairs(stories: &[Analysis]) -> impl Iterator<Item = (&Analysis, &Analysis)> {
    stories.iter().enumerate().flat_map(move |(n, before)| {
        let others = stories.iter().skip(n % 13).step_by(13);
        others.map(move |after| (before, after))
    })
}

/// The quote before with the edits carried out. Signs that only look different are no edits.
fn applied(before: &Analysis, after: &Analysis, change: &Change, quote: QuoteId) -> String {
    let words = before.words(quote);
    let start = before.record(quote).quote().content.start();
    let mut made = String::new();
    let mut at = 0;
    for edit in &change.edits {
        made.push_str(&words[at..edit.before.start() - start]);
        made.push_str(&format!(" {} ", &after.document.text()[edit.after]));
        at = edit.before.end() - start;
    }
    made.push_str(&words[at..]);
    made
}

/// What a law looks at in a change.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Seen {
    kinds: Vec<ChangeKind>,
    before: Option<(usize, usize)>,
    after: Option<(usize, usize)>,
    edits: Vec<[usize; 4]>,
}

fn seen(change: &Change) -> Seen {
    let side = |side: Option<ChangeSide>| {
        side.map(|side| match side {
            ChangeSide::Quote(id) => (id.index(), 0),
            ChangeSide::Prose(span) => (span.start(), span.end()),
        })
    };
    let edits = change.edits.iter().map(|edit| {
        [
            edit.before.start(),
            edit.before.end(),
            edit.after.start(),
            edit.after.end(),
        ]
    });
    Seen {
        kinds: change.kinds.clone(),
        before: side(change.before),
        after: side(change.after),
        edits: edits.collect(),
    }
}

impl Seen {
    fn mirrored(self) -> Seen {
        let mut kinds: Vec<ChangeKind> = self.kinds.iter().map(|kind| kind.mirrored()).collect();
        kinds.sort_unstable();
        Seen {
            kinds,
            before: self.after,
            after: self.before,
            edits: self
                .edits
                .iter()
                .map(|[a, b, c, d]| [*c, *d, *a, *b])
                .collect(),
        }
    }
}
