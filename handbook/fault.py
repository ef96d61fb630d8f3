"""A fault of the handbook's own: where it arose, and not a word of what was read, which may be a page's."""

from __future__ import annotations

import os

from handbook import ROOT

SHOWN = "HANDBOOK_TRACEBACK"
"""The environment variable with which whoever looks after the programs sees all of it."""


def told(error: BaseException) -> str:
    """Return the kind of an `error`, and the file and line of ours in which it arose."""
    import traceback

    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename.startswith(str(ROOT))]
    ours = [frame for frame in frames if ".venv" not in frame.filename]
    place = f"{os.path.relpath(ours[-1].filename, ROOT)}, line {ours[-1].lineno}" if ours else "a library"
    return f"{type(error).__name__} in {place}"
