"""Stories of our own, and the command to compare with."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

STORIES = {
    "ferry": "“The ferry sails at six,” said Ines Duarte, the harbor master. “Or later,” she added.",
    "mill": "Nobody was hurt. “We were lucky,” fire chief Tom Aske told reporters on Friday.\n\n"
    "Aske said the mill’s owner had called it “a bad day”.",
    "choir": "The choir sang “Evening Bells” twice.",
    "silence": "Nothing was said at the meeting.",
    "empty": "",
    "émigré": "“Ça ne suffit pas 😀,” said Zoë Ødegård. 'It is “not enough”,' she repeated.",
}


@pytest.fixture
def jsonl(tmp_path: Path) -> Path:
    """The stories as a file of JSONL."""
    path = tmp_path / "stories.jsonl"
    lines = [json.dumps({"id": id, "text": text}) for id, text in STORIES.items()]
    path.write_text("".join(line + "\n" for line in lines))
    return path


@pytest.fixture
def command() -> Callable[..., subprocess.CompletedProcess[bytes]]:
    """Runs the command line of the package."""

    def run(*arguments: str | Path, input: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        line = [sys.executable, "-m", "onrecord", *(os.fspath(argument) for argument in arguments)]
        return subprocess.run(line, input=input, capture_output=True, check=False)

    return run
