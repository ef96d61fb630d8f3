"""What keeps a handbook from being published, beyond what keeps it from being built."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final
from urllib.parse import urlsplit

from handbook.book import Book
from handbook.checks import confirmed, placeholders
from handbook.flaws import Flaw
from handbook.versions.lost import LOST

RULE: Final = "publishing"
_REFUSED = (confirmed.RULE, placeholders.RULE)
_NAMED = {
    confirmed.RULE: ("number to call", "numbers to call"),
    placeholders.RULE: ("page or value to fill in", "pages and values to fill in"),
    LOST: ("address that leads nowhere", "addresses that lead nowhere"),
}
"""What each rule finds that a preview may have and a version may not: one, and several."""


def hindrances(book: Book, flaws: Iterable[Flaw]) -> list[Flaw]:
    """Return, as errors, what has to be done before `book`, in which `flaws` were found, can be published."""
    warned = [replace(flaw, severity="error") for flaw in flaws if flaw.rule in _REFUSED and flaw.severity == "warning"]
    return [*_of_details(book), *warned]


def _of_details(book: Book) -> Iterator[Flaw]:
    organization = book.organization
    assert organization is not None
    if organization.example:
        problem = "this is the example that comes with the handbook, which cannot be published"
        mend = "write your own details, and take this line out"
        yield Flaw(book.located.value_place(("example",)), problem, mend, RULE)
    if organization.site_url is None:
        problem = "nothing says at which address the handbook is published"
        mend = "write it, such as `site_url: https://handbook.your-organization.org/`"
        yield Flaw(book.located.value_place(()), problem, mend, RULE)
    elif urlsplit(organization.site_url).query or urlsplit(organization.site_url).fragment:
        problem = f"`{organization.site_url}` is no address under which pages can stand"
        yield Flaw(book.located.value_place(("site_url",)), problem, "take out what follows ? or #", RULE)


def still_to_do(book: Book, flaws: Iterable[Flaw]) -> Iterator[str]:
    """Yield in lines what has to be done before `book`, in which `flaws` were found, can be published.

    What was listed as a warning is counted, all else is told.
    """
    found = list(flaws)
    left = [*hindrances(book, found), *(flaw for flaw in found if flaw.rule == LOST)]
    many = Counter(flaw.rule for flaw in left if flaw.rule != RULE)
    told = [str(flaw) for flaw in left if flaw.rule == RULE]
    counts = ", ".join(f"{count} {_NAMED[rule][count > 1]}" for rule, count in many.items())
    if told:
        yield f"Before a version can be published, settle {f'{counts}, and ' if counts else ''}what follows:"
    elif counts:
        yield f"Before a version can be published, settle {counts}."
    yield from (f"  {line}" for line in told)
