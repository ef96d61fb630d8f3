"""A sign-in by name is said: who fears to be seen does not open a page about harassment."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from handbook.book import Book
from handbook.flaws import Flaw

RULE: Final = "sign-in"


def check(book: Book) -> Iterator[Flaw]:
    """Yield a warning where readers get in by an account of their own."""
    if book.organization and book.organization.personal_sign_in:
        place = book.located.value_place(("sign_in",))
        problem = "with a sign-in of their own, readers can be seen, and some who need help will stay away"
        mend = (
            "let all share one password or open the site to your network alone, "
            "or leave help-now/, reporting/ and about/privacy/ open without it (SECURITY.md shows how)"
        )
        yield Flaw(place, problem, mend, RULE, "warning")
