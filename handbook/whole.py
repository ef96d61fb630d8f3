"""Writing a file whole, or not at all, whatever stops it; what was begun is taken up by who writes it next."""

from __future__ import annotations

import os
import stat
import sys
from contextlib import suppress
from pathlib import Path

from handbook.lock import hold


def write_whole(file: Path, data: bytes) -> None:
    """Write `data` into `file` whole, or not at all; who may read the file that is there may read it afterwards.

    Where `file` is a link, what it leads to is written.

    Raises OSError, with a sentence where another process is writing it; then the file is as it was.
    """
    file = Path(os.path.realpath(file))
    aside = file.with_name(f".{file.name}.new")
    handle, _ = hold(aside)
    if handle is None:
        raise BlockingIOError(0, "another command is writing this file", file)
    try:
        os.ftruncate(handle, 0)
        with suppress(FileNotFoundError):
            aside.chmod(stat.S_IMODE(file.stat().st_mode))
        with open(handle, "wb", closefd=False) as opened:
            opened.write(data)
            opened.flush()
            os.fsync(handle)  # else the name may be on the disk before the words are, and the power goes
        if sys.platform == "win32":  # where a file that is open has its name for good
            os.close(handle)
        os.replace(aside, file)
    except BaseException:
        if sys.platform == "win32":
            with suppress(OSError):  # it is closed already where it had all its words
                os.close(handle)
        with suppress(OSError):
            aside.unlink(missing_ok=True)
        raise
    finally:
        if sys.platform != "win32":  # held until it has its name, so that nobody else writes into it
            os.close(handle)
