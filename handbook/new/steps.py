"""What scripts are made of: what is given without a question, and the few forms of a question that recur."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from handbook.addresses import plain_name
from handbook.data.located import Path as KeyPath
from handbook.new.catalogue import question
from handbook.new.question import Question


@dataclass(frozen=True)
class Given:
    """What organization.yml holds at the path `at` without being asked: it follows from answers."""

    at: KeyPath
    value: Any


Choices = tuple[tuple[str, str], ...]
"""What can be chosen: each with its value, and how it is shown."""
Part = Generator[Question | Given, str, Any]
"""A part of a script: yields questions and what is given, is sent answers, and returns what later parts need."""


def yes_no(*path: str | int, **values: str) -> Question:
    """Return the question at `path` as one that is answered by yes or no."""
    return replace(question(*path, **values), kind="yes-no")


def another(asked: Question, names: Iterable[str]) -> Question:
    """Return the question `asked` for a name that is none of `names`: the same name again would be taken for one."""
    known = {name.lower() for name in names}

    def reads(name: str) -> str:
        if name.lower() in known:
            raise ValueError(f"`{name}` is named already; write another, or a few words more that tell the two apart")
        return name

    return replace(asked, reads=reads)


def some_of(where: Choices, *path: str | int, **values: str) -> Iterator[Question]:
    """Yield the question at `path`, for which of several places something is there; nothing where there is one place.

    No answer means all of them.
    """
    if len(where) > 1:
        yield replace(question(*path, **values), kind="words", choices=where)


def given(at: KeyPath, **values: str) -> Part:
    """Yield each of `values` as given at its key below `at`."""
    for key, value in values.items():
        yield Given((*at, key), value)


def short_id(name: str, taken: list[str]) -> str:
    """Return a short name made of `name` that is none of those `taken`."""
    identity = plain_name(name)[:50].strip("-")
    identity = identity if identity[:1].isalpha() else f"x-{identity}".strip("-")
    free = (identity, *(f"{identity}-{number}" for number in range(2, len(taken) + 3)))
    return next(one for one in free if one not in taken)
