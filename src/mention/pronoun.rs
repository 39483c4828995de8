//! Which pronoun a word is: `she`, `themselves`, `who`.

use super::Gender;
use super::facts::Pronoun;
use super::gender;
use super::story::Story;

/// Returns which pronoun the token is.
pub(super) fn pronoun(story: &Story<'_>, at: usize) -> Pronoun {
    let gender = gender::of_token(story.token(at));
    if gender == Gender::Male {
        return Pronoun::He;
    }
    if gender == Gender::Female {
        return Pronoun::She;
    }
    let word = story.word(at);
    let starts = |start: &str| {
        word.get(..start.len())
            .is_some_and(|w| w.eq_ignore_ascii_case(start))
    };
    if starts("who") {
        Pronoun::Who
    } else if starts("which") || starts("that") {
        Pronoun::Which
    } else if starts("the") {
        Pronoun::They
    } else if starts("it") {
        Pronoun::It
    } else if starts("we") || starts("our") || starts("us") {
        Pronoun::We
    } else if starts("you") {
        Pronoun::You
    } else if word == "I" || starts("i'") || starts("i’") || starts("m") {
        if starts("many") || starts("most") {
            Pronoun::Indefinite
        } else {
            Pronoun::I
        }
    } else {
        Pronoun::Indefinite
    }
}
