"""Readers find a page by their own words: it says how they would ask."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.book import Book
from handbook.flaws import Flaw

RULE = "questions"
ENOUGH = 5


def check(book: Book) -> Iterator[Flaw]:
    """Yield (as warnings) pages with fewer than five `asked_as` lines."""
    for page in book.pages.values():
        if page.matter and len(page.matter.asked_as) < ENOUGH:
            count = len(page.matter.asked_as)
            lines = "1 line" if count == 1 else f"{count or 'no'} lines"
            problem = f"{lines} under `asked_as`: readers find a page by their own words"
            mend = "write six to eight, each in other words, so that search finds it"
            yield Flaw(page.located.key_place(("asked_as",)), problem, mend, RULE, "warning")
