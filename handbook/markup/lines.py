"""Text that remembers the file and line that each of its lines came from.

A page may be put together from an upstream file and sections of the organization's own; a message must name the
file that its reader can open.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from handbook.flaws import Place


@dataclass(frozen=True)
class Line:
    """One line: its text, and the file (as messages show it) and line number that it came from."""

    text: str
    file: str
    number: int


@dataclass(frozen=True, eq=False)
class Lines:
    """Lines in order; `text` is the whole. They are made once, and known by their identity (handbook/memo.py)."""

    lines: tuple[Line, ...]

    @classmethod
    def of(cls, text: str, file: str, first: int = 1) -> Lines:
        """Return the lines of `text`, the first of which has the number `first` in `file`."""
        return cls(tuple(Line(line, file, number) for number, line in enumerate(text.split("\n"), first)))

    @cached_property
    def text(self) -> str:
        """The lines joined by line ends."""
        return "\n".join(line.text for line in self.lines)

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *accumulate(len(line.text) + 1 for line in self.lines)]

    def at(self, offset: int) -> Place:
        """Return the place in the sources of the character at `offset` (from 0) of `text`."""
        index = self.number(offset) - 1
        line = self.lines[index]
        return Place(line.file, line.number, offset - self._starts[index] + 1)

    def number(self, offset: int) -> int:
        """Return the number (from 1) of the line of `text` with the character at `offset` (from 0)."""
        return min(bisect_right(self._starts, offset), len(self.lines))

    def place(self, number: int, column: int = 1) -> Place:
        """Return the place in the sources of the line `number` (from 1) of `text`."""
        line = self.lines[min(max(number, 1), len(self.lines)) - 1]
        return Place(line.file, line.number, column)

    def replaced(self, first: int, last: int, by: Iterable[Line]) -> Lines:
        """Return these lines with those from index `first` up to `last` (not included) replaced."""
        return Lines((*self.lines[:first], *by, *self.lines[last:]))
