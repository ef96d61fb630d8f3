"""Nobody decides, stands in or sits where their own interest is in the way, and nobody is named whom no page shows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from handbook.book import Book
from handbook.flaws import Flaw
from handbook.organization.people import Contact, Duties

RULE: Final = "people"
_ABOUT_THE_LEADER = ("reports_owner", "investigation_owner")
"""Duties to which pages send a reader whose report is about the leader."""


def check(book: Book) -> Iterator[Flaw]:
    """Yield deciders with an interest, deputies of themselves, and contacts on no page."""
    organization, place = book.organization, book.located.value_place
    if organization is None:
        return
    contacts, duties = organization.contacts, organization.duties
    for index, contact in enumerate(contacts):
        if contact.deputy == contact.id:
            problem = f"`{contact.id}` cannot be the deputy of `{contact.id}`"
            yield Flaw(place(("contacts", index, "deputy")), problem, "name somebody else, or take the line out", RULE)
    decider = duties.decision_owner
    deputy = organization.deputy_of(decider)
    if decider.earns_from_accounts:
        problem = f"`{decider.id}` earns from accounts and would decide on ending them"
        yield Flaw(place(("duties", "decision_owner")), problem, "name a contact who does not", RULE)
    elif deputy and deputy.earns_from_accounts:
        problem = f"`{deputy.id}` earns from accounts and would decide on ending them when `{decider.id}` is away"
        where = ("contacts", contacts.index(decider), "deputy")
        yield Flaw(place(where), problem, "name a deputy who does not", RULE)
    leader = organization.leader.name
    for duty in _ABOUT_THE_LEADER:
        contact = getattr(duties, duty)
        if _is_the_leader(contact, leader):
            problem = f"`{duty}` falls to {leader}, and a report may be about the leader"
            yield Flaw(place(("duties", duty)), problem, f"add `{duty}: …` with somebody else's id", RULE, "warning")
        elif _is_the_leader(organization.deputy_of(contact), leader):
            problem = f"{leader} stands in for `{contact.id}`, and a report may be about the leader"
            where = ("contacts", contacts.index(contact), "deputy")
            yield Flaw(place(where), problem, "name another deputy", RULE, "warning")
    for index, route in enumerate(organization.reporting_routes):
        if route.outside_line_management and _is_the_leader(route.contact, leader):
            problem = f"a route to {leader} is not outside the line of management: everybody reports to the leader"
            yield Flaw(place(("reporting_routes", index)), problem, "take outside_line_management out", RULE)
    met = {getattr(duties, duty).id for duty in Duties.model_fields}
    met |= {route.contact.id for route in organization.reporting_routes if route.contact}
    met |= {contact.deputy for contact in contacts if contact.deputy}
    for index, contact in enumerate(contacts):
        if contact.id not in met:
            problem = f"no page shows the contact `{contact.id}`: it has no duty, and no reporting route leads to it"
            mend = "add a route of kind person with this contact, or give it a duty"
            yield Flaw(place(("contacts", index, "id")), problem, mend, RULE, "warning")


def _is_the_leader(contact: Contact | None, leader: str) -> bool:
    return bool(contact and contact.name and leader.casefold() in contact.name.casefold())
