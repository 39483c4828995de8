"""A component for spaCy: ``nlp.add_pipe("onrecord")``.

It needs nothing that came before it in the pipeline: ``spacy.blank("en")`` will do. Quotes are in
``doc.spans["quotes"]``, and each span has what is known of its quote:

=========================  ===============================================================
``span._.speaker``         the speaker, under the fullest name in the text, or ``None``
``span._.speaker_kind``    ``person``, ``role``, ``organization``, …, or ``None``
``span._.role``            what the text calls the speaker, or ``None``
``span._.mention``         the span of the words here that name the speaker, or ``None``
``span._.cue``             the span of the reporting verb or phrase, or ``None``
``span._.evidence``        the pattern that links quote and speaker, or ``None``
``span._.confidence``      how likely the speaker is the right one (from 0 to 1)
``span._.quote``           the :class:`onrecord.Quote`, whose offsets are exact
=========================  ===============================================================

The label of a span is the kind of the quote (``direct``, ``partial``, ``scare``, ``title``). Spans are of whole tokens: one
begins with the token of the first quoted character and ends with that of the last.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from spacy.language import Language
from spacy.tokens import Doc, Span

from . import _extractor, _rows
from ._rows import Excerpt, Quote

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["make_component"]

_ATTRIBUTES = ["speaker", "speaker_kind", "role", "evidence", "confidence"]
_KEY = "onrecord_quotes"


def _of(span: Span) -> Quote | None:
    """Returns the quote that a span was made for."""
    found = span.doc.user_data.get(_KEY, {}).get(_place(span))
    return None if found is None else _rows.row(Quote, found)


def _place(span: Span) -> str:
    return f"{span.start_char}:{span.end_char}"


def _attribute(name: str) -> Callable[[Span], object]:
    def get(span: Span) -> object:
        quote = _of(span)
        return None if quote is None else getattr(quote, name)

    return get


def _excerpt(name: str) -> Callable[[Span], Span | None]:
    def get(span: Span) -> Span | None:
        quote = _of(span)
        words: Excerpt | None = None if quote is None else getattr(quote, name)
        return None if words is None else _span(span.doc, words.start, words.end, "")

    return get


def _span(doc: Doc, start: int, end: int, label: str) -> Span | None:
    return doc.char_span(start, end, label=label, alignment_mode="expand")


def _declare() -> None:
    for name in _ATTRIBUTES:
        if not Span.has_extension(name):
            Span.set_extension(name, getter=_attribute(name))
    for name in ("mention", "cue"):
        if not Span.has_extension(name):
            Span.set_extension(name, getter=_excerpt(name))
    if not Span.has_extension("quote"):
        Span.set_extension("quote", getter=_of)


@Language.factory(
    "onrecord",
    default_config={"spans_key": "quotes", "min_confidence": 0.0, "lexicon": [], "known_speakers": {}},
    assigns=["doc.spans"],
)
def make_component(
    nlp: Language,
    name: str,
    spans_key: str,
    min_confidence: float,
    lexicon: Iterable[str],
    known_speakers: Mapping[str, Iterable[str]],
) -> Callable[[Doc], Doc]:
    """Makes the component.

    :param spans_key: the key of ``doc.spans``.
    :param min_confidence: the lowest confidence (from 0 to 1) at which a speaker is named.
    :param lexicon: files with words, as for :class:`onrecord.Extractor`.
    :param known_speakers: full names with their forms.
    """
    extractor = _extractor.Extractor(lexicon=lexicon, known_speakers=known_speakers)
    _declare()

    def component(doc: Doc) -> Doc:
        spans = []
        # Plain values: a document that is saved, or sent to another process, takes them along.
        quotes: dict[str, dict[str, Any]] = {}
        for quote in extractor.extract(doc.text, min_confidence=min_confidence):
            span = _span(doc, quote.start, quote.end, quote.kind)
            # `""` has no token between its marks.
            if span is not None:
                quotes[_place(span)] = dataclasses.asdict(quote)
                spans.append(span)
        doc.spans[spans_key] = spans
        doc.user_data[_KEY] = quotes
        return doc

    return component
