"""Emergency numbers are those of their country."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.book import Book
from handbook.flaws import Flaw
from handbook.organization.numbers import emergency_number, has_emergency_numbers

RULE = "numbers"


def check(book: Book) -> Iterator[Flaw]:
    """Yield emergency numbers of another country, and places whose numbers cannot be checked (warnings)."""
    organization, place = book.organization, book.located.value_place
    if organization is None:
        return
    for index, location in enumerate(organization.locations):
        if not has_emergency_numbers(location.country.code):
            problem = f"no list of emergency numbers is at hand for {location.country}, so these were not checked"
            mend = "compare them with what the authorities there say"
            yield Flaw(place(("locations", index, "emergency")), problem, mend, RULE, "warning")
        for position, emergency in enumerate(location.emergency):
            try:
                emergency_number(emergency.number, location.country.code)
            except ValueError as error:
                problem, _, mend = str(error).partition("; ")
                yield Flaw(place(("locations", index, "emergency", position, "number")), problem, mend, RULE)
