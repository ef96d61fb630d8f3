"""One at a time: a lock that the system takes back when its owner ends, however it ends."""

from __future__ import annotations

import errno
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_ATTEMPTS = 1000
"""How often a lock may be taken away at the moment in which it is asked for."""
_FAR = 1 << 30
"""Which byte is locked on Windows: one far behind all that stands in the file."""


@contextmanager
def only_one(
    target: Path,
    what: str = "another build into this folder",
    patience: float = 0,
    waiting: Callable[[str], None] = print,
) -> Iterator[None]:
    """Hold the lock for `target`, a file beside it that goes away afterwards.

    `what` is what else may hold it, in a sentence. It is waited for up to `patience` seconds; `waiting` hears of it.
    Raises BlockingIOError, with a sentence, if another process holds it still.
    """
    path = target.parent / f".{target.name}.lock"
    handle, owner = _taken(path)
    if handle is None and patience:
        waiting(f"{what} is running (process {owner}); waiting for it …")
    end = time.monotonic() + patience
    while handle is None and time.monotonic() < end:
        time.sleep(0.2)
        handle, owner = _taken(path)
    if handle is None:
        raise BlockingIOError(0, f"{what} is running (process {owner})", path.parent)
    try:
        yield
    finally:
        _given_back(path, handle)


def _taken(path: Path) -> tuple[int | None, str]:
    """Return the lock, or None and the process that holds it."""
    handle, owner = hold(path)
    if handle is not None:
        try:
            os.ftruncate(handle, 0)
            os.write(handle, str(os.getpid()).encode("ascii"))
        except OSError:
            _given_back(path, handle)
            raise
    return handle, owner


def _given_back(path: Path, handle: int) -> None:
    """Take the file at `path` away and let go of it, so that no two can hold one after it."""
    if sys.platform == "win32":  # where a file that is open cannot be taken away
        os.close(handle)
    with suppress(OSError):  # one that stays is nobody's lock, and what was done under it is done
        path.unlink(missing_ok=True)
    if sys.platform != "win32":  # taken away while it is held: who opens it afterwards makes a new file
        os.close(handle)


def hold(path: Path) -> tuple[int | None, str]:
    """Return a handle of the file at `path`, which is made if need be and is nobody else's; or None and what it says.

    What stands in it was left there by somebody who has ended. Raises OSError where `path` is a link, which could lead
    to somebody's own file, or where files cannot be locked.
    """
    for _ in range(_ATTEMPTS):
        try:
            handle = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o666)
        except OSError as error:
            if error.errno == errno.ELOOP:
                raise OSError(errno.ELOOP, "this is a link to another place, so take it away", path) from None
            if path.exists():
                raise
            raise OSError(error.errno, error.strerror, path.parent) from None  # it is the folder that does not take it
        try:
            held = lock(handle)
        except OSError as error:
            os.close(handle)
            raise OSError(error.errno, f"files cannot be locked here ({error.strerror})", path.parent) from None
        if not held:
            owner = os.read(handle, 20).decode("ascii", "replace").strip() or "unknown"
            os.close(handle)
            return None, owner
        with suppress(FileNotFoundError):
            if os.fstat(handle).st_ino == path.stat().st_ino:
                return handle, ""
        os.close(handle)  # the file was taken away between opening and locking it
    raise OSError(errno.ENOLCK, "files cannot be locked here (each has another number every time)", path.parent)


def lock(handle: int) -> bool:
    """Lock the open file `handle` without waiting; return whether nobody else holds it.

    Raises OSError where the file system has no locks.
    """
    try:
        if sys.platform == "win32":
            import msvcrt

            os.lseek(handle, _FAR, os.SEEK_SET)  # what is locked there can be read by nobody: not who holds it
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
            os.lseek(handle, 0, os.SEEK_SET)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in (errno.EAGAIN, errno.EACCES, errno.EDEADLK):  # what systems say of one that is held
            return False
        raise
    return True
