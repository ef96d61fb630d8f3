"""mkdocs.yml is the navigation and no more: every page of ours stands there, and every entry has a page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from handbook.addresses import address_of
from handbook.book import Book
from handbook.data.located import Located, Path, walk
from handbook.flaws import Flaw, Place
from handbook.names import first, instead

RULE: Final = "navigation"
_SETTINGS = "handbook/mkdocs.yml"
_FEW = 3
"""So many pages that stand in no navigation are told one by one."""


def check(book: Book) -> Iterator[Flaw]:
    """Yield pages of ours without an entry, entries without a page (unless it was removed), and what is no entry."""
    data = book.navigation.data if isinstance(book.navigation.data, dict) else {}
    yield from _settings(book.navigation)
    if not book.navigation.whole or not data.get("nav"):
        if book.navigation.whole:
            place = Place(book.navigation.shown)
            yield Flaw(place, "there is no navigation (`nav:`) in this file", "take it from the handbook again", RULE)
        return  # else the file itself has been spoken of
    if not isinstance(data["nav"], list):
        place = book.navigation.value_place(("nav",))
        yield Flaw(place, "the navigation (`nav:`) is no list", "take it from the handbook again", RULE)
        return
    entries: dict[str, Path] = {}
    for path, text in walk(data.get("nav"), ("nav",)):
        if text in entries:
            place = book.navigation.value_place(path)
            yield Flaw(place, f"`{text}` stands in the navigation twice", "take one of the two out", RULE)
        entries.setdefault(text, path)
    joined = [(text.partition(" - ")[0], path) for text, path in entries.items() if " - " in text]
    for name, path in joined:
        problem = f"a colon is missing behind `{name}`, so that the lines below are read as its name"
        yield Flaw(book.navigation.value_place(path), problem, f"write `{name}:`", RULE)
    if joined:
        return
    upstream = {page.uri: page for page in book.pages.values() if not page.own and not page.made}
    for uri, path in entries.items():
        address = address_of(uri)
        if address not in book.pages and address not in book.removed:
            place = book.navigation.value_place(path)
            yield Flaw(place, f"there is no page `{uri}`", instead(uri, upstream), RULE)
    lacking = {uri: page for uri, page in upstream.items() if uri not in entries}
    if len(lacking) > _FEW:  # one line went, and all below it with that
        problem = f"{len(lacking)} of our pages are not in the navigation: {first(sorted(lacking), _FEW)}"
        yield Flaw(book.navigation.key_place(("nav",)), problem, "take the lines from the handbook again", RULE)
        return
    for uri, page in lacking.items():
        mend = f"add `- {uri}` under `nav:` in mkdocs.yml"
        yield Flaw(Place(page.file), "this page is not in the navigation", mend, RULE)


def _settings(file: Located) -> Iterator[Flaw]:
    """Yield each key beside the navigation. MkDocs would run what some of them name, or leave out what we rely on."""
    data = file.data if isinstance(file.data, dict) else {}
    for key in data:
        if key not in ("INHERIT", "nav"):
            mend = f"take it out: settings stand in {_SETTINGS}, and are code"
            yield Flaw(file.key_place((key,)), f"`{key}:` has no place in this file", mend, RULE)
    if data.get("INHERIT") != _SETTINGS and data:
        place = file.value_place(("INHERIT",)) if "INHERIT" in data else Place(file.shown)
        yield Flaw(place, "this file does not take its settings from ours", f"write `INHERIT: {_SETTINGS}`", RULE)
