"""What all sites have in common, kept in a file from one command to the next.

It was found out with an organization that is nobody's (learn.py), so that no details of one who builds are in the file,
which would outlive theirs. What the others find out is added: of pages that are ours alone, and without the values in
them.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from handbook import memo
from handbook.render.unchanged import code_sum

FILE = Path(".venv", "handbook-memo")
"""Where it lies in a repository."""


def recall(root: Path) -> bool:
    """Make known what is in the file for the code of the repository at `root`; return whether it is there.

    It takes a twentieth of the time in which a site finds it out. Texts that have changed since are found out by each
    command for itself.
    """
    return bool(memo.load(root / FILE, code_sum(root)))


def add(root: Path, common: str, heard: memo.News) -> None:
    """Put what was `heard` from processes that built into the file, for the next time, beside what `learn` did."""
    with suppress(OSError):
        memo.add(root / FILE, code_sum(root), common, heard)
