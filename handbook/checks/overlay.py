"""What the organization takes out or has reviewed must exist."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from handbook.addresses import plain_address, shown_address
from handbook.book import Book
from handbook.data.located import under
from handbook.flaws import Flaw
from handbook.names import instead

RULE: Final = "overlay"
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
ESSENTIAL = ("", "help-now/", "policies/", "reporting/who-to-tell/", "about/privacy/", "topics/")
"""Pages to which the header, the footer, the search or the page for what is not found lead."""


def check(book: Book) -> Iterator[Flaw]:
    """Yield the addresses in `remove`, `order`, `reviews` and `illustrates` that no page has; in `order`, twice."""
    known = [shown_address(address) for address in book.pages]
    key_place, value_place = book.located.key_place, book.located.value_place
    made = {f"rights/{name}/" for name in book.jurisdictions}
    for path, typed in under(book.located, "remove"):
        address = plain_address(typed)
        if path == ("remove",):  # no list: the model says so
            continue
        if address in ESSENTIAL:
            problem = f"`{typed}` cannot be removed: every page leads there"
            yield Flaw(value_place(path), problem, "put a page of your own in its place instead", RULE)
        elif address in book.pages and book.pages[address].own:
            page = book.pages[address]
            if (book.site.docs / page.uri).is_file():
                problem = f"{page.file} takes the place of our page `{typed}`, so that it is gone already"
                yield Flaw(value_place(path), problem, "take this line out, or delete that file", RULE, "warning")
            else:
                problem = f"`{typed}` is a page of yours, {page.file}"
                yield Flaw(value_place(path), problem, "delete that file, or take this line out", RULE)
        elif address in made:
            problem = f"`{typed}` comes with the law of your places, and other pages lead there"
            yield Flaw(value_place(path), problem, "put a page of your own in its place instead", RULE)
        elif address not in book.removed:
            problem = f"there is no page of ours with the address `{typed}` to remove"
            yield Flaw(value_place(path), problem, instead(typed, known), RULE)
    first: set[str] = set()
    for path, typed in under(book.located, "order"):
        address = plain_address(typed)
        if address in first:
            problem = f"`{typed}` stands in `order` already"
            yield Flaw(value_place(path), problem, "take one of the two out", RULE, "warning")
        first.add(address)
        if path != ("order",) and address not in book.pages:
            problem = f"there is no page with the address `{typed}` to put first"
            yield Flaw(value_place(path), problem, instead(typed, known), RULE)
    for path, day in under(book.located, "reviews"):
        address = str(path[-1])
        if _DAY.fullmatch(day) and day > book.site.latest_day.isoformat():
            mend = "write the day on which somebody here read the page"
            yield Flaw(value_place(path), f"`{day}` is still to come", mend, RULE)
        if plain_address(address) not in book.pages:
            problem = f"there is no page with the address `{address}` to be reviewed"
            yield Flaw(key_place(path), problem, instead(address, known), RULE)
    for page in book.pages.values():
        for path, typed in under(page.located, "illustrates"):
            if plain_address(typed) not in (*book.pages, *book.removed):
                problem = f"there is no page with the address `{typed}`"
                yield Flaw(page.located.value_place(path), problem, instead(typed, known), RULE)
