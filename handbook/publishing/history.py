"""What git's history says of the versions' folders: which commit published each, and which touched it afterwards."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from handbook.publishing.branch import Branch
from handbook.publishing.git import git
from handbook.versions import manifest as manifests
from handbook.versions.withdrawal import WITHDRAWN

_MARK = "\1"


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
        branch.root, "log", "--reverse", "--topo-order", "-m", "--no-renames", "--name-status", "-z",
        f"--format={_MARK}%H %cs", branch.head, "--", *(f"{folder}/" for folder in wanted),
    )  # fmt: skip
    for part in out.decode("utf-8", "replace").split(_MARK)[1:]:
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
