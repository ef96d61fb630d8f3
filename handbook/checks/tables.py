"""A table has heads, and no row more cells than they are: Markdown would drop what stands in the others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from handbook.flaws import Flaw
from handbook.markup.masks import masked
from handbook.pages.page import Page

RULE: Final = "tables"
_BELOW_FIRST = re.compile(r"[ \t]*+\|?(?:[ \t]*+:?-++:?[ \t]*+\|)++(?:[ \t]*+:?-++:?[ \t]*+)?")


def check(page: Page) -> Iterator[Flaw]:
    """Yield tables without a word in their first row, and rows with more cells than it has."""
    lines, columns, above = masked(page.body.text).split("\n"), 0, 0
    for number, (line, typed) in enumerate(zip(lines, page.body.lines, strict=True), 1):
        cells = _cells(line, typed.text)
        if not typed.text.strip():
            columns = 0
        elif not columns and above and _BELOW_FIRST.fullmatch(line):
            columns = above
            if cells != above:
                problem = f"no table is shown, since the first row and this line differ in cells ({above} and {cells})"
                yield Flaw(page.body.place(number), problem, f"write `|{'---|' * above}` there", RULE)
            elif not re.search(r"[^\s|]", page.body.lines[number - 2].text):
                mend = "say there in a word or two what each column holds: a screen reader reads it before each cell"
                yield Flaw(page.body.place(number - 1), "the first row of this table is empty", mend, RULE)
        elif columns and cells > columns:
            problem = f"this row has {cells} cells, and the first row of the table {columns}"
            yield Flaw(page.body.place(number), problem, "join cells, or write \\| for the sign itself", RULE)
        above = cells if "|" in line else 0


def _cells(row: str, typed: str) -> int:
    """Return how many cells a `row` with blanks for code and values has; `typed` shows whether bars stand around it."""
    typed = typed.strip()
    around = typed.startswith("|") + bool(len(typed) > 1 and re.search(r"(?<!\\)\|$", typed))
    return len(re.findall(r"(?<!\\)\|", row)) + 1 - around
