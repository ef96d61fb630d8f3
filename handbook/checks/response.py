"""The table of where to begin fits the ladder of responses."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from handbook.book import Book
from handbook.flaws import Flaw
from handbook.names import instead

RULE: Final = "response"


def check(book: Book) -> Iterator[Flaw]:
    """Yield steps with one id, levels that begin at no step, and factors with more or fewer levels than the first."""
    if book.organization is None:
        return
    response, place = book.organization.response, book.located.value_place
    known = [rung.id for rung in response.ladder]
    called = {rung.name: rung.id for rung in response.ladder if known.count(rung.id) == 1}
    for index, rung in enumerate(response.ladder):
        if rung.id in known[:index]:
            where = place(("response", "ladder", index, "id"))
            yield Flaw(where, f"the id `{rung.id}` is used twice", "give each step its own", RULE)
    first = response.table[0]
    for index, factor in enumerate(response.table):
        if len(factor.levels) != len(first.levels):
            problem = f"`{factor.factor}` has {len(factor.levels)} levels, and `{first.factor}` {len(first.levels)}"
            where = place(("response", "table", index, "levels"))
            yield Flaw(where, problem, "give each as many, so that they make a table", RULE)
        for number, level in enumerate(factor.levels):
            if level.begin not in known:
                where = place(("response", "table", index, "levels", number, "begin"))
                yield Flaw(
                    where, f"`{level.begin}` is no step of the ladder", instead(level.begin, known, called=called), RULE
                )
