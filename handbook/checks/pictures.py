"""A picture in a page is what its name says, light enough for a poor connection, and tells nothing of who took it."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.book import Book
from handbook.flaws import Flaw
from handbook.pages.pictures import picture, pictures_of


def check(book: Book) -> Iterator[Flaw]:
    """Yield pictures among the pages that cannot be published, and what is left out of those that can."""
    for file in pictures_of(book.site):
        yield from picture(file, book.site.shown(file))[1]
