"""Sections to which links lead are there; one that a fork's text has lost is said once, however many link to it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from handbook.addresses import shown_address
from handbook.book import Book
from handbook.checks.links import ways
from handbook.flaws import Flaw, Place
from handbook.markup.sections import proposed_ids
from handbook.memo import kept
from handbook.names import first, instead
from handbook.pages.page import Page

RULE: Final = "links"
_SHOWN = 2


def check(book: Book) -> Iterator[Flaw]:
    """Yield sections that are not there, though links lead to them."""
    uris = {page.uri: page.address for page in book.pages.values()}
    lost: dict[tuple[Place, str, str], list[str]] = {}  # by where it is missing, its id, and what of theirs misses it
    led: set[tuple[Place, str, str]] = set()
    for page in book.pages.values():
        for way in ways(page):
            target = book.pages[uris[way.uri]] if way.uri in uris else None
            if target is None or not way.section or way.link.image:
                continue
            if way.section in _anchors(target) and way.section not in target.lost:
                continue
            place = page.body.at(way.link.offset)
            ours = not page.own and place.path not in page.replaced.values()
            if ours and (target.own or way.section in target.replaced):
                there = target.body.place(1) if target.own else Place(target.replaced[way.section])
                missing = (there, way.section, "page" if target.own else "section")
                lost.setdefault(missing, []).append(page.file)
                led |= {missing} if way.section in target.lost else set()
            else:
                problem = f"`{shown_address(target.address)}` has no section `{way.section}`"
                yield Flaw(place, problem, instead(way.section, _anchors(target) - {*target.lost}), RULE)
    for (place, section, what), files in lost.items():
        by = first(list(dict.fromkeys(files)), _SHOWN)
        problem = f"this {what} of yours has no `{section}` in it, as ours has, to which links lead from {by}"
        mend = f"write {{: #{section} }} behind the heading that answers it"
        if (place, section, what) in led:  # a merge may bring such a link
            mend += "; until then they lead to where it begins"
        yield Flaw(place, problem, mend, RULE, "warning" if (place, section, what) in led else "error")


@kept
def _anchors(page: Page) -> set[str]:
    """Return the ids of a page, and those that its headings without one are asked to take."""
    return page.ids | {*proposed_ids(page.body.text).values()}
