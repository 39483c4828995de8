"""The recipes of the README, run as they are."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[1] / "examples"

PRINTED = {
    "pandas_to_duckdb.py": ["Ines Duarte", "harbor master", "fire chief"],
    "polars_frame.py": ["example.org/mill", "Ines Duarte"],
    "pandas_frame.py": ["1  the text is null", "Ines Duarte"],
    "spacy_component.py": ["It sails at six, | Ines Duarte | harbor master | said"],
}


def test_every_example_is_tested() -> None:
    assert sorted(path.name for path in EXAMPLES.glob("*.py")) == sorted(PRINTED)


@pytest.mark.parametrize("name", PRINTED)
def test_an_example_prints_what_it_promises(name: str, tmp_path: Path) -> None:
    pytest.importorskip("spacy" if name.startswith("spacy") else "duckdb")
    run = subprocess.run(
        [sys.executable, EXAMPLES / name], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
    for words in PRINTED[name]:
        assert words in run.stdout


@pytest.mark.parametrize("name", PRINTED)
def test_the_readme_has_the_example(name: str) -> None:
    readme = (EXAMPLES.parent / "README.md").read_text()
    code = (EXAMPLES / name).read_text().split('"""', 2)[2].strip()
    assert f"```python\n{code}\n```" in readme
