"""What belongs to a point of a list is indented by four spaces; Markdown would tear it from the list otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from handbook.flaws import Flaw
from handbook.markup.foreign import second_matter
from handbook.markup.masks import masked
from handbook.markup.run_together import behind_loops, run_together
from handbook.markup.typed_points import typed_points
from handbook.pages.page import Page

RULE: Final = "lists"
STEP = 4
_ODD_POINT = re.compile(r"\d{1,2}\)[ \t\xa0]|[•·▪◦‣●○■□◆◇❖➢➤►▶✦⦁\u2043\u2219](?:\s|(?=\w))")
# What a list may follow without a blank line: a heading, and what Jinja takes away.
_NO_TEXT = re.compile(r"#{1,6}|\{[%#]|[>|:]|\[\^|!!!|\?\?\?|=+$|-+$")
POINT = re.compile(r"(?:[-*+]|\d{1,3}\.)[ \t]")
"""How a point of a list begins."""


def check(page: Page) -> Iterator[Flaw]:
    """Yield points with other marks, what stands a little deeper than the one above, and lists within a paragraph."""
    mended: set[int] = set()  # lines that are to be points
    for points in typed_points(page.body.text):
        mended.update(range(points.line, points.last + 1))
        several = f", in {points.many} lines from here on" if points.many > 1 else ""
        mend = f"write `{points.instead}`{', and the others alike' if several else ''}"
        mend += ", below a blank line" if points.below_text else ""
        place = page.body.place(points.line, points.column)
        yield Flaw(place, f"`{points.mark}` begins no point of a list{several}", mend, RULE)
    for number, many in run_together(page.body.text):
        mend = "begin each with `- `, leave an empty line between them, or end each with `<br>`"
        yield Flaw(page.body.place(number), f"these {many} lines run together into one", mend, RULE, "warning")
    for offset in behind_loops(page.body.text):
        problem, mend = "this becomes part of the last point above", "put an empty line between the loop and it"
        yield Flaw(page.body.at(offset), problem, mend, RULE)
    point: int | None = None  # how deep the last point stands, while its list goes on
    above = ""
    told = second_matter(page.body.text)
    for number, line in enumerate(masked(page.body.text, values=False).split("\n"), 1):
        if number in told:
            continue
        text = line.lstrip()
        column = len(line) - len(text) + 1
        depth = len(line[: column - 1].expandtabs(STEP))
        begins = POINT.match(text) is not None
        odd = _ODD_POINT.match(text)
        below_text = above and number - 1 not in mended and not _NO_TEXT.match(above)
        if odd:
            mend = f"begin it with `{odd[0].strip()[:-1] + '.' if odd[0][0].isdigit() else '-'} `"
            yield Flaw(page.body.place(number, column), f"`{odd[0].strip()}` begins no point of a list", mend, RULE)
        elif begins and point is None and depth < STEP and below_text:
            mend = "leave a blank line before this one, or join it to the line above if it goes on there"
            problem = "a list cannot begin right below a line of text"
            yield Flaw(page.body.place(number, column), problem, mend, RULE)
        if text and point is not None and 0 < depth - point < STEP and (begins or not above):
            what = "point" if begins else "paragraph"
            deeper = "1 space" if depth - point == 1 else f"{depth - point} spaces"
            problem = f"this {what} is indented by {deeper} more than the point above"
            mend = f"use {STEP} for what belongs to a point, or none"
            yield Flaw(page.body.place(number, column), problem, mend, RULE)
        elif begins:
            point = depth
        elif text and not above and point is not None and depth <= point:
            point = None
        above = text
