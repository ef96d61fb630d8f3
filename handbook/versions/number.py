"""The numbers of versions: `2026.1`, or `2026.1.2` for a correction."""

from __future__ import annotations

import re
from typing import NamedTuple

_GRAMMAR = re.compile(r"([1-9]\d{3})\.(0|[1-9]\d{0,3})(?:\.(0|[1-9]\d{0,3}))?", re.ASCII)

_MEANT = re.compile(
    r"(?:[Vv](?:ersion)?[ .]?)?([1-9]\d{3})[ ./_-]{1,2}0{0,3}([1-9]\d{0,3})(?:[ ./_-]{1,2}0{0,3}([1-9]\d{0,3}))?",
    re.ASCII,
)
"""How else people write a number."""


class Number(NamedTuple):
    """A version's number. Numbers compare as people count: 2026.2 comes before 2026.10."""

    year: int
    serial: int
    correction: int = -1

    @classmethod
    def of(cls, typed: str) -> Number:
        """Return the number that was `typed`. Raises ValueError, with a sentence, if it is none."""
        found = _GRAMMAR.fullmatch(typed)
        if not found:
            meant = _MEANT.fullmatch(typed.strip())
            mend = "write a year and a count without a nought in front, such as 2026.1 or 2026.1.2"
            mend = f"write {'.'.join(part for part in meant.groups() if part)}" if meant else mend
            raise ValueError(f"`{typed}` is no version; {mend}")
        return cls(*(int(part) for part in found.groups() if part is not None))

    def __str__(self) -> str:
        return ".".join(str(part) for part in self if part >= 0)


def is_number(name: str) -> bool:
    """Return whether `name`, of a folder perhaps, is a version's number."""
    return _GRAMMAR.fullmatch(name) is not None
