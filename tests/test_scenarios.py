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

_FOLDER = Path(__file__).parent / "scenarios"
SCENARIOS = sorted(_FOLDER.rglob("*.yml"))
QUIETLY: dict[str, tuple[int, ...]] = {
    "commands/build-all-nowhere": (0,),
    "commands/no-organization": (0,),
    "git/dirty-tree": (0, 4, 5),
    "git/origin-gone": (0,),
    "git/page-added": (2, 3, 4),
    "git/published-again-same": (),
    "git/push-rejected-tags": (3,),
    "git/version-lower": (0, 1),
    "git/withdraw": (),
    "git/withdraw-unconfirmed": (0, 1),
    "organization/addresses": (),
    "overlay/copied-folder": (),
    "pages/links": (),
    "supply/pointer-style": (0, 4),
    "supply/program-beside": (),
}
"""Scenarios that are told with --quiet too, and which of the lines that they say are about what is wrong."""


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
    repository = _without_git(scenario, tmp_path)
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


@pytest.mark.parametrize("name", QUIETLY)
def test_quiet_says_what_is_wrong_and_nothing_else(name: str, tmp_path: Path, begun: Callable[..., Path]) -> None:
    scenario = yaml.load((_FOLDER / f"{name}.yml").read_bytes(), Loader=yaml.CSafeLoader)
    kept = "before" in scenario
    repository = _with_git(scenario, begun, tmp_path) if kept else _without_git(scenario, tmp_path)
    wrong = scenario.get("expect") or [scenario["says"][number] for number in QUIETLY[name]]
    named = Named(repository)
    expects = [expected(line, repository) if "expect" in scenario else line.format_map(named) for line in wrong]
    environment = (GIT if kept else {}) | scenario.get("environment", {})
    result = run(*scenario.get("run", ["check"]), "--quiet", folder=repository, **environment)
    assert (result.stderr.splitlines(), result.stdout) == (expects, "")
    assert result.returncode == scenario.get("exit", 1)


def _measured(result: Ended, greatest: Callable[[str, float, str], None]) -> None:
    """Put into the table what a refusal took; none may take more memory than a small machine has to spare."""
    if result.returncode:
        greatest("seconds until what came in was refused", result.seconds, "2")
        greatest("MB until what came in was refused", result.megabytes, "300")
    assert result.megabytes < 300


def _in_a_repository(scenario: dict[str, Any], begun: Callable[..., Path], folder: Path) -> Ended:
    """Run a scenario in a repository that git keeps, with an origin beside it; return how its command ended."""
    repository = _with_git(scenario, begun, folder)
    before = names(repository)
    result = run(*scenario["run"], folder=repository, **GIT, **scenario.get("environment", {}))
    _says(scenario, result, repository)
    assert moved(before, names(repository)) == scenario.get("moves", [])
    do(scenario.get("after", []), repository)
    return result


def _without_git(scenario: dict[str, Any], folder: Path) -> Path:
    """Return a copy of the repository that is as a scenario says it."""
    repository = Path(copy_repository(folder / "repository"))
    apply(scenario, repository)
    if any(name.startswith("handbook/") for name in (*scenario.get("change", {}), *scenario.get("write", {}))):
        with_programs_of_its_own(repository)  # other code finds out other things
    return repository


def _with_git(scenario: dict[str, Any], begun: Callable[..., Path], folder: Path) -> Path:
    """Return a repository that git keeps, with an origin beside it, as a scenario says it."""
    steps = scenario["before"]
    first = [*takewhile(lambda step: isinstance(step, str) and step.startswith("publish "), steps)]
    repository = Path(copy_with_origin(begun(*first), folder))
    do(steps[len(first) :], repository)
    apply(scenario, repository)
    return repository


def _says(scenario: dict[str, Any], result: Ended, repository: Path) -> None:
    """Hold what was said, and the exit code, against what the scenario says of them."""
    said = (result.stdout + result.stderr).splitlines()
    named = Named(repository)
    assert (said, result.returncode) == ([line.format_map(named) for line in scenario["says"]], scenario["exit"])
