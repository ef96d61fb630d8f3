"""Looking for changes of what a site is made of, and seeing also what goes and comes back, and what came too early."""

from __future__ import annotations

import errno
import logging
import os
import threading
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from watchdog.observers.polling import PollingObserverVFS


class Watcher:
    """Looks at the `places` that are watched, which may become more, and calls `changed` where one goes or comes back.

    Of a file in them that changes, the `observer` tells whoever asked it to.
    """

    def __init__(self, places: Collection[str], changed: Callable[[], None]) -> None:
        self._places, self._changed = places, changed
        self._gone: set[str] = set()
        self._idle = threading.Event()
        self._idle.set()
        self.observer = PollingObserverVFS(self._stat, os.scandir, polling_interval=0.04)
        logging.getLogger("watchdog").setLevel(logging.ERROR)  # what has gone is said in the page

    @contextmanager
    def resting(self) -> Iterator[None]:
        """Look at nothing during a build, which that would slow down by a third; what moved meanwhile has changed."""
        self._idle.clear()
        before = self._moved()
        try:
            yield
        finally:
            self._idle.set()
        if before != self._moved():  # away meanwhile, and back: to who looks at it afterwards, nothing changed
            self._changed()

    def _stat(self, path: str) -> os.stat_result:
        """Look at a file that is waited for, once nothing is built any more."""
        self._idle.wait()
        try:
            found = os.stat(path)
        except FileNotFoundError as error:
            if path not in self._places:
                raise
            self._note(path, gone=True)
            # somebody is replacing it, and where it is said to be no more, watchdog never looks again
            raise OSError(errno.ESTALE, os.strerror(errno.ESTALE), path) from error
        self._note(path, gone=False)
        return found

    def _note(self, path: str, gone: bool) -> None:
        """Tell where what is watched has gone or come back, which is no change of a file."""
        if gone != (path in self._gone):
            (self._gone.add if gone else self._gone.discard)(path)
            self._changed()

    def _moved(self) -> list[int]:
        """Return when each place that is watched was last moved or changed itself, in nanoseconds; 0 if it is gone."""
        times = []
        for path in self._places:
            times.append(0)
            with suppress(OSError):
                times[-1] = os.stat(path).st_ctime_ns
        return times


def changed_since(moment: float, places: Iterable[Path]) -> bool:
    """Return whether a file that is or lies in one of `places` was saved after the `moment` (seconds)."""
    for place in places:
        for file in [place] if place.is_file() else place.rglob("*"):
            with suppress(FileNotFoundError):  # gone since it was listed
                if "__pycache__" not in file.parts and file.stat().st_mtime > moment:
                    return True
    return False
