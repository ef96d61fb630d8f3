"""A table has heads, no row more cells than they are, and bars: Markdown would drop or join what is in the others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from handbook.flaws import Flaw
from handbook.markup.masks import masked
from handbook.pages.page import Page

RULE: Final = "tables"
_BELOW_FIRST = re.compile(r"[ \t]*+\|?(?:[ \t]*+:?-++:?[ \t]*+\|)++(?:[ \t]*+:?-++:?[ \t]*+)?")
_POINT = re.compile(r"^[ ]{0,3}(?:[^\w\s]{1,2}|\(?\w{1,3}[.)]|o)[ \t]*+")
"""What points of lists begin with, here and in programs for letters, where a tab stands behind it."""
_BETWEEN = re.compile(r"\S[ ]*+\t[ \t]*+\S")
_STATEMENT = re.compile(r"\{%[^%]*+%\}")
_CODE = ("\t", "    ")
_ROW = re.compile(r"[ ]{0,3}\|[^|]+(?:\|[^|]+)+\|[ \t]*")
_SHOWN = 6
"""So many columns are shown at the most where a table is to be written."""


def check(page: Page) -> Iterator[Flaw]:
    """Yield tables without heads, rows with more cells than these, lines that become rows, and cells apart by tabs."""
    yield from _pasted(page)
    yield from _without_rule(page)
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
        elif columns and "|" not in line and not _STATEMENT.fullmatch(typed.text.strip()):
            problem, mend = "this line would be a row of the table above", "put an empty line between them"
            yield Flaw(page.body.place(number), problem, mend, RULE)
            columns = 0
        above = cells if "|" in line else 0


def _pasted(page: Page) -> Iterator[Flaw]:
    """Yield (as warnings) the first of lines with as many tabs each, which a program for tables puts between cells."""
    tabs = [_tabs(line) for line in masked(page.body.text, values=False).split("\n")]
    for number, (above, count, below) in enumerate(zip([0, *tabs], tabs, [*tabs[1:], 0], strict=False), 1):
        if count and count == below and count != above:
            columns = min(count + 1, _SHOWN)
            mend = f"write them as `|{' … |' * columns}`, with a line of `|{' --- |' * columns}` below the first"
            yield Flaw(page.body.place(number), "these lines look like cells of a table", mend, RULE, "warning")


def _without_rule(page: Page) -> Iterator[Flaw]:
    """Yield the first of rows between bars on all sides, without the line of hyphens that makes a table of them."""
    lines, typed = masked(page.body.text).split("\n"), ["", *page.body.text.split("\n")]
    for number, (above, line, below) in enumerate(zip(typed, lines, lines[1:], strict=False), 1):
        if not above.strip() and _ROW.fullmatch(line) and _ROW.fullmatch(below) and not _BELOW_FIRST.fullmatch(below):
            mend = f"write a line of `|{'---|' * (line.count('|') - 1)}` below the first of them"
            yield Flaw(page.body.place(number), "these rows are shown as text, and not as a table", mend, RULE)


def _tabs(line: str) -> int:
    """Return how many tabs `line` has, if any stands between words; none where it is code, or a point of a list."""
    words = _POINT.sub("", line)
    return words.count("\t") if _BETWEEN.search(words) and "|" not in words and not line.startswith(_CODE) else 0


def _cells(row: str, typed: str) -> int:
    """Return how many cells a `row` with blanks for code and values has; `typed` shows whether bars stand around it."""
    typed = _STATEMENT.sub("", typed).strip()
    around = typed.startswith("|") + bool(len(typed) > 1 and re.search(r"(?<!\\)\|$", typed))
    return len(re.findall(r"(?<!\\)\|", row)) + 1 - around
