"""A row of a table has no more cells than the first: Markdown would drop what stands in the others."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbook.flaws import Flaw
from handbook.markup.markdown import masked
from handbook.pages.page import Page

RULE = "tables"
_BELOW_FIRST = re.compile(r"[ \t]*\|?(?:[ \t]*:?-+:?[ \t]*\|)+(?:[ \t]*:?-+:?[ \t]*)?")


def check(page: Page) -> Iterator[Flaw]:
    """Yield rows with more cells than the first row of their table."""
    lines = masked(page.body.text).split("\n")
    columns = 0
    for number, (above, line) in enumerate(zip(["", *lines], lines, strict=False), 1):
        if not line.strip():
            columns = 0
        elif not columns and "|" in above and _BELOW_FIRST.fullmatch(line):
            columns = _cells(above)
        elif columns and _cells(line) > columns:
            problem = f"this row has {_cells(line)} cells, and the first row of the table {columns}"
            yield Flaw(page.body.place(number), problem, "join cells, or write \\| for the sign itself", RULE)


def _cells(row: str) -> int:
    return len(re.split(r"(?<!\\)\|", re.sub(r"^\||(?<!\\)\|$", "", row.strip())))
