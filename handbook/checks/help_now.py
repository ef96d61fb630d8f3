"""The page of help shows the numbers to call in danger, whoever wrote it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from handbook.book import Book
from handbook.flaws import Flaw, Place

RULE: Final = "help-now"
_CALL = re.compile(r"\{\{\s*emergency\w*\(")  # a misspelt one has a flaw of its own


def check(book: Book) -> Iterator[Flaw]:
    """Yield a page of help without the emergency numbers of all locations, or on which nobody of ours can be rung."""
    for page in book.pages.values():
        if page.kind == "help" and not _CALL.search(page.body.text):
            problem = "this page does not show the numbers to call in danger"
            own = sorted(page.replaced.values())  # a section of theirs, in whose place ours had them
            yield Flaw(
                Place(own[0]) if own else page.body.place(1),
                problem,
                "write {{ emergency_numbers() }} at its top",
                RULE,
            )
    if book.organization is None:
        return
    organization, place = book.organization, book.located.value_place
    owner = organization.duties.reports_owner
    if not owner.phone and not any(route.kind == "phone" for route in organization.reporting_routes):
        problem = f"nobody of yours can be rung from the page of help: `{owner.id}`, whom it names, has no phone"
        others = [contact.id for contact in organization.contacts if contact.phone]
        also = f", give `reports_owner` under `duties:` to {' or '.join(others)}" if others else ""
        mend = f"write a `phone:` for `{owner.id}`{also}, or add a line to ring under `reporting_routes:`"
        index = organization.contacts.index(owner)
        yield Flaw(place(("contacts", index)), problem, mend, RULE, "warning")
