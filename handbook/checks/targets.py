"""What an organization promises comes in the order in which its pages tell it: an answer, a plan, a decision."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from handbook.book import Book
from handbook.flaws import Flaw

RULE: Final = "targets"
ORDER = {"acknowledge": "the answer to a report", "first_plan": "the first plan", "decide": "the decision"}
"""The targets that follow one another, each with what it is for."""


def check(book: Book) -> Iterator[Flaw]:
    """Warn of targets, and of looks for payback, that are surely out of order, and of news that comes too late."""
    if book.organization is None:
        return
    targets, place = book.organization.targets, book.located.value_place
    names = list(ORDER)
    for index, name in enumerate(names):
        span = getattr(targets, name)
        earlier = next((each for each in names[:index] if span.surely_shorter(getattr(targets, each))), None)
        if earlier:
            first = getattr(targets, earlier)
            problem = f"{ORDER[name]} comes after {ORDER[earlier]}, and {span} is over before {first}"
            mend = f"write a longer time here, or a shorter one at `{earlier}`"
            yield Flaw(place(("targets", name)), problem, mend, RULE, "warning")
    if targets.decide.surely_shorter(targets.update_every):
        problem = f"news comes {targets.update_every.every}, and the decision before that: none would come in between"
        mend = "write a shorter time here, or a longer one at `decide`"
        yield Flaw(place(("targets", "update_every")), problem, mend, RULE, "warning")
    looks = targets.check_back
    for index, (first, span) in enumerate(pairwise(looks), 1):
        if span.surely_shorter(first):
            problem, mend = f"{span} is over before {first}, which stands before it", "write the shortest time first"
            yield Flaw(place(("targets", "check_back", index)), problem, mend, RULE, "warning")
