//! What holds for every quote and source, whatever they are: a story agrees with itself, and neither
//! many quotes nor many places make an answer wrong.

use onrecord::read::Raw;
use onrecord::verify::{QuoteIndex, SpeakerMatch, Verdict, VerdictResult};
use onrecord::{Analysis, Document, Extractor};
use std::fmt::Write as _;

/// Parts that small quotes are made of: words, and all that a source may have in brackets.
const PARTS: [&str; 17] = [
    "We pay",
    "and",
    "[and]",
    "(and)",
    "…",
    "...",
    ". . .",
    "[sic]",
    "(laughter)",
    "[applause and cheers]",
    "[the [old] pier]",
    "(…)",
    "[…]",
    "t[he]",
    "-5",
    "—",
    "[",
];

#[test]
fn a_quote_is_exact_against_its_own_story() {
    let extractor = Extractor::default();
    let mut checked = 0;
    // A story for each beginning: where thousands of quotes share a few words, a place that differs in
    // its outer signs alone may be taken, which is typography.
    for (one, two) in pairs() {
        let mut text = String::new();
        for (n, three) in PARTS.iter().enumerate() {
            let between = [" ", ""][n % 2];
            // A paragraph each, so that a broken quote spoils itself only.
            let _ = write!(text, "“{one} {two}{between}{three},” said Ana Ruiz.\n\n");
        }
        let story = [extractor.extract(document("story.txt", &text))];
        for result in decided(&story, &text, &extractor) {
            let quote = words(&story, &result);
            if quote.contains(char::is_alphanumeric) {
                assert_eq!(result.verdict, Verdict::Exact, "{quote}");
                checked += 1;
            }
        }
    }
    assert!(checked > 4_000, "{checked} quotes");
}

#[test]
fn a_mark_among_the_last_signs_does_not_hide_the_others() {
    let extractor = Extractor::default();
    let quotes = [
        "The dam broke‚?",
        "The dam broke.‚?",
        "The dam broke‚!‚?",
        "The dam broke.?",
        "?‚The dam broke",
        "[‚The dam broke",
        "The dam broke‚ [",
    ];
    for quote in quotes {
        let text = format!("“{quote}” said Ana Ruiz.");
        let story = [extractor.extract(document("story.txt", &text))];
        let results = decided(&story, &text, &extractor);
        assert_eq!(words(&story, &results[0]), quote);
        assert_eq!(results[0].verdict, Verdict::Exact, "{quote}");
    }
    let asked = "Was the pier “still mostly dry on Monday”? It was.";
    let inside = verdict("still mostly dry on Monday?", asked);
    assert_eq!(inside, Verdict::Altered);
    let whole = verdict("Was the pier ‘still mostly dry on Monday’?", asked);
    assert_eq!(whole, Verdict::Typography);
    let stated = "The pier was “still mostly dry on Monday”. Was it?";
    let turned = verdict("The pier was ‘still mostly dry on Monday’?", stated);
    assert_eq!(turned, Verdict::Altered);
}

#[test]
fn a_minus_behind_a_mark_is_no_part_of_the_number_before() {
    let extractor = Extractor::default();
    let text = "“The water fell to 5\"-5 degrees it is now, and “-5” they wrote.";
    let story = [extractor.extract(document("story.txt", text))];
    for result in decided(&story, text, &extractor) {
        let quote = words(&story, &result);
        assert_eq!(result.verdict, Verdict::Exact, "{quote}");
    }
    let source = "The water fell to 5'10 and stayed.";
    assert_eq!(verdict("The water fell to 5", source), Verdict::Altered);
}

#[test]
fn a_dash_at_the_end_of_a_quote_is_the_dash_of_the_source() {
    let extractor = Extractor::default();
    for text in [
        "\"The crane fails its -\" he said.",
        "“Well - the crane -” he said. “- It fails.”",
    ] {
        let story = [extractor.extract(document("story.txt", text))];
        for result in decided(&story, text, &extractor) {
            let quote = words(&story, &result);
            assert_eq!(result.verdict, Verdict::Exact, "{quote}");
        }
    }
}

#[test]
fn a_gap_of_any_length_inside_a_quote_is_exact() {
    let extractor = Extractor::default();
    for spaces in [20, 8_150, 8_200, 20_000] {
        let gap = " ".repeat(spaces);
        let text = format!("It rained. “We take the{gap}ferry,” said Ana Ruiz. It left at noon.");
        let story = [extractor.extract(document("story.txt", &text))];
        let results = decided(&story, &text, &extractor);
        assert_eq!(results[0].verdict, Verdict::Exact, "{spaces} spaces");
        let source = text.replace(&gap, "\n");
        let results = decided(&story, &source, &extractor);
        assert_eq!(results[0].verdict, Verdict::Typography, "{spaces} spaces");
    }
}

#[test]
fn a_remark_that_only_the_quote_has_is_not_passed() {
    let cases = [
        (
            "We will pay (laughter) for the pier",
            "We will pay for the pier.",
        ),
        (
            "We will pay [applause] for the pier",
            "We will pay for the pier.",
        ),
        (
            "We will pay (and) for the pier",
            "We will pay for the pier.",
        ),
        (
            "We will pay for the pier",
            "We will pay [and] beg for the pier.",
        ),
    ];
    for (quote, source) in cases {
        let verdict = verdict(quote, source);
        assert!(
            verdict >= Verdict::Abridged,
            "{quote} / {source}: {verdict:?}"
        );
    }
    let remark = "We will pay (Laughter and applause) for the pier.";
    assert_eq!(
        verdict("We will pay for the pier", remark),
        Verdict::Typography
    );
}

#[test]
fn what_cannot_be_seen_is_no_other_word() {
    let source = "We will not pay the harbour pass this year.";
    for sign in [
        '\u{AD}',
        '\u{200B}',
        '\u{200C}',
        '\u{200D}',
        '\u{FEFF}',
        '\u{200E}',
        '\u{202E}',
        '\u{2066}',
        '\u{2069}',
        '\u{FE0F}',
        '\u{E0041}',
        '\u{E0101}',
    ] {
        let quote = format!("We will{sign} not pay the har{sign}bour pass");
        assert_eq!(verdict(&quote, source), Verdict::Typography, "{sign:?}");
        let quote = format!("We will{sign} pay the har{sign}bour pass");
        assert_eq!(verdict(&quote, source), Verdict::Altered, "{sign:?}");
    }
}

/// All versions of a word in large and small letters, so many.
fn capitals(word: &str, many: usize) -> impl Iterator<Item = String> {
    (0..many).map(move |n| {
        let letters = word.chars().enumerate();
        let letter = |(at, c): (usize, char)| match n >> at & 1 {
            1 => c.to_ascii_uppercase(),
            _ => c,
        };
        letters.map(letter).collect()
    })
}

#[test]
fn a_true_quote_is_found_behind_thousands_of_places() {
    let extractor = Extractor::default();
    let mut text = String::new();
    for word in capitals("neverandever", 3_000) {
        let _ = write!(text, "“{word},” said Ana Ruiz.\n\n");
    }
    let story = [extractor.extract(document("story.txt", &text))];
    // No quote is written so; then each of the first thousand once, and again before a “not”.
    let mut source = "NEVERANDEVER it is. ".repeat(5_000);
    for word in capitals("neverandever", 1_000) {
        let _ = write!(source, "So {word} it is. ");
    }
    for word in capitals("neverandever", 2_000) {
        let _ = write!(source, "So {word} not. ");
    }
    let source = source + "It is so.";
    for (n, result) in decided(&story, &source, &extractor).iter().enumerate() {
        let quote = words(&story, result);
        let wanted = source.contains(&format!("So {} it", quote.trim_end_matches(',')));
        assert_eq!(
            result.verdict == Verdict::Exact,
            wanted,
            "{n}: {quote}: {:?}",
            result.verdict
        );
        assert_eq!(result.count, 8_000);
    }
}

#[test]
fn the_right_speaker_is_found_among_thousands() {
    let mut source = "BELL: No.\nCHAIR: No.\n".repeat(2_000);
    source.push_str("DUARTE: No.\nBELL: No.\n");
    let story = "“No,” said Ines Duarte.\n\n“No,” said Paul Bell.\n\n“No,” said Olga Sand.";
    let extractor = Extractor::default();
    let story = [extractor.extract(document("story.txt", story))];
    let index = QuoteIndex::new(&story);
    let transcript = Raw::new("hearing.txt", "hearing.txt".as_ref(), source.into_bytes());
    let transcript = transcript.document().expect("a transcript");
    let results = index.verdicts(vec![index.search(&transcript, &extractor)]);
    let best = results.iter().map(|result| result.best().expect("a place"));
    let found: Vec<(SpeakerMatch, usize)> = best
        .map(|best| (best.speaker_match, best.start.line))
        .collect();
    assert_eq!(
        found,
        // Whether the chair is Olga Sand the transcript does not tell, and Bell is somebody else.
        [
            (SpeakerMatch::Same, 4_001),
            (SpeakerMatch::Same, 1),
            (SpeakerMatch::Unknown, 2)
        ]
    );
    assert!(results.iter().all(|result| result.count == 4_002));
}

#[test]
fn places_are_counted_once_over_all_chunks_and_sources() {
    // Over a megabyte: chunks repeat some of the one before.
    let filler = "The committee heard about the drains. ".repeat(900);
    let source = format!("We will pay for it. {filler}").repeat(40);
    let extractor = Extractor::default();
    let story =
        "“We will pay for it,” said Ana Ruiz. “will pay,” she said. “We will beg for it all.”";
    let story = [extractor.extract(document("story.txt", story))];
    let index = QuoteIndex::new(&story);
    let found =
        ["a.txt", "b.txt", "c.txt"].map(|name| index.search(&document(name, &source), &extractor));
    let results = index.verdicts(found.into());
    let counts: Vec<u64> = results.iter().map(|result| result.count).collect();
    assert_eq!(counts, [120, 120, 0]);
    let first = results[0].best().expect("a place");
    assert_eq!((first.document.as_str(), first.span.start()), ("a.txt", 0));
}

#[test]
fn of_many_sources_some_that_disagree_are_kept() {
    let extractor = Extractor::default();
    let story = "“We sold the last of the cows in May,” said Bo Lind.";
    let story = [extractor.extract(document("story.txt", story))];
    let index = QuoteIndex::new(&story);
    let mut found = Vec::new();
    for n in 0..50 {
        let source = document(
            &format!("{n}.txt"),
            "We sold the last of the calves in May.",
        );
        found.push(index.search(&source, &extractor));
    }
    let source = document("true.txt", "We sold the last of the cows in May.");
    found.push(index.search(&source, &extractor));
    let result = index.verdicts(found).remove(0);
    assert_eq!(result.best().expect("a place").document, "true.txt");
    let others: Vec<&str> = result.disagreeing().map(|s| s.document.as_str()).collect();
    let wanted: Vec<String> = (0..16).map(|n| format!("{n}.txt")).collect();
    assert_eq!(others, wanted);
}

fn pairs() -> impl Iterator<Item = (&'static str, &'static str)> {
    let all = PARTS.iter();
    all.flat_map(|one| PARTS.iter().map(move |two| (*one, *two)))
}

fn verdict(quote: &str, source: &str) -> Verdict {
    let extractor = Extractor::default();
    let story = [extractor.extract(document("story.txt", &format!("“{quote},” said Ana Ruiz.")))];
    decided(&story, source, &extractor)[0].verdict
}

fn decided(story: &[Analysis], source: &str, extractor: &Extractor) -> Vec<VerdictResult> {
    let index = QuoteIndex::new(story);
    let found = index.search(&document("source.txt", source), extractor);
    index.verdicts(vec![found])
}

fn words(story: &[Analysis], result: &VerdictResult) -> String {
    let record = story[result.story]
        .records()
        .nth(result.quote)
        .expect("a quote");
    record.words().to_owned()
}

fn document(name: &str, text: &str) -> Document {
    Document::plain(name, text).expect("a short text")
}
