"""Emergency numbers are those of their country, and stand in their own place; no page holds a number of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from handbook.book import Book
from handbook.flaws import Flaw
from handbook.markup.masks import masked
from handbook.organization.named import in_a_sentence
from handbook.organization.numbers import PhoneNumber, emergency_number, has_emergency_numbers
from handbook.pages.page import Page

RULE: Final = "numbers"


def check_page(page: Page) -> Iterator[Flaw]:
    """Yield numbers that are typed into a page."""
    for match in _TYPED.finditer(masked(page.body.text)):
        problem = f"the number {match[0]} stands in a page, where nobody checks it"
        mend = "write it into organization.yml, and call {{ contact(…) }} or {{ phone(…) }} here"
        if page.kind == "case-study":
            problem, mend = f"the number {match[0]} stands in a case study, which must tell of nobody", "take it out"
        yield Flaw(page.body.at(match.start()), problem, mend, RULE)


def check(book: Book) -> Iterator[Flaw]:
    """Yield emergency numbers of another country or among the services."""
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


# Digits in groups, as numbers are written: with a country code, or beginning with 0.
_TYPED = re.compile(
    r"(?<![\w.,:/+-])(?:(?:\+|00 ?)\d[\d ().-]{7,18}\d|\(?0\d{2,5}\)?[ .-]\d{3,4}[ .-]?\d{3,4}"
    r"|1[ .-]\d{3}[ .-]\d{3}[ .-]\d{4})(?![\w-])"
)


def _is_emergency(number: PhoneNumber) -> bool:
    try:
        emergency_number(number.dialled, number.country or "")
    except ValueError:
        return False
    return has_emergency_numbers(number.country or "")
