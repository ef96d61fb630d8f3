"""Numbers that readers call in need have been called by somebody here; `confirmed:` names numbers that are shown."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from handbook.book import Book
from handbook.directory import Listed, directory
from handbook.flaws import Flaw
from handbook.names import instead
from handbook.organization.times import in_full

RULE: Final = "confirmed"


def check(book: Book) -> Iterator[Flaw]:
    """Yield numbers that nobody has called, or not for long (warnings), and confirmations of numbers not shown."""
    organization = book.organization
    if organization is None:
        return
    shown = [one.number for one in directory(book)]
    for one in to_call(book):
        number = one.number
        if number.confirmed_on is None:
            problem = f"nobody here has confirmed the number {number.shown} ({one.who})"
            mend = f'call it, then write `"{number.written}": {book.site.today}` under `confirmed:`'
        else:
            problem = f"the number {number.shown} ({one.who}) was last called on {in_full(number.confirmed_on)}"
            mend = "call it again, and write the day under `confirmed:`"
        yield Flaw(one.place, problem, mend, RULE, "warning")
    for typed, day in organization.confirmed.items():
        unread = None in book.jurisdictions.values()  # it may be a number of a law that has flaws
        if not unread and not any(each.is_meant_by(typed) for each in shown):
            short = {each.written for each in shown if each.country and each.is_meant_by(f"{each.country} {typed}")}
            with_country = "write it with its country: " + " or ".join(f"`{one}`" for one in sorted(short))
            mend = with_country if short else instead(typed, {each.written for each in shown})
            where = book.located.key_place(("confirmed", typed))
            yield Flaw(where, f"`{typed}` is none of the numbers that this handbook shows", mend, RULE)
        if day > book.site.latest_day:
            mend = "write the day on which it was called"
            where = book.located.value_place(("confirmed", typed))
            yield Flaw(where, f"`{day}` is still to come", mend, RULE)


def to_call(book: Book) -> list[Listed]:
    """Return the numbers that nobody here has called yet, or not within the time in which pages are reviewed."""
    if book.organization is None:
        return []
    every, today = book.organization.review_every, book.site.today
    listed = [(one, one.number.confirmed_on) for one in directory(book)]
    return [one for one, day in listed if day is None or every.after(day) < today]


def table(book: Book) -> str:
    """Return the numbers that are to be called as a table in text; empty if there are none."""
    rows = [(one.number.written, one.who, _day(one.number.confirmed_on)) for one in to_call(book)]
    if not rows:
        return ""
    rows.insert(0, ("Number", "Who answers", "Last called"))
    widths = [max(len(row[column]) for row in rows) for column in (0, 1)]
    lines = [f"  {number:{widths[0]}}  {who:{widths[1]}}  {day}" for number, who, day in rows]
    example = f'"{rows[1][0]}": {book.site.today}'
    about = f"Numbers to call. Then write each with the day under `confirmed:` in organization.yml, such as {example}"
    return "\n".join([about, *lines, ""])


def _day(day: date | None) -> str:
    return in_full(day) if day else "never"
