"""The word for one of the people outside is one, so that no page says "a clients"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from handbook.book import Book
from handbook.flaws import Flaw
from handbook.organization.grammar import sounds_plural

RULE: Final = "outsiders"


def check(book: Book) -> Iterator[Flaw]:
    """Yield (as a warning) a word for one that sounds like several."""
    if book.organization and sounds_plural(book.organization.outsiders.one):
        problem = f"`{book.organization.outsiders.one}` sounds like several, and pages would say “a” before it"
        mend = "write the word for one of them here, such as client"
        yield Flaw(book.located.value_place(("outsiders", "one")), problem, mend, RULE, "warning")
