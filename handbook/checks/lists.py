"""What belongs to a point of a list is indented by four spaces; Markdown would tear it from the list otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from handbook.flaws import Flaw
from handbook.markup.markdown import masked
from handbook.pages.page import Page

RULE = "lists"
STEP = 4
_ODD_POINT = re.compile(r"(?:\d{1,2}\)|[•·▪◦‣])[ \t]")
# What a list may follow without a blank line: a heading, and what Jinja takes away.
_NO_TEXT = re.compile(r"#{1,6}|\{[%#]|[>|:]|\[\^|!!!|\?\?\?|=+$|-+$")
_BEGINS = re.compile(r"#|!!!|\?\?\?")
_NUMBER = re.compile(r"(\d{1,9})\.[ \t]")
_POINT = re.compile(r"(?:[-*+]|\d{1,3}\.)[ \t]")


def check(page: Page) -> Iterator[Flaw]:
    """Yield what stands a little deeper than the point above, but not deep enough, and lists within a paragraph.

    Also numbers that the site would not show: it counts on from a list's first.
    """
    yield from _miscounted(page)
    point: int | None = None  # how deep the last point stands, while its list goes on
    above = ""
    for number, line in enumerate(masked(page.body.text, values=False).expandtabs(STEP).split("\n"), 1):
        text = line.lstrip()
        depth = len(line) - len(text)
        begins = _POINT.match(text) is not None
        odd = _ODD_POINT.match(text)
        if odd:
            mend = f"begin it with `{odd[0].strip()[:-1] + '.' if odd[0][0].isdigit() else '-'} `"
            yield Flaw(page.body.place(number, depth + 1), f"`{odd[0].strip()}` begins no point of a list", mend, RULE)
        elif begins and point is None and depth < STEP and above and not _NO_TEXT.match(above):
            problem, mend = "a list cannot begin right below a line of text", "leave a blank line before this one"
            yield Flaw(page.body.place(number, depth + 1), problem, mend, RULE)
        if text and point is not None and 0 < depth - point < STEP and (begins or not above):
            what = "point" if begins else "paragraph"
            deeper = "1 space" if depth - point == 1 else f"{depth - point} spaces"
            problem = f"this {what} is indented by {deeper} more than the point above"
            mend = f"use {STEP} for what belongs to a point, or none"
            yield Flaw(page.body.place(number, depth + 1), problem, mend, RULE)
        elif begins:
            point = depth
        elif text and not above and point is not None and depth <= point:
            point = None
        above = text


def _miscounted(page: Page) -> Iterator[Flaw]:
    lists: dict[int, _Count] = {}  # by how deep their points stand
    above = ""
    text = page.body.text
    lines = zip(text.expandtabs(STEP).split("\n"), masked(text, values=False).expandtabs(STEP).split("\n"), strict=True)
    for number, (typed, line) in enumerate(lines, 1):
        seen = line.strip()
        depth = len(typed) - len(typed.lstrip())
        if point := _NUMBER.match(seen):
            lists = {deep: count for deep, count in lists.items() if deep <= depth}
            count = lists.get(depth, _Count(int(point[1])))
            lists[depth] = count.after(int(point[1]))
            if count.right and not lists[depth].right:
                problem = f"this point is typed as {point[1]}, and the site would show {count.due}"
                mend = "number the points one after another, or begin a list of its own below a line of text"
                yield Flaw(page.body.place(number, depth + 1), problem, mend, RULE)
        elif seen.startswith("{%"):  # of two ways to go on, each has its own number
            lists = {}
        elif typed.strip() and (not seen or not above or _POINT.match(seen) or _BEGINS.match(seen)):
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
