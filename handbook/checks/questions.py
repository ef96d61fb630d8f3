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
            problem = f"only {len(page.matter.asked_as)} lines under `asked_as` say how readers would ask for this page"
            mend = "write six to eight, each in other words, so that search finds it"
            yield Flaw(page.located.key_place(("asked_as",)), problem, mend, RULE, "warning")
