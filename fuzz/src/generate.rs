//! One input after another.

use crate::chance::Chance;
use crate::mutate::mutate;
use crate::pieces::{CLAUSES, MARKS, SIGNS, SPACES, lexicon};
use crate::seeds::{FORMATS, seeds, wrapped};
use crate::targets::Target;
use crate::targets::text::SEPARATOR;

/// Makes the inputs of a target.
#[derive(Debug)]
pub struct Generator {
    target: Target,
    seed: u64,
    seeds: Vec<Vec<u8>>,
    /// Seeds that are texts of stories.
    texts: Vec<Vec<u8>>,
}

/// The longest input there is.
pub const LONGEST: usize = 1 << 16;

/// Longest inputs: most are short, because what breaks a law is short, and some are long, because what
/// takes too long is.
const LENGTHS: [usize; 8] = [600, 1_500, 2_000, 2_000, 3_000, 4_000, 10_000, LONGEST];

impl Generator {
    /// Makes the generator of a run.
    pub fn new(target: Target, seed: u64) -> Generator {
        Generator {
            target,
            seed,
            seeds: seeds(target),
            texts: seeds(Target::Extract),
        }
    }

    /// Makes input number `n`: the same for the same seed, whatever was made before.
    pub fn input(&self, n: u64) -> Vec<u8> {
        let mut chance = Chance::of(self.seed, n);
        let chance = &mut chance;
        let longest = match chance.roll(64) {
            0 => LONGEST,
            n => LENGTHS[n % (LENGTHS.len() - 1)],
        };
        let mut input = match self.target {
            Target::Extract => self.text(longest, chance),
            Target::Diff | Target::Verify => self.two(longest, chance),
            Target::Read => self.file(longest, chance),
            Target::Files | Target::Settings => self.mutated(longest, chance),
        };
        input.truncate(longest);
        input
    }

    /// A story with some changes, or one made of nothing but words and signs.
    fn text(&self, longest: usize, chance: &mut Chance) -> Vec<u8> {
        if chance.is_one_in(6) {
            return babble(chance);
        }
        let mut text = chance.of_these(&self.texts).clone();
        text.truncate(longest);
        for _ in 0..=chance.roll(6) {
            mutate(&mut text, &self.texts, longest, chance);
        }
        text
    }

    /// Two texts: one and the same with changes, or a pair of the seeds, or any two.
    fn two(&self, longest: usize, chance: &mut Chance) -> Vec<u8> {
        if chance.is_one_in(3) {
            return self.mutated(longest, chance);
        }
        let half = longest / 2;
        let one = self.text(half, chance);
        let mut other = match chance.is_one_in(4) {
            true => self.text(half, chance),
            false => one.clone(),
        };
        for _ in 0..chance.roll(4) {
            mutate(&mut other, &self.texts, half, chance);
        }
        [&one, SEPARATOR.as_bytes(), &other].concat()
    }

    /// A file that is spoiled, or a spoiled text in a sound file.
    fn file(&self, longest: usize, chance: &mut Chance) -> Vec<u8> {
        if chance.is_one_in(2) {
            return self.mutated(longest, chance);
        }
        let text = self.text(longest / 2, chance);
        let mut file = wrapped(chance.one_of(FORMATS), &String::from_utf8_lossy(&text));
        if chance.is_one_in(4) {
            mutate(&mut file, &self.seeds, longest, chance);
        }
        file
    }

    /// A seed with some changes. The letter that a file begins with mostly stays.
    fn mutated(&self, longest: usize, chance: &mut Chance) -> Vec<u8> {
        let seed = chance.of_these(&self.seeds);
        let kept = usize::from(!self.target.letters().is_empty() && !chance.is_one_in(16));
        let (letter, rest) = seed.split_at(kept.min(seed.len()));
        let mut rest = rest.to_vec();
        rest.truncate(longest);
        for _ in 0..=chance.roll(6) {
            mutate(&mut rest, &self.seeds, longest, chance);
        }
        [letter, &rest[..]].concat()
    }
}

/// Words, marks and signs in any order.
fn babble(chance: &mut Chance) -> Vec<u8> {
    let mut text = String::new();
    let pieces = 1 + chance.roll(80);
    for _ in 0..pieces {
        match chance.roll(12) {
            0..5 => {
                let word = chance.one_of(lexicon());
                let mut letters = word.chars();
                match letters.next().filter(|_| chance.is_one_in(3)) {
                    Some(first) => {
                        text.extend(first.to_uppercase());
                        text.push_str(letters.as_str());
                    }
                    None => text.push_str(word),
                }
                text.push(' ');
            }
            5..8 => text.push_str(chance.one_of(CLAUSES)),
            8 | 9 => text.push_str(chance.one_of(MARKS)),
            10 => text.push_str(chance.one_of(SPACES)),
            _ if chance.is_one_in(4) => text.push_str(chance.one_of(SIGNS)),
            _ => text.push_str(". "),
        }
    }
    text.into_bytes()
}
