//! Owners inside a noun phrase: `Vik` in `Vik's campaign`, `his` in `his wife`.

use super::MentionKind;
use super::chunk::Chunker;
use super::head::{self, Head};
use super::run::{self, Article};
use crate::lexicon::{Classes, WordLists};
use crate::tag::Tag;
use std::ops::Range;

impl Chunker<'_, '_> {
    /// `the Pilots’ Union`: a plural with a capital is part of the body's name, not its owner.
    pub(super) fn with_owner(&self, mut head: Head, first_own: usize) -> Head {
        let story = self.story;
        let noun = head.kind == MentionKind::Organization
            || story.is_listed(head.core.end - 1, WordLists::NOT_SURNAME);
        let body = noun && head.core.start == first_own;
        let owned = self.run.clitics.last().is_some_and(|&n| n + 1 == first_own);
        if body && owned && story.is_capital(first_own) && first_own >= self.run.body + 2 {
            let owner = first_own - 2;
            let plural =
                story.word(owner).ends_with('s') && !story.word(first_own - 1).contains('s');
            let named = plural && story.is_capital(owner) && !story.is(owner, Classes::GIVEN);
            if named && self.run.article == Article::Definite {
                // "the Norwegian Harbour Pilots’ Union"
                let part = |n: &usize| {
                    story.is_capital(*n)
                        && matches!(story.tag(*n), Tag::Name | Tag::Demonym | Tag::Word)
                };
                let front = (self.run.body..owner).rev().take_while(part);
                head.core.start = front.last().unwrap_or(owner);
                head.kind = MentionKind::Organization;
            }
        }
        head
    }

    /// Takes the owners inside the run: `Vik` in `Vik's campaign`, `his` in `his wife`.
    ///
    /// What is inside the core of the whole is part of a name.
    pub(super) fn owners(&mut self, core: Option<Range<usize>>, sentence: &Range<usize>) {
        let (start, body) = (self.run.start, self.run.body);
        if start < body && self.story.tag(start) == Tag::Possessive {
            self.push_pronoun(start, sentence, true);
        }
        let mut from = body;
        for n in 0..self.run.clitics.len() {
            let clitic = self.run.clitics[n];
            let inside = core.as_ref().is_some_and(|core| core.contains(&clitic));
            if !inside
                && let Some(head) = head::head(self.story, from..clitic)
                && head.end == clitic
            {
                self.push_owner(start..clitic, &head, sentence);
            }
            from = clitic + 1;
        }
        // "Five of his council’s staff": the council begins before "his".
        for at in start + 1..body {
            if self.story.tag(at) == Tag::Possessive {
                self.push_pronoun(at, sentence, true);
            }
        }
    }

    /// Takes an owner: `the rower` of `one of the rower’s oars`, of which there is one.
    pub(super) fn push_owner(&mut self, words: Range<usize>, head: &Head, sentence: &Range<usize>) {
        let of = (words.start..self.run.body.min(words.end))
            .rev()
            .find(|&n| self.story.is_word(n, "of"));
        let whole = self.run.article;
        let start = of.map_or(words.start, |of| of + 1);
        if of.is_some() {
            self.run.article = run::article_at(self.story, start);
        }
        self.push(start..words.end, head, sentence, true);
        self.run.article = whole;
    }
}
