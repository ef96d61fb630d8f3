"""Faults in words: of the machine, and of the handbook's own, with not a word of what was read, which may be a page's.

Standard library alone: the bootstrap meets them too.
"""

from __future__ import annotations

import errno
import os

from handbook import ROOT

SHOWN = "HANDBOOK_TRACEBACK"
"""The environment variable with which whoever looks after the programs sees all of it."""
_REASONS = dict.fromkeys((errno.ENOSPC, errno.EDQUOT), "no room is left on the disk") | {
    errno.ENOENT: "this is missing",
    errno.EBADF: "its output is closed",
}


def reason(error: OSError) -> str:
    """Return why the machine did not do something."""
    return _REASONS.get(error.errno or 0) or error.strerror or str(error)


def failed(error: OSError, at: object = None) -> str:
    """Return where, or else `at` what, the machine did not do something, and why; of two files, the one to be made."""
    place = error.filename2 or error.filename or at
    return f"{place}: {reason(error)}" if place else reason(error)


def told(error: BaseException) -> str:
    """Return the kind of an `error`, and the file and line of ours in which it arose."""
    import traceback

    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename.startswith(str(ROOT))]
    ours = [frame for frame in frames if ".venv" not in frame.filename]
    place = f"{os.path.relpath(ours[-1].filename, ROOT)}, line {ours[-1].lineno}" if ours else "a library"
    return f"{type(error).__name__} in {place}"
