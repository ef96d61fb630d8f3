"""What all sites have in common, found out before the first of them is built, and put where others find it."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

from handbook import fault, memo
from handbook.flaws import errors
from handbook.inspect import inspect
from handbook.render.build import render
from handbook.render.remembered import FILE
from handbook.render.unchanged import code_sum, common_sum
from handbook.scratch import scratch
from handbook.site import Site

_NOBODY = Path(__file__).parent / "nobody"


def learn(root: Path, today: date) -> None:
    """Make known what sites of the repository at `root` have in common.

    From the file, if it is of this code; what has changed since in texts is found out, and put there. Where the texts
    have flaws, nothing is: each organization that is built then says so.
    """
    file, code, common = root / FILE, code_sum(root), common_sum(root)
    memo.forget()  # of whoever was built by this process
    if memo.load(file, code) == common:
        memo.news()  # all that is there has been told
        return
    try:
        book, flaws = inspect(Site.of(root, today, _NOBODY))
        if errors(flaws):
            return
        with scratch("known") as folder:
            render(book, folder)
        memo.forget_own()
        memo.news()
        memo.save(file, code, common)
    except OSError:  # no place for it: then each organization finds out for itself
        pass
    except Exception:  # a fault of ours, which costs others time alone: who looks for faults sees it
        if os.environ.get(fault.SHOWN):
            raise
