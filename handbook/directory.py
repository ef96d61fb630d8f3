"""Every phone number that a site shows, but for emergency numbers: whose it is, and when somebody here called it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from handbook.book import Book
from handbook.flaws import Place
from handbook.jurisdictions.facts import PublicNumber
from handbook.organization.numbers import PhoneNumber
from handbook.organization.places import Location


@dataclass(frozen=True)
class Listed:
    """A `number` with the day of its confirmation, `who` answers it, and the `place` where HR would note that day."""

    number: PhoneNumber
    who: str
    place: Place


def directory(book: Book) -> list[Listed]:
    """Return the organization's own numbers, then those of its places' law, each once."""
    assert book.organization is not None
    listed = [
        Listed(thing.phone, str(thing), book.located.value_place((kind, index, "phone")))
        for kind in ("contacts", "reporting_routes", "committees", "support")
        for index, thing in enumerate(getattr(book.organization, kind))
        if thing.phone
    ]
    listed += [
        Listed(number.phone, number.name, book.located.key_place(("confirmed",))) for number in public_numbers(book)
    ]
    return list({one.number.written: one for one in reversed(listed)}.values())[::-1]


def public_numbers(book: Book, location: Location | None = None) -> Iterator[PublicNumber]:
    """Yield the numbers that anybody can call by the law of `location`, or of all, without the organization's own.

    Each has the day on which somebody here called it, where the organization says so.
    """
    assert book.organization is not None
    own = {service.phone.written for service in book.organization.support if service.phone}
    seen: set[str] = set()
    for law in book.laws:
        if location is None or location in law.locations:
            for number in (number for layer in law.layers for number in layer.jurisdiction.numbers):
                if number.phone.written not in own | seen:
                    seen.add(number.phone.written)
                    yield number.confirmed_in(book.organization.confirmed)
