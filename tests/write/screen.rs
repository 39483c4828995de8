//! Tables and explanations for people.

use super::*;

#[test]
fn the_table_puts_speaker_and_quote_side_by_side() {
    assert_eq!(
        printed(&QuoteTable::new(screen(72)), &harbour()),
        "\
harbour.txt · 6 quotes

   3  Dana Whitlock  “We looked at every bolt and found ‘no sign
      police chief   whatever’ of wear.”
                     said · name-verb-quote · 0.99

   3  nobody named     ‘no sign whatever’
                       partial · 0.00

   5  Dana Whitlock  “It will open on Monday,”
      police chief   added · quote-name-verb · 0.87

   5  The union      “a disgrace, again”
                     spoke of · name-verb-quote · 0.50

   7  nobody named   “Who knew?”
                     direct · 0.00

   7  not speech     “Low Tide”
                     title · 0.90

"
    );
}

#[test]
fn a_narrow_table_puts_the_speaker_above_the_quote() {
    let printed = printed(&QuoteTable::new(screen(40)), &harbour());
    let first = "
   3  Dana Whitlock
      police chief
      “We looked at every bolt and found
      ‘no sign whatever’ of wear.”
      said · name-verb-quote · 0.99
";
    assert!(printed.contains(first), "{printed}");
}

#[test]
fn no_page_is_wider_than_the_screen() {
    let text =
        "橋本氏は「橋は安全です」と言った。 “これは橋の安全性についての発表です ” 橋本 said.";
    for width in 20..140 {
        for analysis in [harbour(), Sketch::new("wide.txt", text).analysis()] {
            let (table, explain) = (QuoteTable::new(screen(width)), Explain::new(screen(width)));
            for writer in [&table as &dyn Writer, &explain] {
                for line in printed(writer, &analysis).lines() {
                    assert!(line.width() <= width, "{width}: {line}");
                }
            }
        }
    }
}

#[test]
fn colours_add_escape_sequences_and_nothing_else() {
    let analysis = harbour();
    let coloured = Screen {
        width: 80,
        color: ColorChoice::Ansi,
    };
    let ansi = printed(&QuoteTable::new(coloured), &analysis);
    assert!(ansi.contains("\u{1B}[1mDana Whitlock\u{1B}[0m"));
    let plain = anstream::adapter::strip_str(&ansi).to_string();
    assert_eq!(plain, printed(&QuoteTable::new(screen(80)), &analysis));
    assert!(printed(&Explain::new(coloured), &analysis).contains("\u{1B}[1;36mshe\u{1B}[0m"));
}

#[test]
fn the_explanation_shows_what_the_answer_rests_on() {
    let printed = printed(&Explain::new(screen(72)), &harbour());
    let monday = "
harbour.txt, line 5: Dana Whitlock, police chief

    “It will open on Monday,” she added.
    ^^^^^^^^^^^^^^^^^^^^^^^^^ ~~~ -----
  why         the name and then the verb follow the quote
              (quote-name-verb)
  means       she: Dana Whitlock, named in line 3
  confidence  0.87
  second      The union (line 5)
";
    assert!(printed.contains(monday), "{printed}");
    assert!(printed.contains("why         nobody is quoted here (title)"));
}

#[test]
fn the_explanation_says_what_decided() {
    let analysis = harbour();
    let added = HARBOUR.find("added").unwrap();
    let added = Span::new(added, added + "added".len());
    let mut rows = rows(&analysis, 0.0);
    let monday = rows.iter_mut().find(|row| row.quote.starts_with("It will"));
    monday.unwrap().reasons = vec![
        Reason::VerbOfQuote(added),
        Reason::HasQuotes(1),
        Reason::MentionedOften(2),
    ];
    let explain = Explain::new(screen(72));
    let mut out = Vec::new();
    explain
        .document(&analysis.document, &rows, &mut out)
        .unwrap();
    let printed = String::from_utf8(out).unwrap();
    let because = "
              (quote-name-verb)
  because     “added” follows the name and is the verb of speech nearest
              the quote; this speaker already has a quote; the story
              names this speaker twice
  means       she: Dana Whitlock, named in line 3
  confidence  0.87
";
    assert!(printed.contains(because), "{printed}");
    assert_eq!(printed.matches("because ").count(), 1, "{printed}");
}

#[test]
fn an_explanation_of_a_text_without_end_is_short() {
    let [so, yes, no] = ["so ", "yes ", "no "].map(|word| word.repeat(5000));
    let mut story = Sketch::new("long.txt", &format!("Ms Roy said {so}“{yes}” and {no}"));
    let roy = story.speaker("Roy", SpeakerKind::Person, &[]);
    let roy = story.mention("Ms Roy", roy);
    story.spoken("yes", roy, Some("said"), Evidence::NameVerbQuote, 0.9);
    let printed = printed(&Explain::new(screen(80)), &story.analysis());
    assert!(printed.contains("Ms Roy said so"));
    assert!(printed.contains(" … "));
    assert!(printed.len() < 3000, "{printed}");
}

#[test]
fn a_text_without_spaces_is_cut_between_its_characters() {
    for letter in ["é", "語", "e\u{301}"] {
        let [before, quoted] = [600, 601].map(|n| letter.repeat(n));
        let text = format!("{before} “{quoted}” {before}");
        let printed = printed(
            &Explain::new(screen(80)),
            &Sketch::new("long.txt", &text).analysis(),
        );
        assert!(printed.contains('…'), "{printed}");
        assert!(printed.len() < 9000, "{printed}");
    }
}
