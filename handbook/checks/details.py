"""Details are words: readers see a mark of Markdown or HTML in them as it was typed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from handbook.book import Book
from handbook.data.located import walk
from handbook.data.plain import AS_TYPED, PLAIN, mark_in
from handbook.flaws import Flaw

RULE: Final = "organization"
_WORDS = {"name", "short_name", "role", "called", "one", "many", "promise", "hours", "answers", "read_by"}
_WORDS |= {"does", "when", "factor", "about", "who_may_use", "who_is_told", "cost"}
"""The keys whose values stand in sentences and tables; the lines of an address may begin like those of a list."""


def check(book: Book) -> Iterator[Flaw]:
    """Yield the first mark in each of the organization's values that are words."""
    for path, text in walk(book.located.data):
        if path[-1] in _WORDS and (mark := mark_in(text)):
            yield Flaw(book.located.value_place(path), f"{mark} {AS_TYPED}", PLAIN, RULE, "warning")
