"""Reading what anybody may have put in the place of a file: a link to a device, a folder, a file without end."""

from __future__ import annotations

import stat
from pathlib import Path


class UnreadableError(Exception):
    """A file that cannot be read: the `problem`, and what `mend`s it, as a flaw says them."""

    def __init__(self, problem: str, mend: str) -> None:
        super().__init__(problem)
        self.problem, self.mend = problem, mend


def read_limited(file: Path, most: int) -> bytes:
    """Return what is in `file`, of more than `most` bytes the first `most` + 1: so a caller sees that it is too large.

    Raises UnreadableError if nothing is there or it is no plain file, or where the machine does not let it be read.
    """
    try:
        if not stat.S_ISREG(file.stat().st_mode):
            raise UnreadableError("this is no plain file", "put the file itself here")
        with file.open("rb") as opened:
            return opened.read(most + 1)
    except FileNotFoundError:
        raise UnreadableError("this file is missing", "add it") from None
    except ValueError:  # a name with a sign that no name can have
        raise UnreadableError("no file can have this name", "write its name without invisible signs") from None
    except OSError as error:
        reason = (error.strerror or "unknown").lower()
        raise UnreadableError(f"this file cannot be read ({reason})", "check who may read it") from None
