//! What words tell of a person's gender: `Mr`, `spokeswoman`, `Karin`.

use super::Gender;
use super::MentionKind;
use super::head::Head;
use super::story::Story;
use crate::lexicon::Classes;
use crate::scan::Token;
use crate::tag::Tag;

/// How much a gender is worth, the least first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum GenderEvidence {
    /// A pronoun that was taken to mean the person.
    #[default]
    Pronoun,
    /// The pronoun of an owner: "Porter asked his mother".
    Owner,
    /// The given name: `Karin`; `Andrea` may be a man.
    Given,
    /// A title or a role: `Mr`, `spokeswoman`.
    Word,
}

/// Returns what one token tells.
pub(crate) fn of_token(token: &Token) -> Gender {
    match (token.is(Classes::MALE), token.is(Classes::FEMALE)) {
        (true, false) => Gender::Male,
        (false, true) => Gender::Female,
        _ => Gender::Unknown,
    }
}

/// Returns what the words of a mention tell: its title or role first, then the given name.
pub(crate) fn of_words(story: &Story<'_>, head: &Head) -> (Gender, GenderEvidence) {
    match head.kind {
        MentionKind::Name => {
            let (mut gender, mut proof) = (Gender::Unknown, GenderEvidence::Given);
            if head.core.len() > 1 && story.is(head.core.start, Classes::GIVEN) {
                gender = of_token(story.token(head.core.start));
            }
            let front = head.core.start;
            if head.title || head.role {
                for at in (front.saturating_sub(4)..front).rev() {
                    let told = of_token(story.token(at));
                    if !matches!(story.tag(at), Tag::Title | Tag::Role | Tag::Kin) {
                        break;
                    }
                    // "chairman Karin Holm": a word in -man is used of women as well, known by name or not.
                    let of_men = told == Gender::Male && story.word(at).ends_with("man");
                    if told != Gender::Unknown && !of_men {
                        (gender, proof) = (told, GenderEvidence::Word);
                    }
                }
            }
            (gender, proof)
        }
        MentionKind::Role | MentionKind::Collective | MentionKind::Pronoun => {
            (of_token(story.token(head.core.start)), GenderEvidence::Word)
        }
        MentionKind::Organization | MentionKind::Document => {
            (Gender::Unknown, GenderEvidence::Word)
        }
    }
}

/// Returns what a bare first name tells: `Karin said`.
pub(crate) fn of_given(story: &Story<'_>, at: usize) -> Gender {
    if story.is(at, Classes::GIVEN) {
        of_token(story.token(at))
    } else {
        Gender::Unknown
    }
}
