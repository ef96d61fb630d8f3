"""Locks that a git which was killed has left on what it was writing: waited for, and then taken away."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from handbook.repository.git import shared_folder, tried

_STALE = 5
"""Seconds after which a lock on a branch or a tag is one that is left over: git holds it for a moment alone."""
_STALE_ALL = 20
"""Seconds for the one on all names, which other commands of git's hold while they put them in order."""
_ALL = "packed-refs"
"""The file in which git has the names that have not moved for a while."""
LOCKED = "File exists"
"""What git says where a lock is held."""


def patiently(
    root: Path, refs: Iterable[str], *words: str, writes: Path | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Run git with `words`, which write `refs`; return how it ended. A lock on one of them that stays is taken away.

    They are written in the repository at `root`, or in the one at `writes`.
    """
    done = waiting_for_locks(root, *words)
    for _ in range(2):  # the lock on a name is asked for first, then the one on all names
        problem = done.stderr.decode("utf-8", "replace")
        if done.returncode and LOCKED in problem:
            there = writes or root
            asked = [_ALL] if f"{_ALL}.lock" in problem else refs
            unlock(there, [ref for ref in asked if _stays(_lock(there, ref), _STALE_ALL if ref == _ALL else _STALE)])
            done = waiting_for_locks(root, *words)
    return done


def waiting_for_locks(root: Path, *words: str) -> subprocess.CompletedProcess[bytes]:
    """Run git with `words`, again and again as long as something is locked that may be free in a moment."""
    end = time.monotonic() + _STALE
    while True:
        done = tried(root, *words)
        if not done.returncode or LOCKED not in done.stderr.decode("utf-8", "replace") or time.monotonic() > end:
            return done
        time.sleep(0.1)


def unlock(root: Path, refs: Iterable[str]) -> None:
    """Take away the locks on `refs`, which nobody holds."""
    for ref in refs:
        _lock(root, ref).unlink(missing_ok=True)


def _lock(root: Path, ref: str) -> Path:
    return shared_folder(root) / f"{ref}.lock"


def _stays(lock: Path, seconds: float) -> bool:
    """Wait until `lock` has stood for so many `seconds`; return whether it is still there, and still the same."""
    first, begun = _standing(lock), time.time()
    while first is not None and time.time() - min(first[1], begun) < seconds:
        time.sleep(0.1)
        if _standing(lock) != first:
            return False
    return first is not None


def _standing(lock: Path) -> tuple[int, float] | None:
    try:
        found = lock.stat()
    except FileNotFoundError:
        return None
    return found.st_ino, found.st_mtime


def forget_kept(root: Path) -> None:
    """Take away the marks by which a `git fast-import` that was killed has told git to keep what it wrote for ever.

    With one of them there, git would not write the same again. What it marks goes as all does that nothing names.
    """
    for mark in (shared_folder(root) / "objects" / "pack").glob("pack-*.keep"):
        with suppress(OSError):
            if mark.read_bytes() == b"fast-import":
                mark.unlink()
