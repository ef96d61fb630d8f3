"""Pages and sections of the organization's own say on which text of ours they are based, and ours is still that one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from handbook.addresses import shown_address
from handbook.book import Book
from handbook.flaws import Flaw
from handbook.pages.based_on import Base

RULE: Final = "based-on"


def check(book: Book) -> Iterator[Flaw]:
    """Yield warnings where ours changed under a text that replaces it, or nothing tells; and ours with a base."""
    for base in book.overlaid.bases:
        ours = f"section `{base.section}`" if base.section else f"page `{shown_address(base.address)}`"
        if base.ours is None and base.given:
            yield _of_nothing(base)
        elif base.changed:
            problem = f"our {ours} has changed since yours was based on it"
            mend = f"take over what you want of it, then write `based_on: {base.current}`"
            yield Flaw(base.place, problem, mend, RULE, "warning")
        elif base.ours is not None and not base.given:
            its = "its two lines `---`" if base.topped else "two lines `---` at its top"
            mend = f"write `based_on: {base.current}` between {its}"
            if not base.section:  # a page of ours may have come where theirs was
                mend += "; or give the file another name if it is about something else"
            problem = f"this stands in place of our {ours}, and nothing says on which text of it yours is based"
            yield Flaw(base.place, problem, mend, RULE, "warning")
    for page in book.pages.values():
        if not page.own and not page.made and isinstance(page.located.data, dict) and "based_on" in page.located.data:
            place = page.located.key_place(("based_on",))
            yield Flaw(place, "this page is one of ours, and is based on none", "take `based_on` out", RULE)


def _of_nothing(base: Base) -> Flaw:
    if base.section:
        problem = f"`{base.section}` is no section of ours, so that nothing can change under this one"
    else:
        problem = (
            f"no page of ours has the address `{shown_address(base.address)}`, so that nothing can change under this"
        )
    return Flaw(
        base.place, problem, "take `based_on` out, or give the file the name of what it replaces", RULE, "warning"
    )
