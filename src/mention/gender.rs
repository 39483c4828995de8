//! What words tell of a person's gender: `Mr`, `spokeswoman`, `Karin`.

use super::head::Head;
use super::story::Story;
use super::tag::Tag;
use super::{Gender, MentionKind};
use crate::lexicon::Classes;
use crate::scan::Token;

/// How much a gender is worth, the least first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Proof {
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
pub(super) fn of_token(token: &Token) -> Gender {
    match (token.is(Classes::MALE), token.is(Classes::FEMALE)) {
        (true, false) => Gender::Male,
        (false, true) => Gender::Female,
        _ => Gender::Unknown,
    }
}

/// Returns what the words of a mention tell: its title or role first, then the given name.
pub(super) fn of_words(story: &Story<'_>, head: &Head) -> (Gender, Proof) {
    match head.kind {
        MentionKind::Name => {
            let (mut gender, mut proof) = (Gender::Unknown, Proof::Given);
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
                    if told != Gender::Unknown {
                        (gender, proof) = (told, Proof::Word);
                    }
                }
            }
            (gender, proof)
        }
        MentionKind::Role | MentionKind::Collective | MentionKind::Pronoun => {
            (of_token(story.token(head.core.start)), Proof::Word)
        }
        MentionKind::Organization | MentionKind::Document => (Gender::Unknown, Proof::Word),
    }
}

/// Returns what a bare first name tells: `Karin said`.
pub(super) fn of_given(story: &Story<'_>, at: usize) -> Gender {
    if story.is(at, Classes::GIVEN) {
        of_token(story.token(at))
    } else {
        Gender::Unknown
    }
}
