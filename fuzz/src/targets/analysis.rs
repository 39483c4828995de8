//! Laws of analyses: what holds whatever a text says.

use super::text::assert_lies;
use onrecord::Analysis;
use onrecord::attribute::{Outcome, QuoteKind};
use onrecord::scan::{Closing, Quote, TokenKind};
use onrecord::text::{Folded, fold};
use onrecord::visible::is_invisible;

/// Asserts all of them.
pub(super) fn assert_laws(analysis: &Analysis) {
    assert_quotes(analysis);
    assert_passages(analysis);
    assert_cast(analysis);
    assert_attributions(analysis);
}

/// Quotes lie in one block each, and nest and never cross.
fn assert_quotes(analysis: &Analysis) {
    let text = analysis.document.text();
    let quotes = &analysis.scan.quotes;
    let mut before: Option<&Quote> = None;
    for (n, quote) in quotes.iter().enumerate() {
        assert_lies(quote.span, text);
        assert_lies(quote.content, text);
        assert!(quote.span.contains(quote.content), "{quote:?}");
        let words = &text[quote.content];
        assert_eq!(words, words.trim(), "{quote:?}");
        assert!(quote.span.start() < quote.content.start(), "{quote:?}");
        let is_closed = quote.content.end() < quote.span.end();
        assert_eq!(is_closed, quote.closing == Closing::Mark, "{quote:?}");
        let block = analysis.document.block_of(quote.span);
        assert!(block.is_some(), "no block holds {quote:?}");
        if let Some(before) = before {
            let is_behind = before.span.start() < quote.span.start();
            let is_nested = before.content.contains(quote.span);
            let is_clear = !before.span.overlaps(quote.span);
            assert!(
                is_behind && (is_nested || is_clear),
                "{before:?} then {quote:?}"
            );
        }
        match quote.parent {
            Some(parent) => {
                let parent = &quotes[parent.index()];
                assert!(parent.content.contains(quote.span), "{quote:?}");
                assert_eq!(quote.depth, parent.depth.saturating_add(1), "{quote:?}");
            }
            None => assert_eq!(quote.depth, 0, "{quote:?}"),
        }
        if let Some(continued) = quote.continues {
            assert!(continued.index() < n, "{quote:?}");
        }
        assert_is_token(n, quote, analysis);
        before = Some(quote);
    }
}

/// A quote is one token of its passage, and its words are a passage.
fn assert_is_token(n: usize, quote: &Quote, analysis: &Analysis) {
    let scan = &analysis.scan;
    let token = scan.tokens[quote.token];
    assert_eq!(token.span, quote.span, "{quote:?}");
    let is_own = matches!(token.kind, TokenKind::Quote(id) if id.index() == n);
    assert!(is_own, "{quote:?} has the token {token:?}");
    let passage = &scan.passages[quote.passage];
    assert!(passage.tokens.contains(&quote.token), "{quote:?}");
    assert_eq!(passage.inside, quote.parent, "{quote:?}");
    assert_eq!(
        scan.passages[quote.inside].span, quote.content,
        "{quote:?}: the passage of its words"
    );
}

/// Every sign of a passage is in one token, and every token in one sentence.
fn assert_passages(analysis: &Analysis) {
    let (text, scan) = (analysis.document.text(), &analysis.scan);
    let (mut tokens, mut sentences) = (0, 0);
    for passage in &scan.passages {
        assert_eq!(passage.tokens.start, tokens, "{passage:?}");
        assert_eq!(passage.sentences.start, sentences, "{passage:?}");
        let mut at = passage.span.start();
        for token in &scan.tokens[passage.tokens.clone()] {
            assert!(!token.span.is_empty(), "{token:?}");
            assert_is_white(at, token.span.start(), text);
            at = token.span.end();
        }
        assert_is_white(at, passage.span.end(), text);
        for sentence in &scan.sentences[passage.sentences.clone()] {
            assert_eq!(sentence.tokens.start, tokens, "{sentence:?}");
            assert!(!sentence.tokens.is_empty(), "{sentence:?}");
            tokens = sentence.tokens.end;
        }
        assert_eq!(tokens, passage.tokens.end, "{passage:?}");
        sentences = passage.sentences.end;
    }
    assert_eq!(tokens, scan.tokens.len(), "tokens of no passage");
    assert_eq!(sentences, scan.sentences.len(), "sentences of no passage");
}

fn assert_is_white(start: usize, end: usize, text: &str) {
    let between = text.get(start..end);
    let between = between.unwrap_or_else(|| panic!("tokens overlap: {start}..{end}"));
    // `&nbsp;` is a space.
    let is_white = |folded| match folded {
        Folded::Space => true,
        Folded::Char(c) => is_blank(c),
        _ => false,
    };
    let is_blank = between.chars().all(is_blank) || fold(between).all(|(_, c)| is_white(c));
    assert!(is_blank, "no token for {between:?}");
}

/// Tells whether nothing is to be seen of a character by itself: it may stand between tokens.
fn is_blank(c: char) -> bool {
    let is_accent = matches!(c, '\u{300}'..='\u{36F}');
    is_accent || is_invisible(c) || c.is_whitespace() || c.is_control()
}

/// Mentions lie in the text and in their passages, and speakers have the mentions that name them.
fn assert_cast(analysis: &Analysis) {
    let (text, coreference, scan) = (
        analysis.document.text(),
        &analysis.coreference,
        &analysis.scan,
    );
    let mut start = 0;
    for mention in &coreference.mentions {
        assert_lies(mention.span, text);
        assert!(
            mention.speaker.index() < coreference.speakers.len(),
            "{mention:?}"
        );
        let passage = &scan.passages[mention.passage];
        assert!(passage.span.contains(mention.span), "{mention:?}");
        let inside = |tokens: &std::ops::Range<usize>| {
            passage.tokens.start <= tokens.start
                && tokens.start <= tokens.end
                && tokens.end <= passage.tokens.end
        };
        assert!(
            inside(&mention.tokens) && inside(&mention.core),
            "{mention:?}"
        );
        let sentence = &scan.sentences[mention.sentence];
        assert_eq!(sentence.passage, mention.passage, "{mention:?}");
        if let Some(within) = mention.within {
            assert!(within.index() < coreference.mentions.len(), "{mention:?}");
        }
        assert!(start <= mention.tokens.start, "not in order: {mention:?}");
        start = mention.tokens.start;
    }
    let mut named = 0;
    for (n, speaker) in coreference.speakers.iter().enumerate() {
        assert!(!speaker.name.is_empty(), "{speaker:?}");
        let in_order = speaker.mentions.windows(2).all(|pair| pair[0] < pair[1]);
        assert!(in_order, "{speaker:?}");
        for mention in &speaker.mentions {
            let whose = coreference.mentions[mention.index()].speaker.index();
            assert_eq!(whose, n, "{speaker:?}: {mention:?}");
        }
        named += speaker.mentions.len();
    }
    assert_eq!(
        named,
        coreference.mentions.len(),
        "each mention has one speaker"
    );
}

/// One attribution a quote, and it points into the story.
fn assert_attributions(analysis: &Analysis) {
    let (text, coreference) = (analysis.document.text(), &analysis.coreference);
    assert_eq!(analysis.attributions.len(), analysis.scan.quotes.len());
    for attribution in &analysis.attributions {
        let is_share = (0.0..=1.0).contains(&attribution.confidence);
        assert!(is_share, "{attribution:?}");
        let is_no_speech = matches!(attribution.kind, QuoteKind::Scare | QuoteKind::Title);
        let is_said_so = attribution.outcome == Outcome::NotSpeech;
        assert_eq!(is_no_speech, is_said_so, "{attribution:?}");
        if let Some(second) = attribution.runner_up {
            assert!(
                second.index() < coreference.mentions.len(),
                "{attribution:?}"
            );
        }
        let Outcome::Spoken {
            speaker,
            mention,
            cue,
            ..
        } = attribution.outcome
        else {
            continue;
        };
        assert!(
            speaker.index() < coreference.speakers.len(),
            "{attribution:?}"
        );
        let mention = &coreference.mentions[mention.index()];
        if let Some(cue) = cue {
            assert_lies(cue, text);
            assert!(!cue.overlaps(mention.span), "{attribution:?}");
        }
    }
}
