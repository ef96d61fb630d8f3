"""What the organization takes out, moves or has reviewed must exist."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.book import Book
from handbook.flaws import Flaw
from handbook.names import instead
from handbook.pages.reviews import HOME

RULE = "overlay"
ESSENTIAL = ("/", "help-now/", "policies/", "reporting/who-to-tell/", "about/privacy/", "hr/writing/")
"""Pages to which the header, the footer or the page for what is not found lead."""


def check(book: Book) -> Iterator[Flaw]:
    """Yield the addresses in `remove`, `redirects`, `reviews` and `illustrates` that no page has."""
    if book.organization:
        organization, place = book.organization, book.located.value_place
        for index, address in enumerate(organization.remove):
            if address in ESSENTIAL:
                problem = f"`{address}` cannot be removed: every page leads there"
                yield Flaw(place(("remove", index)), problem, "put a page of your own in its place instead", RULE)
            elif address not in book.removed:
                problem = f"there is no upstream page with the address `{address}` to remove"
                yield Flaw(place(("remove", index)), problem, instead(address, book.pages), RULE)
        for old, new in organization.redirects.items():
            if old in book.pages:
                problem = f"`{old}` is a page, so nothing can lead on from it"
                yield Flaw(book.located.key_place(("redirects", old)), problem, "take this line out", RULE)
            if new not in book.pages:
                problem = f"there is no page with the address `{new}` to lead to"
                yield Flaw(place(("redirects", old)), problem, instead(new, book.pages), RULE)
        for address in organization.reviews:
            if address not in book.pages and address != HOME:
                problem = f"there is no page with the address `{address}` to be reviewed"
                yield Flaw(book.located.key_place(("reviews", address)), problem, instead(address, book.pages), RULE)
    for page in book.pages.values():
        for index, address in enumerate(getattr(page.matter, "illustrates", ())):
            if address not in book.pages and address not in book.removed:
                problem = f"there is no page with the address `{address}`"
                yield Flaw(page.located.value_place(("illustrates", index)), problem, instead(address, book.pages), RULE)
