"""Another machine, as a program written in Python sees it: another clock, and folders that list their files otherwise.

Python imports this as it begins, wherever this folder is in `PYTHONPATH`. `ELSEWHERE_CLOCK` is the moment that it is
there, in seconds since 1970; `ELSEWHERE_ORDER` is `reversed` (by name, from the last to the first) or `mixed`. The
kernel knows nothing of it: files are written today.
"""

from __future__ import annotations

import datetime
import hashlib
import os
import time
from collections.abc import Callable, Iterator
from typing import Any


class _Known(type):
    """The type of a class that stands in for another: things of that one are taken for its own."""

    def __instancecheck__(cls, thing: object) -> bool:
        return isinstance(thing, cls.__mro__[1])


def _another_clock(moment: float) -> None:
    now, real = time.time, datetime.datetime
    shift = moment - now()

    def shifted() -> float:
        return now() + shift

    def of_now(function: Callable[[float], Any]) -> Callable[..., Any]:
        return lambda *given: function(*(given or (shifted(),)))

    class Clock(datetime.datetime, metaclass=_Known):
        @classmethod
        def now(cls, tz: datetime.tzinfo | None = None) -> Any:
            return real.fromtimestamp(shifted(), tz)

        @classmethod
        def utcnow(cls) -> Any:
            return real.fromtimestamp(shifted(), datetime.UTC).replace(tzinfo=None)

    Clock.__module__, Clock.__qualname__, Clock.__name__ = real.__module__, real.__qualname__, real.__name__
    written = time.strftime
    vars(time)["time"] = shifted  # and with it date.today(), which asks this one
    vars(time)["time_ns"] = lambda: int(shifted() * 1e9)
    for name in ("localtime", "gmtime", "ctime"):
        vars(time)[name] = of_now(getattr(time, name))
    vars(time)["strftime"] = lambda form, *given: written(form, *(given or (time.localtime(),)))
    vars(datetime)["datetime"] = Clock


class _Listed:
    """What `os.scandir` found, in another order."""

    def __init__(self, found: Iterator[os.DirEntry[str]], turn: Callable[[str], str]) -> None:
        with found as entries:  # type: ignore[attr-defined]  # as os.scandir gives it
            self._left = iter(sorted(entries, key=lambda entry: turn(os.fsdecode(entry.name)), reverse=True))

    def __iter__(self) -> _Listed:
        return self

    def __next__(self) -> os.DirEntry[str]:
        return next(self._left)

    def __enter__(self) -> _Listed:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        self._left = iter(())


def _another_order(turn: Callable[[str], str]) -> None:
    scanned, listed = os.scandir, os.listdir
    vars(os)["scandir"] = lambda place=".": _Listed(scanned(place), turn)
    vars(os)["listdir"] = lambda place=".": sorted(
        listed(place), key=lambda name: turn(os.fsdecode(name)), reverse=True
    )


def _mixed(name: str) -> str:
    return hashlib.sha256(name.encode("utf-8", "surrogateescape")).hexdigest()


if "ELSEWHERE_CLOCK" in os.environ:
    _another_clock(float(os.environ["ELSEWHERE_CLOCK"]))
if "ELSEWHERE_ORDER" in os.environ:
    _another_order(str if os.environ["ELSEWHERE_ORDER"] == "reversed" else _mixed)
