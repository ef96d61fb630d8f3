"""The repository that the branch is shared through: what it has, taking that over, and sending what is new."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from handbook.publishing.branch import NAME, REF, Branch
from handbook.publishing.git import GitFailed, git, line, said, tried
from handbook.publishing.tags import PREFIX

ORIGIN = "origin"
_TRACKED = f"refs/remotes/{ORIGIN}/{NAME}"
_MOVED_ON = ("[rejected]", "fetch first", "non-fast-forward", "cannot lock ref", "stale info")


class Apart(Exception):
    """The branch here and the one at the other repository have each what the other lacks."""


@dataclass(frozen=True)
class Remote:
    """The repository named origin, seen from the one at `root`."""

    root: Path

    @property
    def known(self) -> bool:
        """Whether there is one at all."""
        return line(self.root, "remote", "get-url", ORIGIN) is not None

    def fetch(self) -> None:
        """Learn where its branch and its tags are. Raises GitFailed if it cannot be reached."""
        done = tried(self.root, "ls-remote", ORIGIN, REF, f"refs/tags/{PREFIX}*")
        if done.returncode:
            raise GitFailed(f"{ORIGIN} could not be reached: {said(done)}")
        rows = [row.split("\t") for row in done.stdout.decode("utf-8", "replace").splitlines()]
        there = {name: commit for commit, name in rows if not name.endswith("^{}")}
        if REF in there and there[REF] != line(self.root, "rev-parse", "--verify", _TRACKED):
            git(self.root, "fetch", "--no-tags", ORIGIN, f"+{REF}:{_TRACKED}")
        elif REF not in there:
            tried(self.root, "update-ref", "-d", _TRACKED)
        new = [name for name in there if name != REF and line(self.root, "rev-parse", "--verify", name) is None]
        if new:
            git(self.root, "fetch", "--no-tags", ORIGIN, *(f"{name}:{name}" for name in new))

    def send(self, commit: str) -> bool:
        """Move its branch to `commit`; return False if it has moved on meanwhile. Raises GitFailed for all else."""
        done = tried(self.root, "push", "--porcelain", ORIGIN, f"{commit}:{REF}")
        if not done.returncode:
            git(self.root, "update-ref", _TRACKED, commit)
            return True
        words = f"{done.stdout.decode('utf-8', 'replace')} {said(done)}"
        if any(sign in words for sign in _MOVED_ON):
            return False
        raise GitFailed(f"{ORIGIN} did not take it: {said(done)}")

    def send_tags(self) -> None:
        """Send all tags of versions, those too that a publication without --push has left here. Raises GitFailed."""
        git(self.root, "push", ORIGIN, f"refs/tags/{PREFIX}*:refs/tags/{PREFIX}*")


def branch(root: Path) -> Branch:
    """Return the branch with all that is known here: the local one, or the one last seen at origin if that has more.

    Raises Apart if each has what the other lacks.
    """
    local = line(root, "rev-parse", "--verify", f"{REF}^{{commit}}")
    tracked = line(root, "rev-parse", "--verify", f"{_TRACKED}^{{commit}}")
    if local is None or tracked is None or local == tracked or _holds(root, local, tracked):
        return Branch(root, local or tracked, local)
    if _holds(root, tracked, local):
        return Branch(root, tracked, local)
    raise Apart


def _holds(root: Path, later: str, earlier: str) -> bool:
    return not tried(root, "merge-base", "--is-ancestor", earlier, later).returncode
