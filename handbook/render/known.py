"""What all sites have in common, known before the first of them is built, and kept in a file for the next time.

It is found out with an organization that is nobody's (`nobody/`), so that no details of one who builds are in the file,
which would outlive theirs. What the others find out is added: of pages that are ours alone, and without the values in
them.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from pathlib import Path

from handbook import memo
from handbook.flaws import errors
from handbook.inspect import inspect
from handbook.render.build import render
from handbook.render.unchanged import code_sum, common_sum
from handbook.scratch import scratch
from handbook.site import Site

_NOBODY = Path(__file__).parent / "nobody"
_FILE = Path(".venv", "handbook-memo")


def recall(root: Path, today: date) -> None:
    """Make known what sites of the repository at `root` have in common, before one of them is read.

    It takes a twentieth of the time in which one site finds it out, from the second command of this code on. Texts that
    have changed since are found out by each command for itself; `learn` finds them out for all.
    """
    if not memo.load(root / _FILE, code_sum(root)):
        learn(root, today, common_sum(root))


def learn(root: Path, today: date, common: str) -> None:
    """Make known what sites of the repository at `root` have in common, whose sum is `common`.

    From the file, if it is of this code; what has changed since in texts is found out, and put there. Where the texts
    have flaws, nothing is: each organization that is built then says so.
    """
    file, code = root / _FILE, code_sum(root)
    memo.forget()  # of whoever was built by this process
    if memo.load(file, code) == common:
        memo.news()  # all that is there has been told
        return
    with suppress(Exception):  # no place for it, or a fault of ours: then each organization finds out for itself
        book, flaws = inspect(Site.of(root, today, _NOBODY))
        if errors(flaws):
            return
        with scratch("known") as folder:
            render(book, folder)
        memo.forget_own()
        memo.news()
        memo.save(file, code, common)


def add(root: Path, common: str, heard: memo.News) -> None:
    """Put what was `heard` from processes that built into the file, for the next time, beside what `learn` did."""
    with suppress(OSError):
        memo.add(root / _FILE, code_sum(root), common, heard)
