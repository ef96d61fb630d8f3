"""Places refer to jurisdictions that exist, and sections to elements that exist."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.book import Book
from handbook.flaws import Flaw
from handbook.names import instead

RULE = "laws"


def check(book: Book) -> Iterator[Flaw]:
    """Yield unknown jurisdictions of locations, and `satisfies` for unknown sections or elements."""
    if book.organization:
        for index, location in enumerate(book.organization.locations):
            if location.jurisdiction not in book.jurisdictions:
                place = book.located.value_place(("locations", index, "jurisdiction"))
                problem = f"`{location.jurisdiction}` is no jurisdiction"
                yield Flaw(place, problem, instead(location.jurisdiction, book.jurisdictions), RULE)
    elements = {
        f"{name}/{element.id}" for name, jurisdiction in book.jurisdictions.items() for element in jurisdiction.policy_states
    }
    for address, page in book.pages.items():
        for section, answered in (page.matter.satisfies if page.matter else {}).items():
            if section not in book.section_ids[address]:
                place = page.located.key_place(("satisfies", section))
                yield Flaw(place, f"this page has no section `{section}`", instead(section, book.section_ids[address]), RULE)
            for index, element in enumerate(answered):
                if element not in elements:
                    place = page.located.value_place(("satisfies", section, index))
                    yield Flaw(place, f"`{element}` is no element of a law", instead(element, elements), RULE)
