"""Reports and rows, read by readers that are not ours.

SARIF is validated with the schema of the standard, JUnit read by junitparser, and all JSON validated with
docs/schema. Each report has to agree with the exit code. Arguments: the command, the schema of SARIF.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import jsonschema
from junitparser import JUnitXml

COMMAND, SARIF = (Path(argument).resolve() for argument in sys.argv[1:3])
SCHEMAS = Path(__file__).resolve().parent.parent / "docs" / "schema"

FERRY = "“It was the supplier. It was not our decision,” said Ines Duarte.\n\n“We will row,” she added.\n"
HARD = "“100 % ::error::of it,” said A%0A B.\n\n“##[error]x \x1b[31m \u202e,” said Ana Ruiz.\n"
# What is written in the folder of a case: stories with accepted answers, and what becomes of them.
CASES = {
    "nothing": {},
    "wording": {"ferry.md": FERRY.replace(" not", "")},
    "speaker": {"ferry.md": FERRY.replace("Ines Duarte", "Paul Okafor")},
    "marks": {"ferry.md": FERRY.replace("supplier.", "supplier –", 1)},
    "missing": {"dam.md": "“It holds,” said Ana Ruiz.\n"},
    "renamed": {"ferry.md": None, "boat.md": FERRY},
    "allowed": {"ferry.md": "<!-- onrecord-allow quote-wording: on tape -->\n" + FERRY.replace(" not", "")},
    "unclear": {"ferry.md": "<!-- onrecord-allow quote-colour -->\n" + FERRY},
    "damaged": {"dam.md": "a\0b"},
    "hostile": {"hard.md": HARD.replace("100", "101"), "::error file=a.md": "no story"},
}
RUNS = [[], ["--fail-on", "note"], ["--fail-on", "never"]]


def run(folder, *arguments):
    environment = {key: value for key, value in os.environ.items() if key not in ("CI", "TF_BUILD")}
    environment.pop("GITHUB_STEP_SUMMARY", None)
    ended = subprocess.run([COMMAND, *arguments], cwd=folder, env=environment, capture_output=True)
    return ended.returncode, ended.stdout.decode()


def schema(name):
    return json.loads((SCHEMAS / f"{name}.schema.json").read_text())


def validate(value, against):
    cls = jsonschema.validators.validator_for(against)
    errors = [f"{list(error.path)}: {error.message}" for error in cls(against).iter_errors(value)]
    assert not errors, errors[:3]


def check_sarif(code, text):
    log = json.loads(text)
    validate(log, json.loads(SARIF.read_text()))
    [ran] = log["runs"]
    open_results = [result for result in ran["results"] if not result["suppressions"]]
    has_errors = any(result["level"] == "error" for result in open_results)
    assert ran["invocations"][0]["executionSuccessful"] == (code != 2)
    if code != 2:
        assert has_errors == (code == 1), (code, open_results)


def check_junit(code, text):
    xml = JUnitXml.fromstring(text.encode())
    for suite in xml:
        suite.update_statistics()
    failures = sum(suite.failures for suite in xml)
    errors = sum(suite.errors for suite in xml)
    assert (errors > 0) == (code == 2), (code, errors)
    if code != 2:
        assert (failures > 0) == (code == 1), (code, failures)


def check_json(code, text):
    report = json.loads(text)
    validate(report, schema("report"))
    assert bool(report["problems"]) == (code == 2)
    if code != 2:
        assert any(finding["fails"] for finding in report["findings"]) == (code == 1)


def check_github(code, text):
    lines = [line for line in text.splitlines() if line.startswith("::")]
    assert all(line.startswith(("::error ", "::warning ", "::notice ")) for line in lines), lines
    has_errors = any(line.startswith("::error ") for line in lines)
    assert has_errors == (code != 0), (code, lines)


FORMATS = {"sarif": check_sarif, "junit": check_junit, "json": check_json, "github": check_github}


def case(files, check):
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for story, text in {"ferry.md": FERRY, "hard.md": HARD}.items():
            (folder / story).write_text(text)
        assert run(folder, "init")[0] == 0
        for story, text in files.items():
            if text is None:
                (folder / story).unlink()
            else:
                (folder / story).write_text(text)
        check(folder)


def reports(folder):
    for arguments in RUNS:
        for form, check in FORMATS.items():
            code, text = run(folder, "check", "--format", form, *arguments)
            check(code, text)
            yield


def versions(folder):
    """`diff` and `verify`: the same formats, and rows."""
    (folder / "2.md").write_text(FERRY.replace(" not", ""))
    commands = [["diff", "ferry.md", "2.md"], ["verify", "2.md", "--against", "ferry.md"]]
    for command in commands:
        for arguments in RUNS:
            for form in ("sarif", "junit", "github"):
                code, text = run(folder, *command, "--format", form, *arguments)
                FORMATS[form](code, text)
                yield
    rows = [("quotes", ["extract", "ferry.md"]), ("changes", commands[0]), ("verdicts", commands[1])]
    for name, command in rows:
        _, text = run(folder, *command, "--format", "jsonl")
        assert text
        for line in text.splitlines():
            validate(json.loads(line), schema(name))
        yield


def main():
    passed, failed = 0, 0
    cases = [(name, files, reports) for name, files in CASES.items()]
    for name, files, steps in [*cases, ("versions", {}, versions)]:
        def check(folder):
            nonlocal passed
            for _ in steps(folder):
                passed += 1

        try:
            case(files, check)
        except Exception as error:  # Any surprise is a failure of its case.
            failed += 1
            print(f"{name}: {type(error).__name__}: {error}")
    print(f"readers: {passed} passed, {failed} failed")
    sys.exit(failed > 0)


main()
