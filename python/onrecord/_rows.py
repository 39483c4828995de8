"""Rows of the tables of onrecord as dataclasses. Their fields are those of the JSONL of the command line, in its order.

Offsets (``start``, ``end``) count Unicode code points from 0 and are half-open; lines count from 1; bytes from 0.
``None`` is where there is nothing.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Literal, TypeVar

from . import _html

Severity = Literal["none", "note", "warning", "error"]
SpeakerKind = Literal["person", "role", "organization", "document", "collective", "unresolved"]


@dataclasses.dataclass(frozen=True, slots=True)
class Excerpt:
    """Words of the story: ``text[start:end]``."""

    start: int
    """The first character (code points, from 0)."""
    end: int
    """The character after the last one."""
    text: str
    """The words."""


@dataclasses.dataclass(frozen=True, slots=True)
class RawSpan:
    """Bytes of the file that the quoted words were read from."""

    start: int
    """The first byte (from 0)."""
    end: int
    """The byte after the last one."""


@dataclasses.dataclass(frozen=True, slots=True)
class Quote:
    """A quote of a story with its speaker."""

    document: str
    """The id of the story: that of its column, its path, or the name it was given."""
    line: int
    """The line on which the quoted words begin (from 1)."""
    start: int
    """The first quoted character, after the mark (code points, from 0)."""
    end: int
    """The character after the last quoted one."""
    quote: str
    """The quoted words exactly as in the story, without the marks."""
    kind: Literal["direct", "partial", "scare", "title", "turn"]
    """Speech, speech inside a sentence, a scare quote, or a title; ``turn`` for a paragraph of an interview."""
    depth: int
    """0 for a quote of the story, 1 for a quote inside a quote, and so on."""
    closing: Literal["mark", "continued", "missing"]
    """How the quote ends: with a mark, in the next paragraph, or without one."""
    continues: int | None
    """The ``start`` of the quote in an earlier paragraph that this one continues."""
    speaker: str | None
    """The speaker, under the fullest name in the story."""
    speaker_kind: SpeakerKind | None
    """What the speaker is; ``unresolved`` is a pronoun without a clear antecedent."""
    role: str | None
    """What the story calls the speaker: ``chief engineer``."""
    mention: Excerpt | None
    """The words here that name the speaker."""
    cue: Excerpt | None
    """The reporting verb or phrase."""
    evidence: str | None
    """The pattern on the page that links quote and speaker: ``quote-verb-name``."""
    confidence: float
    """How likely the speaker is the right one (from 0 to 1)."""
    block: str
    """What contains the quote: ``paragraph``, ``heading``, ``caption``."""
    raw: RawSpan | None
    """The bytes of the file that the words were read from."""
    story: Mapping[str, str] | None = None
    """What a file says of the story: ``headline``, ``byline``, ``published``, ``url``, ``language``, ``site``."""
    kept: Mapping[str, str | None] | None = None
    """The fields of ``keep=``."""
    speaker_id: str | None = None
    """The id of the speaker in the file of people."""
    person: Mapping[str, str | None] | None = None
    """The further columns of the file of people."""
    hidden: tuple[str, ...] = ()
    """Invisible characters of the quote that may carry words: ``U+E0041``."""

    def _repr_html_(self) -> str:
        return _html.quote(self)


class Quotes(list[Quote]):
    """The quotes of a story, as a list. A notebook shows the story with its quotes, as ``onrecord extract`` does with
    ``-o story.html``; what is made of the list (``quotes[:3]``) is a list.
    """

    def __init__(self, quotes: Iterable[Quote] = (), page: Callable[[], str] | None = None) -> None:
        super().__init__(quotes)
        self._page = page
        self._shown_for = list(self)

    def _repr_html_(self) -> str:
        # Of a list that was changed since, the page would show something else.
        if self._page is None or self._shown_for != self:
            return _html.quotes(self)
        return _html.framed(self._page())

    def __reduce__(self) -> tuple[type[Quotes], tuple[list[Quote]]]:
        return type(self), (list(self),)


@dataclasses.dataclass(frozen=True, slots=True)
class QuoteVersion:
    """A quote as one version of a story has it."""

    start: int
    """The first quoted character in that version (code points, from 0)."""
    end: int
    """The character after the last one."""
    line: int
    """The line on which it begins (from 1)."""
    quote: str
    """Its words."""
    speaker: str | None
    """The speaker in that version."""
    cue: str | None
    """The reporting verb or phrase there."""
    speaker_id: str | None = None
    """The id of that speaker in the file of people."""
    person: Mapping[str, str | None] | None = None
    """The further columns of the file of people."""


@dataclasses.dataclass(frozen=True, slots=True)
class WordEdit:
    """Words that were replaced."""

    before: str
    """The words before; empty if words were inserted."""
    after: str
    """The words after; empty if words were deleted."""
    note: str | None
    """What the edit does: ``negation``, ``number``, ``name``, …"""


@dataclasses.dataclass(frozen=True, slots=True)
class Thread:
    """A quote through all versions."""

    number: int
    """Its number (from 1)."""
    first: str
    """The first version that has it."""
    last: str
    """The last version that has it."""


@dataclasses.dataclass(frozen=True, slots=True)
class VersionInfo:
    """The commit of a version."""

    date: str
    author: str
    subject: str


@dataclasses.dataclass(frozen=True, slots=True)
class Change:
    """What happened to a quote between two versions of a story."""

    from_: str
    """The version before."""
    to: str
    """The version after."""
    changes: tuple[str, ...]
    """What happened: ``wording``, ``speaker``, ``moved``, ``removed``, …"""
    severity: Severity
    """The highest severity of what happened."""
    similarity: float | None
    """The proportion of words that are the same (from 0 to 1); ``None`` if there is one side only."""
    before: QuoteVersion | None
    """The quote before."""
    after: QuoteVersion | None
    """The quote after."""
    edits: tuple[WordEdit, ...]
    """The words that were replaced."""
    thread: Thread
    """The quote through all versions."""
    version: VersionInfo | None = None
    """The commit of the version after, of a git history."""

    def _repr_html_(self) -> str:
        return _html.change(self)


@dataclasses.dataclass(frozen=True, slots=True)
class SourceLine:
    """A place in a source."""

    document: str
    line: int
    """The line of the source (from 1)."""
    text: str
    """Its words."""


@dataclasses.dataclass(frozen=True, slots=True)
class Source:
    """The words of a source that match a quote best."""

    document: str
    """The source."""
    start: int
    """The first character of the words in the text of the source (code points, from 0)."""
    end: int
    """The character after the last one."""
    text: str
    """The words, without the labels of a transcript."""
    speaker: str | None
    """The speaker, according to the source."""
    line: int
    """The line on which they begin (from 1)."""
    time: str | None
    """The time in a recording: ``00:04:09.500``."""
    hidden: tuple[str, ...] = ()
    """Invisible characters of the source: ``U+E0041``."""


@dataclasses.dataclass(frozen=True, slots=True)
class VerdictEdit:
    """A difference between the words of the source and those of the quote."""

    before: str
    """The words of the source."""
    after: str
    """The words of the quote."""
    note: str | None
    """What the edit does."""
    words: int | None
    """How many words a marked cut leaves out."""
    crosses: Literal["sentence", "antecedent", "turn"] | None
    """What a cut crosses."""


@dataclasses.dataclass(frozen=True, slots=True)
class Verdict:
    """A quote against the sources."""

    document: str
    """The id of the story."""
    start: int
    """The first quoted character in the story (code points, from 0)."""
    end: int
    """The character after the last one."""
    quote: str
    """The quoted words as in the story."""
    speaker: str | None
    """The speaker, according to the story."""
    verdict: Literal["exact", "typography", "abridged", "altered", "absent"]
    """How the quote compares with the source."""
    severity: Severity
    """The highest severity of the findings about the quote."""
    word_error_rate: float | None
    """Words changed without a mark, divided by those of the source; may exceed 1."""
    source: Source | None
    """The best match; ``None`` for an absent quote."""
    edits: tuple[VerdictEdit, ...]
    """The differences."""
    line: int
    """The line of the story on which the quoted words begin (from 1)."""
    same_speaker: bool | None
    """Whether the source has the same speaker; ``None`` if unknown."""
    disagreeing: tuple[SourceLine, ...]
    """Other sources that have different words."""
    found: int
    """The number of places in all sources with all its words in a row."""
    speaker_doubt: str | None
    """Why ``same_speaker`` is ``None``."""
    nearest: tuple[SourceLine, ...]
    """The place of an absent quote that shares some words with it."""
    media: str | None
    """The recording at the time of the words."""
    kept: Mapping[str, str | None] | None = None
    """The fields of ``keep=``."""
    speaker_id: str | None = None
    """The id of the speaker in the file of people."""
    person: Mapping[str, str | None] | None = None
    """The further columns of the file of people."""
    hidden: tuple[str, ...] = ()
    """Invisible characters of the quote that may carry words."""

    def _repr_html_(self) -> str:
        return _html.verdict(self)


@dataclasses.dataclass(frozen=True, slots=True)
class SpeakerCount:
    """Somebody who is quoted, over many stories."""

    speaker_id: str | None
    """The id in the file of people."""
    speaker: str
    """The name: that of the file of people, or the first that a story has."""
    kind: SpeakerKind
    """What kind of speaker."""
    stories: int
    """The number of stories with a quote."""
    quotes: int
    """The number of quotes, those inside quotes left out."""
    words: int
    """The number of quoted words."""
    share: float
    """Per cent of all counted words with the same ``by`` (from 0 to 100)."""
    first: str | None
    """The first day of publication, where the input says it: ``2026-03-09``."""
    last: str | None
    """The last one."""
    first_story: str
    """The id of the first story with a quote."""
    last_story: str
    """The id of the last one."""
    by: Mapping[str, str | None] | None = None
    """The fields of ``by=`` with the values that the row counts."""
    person: Mapping[str, str | None] | None = None
    """The further columns of the file of people."""


_NESTED: dict[type[Any], dict[str, type[Any]]] = {
    Quote: {"mention": Excerpt, "cue": Excerpt, "raw": RawSpan},
    Change: {
        "before": QuoteVersion,
        "after": QuoteVersion,
        "edits": WordEdit,
        "thread": Thread,
        "version": VersionInfo,
    },
    Verdict: {"source": Source, "edits": VerdictEdit, "disagreeing": SourceLine, "nearest": SourceLine},
}

Row = TypeVar("Row")


def rows(kind: type[Row], jsonl: bytes) -> Iterable[Row]:
    """Reads the rows of JSONL."""
    for line in jsonl.split(b"\n"):
        if line:
            yield row(kind, json.loads(line))


def row(kind: type[Row], found: Mapping[str, Any]) -> Row:
    """Makes a row of an object of JSON."""
    nested = _NESTED.get(kind, {})
    values = {}
    for name, value in found.items():
        inner = nested.get(name)
        if isinstance(value, (list, tuple)):
            value = tuple(row(inner, one) if inner else one for one in value)
        elif inner and value is not None:
            value = row(inner, value)
        # A keyword of Python.
        values["from_" if name == "from" else name] = value
    return kind(**values)
