"""The native module. It is not for use from outside: :mod:`onrecord` has everything."""

from typing import Any, final

from ._stories import HasArrowStream, NativeStory, Reading

__all__ = [
    "__version__",
    "NativeExtractor",
    "ArrowStream",
    "run",
    "diff",
    "verify",
    "page",
    "quote_columns",
]

__version__: str

@final
class ArrowStream:
    """A stream of quotes, through the Arrow PyCapsule interface. Nothing is worked on before it is read.

    To read it a second time is to work a second time, and only possible where the input can be read again:
    ``pyarrow.table(stream)`` keeps the rows.
    """

    def __arrow_c_schema__(self) -> Any: ...
    def __arrow_c_stream__(self, requested_schema: Any = None) -> Any: ...

@final
class NativeExtractor:
    def __new__(
        cls,
        lexicons: list[tuple[str, bytes]],
        people: tuple[str, bytes] | None,
        known_speakers: list[tuple[str, list[str]]],
        turns: bool,
    ) -> NativeExtractor: ...
    def extract(
        self, story: NativeStory, reading: Reading, keep: list[str], min_confidence: float
    ) -> bytes: ...
    def extract_arrow(
        self,
        table: HasArrowStream,
        text: str,
        id: str | None,
        keep: list[str],
        min_confidence: float,
        jobs: int | None,
    ) -> ArrowStream: ...
    def extract_files(
        self,
        paths: list[str],
        reading: Reading,
        keep: list[str],
        min_confidence: float,
        jobs: int | None,
    ) -> ArrowStream: ...
    def speakers(
        self,
        stories: list[NativeStory],
        reading: Reading,
        by: list[str],
        min_confidence: float,
        jobs: int | None,
    ) -> bytes: ...
    def speakers_arrow(
        self,
        table: HasArrowStream,
        text: str,
        id: str | None,
        by: list[str],
        min_confidence: float,
        jobs: int | None,
    ) -> bytes: ...

def run(arguments: list[str]) -> int: ...
def quote_columns() -> list[tuple[str, str, bool]]: ...
def diff(
    extractor: NativeExtractor,
    versions: list[NativeStory],
    reading: Reading,
    ignore: list[str],
    terms: bool,
) -> tuple[bytes, list[str]]: ...
def page(
    extractor: NativeExtractor, story: NativeStory, reading: Reading, min_confidence: float
) -> str: ...
def verify(
    extractor: NativeExtractor,
    story: NativeStory,
    sources: list[NativeStory],
    reading: Reading,
    speaker_of: dict[str, str],
    media: dict[str, str],
    rewrite: bool,
) -> bytes: ...
