"""A committee that the law of a place asks for is there, and can sit."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from handbook.book import Book
from handbook.flaws import Flaw
from handbook.organization.committees import Committee
from handbook.organization.times import in_full

RULE: Final = "committees"
_BETWEEN = re.compile(r"[;|/,\n]|\s(?:and|&|\+)\s")
"""What people write between names where YAML takes them for one."""


def check(book: Book) -> Iterator[Flaw]:
    """Yield places that lack their committee (warnings: the law may except a small one), and committees in disorder."""
    organization, place = book.organization, book.located.value_place
    if organization is None:
        return
    seated = [location for committee in organization.committees for location in committee.locations]
    for law in book.laws:
        asks = next((layer.jurisdiction for layer in law.layers if layer.jurisdiction.required_committee), None)
        for location in law.locations:
            if asks and location not in seated and not location.small_workplace:
                asked = f"the law of {asks.name} asks for a committee ({asks.required_committee})"
                problem = f"{asked}, and none is listed for {location}"
                small = asks.committee_not_needed
                mend = "add it under `committees:`"
                mend += f"; {small}, write `small_workplace: true` with the location instead" if small else ""
                index = organization.locations.index(location)
                yield Flaw(place(("locations", index)), problem, mend, RULE, "warning")
    for index, committee in enumerate(organization.committees):
        if committee.term_ends < book.site.today:
            problem = f"the term of {committee.name} ended on {in_full(committee.term_ends)}"
            mend = "write its new members and the end of their term"
            yield Flaw(place(("committees", index, "term_ends")), problem, mend, RULE, "warning")
        for number, member in enumerate(committee.members):
            if len(several := [one.strip() for one in _BETWEEN.split(member)]) > 1:
                mend = f"put commas between them: `[{', '.join(several)}]`"
                where = place(("committees", index, "members", number))
                yield Flaw(where, f"`{member}` looks like {len(several)} people", mend, RULE, "warning")
        for name in _twice(committee):
            problem = f"{name} has two seats in {committee.name}"
            yield Flaw(place(("committees", index)), problem, "name a person for each seat", RULE)


def _twice(committee: Committee) -> list[str]:
    seats = [committee.chair, *committee.members, committee.external_member]
    counted = Counter(seat.casefold() for seat in seats)
    return list({seat.casefold(): seat for seat in seats if counted[seat.casefold()] > 1}.values())
