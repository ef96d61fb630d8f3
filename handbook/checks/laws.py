"""Places refer to jurisdictions that apply there, sections to elements that exist, and facts to days that are past."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from handbook.book import Book
from handbook.coverage import element_name
from handbook.data.located import Located, Path, under, walk
from handbook.flaws import Flaw
from handbook.jurisdictions.applied import layers_of, parts_of
from handbook.memo import kept
from handbook.names import instead, nearest
from handbook.organization.grammar import in_words
from handbook.organization.named import in_a_sentence
from handbook.organization.places import Location
from handbook.organization.times import in_full

RULE: Final = "laws"
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def check(book: Book) -> Iterator[Flaw]:
    """Yield jurisdictions that are none or do not fit their place, `satisfies` for what is not there, and old facts."""
    locations = book.organization.locations if book.organization else []
    for path, name in under(book.located, "locations"):
        if path[-1] == "jurisdiction" and name not in book.jurisdictions:
            location = locations[int(path[1])] if locations else None
            mend = _jurisdiction_meant(book, name, location)
            yield Flaw(book.located.value_place(path), f"`{name}` is no jurisdiction", mend, RULE)
    for index, location in enumerate(locations):
        yield from _fits(book, index, location)
    yield from _satisfies(book)
    yield from _days(book)


def _jurisdiction_meant(book: Book, name: str, location: Location | None) -> str:
    """Return what to do about the jurisdiction `name`, which is none, of a `location`, where its details are whole."""
    meant = posixpath.basename(name).removesuffix(".yml").lower()  # the way to its file, or a country's letters
    laws = [(known, law) for known, law in book.jurisdictions.items() if law]
    called = {place.lower(): known for known, law in laws for place in (*law.regions, law.name)}
    if meant in book.jurisdictions or meant in called:
        return f"write `{called.get(meant, meant)}`"
    near = _of_country(book, location) if location else []
    if near and location:
        return f"for {in_a_sentence(location.country)} write {' or '.join(near)}"
    return f"{instead(meant, book.jurisdictions)}; where there is none for your place, leave the line out"


def _fits(book: Book, index: int, location: Location) -> Iterator[Flaw]:
    """Yield a jurisdiction that does not apply at `location`, and one that would and is not named."""
    place = book.located.value_place(("locations", index, "jurisdiction"))
    jurisdiction = book.jurisdictions.get(location.jurisdiction or "")
    parts = _parts(book, location)
    if location.jurisdiction is None:
        near = _of_country(book, location)
        if near:
            problem = f"no law is named for {location}, and there is one for {in_a_sentence(location.country)}"
            mend = f"write `jurisdiction: {near[0]}`" + (f" (or {', '.join(near[1:])})" if near[1:] else "")
            regions = [region for name in near if (law := book.jurisdictions[name]) for region in law.regions]
            if location.region is None and regions and len(near) == 1:
                mend += f" if it lies in {in_words(regions, 'or')}; else write its `region:`"
            where = book.located.value_place(("locations", index))
            yield Flaw(where, problem, mend, RULE, "warning")
        elif location.region and location.region not in parts:
            where = book.located.value_place(("locations", index, "region"))
            problem = f"`{location.region}` is none of the parts of {in_a_sentence(location.country)} whose laws differ"
            yield Flaw(where, problem, _part_meant(location, parts), RULE, "warning")
    elif jurisdiction and jurisdiction.countries and location.country not in jurisdiction.countries:
        problem = f"the law of `{location.jurisdiction}` does not apply in {in_a_sentence(location.country)}"
        near = _of_country(book, location)
        mend = f"for {in_a_sentence(location.country)} write {' or '.join(near)}" if near else "leave the line out"
        yield Flaw(place, problem, mend, RULE)
    elif jurisdiction and jurisdiction.regions and location.region is None:
        listed = ", ".join(jurisdiction.regions)
        problem = f"the law of `{location.jurisdiction}` does not apply in all of {in_a_sentence(location.country)}"
        mend = f"write the `region:` of {location}; it applies in {listed}"
        yield Flaw(place, problem, mend, RULE, "warning")
    elif jurisdiction and jurisdiction.regions and location.region not in jurisdiction.regions:
        problem = f"the law of `{location.jurisdiction}` does not apply in {location.region}"
        mend = f"it applies in {', '.join(jurisdiction.regions)}; elsewhere leave the line out"
        yield Flaw(place, problem, mend if location.region in parts else _part_meant(location, parts), RULE)


def _of_country(book: Book, location: Location) -> list[str]:
    """Return the jurisdictions that could apply at `location`, whatever work is done there."""
    return [
        name
        for name, law in book.jurisdictions.items()
        if law
        and not law.only_for
        and location.country in law.countries
        and (not law.regions or location.region is None or location.region in law.regions)
    ]


def _parts(book: Book, location: Location) -> list[str]:
    """Return the parts of a location's country whose laws are not the same; its own, where not all are known."""
    laws = [law for law in book.jurisdictions.values() if law and law.not_in]
    return parts_of(location.country.code, laws) or [location.region or ""]


def _part_meant(location: Location, parts: list[str]) -> str:
    """Return what to do about the region of `location`, which is none of `parts`."""
    typo = nearest(location.region or "", parts)
    return (
        f"did you mean the region `{typo}`?" if typo else f"write in which of these {location} lies: {', '.join(parts)}"
    )


def _satisfies(book: Book) -> Iterator[Flaw]:
    elements = {
        element_name(name, element)
        for name, jurisdiction in book.jurisdictions.items()
        if jurisdiction
        for element in jurisdiction.policy_states
    }
    for address, page in book.pages.items():
        lost: set[str] = set()
        for answer in page.answers:
            if answer.section not in book.section_ids[address] and answer.section not in lost:
                lost.add(answer.section)
                place = page.located.key_place(("satisfies", answer.section))
                problem = f"this page has no section `{answer.section}`"
                yield Flaw(place, problem, instead(answer.section, book.section_ids[address]), RULE)
            if answer.element not in elements and not book.is_unread(answer.element):
                problem = f"`{answer.element}` is no element of a law"
                yield Flaw(answer.place, problem, instead(answer.element, elements), RULE)


def _days(book: Book) -> Iterator[Flaw]:
    """Yield facts that were checked on a day to come, and laws with facts that nobody has checked for long."""
    latest = book.site.latest_day.isoformat()
    for located in book.law_places.values():
        for day, path in _checked_on(located):
            if _DAY.fullmatch(day) and day > latest:
                mend = "write the day on which somebody looked into the source"
                yield Flaw(located.value_place(path), f"`{day}` is still to come", mend, RULE)
    if book.organization is None:
        return
    for layer, _ in layers_of(book.laws):
        located = book.law_places[layer.id]
        oldest, path = min(_checked_on(located))
        looked = date.fromisoformat(oldest)
        if book.organization.review_every.after(looked) < book.site.today:
            problem = f"facts on the law of {layer.jurisdiction.name} were last checked on {in_full(looked)}"
            mend = "look into their sources, and write the day on which you did"
            yield Flaw(located.value_place(path), problem, mend, RULE, "warning")


@kept
def _checked_on(located: Located) -> tuple[tuple[str, Path], ...]:
    """Return the days, as typed, on which facts of a jurisdiction were checked, and where each stands."""
    return tuple((day, path) for path, day in walk(located.data) if path[-1] == "checked_on")
