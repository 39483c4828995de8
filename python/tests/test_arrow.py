"""Tables in and out."""

from __future__ import annotations

import datetime
import json
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest

import onrecord

from .conftest import STORIES

pa = pytest.importorskip("pyarrow")
pd = pytest.importorskip("pandas")
pl = pytest.importorskip("polars")
duckdb = pytest.importorskip("duckdb")

Command = Callable[..., "CompletedProcess[bytes]"]

COLUMNS = {"id": list(STORIES), "text": list(STORIES.values())}


def flat(line: dict[str, Any]) -> dict[str, Any]:
    """Flattens a line of JSONL as the typed table has it."""
    row: dict[str, Any] = {}
    for name, value in line.items():
        if isinstance(value, dict):
            for key, inner in value.items():
                row[name if key == "text" else f"{name}_{key}"] = inner
        else:
            row[name] = value
    return row


def rows(table: Any) -> list[dict[str, Any]]:
    """Returns the rows of a table of pyarrow, without what is null."""
    return [{name: value for name, value in row.items() if value is not None} for row in table.to_pylist()]


@pytest.fixture
def expected(jsonl: Path, command: Command) -> list[dict[str, Any]]:
    lines = command("extract", jsonl, "--format", "jsonl").stdout.splitlines()
    return [
        {name: value for name, value in flat(json.loads(line)).items() if value is not None} for line in lines
    ]


READERS: dict[str, Callable[[Any], Any]] = {
    "pyarrow": pa.table,
    "pandas": lambda stream: pa.Table.from_pandas(
        pd.DataFrame.from_arrow(stream) if hasattr(pd.DataFrame, "from_arrow") else pa.table(stream).to_pandas(),
        preserve_index=False,
    ),
    "polars": lambda stream: pl.DataFrame(stream).to_arrow(),
    "duckdb": lambda stream: pa.table(duckdb.sql("select * from stream")),
}

WRITERS: dict[str, Callable[[], Any]] = {
    "pyarrow": lambda: pa.table(COLUMNS),
    "pyarrow, long": lambda: pa.table(COLUMNS).cast(pa.schema([("id", pa.large_string()), ("text", pa.large_string())])),
    "pyarrow, views": lambda: pa.table(COLUMNS).cast(pa.schema([("id", pa.string_view()), ("text", pa.string_view())])),
    "pyarrow, bytes": lambda: pa.table({"id": COLUMNS["id"], "text": [text.encode() for text in COLUMNS["text"]]}),
    "pyarrow, categories": lambda: pa.table(
        {name: pa.array(values).dictionary_encode() for name, values in COLUMNS.items()}
    ),
    "pyarrow, small batches": lambda: pa.Table.from_batches(
        [pa.record_batch({name: values[n : n + 1] for name, values in COLUMNS.items()}) for n in range(len(STORIES))]
    ),
    "pyarrow, sliced": lambda: pa.table({name: ["“No”, he said.", *values] for name, values in COLUMNS.items()})[1:],
    "pandas": lambda: pd.DataFrame(COLUMNS),
    "polars": lambda: pl.DataFrame(COLUMNS),
    # A connection of DuckDB reads one result at a time: what it writes goes into another.
    "duckdb": lambda: duckdb.connect().from_arrow(pa.table(COLUMNS)),
}


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("writer", WRITERS)
def test_all_libraries_have_the_same_table(writer: str, reader: str, expected: list[dict[str, Any]]) -> None:
    stream = onrecord.extract_arrow(WRITERS[writer]())
    table = READERS[reader](stream)
    assert rows(table) == expected
    assert table.column_names == [*(name for name, _, _ in onrecord._native.quote_columns()), "error"]


def test_the_columns_are_typed_and_described() -> None:
    schema = pa.schema(onrecord.extract_arrow(pa.table(COLUMNS)))
    assert schema.field("quote").type == pa.string() and schema.field("start").type == pa.int64()
    assert schema.field("confidence").type == pa.float64()
    assert schema.field("start").metadata[b"description"] == b"The first quoted character, after the mark"
    assert schema == pa.table(onrecord.extract_arrow(pa.table(COLUMNS))).schema


def test_a_text_that_cannot_be_read_is_a_row_with_its_id() -> None:
    texts = ["“Yes,” said Tom Aske.", None, b"\x93No\x94, he said.".decode("latin-1").encode("latin-1"), "a" * (65 << 20)]
    raw = pa.array([text.encode() if isinstance(text, str) else text for text in texts], pa.binary())
    # As Spark does: bytes that are called a string, without a look at them.
    unchecked = pa.Array.from_buffers(pa.string(), len(raw), raw.buffers())
    for column in (raw, unchecked):
        table = pa.table({"id": ["good", "null", "bytes", "long"], "text": column})
        found = pa.table(onrecord.extract_arrow(table)).select(["document", "quote", "error"]).to_pylist()
        assert [tuple(row.values()) for row in found] == [
            ("good", "Yes,", None),
            ("null", None, "the text is null"),
            ("bytes", None, "not UTF-8 at byte 0 of the text"),
            ("long", None, "longer than 64 MiB"),
        ]
    nothing = pa.table({"id": [1, 2], "text": pa.nulls(2)})
    assert pa.table(onrecord.extract_arrow(nothing))["document"].to_pylist() == ["1", "2"]


def test_ids_of_other_types_and_none_at_all() -> None:
    texts = ["“Yes,” said Tom Aske.", "“No,” said Tom Aske."]
    ids = pd.DataFrame({"id": [7, 8], "text": texts})
    assert pa.table(onrecord.extract_arrow(ids))["document"].to_pylist() == ["7", "8"]
    batches = pa.Table.from_batches([pa.record_batch({"text": [text]}) for text in texts])
    assert pa.table(onrecord.extract_arrow(batches, id=None))["document"].to_pylist() == ["0", "1"]
    unsigned = pa.table({"id": pa.array([1, 2], pa.uint8()), "text": texts})
    assert pa.table(onrecord.extract_arrow(unsigned))["document"].to_pylist() == ["1", "2"]
    floats = pa.table({"id": [0.5, 1.5], "text": texts})
    with pytest.raises(Exception, match="a column of Float64 has neither texts nor whole numbers nor days"):
        pa.table(onrecord.extract_arrow(floats))
    null = pa.table({"id": ["a", None], "text": texts})
    assert pa.table(onrecord.extract_arrow(null))["quote"].to_pylist() == ["Yes,", "No,"]


def test_columns_are_carried_along_with_their_types() -> None:
    table = pa.table({**COLUMNS, "words": pa.array(range(len(STORIES)), pa.int16()), "tags": [["a"]] * len(STORIES)})
    quotes = pa.table(onrecord.extract_arrow(table, keep=["words", "tags"]))
    assert quotes.schema.field("words").type == pa.int16() and quotes.schema.field("tags").type == pa.list_(pa.string())
    place = {id: n for n, id in enumerate(STORIES)}
    assert quotes["words"].to_pylist() == [place[id] for id in quotes["document"].to_pylist()]


def test_a_file_of_people_adds_columns(tmp_path: Path) -> None:
    people = tmp_path / "people.csv"
    people.write_text("id,name,aliases,party\nQ1,Ines Duarte,,Green\n")
    quotes = pa.table(onrecord.Extractor(people=people).extract_arrow(pa.table(COLUMNS)))
    assert quotes.column_names[-3:] == ["error", "speaker_id", "party"]
    found = {row["speaker"]: row["party"] for row in quotes.to_pylist()}
    assert found["Ines Duarte"] == "Green" and found["Tom Aske"] is None


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda t: onrecord.extract_arrow(t, "body"), r"no column `body` \(text=\); the columns are `id`, `text`, `n`"),
        (lambda t: onrecord.extract_arrow(t, id="url"), r"no column `url` \(id=\)"),
        (lambda t: onrecord.extract_arrow(t, text="n"), r"the column `n` \(text=\) is of the type Int64, and no text"),
        (lambda t: onrecord.extract_arrow(t, keep=["desk"]), r"no column `desk` \(keep=\)"),
        (lambda t: onrecord.extract_arrow(t.rename_columns(["id", "text", "line"]), keep=["line"]), "a column line of its own"),
        (lambda t: onrecord.extract_arrow(t, jobs=0), "jobs must be 1 or more"),
        (lambda t: onrecord.extract_arrow(pl.LazyFrame({"text": ["a"]})), r"call \.collect\(\) first"),
        (lambda t: onrecord.extract_arrow(["text"]), "a list is no Arrow table"),  # type: ignore[arg-type]
    ],
)
def test_what_cannot_be_asked_for_is_said_at_once(call: Callable[[Any], Any], words: str) -> None:
    with pytest.raises(onrecord.OnrecordError, match=words):
        call(pa.table({"id": ["a"], "text": ["b"], "n": [1]}))


def test_a_stream_is_worked_on_as_it_is_read() -> None:
    asked = []

    def batches() -> Iterator[Any]:
        for n in range(50):
            asked.append(n)
            yield pa.record_batch({"id": [str(n)], "text": ["“Yes,” said Tom Aske."]})

    schema = pa.schema([("id", pa.string()), ("text", pa.string())])
    stream = onrecord.extract_arrow(pa.RecordBatchReader.from_batches(schema, batches()))
    assert asked == []
    reader = pa.RecordBatchReader.from_stream(stream)
    assert reader.read_next_batch()["document"].to_pylist() == ["0"]
    assert len(asked) < 5
    assert len(reader.read_all()) == 49


def test_a_source_that_fails_says_so() -> None:
    def batches() -> Iterator[Any]:
        yield pa.record_batch({"id": ["a"], "text": ["“Yes,” said Tom Aske."]})
        raise RuntimeError("the disk is gone")

    schema = pa.schema([("id", pa.string()), ("text", pa.string())])
    stream = onrecord.extract_arrow(pa.RecordBatchReader.from_batches(schema, batches()))
    with pytest.raises(Exception, match="the disk is gone"):
        pa.table(stream)


def test_a_table_can_be_read_again_and_a_reader_cannot() -> None:
    stream = onrecord.extract_arrow(pa.table(COLUMNS))
    assert pa.table(stream) == pa.table(stream)
    once = onrecord.extract_arrow(pa.table(COLUMNS).to_reader())
    assert len(pa.table(once)) > 0
    with pytest.raises(onrecord.OnrecordError, match="its input can be read only once"):
        pa.table(once)


def test_output_is_the_same_with_any_number_of_threads() -> None:
    many = pa.table({"id": [str(n) for n in range(600)], "text": [STORIES["mill"] * (n % 7) for n in range(600)]})
    one = pa.table(onrecord.extract_arrow(many, jobs=1)).combine_chunks()
    assert one == pa.table(onrecord.extract_arrow(many, jobs=5)).combine_chunks()
    assert len(one) == sum(n % 7 for n in range(600)) * 2


def test_python_runs_on_while_quotes_are_found() -> None:
    stream = onrecord.extract_arrow(pa.table({"id": ["a"] * 400, "text": [STORIES["mill"] * 40] * 400}))
    ticks = 0
    ended = threading.Event()

    def tick() -> None:
        nonlocal ticks
        while not ended.is_set():
            ticks += 1
            time.sleep(0.001)

    ticker = threading.Thread(target=tick)
    ticker.start()
    begun = time.monotonic()
    pa.table(stream)
    took = time.monotonic() - begun
    ended.set()
    ticker.join()
    # With the lock of the interpreter held there would be next to none.
    assert ticks > took * 100


def test_speakers_of_a_table() -> None:
    table = pa.table({**COLUMNS, "desk": ["city", "crime", "arts", "city", "city", "world"], "date": ["2026-03-09"] * 6})
    found = onrecord.speakers(table, by=["desk", "year"])
    assert all(row.by and row.by["year"] == "2026" for row in found)
    assert {(row.speaker, row.by["desk"]) for row in found if row.by} >= {("Ines Duarte", "city"), ("Tom Aske", "crime")}


@pytest.mark.parametrize("kind", ["date32", "date64", "timestamp[s]", "timestamp[ms]", "timestamp[us]", "timestamp[ns]"])
def test_days_of_any_type(kind: str) -> None:
    days = ["1969-12-31", "1970-01-01", "2000-02-29", "2026-03-01", "2026-12-31", "2100-02-28"]
    moments = pa.array([datetime.datetime.fromisoformat(f"{day} 23:59:59") for day in days], pa.timestamp("us"))
    found = moments.cast(pa.date32()) if kind.startswith("date") else moments
    found = found.cast({"date32": pa.date32(), "date64": pa.date64()}.get(kind) or pa.timestamp(kind[10:-1]))
    for day, one in zip(days, found):
        table = pa.table({"text": ["“Yes,” said Tom Aske."], "date": pa.array([one.as_py()], found.type)})
        (row,) = onrecord.speakers(table, id=None)
        assert row.first == day


def test_files_as_a_stream(tmp_path: Path, jsonl: Path, expected: list[dict[str, Any]]) -> None:
    assert rows(pa.table(onrecord.extract_files(jsonl))) == expected
    page = f"<html><body><article><h1>Ferry</h1><p>{STORIES['ferry']}</p></article></body></html>".encode()
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
    body = head + page
    record = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/ferry\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(body)}\r\n\r\n"
    ).encode()
    archive = tmp_path / "crawl.warc"
    archive.write_bytes((record + body + b"\r\n\r\n") * 3)
    found = pa.table(onrecord.extract_files([archive, tmp_path / "gone.txt"], keep=["url"]))
    assert found["quote"].to_pylist()[:2] == ["The ferry sails at six,", "Or later,"]
    assert found["url"].to_pylist()[0] == "https://example.org/ferry"
    assert found.to_pylist()[-1]["document"] == str(tmp_path / "gone.txt")
    assert found["error"].to_pylist() == [None] * 6 + ["no such file or folder"]
    # As the command line has it: the id, where there is one.
    unread = tmp_path / "unread.jsonl"
    unread.write_text('{"id": "ferry", "text": null}\nno json\n')
    found = pa.table(onrecord.extract_files(unread))
    assert found["document"].to_pylist() == ["ferry", f"{unread}:2"]
