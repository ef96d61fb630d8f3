"""What is done to a repository before the command of a scenario, and after it: changes of files, and commands."""

from __future__ import annotations

import shlex
import shutil
from datetime import datetime
from pathlib import Path
from typing import Any

from handbook.organization.times import in_full
from handbook.versions.in_force import day_in
from handbook.versions.number import is_number
from tests.publishing.repositories import NOW, git, handbook, second_of

_THEN = {"GIT_AUTHOR_DATE": NOW.isoformat(), "GIT_COMMITTER_DATE": NOW.isoformat()}
"""When all commits of a scenario are made, but for those of our own commands."""


class Named(dict[str, str]):
    """What words in braces mean, where a scenario cannot know it: folders, a day, and commits by their names.

    `{day}` is the day on which the branch was last written, where the organization is, `{files}` how many files all
    versions on it have.
    """

    def __init__(self, repository: Path) -> None:
        super().__init__(repository=str(repository), origin=str(_origin_of(repository)))
        self._root = repository

    def __missing__(self, name: str) -> str:
        if name == "day":
            written = git(self._root, "log", "-1", "--format=%cI", "gh-pages")
            return in_full(day_in("Africa/Nairobi", datetime.fromisoformat(written)))
        if name == "files":
            paths = git(self._root, "ls-tree", "-r", "--name-only", "gh-pages").splitlines()
            return str(sum(is_number(path.partition("/")[0]) for path in paths))
        return str(git(self._root, "rev-parse", "--verify", f"{name}^{{commit}}"))


def do(steps: list[Any], repository: Path) -> None:
    """Do all `steps`: commands, which must succeed, changes of files, and what a colleague does in another clone."""
    for step in steps:
        if isinstance(step, str):
            _command(shlex.split(step.format_map(Named(repository))), repository)
        elif "colleague" in step:
            second = repository.with_name("second")
            do(step["colleague"], second if second.exists() else second_of(repository))
        else:
            apply(step, repository)


def _command(words: list[str], repository: Path) -> None:
    if words[0] == "git":
        git(repository, *words[1:], **_THEN)
    else:
        done = handbook(repository, *words)
        assert done.returncode == 0, f"{words}: {done.stderr}"


def apply(changes: dict[str, Any], repository: Path) -> None:
    """Change files of `repository` as a scenario says it; what begins as a program does becomes one."""
    for name, words in changes.get("change", {}).items():
        file = repository / name
        text = file.read_text(encoding="utf-8")
        for old, new in words:
            assert old in text, f"{name} no longer holds {old!r}: the scenario is out of date"
            text = text.replace(old, new, 1)
        file.write_text(text, encoding="utf-8")
    for name in changes.get("delete", []):
        shutil.rmtree(repository / name) if (repository / name).is_dir() else (repository / name).unlink()
    for name, text in changes.get("write", {}).items():
        file = repository / name
        file.parent.mkdir(parents=True, exist_ok=True)
        data = text.encode("utf-8") if isinstance(text, str) else bytes(text)
        file.write_bytes(data)
        if data.startswith(b"#!"):
            file.chmod(0o755)
    for name, parts in changes.get("repeat", {}).items():
        with (repository / name).open("a", encoding="utf-8") as file:
            file.writelines(text * times for text, times in parts)
    for name, to in changes.get("copy", {}).items():
        (repository / to).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(repository / name, repository / to)
    for name, target in changes.get("link", {}).items():
        (repository / name).parent.mkdir(parents=True, exist_ok=True)
        (repository / name).symlink_to(target)


def names(repository: Path) -> set[tuple[str, str]]:
    """Return each branch and each tag, here and at origin, with what it names; none where there is no repository."""
    form = "--format=%(refname:lstrip=2) %(objectname)"
    found = set[tuple[str, str]]()
    for place, kept, whose in ((repository, ".git", ""), (_origin_of(repository), "", "origin/")):
        if (place / kept).exists():
            rows = git(place, "for-each-ref", form, "refs/heads", "refs/tags").splitlines()
            found |= {(f"{whose}{name}", named) for name, named in (row.split() for row in rows)}
    return found


def moved(before: set[tuple[str, str]], after: set[tuple[str, str]]) -> list[str]:
    """Return the names that do not name `after` what they named `before`."""
    return sorted({name for name, _ in before ^ after})


def _origin_of(repository: Path) -> Path:
    return repository.with_name("origin.git")
