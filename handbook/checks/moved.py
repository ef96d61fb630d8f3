"""Addresses that pages had before lead to pages that there are, and none of them is a page's own."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator
from typing import Final

from handbook.addresses import is_beside_pages, plain_address, shown_address
from handbook.book import Book
from handbook.data.located import under
from handbook.flaws import Flaw, Place
from handbook.names import instead
from handbook.pages.page import Page

RULE: Final = "moved"
_ADDRESS = re.compile(r"([a-z0-9][a-z0-9._-]*/)+")


def check(book: Book) -> Iterator[Flaw]:
    """Yield old addresses in `redirects`, `gone` and `formerly` that are none, still are pages, or lead nowhere."""
    known = [shown_address(address) for address in book.pages]
    said: dict[str, tuple[str, bool]] = {}  # by old address who says where it leads, and whether those are we
    pages = book.pages.values()
    yield from _in_pages(book, (page for page in pages if not page.own), said)  # what we say, no fork can change
    for key in ("redirects", "gone"):
        for path, new in under(book.located, key):
            if len(path) < 2:  # no mapping: the model says so
                continue
            yield from _old_address(book, str(path[-1]), book.located.key_place(path), f"`{key}:`", said)
            if key == "redirects" and plain_address(new) not in book.pages:
                problem = f"there is no page with the address `{new}` to lead to"
                yield Flaw(book.located.value_place(path), problem, instead(new, known), RULE)
    yield from _in_pages(book, (page for page in pages if page.own), said)


def _in_pages(book: Book, pages: Iterable[Page], said: dict[str, tuple[str, bool]]) -> Iterator[Flaw]:
    for page in pages:
        for path, old in under(page.located, "formerly"):
            if len(path) == 2:
                place = page.located.value_place(path)
                yield from _old_address(book, old, place, page.file, said, ours=not page.own)
                if not page.own and not _is_beside(plain_address(old), page.uri):
                    problem = f"`{old}` is in another folder, and links in organizations' files begin there"
                    mend = "leave the page in its folder; `nav:` in mkdocs.yml shows it wherever you like"
                    yield Flaw(place, problem, mend, RULE)


def _is_beside(old: str, uri: str) -> bool:
    """Return whether links on a page that had the address `old` led where they lead on the page `uri`."""
    folder, name = posixpath.split(uri)
    return name != "index.md" and posixpath.dirname(old.rstrip("/")) == folder


def _old_address(
    book: Book, typed: str, place: Place, where: str, said: dict[str, tuple[str, bool]], ours: bool = False
) -> Iterator[Flaw]:
    address = plain_address(typed)
    if not _ADDRESS.fullmatch(address):
        mend = "write it as old/page/: lower case, digits and hyphens, a slash at the end"
        yield Flaw(place, f"`{typed}` is no address", mend, RULE)
    elif is_beside_pages(address):
        problem = f"`{typed}` is no address of a page: versions, or the files that draw pages, stand there"
        yield Flaw(place, problem, "take this line out", RULE)
    elif address in book.pages:
        of_ours = not book.pages[address].own and not ours  # a merge may bring a page of this address
        problem = f"`{typed}` is a page{' of ours' if of_ours else ''}, so nothing can lead on from it"
        yield Flaw(place, problem, "take this line out", RULE, "warning" if of_ours else "error")
    elif said.setdefault(address, (where, ours))[0] != where:
        who, by_us = said[address]
        of_ours = by_us and not ours  # a merge may bring this too
        mend = "take this line out" if of_ours else "keep one of the two"
        yield Flaw(place, f"{who} says already where `{typed}` leads", mend, RULE, "warning" if of_ours else "error")
