"""What git's history says of the versions' folders: which commit published each, and which touched it afterwards."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from handbook.repository.branch import NAME, Branch
from handbook.repository.git import git, line
from handbook.repository.refused import Refused
from handbook.versions import manifest as manifests
from handbook.versions.number import Number, is_number
from handbook.versions.withdrawal import WITHDRAWN

_MARK = "\0\1"
"""Stands before each commit: no name of a file holds a NUL, and each of them ends with one."""


@dataclass(frozen=True)
class Touched:
    """A commit that touched a version's folder: its `name`, its `day`, and the `files`."""

    name: str
    day: str
    files: tuple[str, ...]


@dataclass
class History:
    """The commit that `published` each version and the one by which it was `withdrawn`, by folder; and all others."""

    published: dict[str, str] = field(default_factory=dict)
    withdrawn: dict[str, str] = field(default_factory=dict)
    touched: dict[str, list[Touched]] = field(default_factory=dict)

    def later(self, folder: str) -> list[Touched]:
        """Return the commits that touched `folder` beside those two, the oldest first."""
        known = (self.published.get(folder), self.withdrawn.get(folder))
        return [commit for commit in self.touched.get(folder, []) if commit.name not in known]


def history(branch: Branch, folders: Iterable[str]) -> History:
    """Return what the history of `branch` says of `folders`. Raises GitFailed."""
    past, wanted = History(), sorted(folders)
    if branch.head is None or not wanted:
        return past
    out = git(
        branch.root, "log", "--reverse", "--topo-order", "-m", "--no-renames", "--no-relative", "--no-show-signature",
        "--name-status", "-z", "--format=%x01%H %cs", branch.head, "--", *(f":(top){folder}/" for folder in wanted),
    )  # fmt: skip
    for part in f"\0{out.decode('utf-8', 'replace')}".split(_MARK)[1:]:
        head, *rows = part.split("\0")
        name, day = head.split()[:2]
        fields = [row.strip("\n") for row in rows if row.strip("\n")]
        by_folder: dict[str, list[tuple[str, str]]] = {}
        for how, path in zip(fields[::2], fields[1::2], strict=False):
            by_folder.setdefault(path.partition("/")[0], []).append((how, path))
        for folder, changed in by_folder.items():
            if ("A", f"{folder}/{manifests.NAME}") in changed:
                past.published.setdefault(folder, name)
            if ("A", f"{folder}/{WITHDRAWN}") in changed:
                past.withdrawn.setdefault(folder, name)
            past.touched.setdefault(folder, []).append(Touched(name, day, tuple(path for _, path in changed)))
    return past


def publication(branch: Branch, number: Number) -> str:
    """Return the commit that published the version `number`, which `branch` holds. Raises Refused if it is not here."""
    added = _added(branch, f"{number}/{manifests.NAME}")
    if added and (line(branch.root, "rev-parse", "--verify", f"{added[-1]}^") or is_whole(branch.root, branch.head)):
        return added[-1]
    raise Refused(
        f"this clone does not hold all of the history of {NAME}, which says how version {number} was published; "
        "run `git fetch --unshallow` and the command again"
    )


def brought(branch: Branch, number: Number, name: str = manifests.NAME) -> str | None:
    """Return the last commit that brought the file `name` of a version: it may have been taken away, and brought back.

    None if there is none here.
    """
    return next(iter(_added(branch, f"{number}/{name}")), None)


def _added(branch: Branch, path: str) -> list[str]:
    """Return the commits that added a file to `branch`, the last first."""
    ways = ("--diff-filter=A", "--no-renames", "--no-relative", "--no-show-signature", "--format=%H")
    return git(branch.root, "log", *ways, str(branch.head), "--", f":(top){path}").decode().split()


def as_it_was(branch: Branch, number: Number) -> Branch:
    """Return `branch` as it was when the version `number` was put on it. Raises Refused if that is not here."""
    parent = line(branch.root, "rev-parse", "--verify", f"{publication(branch, number)}^")
    return Branch(branch.root, parent, branch.local)


def beside(branch: Branch, number: Number) -> list[str]:
    """Return the versions that `branch` held when the version `number` was taken down. Raises GitFailed."""
    commit = history(branch, [str(number)]).withdrawn.get(str(number), branch.head)
    return sorted(filter(is_number, Branch(branch.root, commit, None).names()), key=Number.of)


def done_since(branch: Branch, commit: str | None, form: str = "%s") -> list[str]:
    """Return what was done on `branch` since `commit` (None: ever), the oldest first: of each commit what `form` says.

    That is a format of `git log`; the commit's own words if nothing is said.
    """
    if branch.head is None:
        return []
    since = [f"^{commit}"] if commit else []
    return git(branch.root, "log", "--reverse", f"--format={form}", branch.head, *since).decode("utf-8").splitlines()


def is_whole(root: Path, commit: str | None) -> bool:
    """Return whether all of the history of `commit` is here: a shallow clone may lack a part."""
    if commit is None or line(root, "rev-parse", "--is-shallow-repository") != "true":
        return True
    cut = (root / (line(root, "rev-parse", "--git-path", "shallow") or "")).read_text(encoding="ascii").split()
    ends = git(root, "rev-list", "--max-parents=0", commit).decode().split()
    return not set(cut) & set(ends)
