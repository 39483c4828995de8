"""The component for spaCy."""

from __future__ import annotations

import pytest

import onrecord

from .conftest import STORIES

spacy = pytest.importorskip("spacy")


@pytest.mark.parametrize("id", STORIES)
def test_spans_have_the_quotes_with_their_speakers(id: str) -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("onrecord")
    text = STORIES[id]
    doc = nlp(text)
    quotes = onrecord.extract(text)
    spans = list(doc.spans["quotes"])
    assert len(spans) == len(quotes)
    for span, quote in zip(spans, quotes):
        assert span._.quote == quote and span.label_ == quote.kind
        assert quote.quote in span.text
        assert (span._.speaker, span._.role, span._.confidence) == (quote.speaker, quote.role, quote.confidence)
        assert (span._.mention is None) == (quote.mention is None)
        if quote.cue is not None:
            assert quote.cue.text in span._.cue.text


def test_options_and_pipes() -> None:
    nlp = spacy.blank("en")
    config = {"spans_key": "said", "min_confidence": 1.0, "known_speakers": {"Maria Duarte": ["Ines Duarte"]}}
    nlp.add_pipe("onrecord", config=config)
    (doc,) = nlp.pipe([STORIES["ferry"]])
    assert [span._.speaker for span in doc.spans["said"] if span._.confidence < 1.0] == [None, None]
    assert doc[:1]._.speaker is None
    again = spacy.blank("en").from_config(nlp.config)
    assert len(again(STORIES["ferry"]).spans["said"]) == 2


def test_documents_can_be_saved() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("onrecord")
    doc = nlp(STORIES["ferry"])
    saved = spacy.tokens.Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert [span._.quote for span in saved.spans["quotes"]] == [span._.quote for span in doc.spans["quotes"]]
    assert saved.spans["quotes"][0]._.quote == onrecord.extract(STORIES["ferry"])[0]
