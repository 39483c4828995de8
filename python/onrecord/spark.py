"""Quotes on a cluster: Apache Spark calls the native module in each of its processes (``mapInArrow``).

The machines of the cluster need ``onrecord`` and ``pyarrow`` (and ``pandas``, which Spark asks for). ``docs/scale.md`` of
the project has the sizes of partitions, costs, and the route without Python (``RDD.pipe``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from . import _extractor, _stories
from ._errors import OnrecordError
from ._native import ArrowStream

if TYPE_CHECKING:
    import pyarrow
    from pyspark.sql import DataFrame, SparkSession

__all__ = ["extract", "extract_files"]


def extract(
    df: DataFrame,
    id: str = "id",
    text: str = "text",
    *,
    keep: Sequence[str] = (),
    min_confidence: float = 0.0,
    extractor: _extractor.Extractor | None = None,
) -> DataFrame:
    """Returns the quotes of a data frame of stories: one row per quote, in no particular order.

    :param df: stories. A partition is worked on by one thread; some megabytes of text in each are enough.
    :param id: the column with the ids, which is the column ``document`` of the output, as text.
    :param text: the column with the texts (strings, or bytes in UTF-8).
    :param keep: columns to carry along, after all others.
    :param min_confidence: the lowest confidence (from 0 to 1) at which a speaker is named.
    :param extractor: one with words, names and people of your own; its files go along.

    :returns: the columns of :func:`onrecord.extract_arrow`. ``document`` and ``start`` together name a quote. A text that
        cannot be read (null, more than 64 MiB, no UTF-8) is a row with its ``document``, an ``error`` and nothing else:
        no job ends because of it, and ``df.filter("error is not null")`` lists all.

    :raises OnrecordError: for a data frame without such columns.
    """
    import pyarrow

    found = dict(df.dtypes)
    columns = [(text, "text"), (id, "id"), *((name, "keep") for name in keep)]
    for name, argument in columns:
        if name not in found:
            known = ", ".join(f"`{column}`" for column in found)
            raise OnrecordError(f"no column `{name}` ({argument}=); the columns are {known}")
    if found[text] not in ("string", "binary"):
        raise OnrecordError(f"the column `{text}` (text=) is of the type {found[text]}, and no text")
    used = extractor or _extractor._builtin
    names = list(dict.fromkeys([id, text, *keep]))
    # Under names of ours: Spark takes the dots of others for ways into structures.
    chosen = df.select(*(_column(name, f"c{n}") for n, name in enumerate(names)))

    def quotes(batches: Iterator[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        for batch in batches:
            table = pyarrow.Table.from_batches([batch]).rename_columns(names)
            stream = used.extract_arrow(
                table, text, id, keep=keep, min_confidence=min_confidence, jobs=1
            )
            yield from pyarrow.RecordBatchReader.from_stream(stream)

    from pyspark.sql.pandas.types import to_arrow_schema

    empty = to_arrow_schema(chosen.schema).empty_table().rename_columns(names)
    schema = _schema(used.extract_arrow(empty, text, id, keep=keep))
    return chosen.mapInArrow(quotes, schema)


def extract_files(
    spark: SparkSession,
    paths: Iterable[str],
    *,
    keep: Sequence[str] = (),
    min_confidence: float = 0.0,
    format: _stories.Format = "auto",
    text_field: str | None = None,
    id_field: str | None = None,
    without: Sequence[_stories.Part] = (),
    extractor: _extractor.Extractor | None = None,
) -> DataFrame:
    """Returns the quotes of files, such as archives of a crawl (WARC): a task for each file, which is read story by story.

    :param spark: a session that is not Spark Connect.
    :param paths: paths that every machine of the cluster can open, such as those of a shared disk.

    The other parameters are those of :meth:`onrecord.Extractor.extract_files`, the columns those of :func:`extract`. A page
    that cannot be read is a row with an ``error``, and so is a file that is not there; its ``document`` is the place.
    """
    used = extractor or _extractor._builtin
    options: dict[str, Any] = {
        "keep": list(keep),
        "min_confidence": min_confidence,
        "format": format,
        "text_field": text_field,
        "id_field": id_field,
        "without": list(without),
        "jobs": 1,
    }
    listed = _stories.paths(paths)

    def quotes(batches: Iterator[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        import pyarrow

        for batch in batches:
            for path in batch.column(0).to_pylist():
                yield from pyarrow.RecordBatchReader.from_stream(used.extract_files(path, **options))

    schema = _schema(used.extract_files([], **options))
    # One path in each partition: a task may take an hour, and none should wait for another.
    rows = spark.sparkContext.parallelize([(path,) for path in listed], max(len(listed), 1))
    return spark.createDataFrame(rows, "path string").mapInArrow(quotes, schema)


def _schema(stream: ArrowStream) -> Any:
    import pyarrow
    from pyspark.sql.pandas.types import from_arrow_schema

    return from_arrow_schema(pyarrow.schema(stream))


def _column(name: str, alias: str) -> Any:
    from pyspark.sql.functions import col

    quoted = "`" + name.replace("`", "``") + "`"
    return col(quoted).alias(alias)
