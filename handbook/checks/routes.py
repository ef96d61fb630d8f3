"""Somebody can always be told who is not the one the trouble is with."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.book import Book
from handbook.flaws import Flaw
from handbook.organization.model import Organization
from handbook.organization.people import Contact, Route

RULE = "routes"


def check(book: Book) -> Iterator[Flaw]:
    """Yield a lack of two independent routes or of one outside line management, and routes that reach nobody."""
    organization, place = book.organization, book.located.value_place
    if organization is None:
        return
    routes = organization.reporting_routes
    readers = {route.id: _reader(route, organization) for route in routes}
    if len(set(readers.values())) < 2:
        problem = "all reporting routes lead to the same reader"
        mend = "add one that somebody else reads: a report may be about the one who would read it"
        yield Flaw(book.located.key_place(("reporting_routes",)), problem, mend, RULE)
    if not any(route.outside_line_management for route in routes):
        problem = "no reporting route is outside the line of management"
        mend = "add one with `outside_line_management: true`: a report may be about the reader's own manager"
        yield Flaw(book.located.key_place(("reporting_routes",)), problem, mend, RULE)
    for index, location in enumerate(organization.locations):
        there = {readers[route.id] for route in routes if not route.places or location in route.places}
        if len(there) < 2 <= len(set(readers.values())):
            problem = f"fewer than two independent reporting routes are there for {location.name}"
            mend = "let a route serve it too: add its id under the route's `locations:`, or take that list out"
            yield Flaw(place(("locations", index, "id")), problem, mend, RULE)
    ids: set[str] = set()
    for index, route in enumerate(routes):
        if route.contact and not (route.contact.phone or route.contact.email):
            problem = f"nobody can reach `{route.contact.id}`, to whom this route leads"
            yield Flaw(place(("reporting_routes", index)), problem, "give the contact a `phone` or an `email`", RULE)
        if route.id in ids:
            problem = f"the id `{route.id}` is used twice among the reporting routes"
            yield Flaw(place(("reporting_routes", index, "id")), problem, "give each its own", RULE)
        ids.add(route.id)


def _reader(route: Route, organization: Organization) -> str:
    """Return who reads what comes in: a contact's id, also where `read_by` calls the contact by name, or its words."""
    if route.contact:
        return route.contact.id
    words = str(route.read_by).casefold()
    return next((contact.id for contact in organization.contacts if _called(contact, words)), words)


def _called(contact: Contact, words: str) -> bool:
    return any(name and name.casefold() in words for name in (contact.name, contact.called, contact.role))
