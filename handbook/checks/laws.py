"""Places refer to jurisdictions that exist and apply there, sections to elements that exist, and facts to past days."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.book import Book
from handbook.coverage import element_name
from handbook.data.located import under
from handbook.flaws import Flaw
from handbook.names import instead
from handbook.organization.grammar import in_words
from handbook.organization.times import in_full

RULE = "laws"


def check(book: Book) -> Iterator[Flaw]:
    """Yield unknown or unfitting jurisdictions of locations, and `satisfies` for unknown sections or elements."""
    for path, name in under(book.located, "locations"):
        if path[-1] == "jurisdiction" and name not in book.jurisdictions:
            problem = f"`{name}` is no jurisdiction"
            mend = f"{instead(name, book.jurisdictions)}; where there is none for your place, leave the line out"
            yield Flaw(book.located.value_place(path), problem, mend, RULE)
    for index, location in enumerate(book.organization.locations if book.organization else []):
        jurisdiction = book.jurisdictions.get(location.jurisdiction or "")
        if jurisdiction and jurisdiction.countries and location.country not in jurisdiction.countries:
            problem = f"the law of `{location.jurisdiction}` does not apply in {location.country}"
            place = book.located.value_place(("locations", index, "jurisdiction"))
            yield Flaw(place, problem, "leave the line out where there is no law of the place", RULE)
    yield from _satisfies(book)
    yield from _late(book)


def _satisfies(book: Book) -> Iterator[Flaw]:
    elements = {
        element_name(name, element)
        for name, jurisdiction in book.jurisdictions.items()
        if jurisdiction
        for element in jurisdiction.policy_states
    }
    unread = {name for name, jurisdiction in book.jurisdictions.items() if jurisdiction is None}
    for address, page in book.pages.items():
        lost: set[str] = set()
        for answer in page.answers:
            if answer.section not in book.section_ids[address] and answer.section not in lost:
                lost.add(answer.section)
                place = page.located.key_place(("satisfies", answer.section))
                problem = f"this page has no section `{answer.section}`"
                yield Flaw(place, problem, instead(answer.section, book.section_ids[address]), RULE)
            if answer.element not in elements and answer.element.partition("/")[0] not in unread:
                problem = f"`{answer.element}` is no element of a law"
                yield Flaw(answer.place, problem, instead(answer.element, elements), RULE)


def _late(book: Book) -> Iterator[Flaw]:
    """Yield changes of the law that were expected by now, where they matter to the organization."""
    today = book.site.today
    for law in book.laws:
        for layer in law.layers:
            for index, change in enumerate(layer.jurisdiction.pending):
                if change.look_again_on <= today:
                    places = in_words(law.locations)
                    problem = (
                        f"`{change.id}` may have changed the law in {places} since {in_full(change.look_again_on)}"
                    )
                    mend = f"look whether it has, and write what holds now ({change.expected})"
                    place = book.law_places[layer.id].value_place(("pending", index, "look_again_on"))
                    yield Flaw(place, problem, mend, RULE, "warning")
