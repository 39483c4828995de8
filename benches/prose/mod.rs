//! Invented news: stories that read like news to a program, the same on every machine.

#[path = "../harness/dice.rs"]
mod dice;

use dice::Dice;
use std::fmt::Write as _;
use std::time::{Duration, Instant};

/// The best of so many runs is taken: others share the machine.
const RUNS: usize = 5;

const GIVEN: [&str; 12] = [
    "Marta", "Paul", "Ines", "Jonas", "Oda", "Eli", "Karin", "Ravi", "Noor", "Peter", "Lucia",
    "Tomas",
];

const SURNAMES: [&str; 12] = [
    "Lindqvist",
    "Hoang",
    "Duarte",
    "Rud",
    "Brekke",
    "Moen",
    "Holm",
    "Anand",
    "Haddad",
    "Okafor",
    "Ferri",
    "Sand",
];

const ROLES: [&str; 8] = [
    "chief engineer",
    "mayor",
    "a spokeswoman for the port",
    "police chief",
    "head of the school board",
    "a resident",
    "senator",
    "the harbour master",
];

const VERBS: [&str; 8] = [
    "said",
    "told reporters",
    "added",
    "warned",
    "insisted",
    "said",
    "said",
    "argued",
];

const NOUNS: [&str; 24] = [
    "bridge", "council", "ferry", "budget", "winter", "roof", "school", "money", "letter",
    "engine", "doctor", "market", "garden", "paper", "river", "station", "island", "meeting",
    "summer", "village", "report", "vote", "storm", "company",
];

const VERBS_OF_OTHERS: [&str; 12] = [
    "opened",
    "closed",
    "needs",
    "bought",
    "promised",
    "delayed",
    "lost",
    "found",
    "will repair",
    "has sold",
    "cannot pay for",
    "must explain",
];

const TIMES: [&str; 8] = [
    "on Monday",
    "last week",
    "in March",
    "before the vote",
    "after the storm",
    "for years",
    "this winter",
    "in a statement",
];

impl Dice {
    fn of<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words[self.roll(words.len())]
    }

    /// A clause of six to twenty words.
    fn clause(&mut self) -> String {
        let mut clause = String::from(["the", "a", "our", "their"][self.roll(4)]);
        let _ = write!(
            clause,
            " {} {} the {}",
            self.of(&NOUNS),
            self.of(&VERBS_OF_OTHERS),
            self.of(&NOUNS)
        );
        for _ in 0..self.roll(3) {
            let joint = self.of(&["and the", "but no", "because the", "of the"]);
            let _ = write!(clause, " {joint} {}", self.of(&NOUNS));
        }
        let _ = write!(clause, " {}", self.of(&TIMES));
        clause
    }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|letter| letter.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}

/// Makes stories of thirteen paragraphs, with quotes in most of them.
pub(crate) fn stories(count: usize) -> Vec<String> {
    let mut dice = Dice(11);
    (0..count).map(|_| story(&mut dice)).collect()
}

fn story(dice: &mut Dice) -> String {
    let people: Vec<(&str, &str, &str)> = (0..3)
        .map(|_| (dice.of(&GIVEN), dice.of(&SURNAMES), dice.of(&ROLES)))
        .collect();
    let mut text = capital(&dice.clause());
    for n in 0..12 {
        let (given, surname, role) = people[dice.roll(people.len())];
        let (verb, first, second) = (dice.of(&VERBS), dice.clause(), dice.clause());
        let (first, then) = (capital(&first), capital(&second));
        let _ = match (n, dice.roll(5)) {
            (0 | 1, _) => write!(
                text,
                "\n\n“{first},” {verb} {given} {surname}, {role}. {then}."
            ),
            (_, 0) => write!(text, "\n\n{first}. {then}. {}.", capital(&dice.clause())),
            (_, 1) => write!(
                text,
                "\n\n{surname} {verb} that {second}. “{first},” she {verb}."
            ),
            (_, 2) => write!(text, "\n\n“{first},” {surname} {verb}. “{then}.”"),
            (_, 3) => write!(text, "\n\n{then}, according to {given} {surname}. {first}."),
            _ => write!(
                text,
                "\n\nThe {} called it “{second}”. {first}.",
                dice.of(&NOUNS)
            ),
        };
    }
    text
}

/// Counts words as `wc -w` does: what stands between white space.
pub(crate) fn count_words(bytes: &[u8]) -> usize {
    let text = std::str::from_utf8(bytes).expect("UTF-8");
    text.split_whitespace().count()
}

/// Times some works in turns, so that what else the machine does befalls all of them; returns the
/// time of the fastest run of each.
pub(crate) fn best<const N: usize>(works: [&dyn Fn() -> usize; N]) -> [Duration; N] {
    let mut fastest = [Duration::MAX; N];
    for _ in 0..RUNS {
        for (work, fastest) in works.iter().zip(&mut fastest) {
            let start = Instant::now();
            std::hint::black_box(work());
            *fastest = start.elapsed().min(*fastest);
        }
    }
    fastest
}

/// A line of the table: what was done to some documents, how fast, and beside counting their words.
pub(crate) fn line(
    what: &str,
    took: Duration,
    (documents, bytes): (usize, usize),
    counting: Duration,
) -> String {
    let seconds = took.as_secs_f64();
    format!(
        "{what:<22} {:>8.1} {:>12.0} {:>9.2}",
        bytes as f64 / 1e6 / seconds,
        documents as f64 / seconds,
        seconds / counting.as_secs_f64()
    )
}

/// The head of the table.
pub(crate) const HEAD: &str = "what                       MB/s  documents/s  to words";
