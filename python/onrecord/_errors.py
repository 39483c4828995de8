"""The exception of the package."""

from __future__ import annotations

from typing import Literal

ErrorKind = Literal["io", "encoding", "syntax", "limit", "usage", "bug"]


class OnrecordError(ValueError):
    """Something that cannot be read or done, in the words of the command line: the place, then what is wrong.

    ``kind`` is ``io`` (the system: no such file), ``encoding`` (not text), ``syntax`` (the text does not follow its
    format), ``limit`` (longer than is read), ``usage`` (what was asked for is not possible) or ``bug`` (ours).
    ``place`` is the file, the line or the id that it is about, or empty.
    """

    def __init__(self, message: str, kind: ErrorKind = "usage", place: str = "") -> None:
        super().__init__(message)
        self.kind: ErrorKind = kind
        self.place = place

    def __reduce__(self) -> tuple[type[OnrecordError], tuple[str, ErrorKind, str]]:
        # A cluster sends exceptions from process to process.
        return type(self), (str(self), self.kind, self.place)
