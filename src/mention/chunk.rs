//! From tokens to mentions: one walk over every sentence.

use super::Gender;
use super::Mention;
use super::MentionKind;
use super::SpeakerId;
use super::facts::{MentionFacts, Pronoun};
use super::gender;
use super::head::{self, Head};
use super::names::Names;
use super::pronoun::pronoun;
use super::run::{Article, Run, is_party, is_whole};
use super::story::Story;
use super::syntax;
use crate::lexicon::Classes;
use crate::tag::Tag;
use crate::tag::key::Key;
use std::ops::Range;

/// The mentions of a story with their forms, in the order [`super::Coreference::mentions`] promises.
#[derive(Debug, Default)]
pub(crate) struct Chunks {
    pub(crate) mentions: Vec<Mention>,
    pub(crate) facts: Vec<MentionFacts>,
}

impl Chunks {
    /// Takes the first word of a name of two words out of its core.
    pub(crate) fn keep_last_word(&mut self, story: &Story<'_>, at: usize) {
        let (mention, facts) = (&mut self.mentions[at], &mut self.facts[at]);
        mention.core.start = mention.core.end - 1;
        mention.gender = Gender::Unknown;
        facts.prefix.end = mention.core.start;
        facts.last = story.key(mention.core.start);
        facts.whole = Key::NONE.then(facts.last);
        facts.first = Key::NONE;
        facts.last_two = Key::NONE;
        facts.words = 1;
    }
}

/// The speaker of a mention that nobody has looked for yet.
pub(crate) const NOBODY: SpeakerId = SpeakerId(u32::MAX);

/// Finds all mentions of a story.
pub(crate) fn chunk(story: &Story<'_>) -> Chunks {
    let mut chunker = Chunker {
        story,
        chunks: Chunks::default(),
        run: Run::default(),
        sentence: 0,
        passage: 0,
        opening: 0,
        quotes: false,
    };
    let room = story.tags.len() / 3;
    chunker.chunks.mentions.reserve(room);
    chunker.chunks.facts.reserve(room);
    for (n, sentence) in story.scan.sentences.iter().enumerate() {
        chunker.sentence = n;
        chunker.passage = sentence.passage;
        let quote = |n: usize| story.tag(n) == Tag::Quote;
        chunker.opening = syntax::opening(story, &sentence.tokens);
        chunker.quotes = sentence.tokens.clone().any(quote);
        chunker.walk(sentence.tokens.clone());
    }
    chunker.chunks
}

pub(super) struct Chunker<'s, 't> {
    pub(super) story: &'s Story<'t>,
    chunks: Chunks,
    pub(super) run: Run,
    sentence: usize,
    passage: usize,
    /// The first token of the sentence that is no sign, adverb or time.
    opening: usize,
    /// A quote stands in the sentence.
    quotes: bool,
}

impl Chunker<'_, '_> {
    fn walk(&mut self, tokens: Range<usize>) {
        let mut at = tokens.start;
        // "Q: Why now? ⏎ A: “It leaked.”": letters that say who asks and who answers, and no names.
        let label = tokens.len() > 1
            && matches!(self.story.word(at), "Q" | "A")
            && self.story.token(at + 1).is_sign(':');
        at += usize::from(label);
        while at < tokens.end {
            let next = match self.story.tag(at) {
                Tag::Pronoun | Tag::Indefinite | Tag::Relative | Tag::Object => {
                    self.pronoun(at, &tokens)
                }
                Tag::Determiner | Tag::Possessive | Tag::Number | Tag::Time => {
                    self.phrase(at, &tokens)
                }
                tag if tag.is_nominal() => self.phrase(at, &tokens),
                _ => at + 1,
            };
            at = next.max(at + 1);
        }
    }

    /// Takes a noun phrase; returns where to go on.
    fn phrase(&mut self, at: usize, sentence: &Range<usize>) -> usize {
        let story = self.story;
        // "some of his critics" starts with an indefinite that `pronoun` passes on.
        self.run.read(story, at, sentence.end);
        let (start, body, end) = (self.run.start, self.run.body, self.run.end);
        let first_own = self.run.clitics.last().map_or(body, |clitic| clitic + 1);
        let found = head::head(story, first_own.min(end)..end)
            .filter(|head| !self.is_modifier(head, end, sentence))
            .filter(|head| head.core.len() > 1 || !is_party(story.word(head.core.start)))
            .or_else(|| self.generic(first_own, end, sentence))
            .or_else(|| self.number(start, body, end, sentence));
        let found = found.map(|head| match self.names_modifier(&head, end) {
            true => self.generic(first_own, end, sentence).unwrap_or(head),
            false => head,
        });
        let found = found.map(|head| self.with_owner(head, first_own));
        let found = found.map(|head| self.one_of_several(head));
        if let Some(head) = &found {
            self.push(start..head.end, head, sentence, false);
        }
        self.owners(found.as_ref().map(|head| head.core.clone()), sentence);
        match found {
            Some(head) => head.end,
            None => end.max(body),
        }
    }

    /// `“It leaked,” one of them said`: takes the words as one mention; returns where to go on.
    fn part_of_them(&mut self, at: usize, sentence: &Range<usize>) -> Option<usize> {
        let story = self.story;
        let end = at + 3;
        let part = end <= sentence.end
            && story.is_word(at + 1, "of")
            && story.tag(at + 2) == Tag::Object
            && syntax::wants_subject(story, at, end, sentence);
        if !part {
            return None;
        }
        let one = story.is_word(at, "one") || story.is_word(at, "another");
        let head = Head {
            kind: MentionKind::Pronoun,
            core: at..at + 1,
            end,
            title: false,
            role: false,
            plural: !one,
        };
        self.push(at..end, &head, sentence, false);
        Some(end)
    }

    fn pronoun(&mut self, at: usize, sentence: &Range<usize>) -> usize {
        let story = self.story;
        match story.tag(at) {
            Tag::Indefinite => {
                let of = at + 2 < sentence.end
                    && story.is_word(at + 1, "of")
                    && is_whole(story, at + 2, sentence.end);
                if of {
                    return self.phrase(at, sentence);
                }
                if let Some(end) = self.part_of_them(at, sentence) {
                    return end;
                }
                if syntax::wants_subject(story, at, at + 1, sentence) {
                    self.push_pronoun(at, sentence, false);
                }
            }
            Tag::Object if !matches!(pronoun(story, at), Pronoun::He | Pronoun::She) => {
                if is_agent(story, at, sentence.start) {
                    self.push_pronoun(at, sentence, false);
                }
            }
            Tag::Relative => {
                let who = !story.is_word(at, "where") && !story.is_word(at, "when");
                let behind_noun = at > sentence.start
                    && (story.tag(at - 1).is_nominal() || story.token(at - 1).is_sign(','));
                if who && behind_noun {
                    self.push_pronoun(at, sentence, story.is_word(at, "whose"));
                }
            }
            _ => self.push_pronoun(at, sentence, false),
        }
        at + 1
    }

    /// Takes a pronoun.
    pub(super) fn push_pronoun(&mut self, at: usize, sentence: &Range<usize>, possessor: bool) {
        let story = self.story;
        let pronoun = pronoun(story, at);
        let plural = matches!(pronoun, Pronoun::They | Pronoun::We)
            || (pronoun == Pronoun::Indefinite && story.is(at, Classes::PLURAL));
        let head = Head {
            kind: MentionKind::Pronoun,
            core: at..at + 1,
            end: at + 1,
            title: false,
            role: false,
            plural,
        };
        self.push(at..at + 1, &head, sentence, possessor);
        if let Some(facts) = self.chunks.facts.last_mut() {
            facts.pronoun = Some(pronoun);
            facts.article = Article::None;
        }
    }

    pub(super) fn push(
        &mut self,
        tokens: Range<usize>,
        head: &Head,
        sentence: &Range<usize>,
        possessor: bool,
    ) {
        let story = self.story;
        let names = Names::of(story, head);
        let place = syntax::place(story, &tokens, sentence, self.opening, possessor);
        let (gender, proof) = gender::of_words(story, head);
        let pronoun = (head.kind == MentionKind::Pronoun).then_some(Pronoun::Indefinite);
        let body = if tokens.start == self.run.start {
            self.run.body
        } else {
            tokens.start
        };
        self.chunks.mentions.push(Mention {
            span: story.span(tokens.start, tokens.end),
            kind: head.kind,
            speaker: NOBODY,
            tokens: tokens.clone(),
            core: head.core.clone(),
            passage: self.passage,
            sentence: self.sentence,
            possessor,
            title: head.title,
            role: head.role,
            gender,
            plural: head.plural,
            within: None,
        });
        self.chunks.facts.push(MentionFacts {
            article: self.run.article,
            pronoun,
            prefix: body.min(head.core.start)..head.core.start,
            tail: syntax::tail(story, head, sentence),
            last: names.last,
            first: names.first,
            last_two: names.last_two,
            whole: names.whole,
            words: names.words,
            subject: place.subject,
            speaks: place.speaks,
            after_preposition: place.after_preposition,
            after_verb: place.after_verb,
            initial: place.initial,
            known: head.kind == MentionKind::Name || story.tag(head.core.start).is_head(),
            proof,
            margin: 0,
            unsure: 0,
            second: 0,
            rival: None,
            quotes: self.quotes,
        });
    }
}

/// `according to him`, `accused by them`
fn is_agent(story: &Story<'_>, at: usize, start: usize) -> bool {
    at > start && (story.is_word(at - 1, "to") || story.is_word(at - 1, "by"))
}
