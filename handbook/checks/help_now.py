"""The page of help shows the numbers to call in danger, whoever wrote it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbook.book import Book
from handbook.flaws import Flaw

RULE = "help-now"
_CALL = re.compile(r"\{\{\s*emergency\w*\(")  # a misspelt one has a flaw of its own


def check(book: Book) -> Iterator[Flaw]:
    """Yield a page of help without the emergency numbers of all locations."""
    for page in book.pages.values():
        if page.kind == "help" and not _CALL.search(page.body.text):
            problem = "this page does not show the numbers to call in danger"
            yield Flaw(page.body.place(1), problem, "write {{ emergency_numbers() }} at its top", RULE)
