"""Somebody can always be told who is not the one the trouble is with."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from handbook.book import Book
from handbook.flaws import Flaw
from handbook.organization.model import Organization
from handbook.organization.people import Contact, Route

RULE: Final = "routes"


def check(book: Book) -> Iterator[Flaw]:
    """Yield a lack of two independent routes or of one outside line management, and routes that reach nobody."""
    organization, place = book.organization, book.located.value_place
    if organization is None:
        return
    routes = organization.reporting_routes
    if _independent(routes, organization) < 2:
        problem = "all reporting routes lead to the same reader"
        mend = "add one that somebody else reads: a report may be about the one who would read it"
        yield Flaw(book.located.key_place(("reporting_routes",)), problem, mend, RULE)
    if not any(route.outside_line_management for route in routes):
        problem = "no reporting route is outside the line of management"
        mend = "add one with `outside_line_management: true`: a report may be about the reader's own manager"
        yield Flaw(book.located.key_place(("reporting_routes",)), problem, mend, RULE)
    for index, route in enumerate(routes):
        for other in routes[:index]:
            shared = sorted({*_arrivals(route)} & {*_arrivals(other)})
            if shared:
                phones = (end.phone for end in (route, route.contact, other, other.contact) if end)
                seen = {phone.dialled: str(phone) for phone in phones if phone}
                same = seen.get(shared[0], shared[0])
                problem = f"`{route.id}` and `{other.id}` arrive at the same place, {same}"
                mend = "give each one of its own: who avoids one of them would meet it in the other"
                yield Flaw(place(("reporting_routes", index)), problem, mend, RULE, "warning")
    for index, location in enumerate(organization.locations):
        there = [route for route in routes if not route.places or location in route.places]
        if _independent(there, organization) < 2 <= _independent(routes, organization):
            problem = f"fewer than two independent reporting routes are there for {location.name}"
            mend = (
                "let another serve it: add its id under `locations:` of a route or its contact, or take that list out"
            )
            yield Flaw(place(("locations", index, "id")), problem, mend, RULE)
    for index, route in enumerate(routes):
        if route.contact and not (route.contact.phone or route.contact.email):
            problem = f"nobody can reach `{route.contact.id}`, to whom this route leads"
            yield Flaw(
                place(("reporting_routes", index, "contact")), problem, "give the contact a `phone` or an `email`", RULE
            )


def _independent(routes: list[Route], organization: Organization) -> int:
    """Return how many readers `routes` reach: two with one reader, one mailbox or one phone count once."""
    groups: list[set[str]] = []
    for route in routes:
        ends = {_reader(route, organization), *_arrivals(route)}
        joined = [group for group in groups if group & ends]
        groups = [group for group in groups if not group & ends] + [ends.union(*joined)]
    return len(groups)


def _arrivals(route: Route) -> Iterator[str]:
    """Yield where what is told by `route` arrives, at its contact too."""
    yield from _ends(route)
    yield from _ends(route.contact) if route.contact else ()


def _ends(end: Route | Contact) -> Iterator[str]:
    """Yield where what is told to `end` arrives: its mailbox, its phone, its form."""
    for arrival in (end.email, end.phone and end.phone.dialled, getattr(end, "web", None)):
        if arrival:
            yield arrival.casefold()


def _reader(route: Route, organization: Organization) -> str:
    """Return who reads what comes in: a contact's id, also where `read_by` calls the contact by name, or its words."""
    if route.contact:
        return route.contact.id
    words = str(route.read_by).casefold()
    return next((contact.id for contact in organization.contacts if _called(contact, words)), words)


def _called(contact: Contact, words: str) -> bool:
    return any(name and name.casefold() in words for name in (contact.name, contact.called, contact.role))
