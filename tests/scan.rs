//! What the tokenizer makes of marks, words and sentences.

use onrecord::scan::{Closing, Scan, TokenKind, scan};
use onrecord::{Document, Lexicon};

fn scanned(text: &str) -> (Document, Scan) {
    let document = Document::plain("story.txt", text).expect("a short text");
    let scan = scan(&document, Lexicon::builtin());
    (document, scan)
}

/// The quotes of a text, each with a sign for its depth and its end: `>` nested, `…` continued,
/// `!` missing its closing mark.
fn quotes(text: &str) -> Vec<String> {
    let (document, scan) = scanned(text);
    let show = |q: &onrecord::scan::Quote| {
        let end = match q.closing {
            Closing::Mark => "",
            Closing::Continued => "…",
            Closing::Missing => "!",
        };
        let depth = ">".repeat(q.depth.into());
        format!("{depth}{}{end}", &document.text()[q.content])
    };
    scan.quotes.iter().map(show).collect()
}

/// The tokens of a text's paragraphs, a quote as `Q`.
fn tokens(text: &str) -> Vec<String> {
    let (document, scan) = scanned(text);
    let word = |t: &onrecord::scan::Token| match t.kind {
        TokenKind::Quote(_) => "Q".to_string(),
        _ => document.text()[t.span].to_string(),
    };
    scan.passages
        .iter()
        .filter(|p| p.inside.is_none())
        .flat_map(|p| scan.tokens[p.tokens.clone()].iter().map(word))
        .collect()
}

/// The sentences of a text's paragraphs, each as its tokens with spaces between.
fn sentences(text: &str) -> Vec<String> {
    let (document, scan) = scanned(text);
    let word = |t: &onrecord::scan::Token| match t.kind {
        TokenKind::Quote(_) => "Q".to_string(),
        _ => document.text()[t.span].to_string(),
    };
    scan.sentences
        .iter()
        .filter(|s| scan.passages[s.passage].inside.is_none())
        .map(|s| {
            let words: Vec<String> = scan.tokens[s.tokens.clone()].iter().map(word).collect();
            words.join(" ")
        })
        .collect()
}

#[test]
fn marks_of_every_family_make_a_quote() {
    for text in [
        "“Go,” she said.",
        "\"Go,\" she said.",
        "‘Go,’ she said.",
        "'Go,' she said.",
        "„Go,“ she said.",
        "„Go,” she said.",
        "«Go,» she said.",
        "»Go,« she said.",
        "‹Go,› she said.",
        "''Go,'' she said.",
        "``Go,'' she said.",
        "\"\"Go,\"\" she said.",
    ] {
        assert_eq!(quotes(text), ["Go,"], "{text}");
    }
}

#[test]
fn mismatched_and_wrong_way_marks_still_pair() {
    assert_eq!(
        quotes("He will “hold the line\", she said."),
        ["hold the line"]
    );
    assert_eq!(quotes("“Stay,“ he said, “or go.”"), ["Stay,", "or go."]);
    assert_eq!(quotes("”Stay,” he said, ”or go.”"), ["Stay,", "or go."]);
    assert_eq!(quotes("\"Stay, \"he said. \"Or go.\""), ["Stay,", "Or go."]);
    assert_eq!(quotes("“Stay,” he said.”Or go.”"), ["Stay,", "Or go."]);
    assert_eq!(quotes("He said:\" Stay.\" She left."), ["Stay."]);
}

#[test]
fn apostrophes_are_no_marks() {
    assert!(quotes("The farmers' market isn't Mr O’Neill's, nor the ’90s.").is_empty());
    assert!(quotes("Rock 'n' roll, 'til the '80s, 'cause we like 'em.").is_empty());
    assert_eq!(
        quotes("‘It’s the farmers’ market that’s the problem,’ said Mr O’Neill."),
        ["It’s the farmers’ market that’s the problem,"]
    );
    assert_eq!(
        quotes("It should 'mind its business' and not the neighbours' affairs."),
        ["mind its business"]
    );
    assert_eq!(
        quotes("They would 'hear the skippers' complaints' before the ferry left."),
        ["hear the skippers' complaints"]
    );
    assert_eq!(
        quotes("The rower ‘left the trainers’ shoes’ on the jetty."),
        ["left the trainers’ shoes"]
    );
    assert_eq!(
        quotes("'We're goin' home,' he said."),
        ["We're goin' home,"]
    );
}

#[test]
fn single_marks_are_decided_passage_by_passage() {
    let text = "\"Nothing works,\" she said.\n'Nothing at all,' he said.\nJames' dog barked.";
    assert_eq!(quotes(text), ["Nothing works,", "Nothing at all,"]);
}

#[test]
fn quotes_nest() {
    assert_eq!(
        quotes("“He said, 'yes, let's talk', and then ‘no’,” she said."),
        [
            "He said, 'yes, let's talk', and then ‘no’,",
            ">yes, let's talk",
            ">no"
        ]
    );
    assert_eq!(
        quotes("‘He called it “a joke”,’ she said."),
        ["He called it “a joke”,", ">a joke"]
    );
    assert_eq!(
        quotes("„Sie rief ‚halt‘ und ging“, sagte er."),
        ["Sie rief ‚halt‘ und ging", ">halt"]
    );
    // A low mark for a comma closes nothing.
    assert_eq!(quotes("‘We came‚ we saw,’ he said."), ["We came‚ we saw,"]);
    assert_eq!(
        quotes("“She wrote ‘they sang “Hallelujah” twice’ to me,” he said."),
        [
            "She wrote ‘they sang “Hallelujah” twice’ to me,",
            ">they sang “Hallelujah” twice",
            ">>Hallelujah"
        ]
    );
    assert_eq!(
        quotes("\"He said \"no\" to me,\" she said."),
        ["He said \"no\" to me,", ">no"]
    );
    assert_eq!(quotes("‘She told me ''never'',’ he said.").len(), 2);
}

#[test]
fn speech_goes_on_over_paragraphs() {
    assert_eq!(
        quotes(
            "“We counted,” Moreau said. “Nobody erred.\n\n“We will count again.\n\n“It stands.”"
        ),
        [
            "We counted,",
            "Nobody erred.…",
            "We will count again.…",
            "It stands."
        ]
    );
    let (_, scan) = scanned("‘We counted.\n\n‘We count again.’");
    assert_eq!(scan.quotes[1].continues, Some(onrecord::scan::QuoteId(0)));
}

#[test]
fn a_missing_mark_spoils_its_own_paragraph_only() {
    assert_eq!(
        quotes("\"Stay,\" she said, \"until morning.\n\nThe rain went on.\n\n\"Go,\" he said."),
        ["Stay,", "until morning.!", "Go,"]
    );
    assert_eq!(
        quotes("“We had no idea at all. “Then it fell,” he said."),
        ["We had no idea at all.!", "Then it fell,"]
    );
    assert_eq!(quotes("Nobody said a word.” The end.").len(), 0);
}

#[test]
fn measures_are_no_marks() {
    assert_eq!(
        quotes("\"He is 6' 2\" tall,\" said the coach of the 5'11\" guard."),
        ["He is 6' 2\" tall,"]
    );
    assert!(quotes("A 6\" pipe burst.").is_empty());
}

#[test]
fn spaced_marks_of_tokenised_text_pair() {
    assert_eq!(
        quotes("\" Go , \" she said , \" now . \""),
        ["Go ,", "now ."]
    );
    assert_eq!(quotes("`` Go , '' she said ."), ["Go ,"]);
}

#[test]
fn marks_without_words_are_no_quotes() {
    assert!(quotes("He typed \"\" and \" \" and “…” twice.").is_empty());
}

#[test]
fn a_quote_is_one_token_of_its_frame() {
    assert_eq!(
        tokens("“I was shaking,” Salim’s aunt said."),
        ["Q", "Salim", "’s", "aunt", "said", "."]
    );
    assert_eq!(
        tokens("Mr. Cole, of the U.S. co-op, isn’t paid $40,000."),
        [
            "Mr.", "Cole", ",", "of", "the", "U.S.", "co-op", ",", "is", "n’t", "paid", "$40,000",
            "."
        ]
    );
    assert_eq!(
        tokens("The farmers’ market (and J. R. Ewing)…").join("|"),
        "The|farmers|’|market|(|and|J.|R.|Ewing|)|…"
    );
}

#[test]
fn sentences_end_where_a_reader_ends_them() {
    assert_eq!(
        sentences("Sen. Ana Ruiz spoke. “We count.” The hall was empty."),
        ["Sen. Ana Ruiz spoke .", "Q", "The hall was empty ."]
    );
    assert_eq!(
        sentences("“Really?” Webb asked. He left."),
        ["Q Webb asked .", "He left ."]
    );
    assert_eq!(
        sentences("She moved to the U.S. The plan failed."),
        ["She moved to the U.S.", "The plan failed ."]
    );
    assert_eq!(
        sentences("(It rained.) We left!"),
        ["( It rained . )", "We left !"]
    );
}

#[test]
fn time_and_depth_are_bounded_whatever_the_text() {
    for unit in [
        "\"", "“", "'", "’", "\" ", "“‘", "a\" \"b", "''", "»", "s' ",
    ] {
        let text = unit.repeat(20_000);
        let (_, scan) = scanned(&text);
        assert!(scan.quotes.iter().all(|q| q.depth < 8), "{unit}");
    }
}

/// Content systems put them between words, to let a line break there or to keep it from doing so.
#[test]
fn signs_of_no_width_are_no_words() {
    let plain = "“It leaks,” said Ana Ruiz.";
    let words = tokens(plain);
    for sign in ["\u{200B}", "\u{2060}", "\u{FEFF}", "\u{AD}", "\u{200D}"] {
        for (from, to) in [
            ("” said", "”S said"),
            ("said ", "saidS "),
            (" Ana", " SAna"),
        ] {
            let text = plain.replace(from, &to.replace('S', sign));
            assert_eq!(tokens(&text), words, "{text:?}");
        }
    }
    assert_eq!(tokens("a har\u{AD}bour"), ["a", "har\u{AD}bour"]);
}

#[test]
fn an_accent_after_an_apostrophe_continues_the_word() {
    assert_eq!(quotes("It was ‘so’\u{301}o late."), [""; 0]);
    assert_eq!(quotes("It was ‘so’ late."), ["so"]);
}

#[test]
fn signs_that_print_nothing_beside_a_mark_change_no_quote() {
    let texts = [
        "‘It’~s Mr O’~Neill,’~ she said.",
        "›O’~A and ~‘~so~’~ on.",
        "He said ~\"~we go~\"~ and ~“~‘~Stop!~’~”~ to them.",
        "“We ~‘~go~,’~”~ he said~: ~“~Now~.~”~",
    ];
    for text in texts {
        let expected = quotes(&text.replace('~', ""));
        for sign in ["\u{202A}", "\u{2060}", "\u{FEFF}", "\u{200B}\u{AD}"] {
            let found = quotes(&text.replace('~', sign)).into_iter();
            let seen: Vec<String> = found
                .map(|quote| quote.replace(|c| sign.contains(c), ""))
                .collect();
            assert_eq!(seen, expected, "{text} with {sign:?}");
        }
    }
}

#[test]
fn a_mark_may_be_any_character_reference_for_it() {
    for (open, close) in [
        ("&ldquo;", "&rdquo;"),
        ("&#8220;", "&#8221;"),
        ("&#x201c;", "&#X201D;"),
        // As browsers read the numbers of windows-1252.
        ("&#147;", "&#148;"),
        ("&OpenCurlyDoubleQuote;", "&CloseCurlyDoubleQuote;"),
        ("&bdquo;", "&ldquo;"),
        ("&quot;", "&#x22;"),
        ("&laquo;", "&#187;"),
    ] {
        assert_eq!(
            quotes(&format!("{open}It leaks,{close} he said.")),
            ["It leaks,"],
            "{open}"
        );
    }
    // Single marks are apostrophes too often.
    assert_eq!(quotes("the farmers&rsquo; &amp;&lsquo;dam&rsquo;"), [""; 0]);
    assert_eq!(quotes("&ldquo no reference, & so on &#;"), [""; 0]);
}
