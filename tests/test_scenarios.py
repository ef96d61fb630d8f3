"""Golden scenarios: a change to a copy of the repository, and exactly the lines that a user sees.

A file in `scenarios/` holds `about`, `change` (file: list of [old, new]), `write` (file: text), `delete` (files),
`copy` (file: where to), `repeat` (file: list of [text, times], added to it), `link` (file: what it leads to), `expect`
(every error line), and, where it matters, `warn` (warning lines that must be among the output) and `calm` (words that
must not). In an expected line, `<text>` stands for the number of the first line of that file which holds the text, so
that the example may grow.

One of another command than `check` holds the words of the command under `run`, perhaps its `environment`, and in place
of `expect` the `exit` code and all that it `says`, with `{repository}` for the folder.

One that holds `before` begins with the smallest organization in a repository that git keeps, with an origin beside it.
These are steps: a command, of git or of ours, that must succeed; changes as above; what a `colleague` does in a copy of
the repository. Then come the scenario's own changes, and its command, which `moves` the branches and tags that are
named, here and at `origin/`, and no other. `after` it are steps again: what its sentences advise, and the same command.
In what it says, `{origin}` and `{day}` have no need to be known, nor has a commit by the name of it, such as `{main}`
or, of its first letters, `{gh-pages~1:.12}`.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from itertools import takewhile
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.copies import copy_repository, with_programs_of_its_own
from tests.faults.organizations import WITHOUT_MOST
from tests.forked import Ended
from tests.publishing.repositories import GIT, copy_with_origin, make_repository, with_origin
from tests.running import errors_of, run
from tests.steps import Named, apply, do, moved, names

SCENARIOS = sorted((Path(__file__).parent / "scenarios").rglob("*.yml"))


@pytest.fixture(scope="session")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """A function that returns a repository in which the given commands were run, once for all that begin with them."""

    @functools.cache
    def after(*commands: str) -> Path:
        folder = tmp_path_factory.mktemp("begun")
        if not commands:
            return Path(with_origin(make_repository(folder / "repository", WITHOUT_MOST)))
        repository = Path(copy_with_origin(after(*commands[:-1]), folder))
        do([commands[-1]], repository)
        return repository

    return after


def expected(line: str, repository: Path) -> str:
    """Return an expected line with the line number that its `<text>` means."""
    match = re.match(r"(?P<file>[^:]+):<(?P<text>.*?)>:(?P<rest>\d+: .*)", line)
    if not match:
        return line
    lines = (repository / match["file"]).read_text(encoding="utf-8").split("\n")
    number = next(number for number, text in enumerate(lines, 1) if match["text"] in text)
    return f"{match['file']}:{number}:{match['rest']}"


@pytest.mark.parametrize("file", SCENARIOS, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_scenario(
    file: Path, tmp_path: Path, begun: Callable[..., Path], greatest: Callable[[str, float, str], None]
) -> None:
    scenario = yaml.load(file.read_bytes(), Loader=yaml.CSafeLoader)
    if "before" in scenario:
        _measured(_in_a_repository(scenario, begun, tmp_path), greatest)
        return
    repository = copy_repository(tmp_path / "repository")
    apply(scenario, repository)
    if any(name.startswith("handbook/") for name in (*scenario.get("change", {}), *scenario.get("write", {}))):
        with_programs_of_its_own(repository)  # other code finds out other things
    result = run(*scenario.get("run", ["check"]), folder=repository, **scenario.get("environment", {}))
    _measured(result, greatest)
    if "run" in scenario:
        _says(scenario, result, repository)
        return
    assert errors_of(result) == [expected(line, repository) for line in scenario["expect"]]
    warnings = [expected(line, repository) for line in scenario.get("warn", [])]
    assert [line for line in warnings if line not in result.stdout.splitlines()] == []
    assert [word for word in scenario.get("calm", []) if word in result.stdout] == []
    assert result.returncode == (1 if scenario["expect"] else 0)
    assert result.stderr == ""


def _measured(result: Ended, greatest: Callable[[str, float, str], None]) -> None:
    """Put into the table what a refusal took; none may take more memory than a small machine has to spare."""
    if result.returncode:
        greatest("seconds until what came in was refused", result.seconds, "2")
        greatest("MB until what came in was refused", result.megabytes, "300")
    assert result.megabytes < 300


def _in_a_repository(scenario: dict[str, Any], begun: Callable[..., Path], folder: Path) -> Ended:
    """Run a scenario in a repository that git keeps, with an origin beside it; return how its command ended."""
    steps = scenario["before"]
    first = [*takewhile(lambda step: isinstance(step, str) and step.startswith("publish "), steps)]
    repository = copy_with_origin(begun(*first), folder)
    do(steps[len(first) :], repository)
    apply(scenario, repository)
    before = names(repository)
    result = run(*scenario["run"], folder=repository, **GIT, **scenario.get("environment", {}))
    _says(scenario, result, repository)
    assert moved(before, names(repository)) == scenario.get("moves", [])
    do(scenario.get("after", []), repository)
    return result


def _says(scenario: dict[str, Any], result: Ended, repository: Path) -> None:
    """Hold what was said, and the exit code, against what the scenario says of them."""
    said = (result.stdout + result.stderr).splitlines()
    named = Named(repository)
    assert (said, result.returncode) == ([line.format_map(named) for line in scenario["says"]], scenario["exit"])
