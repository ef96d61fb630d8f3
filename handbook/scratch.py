"""A folder for a while, which goes away with who uses it: at its end, or by the next command if it was killed.

Who uses one holds a lock on it, which the system takes back. A folder that nobody holds was left.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from handbook.lock import lock

_ENDING = ".handbook"
"""How these folders are called, so that no other folder is taken for one of them."""


@contextmanager
def scratch(what: str) -> Iterator[Path]:
    """Give an empty folder for `what` is done in it. Those that a process which was killed has left are taken away."""
    folder, handle = _held(what)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        if handle is not None:
            os.close(handle)


def _held(what: str) -> tuple[Path, int | None]:
    if sys.platform == "win32":  # where a folder cannot be locked
        return Path(tempfile.mkdtemp(_ENDING, f"handbook-{what}-")), None
    _clear(Path(tempfile.gettempdir()))
    while True:
        folder = Path(tempfile.mkdtemp(_ENDING, f"handbook-{what}-"))
        try:
            handle = _lock(folder)
        except OSError:  # as on some disks of a network: nobody takes away there what somebody else is using
            return folder, None
        if handle is not None and folder.exists():  # else another process took it for one that was left
            return folder, handle
        if handle is not None:
            os.close(handle)


def _clear(place: Path) -> None:
    for folder in place.glob(f"handbook-*{_ENDING}"):
        with suppress(OSError):
            handle = _lock(folder) if folder.lstat().st_uid == os.getuid() else None
            if handle is not None:
                shutil.rmtree(folder, ignore_errors=True)
                os.close(handle)


def _lock(folder: Path) -> int | None:
    """Return a handle that holds `folder`, or None if another process holds it."""
    try:
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    except FileNotFoundError:
        return None
    held = False
    try:
        held = lock(handle)
    finally:
        if not held:
            os.close(handle)
    return handle if held else None
