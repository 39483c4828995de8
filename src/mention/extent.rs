//! Which blocks of a document are the story: from the first that quotes or names anybody to the last.

use super::chunk::Chunks;
use super::facts::{MentionFacts, Pronoun};
use super::story::Story;
use super::{Mention, MentionKind};
use crate::lexicon::Classes;
use crate::scan::TokenKind;
use crate::tag::Tag;

impl Story<'_> {
    /// Finds the blocks that are the story, by who is named in them.
    pub(crate) fn measure(&mut self, chunks: &Chunks) {
        let all = chunks.mentions.iter().zip(&chunks.facts);
        let mut named = all.filter(|(mention, facts)| self.names(mention, facts));
        let quotes = &self.scan.quotes;
        let first = [
            named.next().map(|(mention, _)| mention.passage),
            quotes.first().map(|quote| quote.passage),
        ];
        let last = [
            named.next_back().map(|(mention, _)| mention.passage),
            first[0],
            quotes.last().map(|quote| quote.passage),
        ];
        let block = |passage: usize| self.scan.passages[passage].block;
        if let (Some(first), Some(last)) = (
            first.into_iter().flatten().min(),
            last.into_iter().flatten().max(),
        ) {
            self.extent = block(first)..block(last) + 1;
        }
    }

    /// Tells whether a mention is somebody's: in "The weather stayed dry" and "It rained" the
    /// subject is nobody, and in "Rain is due" it is only by its capital that it could be a name.
    fn names(&self, mention: &Mention, facts: &MentionFacts) -> bool {
        match facts.pronoun {
            Some(Pronoun::It | Pronoun::Who | Pronoun::Which | Pronoun::Indefinite) => false,
            Some(_) => true,
            None => self.says(mention) || (facts.known && !self.is_only_capital(mention, facts)),
        }
    }

    /// "The wedding singer said", but not "Rain is expected".
    fn says(&self, mention: &Mention) -> bool {
        let end = self.scan.sentences[mention.sentence].tokens.end;
        let verb = (mention.tokens.end..end).find(|&n| self.tag(n) != Tag::Adverb);
        verb.is_some_and(|n| self.tag(n) == Tag::Verb && self.is(n, Classes::CUE))
    }

    fn is_only_capital(&self, mention: &Mention, facts: &MentionFacts) -> bool {
        let first = mention.core.start;
        mention.kind == MentionKind::Name
            && mention.tokens.len() == 1
            && facts.initial
            && self.token(first).kind == TokenKind::Capital
            && !self.is(first, Classes::GIVEN | Classes::PLACE | Classes::OUTLET)
            && !self.casing.is_large(self.key(first))
            && !self.casing.is_titled(mention.passage)
    }
}
