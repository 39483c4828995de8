//! Texts that grow, for comparing and verifying: each of them once took time or memory that grew
//! with the square of `n`.
//!
//! Every text is a pure function of `n`, and about as many bytes for each `n`. [`VERIFY`] has a story
//! and a source, [`DIFF`] a version before and one after.

use std::fmt::Write as _;

/// A text of a size.
pub(crate) type Text = fn(usize) -> String;

/// Stories and the sources they are verified against.
pub(crate) const VERIFY: [(&str, Text, Text); 15] = [
    ("one short quote, one short sentence", no_story, no_source),
    ("one sentence in both", sentence_story, sentence_source),
    (
        "sentences that differ in one word",
        numbered_story,
        numbered_source,
    ),
    (
        "sentences that lost their “not”",
        numbered_story,
        denied_source,
    ),
    (
        "a source of one small word",
        small_words_story,
        small_word_source,
    ),
    ("one word, ever longer", ladder_story, small_word_source),
    (
        "ever longer, over one-word turns",
        ladder_story,
        one_word_turns,
    ),
    (
        "one-word turns, as many speakers",
        spoken_story,
        speakers_source,
    ),
    (
        "one phrase in many capitals",
        capitals_story,
        capitals_source,
    ),
    ("many ellipses", ellipses_story, ellipses_source),
    ("many brackets", brackets_story, sentence_source),
    ("ellipses alone", ellipsis_story, ellipsis_source),
    ("one quote without end", long_story, long_source),
    ("a story against itself", quoted_twice, quoted_twice),
    ("signs around one word", signs_story, signs_source),
];

/// Versions that are compared.
pub(crate) const DIFF: [(&str, Text, Text); 14] = [
    ("letters in one paragraph", letters, letters_and_one),
    ("letters turned round", letters, letters_turned),
    ("one quote, all the same", no_story, no_story_and_one),
    ("one phrase in one quote", long_story, long_source),
    ("quotes that alternate", alternating, alternating_other),
    ("quotes in another order", numbered_story, numbered_turned),
    ("quotes that lost their “not”", numbered_story, denied_story),
    (
        "one quote with nothing in common",
        words_quote,
        other_words_quote,
    ),
    (
        "one quote, every third word another",
        words_quote,
        edited_words_quote,
    ),
    ("one quote in pieces", words_quote, pieces),
    ("all quotes lost their marks", numbered_story, denied_source),
    ("all quotes by another", no_story, no_story_by_many),
    ("one sentence or many", letters_by_many, no_story_by_many),
    ("quotes of the same few words", few_words, few_words_other),
];

/// Something that is the same everywhere and looks like chance.
fn dice(n: usize) -> usize {
    let mut at = n as u64 + 0x9E37_79B9;
    at = (at ^ (at >> 16)).wrapping_mul(0x045D_9F3B_0000_3777);
    ((at ^ (at >> 29)).wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) as usize
}

/// A word for each number: `bavo`, `tilura`.
fn word(n: usize) -> String {
    const SYLLABLES: [&str; 16] = [
        "ba", "vo", "ti", "lu", "ra", "ne", "ko", "si", "mu", "fa", "dei", "go", "ha", "pe", "wo",
        "ju",
    ];
    let (mut word, mut left) = (String::new(), n + 16);
    while left > 0 {
        word.push_str(SYLLABLES[left % 16]);
        left /= 16;
    }
    word
}

fn lines(n: usize, line: impl Fn(usize) -> String) -> String {
    (0..n).map(line).collect()
}

fn no_story(n: usize) -> String {
    "“No,” said Ines.\n\n".repeat(n)
}

fn no_story_and_one(n: usize) -> String {
    no_story(n) + "“Never,” said Ines.\n\n"
}

fn no_source(n: usize) -> String {
    "No. ".repeat(4 * n)
}

fn sentence_story(n: usize) -> String {
    "“We will mend the roof before winter,” Ines said.\n\n".repeat(n)
}

fn sentence_source(n: usize) -> String {
    "We will mend the roof before winter. ".repeat(n)
}

fn numbered_story(n: usize) -> String {
    lines(n, |n| {
        format!(
            "“We will mend roof {} before winter,” Ines said.\n\n",
            word(n)
        )
    })
}

fn numbered_turned(n: usize) -> String {
    let line = |at| {
        format!(
            "“We will mend roof {} before winter,” Ines said.\n\n",
            word(at)
        )
    };
    let mut order: Vec<usize> = (0..n).collect();
    order.sort_by_key(|&at| dice(at));
    order.into_iter().map(line).collect()
}

fn numbered_source(n: usize) -> String {
    lines(n, |n| {
        format!("We will mend roof {} before winter. ", word(n))
    })
}

fn denied_story(n: usize) -> String {
    lines(n, |n| {
        format!(
            "“We will not mend roof {} before winter,” Ines said.\n\n",
            word(n)
        )
    })
}

fn denied_source(n: usize) -> String {
    lines(n, |n| {
        format!("We will not mend roof {} before winter. ", word(n))
    })
}

fn small_word_source(n: usize) -> String {
    "the ".repeat(8 * n)
}

fn small_words_story(n: usize) -> String {
    lines(n, |n| {
        format!("“the the the {} the the,” said Ines.\n\n", word(n))
    })
}

/// Quotes of one, two, three words and so on, of about `n` lines altogether.
fn ladder_story(n: usize) -> String {
    let longest = (1..).take_while(|k| k * k < 8 * n).last().unwrap_or(1);
    lines(longest, |k| {
        format!("“{}the,” said Ines.\n\n", "the ".repeat(k))
    })
}

fn one_word_turns(n: usize) -> String {
    lines(n, |n| {
        format!("{}: the\n", if n % 2 == 0 { "CHAIR" } else { "CLERK" })
    })
}

fn spoken_story(n: usize) -> String {
    lines(n, |n| {
        let name = capital(&word(n));
        format!("“No,” said Ines {name}.\n\n")
    })
}

fn speakers_source(n: usize) -> String {
    lines(n, |n| format!("INES {}: No.\n", word(n + 7).to_uppercase()))
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

fn capitals_story(n: usize) -> String {
    lines(n, |n| {
        let letters = "absolutelyneverever".chars().enumerate();
        let turned = letters.map(|(at, c)| {
            if n >> at & 1 == 1 {
                c.to_ascii_uppercase()
            } else {
                c
            }
        });
        format!("“{},” said Ines.\n\n", turned.collect::<String>())
    })
}

fn capitals_source(n: usize) -> String {
    lines(n, |n| format!("ABSOLUTELYneverEVER {}. ", word(n % 100)))
}

fn ellipses_story(n: usize) -> String {
    lines(n / 8 + 1, |n| {
        let words: Vec<String> = (0..12).map(|k| word(dice(40 * n + k) % 40)).collect();
        format!("“We mend … {} … well,” said Ines.\n\n", words.join(" … "))
    })
}

fn ellipses_source(n: usize) -> String {
    lines(n, |n| {
        format!(
            "We mend {} {} well. ",
            word(dice(n) % 40),
            word(dice(n + 1) % 40)
        )
    })
}

fn brackets_story(n: usize) -> String {
    lines(n / 4 + 1, |n| {
        format!(
            "“We [the {} of it] will [have to] mend [all] the roof [{}] before,” said Ines.\n\n",
            word(n),
            word(n + 1)
        )
    })
}

fn ellipsis_story(n: usize) -> String {
    format!(
        "“We will mend {} the roof,” said Ines.\n",
        "… ".repeat(4 * n)
    )
}

fn ellipsis_source(n: usize) -> String {
    format!("We will mend {} the roof. ", "… ".repeat(4 * n))
}

fn long_story(n: usize) -> String {
    format!("“{}and then,” said Ines.\n", "so it goes ".repeat(2 * n))
}

fn long_source(n: usize) -> String {
    format!("“{}and so,” said Ines.\n", "so it goes ".repeat(2 * n))
}

fn quoted_twice(n: usize) -> String {
    lines(n, |n| {
        format!("“We [and] roof {} (and) … so,” said Ines. ", word(n % 500))
    })
}

fn signs_story(n: usize) -> String {
    lines(n, |n| {
        let signs = [",", ";", "!", "?", "]"];
        let signs: String = (0..8).map(|at| signs[dice(8 * n + at) % 5]).collect();
        format!("“No{signs}” said Ines.\n\n")
    })
}

fn signs_source(n: usize) -> String {
    lines(n, |n| {
        format!("No{} ", if n % 2 == 0 { ". No not." } else { ",,,," })
    })
}

fn letters(n: usize) -> String {
    "“a” ".repeat(4 * n)
}

fn letters_and_one(n: usize) -> String {
    letters(n) + "“b” "
}

fn letters_turned(n: usize) -> String {
    lines(4 * n, |n| {
        if dice(n).is_multiple_of(2) {
            "“a” "
        } else {
            "“b” "
        }
        .to_owned()
    })
}

fn alternating(n: usize) -> String {
    "“Yes, we do,” said Ines. “No, never ever,” said Paul.\n\n".repeat(n / 2)
}

fn alternating_other(n: usize) -> String {
    "“No, never ever,” said Ines. “Yes, we do,” said Paul.\n\n".repeat(n / 2 + 1)
}

fn words_quote(n: usize) -> String {
    let words: Vec<String> = (0..4 * n).map(|n| word(dice(n) % 4_000)).collect();
    format!("“{},” said Ines.\n\n", words.join(" "))
}

fn other_words_quote(n: usize) -> String {
    let words: Vec<String> = (0..4 * n)
        .map(|at| word(dice(at + 4 * n) % 4_000))
        .collect();
    format!("“{},” said Ines.\n\n", words.join(" "))
}

fn edited_words_quote(n: usize) -> String {
    let edited = |n: usize| match n % 3 {
        0 => "again".to_owned(),
        _ => word(dice(n) % 4_000),
    };
    let words: Vec<String> = (0..4 * n).map(edited).collect();
    format!("“{},” said Ines.\n\n", words.join(" "))
}

fn pieces(n: usize) -> String {
    let words: Vec<String> = (0..4 * n).map(|n| word(dice(n) % 4_000)).collect();
    let mut text = String::new();
    for piece in words.chunks(8) {
        // Writing to a string cannot fail.
        let _ = write!(text, "“{},” said Ines. ", piece.join(" "));
    }
    text
}

fn no_story_by_many(n: usize) -> String {
    lines(n, |n| {
        format!("“No,” said {}.\n\n", capital(&word(n % 300)))
    })
}

fn letters_by_many(n: usize) -> String {
    lines(n, |n| {
        format!("“No,” said {}, and ", capital(&word(n % 299)))
    })
}

fn few_words(n: usize) -> String {
    few(n, 0)
}

fn few_words_other(n: usize) -> String {
    few(n, 1)
}

fn few(n: usize, salt: usize) -> String {
    lines(n, |n| {
        let words: Vec<String> = (0..8)
            .map(|k| word(dice(16 * n + k + 8 * salt) % 300))
            .collect();
        format!("“{},” said Ines.\n\n", words.join(" "))
    })
}
