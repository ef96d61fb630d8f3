"""Whether the files that the handbook came with are there, as git keeps them. Standard library alone.

A copy that git does not keep cannot be looked at: there is nothing to compare it with.
"""

from __future__ import annotations

import os
import shlex
import subprocess
from pathlib import Path

_OURS = ("handbook", "jurisdictions", "macros", "overrides", "mkdocs.yml", "requirements.txt")
"""What no organization changes, and no command can do without; a page of `docs/` that is gone is told as links are."""
_EMPTY = "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391"
"""How git names what is in an empty file."""
_MOST = 3
"""How many files a sentence names."""


def lost(root: Path) -> list[str]:
    """Return the files of ours that git keeps at `root` and that are not there, or of which nothing is left."""
    rows = (row.split("\t", 1) for row in _listed(root, "ls-files", "--stage"))
    return sorted({name for stage, name in rows if _EMPTY not in stage and not _holds_anything(root / name)})


def changed(root: Path) -> list[str]:
    """Return the files of ours at `root` that are not as git keeps them."""
    return _listed(root, "diff", "--name-only", "--relative", "HEAD")


def told(names: list[str]) -> tuple[str, str]:
    """Return the files `names` as a sentence holds them, and the command that brings them back.

    Of many, both name the folders in which they lie.
    """
    if len(names) <= _MOST:
        return ", ".join(names), f"`git restore --source HEAD {shlex.join(names)}`"
    folders = sorted({name.partition("/")[0] for name in names})
    return f"in {', '.join(folders)}", f"`git restore --source HEAD {shlex.join(folders)}`"


def _holds_anything(file: Path) -> bool:
    try:
        return os.lstat(file).st_size > 0
    except OSError:
        return False


def _listed(root: Path, *words: str) -> list[str]:
    """Return what git lists of ours; nothing where there is no git, or it cannot say."""
    try:
        done = subprocess.run(["git", *words, "-z", "--", *_OURS], cwd=root, capture_output=True, check=False)
    except OSError:
        return []
    return [] if done.returncode else [os.fsdecode(row) for row in done.stdout.split(b"\0") if row]
