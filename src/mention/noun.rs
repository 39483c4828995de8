//! Phrases whose head the words alone do not tell: nouns that no list has, names that only describe, and determiners that
//! stand alone.

use super::MentionKind;
use super::chunk::Chunker;
use super::head::Head;
use super::run::Article;
use super::syntax;
use crate::lexicon::Classes;
use crate::tag::Tag;
use std::ops::Range;

impl Chunker<'_, '_> {
    /// `party procedures say`: the body's noun only describes the unknown noun behind it.
    pub(super) fn is_modifier(&self, head: &Head, end: usize, sentence: &Range<usize>) -> bool {
        let story = self.story;
        let small = !story.is_capital(head.core.start) && head.kind != MentionKind::Name;
        small
            && head.end < end
            && head.end + 2 >= end
            && (head.end..end).all(|n| story.tag(n) == Tag::Word)
            && syntax::wants_subject(story, self.run.start, end, sentence)
    }

    /// `one of the men`: a single person.
    pub(super) fn one_of_several(&self, mut head: Head) -> Head {
        let (story, start) = (self.story, self.run.start);
        let one = story.is_word(start, "one") || story.is_word(start, "another");
        let several = head.kind == MentionKind::Collective && head.plural;
        if one && several && story.is_word(start + 1, "of") {
            head.kind = MentionKind::Role;
            head.plural = false;
        }
        head
    }

    /// `one Vik confidant`: a name behind a determiner describes the noun behind it, which no list has.
    pub(super) fn names_modifier(&self, head: &Head, end: usize) -> bool {
        let story = self.story;
        head.kind == MentionKind::Name
            && self.run.article != Article::None
            && !head.title
            && head.end < end
            && head.end + 2 >= end
            && (head.end..end).all(|n| story.tag(n) == Tag::Word && !story.is_capital(n))
    }

    /// `the wedding singer said`: a noun the lexicon does not know, where somebody has to stand.
    pub(super) fn generic(&self, from: usize, end: usize, sentence: &Range<usize>) -> Option<Head> {
        let story = self.story;
        let end = if end <= from + 4 { end } else { from + 3 };
        if from >= end || !syntax::wants_subject(story, self.run.start, end, sentence) {
            return None;
        }
        let bare = self.run.article == Article::None && from == self.run.start;
        if bare && !syntax::speaks_next(story, end, sentence) {
            return None;
        }
        let head = end - 1;
        let plural = story.is(head, Classes::PLURAL)
            || (story.word(head).ends_with('s') && !story.word(head).ends_with("ss"));
        // "Kemp’s answer: “Never.”": the answer is no person, and Kemp speaks through it.
        let owned = self.run.article == Article::Owned || !self.run.clitics.is_empty();
        let speech = owned && story.is(head, Classes::SPEECH);
        Some(Head {
            kind: if speech {
                MentionKind::Document
            } else if plural {
                MentionKind::Collective
            } else {
                MentionKind::Role
            },
            core: head..end,
            end,
            title: false,
            role: false,
            plural,
        })
    }

    /// `the two said`, `21 percent say`, `another said`: determiners that stand alone.
    pub(super) fn number(
        &self,
        start: usize,
        body: usize,
        end: usize,
        sentence: &Range<usize>,
    ) -> Option<Head> {
        let alone = body == end && body > start && self.story.tag(body - 1) != Tag::Possessive;
        let alone = alone && !syntax::needs_noun(self.story, start..body);
        if !alone || !syntax::wants_subject(self.story, start, body, sentence) {
            return None;
        }
        let one = self.story.is_word(body - 1, "one") || self.story.is_word(body - 1, "another");
        Some(Head {
            kind: if one {
                MentionKind::Pronoun
            } else {
                MentionKind::Collective
            },
            core: body - 1..body,
            end: body,
            title: false,
            role: false,
            plural: !one,
        })
    }
}
