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
use super::run::{self, Article, Run, is_party, is_whole};
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

struct Chunker<'s, 't> {
    story: &'s Story<'t>,
    chunks: Chunks,
    run: Run,
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

    /// `the Pilots’ Union`: a plural with a capital is part of the body's name, not its owner.
    fn with_owner(&self, mut head: Head, first_own: usize) -> Head {
        let story = self.story;
        let body = head.kind == MentionKind::Organization && head.core.start == first_own;
        let owned = self.run.clitics.last().is_some_and(|&n| n + 1 == first_own);
        if body && owned && story.is_capital(first_own) && first_own >= self.run.body + 2 {
            let owner = first_own - 2;
            let plural =
                story.word(owner).ends_with('s') && !story.word(first_own - 1).contains('s');
            let named = plural && story.is_capital(owner) && !story.is(owner, Classes::GIVEN);
            if named && self.run.article == Article::Definite {
                // "the Norwegian Pilots’ Union"
                let demonym = |n: usize| story.tag(n) == Tag::Demonym && story.is_capital(n);
                let country = owner > self.run.body && demonym(owner - 1);
                head.core.start = owner - usize::from(country);
            }
        }
        head
    }

    /// Takes the owners inside the run: `Trump` in `Trump's campaign`, `his` in `his wife`.
    ///
    /// What is inside the core of the whole is part of a name.
    fn owners(&mut self, core: Option<Range<usize>>, sentence: &Range<usize>) {
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
    fn push_owner(&mut self, words: Range<usize>, head: &Head, sentence: &Range<usize>) {
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

    /// `party procedures say`: the body's noun only describes the unknown noun behind it.
    fn is_modifier(&self, head: &Head, end: usize, sentence: &Range<usize>) -> bool {
        let story = self.story;
        let small = !story.is_capital(head.core.start) && head.kind != MentionKind::Name;
        small
            && head.end < end
            && head.end + 2 >= end
            && (head.end..end).all(|n| story.tag(n) == Tag::Word)
            && syntax::wants_subject(story, self.run.start, end, sentence)
    }

    /// `one of the men`: a single person.
    fn one_of_several(&self, mut head: Head) -> Head {
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
    fn names_modifier(&self, head: &Head, end: usize) -> bool {
        let story = self.story;
        head.kind == MentionKind::Name
            && self.run.article != Article::None
            && !head.title
            && head.end < end
            && head.end + 2 >= end
            && (head.end..end).all(|n| story.tag(n) == Tag::Word && !story.is_capital(n))
    }

    /// `the wedding singer said`: a noun the lexicon does not know, where somebody has to stand.
    fn generic(&self, from: usize, end: usize, sentence: &Range<usize>) -> Option<Head> {
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
    fn number(
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
    fn push_pronoun(&mut self, at: usize, sentence: &Range<usize>, possessor: bool) {
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

    fn push(
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
