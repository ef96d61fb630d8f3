"""The handbook's address keeps what is read on the way to itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from handbook.book import Book
from handbook.flaws import Flaw

RULE: Final = "organization"


def check(book: Book) -> Iterator[Flaw]:
    """Yield a warning where pages would travel without encryption."""
    organization = book.organization
    if organization and (organization.site_url or "").startswith("http:"):
        problem = "with http:// whoever is in the same network can see which page somebody reads, and change it"
        mend = "write https:// as soon as your host answers there"
        yield Flaw(book.located.value_place(("site_url",)), problem, mend, RULE, "warning")
