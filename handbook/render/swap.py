"""Putting a finished folder in the place of an older one: in one step where the system can, else by two renames.

With two renames there is a moment without a site. If the machine stops there, the older folder stands beside it under
the name `.NAME.handbook-previous`, and the next command puts it back (`complete`).
"""

from __future__ import annotations

import ctypes
import glob
import os
import re
import shutil
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from handbook.render.output import MARK

_EXCHANGE = 2  # RENAME_EXCHANGE of Linux' renameat2 and RENAME_SWAP of macOS' renamex_np
_LEFT = re.compile(r"\.(.+)\.(?:lock|handbook-previous|handbook-building-.*)")
_HERE = -100  # AT_FDCWD: paths are relative to the working folder


def put_in_place(folder: Path, target: Path) -> None:
    """Put `folder` at `target`; afterwards `folder` holds what stood there, or is gone.

    Both are on one file system. Raises OSError if neither way works; then `target` is as it was, or `complete` puts
    it back.
    """
    _to_disk(folder)
    if not target.exists():
        os.rename(folder, target)
    elif not _exchange(folder, target):
        _two_renames(folder, target)


def complete(target: Path) -> None:
    """Finish what an interrupted run left beside `target`: put the older folder back, or take it away.

    It stays where something stands at `target` that is none of ours: it may be the only one there is.
    """
    previous = _previous(target)
    if previous.exists():
        with suppress(OSError):  # an empty folder that somebody has made meanwhile
            target.rmdir()
        if not target.exists():
            os.rename(previous, target)
        elif (target / MARK).is_file():
            shutil.rmtree(previous, ignore_errors=True)
    for left in target.parent.glob(f".{glob.escape(target.name)}.handbook-building-*"):
        shutil.rmtree(left, ignore_errors=True)


def interrupted(folder: Path, names: Iterable[str]) -> list[Path]:
    """Return those of the places in `folder` called by `names` beside which an interrupted run has left something."""
    with suppress(FileNotFoundError):
        left = [name for name in os.listdir(folder) if name.startswith(".")]
        found = {match[1] for match in map(_LEFT.fullmatch, left) if match}
        return [folder / name for name in names if name in found]
    return []


def _to_disk(folder: Path) -> None:
    """Have what is in `folder` on its disk before it has its name: else the power may go in between. Raises OSError."""
    if sys.platform == "linux":
        library, handle = ctypes.CDLL(None, use_errno=True), os.open(folder, os.O_RDONLY)
        try:
            if library.syncfs(handle):
                raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()), os.fspath(folder))
        finally:
            os.close(handle)
    elif hasattr(os, "sync"):
        os.sync()


def _previous(target: Path) -> Path:
    return target.parent / f".{target.name}.handbook-previous"


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders at once; return whether the system could."""
    try:
        library = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "linux":
            return bool(library.renameat2(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0)
        if sys.platform == "darwin":
            return bool(library.renamex_np(os.fsencode(one), os.fsencode(other), _EXCHANGE) == 0)
    except (OSError, AttributeError, TypeError):
        pass
    return False


def _two_renames(folder: Path, target: Path) -> None:
    previous = _previous(target)
    try:
        os.rename(target, previous)
        os.rename(folder, target)
    except BaseException:  # whoever stops it between the two as well
        if not target.exists():
            os.rename(previous, target)
        raise
    shutil.rmtree(previous, ignore_errors=True)
