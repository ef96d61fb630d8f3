"""Somebody can always be told who is not the one the trouble is with."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.book import Book
from handbook.flaws import Flaw

RULE = "routes"


def check(book: Book) -> Iterator[Flaw]:
    """Yield a lack of two independent routes, of one outside line management, and of an independent decision."""
    organization, place = book.organization, book.located.value_place
    if organization is None:
        return
    routes = organization.reporting_routes
    if len({route.reader for route in routes}) < 2:
        problem = "all reporting routes lead to the same reader"
        mend = "add one that somebody else reads: a report may be about the one who would read it"
        yield Flaw(place(("reporting_routes",)), problem, mend, RULE)
    if not any(route.outside_line_management for route in routes):
        problem = "no reporting route is outside the line of management"
        mend = "add one with `outside_line_management: true`: a report may be about the reader's own manager"
        yield Flaw(place(("reporting_routes",)), problem, mend, RULE)
    for index, location in enumerate(organization.locations):
        there = [route for route in routes if not route.locations or location in route.locations]
        if len({route.reader for route in there}) < 2 <= len({route.reader for route in routes}):
            problem = f"fewer than two independent reporting routes are there for {location.name}"
            mend = "let a route serve it too: add its id under the route's `locations:`, or take that list out"
            yield Flaw(place(("locations", index, "id")), problem, mend, RULE)
    for index, route in enumerate(routes):
        if route.contact and not (route.contact.phone or route.contact.email):
            problem = f"nobody can reach `{route.contact.id}`, to whom this route leads"
            yield Flaw(place(("reporting_routes", index)), problem, "give the contact a `phone` or an `email`", RULE)
    for index, contact in enumerate(organization.contacts):
        if contact.deputy == contact.id:
            problem = f"`{contact.id}` cannot be the deputy of `{contact.id}`"
            yield Flaw(place(("contacts", index, "deputy")), problem, "name somebody else, or take the line out", RULE)
    decider = organization.duties.decision_owner
    if decider.earns_from_accounts:
        problem = f"`{decider.id}` earns from accounts and would decide on ending them"
        yield Flaw(place(("duties", "decision_owner")), problem, "name a contact who does not", RULE)
    met = {route.contact.id for route in routes if route.contact}
    met |= {getattr(organization.duties, duty).id for duty in type(organization.duties).model_fields}
    for index, contact in enumerate(organization.contacts):
        if contact.id not in met and not any(other.deputy == contact.id for other in organization.contacts):
            problem = f"no page shows the contact `{contact.id}`: it has no duty, and no reporting route leads to it"
            mend = "add a route of kind person with this contact, or give it a duty"
            yield Flaw(place(("contacts", index, "id")), problem, mend, RULE, "warning")
    ids: set[str] = set()
    for index, route in enumerate(routes):
        if route.id in ids:
            problem = f"the id `{route.id}` is used twice among the reporting routes"
            yield Flaw(place(("reporting_routes", index, "id")), problem, "give each its own", RULE)
        ids.add(route.id)
