//! Names that begin with a number: `30 Brodel` is called so if the story never says `Brodel` without the number.

use super::MentionKind;
use super::chunk::Chunks;
use super::run::Article;
use super::story::Story;
use crate::scan::TokenKind;
use crate::tag::key::Key;
use rustc_hash::FxHashMap;

/// How often the number stands there at least, so that it is no count of things.
const LEAST: usize = 3;

/// The longest number that begins a name.
const LONGEST: usize = 3;

/// Puts the number into the core of such names.
pub(crate) fn join_numbers(story: &Story<'_>, chunks: &mut Chunks) {
    let numbered = |at: usize, chunks: &Chunks| {
        let mention = &chunks.mentions[at];
        let number = mention.core.start.checked_sub(1)?;
        let token = story.token(number);
        let inside = mention.tokens.start <= number;
        let plain = story.word(number).bytes().all(|b| b.is_ascii_digit());
        let fits = token.kind == TokenKind::Number && token.span.len() <= LONGEST && plain;
        (inside && fits).then(|| story.key(number))
    };
    // The number before each word, if it is always the same, and how often it stands there.
    let mut numbers: FxHashMap<Key, (Option<Key>, usize)> = FxHashMap::default();
    for at in 0..chunks.mentions.len() {
        let facts = &chunks.facts[at];
        if chunks.mentions[at].kind == MentionKind::Name && facts.words > 0 {
            let number = numbered(at, chunks).filter(|_| facts.words == 1);
            let word = numbers.entry(facts.last).or_insert((number, 0));
            if word.0 != number {
                word.0 = None;
            }
            word.1 += 1;
        }
    }
    numbers.retain(|_, (number, count)| number.is_some() && *count >= LEAST);
    if numbers.is_empty() {
        return;
    }
    for at in 0..chunks.mentions.len() {
        let named = chunks.mentions[at].kind == MentionKind::Name && chunks.facts[at].words == 1;
        let number = numbers.get(&chunks.facts[at].last).filter(|_| named);
        let Some(number) = number.and_then(|(number, _)| *number) else {
            continue;
        };
        let (mention, facts) = (&mut chunks.mentions[at], &mut chunks.facts[at]);
        mention.core.start -= 1;
        facts.prefix.end = facts.prefix.end.min(mention.core.start);
        facts.prefix.start = facts.prefix.start.min(facts.prefix.end);
        facts.article = Article::None;
        facts.first = number;
        facts.whole = Key::NONE.then(number).then(facts.last);
        facts.last_two = facts.whole;
        facts.words = 2;
    }
}
