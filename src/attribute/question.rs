//! A question: one quote with its candidates, each as a row of features.
//!
//! The same rows are scored by the model and learned from by the trainer (`src/train`).

use super::candidate::{self, Candidate, Side};
use super::company::{self, Company};
use super::construction;
use super::feature::{COUNT, Feature, Row, capped, log_scale, signed};
use super::frame::{Frame, NextVerb};
use super::hint;
use super::look::FirstLook;
use super::path::Path;
use super::token_class::TokenClass;
use super::words::{self, Vocabularies};
use crate::coref::SpeakerKind;
use crate::lexicon::Classes;
use crate::mention::{Gender, MentionId, MentionKind};
use crate::rank::VALUES;
use crate::scan::{Closing, QuoteId, TokenKind};
use rustc_hash::FxHashMap;
use std::borrow::Cow;

/// One quote with its candidates.
#[derive(Debug, Default)]
pub struct Question {
    /// The mentions that could be the source.
    pub candidates: Vec<MentionId>,
    /// One row for each candidate, and behind them the row for nobody.
    pub rows: Vec<Row>,
    pub(super) places: Vec<Candidate>,
}

/// What is known of the quotes before the one that is asked about.
#[derive(Debug)]
pub(super) struct Memory {
    /// The answers so far: the mention, or nobody.
    pub(super) answers: Vec<Option<Option<MentionId>>>,
    /// How many quotes each speaker was given.
    pub(super) quotes_of: Vec<u16>,
    /// The last two quotes of the story that were answered, the last first.
    pub(super) last: [Option<QuoteId>; 2],
}

/// Asks about quotes, one after the other.
pub(super) struct Asker<'a> {
    pub(super) frame: Frame<'a>,
    words: &'a Vocabularies,
    /// The verb behind each mention, looked up once.
    verbs: Vec<Option<NextVerb>>,
    /// For each speaker, how many of its mentions are followed by a cue.
    pub(super) cues_of: Vec<u16>,
    /// For each quote: 1 if an earlier one has the same words, 2 if a later one has, 3 if both.
    repeated: Vec<u8>,
    /// For each mention, the mentions beside it.
    company: Vec<Company>,
    /// For each passage, how many of its bytes stand in marks.
    marked: Vec<u32>,
    pub(super) memory: Memory,
    /// The quotes that stand in no other quote, in reading order.
    outer: Vec<QuoteId>,
}

impl<'a> Asker<'a> {
    pub(super) fn new(frame: Frame<'a>, words: &'a Vocabularies) -> Asker<'a> {
        let speakers = frame.cast.speakers.len();
        let mut asker = Asker {
            verbs: vec![None; frame.cast.mentions.len()],
            cues_of: vec![0; speakers],
            repeated: repeated(&frame),
            company: Vec::new(),
            marked: vec![0; frame.scan.passages.len()],
            outer: outer(&frame),
            words,
            memory: Memory {
                answers: vec![None; frame.scan.quotes.len()],
                quotes_of: vec![0; speakers],
                last: [None; 2],
            },
            frame,
        };
        asker.count_cues();
        for quote in &asker.frame.scan.quotes {
            asker.marked[quote.passage] += quote.content.len() as u32;
        }
        for n in 0..asker.verbs.len() {
            asker.verb(MentionId(n as u32));
        }
        asker.company = company::companies(&asker.frame, &asker.verbs);
        asker
    }

    fn count_cues(&mut self) {
        for n in 0..self.frame.cast.mentions.len() {
            let mention = &self.frame.cast.mentions[n];
            if self.frame.scan.passages[mention.passage].inside.is_none() {
                let speaker = mention.speaker.index();
                if self
                    .verb(MentionId(n as u32))
                    .tag
                    .is_some_and(TokenClass::is_cue)
                {
                    self.cues_of[speaker] = self.cues_of[speaker].saturating_add(1);
                }
            }
        }
    }

    pub(super) fn verb(&mut self, mention: MentionId) -> NextVerb {
        let frame = &self.frame;
        *self.verbs[mention.index()].get_or_insert_with(|| frame.next_verb(frame.mention(mention)))
    }

    /// Returns what [`verb`](Self::verb) has looked up; nothing where nobody asked for it.
    pub(super) fn known_verb(&self, mention: MentionId) -> NextVerb {
        self.verbs[mention.index()].unwrap_or_default()
    }

    /// Fills in the question about a quote.
    pub(super) fn ask(&mut self, quote: QuoteId, question: &mut Question) {
        candidate::candidates(&self.frame, quote, &mut question.places);
        self.add_earlier(&mut question.places);
        question.candidates.clear();
        question.rows.clear();
        let mut base = self.quote_row(quote);
        self.word_features(
            &self.word_tokens(quote, None)[..words::OF_QUOTE],
            0,
            &mut base,
        );
        let context = Context::new(self, quote, &question.places);
        let mut subjects = [0u8; 2];
        for place in &question.places {
            question.candidates.push(place.mention);
            let mut row = base;
            self.place_features(place, &context, &mut row);
            let verb = self.verb(place.mention);
            self.verb_features(place, verb, &context, &mut subjects, &mut row);
            self.mention_features(place, &mut row);
            let tokens = self.word_tokens(quote, Some(place.mention));
            self.word_features(&tokens, words::OF_QUOTE, &mut row);
            if let Some(path) = self.path(quote, place.mention) {
                row[Feature::Path as usize] = self.words.number(words::OF_TOKENS, path.as_str());
            }
            self.memory_features(quote, Some(place.mention), &mut row);
            debug_assert!(row.iter().all(|&value| value < VALUES), "{row:?}");
            question.rows.push(row);
        }
        question.rows.push(base);
        let nobody = question.rows.len() - 1;
        self.memory_features(quote, None, &mut question.rows[nobody]);
    }

    /// Fills in the question about a quote once more, with what the first look made of the story.
    pub(super) fn ask_again(&self, quote: QuoteId, look: &FirstLook, question: &mut Question) {
        look.recall(&self.frame, quote, &self.outer, question);
        for (n, row) in question.rows.iter_mut().enumerate() {
            let mention = question.candidates.get(n).copied();
            self.memory_features(quote, mention, row);
            debug_assert!(row.iter().all(|&value| value < VALUES), "{row:?}");
        }
    }

    /// Returns the words in the places where words are distinguished.
    pub(super) fn words(
        &self,
        quote: QuoteId,
        candidate: Option<MentionId>,
    ) -> [Option<Cow<'a, str>>; words::PLACES.len()] {
        let tokens = self.word_tokens(quote, candidate);
        let mut words = [const { None }; words::PLACES.len()];
        for (word, token) in words.iter_mut().zip(tokens) {
            *word = token.map(|t| Cow::Borrowed(self.frame.words(t)));
        }
        let path = candidate.and_then(|c| self.path(quote, c));
        words[words::OF_TOKENS] = path.map(|path| Cow::Owned(path.as_str().to_owned()));
        words
    }

    /// Returns what lies between a quote and a mention of its sentence.
    fn path(&self, quote: QuoteId, mention: MentionId) -> Option<Path> {
        let frame = &self.frame;
        let quote = &frame.scan.quotes[quote.index()];
        let mention = frame.mention(mention);
        if mention.passage != quote.passage
            || mention.sentence != frame.sentence_of(quote.passage, quote.token)
        {
            return None;
        }
        if mention.tokens.end <= quote.token {
            Path::read(frame, b'b', mention.tokens.end..quote.token)
        } else if mention.tokens.start > quote.token {
            Path::read(frame, b'a', quote.token + 1..mention.tokens.start)
        } else {
            // `Ana “Gull” Reyes`: the quote is part of the name.
            None
        }
    }

    pub(super) fn word_tokens(
        &self,
        quote: QuoteId,
        candidate: Option<MentionId>,
    ) -> [Option<usize>; words::OF_TOKENS] {
        let frame = &self.frame;
        let q = &frame.scan.quotes[quote.index()];
        let passage = &frame.scan.passages[q.passage].tokens;
        let sentence = frame.sentence_of(q.passage, q.token);
        let inside = |token: Option<usize>| token.filter(|t| passage.contains(t));
        let mention = candidate.map(|c| frame.mention(c));
        let verb = candidate.and_then(|c| self.verbs[c.index()]);
        [
            inside(q.token.checked_sub(1)),
            inside(q.token.checked_sub(2)),
            inside(Some(q.token + 1)),
            frame.cue_before(sentence, q.token),
            frame.cue_after(sentence, q.token),
            frame.scan.passages[q.inside].tokens.clone().next(),
            verb.filter(|v| v.tag.is_some()).map(NextVerb::token),
            mention.map(|m| m.tokens.end - 1),
            mention.and_then(|m| {
                let first = frame.scan.passages[m.passage].tokens.start;
                m.tokens.start.checked_sub(1).filter(|&t| t >= first)
            }),
        ]
    }

    fn word_features(&self, tokens: &[Option<usize>], from: usize, row: &mut Row) {
        for (place, token) in tokens.iter().enumerate().skip(from) {
            if let Some(token) = token {
                let number = self.words.number(place, self.frame.words(*token));
                row[words::PLACES[place] as usize] = number;
            }
        }
    }

    /// Forgets every answer.
    pub(super) fn forget(&mut self) {
        self.memory.answers.fill(None);
        self.memory.quotes_of.fill(0);
        self.memory.last = [None; 2];
    }

    /// Takes the answer to a question, for the questions that follow.
    pub(super) fn answer(&mut self, quote: QuoteId, answer: Option<MentionId>) {
        self.memory.answers[quote.index()] = Some(answer);
        if self.frame.scan.quotes[quote.index()].depth == 0 {
            self.memory.last = [Some(quote), self.memory.last[0]];
            if let Some(mention) = answer {
                let speaker = self.frame.mention(mention).speaker.index();
                let count = &mut self.memory.quotes_of[speaker];
                *count = count.saturating_add(1);
            }
        }
    }

    /// The mention that the n-th quote back was given to.
    fn earlier(&self, back: usize) -> Option<MentionId> {
        let quote = self.memory.last[back]?;
        self.memory.answers[quote.index()].flatten()
    }

    /// Speakers of the last two quotes stay candidates however far away they are named.
    fn add_earlier(&self, places: &mut Vec<Candidate>) {
        for back in 0..2 {
            if let Some(mention) = self.earlier(back)
                && places.iter().all(|p| p.mention != mention)
            {
                places.push(Candidate {
                    mention,
                    side: Side::Earlier,
                    paragraphs: u8::MAX,
                    sentences: u8::MAX,
                    tokens: u16::MAX,
                    rank: u8::MAX,
                    between: Default::default(),
                });
            }
        }
    }

    /// The features of the quote alone, which every row of its question shares.
    fn quote_row(&self, id: QuoteId) -> Row {
        let mut row = [0; COUNT];
        let frame = &self.frame;
        let quote = &frame.scan.quotes[id.index()];
        let passage = &frame.scan.passages[quote.passage];
        let sentence = frame.sentence_of(quote.passage, quote.token);
        let tokens = &frame.scan.sentences[sentence].tokens;
        let mut set = |feature: Feature, value: u8| row[feature as usize] = value;

        self.content_features(id, &mut set);
        set(Feature::Depth, quote.depth.min(3));
        set(
            Feature::Closing,
            match quote.closing {
                Closing::Mark => 0,
                Closing::Continued => 1,
                Closing::Missing => 2,
            },
        );
        let left = |back: usize| {
            if quote.token < passage.tokens.start + back {
                TokenClass::Edge
            } else {
                frame.before(quote.passage, sentence, quote.token - back + 1)
            }
        };
        set(Feature::Left, left(1) as u8);
        set(Feature::Left2, left(2) as u8);
        set(Feature::Left3, left(3) as u8);
        let hint = |token: Option<usize>| {
            let inside = token.filter(|t| passage.tokens.contains(t));
            inside.map_or(0, |t| hint::hint(frame.text, &frame.scan.tokens[t]))
        };
        set(Feature::LeftWord, hint(quote.token.checked_sub(1)));
        set(Feature::LeftWord2, hint(quote.token.checked_sub(2)));
        set(Feature::RightWord, hint(Some(quote.token + 1)));
        set(Feature::Repeated, self.repeated[id.index()]);
        let marked = self.marked[quote.passage] as usize * 16 / passage.span.len().max(1);
        set(Feature::MarkedShare, marked.min(16) as u8);
        let paragraph = frame.paragraph_of_story(quote.passage);
        set(Feature::ParagraphNumber, capped(paragraph, 7));
        set(
            Feature::Right,
            frame.after(quote.passage, sentence, quote.token + 1) as u8,
        );
        set(
            Feature::Right2,
            frame.after(quote.passage, sentence, quote.token + 2) as u8,
        );
        let starts = quote.token == passage.tokens.start;
        let ends = quote.token + 1 == passage.tokens.end;
        set(Feature::ParagraphStart, u8::from(starts));
        set(Feature::ParagraphEnd, u8::from(ends));
        set(Feature::Alone, u8::from(starts && ends));
        let quotes = |from: usize, to: usize| {
            let tags = &frame.tags[from..to];
            capped(tags.iter().filter(|t| **t == TokenClass::Quote).count(), 5)
        };
        let near = tokens.start.max(quote.token.saturating_sub(60));
        set(Feature::QuotesBefore, quotes(near, quote.token));
        let far = tokens.end.min(quote.token + 60);
        set(
            Feature::QuotesAfter,
            quotes(quote.token + 1, far.max(quote.token + 1)),
        );

        set(
            Feature::Lead,
            u8::from(construction::lead(frame, quote).is_some()),
        );
        if let Some(cue) = frame.cue_before(sentence, quote.token) {
            set(Feature::CueBefore, frame.tags[cue] as u8);
            set(Feature::CueBeforeDistance, log_scale(quote.token - cue));
            let before = frame.before(quote.passage, sentence, cue);
            set(Feature::CueBeforePrevious, before as u8);
        }
        if let Some(cue) = frame.cue_after(sentence, quote.token) {
            set(Feature::CueAfter, frame.tags[cue] as u8);
            set(Feature::CueAfterDistance, log_scale(cue - quote.token));
            let before = frame.before(quote.passage, sentence, cue);
            set(Feature::CueAfterPrevious, before as u8);
        }

        if let Some(last) = self.memory.last[0] {
            let previous = &frame.scan.quotes[last.index()];
            let apart = frame.paragraph_of(quote.passage) - frame.paragraph_of(previous.passage);
            set(Feature::ParagraphsSinceQuote, 1 + capped(apart, 6));
            set(
                Feature::PreviousSign,
                1 + last_sign(frame.content(previous)),
            );
            if apart == 0 {
                let before = frame.sentence_of(previous.passage, previous.token);
                set(
                    Feature::SentencesSinceQuote,
                    1 + capped(sentence.abs_diff(before), 6),
                );
            }
        }
        row
    }

    fn content_features(&self, id: QuoteId, set: &mut impl FnMut(Feature, u8)) {
        let frame = &self.frame;
        let quote = &frame.scan.quotes[id.index()];
        let inside = &frame.scan.passages[quote.inside];
        // The first words tell; a speech of an hour is not read to its end for a feature.
        let until = inside.tokens.end.min(inside.tokens.start + 80);
        let tokens = &frame.scan.tokens[inside.tokens.start..until];
        let (mut words, mut capitals, mut long) = (0usize, 0usize, 0usize);
        let mut classes = Classes::NONE;
        let mut verb = false;
        for (token, tag) in tokens.iter().zip(&frame.tags[inside.tokens.start..until]) {
            if matches!(token.kind, TokenKind::Sign(_) | TokenKind::Possessive) {
                continue;
            }
            words += 1;
            let small = Classes::DETERMINER | Classes::PREPOSITION | Classes::CONJUNCTION;
            if !token.is(small) {
                long += 1;
                capitals += usize::from(token.is_capital());
            }
            classes |= token.word.classes;
            verb |= tag.is_verb() || matches!(tag, TokenClass::Auxiliary);
        }
        if let Some(first) = frame.tags[inside.tokens.start..until].first() {
            set(Feature::Opens, *first as u8);
        }
        let content = frame.content(quote);
        let first = content.chars().find(|c| c.is_alphanumeric());
        set(Feature::Words, log_scale(words));
        set(
            Feature::Capital,
            match first {
                Some(c) if c.is_uppercase() => 2,
                Some(c) if c.is_numeric() => 1,
                _ => 0,
            },
        );
        set(Feature::LastSign, last_sign(content));
        set(Feature::CapitalShare, (capitals * 8 / long.max(1)) as u8);
        let (mut first_person, mut second_person) = (false, false);
        for token in tokens {
            if token.is(Classes::SPEECH_PERSON) {
                let word = &frame.text[token.span];
                let you = word.len() >= 3 && word.as_bytes()[..3].eq_ignore_ascii_case(b"you");
                first_person |= !you;
                second_person |= you;
            }
        }
        set(Feature::HasFirstPerson, u8::from(first_person));
        set(Feature::HasSecondPerson, u8::from(second_person));
        set(
            Feature::HasVerb,
            u8::from(verb) + u8::from(classes.any(Classes::AUXILIARY)),
        );
    }

    fn place_features(&self, place: &Candidate, context: &Context, row: &mut Row) {
        let mut set = |feature: Feature, value: u8| row[feature as usize] = value;
        set(Feature::Side, place.side as u8);
        set(Feature::Paragraphs, place.paragraphs.min(6));
        set(Feature::Sentences, place.sentences.min(12));
        set(Feature::Distance, log_scale(usize::from(place.tokens)));
        set(Feature::Rank, place.rank.min(31));
        set(Feature::SameSentence, context.same_sentence.min(15));
        let company = &self.company[place.mention.index()];
        set(Feature::Order, company.order.min(15));
        set(Feature::LinkBefore, company.before);
        set(Feature::LinkAfter, company.after);
        set(Feature::Turn, company.turn);
        let between = &place.between;
        set(Feature::BetweenQuotes, between.quotes.min(5));
        set(Feature::BetweenCues, between.cues.min(7));
        set(Feature::BetweenVerbs, between.verbs.min(9));
        set(Feature::BetweenCommas, between.commas.min(9));
        set(Feature::BetweenColons, between.colons.min(3));
        set(Feature::BetweenThats, between.thats.min(3));
        set(Feature::BetweenStops, between.stops.min(9));
        set(Feature::BetweenDashes, between.dashes.min(4));
        set(Feature::BetweenParens, between.parens.min(4));
        set(Feature::BetweenConjunctions, between.conjunctions.min(5));
    }

    fn verb_features(
        &self,
        place: &Candidate,
        verb: NextVerb,
        context: &Context,
        subjects: &mut [u8; 2],
        row: &mut Row,
    ) {
        let frame = &self.frame;
        let mention = frame.mention(place.mention);
        let mut set = |feature: Feature, value: u8| row[feature as usize] = value;
        if let Some(tag) = verb.tag {
            set(Feature::NextVerb, tag as u8);
            set(
                Feature::NextVerbDistance,
                log_scale(verb.token() - mention.tokens.end),
            );
            set(Feature::NextVerbCrossed, verb.crossed);
            let is_cue = if context.cue_before == Some(verb.token()) {
                1
            } else if context.cue_after == Some(verb.token()) {
                2
            } else {
                0
            };
            set(Feature::VerbIsCue, is_cue);
        }
        let start = mention.tokens.start;
        let previous = frame.before(mention.passage, mention.sentence, start);
        let previous2 = if start > frame.scan.passages[mention.passage].tokens.start {
            frame.before(mention.passage, mention.sentence, start - 1)
        } else {
            TokenClass::Edge
        };
        set(Feature::Previous, previous as u8);
        set(Feature::Previous2, previous2 as u8);
        let following = frame.after(mention.passage, mention.sentence, mention.tokens.end);
        set(Feature::Following, following as u8);
        set(
            Feature::First,
            u8::from(matches!(previous, TokenClass::Edge | TokenClass::Break)),
        );
        set(Feature::InParens, u8::from(previous == TokenClass::Paren));
        let verbal = verb.tag.is_some_and(|t| t != TokenClass::Possessive);
        let subject =
            verbal && !previous.is_preposition() && !previous.is_verb() && !mention.possessor;
        set(Feature::Subject, u8::from(subject));
        let side = usize::from(place.side == Side::After);
        set(Feature::SubjectRank, subjects[side].min(15));
        if subject {
            subjects[side] = subjects[side].saturating_add(1);
        }
        set(
            Feature::Phrase,
            self.phrase(place.mention, previous, previous2, following),
        );
        set(Feature::Voice, construction::voice(frame, mention, verb));
        set(
            Feature::Inverted,
            construction::inverted(frame, mention, context.cue_before, context.cue_after),
        );
        set(Feature::Signature, construction::signature(frame, mention));
        if mention.passage == context.passage {
            set(
                Feature::Inserted,
                construction::inserted(frame, mention, context.token),
            );
        }
        if context.lead == Some(mention.passage) {
            set(Feature::Lead, 2);
        }
        if let Some(cue) = context.cue_before {
            let gap = cue as isize - start as isize;
            if place.paragraphs == 0 && mention.passage == context.passage {
                set(Feature::ToCueBefore, signed(gap));
            }
            set(
                Feature::NearestToCue,
                u8::from(context.nearest_to_cue == Some(place.mention)),
            );
        }
        if let Some(cue) = context.cue_after
            && mention.passage == context.passage
        {
            set(Feature::ToCueAfter, signed(cue as isize - start as isize));
        }
        set(
            Feature::NearestToQuote,
            u8::from(context.nearest_to_quote == Some(place.mention)),
        );
    }

    /// Fixed phrases that name a source: "what X called", "X's claim", "according to X".
    fn phrase(
        &self,
        id: MentionId,
        previous: TokenClass,
        previous2: TokenClass,
        following: TokenClass,
    ) -> u8 {
        let frame = &self.frame;
        let mention = frame.mention(id);
        if previous == TokenClass::To && previous2 == TokenClass::According {
            return 1;
        }
        if previous == TokenClass::Question {
            return 2;
        }
        if previous == TokenClass::Of && previous2 == TokenClass::Speech {
            return 5;
        }
        if following == TokenClass::Possessive || mention.possessor {
            let owned = mention.tokens.end + usize::from(following == TokenClass::Possessive);
            let end = frame.scan.sentences[mention.sentence]
                .tokens
                .end
                .min(owned + 3);
            let speech =
                (owned..end).any(|t| frame.scan.tokens[t].is(Classes::SPEECH | Classes::DOCUMENT));
            return if speech { 3 } else { 4 };
        }
        0
    }

    fn mention_features(&self, place: &Candidate, row: &mut Row) {
        let frame = &self.frame;
        let mention = frame.mention(place.mention);
        let speaker = &frame.cast.speakers[mention.speaker.index()];
        let mut set = |feature: Feature, value: u8| row[feature as usize] = value;
        set(Feature::Possessor, u8::from(mention.possessor));
        set(Feature::Kind, kind(mention.kind));
        set(Feature::Opening, frame.tags[mention.tokens.start] as u8);
        if mention.kind == MentionKind::Pronoun {
            set(Feature::Pronoun, pronoun(frame.words(mention.tokens.start)));
        }
        set(Feature::Length, capped(mention.tokens.len(), 12));
        set(Feature::Title, u8::from(mention.title));
        set(Feature::Role, u8::from(mention.role));
        set(Feature::Gender, gender(speaker.gender));
        set(Feature::Plural, u8::from(mention.plural));
        set(Feature::SpeakerKind, speaker_kind(speaker.kind));
        set(Feature::SpeakerMentions, log_scale(speaker.mentions.len()));
        set(
            Feature::SpeakerCues,
            log_scale(usize::from(self.cues_of[mention.speaker.index()])),
        );
        let first = speaker.mentions.first().map(|&m| frame.mention(m));
        let early = first.is_some_and(|m| frame.paragraph_of_story(m.passage) < 3);
        set(Feature::SpeakerEarly, u8::from(early));
    }

    /// The features that lean on the answers so far; `mention` is none in the row for nobody.
    fn memory_features(&self, quote: QuoteId, mention: Option<MentionId>, row: &mut Row) {
        let mut set = |feature: Feature, value: u8| row[feature as usize] = value;
        let answer = |q: QuoteId| self.memory.answers[q.index()];
        let outcome = match self.memory.last[0].and_then(answer) {
            None => 0,
            Some(None) => 1,
            Some(Some(_)) => 2,
        };
        set(Feature::PreviousOutcome, outcome);
        let continued = self.frame.scan.quotes[quote.index()].continues;
        let before = continued.and_then(answer).flatten();
        let continues = match (continued, before) {
            (None, _) => 0,
            (Some(_), Some(m)) if Some(m) == mention => 3,
            (Some(_), Some(_)) if mention.is_some() => 2,
            (Some(_), _) => 1,
        };
        set(Feature::Continues, continues);
        let Some(mention) = mention else { return };
        let speaker = |m: MentionId| self.frame.mention(m).speaker;
        let quotes = self.memory.quotes_of[speaker(mention).index()];
        set(Feature::SpeakerQuotes, log_scale(usize::from(quotes)));
        let compare = |back: usize| match self.earlier(back) {
            Some(m) if m == mention => 3,
            Some(m) if speaker(m) == speaker(mention) => 2,
            Some(_) => 1,
            None => 0,
        };
        set(Feature::IsPrevious, compare(0));
        set(Feature::IsPreviousButOne, compare(1));
        let of = |m: MentionId| gender(self.frame.cast.speakers[speaker(m).index()].gender);
        let genders = self.earlier(0).map_or(0, |m| 1 + 3 * of(m) + of(mention));
        set(Feature::PreviousGender, genders);
    }
}

/// What the candidates of one quote are compared by.
struct Context {
    passage: usize,
    token: usize,
    cue_before: Option<usize>,
    cue_after: Option<usize>,
    nearest_to_cue: Option<MentionId>,
    nearest_to_quote: Option<MentionId>,
    same_sentence: u8,
    /// The paragraph that leads up to the quote with a colon.
    lead: Option<usize>,
}

impl Context {
    fn new(asker: &mut Asker<'_>, id: QuoteId, places: &[Candidate]) -> Context {
        let quote = &asker.frame.scan.quotes[id.index()];
        let (passage, token) = (quote.passage, quote.token);
        let sentence = asker.frame.sentence_of(passage, token);
        let cue_before = asker.frame.cue_before(sentence, token);
        let cue_after = asker.frame.cue_after(sentence, token);
        let mut context = Context {
            passage,
            token,
            cue_before,
            cue_after,
            nearest_to_cue: None,
            nearest_to_quote: None,
            same_sentence: 0,
            lead: construction::lead(&asker.frame, quote),
        };
        for place in places {
            let mention = asker.frame.mention(place.mention);
            if mention.sentence != sentence || mention.passage != passage {
                continue;
            }
            context.same_sentence = context.same_sentence.saturating_add(1);
            let verb = asker.verb(place.mention);
            let subject =
                verb.tag.is_some_and(|t| t != TokenClass::Possessive) && !mention.possessor;
            if subject && place.side == Side::Before {
                // Places come from near to far: the first that fits is the nearest.
                context.nearest_to_quote.get_or_insert(place.mention);
                if cue_before.is_some_and(|cue| mention.tokens.end <= cue) {
                    context.nearest_to_cue.get_or_insert(place.mention);
                }
            }
        }
        context
    }
}

fn last_sign(content: &str) -> u8 {
    match content.chars().next_back() {
        Some(',') => 1,
        Some('.') => 2,
        Some('?') => 3,
        Some('!') => 4,
        Some('…' | '-' | '—' | '–') => 5,
        Some(':' | ';') => 6,
        _ => 0,
    }
}

pub(super) fn kind(kind: MentionKind) -> u8 {
    match kind {
        MentionKind::Name => 1,
        MentionKind::Role => 2,
        MentionKind::Organization => 3,
        MentionKind::Document => 4,
        MentionKind::Collective => 5,
        MentionKind::Pronoun => 6,
    }
}

fn speaker_kind(kind: SpeakerKind) -> u8 {
    match kind {
        SpeakerKind::Person => 1,
        SpeakerKind::Role => 2,
        SpeakerKind::Organization => 3,
        SpeakerKind::Document => 4,
        SpeakerKind::Collective => 5,
        SpeakerKind::Unresolved => 6,
    }
}

fn gender(gender: Gender) -> u8 {
    match gender {
        Gender::Unknown => 0,
        Gender::Male => 1,
        Gender::Female => 2,
    }
}

fn pronoun(word: &str) -> u8 {
    const PRONOUNS: &[&str] = &[
        "he", "she", "they", "it", "i", "we", "you", "who", "which", "that", "his", "her", "their",
        "its", "my", "our", "one", "some", "many", "others", "another", "him", "them",
    ];
    let found = PRONOUNS.iter().position(|p| word.eq_ignore_ascii_case(p));
    found.map_or(1, |n| n as u8 + 2)
}

fn outer(frame: &Frame<'_>) -> Vec<QuoteId> {
    let all = frame.scan.quotes.iter().enumerate();
    all.filter(|(_, quote)| quote.depth == 0)
        .map(|(n, _)| QuoteId(n as u32))
        .collect()
}

/// Marks the quotes whose words are quoted again elsewhere in the story.
fn repeated(frame: &Frame<'_>) -> Vec<u8> {
    let mut places: FxHashMap<String, usize> = FxHashMap::default();
    let mut marks = vec![0; frame.scan.quotes.len()];
    for (n, quote) in frame.scan.quotes.iter().enumerate() {
        // Long quotations are not repeated; folding them would cost more than it tells.
        if quote.content.len() <= 80 {
            let words = frame.content(quote).to_lowercase();
            let key = words.trim_matches(|c: char| !c.is_alphanumeric());
            if let Some(last) = places.insert(key.to_owned(), n) {
                marks[n] |= 1;
                marks[last] |= 2;
            }
        }
    }
    marks
}
