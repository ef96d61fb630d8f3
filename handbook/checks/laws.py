"""Places refer to jurisdictions that exist and apply there, sections to elements that exist, and facts to past days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from handbook.book import Book
from handbook.coverage import element_name
from handbook.data.located import under, walk
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
    yield from _changes(book)
    yield from _old(book)


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


def _changes(book: Book) -> Iterator[Flaw]:
    """Yield changes of the law that may have come by now (warnings), and findings about none or of days to come."""
    organization, today = book.organization, book.site.today
    if organization is None:
        return
    known = {f"{name}/{change.id}" for name, law in book.jurisdictions.items() if law for change in law.pending}
    for name, found in organization.law_changes.items():
        if name not in known:
            place = book.located.key_place(("law_changes", name))
            yield Flaw(place, f"`{name}` is no change of the law that is expected", instead(name, known), RULE)
        if found.looked_on > today:
            place = book.located.value_place(("law_changes", name, "looked_on"))
            yield Flaw(place, f"`{found.looked_on}` is still to come", "write the day on which somebody looked", RULE)
    for law in book.laws:
        for layer in law.layers:
            for change in layer.jurisdiction.pending:
                name = f"{layer.id}/{change.id}"
                looked = organization.law_changes.get(name)
                due = organization.review_every.after(looked.looked_on) if looked else change.look_again_on
                if due <= today and not (looked and looked.in_force):
                    where = in_words(law.locations)
                    problem = f"`{name}` may have changed the law in {where} ({change.expected})"
                    line = f"{name}: {{looked_on: {today}, in_force: true}}"
                    mend = f"look whether it has, and write `{line}`, or false, under `law_changes:`"
                    yield Flaw(book.located.key_place(("law_changes",)), problem, mend, RULE, "warning")


def _old(book: Book) -> Iterator[Flaw]:
    """Yield jurisdictions that matter to the organization and hold a fact which nobody has checked for long."""
    if book.organization is None:
        return
    every = book.organization.review_every
    for layer in {layer.id: layer for law in book.laws for layer in law.layers}.values():
        located = book.law_places[layer.id]
        days = [(day, path) for path, day in walk(located.data) if path[-1] == "checked_on"]
        oldest, path = min(days)
        if every.after(date.fromisoformat(oldest)) < book.site.today:
            problem = f"facts on the law of {layer.jurisdiction.name} were last checked on {_day(oldest)}"
            mend = "look into their sources, and write the day on which you did"
            yield Flaw(located.value_place(path), problem, mend, RULE, "warning")


def _day(written: str) -> str:
    return in_full(date.fromisoformat(written))
