"""Every phone number that a site shows, but for emergency numbers: whose it is, and when somebody here called it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from handbook.book import Book
from handbook.flaws import Place
from handbook.jurisdictions.applied import layers_of
from handbook.jurisdictions.facts import PublicNumber
from handbook.organization.numbers import PhoneNumber
from handbook.organization.places import Location


@dataclass(frozen=True)
class Listed:
    """A `number` with the day of its confirmation, and `who` answers it.

    `place` is where HR would note that day, `source` where a public number is printed.
    """

    number: PhoneNumber
    who: str
    place: Place
    source: str | None = None


def directory(book: Book) -> list[Listed]:
    """Return the organization's own numbers, then those of its places' law, each once."""
    assert book.organization is not None
    listed: dict[str, Listed] = {}
    for kind in ("contacts", "reporting_routes", "committees", "support"):
        for index, thing in enumerate(getattr(book.organization, kind)):
            if thing.phone:
                place = book.located.value_place((kind, index, "phone"))
                listed.setdefault(thing.phone.written, Listed(thing.phone, str(thing), place))
    confirmed = book.located.key_place(("confirmed",))
    for number in public_numbers(book):
        listed.setdefault(number.phone.written, Listed(number.phone, number.name, confirmed, number.source))
    return list(listed.values())


def public_numbers(book: Book, location: Location | None = None) -> Iterator[PublicNumber]:
    """Yield the numbers that anybody can call by the law of `location`, or of all places.

    Those that the organization itself lists there are left out. Each has the day on which somebody here called it,
    where the organization says so.
    """
    assert book.organization is not None
    services = [one for one in book.organization.support if location is None or one.serves(location)]
    seen = {service.phone.written for service in services if service.phone}
    for layer, locations in layers_of(book.laws):
        for number in layer.jurisdiction.numbers if location is None or location in locations else ():
            if number.phone.written not in seen:
                seen.add(number.phone.written)
                yield number.confirmed_in(book.organization.confirmed)
