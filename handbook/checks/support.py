"""Support is there for somebody who works here."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.book import Book
from handbook.flaws import Flaw

RULE = "support"


def check(book: Book) -> Iterator[Flaw]:
    """Yield (as warnings) services of a country in which nobody works, and so no page shows."""
    organization = book.organization
    if organization is None:
        return
    for index, service in enumerate(organization.support):
        if not any(service.serves(location) for location in organization.locations):
            problem = f"no page shows {service.name}: it is there for {service.country}, where you have no location"
            place = book.located.value_place(("support", index, "country"))
            yield Flaw(place, problem, "take it out, or add the location", RULE, "warning")
