//! How far a noun phrase goes: `[the] [US National Security Council spokesperson Emily Horne]`.
//!
//! A run is a determiner and all that can stand in one noun phrase behind it, owners with their
//! `'s` included. What the run means is decided later; here only its extent is.

use super::fields;
use super::story::Story;
use crate::lexicon::Classes;
use crate::scan::TokenKind;
use crate::tag::Tag;

/// What stands before a noun.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Article {
    /// Nothing: `officials`.
    #[default]
    None,
    /// `the`.
    Definite,
    /// `this`, `that`, `the same`.
    Pointing,
    /// `a`, `one`, `another`, `some`, `two`.
    Indefinite,
    /// `his`, `their`.
    Owned,
}

/// The extent of a noun phrase, as token indices.
#[derive(Clone, Debug, Default)]
pub(crate) struct Run {
    pub(crate) start: usize,
    /// The first token behind the determiners.
    pub(crate) body: usize,
    pub(crate) end: usize,
    pub(crate) article: Article,
    /// The possessives inside, and perhaps one at `end`.
    pub(crate) clitics: Vec<usize>,
}

/// Lower-case words without a head, at most: `a tall blond Danish …`.
const MODIFIERS: usize = 4;

/// The longest run, in tokens: nobody prints a longer noun phrase, and a page that repeats `Minister
/// of` a thousand times is not read a thousand times.
const LONGEST: usize = 64;

impl Run {
    /// Reads the run that starts at `at`, in a sentence that ends at `end`.
    ///
    /// Empties and refills itself, so that one run serves a whole document.
    pub(crate) fn read(&mut self, story: &Story<'_>, at: usize, end: usize) {
        self.clitics.clear();
        self.start = at;
        self.article = Article::None;
        let end = end.min(at + LONGEST);
        self.body = self.determiners(story, at, end);
        let mut small = 0;
        let mut next = self.body;
        while next < end {
            let step = self.step(story, next, end);
            if step == 0 {
                break;
            }
            small = match story.tag(next) {
                Tag::Word if !story.is_capital(next) => small + 1,
                _ => 0,
            };
            if small > MODIFIERS {
                break;
            }
            next += step;
        }
        self.end = next.max(self.body);
    }

    fn determiners(&mut self, story: &Story<'_>, at: usize, end: usize) -> usize {
        let mut next = at;
        while next < end {
            let tag = story.tag(next);
            let article = match tag {
                Tag::Possessive => Article::Owned,
                Tag::Determiner => article(story, next),
                Tag::Number if is_age(story.word(next)) => break,
                Tag::Number if next == at || self.article != Article::None => {
                    if self.article == Article::None {
                        Article::Indefinite
                    } else {
                        self.article
                    }
                }
                // "one of the officials", "some of his critics"
                Tag::Indefinite | Tag::Number
                    if next + 2 < end
                        && story.is_word(next + 1, "of")
                        && is_whole(story, next + 2, end) =>
                {
                    self.article = Article::Indefinite;
                    next += 3 - usize::from(story.tag(next + 2) == Tag::Name);
                    continue;
                }
                _ => break,
            };
            // "the same official" points; "all the officials" is definite; "his two sons" is owned.
            if self.article == Article::None || article == Article::Owned {
                self.article = article;
            } else if story.is_word(next, "same") {
                self.article = Article::Pointing;
            } else if story.is_word(next, "other") {
                self.article = Article::Indefinite;
            }
            next += 1;
            if next + 1 < end
                && story.is_word(next, "of")
                && matches!(story.tag(next - 1), Tag::Number | Tag::Determiner)
                && self.article == Article::Indefinite
                && is_whole(story, next + 1, end)
            {
                next += 2 - usize::from(story.tag(next + 1) == Tag::Name);
            }
        }
        next
    }

    /// Returns how many tokens the run goes on with at `at`; 0 where it ends.
    fn step(&mut self, story: &Story<'_>, at: usize, end: usize) -> usize {
        let first = at == self.body;
        let nominal = |n: usize| n < end && story.tag(n).is_nominal();
        match story.tag(at) {
            Tag::Name
            | Tag::Title
            | Tag::Suffix
            | Tag::Role
            | Tag::Org
            | Tag::Doc
            | Tag::Kin
            | Tag::Demonym => 1,
            Tag::Word => usize::from(first || self.word_goes_on(story, at, end)),
            // "the 26-year-old", "two 20-year-old men"
            Tag::Number if is_age(story.word(at)) => 1,
            Tag::Number => usize::from(!first && nominal(at + 1) && story.tag(at + 1) != Tag::Word),
            Tag::Clitic if !first => {
                self.clitics.push(at);
                if self.opens_again(story, at + 1, end) {
                    return 2;
                }
                usize::from(nominal(at + 1))
            }
            Tag::Time => {
                let inside = self.article != Article::None || !first;
                let goes_on = nominal(at + 1) || (at + 1 < end && story.tag(at + 1) == Tag::Clitic);
                usize::from(inside && goes_on && first)
            }
            Tag::Adverb => usize::from(
                self.article != Article::None && self.is_open(story, at) && nominal(at + 1),
            ),
            Tag::Quote if !first => usize::from(is_nickname(story, at, end)),
            Tag::Sign if at > self.start => self.sign(story, at, end),
            Tag::Conjunction if !first => self.and(story, at, end),
            Tag::Preposition if !first => self.of(story, at, end),
            _ => 0,
        }
    }

    /// `the official's own lawyer`: an adjective or a determiner behind the possessive.
    fn opens_again(&self, story: &Story<'_>, at: usize, end: usize) -> bool {
        at + 1 < end && story.is_word(at, "own") && story.tag(at + 1).is_nominal()
    }

    /// Tells whether no head was seen yet.
    fn is_open(&self, story: &Story<'_>, at: usize) -> bool {
        !(self.body..at).any(|n| story.tag(n).is_head())
    }

    /// A lower-case word behind a name goes on only towards a lower-case head: `BBC political editor`
    /// does, `Trump opined Republicans` does not.
    fn word_goes_on(&self, story: &Story<'_>, at: usize, end: usize) -> bool {
        if !matches!(story.tag(at - 1), Tag::Name | Tag::Suffix) || story.is_capital(at) {
            return true;
        }
        let head = (at..end.min(at + MODIFIERS)).find(|&n| story.tag(n) != Tag::Word);
        head.is_some_and(|n| story.tag(n).is_head() && !story.is_capital(n))
            || self.article != Article::None
    }

    /// `AT & T`, `founder / editor`, `Jr.` behind its comma.
    fn sign(&self, story: &Story<'_>, at: usize, end: usize) -> usize {
        if at + 1 >= end {
            return 0;
        }
        match story.token(at).kind {
            TokenKind::Sign('&') if story.is_capital(at + 1) => 2,
            // "founder/editor" without spaces; "Park - once a head of press" has an aside.
            TokenKind::Sign('/')
                if story.tag(at + 1).is_head()
                    && story.tag(at - 1).is_head()
                    && story.token(at).span.end() == story.token(at + 1).span.start() =>
            {
                2
            }
            // "the Larvik, Norway-based company"
            TokenKind::Sign(',')
                if story.tag(at - 1) == Tag::Name
                    && at + 1 < end
                    && story.word(at + 1).ends_with("-based") =>
            {
                2
            }
            // "the 9/11 commission"
            TokenKind::Sign('/')
                if story.tag(at - 1) == Tag::Number && story.tag(at + 1) == Tag::Number =>
            {
                2
            }
            TokenKind::Sign(',') if story.tag(at - 1) == Tag::Name && is_suffix(story, at + 1) => 2,
            TokenKind::Sign(',') if fields::are_listed(story, self.body, at, end) => 2,
            _ => 0,
        }
    }

    /// `the Food and Drug Administration`: the capitals behind "and" end in a body's or a text's noun.
    fn and(&self, story: &Story<'_>, at: usize, end: usize) -> usize {
        let joins = story.is_word(at, "and") || story.is_word(at, "&");
        if joins && fields::are_listed(story, self.body, at, end) {
            // "Agriculture, Water and the Environment"
            return 2 + usize::from(story.tag(at + 1) == Tag::Determiner);
        }
        if !joins || self.article != Article::Definite || !story.is_capital(at - 1) {
            return 0;
        }
        if matches!(story.tag(at - 1), Tag::Org | Tag::Demonym) || story.is(at - 1, Classes::GIVEN)
        {
            return 0;
        }
        let behind =
            (at + 1..end).take_while(|&n| story.is_capital(n) && story.tag(n).is_nominal());
        let body = |n: usize| matches!(story.tag(n), Tag::Org | Tag::Doc);
        if behind.into_iter().any(body) { 2 } else { 0 }
    }

    /// `University of Michigan`, `Secretary of State`, `Citizens for Tax Justice`.
    fn of(&self, story: &Story<'_>, at: usize, end: usize) -> usize {
        let tag = story.tag(at - 1);
        let purpose = story.is_word(at, "for") || story.is_word(at, "on");
        // "the Syrian Observatory for Human Rights": a body whose noun is not known.
        let unknown = self.article == Article::Definite
            && tag == Tag::Name
            && at - 1 > self.body
            && at + 2 < end
            && story.is_capital(at + 2)
            && !(self.body..at).any(|n| story.is(n, Classes::GIVEN | Classes::TITLE));
        // "the Committee to Protect Journalists"
        let aim = story.is_word(at, "to") && tag == Tag::Org;
        // "the Organization for the Prohibition of Chemical Weapons"
        let second = story.is_word(at, "of") && tag == Tag::Name && self.is_purpose(story, at - 1);
        let joins = aim
            || second
            || story.is_word(at, "of") && tag != Tag::Name
            || purpose && (tag == Tag::Org || story.is(at - 1, Classes::PLURAL) || unknown);
        let heads = matches!(tag, Tag::Org | Tag::Role | Tag::Title | Tag::Doc);
        if !joins || !(heads || unknown || second) || !story.is_capital(at - 1) {
            return 0;
        }
        let article = usize::from(at + 1 < end && story.is_word(at + 1, "the"));
        let capital = at + 1 + article;
        if capital < end && story.is_capital(capital) && story.tag(capital).is_nominal() {
            2 + article
        } else {
            0
        }
    }

    /// Tells whether a word with a capital is all that a body is for: `Prohibition` of `the Organization for the
    /// Prohibition`. It is nobody's name.
    fn is_purpose(&self, story: &Story<'_>, at: usize) -> bool {
        if at < self.body + 3 {
            return false;
        }
        let article = usize::from(story.tag(at - 1) == Tag::Determiner);
        let preposition = at - 1 - article;
        preposition > self.body
            && (story.is_word(preposition, "for") || story.is_word(preposition, "on"))
            && story.tag(preposition - 1) == Tag::Org
            && story.is_capital(preposition - 1)
            && !story.is(at, Classes::GIVEN | Classes::PLACE)
    }
}

/// Tells whether what "one of" is one of begins at `at`: `the officials`, `two witnesses`, `Vik’s friends`.
pub(super) fn is_whole(story: &Story<'_>, at: usize, end: usize) -> bool {
    match story.tag(at) {
        Tag::Determiner | Tag::Possessive => true,
        Tag::Number => at + 1 < end && story.tag(at + 1).is_nominal(),
        Tag::Name => {
            let owner = (at..end.min(at + 4)).find(|&n| story.tag(n) != Tag::Name);
            owner.is_some_and(|n| story.tag(n) == Tag::Clitic && n + 1 < end)
        }
        _ => false,
    }
}

/// Returns what sort of determiner stands at `at`, if one does.
pub(super) fn article_at(story: &Story<'_>, at: usize) -> Article {
    match story.tag(at) {
        Tag::Determiner => article(story, at),
        Tag::Possessive => Article::Owned,
        Tag::Number => Article::Indefinite,
        _ => Article::None,
    }
}

/// Returns what sort of determiner a token is.
fn article(story: &Story<'_>, at: usize) -> Article {
    let word = story.word(at);
    let is = |other: &str| word.eq_ignore_ascii_case(other);
    if is("the") || is("all") || is("both") {
        Article::Definite
    } else if is("this") || is("that") || is("these") || is("those") || is("same") {
        Article::Pointing
    } else {
        Article::Indefinite
    }
}

/// Tells whether a word is an age that stands for a person: `26-year-old`.
pub(crate) fn is_age(word: &str) -> bool {
    word.ends_with("-year-old") || word.ends_with("-year-olds")
}

/// `Donald Trump, Jr.`
fn is_suffix(story: &Story<'_>, at: usize) -> bool {
    story.is(at, Classes::SUFFIX) && story.is_capital(at)
}

/// `Ray “Bulldog” Turner`: a short quote between two names.
fn is_nickname(story: &Story<'_>, at: usize, end: usize) -> bool {
    let TokenKind::Quote(id) = story.token(at).kind else {
        return false;
    };
    let words = &story.text[story.scan.quotes[id.index()].content];
    story.tag(at - 1) == Tag::Name
        && at + 1 < end
        && story.tag(at + 1) == Tag::Name
        && words.starts_with(char::is_uppercase)
        && words.len() <= 24
        && words.split(' ').count() <= 3
        && words.ends_with(char::is_alphanumeric)
}

/// Tells whether a word is a party and a state: `D-Ohio`, `R-Tenn.`.
pub(crate) fn is_party(word: &str) -> bool {
    ["D-", "R-", "I-"].iter().any(|party| {
        word.strip_prefix(party)
            .is_some_and(|state| state.starts_with(char::is_uppercase))
    })
}
