"""Numbered points bear the numbers with which they are shown: a site counts on from a list's first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from handbook.checks.lists import POINT, STEP
from handbook.flaws import Flaw
from handbook.markup.masks import masked
from handbook.pages.page import Page

RULE: Final = "numbering"
_ENDS = re.compile(r"#|!!!|\?\?\?")
"""What ends every list that is not around it."""
_NUMBER = re.compile(r"(\d{1,9})\.[ \t]")


def check(page: Page) -> Iterator[Flaw]:
    """Yield points that the site would show with another number than they are typed with."""
    lists: dict[int, _Count] = {}  # by how deep their points stand
    above = ""
    text = page.body.text
    lines = zip(text.split("\n"), masked(text, values=False).split("\n"), strict=True)
    for number, (typed, line) in enumerate(lines, 1):
        seen = line.strip()
        indent = typed[: len(typed) - len(typed.lstrip())]
        depth = len(indent.expandtabs(STEP)) // STEP  # a space or three make no list within a list
        if point := _NUMBER.match(seen):
            lists = {deep: count for deep, count in lists.items() if deep <= depth}
            count = lists.get(depth, _Count(int(point[1])))
            lists[depth] = count.after(int(point[1]))
            if count.right and not lists[depth].right:
                otherwise = f"the site would show {count.due}"
                if int(point[1]) == count.due:  # which is right, unlike those above it
                    otherwise = f"those above it as {count.first}, each of them"
                problem = f"this point is typed as {point[1]}, and {otherwise}"
                mend = "number the points one after another, or begin a list of its own below a line of text"
                yield Flaw(page.body.place(number, len(indent) + 1), problem, mend, RULE)
        elif typed.lstrip().startswith("{#"):  # a comment: the list goes on behind it
            continue
        elif seen.startswith("{%"):  # of two ways to go on, each has its own number
            lists = {}
        elif typed.strip() and (not seen or not above or POINT.match(seen) or _ENDS.match(seen)):
            lists = {deep: count for deep, count in lists.items() if deep < depth}
        above = seen


class _Count(NamedTuple):
    """How a list is numbered so far: its `first` number, the one that is `due`, and whether all was `right`.

    One number at `all` points is a way to let the site count; None until there are two.
    """

    first: int
    due: int = 0
    all: bool | None = None
    right: bool = True

    def after(self, number: int) -> _Count:
        """Return the same, with a point of this `number` behind it."""
        if not self.due:
            return self._replace(due=self.first + 1)
        same = number == self.first and self.all is not False
        right = self.right and (same or (number == self.due and not self.all))
        return self._replace(due=self.due + 1, all=same, right=right)
