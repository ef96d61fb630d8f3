"""What pure functions returned, kept under all that they were given: the one state that a process has.

A site is built again after every edit, and many sites one after another; most of what goes into them is the same each
time. A function may be kept if what it returns follows from its arguments alone and nobody changes it afterwards.
Arguments are compared by value (text, tuples) or by identity, where a thing is made once and never changed (a page, an
organization). So there is nothing to invalidate: other sources are other arguments.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any, ParamSpec, TypeVar, cast

P = ParamSpec("P")
T = TypeVar("T")

MOST = 2048
"""How many answers of a function are kept; those asked for last. A site of more pages is built all the same."""

_shared: list[Any] = []
_own: list[Any] = []


def kept(function: Callable[P, T]) -> Callable[P, T]:
    """Keep what `function` returns for what organizations have in common: upstream's text, above all."""
    return _kept(function, _shared)


def kept_own(function: Callable[P, T]) -> Callable[P, T]:
    """Keep what `function` returns for one organization, until another one is built (`forget_own`)."""
    return _kept(function, _own)


def forget_own() -> None:
    """Forget what was kept for one organization, so that building many takes no more memory than building one."""
    for function in _own:
        function.cache_clear()


def forget() -> None:
    """Forget everything, as if the process had just begun."""
    for function in (*_shared, *_own):
        function.cache_clear()


def _kept(function: Callable[P, T], those: list[Any]) -> Callable[P, T]:
    cached = lru_cache(maxsize=MOST)(function)
    those.append(cached)
    return cast(Callable[P, T], cached)
