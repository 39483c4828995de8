"""Stories as the functions of the package take them, and as the native module does."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import Any, Literal, Protocol, TypeAlias

from ._errors import OnrecordError

Story: TypeAlias = "str | os.PathLike[str] | tuple[str, str]"
"""A story: its text, the path of a file (``pathlib.Path``), or ``(id, text)``. A ``str`` is always a text."""

Format: TypeAlias = Literal[
    "auto", "text", "markdown", "html", "jsonl", "json", "csv", "nitf", "docx", "odt", "warc"
]
"""How a file is read; ``auto`` goes by its extension, and without one by its content."""

Part: TypeAlias = Literal["headings", "block-quotes", "pull-quotes", "captions", "related"]
"""A part of a web page or of Markdown that can be left out."""


class HasArrowStream(Protocol):
    """Anything that has a stream of Arrow: a table of pyarrow, pandas, Polars, a relation of DuckDB, …"""

    def __arrow_c_stream__(self, requested_schema: Any = None) -> Any: ...


NativeStory: TypeAlias = "tuple[str, str | None, str | None]"
Reading: TypeAlias = "tuple[str, str | None, str | None, list[str]]"


def story(given: Story, name: str) -> NativeStory:
    """Returns ``(id, text, path)``; a text without an id gets this name."""
    if isinstance(given, str):
        return name, checked(name, given), None
    if isinstance(given, tuple):
        own, text = given
        return own, checked(own, text), None
    try:
        return "", None, os.fspath(given)
    except TypeError:
        kind = type(given).__name__
        message = f"{name}: a story is a text (str), the path of a file (pathlib.Path) or (id, text), and no {kind}"
        raise TypeError(message) from None


def checked(name: str, text: object) -> str:
    """Returns the text, which must be one of Unicode: half a surrogate pair is no character."""
    if not isinstance(text, str):
        raise TypeError(f"{name}: a text is a str, and no {type(text).__name__}")
    try:
        text.encode()
    except UnicodeEncodeError as error:
        message = f"{name}: not Unicode at character {error.start} of the text: half a surrogate pair"
        raise OnrecordError(message, "encoding", name) from None
    return text


def paths(given: str | os.PathLike[str] | Iterable[str | os.PathLike[str]]) -> list[str]:
    """Returns paths: of one, or of many."""
    if isinstance(given, (str, os.PathLike)):
        return [os.fspath(given)]
    return [os.fspath(path) for path in given]
