"""What loops and macros make of a page, with the organization's own lists, can be read and made in a moment."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import jinja2

from handbook import limits
from handbook.book import Book
from handbook.data.located import walk
from handbook.flaws import Flaw
from handbook.markup.amount import line_beyond
from handbook.markup.engine import Names
from handbook.pages.page import Page

RULE: Final = "sizes"
_MEND = "take a loop or a call out, or split it into several"


def check(book: Book) -> Iterator[Flaw]:
    """Yield where a page with words of the organization's, or a value at its top, comes to more than the limit."""
    if book.organization is None:
        return
    names = Names.of(book.organization, book.laws, book.site.edition)._asdict()
    for page in book.pages.values():
        if page.has_own:
            yield from _beyond(page, names)


def _beyond(page: Page, names: dict[str, object]) -> Iterator[Flaw]:
    for path, value in walk(page.located.data):
        if "{%" in value and _line(value, names, limits.TEXT_LETTERS):
            problem = f"with your details, this comes to more than {limits.TEXT_LETTERS:,} letters"
            yield Flaw(page.located.value_place(path), problem, _MEND, RULE)
    too_large = len(page.body.text.encode()) > limits.PAGE_BYTES  # checks/sizes.py says it
    line = None if too_large or "{" not in page.body.text else _line(page.body.text, names, limits.PAGE_BYTES)
    if line:
        problem = f"with your details, this page comes to more than {limits.size(limits.PAGE_BYTES)} here"
        yield Flaw(page.body.place(line), problem, _MEND, RULE)


def _line(text: str, names: dict[str, object], most: int) -> int | None:
    try:
        return line_beyond(text, names, most)
    except (jinja2.TemplateSyntaxError, RecursionError, ValueError):  # checks/calls.py says it
        return None
