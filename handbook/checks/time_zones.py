"""The clocks of a place go as they do somewhere in its country: hours and days are counted by them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from handbook.book import Book
from handbook.flaws import Flaw
from handbook.organization.named import in_a_sentence
from handbook.organization.time_zones import keeps_its_time, zones_there

RULE: Final = "time-zones"


def check(book: Book) -> Iterator[Flaw]:
    """Yield (as warnings) time zones that are none of their country's."""
    for index, location in enumerate(book.organization.locations if book.organization else []):
        if not keeps_its_time(location.time_zone, location.country.code):
            problem = f"`{location.time_zone}` is not the time of {in_a_sentence(location.country)}"
            place = book.located.value_place(("locations", index, "time_zone"))
            yield Flaw(place, problem, zones_there(location.country.code), RULE, "warning")
