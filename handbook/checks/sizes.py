"""A page has no more of anything than can be read, and made, in a moment."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from handbook import limits
from handbook.flaws import Flaw
from handbook.markup.markdown import LINK
from handbook.markup.masks import blank, masked, without_fences
from handbook.pages.page import Page

RULE: Final = "sizes"
_HEADING = re.compile(r"^#.*|^[=-]+[ \t]*$", re.MULTILINE)
_LINE = re.compile(r"^[ \t]*\S.*$", re.MULTILINE)
_EMPTY = re.compile(r"^[ \t]*+$", re.MULTILINE)
_SIGN = r"(?:>|(?:[-*+]|\d{1,9}+\.)(?=[ \t]))"
_DEEP = re.compile(
    rf"^(?:[ \t]*+(?![-*+ \t]*+$)(?:{_SIGN}[ \t]*+){{{limits.LEVELS + 1}}}"
    rf"|(?:[ ]{{4}}|\t){{{limits.LEVELS + 1}}}[ \t]*+(?:{_SIGN}|!!!|\?\?\?)).*$",
    re.MULTILINE,
)
"""A line that lies in too many quotes, lists and blocks; one that is drawn with such signs lies in none."""
_ROW = re.compile(r"^[ \t]*(?=\S)[^|\n]*\|.*$", re.MULTILINE)
_CELL = re.compile(r"\|")
_NOTE = re.compile(r"^[ ]{0,3}\[\^[^\]\n]+\]:", re.MULTILINE)
_POINTER = re.compile(r"\[\^[^\]\n]{1,60}\](?!:)")
_BRACKET = re.compile(r"(?<!\\)\[(?![ xX]\]|\^[^\]\s]{1,60}\])")
_TAG = re.compile(r"<[A-Za-z/!?]")
_BRACES = re.compile(r"\{[{%]")
_BEGINS = re.compile(r"[ \t]*(?:[-*+][ \t]|[>|#:]|\[\^|\d{1,9}[.)]|!!!|\?\?\?|$)")
"""How a line begins that belongs to no paragraph above it."""
_APART = "split it into several pages"
_KEPT = f"{_APART}, or link to the table where it is kept"


def check(page: Page) -> Iterator[Flaw]:
    """Yield where a page goes beyond one of the limits; of its words only where it does so in nothing else."""
    text = masked(page.body.text)
    of_marks = [*_of_marks(page, text)]
    yield from of_marks or [*_too_long(page)] or [*_of_lines(page, text)] or _too_large(page)


def too_many_braces(text: str) -> bool:
    """Return whether `text` has more pairs of braces than a page may have, so that `check` refuses the page for it."""
    return sum(1 for _ in _BRACES.finditer(text)) > limits.BRACES


def _too_large(page: Page) -> Iterator[Flaw]:
    if (size := len(page.body.text.encode())) > limits.PAGE_BYTES:
        problem = f"this page has {limits.size(size)}, and {limits.size(limits.PAGE_BYTES)} is the most"
        yield Flaw(page.body.place(1), problem, _APART, RULE)


def _of_lines(page: Page, text: str) -> Iterator[Flaw]:
    """Yield the flaw of lines with words; where these are few enough, that of empty ones."""
    most, out = limits.LINES, "take most of them out"
    yield from [*_too_many(page, _LINE, text, most, "lines with words", _APART)] or _too_many(
        page, _EMPTY, page.body.text, most, "lines with nothing in them", out
    )


def _of_marks(page: Page, text: str) -> Iterator[Flaw]:
    for pattern, most, what, mend in (
        (_HEADING, limits.HEADINGS, "headings", _APART),
        (_NOTE, limits.NOTES, "notes", _APART),
        (_POINTER, limits.NOTES, "places that point to notes", _APART),
        (_TAG, limits.TAGS, "signs < that begin a tag", "take them out, or write &lt; for the sign itself"),
    ):
        yield from _too_many(page, pattern, text, most, what, mend)
    yield from [*_too_many(page, _ROW, text, limits.ROWS, "rows of tables", _KEPT)] or _too_many(
        page, _CELL, text, limits.CELLS, "cells of tables", _KEPT
    )
    mend = "take loops or conditions out, or write values as text"
    yield from _too_many(page, _BRACES, page.body.text, limits.BRACES, "pairs of braces", mend)
    yield from _too_deep(page, text)
    mend = r"finish the links that they begin, or write \[ for the sign itself"
    yield from _too_many(
        page, _BRACKET, LINK.sub(blank, text), limits.OPEN_BRACKETS, "brackets that begin no link", mend
    )


def _too_deep(page: Page, text: str) -> Iterator[Flaw]:
    """Yield the flaw at the first line that lies in too many quotes, lists and blocks: each is read by itself."""
    for match in _DEEP.finditer(text):
        if _DEEP.fullmatch(page.body.text, *match.span()):
            problem = f"more than {limits.LEVELS} quotes, lists or blocks stand in one another here"
            mend = "take signs or spaces at the beginning of the line out"
            yield Flaw(page.body.at(match.start()), problem, mend, RULE)
            return


def _too_long(page: Page) -> Iterator[Flaw]:
    """Yield the flaw at the first paragraph that has too many letters."""
    first = letters = 0
    for number, line in enumerate(without_fences(page.body.text).split("\n"), 1):
        if _BEGINS.match(line):
            first, letters = number, 0
        elif not letters:
            first = number
        letters += len(line.strip())
        if letters > limits.PARAGRAPH:
            problem = f"this paragraph has more than {limits.PARAGRAPH:,} letters"
            yield Flaw(page.body.place(first), problem, "split it by lines with nothing in them", RULE)
            return


def _too_many(page: Page, what: re.Pattern[str], text: str, most: int, named: str, mend: str) -> Iterator[Flaw]:
    """Yield the flaw at the first that is too much; blanks in `text` may stand for what is no heading, such as code."""
    found = (match for match in what.finditer(text) if what.fullmatch(page.body.text, *match.span()))
    for count, match in enumerate(found, 1):
        if count > most:
            yield Flaw(page.body.at(match.start()), f"this page has more than {most:,} {named}", mend, RULE)
            return
