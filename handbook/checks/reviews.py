"""When a page was last read with care, and when that is due again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from handbook.addresses import shown_address
from handbook.book import Book
from handbook.flaws import Flaw
from handbook.organization.times import Duration, in_full
from handbook.pages.front_matter import Policy
from handbook.pages.reviews import next_review

RULE: Final = "reviews"
_FAR = timedelta(days=3 * 365)
"""How far ahead a policy takes effect only if somebody mistyped the year."""
_LONG = Duration(3, "year")
"""After so long without a look, the law, the numbers and the people on a page are others."""


def check(book: Book) -> Iterator[Flaw]:
    """Yield reviews still to come (errors); those that are due or too rare, and policies for later years (warnings)."""
    spans = [(page.located, page.matter.review_every) for page in book.pages.values() if page.matter]
    for located, span in [*spans, *([(book.located, book.organization.review_every)] if book.organization else [])]:
        if span and _LONG.surely_shorter(span):
            problem = f"nobody would look at the page for {span}"
            mend = "write three years at the most, such as 12 months"
            yield Flaw(located.value_place(("review_every",)), problem, mend, RULE, "warning")
    effect = [(book.located, book.organization.takes_effect)] if book.organization else []
    effect += [
        (page.located, page.matter.takes_effect) for page in book.pages.values() if isinstance(page.matter, Policy)
    ]
    for located, day in effect:
        if day and day > book.site.today + _FAR:
            problem = f"`{day}` is years ahead"
            yield Flaw(located.value_place(("takes_effect",)), problem, "check the year", RULE, "warning")
    for page in book.pages.values():
        if page.matter is None:
            continue
        if page.matter.last_reviewed > book.site.latest_day:
            place = page.located.value_place(("last_reviewed",))
            problem = f"the last review, {in_full(page.matter.last_reviewed)}, is still to come"
            yield Flaw(place, problem, "write the day on which somebody last read the page", RULE)
            continue
        noted = book.organization.reviews.get(page.address) if book.organization else None
        if noted and noted < page.matter.last_reviewed:
            place = book.located.key_place(("reviews", shown_address(page.address)))
            problem = f"this page was reviewed later than that, on {in_full(page.matter.last_reviewed)}"
            yield Flaw(place, problem, "take the line out, or write a later day", RULE, "warning")
        if book.organization and next_review(page, book.organization) < book.site.today:
            place = page.located.value_place(("last_reviewed",))
            problem = f"a review was due by {in_full(next_review(page, book.organization))}"
            line = f"{shown_address(page.address)}: {book.site.today}"
            mend = f"read the page; if nothing is to change, write `{line}` under `reviews:`"
            yield Flaw(place, problem, mend, RULE, "warning")
