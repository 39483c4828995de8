"""The command line of the wheel."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import onrecord

Command = Callable[..., "CompletedProcess[bytes]"]


def test_it_is_the_command(command: Command, jsonl: Path) -> None:
    assert command("--version").stdout.decode().strip() == f"onrecord {onrecord.__version__}"
    help = command("extract", "--help").stdout.decode()
    assert "Usage: onrecord extract" in help
    read = command("extract", "-", "--format", "csv", input="“Yes,” said Tom Aske.".encode())
    assert (read.returncode, read.stderr) == (0, b"")
    assert read.stdout.splitlines()[1].startswith("-,1,\"Yes,\",Tom Aske".encode())


def test_exit_codes_are_those_of_the_command(command: Command, tmp_path: Path) -> None:
    old, new = tmp_path / "old.txt", tmp_path / "new.txt"
    old.write_text("“We will not go,” said Tom Aske.")
    new.write_text("“We will go,” said Tom Aske.")
    assert command("diff", old, old).returncode == 0
    assert command("diff", old, new).returncode == 1
    gone = command("extract", tmp_path / "gone.txt")
    assert gone.returncode == 2 and b"no such file or folder" in gone.stderr
    assert command("extrakt").returncode == 2


def test_there_is_a_script() -> None:
    script = Path(sys.executable).with_name("onrecord")
    run = subprocess.run([script, "rule"], capture_output=True, check=False)
    assert (run.returncode, run.stderr) == (0, b"") and b"quote-wording" in run.stdout


def test_it_can_write_a_workbook(command: Command, jsonl: Path, tmp_path: Path) -> None:
    book = tmp_path / "quotes.xlsx"
    assert command("extract", jsonl, "-o", book).returncode == 0
    assert book.read_bytes().startswith(b"PK")


def test_ctrl_c_ends_it_although_python_waits() -> None:
    # No output file, so nothing is kept, and the signal ends the process as usual.
    line = [sys.executable, "-m", "onrecord", "extract", "-"]
    run = subprocess.Popen(line, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    time.sleep(1.5)
    os.kill(run.pid, signal.SIGINT)
    assert run.wait(timeout=20) in (-signal.SIGINT, 130)


def test_a_closed_pipe_is_no_error(jsonl: Path) -> None:
    line = f"{sys.executable} -m onrecord extract {jsonl} --format jsonl | head -n 1"
    run = subprocess.run(line, shell=True, capture_output=True, check=False)
    assert run.stderr == b"" and run.stdout.count(b"\n") == 1
