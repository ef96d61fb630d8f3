"""What belongs to a point of a list is indented by four spaces; Markdown would tear it from the list otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbook.flaws import Flaw
from handbook.markup.markdown import masked
from handbook.pages.page import Page

RULE = "lists"
STEP = 4
_ODD_POINT = re.compile(r"(?:\d{1,2}\)|[•·▪◦‣])[ \t]")
# What a list may follow without a blank line: a heading, and what Jinja takes away.
_NO_TEXT = re.compile(r"#{1,6}|\{[%#]|[>|:]|\[\^|!!!|\?\?\?|=+$|-+$")
_NUMBER = re.compile(r"(\d{1,3})\.[ \t]")
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
    lists: dict[int, tuple[int, int]] = {}  # by depth: with which number a list begins, and which is due, 0 once said
    above = ""
    for number, line in enumerate(masked(page.body.text, values=False).expandtabs(STEP).split("\n"), 1):
        text = line.lstrip()
        depth = len(line) - len(text)
        if typed := _NUMBER.match(text):
            lists = {deep: counts for deep, counts in lists.items() if deep <= depth}
            first, due = lists.get(depth, (int(typed[1]), int(typed[1])))
            if due and int(typed[1]) not in (first, due):  # one number at all points is a way to let the site count
                problem = f"this point is typed as {typed[1]}, and the site would show {due}"
                mend = "number the points one after another, or begin a list of its own below a line of text"
                yield Flaw(page.body.place(number, depth + 1), problem, mend, RULE)
                due = 0
            lists[depth] = (first, due and due + 1)
        elif text.startswith("{%"):  # of two ways to go on, each has its own number
            lists = {}
        elif text and (not above or _POINT.match(text)):
            lists = {deep: counts for deep, counts in lists.items() if deep < depth}
        above = text
