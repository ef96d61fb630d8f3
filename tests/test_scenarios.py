"""Golden scenarios: a change to a copy of the repository, and exactly the lines that a user sees.

A file in `scenarios/` holds `about`, `change` (file: list of [old, new]), `write` (file: text), `delete` (files),
`copy` (file: where to), `repeat` (file: list of [text, times], added to it), `link` (file: what it leads to), `expect`
(every error line), and, where it matters, `warn` (warning lines that must be among the output) and `calm` (words that
must not). In an expected line, `<text>` stands for the number of the first line of that file which holds the text, so
that the example may grow.

One of another command than `check` holds the words of the command under `run`, perhaps its `environment`, and in place
of `expect` the `exit` code and all that it `says`, with `{repository}` for the folder.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import errors_of, run, with_programs_of_its_own

SCENARIOS = sorted((Path(__file__).parent / "scenarios").rglob("*.yml"))


def apply(scenario: dict[str, Any], repository: Path) -> None:
    """Make the scenario's changes in `repository`."""
    for name, changes in scenario.get("change", {}).items():
        file = repository / name
        text = file.read_text(encoding="utf-8")
        for old, new in changes:
            assert old in text, f"{name} no longer holds {old!r}: the scenario is out of date"
            text = text.replace(old, new, 1)
        file.write_text(text, encoding="utf-8")
    for name, text in scenario.get("write", {}).items():
        file = repository / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode("utf-8") if isinstance(text, str) else bytes(text))
    for name, parts in scenario.get("repeat", {}).items():
        with (repository / name).open("a", encoding="utf-8") as file:
            file.writelines(text * times for text, times in parts)
    for name, to in scenario.get("copy", {}).items():
        (repository / to).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(repository / name, repository / to)
    for name in scenario.get("delete", []):
        (repository / name).unlink()
    for name, target in scenario.get("link", {}).items():
        (repository / name).parent.mkdir(parents=True, exist_ok=True)
        (repository / name).symlink_to(target)


def expected(line: str, repository: Path) -> str:
    """Return an expected line with the line number that its `<text>` means."""
    match = re.match(r"(?P<file>[^:]+):<(?P<text>.*?)>:(?P<rest>\d+: .*)", line)
    if not match:
        return line
    lines = (repository / match["file"]).read_text(encoding="utf-8").split("\n")
    number = next(number for number, text in enumerate(lines, 1) if match["text"] in text)
    return f"{match['file']}:{number}:{match['rest']}"


@pytest.mark.parametrize("file", SCENARIOS, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_scenario(file: Path, repository: Path, greatest: Callable[[str, float, str], None]) -> None:
    scenario = yaml.load(file.read_bytes(), Loader=yaml.CSafeLoader)
    apply(scenario, repository)
    if any(name.startswith("handbook/") for name in (*scenario.get("change", {}), *scenario.get("write", {}))):
        with_programs_of_its_own(repository)  # other code finds out other things
    result = run(*scenario.get("run", ["check"]), folder=repository, **scenario.get("environment", {}))
    if result.returncode:
        greatest("seconds until what came in was refused", result.seconds, "2")
        greatest("MB until what came in was refused", result.megabytes, "300")
    assert result.megabytes < 300
    if "run" in scenario:
        said = (result.stdout + result.stderr).replace(str(repository), "{repository}")
        assert (said.splitlines(), result.returncode) == (scenario["says"], scenario["exit"])
        return
    assert errors_of(result) == [expected(line, repository) for line in scenario["expect"]]
    warnings = [expected(line, repository) for line in scenario.get("warn", [])]
    assert [line for line in warnings if line not in result.stdout.splitlines()] == []
    assert [word for word in scenario.get("calm", []) if word in result.stdout] == []
    assert result.returncode == (1 if scenario["expect"] else 0)
    assert result.stderr == ""
