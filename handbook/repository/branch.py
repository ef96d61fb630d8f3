"""The branch on which versions stand side by side: read and written through git alone, without a working tree.

A commit is made by one `git fast-import` under a name of its own, then the branch is moved to it, if it still is where
it was read (compare-and-swap). Until that moment nothing has changed for anybody.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from handbook.names import first
from handbook.repository.git import GitFailed, git, said, tried
from handbook.repository.locks import forget_kept, patiently, unlock

NAME = "gh-pages"
REF = f"refs/heads/{NAME}"
_ASIDE = "refs/handbook/publishing"
"""Holds a commit while it is on its way to the branch, so that git keeps it."""
_ELSEWHERE = ("but expected", "reference already exists", "unable to resolve reference")
"""What git says where a branch is not at the commit that was expected."""


_FEW = 3
"""How many files a sentence names."""


@dataclass(frozen=True)
class Branch:
    """The branch as it is at the commit `head` of the repository at `root`; None if it does not exist.

    `local` is where the branch is here, which may be behind what has been fetched.
    """

    root: Path
    head: str | None
    local: str | None

    def names(self) -> dict[str, str]:
        """Return the names at the root of the branch, each with its object. Raises GitFailed."""
        return {} if self.head is None else _listed(git(self.root, "ls-tree", "--full-tree", "-z", self.head))

    def files(self, folder: str) -> dict[str, str]:
        """Return every file under `folder` by its path within it, each with its object."""
        done = tried(self.root, "ls-tree", "--full-tree", "-r", "-z", f"{self.head}:{folder}")
        return {} if done.returncode else _listed(done.stdout)

    def contents(self, folder: str, listed: Mapping[str, str]) -> dict[str, bytes]:
        """Return the bytes of those files of `folder` that are `listed` with their objects.

        Raises GitFailed if git has lost one: a file that cannot be read must not be taken for an empty one.
        """
        found = dict(zip(listed, objects(self.root, listed.values()), strict=True))
        lost = [f"{folder}/{path}" for path, data in found.items() if data is None]
        if lost:
            raise GitFailed(
                f"git has lost what stood in {first(lost, _FEW)}; run the command in a new clone of the repository, or "
                "in one from before"
            )
        return {path: data for path, data in found.items() if data is not None}

    def read(self, paths: Iterable[str]) -> dict[str, bytes]:
        """Return the bytes of those of `paths` that are files of the branch."""
        wanted = list(paths)
        if self.head is None or not wanted:
            return {}
        found = objects(self.root, [f"{self.head}:{path}" for path in wanted])
        return {path: data for path, data in zip(wanted, found, strict=True) if data is not None}

    def with_files(
        self, files: Mapping[str, bytes], gone: Iterable[str], message: str, who: str, when: datetime
    ) -> str:
        """Return a new commit on top of this one, to which the branch has not moved yet.

        `files` are written, by path; what stands at `gone` (files or folders) is taken away before that. `who` is the
        committer as git writes one ("Name <mail>"). Raises GitFailed.
        """
        stream = [
            f"commit {_ASIDE}\ncommitter {who} {int(when.timestamp())} +0000\n".encode(),
            _data(message.encode()),
            f"from {self.head}\n".encode() if self.head else b"",
            *(f"D {_quoted(path)}\n".encode() for path in gone),
        ]
        for path in sorted(files):
            stream += [f"M 100644 inline {_quoted(path)}\n".encode(), _data(files[path])]
        stream.append(b"done\n")
        unlock(self.root, [_ASIDE])  # one publication runs at a time, and nobody else uses it
        forget_kept(self.root)
        git(self.root, "fast-import", "--quiet", "--done", "--force", "--date-format=raw", given=b"".join(stream))
        return git(self.root, "rev-parse", "--verify", f"{_ASIDE}^{{commit}}").decode().strip()

    def moved_to(self, commit: str) -> bool:
        """Move the branch here to `commit` if it is where it was read; return whether it was. Raises GitFailed."""
        ways = ("update-ref", "-m", "handbook", REF, commit, self.local or "0" * len(commit))
        done = patiently(self.root, [REF], *ways)
        if not done.returncode:
            return True
        words = said(done)
        if any(sign in words for sign in _ELSEWHERE):
            return False
        raise GitFailed(f"git could not move the branch {NAME}: {words}")


def objects(root: Path, names: Iterable[str]) -> list[bytes | None]:
    """Return the bytes of each object that `names` name, None for one that is not there."""
    given = "".join(f"{name}\n" for name in names).encode()
    out, found, at = git(root, "cat-file", "--batch", given=given), [], 0
    while at < len(out):
        end = out.index(b"\n", at)
        head, at = out[at:end].split(b" "), end + 1
        size = int(head[-1]) if head[-1].isdigit() else None
        found.append(None if size is None else out[at : at + size])
        at += 0 if size is None else size + 1
    return found


def _listed(out: bytes) -> dict[str, str]:
    rows = (row.split(b"\t", 1) for row in out.split(b"\0") if row)
    return {os.fsdecode(name): about.split(b" ")[2].decode() for about, name in rows}


def _data(data: bytes) -> bytes:
    return b"data %d\n%b\n" % (len(data), data)


def _quoted(path: str) -> str:
    escaped = path.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'
