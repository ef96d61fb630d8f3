"""Running git, and saying in a sentence what it would not do."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path


class GitFailed(OSError):
    """Git would not, or could not: what it said, in one line."""


def git(root: Path, *words: str, given: bytes | None = None) -> bytes:
    """Run git with `words` in the repository at `root`, `given` on its standard input; return what it printed.

    Raises GitFailed.
    """
    done = tried(root, *words, given=given)
    if done.returncode:
        raise GitFailed(f"`git {words[0]}` failed: {said(done) or f'exit {done.returncode}'}")
    return done.stdout


def tried(root: Path, *words: str, given: bytes | None = None) -> subprocess.CompletedProcess[bytes]:
    """Run git as `git` does; return how it ended. Raises GitFailed only where there is no git."""
    environment = os.environ | {
        "LC_ALL": "C",
        "GIT_OPTIONAL_LOCKS": "0",
    }  # its words are read; to look, it locks nothing
    try:
        return subprocess.run(
            ["git", *words], cwd=root, input=given or b"", capture_output=True, check=False, env=environment
        )
    except FileNotFoundError:
        raise GitFailed("git is not installed, and publishing needs it") from None


def said(done: subprocess.CompletedProcess[bytes]) -> str:
    """Return the last lines that git said, as one."""
    lines = [line.strip() for line in done.stderr.decode("utf-8", "replace").splitlines()]
    return " ".join(line for line in lines if line and not line.startswith("hint:"))[-300:]


def line(root: Path, *words: str) -> str | None:
    """Return the one line that git prints for `words`, or None if it has no answer."""
    done = tried(root, *words)
    return None if done.returncode else done.stdout.decode("utf-8", "replace").strip()
