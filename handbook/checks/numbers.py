"""Emergency numbers are those of their country, and stand in their own place; no text holds a number of its own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from handbook.book import Book
from handbook.data.located import value_at, walk
from handbook.data.shape import fields
from handbook.flaws import Flaw, Place
from handbook.markup.masks import masked
from handbook.markup.phone_numbers import TypedNumber, phone_numbers
from handbook.organization.model import Organization
from handbook.organization.named import in_a_sentence
from handbook.organization.numbers import PhoneNumber, emergency_number, has_emergency_numbers
from handbook.pages.page import Page

RULE: Final = "numbers"


def check_page(page: Page) -> Iterator[Flaw]:
    """Yield numbers that are typed into a page; as warnings those that may count something else."""
    for key in _SHOWN:
        text, place = value_at(page.located.data, (key,)), page.located.value_place((key,))
        for number in phone_numbers(text) if isinstance(text, str) else ():
            mend = f"take it out of the {key}, where no value can stand; the text of the page can show it"
            yield _in_page(page, place._replace(column=place.column + number.start), number, mend)
    for number in phone_numbers(masked(page.body.text)):
        yield _in_page(page, page.body.at(number.start), number, _shown_by(number.written))


_SHOWN = ("title", "description")
"""What readers see of a page's top; in their own words for it, `asked_as`, a number may be one."""


def _in_page(page: Page, place: Place, number: TypedNumber, mend: str) -> Flaw:
    if page.kind == "case-study" and number.sure:
        problem = f"the number {number.written} stands in a case study, which must tell of nobody"
        return Flaw(place, problem, "take it out", RULE)
    problem = f"the number {number.written} stands in a page, where nobody checks it"
    return Flaw(place, problem, mend, RULE, "error" if number.sure else "warning")


def _shown_by(written: str) -> str:
    """Return what to do in the text of a page about a number that is `written` there."""
    if written.lower().startswith("ext"):
        return "write the whole number, with no extension, into organization.yml, and call {{ phone(…) }} here"
    if sum(map(str.isdigit, written)) <= _EMERGENCY_DIGITS:
        return (
            "call {{ emergency_numbers() }} here, which shows those of all your places, "
            "or {{ phone(…) }} for one in organization.yml; if it counts something, say what right behind it"
        )
    return "write it into organization.yml, and call {{ contact(…) }} or {{ phone(…) }} here"


def _in_details(book: Book) -> Iterator[Flaw]:
    """Yield numbers in the texts of organization.yml: each has a place of its own there, where it is checked."""
    for path, text in walk(book.located.data):
        known = fields(Organization, path[:-1])
        if _CHECKED.intersection(path) or (isinstance(path[-1], str) and path[-1] not in known):
            continue
        for number in phone_numbers(text):
            name = next(step for step in reversed(path) if isinstance(step, str))
            problem = f"the number {number.written} stands in the words of `{name}`, where nobody checks it"
            mend = "take it out here, and give whom it reaches an entry under contacts or support, with `phone: …`"
            if "phone" in known and not value_at(book.located.data, (*path[:-1], "phone")):
                mend = "write it behind `phone: …` of the same entry"
            elif "phone" in known:
                mend = "take it out if it is that behind `phone:`; else give it an entry of its own, with `phone: …`"
            elif "number" in known:
                mend = "write it behind `number: …` of an entry of its own"
            place = book.located.value_place(path)
            place = place._replace(column=place.column + number.start * ("\n" not in text))
            yield Flaw(place, problem, mend, RULE, "error" if number.sure else "warning")


_CHECKED = {"phone", "number", "email", "web", "url", "site_url", "leave_to", "confirmed"}
"""Keys whose values are checked where they are read."""
_EMERGENCY_DIGITS = 3


def check(book: Book) -> Iterator[Flaw]:
    """Yield numbers in the texts of the details, and emergency numbers of another country or among the services."""
    yield from _in_details(book)
    organization, place = book.organization, book.located.value_place
    if organization is None:
        return
    for index, location in enumerate(organization.locations):
        if not has_emergency_numbers(location.country.code):
            country = in_a_sentence(location.country)
            problem = f"no list of emergency numbers is at hand for {country}, so these were not checked"
            mend = "compare them with what the authorities there say"
            yield Flaw(place(("locations", index, "emergency")), problem, mend, RULE, "warning")
        for position, emergency in enumerate(location.emergency):
            try:
                emergency_number(emergency.number, location.country.code)
            except ValueError as error:
                problem, _, mend = str(error).partition("; ")
                yield Flaw(place(("locations", index, "emergency", position, "number")), problem, mend, RULE)
    for index, service in enumerate(organization.support):
        if service.phone and service.phone.country and _is_emergency(service.phone):
            problem = f"{service.phone} is an emergency number, and here it would say that nobody has called it"
            mend = "write it under `emergency:` of its location, and take it out here"
            yield Flaw(place(("support", index, "phone")), problem, mend, RULE)


def _is_emergency(number: PhoneNumber) -> bool:
    try:
        emergency_number(number.dialled, number.country or "")
    except ValueError:
        return False
    return has_emergency_numbers(number.country or "")
