"""What belongs to a point of a list is indented by four spaces; Markdown would tear it from the list otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbook.flaws import Flaw
from handbook.pages.markdown import masked
from handbook.pages.page import Page

RULE = "lists"
STEP = 4
_POINT = re.compile(r"(?:[-*+]|\d{1,3}\.)[ \t]")


def check(page: Page) -> Iterator[Flaw]:
    """Yield points and paragraphs that stand a little deeper than the point above them, but not deep enough."""
    point: int | None = None  # how deep the last point stands, while its list goes on
    above = ""
    for number, line in enumerate(masked(page.body.text, values=False).expandtabs(STEP).split("\n"), 1):
        text = line.lstrip()
        depth = len(line) - len(text)
        begins = _POINT.match(text) is not None
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
