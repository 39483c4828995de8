//! What each token does in its sentence, as far as the words around it tell.
//!
//! No part-of-speech model: the lexicon says what a word may be, the tag before it says which of
//! these it is. `reports` is a noun behind `the` and a verb behind `the minister`.

use super::casing::{Casing, is_courtesy};
use super::key::Key;
use crate::lexicon::{Classes, Lexicon};
use crate::scan::{Scan, Token, TokenKind};

/// What a token does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tag {
    /// Part of a proper name.
    Name,
    /// A title with a capital: `Mr`, `President`.
    Title,
    /// `Jr`, `QC`.
    Suffix,
    /// `official`, `Senator`.
    Role,
    /// `company`, `Department`.
    Org,
    /// `report`, `Act`.
    Doc,
    /// `wife`.
    Kin,
    /// `French`, `Republicans`.
    Demonym,
    /// Another noun or an adjective.
    Word,
    Number,
    Determiner,
    Possessive,
    Pronoun,
    Object,
    Indefinite,
    Relative,
    Question,
    Preposition,
    Conjunction,
    Auxiliary,
    /// A verb, finite as far as one can see.
    Verb,
    /// `saying`.
    Ing,
    Adverb,
    Time,
    /// The `'s` of an owner.
    Clitic,
    Sign,
    Quote,
}

impl Tag {
    /// Tells whether a noun phrase that ends here is complete.
    pub(super) fn is_head(self) -> bool {
        use Tag::{Demonym, Doc, Kin, Name, Org, Role, Suffix, Title};
        matches!(
            self,
            Name | Suffix | Role | Org | Doc | Kin | Demonym | Title
        )
    }

    /// Tells whether the token can stand inside a noun phrase, behind its determiner.
    pub(super) fn is_nominal(self) -> bool {
        self.is_head() || matches!(self, Tag::Word | Tag::Number)
    }
}

const FUNCTION: Classes = Classes::PRONOUN
    .with(Classes::OBJECT)
    .with(Classes::POSSESSIVE)
    .with(Classes::DETERMINER)
    .with(Classes::PREPOSITION)
    .with(Classes::CONJUNCTION)
    .with(Classes::RELATIVE)
    .with(Classes::QUESTION)
    .with(Classes::NEGATION)
    .with(Classes::INDEFINITE);

pub(super) const VERB: Classes = Classes::CUE.with(Classes::VERB);

const NOUN: Classes = Classes::ROLE
    .with(Classes::ORGANIZATION)
    .with(Classes::DOCUMENT)
    .with(Classes::KIN)
    .with(Classes::SPEECH)
    .with(Classes::WORK);

/// Tags every token of a scan.
pub(super) fn tag(
    text: &str,
    scan: &Scan,
    keys: &[Key],
    casing: &Casing,
    lexicon: &Lexicon,
) -> Vec<Tag> {
    let mut tags = vec![Tag::Sign; scan.tokens.len()];
    for sentence in &scan.sentences {
        let mut tagger = Tagger {
            text,
            lexicon,
            tokens: &scan.tokens[sentence.tokens.clone()],
            keys: &keys[sentence.tokens.clone()],
            casing,
            titled: casing.is_titled(sentence.passage),
            initial: true,
            phrase: Phrase::None,
        };
        let mut before = Tag::Sign;
        for (n, tag) in tags[sentence.tokens.clone()].iter_mut().enumerate() {
            *tag = tagger.tag(n, before);
            tagger.step(n, *tag);
            before = *tag;
        }
    }
    tags
}

/// The noun phrase a token may be part of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Phrase {
    /// None is open.
    None,
    /// `the senior …`: a determiner was seen, the head was not.
    Open,
    /// `the official …`: the head was seen, a singular.
    Headed,
    /// `officials …`: the head was seen, a plural.
    HeadedPlural,
}

struct Tagger<'t> {
    text: &'t str,
    lexicon: &'t Lexicon,
    tokens: &'t [Token],
    keys: &'t [Key],
    casing: &'t Casing,
    titled: bool,
    initial: bool,
    phrase: Phrase,
}

impl Tagger<'_> {
    fn tag(&self, n: usize, before: Tag) -> Tag {
        let token = &self.tokens[n];
        match token.kind {
            TokenKind::Sign(_) => Tag::Sign,
            TokenKind::Quote(_) => Tag::Quote,
            TokenKind::Number => self.digits(n),
            TokenKind::Possessive => self.clitic(n, before),
            TokenKind::Lower => self.small(n, before),
            TokenKind::Capital | TokenKind::Acronym => self.large(n, before),
        }
    }

    /// Keeps the state behind a token.
    fn step(&mut self, n: usize, tag: Tag) {
        let token = &self.tokens[n];
        self.initial = match token.kind {
            TokenKind::Sign(':' | '—' | '…' | '•' | '*') => true,
            TokenKind::Sign(_) | TokenKind::Number => self.initial,
            _ => false,
        };
        self.phrase = match tag {
            Tag::Determiner | Tag::Possessive | Tag::Clitic => Phrase::Open,
            Tag::Number if self.phrase == Phrase::None => Phrase::Open,
            Tag::Number | Tag::Adverb | Tag::Word | Tag::Time => self.phrase,
            _ if tag.is_head() && token.is(Classes::PLURAL) => Phrase::HeadedPlural,
            _ if tag.is_head() => Phrase::Headed,
            _ => Phrase::None,
        };
    }

    fn next(&self, n: usize) -> Option<&Token> {
        self.tokens.get(n + 1)
    }

    fn next_is(&self, n: usize, classes: Classes) -> bool {
        self.next(n).is_some_and(|next| next.is(classes))
    }

    fn next_is_capital(&self, n: usize) -> bool {
        self.next(n).is_some_and(Token::is_capital)
    }

    /// Tells whether a word that is cut short follows: `Del.`.
    fn next_is_cut(&self, n: usize) -> bool {
        self.next(n)
            .is_some_and(|next| self.text[next.span].ends_with('.'))
    }

    /// `Radio 4` is a name.
    fn digits(&self, n: usize) -> Tag {
        let token = &self.tokens[n];
        let short =
            token.span.len() <= 2 && self.text[token.span].bytes().all(|b| b.is_ascii_digit());
        let named =
            n > 0 && self.tokens[n - 1].is_capital() && self.tokens[n - 1].is(Classes::OUTLET);
        if short && named {
            Tag::Name
        } else {
            Tag::Number
        }
    }

    /// `Horne's remarks` owns; `it's late`, `Horne's going` does not.
    fn clitic(&self, n: usize, before: Tag) -> Tag {
        let gone = Classes::DETERMINER | Classes::NEGATION | Classes::PREPOSITION;
        let verbal =
            self.next_is(n, gone) || self.next_is(n, Classes::ING) && !self.next_is(n, NOUN);
        match before {
            Tag::Pronoun | Tag::Relative | Tag::Question | Tag::Object => Tag::Auxiliary,
            _ if verbal && self.text[self.tokens[n].span].ends_with('s') => Tag::Auxiliary,
            _ => Tag::Clitic,
        }
    }

    /// Tags a word in lower case.
    fn small(&self, n: usize, before: Tag) -> Tag {
        let token = &self.tokens[n];
        // "Ines van der Duarte": particles follow each other.
        let leads = self.next_is_capital(n)
            || (self.next_is(n, Classes::PARTICLE) && self.next_is_capital(n + 1));
        if token.is(Classes::PARTICLE)
            && leads
            && (matches!(before, Tag::Name | Tag::Title) || !token.is(FUNCTION))
        {
            return Tag::Name;
        }
        if let Some(tag) = self.function(n, before) {
            return tag;
        }
        let classes = token.word.classes;
        let word = &self.text[token.span];
        // "al-Zamili", "eBay"
        if classes.is_empty() && word.contains(|c: char| c.is_ascii_uppercase()) {
            return Tag::Name;
        }
        // "his niece, state Sen. Jo Vik", "state Del. Jo Vik"
        if word == "state"
            && self.next_is_capital(n)
            && (self.next_is(n, Classes::TITLE | Classes::ROLE) || self.next_is_cut(n))
        {
            return Tag::Word;
        }
        let verb =
            classes.any(VERB) || (classes.is_empty() && word.len() > 4 && word.ends_with("ed"));
        if verb || classes.any(Classes::ING) || (classes.is_empty() && word.ends_with("ing")) {
            return self.verb_or_noun(n, before);
        }
        if classes.any(Classes::ADVERB) && !classes.any(NOUN) {
            return Tag::Adverb;
        }
        // "the co-chair", "a harbour-watcher": the part behind the last hyphen says what it is.
        if classes.is_empty()
            && let Some((_, last)) = word.rsplit_once('-')
        {
            let last = self.lexicon.word(last).classes;
            if last.any(Classes::ROLE) && !last.any(VERB) {
                return Tag::Role;
            }
            // "his great-granddaughter"
            if last.any(Classes::KIN) {
                return Tag::Kin;
            }
        }
        // "the mother-of-nine"
        if classes.is_empty() && (word.starts_with("mother-of-") || word.starts_with("father-of-"))
        {
            return Tag::Kin;
        }
        if classes.is_empty() && word.len() > 4 && word.ends_with("ly") {
            return Tag::Adverb;
        }
        if self.names_job(n) {
            return Tag::Role;
        }
        noun(classes)
    }

    /// `Bellfounder Ines Duarte`, `said gamekeeper Arne Vik`: a job that the lexicon does not know,
    /// in front of a given name and a surname.
    fn names_job(&self, n: usize) -> bool {
        const SHORTEST: usize = 7;
        let token = &self.tokens[n];
        let word = &self.text[token.span];
        let agent = ["er", "or", "ist", "man", "woman", "smith", "wright"];
        let known = word
            .rsplit_once('-')
            .is_some_and(|(_, last)| self.lexicon.word(last).classes.any(Classes::ROLE));
        let named = |n: usize| {
            let token = self.tokens.get(n);
            token.is_some_and(|t| t.kind == TokenKind::Capital && t.is(Classes::GIVEN))
        };
        token.word.classes.is_empty()
            && named(n + 1)
            && self.next_is_capital(n + 1)
            && (known || (word.len() >= SHORTEST && agent.iter().any(|end| word.ends_with(end))))
    }

    /// Tags a function word.
    fn function(&self, n: usize, before: Tag) -> Option<Tag> {
        let token = &self.tokens[n];
        let has = |classes| token.is(classes);
        let tag = if has(Classes::AUXILIARY) {
            Tag::Auxiliary
        } else if has(Classes::POSSESSIVE) {
            // "her" is "her remarks" or "told her".
            if has(Classes::OBJECT) && !self.opens_noun(n) {
                Tag::Object
            } else {
                Tag::Possessive
            }
        } else if has(Classes::PRONOUN) {
            Tag::Pronoun
        } else if has(Classes::OBJECT) {
            Tag::Object
        } else if has(Classes::RELATIVE)
            && (before.is_head() || before == Tag::Word || self.after_comma(n))
        {
            Tag::Relative
        } else if has(Classes::QUESTION) && !has(Classes::RELATIVE) {
            Tag::Question
        } else if has(Classes::DETERMINER) {
            return Some(self.determiner(n, before));
        } else if has(Classes::INDEFINITE) {
            Tag::Indefinite
        } else if has(Classes::RELATIVE) {
            Tag::Relative
        } else if has(Classes::QUESTION) {
            Tag::Question
        } else if has(Classes::NEGATION) {
            Tag::Adverb
        } else if has(Classes::PREPOSITION) && !(has(VERB) && matches!(before, Tag::Pronoun)) {
            Tag::Preposition
        } else if has(Classes::CONJUNCTION) {
            Tag::Conjunction
        } else if has(Classes::TIME) {
            Tag::Time
        } else if has(Classes::NUMBER) {
            Tag::Number
        } else {
            return None;
        };
        Some(tag)
    }

    fn after_comma(&self, n: usize) -> bool {
        n > 1 && self.tokens[n - 1].is_sign(',')
    }

    /// Tells whether a noun phrase can go on behind the token.
    fn opens_noun(&self, n: usize) -> bool {
        self.next(n).is_some_and(|next| match next.kind {
            TokenKind::Lower => {
                let verb = next.is(VERB) && !next.is(NOUN | Classes::ING | Classes::PARTICIPLE);
                let adverb = next.is(Classes::ADVERB | Classes::TIME) && !next.is(NOUN);
                !next.is(FUNCTION) && !next.is(Classes::AUXILIARY) && !verb && !adverb
                    || next.is(Classes::NUMBER)
                    || (next.is(Classes::DETERMINER) && next.is(Classes::INDEFINITE))
            }
            TokenKind::Capital | TokenKind::Acronym | TokenKind::Number => true,
            TokenKind::Quote(_) => true,
            TokenKind::Possessive | TokenKind::Sign(_) => false,
        })
    }

    /// `“It leaked,” one said`, `another told the paper`; `one reported case` goes on with a noun.
    fn says_next(&self, n: usize) -> bool {
        let says = self.next_is(n, Classes::SAY | Classes::TELL)
            && self.next_is(n, Classes::PAST)
            && !self.next_is(n, NOUN | Classes::ADVERB);
        let reports = self.next_is(n, Classes::CUE) && self.next_is(n, Classes::PAST);
        says || (reports
            && self.tokens.get(n + 2).is_none_or(|behind| {
                matches!(behind.kind, TokenKind::Sign(_) | TokenKind::Quote(_))
                    || behind.is(FUNCTION)
            }))
    }

    /// `some officials` or `some said`; `that report` or `said that reports`.
    fn determiner(&self, n: usize, before: Tag) -> Tag {
        let token = &self.tokens[n];
        if token.is(Classes::RELATIVE) && !(self.initial || before == Tag::Preposition) {
            return Tag::Conjunction;
        }
        let article = !token.is(Classes::INDEFINITE | Classes::RELATIVE);
        let speaks = token.is(Classes::INDEFINITE) && self.says_next(n);
        if article || (self.opens_noun(n) && !speaks) {
            Tag::Determiner
        } else if token.is(Classes::INDEFINITE) {
            Tag::Indefinite
        } else {
            Tag::Pronoun
        }
    }

    /// Tags a word in lower case that may be a verb.
    fn verb_or_noun(&self, n: usize, before: Tag) -> Tag {
        let token = &self.tokens[n];
        let classes = token.word.classes;
        let ing = classes.any(Classes::ING)
            || (classes.is_empty() && self.text[token.span].ends_with("ing"));
        let may_be_noun = classes.any(NOUN);
        let verb = if ing { Tag::Ing } else { Tag::Verb };
        let past = classes.is_empty() || classes.any(Classes::PAST | Classes::PARTICIPLE);
        let calm = matches!(
            before,
            Tag::Sign | Tag::Verb | Tag::Preposition | Tag::Conjunction | Tag::Quote
        );
        if calm && self.describes_role(n) {
            return Tag::Word;
        }
        // "chief operating officer"
        if ing
            && before.is_head()
            && self.next_is(n, Classes::ROLE)
            && !self.next_is(n, Classes::PLURAL)
        {
            return Tag::Word;
        }
        match before {
            Tag::Determiner | Tag::Possessive | Tag::Clitic => noun(classes),
            Tag::Number => {
                if may_be_noun || ing {
                    noun(classes)
                } else {
                    verb
                }
            }
            Tag::Adverb if self.phrase == Phrase::Open && (past || ing) => Tag::Word,
            Tag::Word | Tag::Time | Tag::Adverb if self.phrase == Phrase::Open => {
                if may_be_noun || (!past && !ing && classes.any(Classes::BASE)) {
                    noun(classes)
                } else {
                    verb
                }
            }
            Tag::Preposition => {
                if may_be_noun || (!ing && !past) {
                    noun(classes)
                } else {
                    verb
                }
            }
            Tag::Auxiliary | Tag::Pronoun | Tag::Relative => verb,
            Tag::Verb | Tag::Ing if may_be_noun && !past => noun(classes),
            _ if may_be_noun && self.noun_stays(n, before) => noun(classes),
            _ => verb,
        }
    }

    /// `said stage manager Ines Duarte`, `Fire chief Duarte`: a verb's bare form that only describes
    /// the role in front of a name; `Appointed chief Duarte` has another form.
    fn describes_role(&self, n: usize) -> bool {
        let classes = self.tokens[n].word.classes;
        let past = classes.any(Classes::PAST | Classes::PARTICIPLE);
        let bare = classes.any(Classes::ING) || (classes.any(Classes::BASE) && !past);
        let role = self.next(n).is_some_and(|next| {
            next.kind == TokenKind::Lower && next.is(Classes::ROLE) && !next.is(Classes::PLURAL)
        });
        bare && role && self.next_is_capital(n + 1)
    }

    /// A word that is noun or verb, behind a noun or at the start: `the government report says`,
    /// `officials report`, `“Q,” reports said`.
    fn noun_stays(&self, n: usize, before: Tag) -> bool {
        let token = &self.tokens[n];
        let finite = Classes::PAST | Classes::PRESENT | Classes::AUXILIARY;
        let verb_follows = self.next_is(n, finite);
        if before.is_head() {
            // "according to court documents": what stands behind a preposition has no verb.
            let bare = n >= 2
                && self.tokens[n - 1].kind == TokenKind::Lower
                && !self.tokens[n - 1].is(Classes::PLURAL)
                && self.tokens[n - 2].is(Classes::PREPOSITION);
            if bare && token.is(Classes::DOCUMENT | Classes::SPEECH) && token.is(Classes::PLURAL) {
                return true;
            }
            let base = token.is(Classes::BASE) && !token.is(Classes::PAST);
            return verb_follows || (base && self.phrase == Phrase::Headed);
        }
        if matches!(before, Tag::Word | Tag::Demonym) {
            return true;
        }
        // "Vik, for the owners, accused Ms Park"
        let object = Classes::DETERMINER | Classes::POSSESSIVE | Classes::OBJECT;
        if token.is(Classes::PAST) && (self.next_is_capital(n) || self.next_is(n, object)) {
            return false;
        }
        verb_follows || token.is(Classes::ROLE | Classes::KIN)
    }

    /// Tags a word with a capital.
    fn large(&self, n: usize, before: Tag) -> Tag {
        let token = &self.tokens[n];
        let key = self.keys[n];
        let doubtful = self.initial || self.titled;
        if self.casing.is_surname(key) && !(token.is(Classes::TIME) && self.next_is_number(n)) {
            let function = token.is(FUNCTION) && doubtful;
            let titles_next = token.is(Classes::TITLE | Classes::ROLE) && self.next_is_capital(n);
            let noun = doubtful && self.casing.is_small(key) && token.is(NOUN);
            if !(titles_next || function || noun) {
                return Tag::Name;
            }
        }
        let other_title = Classes::SUFFIX | Classes::TITLE;
        if n > 0
            && is_courtesy(&self.tokens[n - 1])
            && !(token.is(other_title) && self.next_is_capital(n))
        {
            return Tag::Name;
        }
        if token.is(Classes::SUFFIX) && matches!(before, Tag::Name | Tag::Suffix) {
            return Tag::Suffix;
        }
        // "Henk Ten Cate", "USA Today", "Dana Winter"
        let named = matches!(before, Tag::Name | Tag::Title) && !doubtful;
        if named && token.is(Classes::PARTICLE) && self.next_is_capital(n) {
            return Tag::Name;
        }
        if named
            && token.is(Classes::TIME)
            && !is_date(&self.text[token.span])
            && !self.next_is_number(n)
        {
            return Tag::Name;
        }
        // "Zero Hedge": a number has a capital in a name only.
        if token.is(Classes::NUMBER)
            && self.next_is_capital(n)
            && self.casing.is_large(key)
            && !self.next_is(n, Classes::DEMONYM | Classes::ROLE | Classes::TIME)
            && !self.titled
        {
            return Tag::Name;
        }
        // "Will Hurd" is a name, "Will the harbour" is not.
        let says = token.is(Classes::SAY) && doubtful;
        let given = token.is(Classes::GIVEN) && !says && (self.next_is_capital(n) || !doubtful);
        let acronym = token.kind == TokenKind::Acronym && !self.titled;
        if !given
            && !acronym
            && let Some(tag) = self.function(n, before)
        {
            return tag;
        }
        // "Man-of-the-match Vik"
        if self.text[token.span].contains("-of-") {
            return Tag::Word;
        }
        // "the United States Central Command"
        if n > 0 && &self.text[self.tokens[n - 1].span] == "United" && token.is(NOUN) {
            return Tag::Name;
        }
        if token.is(Classes::TITLE) && !given {
            return Tag::Title;
        }
        if token.is(NOUN) && !given {
            let tag = noun(token.word.classes);
            if tag != Tag::Word {
                return tag;
            }
        }
        // "usher Finn Cassidy" is called so.
        let called = given && matches!(before, Tag::Role | Tag::Title) && self.next_is_capital(n);
        if token.is(Classes::DEMONYM)
            && !called
            && !(token.is(Classes::OUTLET) && before == Tag::Name)
        {
            return Tag::Demonym;
        }
        if doubtful {
            self.doubtful(n, before, key)
        } else {
            Tag::Name
        }
    }

    fn next_is_number(&self, n: usize) -> bool {
        self.next(n)
            .is_some_and(|next| next.kind == TokenKind::Number)
    }

    /// Tags a capital that may be there for the sentence's or the headline's sake.
    fn doubtful(&self, n: usize, before: Tag, key: Key) -> Tag {
        let token = &self.tokens[n];
        let classes = token.word.classes;
        if classes.any(Classes::GIVEN | Classes::PLACE | Classes::OUTLET)
            && !classes.any(Classes::SAY)
        {
            return Tag::Name;
        }
        if self.casing.is_large(key) {
            return Tag::Name;
        }
        if self.names_job(n) {
            return Tag::Role;
        }
        if token.kind == TokenKind::Acronym && !self.titled {
            return Tag::Name;
        }
        let word = &self.text[token.span];
        let given = !self.initial && before == Tag::Name && self.tokens[n - 1].is(Classes::GIVEN);
        if given && !classes.any(VERB) {
            return Tag::Name;
        }
        // "Park Sung-jin" at the start of a sentence; "Asked Trump" has no base form.
        let base = classes.any(Classes::BASE) && !classes.any(Classes::PAST) && !self.titled;
        if base && self.next_is_capital(n) && !self.next_is(n, FUNCTION | NOUN | Classes::TITLE) {
            return Tag::Name;
        }
        if self.describes_role(n) {
            return Tag::Word;
        }
        if classes.any(VERB) || classes.any(Classes::ING) {
            let ing = classes.any(Classes::ING);
            return if classes.any(NOUN) {
                Tag::Word
            } else if ing {
                Tag::Ing
            } else {
                Tag::Verb
            };
        }
        if classes.any(Classes::ADVERB | Classes::OPENER) {
            return Tag::Adverb;
        }
        if classes.any(NOUN) || self.casing.is_small(key) || self.titled {
            return Tag::Word;
        }
        if word.ends_with("ing") {
            return Tag::Ing;
        }
        if word.len() > 5 && word.ends_with("ly") && !self.next_is_capital(n) {
            return Tag::Adverb;
        }
        Tag::Name
    }
}

/// Tells whether a word of time is a day or a month, which never belongs to the name before it.
fn is_date(word: &str) -> bool {
    const MONTHS: &[&str] = &[
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ];
    let start = word.get(..3).unwrap_or_default().to_ascii_lowercase();
    (word.ends_with("day") && word != "Today")
        || word.ends_with('.')
        || MONTHS.contains(&start.as_str())
}

/// Returns the tag of a noun by its classes.
fn noun(classes: Classes) -> Tag {
    if classes.any(Classes::ROLE) {
        Tag::Role
    } else if classes.any(Classes::KIN) {
        Tag::Kin
    } else if classes.any(Classes::ORGANIZATION) {
        Tag::Org
    } else if classes.any(Classes::DOCUMENT) {
        Tag::Doc
    } else if classes.any(Classes::DEMONYM) {
        Tag::Demonym
    } else {
        Tag::Word
    }
}
