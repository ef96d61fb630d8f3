"""The repository that the branch is shared through: what it has, taking that over, and sending what is new."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from handbook.repository.branch import NAME, REF, Branch
from handbook.repository.git import GitFailed, holds, line, said, tried
from handbook.repository.history import is_whole
from handbook.repository.locks import patiently, waiting_for_locks
from handbook.repository.tags import PREFIX, Tag, tags, version_of

ORIGIN = "origin"
HEADS = f"refs/handbook/{ORIGIN}/"
"""Where its branches are noted, as they are there when they are asked for."""
TAGS = "refs/tags/"
_TRACKED = f"refs/remotes/{ORIGIN}/{NAME}"
_LAST_SEEN = f"refs/handbook/lost/{ORIGIN}"
"""Where its branch was, while it has none; git forgets that with the name under which it saw it."""
_MOVED_ON = ("[rejected]", "fetch first", "non-fast-forward", "cannot lock ref", "incorrect old value")
_ALL = "--depth=2147483647"
"""As git writes "the whole history", of a branch of which a clone holds a part alone."""


class Apart(Exception):
    """The branch here, at the commit `here`, and the one at the other repository have each what the other lacks."""

    def __init__(self, here: str) -> None:
        super().__init__(here)
        self.here = here


@dataclass(frozen=True)
class There:
    """What origin has: its branch at the commit `head`, if it has one; tags of versions, with the commits they name."""

    head: str | None
    tagged: Mapping[str, str]

    def lacks(self, root: Path, commit: str) -> bool:
        """Return whether its branch does not hold `commit`, as far as what it holds is here."""
        here = self.head and line(root, "rev-parse", "--verify", "--quiet", f"{self.head}^{{commit}}")
        return self.head is None or bool(here and not holds(root, here, commit))


@dataclass(frozen=True)
class Remote:
    """The repository named origin, seen from the one at `root`."""

    root: Path

    @property
    def exists(self) -> bool:
        """Whether there is one at all."""
        return line(self.root, "remote", "get-url", ORIGIN) is not None

    def fetch(self) -> None:
        """Learn where its branch and its tags are. Raises GitFailed if it cannot be reached."""
        there = self._there()
        tracked = self.seen
        if REF in there:
            patiently(self.root, [_LAST_SEEN], "update-ref", "-d", _LAST_SEEN)
        elif tracked:
            patiently(self.root, [_LAST_SEEN], "update-ref", _LAST_SEEN, tracked)
        if REF not in there:
            patiently(self.root, [_TRACKED], "update-ref", "-d", _TRACKED)
        elif there[REF] != tracked or not is_whole(self.root, tracked):
            deeper = [] if is_whole(self.root, tracked) else [_ALL]
            self._fetch([_TRACKED], *deeper, "--no-tags", ORIGIN, f"+{REF}:{_TRACKED}")
        here = {f"{TAGS}{tag.name}" for tag in tags(self.root)}
        new = [name for name in there if version_of(name.removeprefix(TAGS)) and name not in here]
        if new:
            self._fetch(new, "--no-tags", ORIGIN, *(f"{name}:{name}" for name in new))

    def fetch_branches(self) -> None:
        """Learn which branches it has now, whatever a clone was told to follow. Raises GitFailed."""
        there = self._asked("refs/heads/*")
        names = [f"{HEADS}{name.removeprefix('refs/heads/')}" for name in there]
        self._fetch(names, "--no-tags", "--no-write-fetch-head", "--prune", ORIGIN, f"+refs/heads/*:{HEADS}*")

    def send(self, commit: str) -> bool:
        """Move its branch to `commit`; return False if it has moved on meanwhile. Raises GitFailed for all else."""
        done = self._push({REF: commit})
        if done.returncode:
            if any(sign in _all_said(done) for sign in _MOVED_ON) and "Unable to create" not in _all_said(done):
                return False
            if not self._has(commit):
                raise GitFailed(f"{ORIGIN} did not take it: {said(done) or 'git was stopped'}")
        patiently(self.root, [_TRACKED], "update-ref", _TRACKED, commit)  # if that fails, fetching mends it
        return True

    def _has(self, commit: str) -> bool:
        """Return whether its branch is at `commit`: git may have been stopped after it was sent."""
        with suppress(GitFailed):
            return self._there().get(REF) == commit
        return False

    def send_tags(self) -> None:
        """Send all tags of versions that its branch holds, those too that were left here. Raises GitFailed.

        One that somebody else has made there of the same commit may stay, and one that no publication made stays here.
        """
        own = [tag for tag in tags(self.root) if tag.manifest and self.seen and holds(self.root, self.seen, tag.commit)]
        names = [f"{TAGS}{tag.name}" for tag in own]
        done = self._push({name: name for name in names})
        if not done.returncode:
            return
        there = self._there()
        left = [tag for tag in own if f"{TAGS}{tag.name}" not in there]
        others = [tag for tag in own if tag not in left and _named(there, tag) != tag.commit]
        if others:
            sentences = (f"{tag.name} names {tag.commit} here and {_named(there, tag)} at {ORIGIN}" for tag in others)
            raise GitFailed(f"a tag was made to name something else: {', '.join(sentences)}")
        if left:
            raise GitFailed(f"{ORIGIN} did not take {', '.join(tag.name for tag in left)}: {said(done)}")

    @property
    def seen(self) -> str | None:
        """The commit at which its branch was last seen; None if it had none."""
        return line(self.root, "rev-parse", "--verify", f"{_TRACKED}^{{commit}}")

    def now(self) -> There:
        """Return what it has now. Raises GitFailed if it cannot be reached."""
        there = self._there()  # of an annotated tag, the row with ^{} comes last
        names = {name: name.removeprefix(TAGS).removesuffix("^{}") for name in there if name.startswith(TAGS)}
        return There(there.get(REF), {tag: there[name] for name, tag in names.items() if version_of(tag)})

    def tags_named(self, names: Iterable[str]) -> set[str]:
        """Return those of the tags `names` that it has. Raises GitFailed if it cannot be reached."""
        there = self._asked(*(f"{TAGS}{name}" for name in names))
        return {name.removeprefix(TAGS) for name in there if not name.endswith("^{}")}

    def last_sent(self, head: str | None, there: There) -> str | None:
        """Return the last commit in the history of `head` that was sent, or None.

        Origin's tags tell, as they go after its branch, and git's memory of where that branch was seen from here.
        """
        if head is None:
            return None
        entries = (line(self.root, "rev-list", "--walk-reflogs", "--ignore-missing", _TRACKED) or "").split()
        oldest = f"{_TRACKED}@{{{len(entries)}}}"  # what the first entry says was there before it
        seen = [line(self.root, "rev-parse", "--verify", "--quiet", name) for name in (oldest, _LAST_SEEN, _TRACKED)]
        told = sorted({*entries, *filter(None, seen), *there.tagged.values()})
        here = (line(self.root, "rev-list", "--no-walk", "--ignore-missing", *told) or "").split() if told else []
        return line(self.root, "merge-base", head, *here) if here else None

    def _there(self) -> dict[str, str]:
        """Return the branch and the tags there by their names, and with `^{}` what annotated tags name."""
        return self._asked(REF, f"{TAGS}{PREFIX}*")

    def _asked(self, *names: str) -> dict[str, str]:
        """Return what it has by `names`, which may hold *, with the commit or the tag that each names."""
        done = tried(self.root, "ls-remote", ORIGIN, *names)
        if done.returncode:
            raise GitFailed(f"{ORIGIN} could not be reached: {said(done)}")
        rows = (row.split("\t") for row in done.stdout.decode("utf-8", "replace").splitlines())
        return {name: commit for commit, name in rows}

    def _push(self, refs: Mapping[str, str]) -> subprocess.CompletedProcess[bytes]:
        """Send what each of `refs` is to name there; return how it ended.

        A lock that a killed git has left is taken away where the repository is a folder that is seen from here.
        """
        words = ("push", "--porcelain", ORIGIN, *(f"{own}:{name}" for name, own in refs.items()))
        url = line(self.root, "remote", "get-url", "--push", ORIGIN) or ""
        folder = self.root / url.removeprefix("file://")
        if folder.is_dir():
            return patiently(self.root, refs, *words, writes=folder)
        return waiting_for_locks(self.root, *words)

    def _fetch(self, refs: list[str], *words: str) -> None:
        done = patiently(self.root, refs, "fetch", *words)
        if done.returncode:
            raise GitFailed(f"git could not take over what {ORIGIN} has: {said(done)}")


def branch(root: Path) -> Branch:
    """Return the branch with all that is known here: the local one, or the one last seen at origin if that has more.

    Raises Apart if each has what the other lacks.
    """
    local = line(root, "rev-parse", "--verify", f"{REF}^{{commit}}")
    tracked = Remote(root).seen
    if local is None or tracked is None or local == tracked or holds(root, local, tracked):
        return Branch(root, local or tracked, local)
    if holds(root, tracked, local):
        return Branch(root, tracked, local)
    raise Apart(local)


def _named(there: dict[str, str], tag: Tag) -> str:
    name = f"{TAGS}{tag.name}"
    return there.get(f"{name}^{{}}", there[name])


def _all_said(done: subprocess.CompletedProcess[bytes]) -> str:
    return (done.stdout + done.stderr).decode("utf-8", "replace")
