"""Quotes of one story."""

from __future__ import annotations

import copy
import dataclasses
import json
import pickle
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest

import onrecord

from .conftest import STORIES

Command = Callable[..., "CompletedProcess[bytes]"]


def test_a_quote_has_its_speaker_its_words_and_their_place() -> None:
    text = STORIES["émigré"]
    quotes = onrecord.extract(text)
    assert [q.speaker for q in quotes][:1] == ["Zoë Ødegård"]
    assert all(text[q.start : q.end] == q.quote for q in quotes)
    first = quotes[0]
    assert first.mention is not None and text[first.mention.start : first.mention.end] == first.mention.text
    assert first.cue is not None and first.cue.text == "said"
    assert 0 < first.confidence <= 1 and first.document == "text" and first.line == 1


def test_the_fields_and_values_are_those_of_the_command(jsonl: Path, command: Command) -> None:
    lines = [json.loads(line) for line in command("extract", jsonl, "--format", "jsonl").stdout.splitlines()]
    ours = [quote for id, text in STORIES.items() for quote in onrecord.extract((id, text))]
    assert len(ours) == len(lines) > 5
    for quote, line in zip(ours, lines):
        for name, value in line.items():
            own = getattr(quote, name)
            if isinstance(value, dict):
                assert {key: getattr(own, key) for key in value} == value
            else:
                assert own == value, name


def test_every_field_of_the_schema_is_a_field_of_the_dataclass() -> None:
    folder = Path(__file__).parents[2] / "docs" / "schema"
    tables: dict[str, type[Any]] = {
        "quotes": onrecord.Quote,
        "changes": onrecord.Change,
        "verdicts": onrecord.Verdict,
        "speakers": onrecord.SpeakerCount,
    }
    nested: dict[tuple[str, str], type[Any]] = {
        ("quotes", "mention"): onrecord.Excerpt,
        ("quotes", "raw"): onrecord.RawSpan,
        ("changes", "before"): onrecord.QuoteVersion,
        ("changes", "edits"): onrecord.WordEdit,
        ("changes", "thread"): onrecord.Thread,
        ("changes", "version"): onrecord.VersionInfo,
        ("verdicts", "source"): onrecord.Source,
        ("verdicts", "edits"): onrecord.VerdictEdit,
        ("verdicts", "nearest"): onrecord.SourceLine,
    }
    for table, kind in tables.items():
        schema = json.loads((folder / f"{table}.schema.json").read_text())
        fields = {field.name.rstrip("_") for field in dataclasses.fields(kind)}
        assert fields == set(schema["properties"]), table
        for (where, name), inner in nested.items():
            if where == table:
                found = schema["properties"][name]
                found = found.get("items", found)["properties"]
                assert {field.name for field in dataclasses.fields(inner)} == set(found), name


def test_files_are_read_as_the_command_reads_them(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(f"<html><body><article><h1>Ferry</h1><p>{STORIES['ferry']}</p></article></body></html>")
    quotes = onrecord.extract(page)
    assert [q.quote for q in quotes] == ["The ferry sails at six,", "Or later,"]
    assert quotes[0].raw is not None and quotes[0].document == str(page)
    rows = tmp_path / "stories.csv"
    rows.write_text("url,body,desk\na,“Yes”, said Tom Aske,city\n".replace("“Yes”, said Tom Aske", '"“Yes,” said Tom Aske"'))
    (quote,) = onrecord.extract(rows, text_field="body", id_field="url", keep=["desk"])
    assert quote.document == "a" and quote.kept == {"desk": "city"}


def test_options_of_the_command(tmp_path: Path) -> None:
    text = STORIES["ferry"]
    assert all(q.speaker is None for q in onrecord.extract(text, min_confidence=1.0) if q.confidence < 1.0)
    words = tmp_path / "words.csv"
    words.write_text("kind,word,note\n")
    known = onrecord.Extractor(known_speakers={"Maria Ines Duarte": ["Ines Duarte"]})
    assert known.extract(text)[0].speaker == "Maria Ines Duarte"
    interview = "Q: Will the ferry sail?\n\nA: It will sail at six.\n\nQ: Not later?\n\nA: Never later.\n"
    assert onrecord.extract(interview) == []
    assert {q.kind for q in onrecord.Extractor(turns=True).extract(interview)} == {"turn"}


@pytest.mark.parametrize(
    ("given", "kind", "words"),
    [
        ("half \ud83d of a pair", "encoding", "text: not Unicode at character 5 of the text: half a surrogate pair"),
        (Path("no/such/story.txt"), "io", "no/such/story.txt: no such file or folder"),
        (("long", "a" * ((64 << 20) + 1)), "limit", "long: longer than 64 MiB"),
    ],
)
def test_errors_have_the_sentence_of_the_command(given: onrecord.Story, kind: str, words: str) -> None:
    with pytest.raises(onrecord.OnrecordError) as caught:
        onrecord.extract(given)
    assert (str(caught.value), caught.value.kind) == (words, kind)
    again = pickle.loads(pickle.dumps(caught.value))
    assert (str(again), again.kind, again.place) == (words, kind, caught.value.place)


def test_what_is_no_story_says_what_is() -> None:
    with pytest.raises(TypeError, match="a story is a text"):
        onrecord.extract(7)  # type: ignore[arg-type]
    with pytest.raises(onrecord.OnrecordError, match="from 0 to 1"):
        onrecord.extract("", min_confidence=90)
    with pytest.raises(onrecord.OnrecordError, match=r'format "pdf" is not one of auto'):
        onrecord.extract(Path("x.pdf"), format="pdf")  # type: ignore[arg-type]


def test_a_lexicon_with_a_mistake_is_refused_with_its_line(tmp_path: Path) -> None:
    words = tmp_path / "words.csv"
    words.write_text("word,kind\nsaid,no-such-kind\n")
    with pytest.raises(onrecord.OnrecordError, match=r"words\.csv:"):
        onrecord.Extractor(lexicon=words)
    with pytest.raises(onrecord.OnrecordError, match="no such file or folder"):
        onrecord.Extractor(lexicon="no/such/words.csv")


def test_an_extractor_goes_to_another_process() -> None:
    extractor = onrecord.Extractor(known_speakers={"Maria Ines Duarte": ["Ines Duarte"]})
    for other in (pickle.loads(pickle.dumps(extractor)), copy.copy(extractor)):
        assert other.extract(STORIES["ferry"]) == extractor.extract(STORIES["ferry"])


def test_notebooks_get_html_with_every_character_escaped() -> None:
    quotes = onrecord.extract("“<script>alert('&')</script>,” said Ines Duarte.")
    page = quotes._repr_html_()
    assert page.startswith('<iframe sandbox="allow-scripts" srcdoc="&lt;!doctype html') and page.count("<") == 2
    assert "Ines Duarte" in page
    one = quotes[0]._repr_html_()
    assert "<script" not in one and "&lt;script&gt;" in one and "Ines Duarte" in one
    # A list that was changed, or came from another process, is no page of the story any more.
    again = pickle.loads(pickle.dumps(quotes))
    assert again == quotes and again._repr_html_() == one
    quotes.append(quotes[0])
    assert quotes._repr_html_() == one + one
