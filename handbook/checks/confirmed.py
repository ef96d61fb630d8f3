"""Numbers that readers call in need have been called by somebody here; `confirmed:` names numbers that are shown."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.book import Book
from handbook.directory import directory
from handbook.flaws import Flaw
from handbook.names import instead
from handbook.organization.times import in_full

RULE = "confirmed"


def check(book: Book) -> Iterator[Flaw]:
    """Yield numbers that nobody has called, or not for long (warnings), and confirmations of numbers not shown."""
    organization = book.organization
    if organization is None:
        return
    numbers = directory(book)
    for number, who, place in ((one.number, one.who, one.place) for one in numbers):
        if number.confirmed_on is None:
            problem = f"nobody here has confirmed the number {number.shown} ({who})"
            mend = f'call it, then write `"{number.written}": {book.site.today}` under `confirmed:`'
            yield Flaw(place, problem, mend, RULE, "warning")
        elif organization.review_every.after(number.confirmed_on) < book.site.today:
            problem = f"the number {number.shown} ({who}) was last called on {in_full(number.confirmed_on)}"
            mend = "call it again, and write the day under `confirmed:`"
            yield Flaw(place, problem, mend, RULE, "warning")
    for typed, day in organization.confirmed.items():
        if not any(one.number.is_meant_by(typed) for one in numbers):
            mend = instead(typed, {one.number.written for one in numbers})
            where = book.located.key_place(("confirmed", typed))
            yield Flaw(where, f"`{typed}` is none of the numbers that this handbook shows", mend, RULE)
        if day > book.site.today:
            mend = "write the day on which it was called"
            where = book.located.value_place(("confirmed", typed))
            yield Flaw(where, f"`{day}` is still to come", mend, RULE)
