"""A cluster: master, two workers and executors of Spark's own on this machine.

The rows that come out of it are those of the command line, byte for byte, however the stories are divided.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import onrecord
import onrecord.spark

from .conftest import STORIES
from .test_arrow import flat

pytest.importorskip("pyspark")
pytestmark = pytest.mark.skipif("JAVA_HOME" not in os.environ, reason="no JAVA_HOME")

DOCUMENTS = 4000
COMMAND = [str(Path(sys.executable).with_name("onrecord")), "extract", "-"]
COMMAND += ["--input-format", "jsonl", "--format", "jsonl", "--error-rows", "--jobs", "1"]

NAMES = ["Ines Duarte", "Tom Aske", "Una Berg", "Karin Holm", "Zoë Ødegård", "Pavel Roth", "Mei Tan"]
ROLES = ["harbor master", "fire chief", "mayor", "museum director", "chief engineer"]
SAID = ["It sails at six", "We were lucky", "Taxes will fall by a tenth", "Nothing was taken", "Not enough 😀"]


def story(n: int) -> dict[str, str]:
    """Returns one of the stories: some paragraphs, with names and quotes that differ from one to the next."""
    name, role, said = NAMES[n % 7], ROLES[n % 5], SAID[n % 3 :][n % 2]
    last = name.split()[1]
    paragraphs = [
        f"“{said}, and that on day {n},” said {role} {name}.",
        f"{NAMES[(n + 3) % 7]} would not say why.",
        f"“We will see,” {last} told reporters. “It is ‘{SAID[n % 5]}’, as they say.”",
        f"According to {last}, it was “a day like no other”.",
    ]
    return {"id": f"story-{n:04}", "text": "\n\n".join(paragraphs[: n % 5])}


def canonical(rows: Any) -> bytes:
    """Returns rows as sorted lines."""
    lines = sorted(json.dumps(row, ensure_ascii=False, sort_keys=True) for row in rows)
    return "".join(line + "\n" for line in lines).encode()


def without_nulls(row: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if value is not None}


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    from pyspark.sql import SparkSession

    os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    os.environ["PYSPARK_PYTHON"] = sys.executable
    builder = SparkSession.builder.master("local-cluster[2,1,1024]").appName("onrecord")
    builder = builder.config("spark.ui.enabled", "false").config("spark.sql.shuffle.partitions", "4")
    builder = builder.config("spark.sql.execution.arrow.maxRecordsPerBatch", "512")
    session = builder.getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    assert session.sparkContext.master == "local-cluster[2,1,1024]"
    yield session
    session.stop()


@pytest.fixture(scope="module")
def lines() -> list[str]:
    return [json.dumps(story(n)) for n in range(DOCUMENTS)]


@pytest.fixture(scope="module")
def expected(lines: list[str]) -> list[bytes]:
    """The rows of the command line, sorted."""
    input = "".join(line + "\n" for line in lines).encode()
    run = subprocess.run(COMMAND, input=input, capture_output=True, check=True)
    rows = sorted(run.stdout.splitlines(keepends=True))
    assert len(rows) > DOCUMENTS and not any(b'"error":' in row for row in rows)
    return rows


@pytest.mark.parametrize("partitions", [1, 2, 4])
def test_map_in_arrow_gives_the_rows_of_the_command(
    spark: Any, lines: list[str], expected: list[bytes], partitions: int
) -> None:
    stories = [json.loads(line) for line in lines]
    df = spark.createDataFrame(stories, "id string, text string").repartition(partitions)
    found = onrecord.spark.extract(df)
    assert found.columns[-1] == "error"
    rows = [without_nulls(row.asDict()) for row in found.collect()]
    wanted = [without_nulls(flat(json.loads(line))) for line in expected]
    assert canonical(rows) == canonical(wanted)


@pytest.mark.parametrize("partitions", [1, 2, 4])
def test_a_pipe_gives_the_rows_of_the_command(
    spark: Any, lines: list[str], expected: list[bytes], partitions: int
) -> None:
    stories = spark.sparkContext.parallelize(lines, partitions)
    found = stories.pipe(" ".join(COMMAND), dict(os.environ), checkCode=True).collect()
    assert sorted(f"{row}\n".encode() for row in found) == expected


def test_two_executors_did_the_work(spark: Any) -> None:
    executors = spark.sparkContext._jsc.sc().getExecutorMemoryStatus().size() - 1
    assert executors == 2


def test_bad_documents_are_error_rows_and_no_job_ends(spark: Any) -> None:
    good = STORIES["ferry"]
    df = spark.createDataFrame([("good", good), ("null", None)], "id string, text string")
    # Not a constant, which the planner would compute and print.
    long = spark.range(1).selectExpr("'long' as id", "repeat('word ', 40000000 + cast(id as int)) as text")
    bytes_ = spark.sql("select 'bytes' as id, cast(X'9370616972' as string) as text")
    half = spark.sql("""select 'half' as id, from_json('{"t":"half of \\\\ud83d a pair"}', 't string').t as text""")
    # More partitions than rows: some are empty.
    all = df.union(bytes_).union(half).repartition(16).union(long)
    found = [row.asDict() for row in onrecord.spark.extract(all).collect()]
    errors = {row["document"]: row["error"] for row in found if row["error"] is not None}
    errors.pop("half", None)  # Spark may have put another character in its place.
    assert errors == {
        "null": "the text is null",
        "bytes": "not UTF-8 at byte 0 of the text",
        "long": "longer than 64 MiB",
    }
    assert [row["quote"] for row in sorted(found, key=lambda row: row["start"] or 0) if row["document"] == "good"] == [
        "The ferry sails at six,",
        "Or later,",
    ]


def test_bad_documents_in_a_pipe(spark: Any) -> None:
    good = json.dumps({"id": "good", "text": STORIES["ferry"]})
    lines = [good, '{"id":"null","text":null}', '{"id":"half","text":"half of \\ud83d a pair"}']
    some = spark.sparkContext.parallelize(lines, 8)
    long = spark.sparkContext.parallelize(["long"], 1).map(
        lambda id: json.dumps({"id": id, "text": "word " * 40_000_000})
    )
    found = some.union(long).pipe(" ".join(COMMAND), dict(os.environ), checkCode=True).collect()
    rows = [json.loads(row) for row in found]
    errors = {row["document"]: row["error"] for row in rows if "error" in row}
    assert sorted(errors) == ["half", "long", "null"] and errors["long"] == "longer than 64 MiB"
    assert [row["quote"] for row in rows if row["document"] == "good"] == ["The ferry sails at six,", "Or later,"]


def test_a_command_that_fails_is_no_silent_loss(spark: Any) -> None:
    lines = spark.sparkContext.parallelize(["{}"], 1)
    with pytest.raises(Exception, match="Pipe function"):
        lines.pipe(" ".join([*COMMAND, "--no-such-option"]), dict(os.environ), checkCode=True).collect()


def archive(path: Path, stories: list[str]) -> None:
    records = []
    for n, text in enumerate(stories):
        page = f"<html><body><article><h1>Story</h1><p>{text}</p></article></body></html>".encode()
        body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page
        head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/{path.stem}/{n}\r\n"
        head += f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(body)}\r\n\r\n"
        records.append(head.encode() + body + b"\r\n\r\n")
    path.write_bytes(b"".join(records))


def test_archives_are_a_task_each(spark: Any, tmp_path: Path) -> None:
    paths = [tmp_path / f"crawl-{n}.warc" for n in range(3)]
    for n, path in enumerate(paths):
        archive(path, [STORIES["ferry"], STORIES["mill"]] * (n + 1))
    run = subprocess.run(
        [COMMAND[0], "extract", *paths, "--format", "jsonl"], capture_output=True, check=True
    )
    wanted = [without_nulls(flat(json.loads(line))) for line in run.stdout.splitlines()]
    named = [str(path) for path in paths] + [str(tmp_path / "gone.warc")]
    found = onrecord.spark.extract_files(spark, named)
    assert found.rdd.getNumPartitions() == 4
    rows = [without_nulls(row.asDict()) for row in found.collect()]
    (lost,) = [row for row in rows if "error" in row]
    assert lost == {"document": named[-1], "error": "no such file or folder"}
    assert canonical(row for row in rows if "error" not in row) == canonical(wanted)


def test_options_and_mistakes(spark: Any) -> None:
    df = spark.createDataFrame([(7, STORIES["ferry"], "city")], "`a.url` int, body string, desk string")
    known = onrecord.Extractor(known_speakers={"Maria Ines Duarte": ["Ines Duarte"]})
    (first, *_) = onrecord.spark.extract(df, "a.url", "body", keep=["desk"], extractor=known).collect()
    assert (first.document, first.speaker, first.desk) == ("7", "Maria Ines Duarte", "city")
    with pytest.raises(onrecord.OnrecordError, match=r"no column `text` \(text=\); the columns are `a.url`"):
        onrecord.spark.extract(df, "a.url")
    with pytest.raises(onrecord.OnrecordError, match=r"the column `a.url` \(text=\) is of the type int, and no text"):
        onrecord.spark.extract(df, "desk", "a.url")
