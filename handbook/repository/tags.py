"""The tags of versions: outside the branch, each names the commit that published one, or took it down.

Each says its manifest's sum as well. What a branch that somebody has written anew lacks, they still lead to.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from handbook.repository.branch import Branch, objects
from handbook.repository.git import GitFailed, git, holds, line, said, tried
from handbook.repository.locks import patiently
from handbook.versions.listed import Listed
from handbook.versions.number import is_number

PREFIX = "handbook/"
"""Tags of versions begin so: handbook/2026.1."""
DOWN = "-taken-down"
"""The tag of the commit that took a version down ends so: handbook/2026.1-taken-down."""
_SIGNED = re.compile(r"^-----BEGIN (PGP|SSH) SIGNATURE-----|^-----BEGIN SIGNED MESSAGE-----", re.MULTILINE)
_BAD = ("BAD signature", "incorrect signature")
"""What git says of a signature over other words than those that stand there (GnuPG, and OpenSSH)."""
_MANIFEST = re.compile(r"^manifest: ([0-9a-f]{64})$", re.MULTILINE)


@dataclass(frozen=True)
class Tag:
    """A version's tag, or that of its taking down: its `name`, the `commit` that it names, what it says (`text`)."""

    root: Path
    name: str
    commit: str
    text: str

    @property
    def version(self) -> str:
        """The version's number."""
        return str(version_of(self.name))

    @property
    def down(self) -> bool:
        """Whether it is that of the commit that took the version down."""
        return self.name.endswith(DOWN)

    @property
    def manifest(self) -> str | None:
        """The sum of the manifest that it was made for."""
        found = _MANIFEST.search(self.text)
        return found[1] if found else None

    def reaches(self, branch: Branch) -> bool:
        """Return whether `branch` holds the commit that the tag names."""
        return branch.head is not None and holds(self.root, branch.head, self.commit)

    @property
    def signed(self) -> bool:
        """Whether somebody has signed it."""
        return bool(_SIGNED.search(self.text))

    @property
    def problems(self) -> list[str]:
        """What is wrong with the tag itself."""
        if not self.manifest:
            return [f"{self.version}: the tag {self.name} is not one that `{self._verb}` makes"]
        words = self._signature
        return [f"{self.version}: the tag {self.name} is not as it was signed ({words})"] if _is_bad(words) else []

    @property
    def _verb(self) -> str:
        return "withdraw" if self.down else "publish"

    @property
    def notes(self) -> list[str]:
        """What could not be looked at."""
        words = self._signature
        if words is None or _is_bad(words):
            return []
        return [f"{self.version}: the signature of the tag {self.name} could not be confirmed ({words})."]

    @cached_property
    def _signature(self) -> str | None:
        """What git says of the tag's signature if that is not good; None without a signature or with a good one."""
        if not self.signed:
            return None
        done = tried(self.root, "verify-tag", self.name)
        return (said(done) or "git does not say why") if done.returncode else None


def _is_bad(words: str | None) -> bool:
    return bool(words) and any(sign in str(words) for sign in _BAD)


def version_of(name: str) -> str | None:
    """Return the number of the version that a tag of this `name` is about; None if it is about none."""
    number = name.removeprefix(PREFIX).removesuffix(DOWN)
    return number if name.startswith(PREFIX) and is_number(number) else None


def in_the_way(root: Path, name: str) -> list[str]:
    """Return the tags that leave no place for one called `name`: of that name, before a slash in it, or behind it.

    What a publication made is none: that it is not on the branch is told elsewhere. Raises GitFailed.
    """
    out = git(root, "for-each-ref", "--format=%(refname:lstrip=2)", f"refs/tags/{PREFIX.rstrip('/')}")
    made = {tag.name for tag in tags(root) if tag.manifest}
    known = [one for one in out.decode("utf-8", "replace").splitlines() if one not in made]
    return [one for one in known if f"{name}/".startswith(f"{one}/") or one.startswith(f"{name}/")]


def tags(root: Path, without: str | None = None) -> list[Tag]:
    """Return the tags of versions that the repository at `root` has; not those in the history of `without`.

    Raises GitFailed.
    """
    apart = [f"--no-merged={without}"] if without else []
    form = "%(refname:lstrip=2) %(objectname) %(*objectname)"
    out = git(root, "for-each-ref", f"--format={form}", *apart, f"refs/tags/{PREFIX}").decode("utf-8", "replace")
    rows = [row.split(" ") for row in out.splitlines() if version_of(row.partition(" ")[0])]
    said_by = objects(root, [own for _, own, _ in rows])
    found = []
    for (name, own, named), data in zip(rows, said_by, strict=True):
        text = (data or b"").partition(b"\n\n")[2].decode("utf-8", "replace") if named else ""
        found.append(Tag(root, name, named or own, text))
    return found


def tag_published(root: Path, one: Listed, commit: str) -> None:
    """Make the annotated tag of a version that `commit` published, unless it is there; signed where git signs tags.

    Raises GitFailed.
    """
    lines = (
        f"Version {one.version}",
        "",
        f"takes effect: {one.effective} ({one.time_zone})",
        f"seal: {one.seal}",
        f"manifest: {one.manifest}",
    )
    _make(root, f"{PREFIX}{one.version}", lines, commit)


def tag_taken_down(root: Path, one: Listed, commit: str) -> None:
    """Make the annotated tag of the taking down of a version by `commit`, as `tag_published` does. Raises GitFailed."""
    assert one.withdrawn is not None
    lines = (
        f"Version {one.version} was taken down",
        "",
        f"on: {one.withdrawn.day} ({one.time_zone})",
        f"reason: {one.withdrawn.reason}",
        f"manifest: {one.manifest}",
    )
    _make(root, f"{PREFIX}{one.version}{DOWN}", lines, commit)


def _make(root: Path, name: str, lines: Iterable[str], commit: str) -> None:
    known = next((tag for tag in tags(root) if tag.name == name), None)
    if known and known.commit != commit:
        problem = f"the tag {known.name} is there already, and names {known.commit} and not {commit}"
        raise GitFailed(f"{problem}; ask who made it, and take it away by `git tag --delete {known.name}`")
    if known:
        return
    done = patiently(root, [f"refs/tags/{name}"], "tag", "--annotate", "--message", "\n".join(lines), name, commit)
    if done.returncode:
        raise GitFailed(f"git could not make the tag {name}: {said(done)}")
    signs = line(root, "config", "--type=bool", "tag.gpgSign") == "true"
    if signs and not next(tag for tag in tags(root) if tag.name == name).signed:  # git says so, and goes on without
        git(root, "tag", "--delete", name)
        raise GitFailed(f"git was to sign the tag {name}, and could not: {said(done)}")
