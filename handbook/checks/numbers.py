"""Numbers people call in need: right for their country, and called by somebody here before readers rely on them."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.book import Book
from handbook.data.located import Path
from handbook.flaws import Flaw
from handbook.names import instead
from handbook.organization.model import Organization
from handbook.organization.numbers import PhoneNumber, emergency_number, has_emergency_numbers
from handbook.organization.times import in_full

RULE = "numbers"


def shown_numbers(organization: Organization) -> Iterator[tuple[Path, PhoneNumber]]:
    """Yield every number that pages show, with its path in organization.yml; emergency numbers apart."""
    for kind in ("contacts", "reporting_routes", "committees", "support"):
        for index, thing in enumerate(getattr(organization, kind)):
            if thing.phone:
                yield (kind, index, "phone"), thing.phone


def check(book: Book) -> Iterator[Flaw]:
    """Yield emergency numbers of another country, numbers nobody has called (warnings), and confirmations of none."""
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
    numbers = list(shown_numbers(organization))
    for path, number in numbers:
        if number.confirmed_on is None:
            problem = f"nobody here has confirmed the number {number.shown}"
            mend = f'call it, then write `"{number.written}": {book.site.today}` under `confirmed:`'
            yield Flaw(place(path), problem, mend, RULE, "warning")
        elif organization.review_every.after(number.confirmed_on) < book.site.today:
            problem = f"the number {number.shown} was last called on {in_full(number.confirmed_on)}"
            mend = "call it again, and write the day under `confirmed:`"
            yield Flaw(place(path), problem, mend, RULE, "warning")
    for typed, day in organization.confirmed.items():
        if not any(number.is_meant_by(typed) for _, number in numbers):
            mend = instead(typed, {number.written for _, number in numbers})
            where = book.located.key_place(("confirmed", typed))
            yield Flaw(where, f"`{typed}` is none of the numbers in this file", mend, RULE)
        if day > book.site.today:
            mend = "write the day on which it was called"
            yield Flaw(place(("confirmed", typed)), f"`{day}` is still to come", mend, RULE)
