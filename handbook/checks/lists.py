"""A list within a list is indented by four spaces; Markdown would make one list of anything less."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbook.book import Book
from handbook.flaws import Flaw
from handbook.pages.markdown import masked

RULE = "lists"
STEP = 4
_POINT = re.compile(r"([ \t]*)(?:[-*+]|\d{1,3}\.)[ \t]")


def check(book: Book) -> Iterator[Flaw]:
    """Yield points of lists that stand a little deeper than the point above them, but not deep enough."""
    for page in book.pages.values():
        above: int | None = None  # how deep the point stands that the line above begins
        for number, line in enumerate(masked(page.body.text, values=False).split("\n"), 1):
            point = _POINT.match(line)
            depth = len(point[1].expandtabs(STEP)) if point else None
            if depth is not None and above is not None and 0 < depth - above < STEP:
                place = page.body.place(number, depth + 1)
                deeper = "1 space" if depth - above == 1 else f"{depth - above} spaces"
                mend = f"use {STEP} for a list within a list, or none"
                yield Flaw(place, f"this point is indented by {deeper} more than the one above", mend, RULE)
                depth = above
            if line.strip():
                above = depth
