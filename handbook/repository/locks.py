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
            unlock(writes or root, [*refs, *(["packed-refs"] if "packed-refs.lock" in problem else [])])
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
    """Take away the locks on `refs`, or on the file `packed-refs` in which git has many."""
    common = shared_folder(root)
    for ref in refs:
        (common / f"{ref}.lock").unlink(missing_ok=True)


def forget_kept(root: Path) -> None:
    """Take away the marks by which a `git fast-import` that was killed has told git to keep what it wrote for ever.

    With one of them there, git would not write the same again. What it marks goes as all does that nothing names.
    """
    for mark in (shared_folder(root) / "objects" / "pack").glob("pack-*.keep"):
        with suppress(OSError):
            if mark.read_bytes() == b"fast-import":
                mark.unlink()
