"""Places refer to jurisdictions that exist, and sections to elements that exist."""

from __future__ import annotations

from collections.abc import Iterator

import phonenumbers

from handbook.book import Book
from handbook.data.located import under
from handbook.flaws import Flaw
from handbook.names import instead

RULE = "laws"


def check(book: Book) -> Iterator[Flaw]:
    """Yield unknown jurisdictions of locations, and `satisfies` for unknown sections or elements."""
    for path, name in under(book.located, "locations"):
        if path[-1] == "jurisdiction" and name not in book.jurisdictions:
            problem = f"`{name}` is no jurisdiction"
            mend = f"{instead(name, book.jurisdictions)}; where there is none for your place, leave the line out"
            yield Flaw(book.located.value_place(path), problem, mend, RULE)
    for index, location in enumerate(book.organization.locations if book.organization else []):
        law = (location.jurisdiction or "").partition("-")[0].upper()
        if law in phonenumbers.SUPPORTED_REGIONS and law != location.country.code:
            problem = f"the law of `{location.jurisdiction}` does not apply in {location.country}"
            place = book.located.value_place(("locations", index, "jurisdiction"))
            yield Flaw(place, problem, "leave the line out where there is no law of the place", RULE)
    elements = {
        f"{name}/{element.id}"
        for name, jurisdiction in book.jurisdictions.items()
        if jurisdiction
        for element in jurisdiction.policy_states
    }
    for address, page in book.pages.items():
        for section, answered in (page.matter.satisfies if page.matter else {}).items():
            if section not in book.section_ids[address]:
                place = page.located.key_place(("satisfies", section))
                yield Flaw(
                    place, f"this page has no section `{section}`", instead(section, book.section_ids[address]), RULE
                )
            for index, element in enumerate(answered):
                unread = book.jurisdictions.get(element.partition("/")[0], ...) is None
                if element not in elements and not unread:
                    place = page.located.value_place(("satisfies", section, index))
                    yield Flaw(place, f"`{element}` is no element of a law", instead(element, elements), RULE)
