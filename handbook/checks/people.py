"""Nobody decides, stands in or sits where their own interest is in the way, and nobody is named whom no page shows."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.book import Book
from handbook.flaws import Flaw
from handbook.organization.people import Committee, Contact, Duties
from handbook.organization.times import in_full

RULE = "people"
_ABOUT_THE_LEADER = ("reports_owner", "investigation_owner")
"""Duties to which pages send a reader whose report is about the leader."""


def check(book: Book) -> Iterator[Flaw]:
    """Yield deciders with an interest, deputies of themselves, contacts on no page, and committees that cannot sit."""
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
    for duty in _ABOUT_THE_LEADER:
        if _same(getattr(duties, duty), str(organization.leader.name)):
            problem = f"`{duty}` falls to {organization.leader.name}, and a report may be about the leader"
            yield Flaw(place(("duties", duty)), problem, f"add `{duty}: …` with somebody else's id", RULE, "warning")
    met = {getattr(duties, duty).id for duty in Duties.model_fields}
    met |= {route.contact.id for route in organization.reporting_routes if route.contact}
    met |= {contact.deputy for contact in contacts if contact.deputy}
    for index, contact in enumerate(contacts):
        if contact.id not in met:
            problem = f"no page shows the contact `{contact.id}`: it has no duty, and no reporting route leads to it"
            mend = "add a route of kind person with this contact, or give it a duty"
            yield Flaw(place(("contacts", index, "id")), problem, mend, RULE, "warning")
    for index, committee in enumerate(organization.committees):
        if committee.term_ends < book.site.today:
            problem = f"the term of {committee.name} ended on {in_full(committee.term_ends)}"
            mend = "write its new members and the end of their term"
            yield Flaw(place(("committees", index, "term_ends")), problem, mend, RULE, "warning")
        for name in _twice(committee):
            problem = f"{name} has two seats in {committee.name}"
            yield Flaw(place(("committees", index)), problem, "name a person for each seat", RULE)


def _same(contact: Contact, name: str) -> bool:
    return contact.name is not None and contact.name.casefold() == name.casefold()


def _twice(committee: Committee) -> list[str]:
    seats = [committee.chair, *committee.members, committee.external_member]
    return list(dict.fromkeys(seat for seat in seats if seats.count(seat) > 1))
