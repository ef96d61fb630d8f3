"""Support is there for somebody who works here."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from handbook.book import Book
from handbook.directory import public_numbers
from handbook.flaws import Flaw
from handbook.organization.named import in_a_sentence

RULE: Final = "support"


def check(book: Book) -> Iterator[Flaw]:
    """Yield (as warnings) a lack of counselling or helplines, and services of countries in which nobody works."""
    organization = book.organization
    if organization is None:
        return
    if not organization.counselling:
        problem = "no counselling is listed under `support:`, and pages promise somebody to talk to"
        mend = "add a service of kind counselling, or remove support/counselling/ under `remove:`"
        if "support/counselling/" in book.pages:
            yield Flaw(book.located.key_place(("support",)), problem, mend, RULE, "warning")
    for index, location in enumerate(organization.locations):
        own = any(service.kind == "helpline" and service.serves(location) for service in organization.support)
        unread = None in book.jurisdictions.values()  # one may be among what has flaws
        if not own and not unread and not any(number.kind == "helpline" for number in public_numbers(book, location)):
            problem = f"no helpline is known for {location}, so nobody there has somebody to ring"
            mend = "add one under `support:`, with `kind: helpline`"
            yield Flaw(book.located.value_place(("locations", index)), problem, mend, RULE, "warning")
    for index, service in enumerate(organization.support):
        if not any(service.serves(location) for location in organization.locations):
            where = in_a_sentence(service.country) if service.country else "places"
            problem = f"no page shows {service.name}: it is there for {where}, where you have no location"
            place = book.located.value_place(("support", index, "country"))
            yield Flaw(place, problem, "take it out, or add the location", RULE, "warning")
