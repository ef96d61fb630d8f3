"""*Leave this site* leads away from the handbook, and not back into it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from handbook.book import Book
from handbook.flaws import Flaw

RULE: Final = "organization"


def check(book: Book) -> Iterator[Flaw]:
    """Yield the address for leaving if it lies within the handbook."""
    organization = book.organization
    if organization is None or organization.site_url is None:
        return
    here = f"{organization.site_url.rstrip('/')}/"
    if f"{organization.leave_to.rstrip('/')}/".startswith(here):
        mend = "write a page that anybody might have open, such as one with the weather"
        problem = "whoever leaves the site would be led back into the handbook"
        yield Flaw(book.located.value_place(("leave_to",)), problem, mend, RULE)
