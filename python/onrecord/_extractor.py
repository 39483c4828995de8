"""The functions of the package: the methods of an extractor with the built-in words."""

from __future__ import annotations

import os
import sys
import warnings
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from . import _native, _rows, _stories
from ._errors import OnrecordError
from ._native import ArrowStream
from ._rows import Change, Quote, Quotes, SpeakerCount, Verdict
from ._stories import Format, HasArrowStream, Part, Story

if TYPE_CHECKING:
    from typing_extensions import TypeIs

Path = str | os.PathLike[str]
Paths = Path | Iterable[Path]


_File = tuple[str, bytes]
_State = tuple[list[_File], "_File | None", list[tuple[str, list[str]]], bool]


class Extractor:
    """Finds quotes, with words and names of your own. It is immutable; threads and processes can share it.

    :param lexicon: files (CSV) with reporting verbs, roles and titles that are added to the built-in ones.
    :param people: a file (CSV) with the columns ``id``, ``name`` and ``aliases`` (several with ``|`` between). Rows then
        have its id as ``speaker_id``, and its further columns.
    :param known_speakers: full names with their shorter forms: ``{"Ines Duarte": ["Duarte", "the mayor"]}``. They
        change what a speaker is called, and nobody's quotes.
    :param turns: also find the questions and answers of interviews, which have no quotation marks; they are quotes of
        the kind ``turn``. Texts are then read as files of text are, whose labels say who speaks.

    :raises OnrecordError: for a file that cannot be read, with the file and the line.
    """

    def __init__(
        self,
        *,
        lexicon: Paths = (),
        people: Path | None = None,
        known_speakers: Mapping[str, Iterable[str]] | None = None,
        turns: bool = False,
    ) -> None:
        files = [(path, _bytes(path)) for path in _stories.paths(lexicon)]
        known = [(name, list(forms)) for name, forms in (known_speakers or {}).items()]
        named = None if people is None else (os.fspath(people), _bytes(os.fspath(people)))
        self.__setstate__((files, named, known, turns))

    def __getstate__(self) -> _State:
        # The files go along, so that another machine needs none.
        return self._state

    def __setstate__(self, state: _State) -> None:
        self._state = state
        self._native = _native.NativeExtractor(*state)

    def extract(
        self,
        story: Story,
        *,
        min_confidence: float = 0.0,
        keep: Iterable[str] = (),
        format: Format = "auto",
        text_field: str | None = None,
        id_field: str | None = None,
        without: Iterable[Part] = (),
    ) -> Quotes:
        """Returns the quotes of a story, in reading order.

        :param story: a text, ``(id, text)``, or the path of a file or folder (``pathlib.Path``), which is read as the
            command line reads it; an archive gives the quotes of all its stories.
        :param min_confidence: the lowest confidence (from 0 to 1) at which a speaker is named. Quotes below it stay,
            with ``speaker``, ``mention``, ``cue`` and ``evidence`` empty.
        :param keep: fields of the input for ``Quote.kept``; for files only.
        :param format: how a file is read.
        :param text_field: the JSON field or CSV column with the text; ``text`` if none is named.
        :param id_field: that with the id; ``id`` if none is named.
        :param without: parts of web pages and Markdown to leave out.

        :raises OnrecordError: for a file that cannot be read, a text of more than 64 MiB, or one that is no Unicode.

        >>> import onrecord
        >>> [q.speaker for q in onrecord.extract("“It sails at six,” said Ines Duarte. “Or later,” she said.")]
        ['Ines Duarte', 'Ines Duarte']
        """
        given = _stories.story(story, "text")
        reading: _stories.Reading = (format, text_field, id_field, list(without))
        least = _confidence(min_confidence)
        found = self._native.extract(given, reading, list(keep), least)
        return Quotes(
            _rows.rows(Quote, found), lambda: _native.page(self._native, given, reading, least)
        )

    def extract_arrow(
        self,
        table: HasArrowStream,
        text: str = "text",
        id: str | None = "id",
        *,
        keep: Iterable[str] = (),
        min_confidence: float = 0.0,
        jobs: int | None = None,
    ) -> ArrowStream:
        """Returns the quotes of a table of stories, as a stream of Arrow: one row per quote, in the order of the table.

        Nothing is worked on before the stream is read, and memory does not grow with the table. Hand it to
        ``pyarrow.table``, ``polars.DataFrame``, ``duckdb.from_arrow``, ``pandas.DataFrame.from_arrow`` (pandas 3) or
        anything else that reads the Arrow PyCapsule interface.

        :param table: anything with ``__arrow_c_stream__``: a table of pyarrow, pandas, Polars, a relation of DuckDB, …
        :param text: the column with the texts: strings of any Arrow type.
        :param id: the column with the ids, which is the column ``document`` of the output, as text; ``None`` for the
            number of the row, from 0.
        :param keep: columns to carry along, with their types, after all others.
        :param min_confidence: the lowest confidence (from 0 to 1) at which a speaker is named.
        :param jobs: how many threads; as many as there are processors if ``None``.

        :returns: the columns of ``onrecord extract -o quotes.parquet`` in its order (``document``, ``line``, ``quote``,
            ``speaker``, …; strings, 64-bit integers and doubles), then ``error``, those of the file of people, and ``keep``. A text that cannot be read (null, more
            than 64 MiB, no UTF-8) is a row with its ``document``, an ``error`` and nothing else; in all other rows
            ``error`` is null.

        :raises OnrecordError: for a table without such columns.
        """
        return self._native.extract_arrow(
            table, text, id, list(keep), _confidence(min_confidence), jobs
        )

    def extract_files(
        self,
        paths: Paths,
        *,
        keep: Iterable[str] = (),
        min_confidence: float = 0.0,
        jobs: int | None = None,
        format: Format = "auto",
        text_field: str | None = None,
        id_field: str | None = None,
        without: Iterable[Part] = (),
    ) -> ArrowStream:
        """Returns the quotes of files, folders and archives (WARC), as a stream of Arrow.

        The columns are those of :meth:`extract_arrow`; those of ``keep`` are strings. Archives are read story by story:
        memory does not grow with them. What cannot be read is a row with an ``error``, whose ``document`` is its
        id, or its place where it has none.

        :param paths: one path, or many; a folder gives the files whose names say that they hold stories.
        """
        return self._native.extract_files(
            _stories.paths(paths),
            (format, text_field, id_field, list(without)),
            list(keep),
            _confidence(min_confidence),
            jobs,
        )

    def diff(
        self,
        before: Story,
        after: Story,
        *more: Story,
        ignore: Iterable[str] = (),
        terms: bool = False,
    ) -> list[Change]:
        """Returns what happened to each quote between versions of a story, oldest first.

        :param ignore: kinds of change to leave out: ``typography``, ``cue``, ``moved``, …
        :param terms: also list terms, titles and scare quotes that were added or removed.

        :raises OnrecordError: for a version that cannot be read.

        Warns if two versions look like different stories.

        >>> import onrecord
        >>> change, = onrecord.diff("“We will not sell,” said Ines Duarte.", "“We will sell,” said Ines Duarte.")
        >>> change.changes, change.severity, change.edits[0].note
        (('wording',), 'error', 'negation')
        """
        names = ["before", "after", *(f"version {n + 3}" for n in range(len(more)))]
        versions = [_stories.story(*pair) for pair in zip((before, after, *more), names)]
        found, warned = _native.diff(self._native, versions, _AUTO, list(ignore), terms)
        for message in warned:
            warnings.warn(message, stacklevel=_outside())
        return list(_rows.rows(Change, found))

    def verify(
        self,
        story: Story,
        sources: Story | Iterable[Story] | Mapping[str, str],
        *,
        speaker_of: Mapping[str, str] | None = None,
        media: str | Mapping[str, str] | None = None,
        rewrite: bool = False,
    ) -> list[Verdict]:
        """Returns a verdict on each quote of a story: exact, typography, abridged, altered or absent.

        :param sources: one source, many, or ``{id: text}``. A text is read as a file of text is: one that is a
            transcript (``NAME: …``, SRT, VTT) has the speakers that its labels name.
        :param speaker_of: who speaks in a source without labels, by its id.
        :param media: the address of the recording, or the addresses by the ids of sources; ``Verdict.media`` links to
            the time of the words.
        :param rewrite: the story is a rewritten text, such as a summary: each quote has to stand in a source, with the
            same speaker, and a text without a quote is an error.

        :raises OnrecordError: if the story or a source cannot be read, and if there is no source.

        >>> import onrecord
        >>> verdict, = onrecord.verify(
        ...     "“We will close the ferry,” said Ines Duarte.",
        ...     "ASKE: And the ferry?\\n\\nDUARTE: We will not close the ferry this year.\\n\\nASKE: Thank you.",
        ... )
        >>> verdict.verdict, verdict.edits[0].before, verdict.same_speaker
        ('altered', 'not', True)
        """
        if isinstance(sources, Mapping):
            listed: list[Story] = list(sources.items())
        elif isinstance(sources, (str, tuple, os.PathLike)):
            listed = [sources]
        else:
            listed = list(sources)
        named = [_stories.story(source, f"source {n + 1}") for n, source in enumerate(listed)]
        addresses = {"": media} if isinstance(media, str) else dict(media or {})
        found = _native.verify(
            self._native,
            _stories.story(story, "story"),
            named,
            _AUTO,
            dict(speaker_of or {}),
            addresses,
            rewrite,
        )
        return list(_rows.rows(Verdict, found))

    def speakers(
        self,
        stories: HasArrowStream | Iterable[Story] | Path,
        *,
        by: Sequence[str] = (),
        min_confidence: float = 0.0,
        text: str = "text",
        id: str | None = "id",
        jobs: int | None = None,
    ) -> list[SpeakerCount]:
        """Returns who is quoted over many stories: a row for each speaker, those with the most words first.

        Names of several stories are joined only where the full name agrees, or where the file of people says who is meant.

        :param stories: a table of Arrow (as for :meth:`extract_arrow`), stories, or the path of files (``pathlib.Path``).
        :param by: columns of the table, or fields of the files, to count by; ``year`` and ``month`` are those of the
            column ``published`` or ``date``.
        :param min_confidence: count only speakers with this confidence (from 0 to 1) or a higher one.
        :param text: the column of a table with the texts.
        :param id: that with the ids; ``None`` for the number of the row, from 0.

        :raises OnrecordError: for a story that cannot be read.
        """
        least = _confidence(min_confidence)
        if _is_table(stories):
            found = self._native.speakers_arrow(stories, text, id, list(by), least, jobs)
        else:
            if isinstance(stories, (str, os.PathLike)):
                stories = [stories]
            named = [_stories.story(story, f"story {n + 1}") for n, story in enumerate(stories)]
            found = self._native.speakers(named, _AUTO, list(by), least, jobs)
        return list(_rows.rows(SpeakerCount, found))


_AUTO: _stories.Reading = ("auto", None, None, [])


def _is_table(given: object) -> TypeIs[HasArrowStream]:
    return hasattr(given, "__arrow_c_stream__")


def _bytes(path: str) -> bytes:
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError as error:
        missing = isinstance(error, FileNotFoundError)
        message = "no such file or folder" if missing else error.strerror
        raise OnrecordError(f"{path}: {message}", "io", path) from None


def _confidence(given: float) -> float:
    if not 0.0 <= given <= 1.0:
        raise OnrecordError(f"min_confidence={given}: give a number from 0 to 1, such as 0.9")
    return float(given)


def _outside() -> int:
    """Returns how many calls away the caller of the package is: a warning names a line of his."""
    depth = 1
    frame = sys._getframe(1)
    while frame.f_back is not None and frame.f_globals.get("__name__", "").startswith("onrecord."):
        frame = frame.f_back
        depth += 1
    return depth


_builtin = Extractor()

extract = _builtin.extract
extract_arrow = _builtin.extract_arrow
extract_files = _builtin.extract_files
diff = _builtin.diff
verify = _builtin.verify
speakers = _builtin.speakers
