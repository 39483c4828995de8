"""Versions and sources, and who is quoted."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

import onrecord

Command = Callable[..., "CompletedProcess[bytes]"]

BEFORE = "“We will not sell the ferry,” said Ines Duarte.\n\n“It sails at six,” said Tom Aske."
AFTER = "“We will sell the ferry,” said Ines Duarte.\n\n“It sails at six,” said Tom Aske."
HEARING = """WEBVTT

00:00:01.000 --> 00:00:04.000
DUARTE: We will not sell the ferry this year.

00:00:05.000 --> 00:00:07.000
ASKE: Will it sail on Sunday?

00:00:08.000 --> 00:00:10.000
DUARTE: It will, at six.
"""


def test_a_lost_not_is_an_error() -> None:
    (change,) = onrecord.diff(BEFORE, AFTER)
    assert (change.from_, change.to, change.changes, change.severity) == ("before", "after", ("wording",), "error")
    assert [(edit.before, edit.after, edit.note) for edit in change.edits] == [("not", "", "negation")]
    assert change.before is not None and BEFORE[change.before.start : change.before.end] == change.before.quote
    assert onrecord.diff(BEFORE, BEFORE) == [] == onrecord.diff(BEFORE, AFTER, ignore=["wording"])
    assert "negation" not in change._repr_html_() and "<del>" in change._repr_html_()


def test_versions_are_those_of_the_command(tmp_path: Path, command: Command) -> None:
    paths = []
    for name, text in [("v1.txt", BEFORE), ("v2.txt", AFTER), ("v3.txt", BEFORE)]:
        paths.append(tmp_path / name)
        paths[-1].write_text(text)
    lines = command("diff", *paths, "--format", "jsonl").stdout.splitlines()
    ours = onrecord.diff(*paths)
    assert [(c.from_, c.to, list(c.changes)) for c in ours] == [
        (line["from"], line["to"], line["changes"]) for line in map(json.loads, lines)
    ]
    assert len(ours) == 2 and ours[1].thread.number == 1


def test_different_stories_are_warned_of_where_the_caller_is() -> None:
    one = """The old mill at the river burned down on Sunday night, and nobody in the village slept until noon.

“It burned for two days,” said Tom Aske, who leads the fire brigade. Men came from three valleys to help with the water."""
    other = """The council of the town met in the library because the hall is being painted, and spoke about money.

“Taxes will fall by a tenth,” Mayor Una Berg said after the vote. Her opponents had asked for a larger school instead."""
    with pytest.warns(UserWarning, match="before and after: these look like different stories") as caught:
        onrecord.diff(one, other)
    assert caught[0].filename == __file__


def test_a_quote_is_checked_against_a_transcript() -> None:
    (verdict,) = onrecord.verify("“We will sell the ferry,” said Ines Duarte.", {"hearing.vtt": HEARING})
    assert (verdict.verdict, verdict.same_speaker, verdict.severity) == ("altered", True, "error")
    assert verdict.source is not None and verdict.source.time == "00:00:01.000"
    assert (verdict.source.document, verdict.source.speaker) == ("hearing.vtt", "DUARTE")
    assert [edit.before for edit in verdict.edits] == ["not"]
    (linked,) = onrecord.verify("“We will sell the ferry,” she said.", HEARING, media="https://example.org/a.mp4")
    assert linked.media == "https://example.org/a.mp4#t=1"
    assert "altered" in verdict._repr_html_()


def test_sources_may_be_files_texts_or_both(tmp_path: Path) -> None:
    hearing = tmp_path / "hearing.vtt"
    hearing.write_text(HEARING)
    story = "“We will not sell the ferry,” said Ines Duarte. “It sails at six,” she said."
    verdicts = onrecord.verify(story, [hearing, ("log", "It sails at six.")])
    assert [v.verdict for v in verdicts] == ["exact", "exact"]
    assert [v.source.document for v in verdicts if v.source] == [str(hearing), "log"]
    assert onrecord.verify(story, "", rewrite=True)[0].verdict == "absent"
    told = onrecord.verify(story, {"log": "It sails at six."}, speaker_of={"log": "Tom Aske"})
    assert told[1].source is not None and told[1].source.speaker == "Tom Aske"


def test_what_was_not_checked_is_an_error() -> None:
    with pytest.raises(onrecord.OnrecordError, match="no source could be read, so nothing was checked"):
        onrecord.verify(BEFORE, [])
    with pytest.raises(onrecord.OnrecordError, match="the text has no quote, so nothing was checked"):
        onrecord.verify("No quote.", HEARING, rewrite=True)
    with pytest.raises(onrecord.OnrecordError, match=r'ignore "words" is not one of wording'):
        onrecord.diff(BEFORE, AFTER, ignore=["words"])


def test_who_is_quoted(tmp_path: Path) -> None:
    rows = onrecord.speakers([("a", BEFORE), ("b", AFTER)])
    assert [(row.speaker, row.stories, row.quotes, row.words) for row in rows] == [
        ("Ines Duarte", 2, 2, 11),
        ("Tom Aske", 2, 2, 8),
    ]
    assert (rows[0].first_story, rows[0].last_story) == ("a", "b")
    people = tmp_path / "people.csv"
    people.write_text("id,name,aliases,party\nQ1,Maria Duarte,Ines Duarte,Green\n")
    (first, *_) = onrecord.Extractor(people=people).speakers([BEFORE])
    assert (first.speaker_id, first.speaker, first.person) == ("Q1", "Maria Duarte", {"party": "Green"})
